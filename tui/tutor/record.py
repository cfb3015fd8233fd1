"""A learner's record of one course: the history to read, and the one way to add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.tutor.history import History

if TYPE_CHECKING:
    from tui.journal.events import Event, EventData
    from tui.journal.store import Journal


class Record:
    """One learner's record of one course."""

    def __init__(self, journal: Journal, learner: str, course: str) -> None:
        self.journal = journal
        self.learner = learner
        self.course = course
        """Id of the course."""
        self.history = History(journal.events(learner, course))
        """What has happened so far."""

    def add(self, data: EventData, subject: str, revision: str = "") -> Event:
        """Keep an event. When this returns it is saved, or the journal has said that it cannot save.

        Raises:
            JournalError: Nothing was kept.
        """
        event = self.journal.append(data, learner=self.learner, course=self.course, subject=subject, revision=revision)
        self.history.take(event)
        return event
