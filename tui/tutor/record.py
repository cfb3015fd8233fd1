"""A learner's record of one course: the history to read, and the one way to add to it."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from tui.tutor.history import History

if TYPE_CHECKING:
    from tui.journal.events import Event, EventData
    from tui.journal.store import Journal

STRETCH = 500
"""How many events are read at once: a screen that waits for that long is not seen to wait."""


class Record:
    """One learner's record of one course. Any thread may use it.

    What is on record is read when it is first asked for, or before that by whoever has the time, a stretch after the
    other; a new learner's is read from the beginning.
    """

    def __init__(self, journal: Journal, learner: str, course: str) -> None:
        """Make a record; next to nothing is read yet.

        Raises:
            JournalError: It cannot be read now.
        """
        self.journal = journal
        self.learner = learner
        self.course = course
        """Id of the course."""
        self.is_read = not journal.knows(learner, course)
        """Whether all that is on record has been read."""
        self._history = History()
        self._after = 0
        self._lock = Lock()

    @property
    def history(self) -> History:
        """What has happened so far. Where it has not been read it is read now, and a long record takes seconds.

        Raises:
            JournalError: It cannot be read now.
        """
        self.read()
        return self._history

    def read(self) -> None:
        """Read what is on record, all of it.

        Raises:
            JournalError: It cannot be read now; what was read is kept, and the next call goes on from there.
        """
        while not self.is_read:
            self.read_on()

    def read_on(self) -> None:
        """Read the next stretch of what is on record.

        Raises:
            JournalError: It cannot be read now.
        """
        with self._lock:
            if self.is_read:
                return
            stretch = self.journal.stretch(self.learner, self.course, self._after, STRETCH)
            for event in stretch.events:
                self._history.take(event)
            self._after = stretch.after
            self.is_read = stretch.is_last

    def add(self, data: EventData, subject: str, revision: str = "") -> Event:
        """Keep an event. When this returns it is saved, or the journal has said that it cannot save.

        Raises:
            JournalError: Nothing was kept.
        """
        # One that comes before all was read is read in its turn, the last one.
        with self._lock:
            event = self.journal.append(
                data, learner=self.learner, course=self.course, subject=subject, revision=revision
            )
            if self.is_read:
                self._history.take(event)
        return event
