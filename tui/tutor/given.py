"""What a learner has given, as it stands on record: an answer, or an own text with its rating."""

from __future__ import annotations

from msgspec import Struct

from tui.journal.events import Answered, Event, Reflected


class Given(Struct, frozen=True, gc=False):
    """An answer that was given.

    A Struct, as what it holds: a record may have hundreds of thousands, which no search for garbage should go through.
    """

    event: Event
    data: Answered
    round: int
    """How many answers to the item came before it in its context."""

    @property
    def item(self) -> str:
        """Id of the item."""
        return self.event.subject


class Rated(Struct, frozen=True, gc=False):
    """A learner's own reading of an own text."""

    event: Event
    data: Reflected
    text: str
    """The text as it was then: the note on the item."""

    @property
    def item(self) -> str:
        """Id of the item."""
        return self.event.subject
