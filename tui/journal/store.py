"""The journal: keeps what happened, and tells it again in the same order."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from msgspec.structs import replace

from tui.journal import rows
from tui.journal.backup import DAMAGED, FAILED, FOLDER, is_due, make_backup
from tui.journal.connecting import explain, is_busy, is_unreadable
from tui.journal.errors import JournalBusy, JournalError, JournalTooNew, NotImportedError
from tui.journal.events import Event, EventData
from tui.journal.health import examine
from tui.journal.holding import Held
from tui.journal.importing import add_rows, read_foreign
from tui.journal.inspecting import Source, Unreadable, is_sound
from tui.journal.machine import random_id, utc_now
from tui.journal.migrations import MIGRATIONS, Migration
from tui.journal.opening import Opened, open_source
from tui.journal.reports import Backup, Health, Imported, Notice, Stretch
from tui.journal.suspicion import suspect


class Journal(Held):
    """What happened to the learners of one file. Made by `open` or `nowhere`; any thread may use it.

    When the file cannot be written, or no longer, the journal goes on in memory: `writable` is False, a notice says
    why, and what is appended is given back by `events` until the program ends.
    """

    def __init__(self, source: Source, new_id: Callable[[], str], opened: Opened) -> None:
        """Go on with what was opened; see `open` and `nowhere`."""
        super().__init__(source, opened)
        self._new_id = new_id

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = random_id,
        migrations: Sequence[Migration] = MIGRATIONS,
        busy_timeout: float = 5.0,
    ) -> Self:
        """Open the journal in a file, which is made if there is none, its folder included.

        Args:
            path: The file.
            clock: Gives the time, with its zone.
            new_id: Gives an id that no other event has.
            migrations: The steps to the newest format.
            busy_timeout: Seconds to wait while another program holds the file.

        Raises:
            JournalTooNew: A newer version wrote the file, which is left as it is.
            JournalBusy: Another program held it for too long.
        """
        source = Source(Path(os.path.realpath(path)), migrations, clock, busy_timeout)
        return cls(source, new_id, open_source(source))

    @classmethod
    def nowhere(cls, *, clock: Callable[[], datetime] = utc_now, new_id: Callable[[], str] = random_id) -> Self:
        """A journal that is kept in memory, as it should be: nothing is said of it, and no file or folder is made.

        Args:
            clock: Gives the time, with its zone.
            new_id: Gives an id that no other event has.
        """
        return cls(Source(Path(os.devnull), MIGRATIONS, clock, 0.0), new_id, Opened(None, False, ()))

    def append(self, data: EventData, *, learner: str, course: str, subject: str, revision: str) -> Event:
        """Keep an event. When this returns it is committed and synced, unless its seq is None: then it is in memory.

        Args:
            data: What happened.
            learner: To whom.
            course: In which course: its id.
            subject: To what: an id, as the kind of event requires.
            revision: The revision of the course's content.

        Returns:
            The event as kept.

        Raises:
            UnwritableEvent: A value is outside its type or a text is not valid Unicode; nothing was kept.
            JournalBusy: Another program held the file for too long; nothing was kept.
            JournalError: The journal is closed, or the id is taken; nothing was kept.
        """
        event = Event(
            seq=None,
            id=self._new_id(),
            time=self._source.clock(),
            learner=learner,
            course=course,
            subject=subject,
            revision=revision,
            data=data,
        )
        event = replace(event, time=event.time.astimezone(UTC)) if event.time.tzinfo else event
        rows.check(event)
        with self._lock:
            kept, notices = self._keep(event)
        self._tell(notices)
        return kept

    def events(self, learner: str, course: str, after: int = 0) -> list[Event]:
        """What happened to a learner in a course, in order.

        Events that this version cannot understand are left out; `health` counts them.

        Args:
            learner: Who.
            course: Id of the course.
            after: Leave out the saved events up to this seq. Those that could not be saved always come, at the end.

        Raises:
            JournalBusy: Another program held the file for too long.
            JournalError: The journal is closed.
        """
        return self.stretch(learner, course, after).events

    def stretch(self, learner: str, course: str, after: int = 0, most: int = -1) -> Stretch:
        """So many of the events that `events` gives, the first of them; a long record is read a stretch at a time.

        Args:
            learner: Who.
            course: Id of the course.
            after: Leave out the saved events up to this seq.
            most: How many at most; -1 for all.

        Raises:
            JournalBusy: Another program held the file for too long.
            JournalError: The journal is closed.
        """
        with self._lock:
            found, notices = self._read(rows.SELECT_STRETCH, (learner, course, after, most))
            is_last = len(found) != most
            unsaved = [
                event for event in self._unsaved if is_last and (event.learner, event.course) == (learner, course)
            ]
            saved, more = self._saved(unsaved)
        self._tell(notices + more)
        return Stretch(
            rows.decode(found) + [event for event in unsaved if event.id not in saved],
            found[-1][0] if found else after,
            is_last,
        )

    def knows(self, learner: str, course: str) -> bool:
        """Whether anything has happened to a learner in a course.

        Raises:
            JournalBusy: Another program held the file for too long.
            JournalError: The journal is closed.
        """
        with self._lock:
            found, notices = self._read(
                "SELECT 1 FROM event WHERE learner = ? AND course = ? LIMIT 1", (learner, course)
            )
            unsaved = any((event.learner, event.course) == (learner, course) for event in self._unsaved)
        self._tell(notices)
        return bool(found) or unsaved

    def learners(self) -> list[str]:
        """Everybody to whom something happened, in whichever course, by when they first came.

        Raises:
            JournalBusy: Another program held the file for too long.
            JournalError: The journal is closed.
        """
        with self._lock:
            found, notices = self._read(rows.SELECT_LEARNERS, ())
            unsaved = [event.learner for event in self._unsaved]
        self._tell(notices)
        names = []
        for (name,) in found:
            with suppress(UnicodeDecodeError):
                names.append(name.decode())
        return list(dict.fromkeys(names + unsaved))

    def take_in(self, path: Path) -> tuple[Imported, ...]:
        """Add what happened by another machine's journal: every event that is not here yet, in its order, or none.

        They come after what is here already, whatever the clocks said. The other file is only read.

        Args:
            path: The other journal, of this or an older format.

        Returns:
            What was in it, for each learner and course.

        Raises:
            NotImportedError: It is no journal that can be taken in, or nothing can be saved here.
            JournalBusy: Another program held one of the files for too long.
            JournalError: The journal is closed.
        """
        with self._lock:
            self._require_open()
            found = read_foreign(replace(self._source, path=path.absolute()), own=self.path)
            if not self._writable or self._connection is None:
                raise NotImportedError(path, "nothing new can be saved here")
            try:
                with self._writing(self._connection):
                    return add_rows(self._connection, found, path)
            except sqlite3.Error as error:
                if is_busy(error):
                    raise JournalBusy(self.path) from error
                raise NotImportedError(path, f"it cannot be saved here: {explain(error)}") from error

    def back_up(self) -> Backup | None:
        """Make the backup of this day, if there is none yet and anything to keep. Slow: call it from a worker.

        It never raises; when it fails a notice says so.

        Returns:
            The backup, or None when none was made.
        """
        try:
            if not self._writable or not is_due(self.path, self._source.clock()) or self._is_empty():
                return None
            return make_backup(self.path, self._source.clock(), self._source.busy_timeout, self._examine)
        except Unreadable:
            suspect(self.path)
            notice = Notice("damaged", DAMAGED.format(path=self.path), self.path)
        except (OSError, sqlite3.Error) as error:
            if is_unreadable(error):
                suspect(self.path)
            notice = Notice("not-backed-up", FAILED.format(why=explain(error)), self.path.parent / FOLDER)
        except JournalError:
            return None
        with self._lock:
            notices = self._note(notice)
        self._tell(notices)
        return None

    def _examine(self, backup: Path) -> None:
        """Look through a copy of the journal.

        Raises:
            Unreadable: It is damaged, and so is the journal.
        """
        if not is_sound(self._source, backup):
            raise Unreadable

    def health(self) -> Health:
        """The state of the journal. Slow: it reads all of the file.

        Raises:
            JournalError: The journal is closed.
        """
        with self._lock:
            self._require_open()
            report = examine(self.path, self._connection)
            if self._connection is not None and report.check != "ok":
                suspect(self.path)
            return replace(report, writable=self._writable, unsaved=len(self._unsaved), notices=self._notices)

    def _keep(self, event: Event) -> tuple[Event, tuple[Notice, ...]]:
        """Save an event, or keep it in memory, with what to tell."""
        self._require_open()
        notices: tuple[Notice, ...] = ()
        if self._writable and self._connection is not None:
            try:
                return replace(event, seq=self._save(self._connection, event)), ()
            except (sqlite3.IntegrityError, sqlite3.DataError) as error:
                raise JournalError(f"This could not be saved: {error}.") from error
            except JournalTooNew:
                notices = self._stop_saving("a newer version of two-schemers has taken over the file")
            except sqlite3.Error as error:
                if is_busy(error):
                    raise JournalBusy(self.path) from error
                notices = self._give_up(error)
        self._unsaved.append(event)
        return event, notices

    def _saved(self, events: Sequence[Event]) -> tuple[set[str], tuple[Notice, ...]]:
        """The ids of those events that are in the file after all, though saving them failed; with what to tell."""
        ids: set[str] = set()
        notices: tuple[Notice, ...] = ()
        for event in events:
            found, more = self._read("SELECT 1 FROM event WHERE id = ?", (event.id,))
            ids |= {event.id} if found else set()
            notices += more
        return ids, notices

    def _save(self, connection: sqlite3.Connection, event: Event) -> int:
        with self._writing(connection):
            return rows.insert(connection, event)

    def _is_empty(self) -> bool:
        with self._lock:
            self._require_open()
            if self._connection is None:
                return True
            return self._connection.execute("SELECT 1 FROM event LIMIT 1").fetchone() is None
