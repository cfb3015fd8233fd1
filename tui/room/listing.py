"""The rooms of this machine: read one, list them, delete one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tui.course.safe_text import clean
from tui.course.workshops import OwnPace
from tui.room.plan import PlanError, from_json, options_from_json
from tui.room.sessions import SessionFile, all_of
from tui.room.soundness import sound
from tui.room.sqlite import read_saved
from tui.room.store import Saved, StoreError, StoreInUseError

Ask = Callable[[SessionFile], Saved | None]
"""Asks the host that has a room for what is in it; None where it does not say."""

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may leave beside a file."""


class Listed(Struct, frozen=True, kw_only=True):
    """A room, as it is listed."""

    session: str
    """What it is called on the command line, besides its code: `2026-03-01-K7M4QX`."""
    code: str
    day: str
    """When it was opened: `2026-03-01`."""
    age_days: int
    running: bool
    """Whether a host has it."""
    ended: bool | None = None
    """Whether it is over, so that it cannot be gone on with; null, as are the rest, where it cannot be read."""
    plan: str | None = None
    """The title of its plan."""
    course: str | None = None
    people: int | None = None
    """Those who voted."""
    votes: int | None = None
    activity: int | None = None
    """Where it is, or was at its end: the number of the activity; 0 in the lobby."""
    activities: int | None = None
    """How many its plan has."""
    trouble: str = ""
    """Why it cannot be read, or empty."""


def read(session: SessionFile, ask: Ask) -> Saved:
    """What is in a room: from its file, or from the host that has it.

    Raises:
        StoreInUseError: A host has it, and does not say.
        StoreError: It cannot be read.
    """
    try:
        return sound(read_saved(session.path))
    except StoreInUseError:
        found = ask(session)
        if found is None:
            raise
        return sound(found)


def listed(data: Path, today: date, ask: Ask) -> tuple[Listed, ...]:
    """The rooms of a data folder, oldest first; one that cannot be read is listed with the reason."""
    return tuple(_listed(session, today, ask) for session in all_of(data))


def _listed(session: SessionFile, today: date, ask: Ask) -> Listed:
    age = 0
    with suppress(ValueError):
        age = (today - date.fromisoformat(session.day)).days
    row = Listed(session=session.name, code=session.code, day=session.day, age_days=age, running=False)
    try:
        try:
            saved = read_saved(session.path)
        except StoreInUseError:
            row = replace(row, running=True)
            found = ask(session)
            if found is None:
                return row
            saved = found
        return _told(row, saved)
    except (StoreError, PlanError) as error:
        return replace(row, trouble=clean(str(error)))


def _told(row: Listed, saved: Saved) -> Listed:
    plan, options = from_json(saved.room.plan), options_from_json(saved.room.options)
    # Where hands are counted, each text of a set is an activity of its own.
    sizes = (len(each.a) if options.hands and isinstance(each, OwnPace) else 1 for each in plan.activities)
    return replace(
        row,
        ended=bool(saved.room.ended) or saved.state.phase == "over",
        plan=clean(plan.title),
        course=clean(saved.room.course),
        people=len({ballot.seat for ballot in saved.ballots}),
        votes=len(saved.ballots),
        activity=saved.state.act,
        activities=sum(sizes),
    )


def delete(session: SessionFile) -> tuple[Path, ...]:
    """Remove a room, what attaches to its host, and what that host had to say.

    Returns:
        The files that were removed.

    Raises:
        StoreInUseError: A host has it.
        OSError: A file cannot be removed; what is left is listed still.
    """
    try:
        read_saved(session.path)
    except StoreInUseError:
        raise
    except StoreError:
        # It makes no sense, or is of another version: nobody has it, and it is to go.
        pass
    return tuple(_remove(session))


def _remove(session: SessionFile) -> Iterator[Path]:
    """The secret first and the room itself last: while that is there, it is listed, and can be deleted again."""
    beside = [session.path.with_name(f"{session.path.name}{end}") for end in _BESIDE]
    for path in (session.host_file, session.log_file, *beside, session.path):
        if path.exists() or path.is_symlink():
            path.unlink()
            yield path
