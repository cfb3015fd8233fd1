"""When a skill is due again: one card a skill, scheduled by FSRS (Ye 2022) from the learner's judgements.

A card is about a skill and never about a text: what is tested again is the skill, on a text that was not seen before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from fsrs import Card, Rating, Scheduler

from tui.course.course import Course
from tui.tutor.given import Given
from tui.tutor.history import History

LONGEST = 90
"""Days after which a skill is due at the latest."""


class Scheduled(NamedTuple):
    """A skill, and when it is due."""

    skill: str
    due: datetime
    """In UTC."""


def schedule(course: Course, history: History, fuzz: bool = True) -> tuple[Scheduled, ...]:
    """When each skill that was exercised is due, the earliest first.

    Every judgement of a text counts but a slip, in the order in which they were given. A clock that was set back gives
    no negative spans.

    Args:
        course: The course; skills that it no longer has are left out.
        history: What the learner has done.
        fuzz: Whether days are spread a little, so that not all skills are due at once; the same each time.
    """
    known = {skill.id for skill in course.skills}
    cards = {skill: card for skill, card in _folded(history).items() if skill in known}
    found = [Scheduled(skill, card.due(skill, fuzz)) for skill, card in cards.items()]
    return tuple(sorted(found, key=lambda each: (each.due, each.skill)))


def due(scheduled: Iterable[Scheduled], now: datetime) -> tuple[Scheduled, ...]:
    """Those that are due by the end of a day: the one that it is now, where the clock that tells the time stands."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    return tuple(each for each in scheduled if each.due < tomorrow)


@dataclass(frozen=True, slots=True)
class _SkillCard:
    """The card of a skill, after the answers so far."""

    card: Card
    last: datetime
    """The latest time at which it was answered."""
    was_sure: bool = False
    """Whether it has been answered right and sure."""

    def after(self, given: Given) -> _SkillCard:
        """The same, after one more answer."""
        last = max(self.last, given.event.time.astimezone(UTC))
        card, _ = _SCHEDULER.review_card(self.card, rating(given, self.was_sure), review_datetime=last)
        return _SkillCard(card, last, self.was_sure or (given.data.right and given.data.certainty == "sure"))

    def due(self, skill: str, fuzz: bool) -> datetime:
        """When the skill is due."""
        spread = _spread(skill, (self.card.due - self.last).days) if fuzz else 0
        return self.card.due + timedelta(days=spread)


@dataclass(slots=True)
class _Folded:
    """The cards of a history, as far as it has been looked at."""

    changes: int
    answers: int = 0
    cards: dict[str, _SkillCard] = field(default_factory=dict)


_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)
_folded_before: WeakKeyDictionary[History, _Folded] = WeakKeyDictionary()
_folding = Lock()


def _folded(history: History) -> dict[str, _SkillCard]:
    """The card of each skill. Only what was answered since the last time is added, unless answers ceased to count."""
    with _folding:
        folded = _folded_before.get(history)
        if folded is None or folded.changes != history.changes:
            folded = _folded_before[history] = _Folded(history.changes)
        untold = history.sittings.open
        for given in history.answers(folded.answers):
            folded.answers += 1
            skill = given.data.skill
            if given.data.offered and skill and given.data.context not in untold:
                before = folded.cards.get(skill) or _SkillCard(Card(card_id=1), datetime.min.replace(tzinfo=UTC))
                folded.cards[skill] = before.after(given)
        return dict(folded.cards)


def _spread(skill: str, days: int) -> int:
    """Up to a tenth of an interval sooner or later, by the skill's name."""
    most = days // 10
    return sum(map(ord, skill)) % (2 * most + 1) - most


def rating(given: Given, was_sure: bool) -> Rating:
    """How an answer went, for the scheduler.

    A guess is hard, and so is an answer after a hint. Who is not asked how sure they are is not taken to have guessed:
    then right is good, and it is never easy, which it takes being sure to be.

    Args:
        given: The answer.
        was_sure: Whether the skill has been answered right and sure before.
    """
    data = given.data
    if not data.right or data.right_reason is False:
        return Rating.Again
    if data.hints or data.help or data.certainty == "guess":
        return Rating.Hard
    return Rating.Easy if data.certainty == "sure" and was_sure else Rating.Good
