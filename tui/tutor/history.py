"""What a learner has done so far, folded from the journal's events. Knows nothing of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from msgspec import Struct

from tui.journal.events import (
    Answered,
    Begun,
    Bookmarked,
    Disputed,
    Drafted,
    Event,
    Finished,
    Followed,
    Hinted,
    Noted,
    Place,
    Reflected,
    Reset,
    Skipped,
    Slipped,
    StepRead,
    Visited,
)
from tui.tutor.given import Given, Rated
from tui.tutor.sittings import Sittings

Writing = Literal["note", "dispute"]
"""What a learner writes on a subject; an own text on an item is the note on it."""

_One = TypeVar("_One")


class Whereabouts(Struct, frozen=True, gc=False):
    """Where a learner was last."""

    place: Place
    subject: str
    """A step or a quiz; a lesson as a whole where it was reset."""
    item: str


class History:
    """A fold over events; feed it every event once, in order."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.read: set[str] = set()
        """Steps that were read, since their lesson was last reset."""
        self.notes: dict[str, str] = {}
        """The current note on each subject."""
        self.bookmarks: dict[str, None] = {}
        """Bookmarked subjects, oldest first."""
        self.kept: dict[str, None] = {}
        """Subjects on which a note, a draft of one or a bookmark was set or removed, the latest last."""
        self.disputes: dict[str, str] = {}
        """The latest dispute of each item's key, in the learner's words."""
        self.drafts: dict[tuple[Writing, str], str] = {}
        """What was left off being written, by what it is and its subject."""
        self.last: Whereabouts | None = None
        """Where the learner was last; None before the first visit, after a mere look, and after a full reset."""
        self.is_met = False
        """Whether the learner has been anywhere since the last full reset, if only to look."""
        self.follows_short_way = False
        """Whether the learner is led along the course's short way, rather than through the whole course."""
        self.previous: Given | None = None
        """The answer given last, in whatever context."""
        self.changes = 0
        """How often answers ceased to count, or to be told of, or began to be; else there can only be more of them."""
        self._forget()
        self.first_met: dict[str, Given] = {}
        """The first answer to each item since the last full reset: slips too, and what a reset of a quiz put behind."""
        self.sittings = Sittings()
        """Forms that were begun."""
        self.full_resets = 0
        """How often the learner started over with everything."""
        self._ever_met: set[str] = set()
        """Items that were ever answered, whatever was reset since."""
        self._slips: set[str] = set()
        """Ids of answers that were taken back, also of such as come in later, from another machine's record."""
        self._skips: Counter[tuple[str, str]] = Counter()
        self._hints: Counter[tuple[str, str]] = Counter()
        for event in events:
            self.take(event)

    def take(self, event: Event) -> None:
        """Take in one more event."""
        subject, data = event.subject, event.data
        match data:
            case Answered():
                given = Given(event, data, self.times_answered(data.context, subject))
                self.first_met.setdefault(subject, given)
                self._ever_met.add(subject)
                if event.id in self._slips:
                    return
                self._count(given)
                self.sittings.answer(given)
                self.previous = given
            case Slipped():
                self._slips.add(data.answer)
                self._take_back(data.answer)
            case Reflected():
                self._count(Rated(event, data, self.notes.get(subject, "")))
            case StepRead():
                self.read.add(subject)
            case Visited():
                self.last = Whereabouts(data.place, subject, data.item) if subject else None
                self.is_met = True
            case Skipped():
                self._skips[data.context, subject] += 1
            case Hinted():
                self._hints[data.context, subject] = max(data.number, self._hints[data.context, subject])
            case Drafted():
                self._draft(data.what, subject, data.text)
                if data.what == "note":
                    self._touch(subject)
            case Noted():
                self.notes.pop(subject, None)
                if data.text:
                    self.notes[subject] = data.text
                self._draft("note", subject, "")
                self._touch(subject)
            case Bookmarked():
                self.bookmarks.pop(subject, None)
                if data.on:
                    self.bookmarks[subject] = None
                self._touch(subject)
            case Disputed():
                self.disputes[subject] = data.text
                self._draft("dispute", subject, "")
            case Followed():
                self.follows_short_way = data.way == "short"
            case Begun():
                self.sittings.begin(event, data, self._ever_met)
                self.changes += 1
            case Finished():
                self.sittings.finish(event)
                self.changes += 1
            case Reset():
                self._reset(subject)

    def _forget(self) -> None:
        self._done: dict[str, Given | Rated] = {}
        """By the event's id, in order: the answers and ratings that count."""
        self._there: dict[tuple[str, str], list[Given | Rated]] = {}
        """The same by context and item."""
        self._met: Counter[str] = Counter()
        """By item: how often it was answered or reflected on, in whatever context."""
        self._answers: list[Given] = []
        """The answers that count, in order."""
        self._by_item: dict[str, list[Given]] = {}
        """The same by item, by when each was answered first."""
        self._by_context: dict[str, list[Given]] = {}
        """The same by context."""
        self._ratings: list[Rated] = []
        """The ratings that count, in order."""
        self.right = 0
        """How many of the answers that count were right."""

    def _count(self, one: Given | Rated) -> None:
        self._place(one)
        there = one.data.context, one.item
        self._hints.pop(there, None)
        self._skips.pop(there, None)

    def _place(self, one: Given | Rated) -> None:
        context, item = one.data.context, one.item
        self._done[one.event.id] = one
        self._there.setdefault((context, item), []).append(one)
        self._met[item] += 1
        if isinstance(one, Rated):
            self._ratings.append(one)
            return
        self._answers.append(one)
        self._by_item.setdefault(item, []).append(one)
        self._by_context.setdefault(context, []).append(one)
        self.right += one.data.right

    def _take_back(self, answer: str) -> None:
        given = self._done.get(answer)
        if not isinstance(given, Given):
            return
        self.changes += 1
        del self._done[answer]
        there = given.data.context, given.item
        _remove(self._there[there], given)
        self._met[given.item] -= 1
        _remove(self._answers, given)
        _remove(self._by_context[given.data.context], given)
        self._take_back_of_item(given)
        self.right -= given.data.right
        self._hints[there] = max(given.data.hints, self._hints[there])
        if self.previous is given:
            self.previous = self._answers[-1] if self._answers else None

    def _take_back_of_item(self, given: Given) -> None:
        was_first = self._by_item[given.item][0] is given
        _remove(self._by_item[given.item], given)
        if not self._by_item[given.item]:
            del self._by_item[given.item]
        elif was_first:
            self._by_item = {}
            for each in self._answers:
                self._by_item.setdefault(each.item, []).append(each)

    def _touch(self, subject: str) -> None:
        self.kept.pop(subject, None)
        self.kept[subject] = None

    def _draft(self, what: Writing, subject: str, text: str) -> None:
        self.drafts.pop((what, subject), None)
        if text:
            self.drafts[what, subject] = text

    def _reset(self, subject: str) -> None:
        def stays(context: str) -> bool:
            return bool(subject) and context.partition("#")[0] != subject

        self.read = {step for step in self.read if stays(step)}
        self._skips = Counter({key: skips for key, skips in self._skips.items() if stays(key[0])})
        self._hints = Counter({key: hints for key, hints in self._hints.items() if stays(key[0])})
        self.sittings.reset(subject)
        kept = [one for one in self._done.values() if stays(one.data.context)]
        self.changes += 1
        self._forget()
        for one in kept:
            self._place(one)
        if not subject:
            self.first_met = {}
            self.full_resets += 1
        self.is_met &= bool(subject)
        self.follows_short_way &= bool(subject)
        if self.last and not stays(self.last.subject):
            self.last = Whereabouts(self.last.place, subject, "") if subject else None

    @property
    def is_new(self) -> bool:
        """Whether the learner has done nothing yet, so that they are told first what the course is."""
        nothing = not self.is_met and self.previous is None
        return nothing and not (self.read or self.notes or self.bookmarks or self.drafts)

    def is_slip(self, given: Given) -> bool:
        """Whether an answer was taken back."""
        return given.event.id in self._slips

    def times_answered(self, context: str, item: str) -> int:
        """How often an item was answered or reflected on there since it was last reset."""
        return len(self._there.get((context, item), ()))

    def times_met(self, item: str) -> int:
        """How often an item was answered or reflected on, in whatever context, since the last reset."""
        return self._met[item]

    def times_skipped(self, context: str, item: str) -> int:
        """How often an item was skipped there since it was last answered or reset."""
        return self._skips[context, item]

    def waiting(self) -> Counter[str]:
        """By context: how many items were skipped there and have been answered nowhere."""
        return Counter(context for (context, item), times in self._skips.items() if times and not self._met[item])

    def hints_shown(self, context: str, item: str) -> int:
        """How many hints were shown there since the item was last answered."""
        return self._hints[context, item]

    def done(self) -> Iterator[Given | Rated]:
        """All answers and ratings of own texts that count, in order: no slip, and nothing that a reset put behind."""
        return iter(self._done.values())

    def answers(self, since: int = 0) -> Iterator[Given]:
        """All answers that count, in order.

        Args:
            since: Leave out so many, the first ones.
        """
        return iter(self._answers[since:] if since else self._answers)

    def backwards(self, context: str = "") -> Iterator[Given]:
        """The answers that count, the latest first; only those that were given in a context, if one is named."""
        return reversed(self._by_context.get(context, []) if context else self._answers)

    @property
    def answered(self) -> int:
        """How many answers count."""
        return len(self._answers)

    def untold(self) -> list[Given]:
        """The answers that count of which nothing is said yet: those in forms that have not come to their end."""
        return [given for form in self.sittings.open for given in self.backwards(form)]

    def ratings(self) -> Iterator[Rated]:
        """All ratings of own texts that count, in order."""
        return iter(self._ratings)

    @property
    def rated(self) -> int:
        """How many ratings of own texts count."""
        return len(self._ratings)

    def first(self) -> dict[str, Given]:
        """The first answer to each item that counts, in whatever context."""
        return {item: given[0] for item, given in self._by_item.items()}

    def latest(self) -> dict[str, Given]:
        """The latest answer to each item that counts, in whatever context; by when each item was answered first."""
        return {item: given[-1] for item, given in self._by_item.items()}

    def last_answer(self, context: str, item: str) -> Given | None:
        """The latest answer to an item there that counts."""
        there = reversed(self._there.get((context, item), ()))
        return next((one for one in there if isinstance(one, Given)), None)

    def last_rating(self, context: str, item: str) -> Rated | None:
        """The latest rating of an own text on an item there that counts."""
        there = reversed(self._there.get((context, item), ()))
        return next((one for one in there if isinstance(one, Rated)), None)


def _remove(answers: list[_One], given: _One) -> None:
    """Take out an answer, which is one of the last ones nearly always."""
    place = next(place for place in reversed(range(len(answers))) if answers[place] is given)
    del answers[place]
