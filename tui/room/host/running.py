"""Opening a room, going on with one, finding the host that runs, and ending it. All of this waits for processes."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import TypeVar

import msgspec

from tui.course.course import Course
from tui.course.fingerprint import fingerprint
from tui.course.workshops import Plan
from tui.room import sessions
from tui.room.asking import agenda
from tui.room.codes import hashed, new_code, new_host_secret
from tui.room.host import beside
from tui.room.host.addresses import EVERYWHERE, LOOPBACK, PORTS, first_free_port
from tui.room.host.beside import Running, is_alive
from tui.room.host.settings import IDLE_MINUTES, SECRET_VARIABLE, ServeSettings
from tui.room.listing import delete
from tui.room.plan import Options, to_json
from tui.room.sessions import SessionFile
from tui.room.sqlite import SqliteStore
from tui.room.state import RoomState
from tui.room.store import RoomRow, StoreError

__all__ = [
    "HostError",
    "Reach",
    "Running",
    "create",
    "find_running",
    "is_alive",
    "open_room",
    "resume",
    "start",
    "stop",
]

START_SECONDS = 20.0
"""How long a host may take until it answers."""
STOP_SECONDS = 10.0
"""How long it may take to end."""
_STEP_SECONDS = 0.05
_LAST_WORDS = 2000
_INSTALLED = ("site-packages", "dist-packages")
Found = TypeVar("Found")


class HostError(Exception):
    """There is no host. The text says why, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How a room is to be reached: what its facilitator chose."""

    bind: str = EVERYWHERE
    port: int | None = None
    """None for the first that is free of those that rooms have."""
    address: str = ""
    public_url: str = ""
    trusted_proxies: tuple[str, ...] = ()
    idle_minutes: float = IDLE_MINUTES


def create(
    data: Path, course: Course, plan: Plan, options: Options, secret: str, file: Path | None = None
) -> SessionFile:
    """Make the file of a new room.

    Args:
        data: The data folder.
        course: The course that it is about.
        plan: The plan that it runs.
        options: What its facilitator chose.
        secret: What its consoles will show.
        file: Where it is to be, if not among the others of the data folder.

    Raises:
        PlanError: The plan cannot be run.
        StoreError: The file cannot be made.
        OSError: The folder cannot.
    """
    code = new_code()
    # What cannot be run is no room.
    agenda(course, plan, options, seed=code)
    now = datetime.now(UTC)
    session = SessionFile(file) if file else sessions.new(data, now.astimezone().strftime("%Y-%m-%d"), code)
    session.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    row = RoomRow(
        code=code,
        host=hashed(secret),
        course=course.id,
        content=fingerprint(course.root),
        plan=to_json(plan),
        options=msgspec.to_builtins(options),
        opened=now.isoformat(timespec="milliseconds"),
    )

    async def write() -> None:
        await SqliteStore.create(session.path, row, RoomState()).close()

    asyncio.run(write())
    return session


def open_room(data: Path, course: Course, plan: Plan, options: Options, reach: Reach | None = None) -> Running:
    """Open a new room, with a host of its own; a room whose host does not start is none.

    See `create` and `start` for what is raised.
    """
    secret = new_host_secret()
    session = create(data, course, plan, options, secret)
    try:
        return start(session, course.root, reach or Reach(), secret=secret, hands_only=options.hands)
    except BaseException:
        with suppress(StoreError, OSError):
            delete(session)
        raise


def start(
    session: SessionFile, course_root: Path, reach: Reach, *, secret: str = "", hands_only: bool = False
) -> Running:
    """Have a host serve a room, in a process of its own that outlives this one; return once it answers.

    Args:
        session: The room.
        course_root: The folder of its course.
        reach: How it is to be reached.
        secret: What consoles show; a new one where it is empty.
        hands_only: Whether no phone takes part.

    Raises:
        HostError: It does not start; the text is what it had to say.
        SettingsError: It cannot be reached so.
    """
    bind = LOOPBACK if hands_only else reach.bind
    settings = ServeSettings(
        course_root=course_root.absolute(),
        file=session.path.absolute(),
        secret=secret or new_host_secret(),
        bind=bind,
        port=first_free_port(PORTS, bind) if reach.port is None else reach.port,
        address=reach.address,
        public_url=reach.public_url,
        trusted_proxies=reach.trusted_proxies,
        hands_only=hands_only,
        idle_minutes=reach.idle_minutes,
    )
    before = beside.read(session.host_file)
    log = os.open(session.log_file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    said_before = os.fstat(log).st_size
    try:
        child = subprocess.Popen(
            (sys.executable, "-m", "tui.room.host"),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=_environment(settings.secret),
            cwd=session.path.absolute().parent,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    finally:
        os.close(log)
    assert child.stdin is not None
    try:
        child.stdin.write(settings.to_json())
        child.stdin.close()
    except BrokenPipeError:
        pass  # It has ended, and said why.
    running = None
    try:
        running = _when(START_SECONDS, lambda: _answers(session, before) if child.poll() is None else None, child.poll)
    finally:
        # Whoever is interrupted while a host starts leaves none behind that nobody knows of.
        if running is None:
            child.kill()
            child.wait()
    if running is None:
        raise HostError(_last_words(session, said_before) or "The host of the room does not start.")
    # This process may end before it; if not, somebody must be told of its end.
    Thread(target=child.wait, name="room-host", daemon=True).start()
    return running


def resume(
    data: Path, name: str, course_root: Path, reach: Reach | None = None, *, hands_only: bool = False
) -> Running:
    """Go on with a room whose host is gone: same code, same seats, same public URL, and if it is free the same port.

    A host of it that runs is not started twice.

    Args:
        data: The data folder.
        name: The room's code, or the name of its file.
        course_root: The folder of its course.
        reach: How it is to be reached.
        hands_only: Whether no phone takes part.

    Raises:
        HostError: There is no such room, or its host does not start.
        SettingsError: It cannot be reached so.
    """
    found = sessions.called(data, name)
    if not found:
        raise HostError(f"There is no room {name}.")
    session = found[-1]
    before = beside.read(session.host_file)
    if before is not None and is_alive(before):
        return before
    reach = reach or Reach()
    port, secret = reach.port, ""
    if before is not None:
        secret = before.secret
        reach = replace(reach, public_url=reach.public_url or before.public_url)
        if port is None and first_free_port((before.port,), LOOPBACK if hands_only else reach.bind):
            port = before.port
    chosen = replace(reach, port=port)
    return start(session, course_root, chosen, secret=secret, hands_only=hands_only)


def find_running(data: Path) -> list[Running]:
    """The hosts of a data folder that run, the newest last."""
    told = (beside.read(session.host_file) for session in sessions.all_of(data))
    return [running for running in told if running is not None and is_alive(running)]


def left_behind(data: Path) -> list[SessionFile]:
    """The rooms whose host has ended without having been told to, the newest last: they can be gone on with."""
    told = ((session, beside.read(session.host_file)) for session in sessions.all_of(data))
    return [session for session, running in told if running is not None and not is_alive(running)]


def stop(running: Running) -> bool:
    """End a host; the room can be gone on with. Whether it has ended: one that does not answer is let be."""
    if not is_alive(running):
        return True
    try:
        os.kill(running.pid, getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM))
    except ProcessLookupError:
        return True
    except OSError:
        return False
    host_file = SessionFile(Path(running.file)).host_file
    # That is the last thing it does.
    return bool(_when(STOP_SECONDS, lambda: not host_file.exists(), lambda: None))


def _answers(session: SessionFile, before: Running | None) -> Running | None:
    """The new host, if it answers."""
    running = beside.read(session.host_file)
    return running if running is not None and running != before and is_alive(running) else None


def _when(seconds: float, look: Callable[[], Found], ended: Callable[[], object]) -> Found | None:
    """What is found within some seconds, or before something has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := look():
            return found
        if ended() is not None:
            return None
        time.sleep(_STEP_SECONDS)
    return None


def _environment(secret: str) -> dict[str, str]:
    """That of this process, with the secret; the program is found where this one was."""
    environment = os.environ | {SECRET_VARIABLE: secret}
    here = Path(__file__).resolve().parents[3]
    if here.name in _INSTALLED:
        return environment
    path = os.pathsep.join(filter(None, (str(here), os.environ.get("PYTHONPATH", ""))))
    return environment | {"PYTHONPATH": path}


def _last_words(session: SessionFile, since: int) -> str:
    """The last line of what a host had to say."""
    try:
        said = session.log_file.read_bytes()[since:][-_LAST_WORDS:].decode("utf-8", "replace")
    except OSError:
        return ""
    return next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "")
