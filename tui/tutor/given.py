"""What a learner has given, as it stands on record: an answer, or an own text with its rating."""

from __future__ import annotations

from dataclasses import dataclass

from tui.journal.events import Answered, Event, Reflected


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given."""

    event: Event
    data: Answered
    round: int
    """How many answers to the item came before it in its context."""

    @property
    def item(self) -> str:
        """Id of the item."""
        return self.event.subject


@dataclass(frozen=True, slots=True)
class Rated:
    """A learner's own reading of an own text."""

    event: Event
    data: Reflected
    text: str
    """The text as it was then: the note on the item."""

    @property
    def item(self) -> str:
        """Id of the item."""
        return self.event.subject
