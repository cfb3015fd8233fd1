"""What a learner has done so far, folded from the journal's events. Knows nothing of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from tui.journal.events import (
    Answered,
    Bookmarked,
    Disputed,
    Event,
    Hinted,
    Noted,
    Place,
    Reflected,
    Reset,
    Skipped,
    StepRead,
    Visited,
)


class Given(msgspec.Struct, frozen=True):
    """An answer that was given."""

    event: Event
    item: str
    data: Answered
    first: bool
    """Whether it is the learner's first answer to this item, ever."""


class Whereabouts(msgspec.Struct, frozen=True):
    """Where a learner was last."""

    place: Place
    subject: str
    item: str


class History:
    """A fold over events; feed it every event once, in order."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.read: set[str] = set()
        """Steps that were read, since their lesson was last reset."""
        self.answers: list[Given] = []
        """All answers ever, in order."""
        self.notes: dict[str, str] = {}
        """The current note on each subject."""
        self.bookmarks: dict[str, None] = {}
        """Bookmarked subjects, oldest first."""
        self.disputes: dict[str, str] = {}
        """The latest dispute of each item's key, in the learner's words."""
        self.reflections: dict[tuple[str, str], tuple[int, ...]] = {}
        """By context and item: the criteria that the learner last found covered, since it was last reset."""
        self.last: Whereabouts | None = None
        """Where the learner was last; None before the first visit, and after a full reset."""
        self._seen: dict[str, Counter[str]] = {}
        self._skips: dict[str, Counter[str]] = {}
        self._hints: Counter[tuple[str, str]] = Counter()
        self._answered: set[str] = set()
        self._current: list[Given] = []
        for event in events:
            self.take(event)

    def take(self, event: Event) -> None:
        """Take in one more event."""
        subject, data = event.subject, event.data
        match data:
            case Answered():
                given = Given(event, subject, data, subject not in self._answered)
                self._answered.add(subject)
                self.answers.append(given)
                self._current.append(given)
                self._seen.setdefault(data.context, Counter())[subject] += 1
                self._hints.pop((data.context, subject), None)
            case Reflected():
                self.reflections[data.context, subject] = data.covered
                self._seen.setdefault(data.context, Counter())[subject] += 1
                self._hints.pop((data.context, subject), None)
            case StepRead():
                self.read.add(subject)
            case Visited():
                self.last = Whereabouts(data.place, subject, data.item)
            case Skipped():
                self._skips.setdefault(data.context, Counter())[subject] += 1
            case Hinted():
                self._hints[data.context, subject] = max(data.number, self._hints[data.context, subject])
            case Noted():
                self.notes.pop(subject, None)
                if data.text:
                    self.notes[subject] = data.text
            case Bookmarked():
                self.bookmarks.pop(subject, None)
                if data.on:
                    self.bookmarks[subject] = None
            case Disputed():
                self.disputes[subject] = data.text
            case Reset():
                self._reset(subject)

    def _reset(self, subject: str) -> None:
        def kept(context: str) -> bool:
            return bool(subject) and context.partition("#")[0] != subject

        self.read = {step for step in self.read if kept(step)}
        self._seen = {context: seen for context, seen in self._seen.items() if kept(context)}
        self._skips = {context: skips for context, skips in self._skips.items() if kept(context)}
        for context, item in [key for key in self._hints if not kept(key[0])]:
            del self._hints[context, item]
        self._current = [given for given in self._current if kept(given.data.context)]
        self.reflections = {key: covered for key, covered in self.reflections.items() if kept(key[0])}
        if self.last and not kept(self.last.subject):
            self.last = None

    def times_answered(self, context: str, item: str) -> int:
        """How often an item was answered there since it was last reset."""
        return self._seen.get(context, Counter())[item]

    def times_skipped(self, context: str, item: str) -> int:
        """How often an item was skipped there since it was last reset."""
        return self._skips.get(context, Counter())[item]

    def hints_shown(self, context: str, item: str) -> int:
        """How many hints were shown there since the item was last answered."""
        return self._hints[context, item]

    def answers_in(self, context: str) -> list[Given]:
        """The answers given in a quiz or step since it was last reset, in order."""
        return [given for given in self._current if given.data.context == context]

    def last_answer(self, context: str, item: str) -> Given | None:
        """The latest answer to an item there, since it was last reset."""
        return next((g for g in reversed(self._current) if g.item == item and g.data.context == context), None)

    def current_answers(self) -> Iterator[Given]:
        """All answers that no reset has put behind, in order."""
        return iter(self._current)
