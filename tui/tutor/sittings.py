"""Forms that were sat, folded from the journal's events: what was asked in which order, what was answered, the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from msgspec import Struct, field

from tui.journal.events import Begun, Event
from tui.tutor.given import Given


class Sitting(Struct, kw_only=True):
    """A form being sat, or that was."""

    quiz: str
    """Id of the form."""
    seed: str
    """What the order of its items follows from."""
    items: tuple[str, ...]
    """Ids of its items, in the order in which they are asked."""
    attempt: int
    """1 for the first time that the learner ever began it, whatever was reset since."""
    seen: frozenset[str]
    """Items that the learner had ever answered before, whatever was reset since."""
    begun: datetime
    """UTC."""
    finished: datetime | None = None
    """UTC; None until its end."""
    answers: dict[str, Given] = field(default_factory=dict)
    """The answer to each item, in the order in which they were given."""


class Sittings(Struct):
    """The current sitting of each form; that of before a reset is behind, and counts as an attempt."""

    _current: dict[str, Sitting] = field(default_factory=dict)
    _attempts: Counter[str] = field(default_factory=Counter)

    def of(self, quiz: str) -> Sitting | None:
        """The sitting of a form; None where it was not begun since it was last reset."""
        return self._current.get(quiz)

    def attempts(self, quiz: str) -> int:
        """How often a form was ever begun, whatever was reset since."""
        return self._attempts[quiz]

    def begin(self, event: Event, data: Begun, met: Collection[str]) -> None:
        """Take in that a form was begun.

        Until it is reset it is sat once: another beginning, of another program or machine, is the same sitting.

        Args:
            event: The event.
            data: Of the event.
            met: Items that had ever been answered.
        """
        quiz = event.subject
        if quiz in self._current:
            return
        self._attempts[quiz] += 1
        self._current[quiz] = Sitting(
            quiz=quiz,
            seed=data.seed,
            items=data.items,
            attempt=self._attempts[quiz],
            seen=frozenset(data.items).intersection(met),
            begun=event.time,
        )

    def answer(self, given: Given) -> None:
        """Take in an answer, where it was given in a form that is being sat; what counts is the first to each item."""
        sitting = self._current.get(given.data.context)
        if sitting is not None and sitting.finished is None and given.item in sitting.items:
            sitting.answers.setdefault(given.item, given)

    def finish(self, event: Event) -> None:
        """Take in that a form has come to its end. A clock that was set back makes no negative span."""
        sitting = self._current.get(event.subject)
        if sitting is not None and sitting.finished is None:
            sitting.finished = max(event.time, sitting.begun)

    def reset(self, quiz: str) -> None:
        """Put the sitting of a form behind; all of them where the quiz is empty."""
        if quiz:
            self._current.pop(quiz, None)
        else:
            self._current.clear()

    @property
    def open(self) -> tuple[str, ...]:
        """The forms that are being sat: nothing is said yet of what was answered in them."""
        return tuple(quiz for quiz, sitting in self._current.items() if sitting.finished is None)

    def is_told(self, quiz: str, item: str) -> bool:
        """Whether an item's key may be told: it was answered in a form that has come to its end."""
        sitting = self._current.get(quiz)
        return sitting is not None and sitting.finished is not None and item in sitting.answers
