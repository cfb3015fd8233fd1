"""When a skill is due again: one card a skill, scheduled by FSRS (Ye 2022) from the learner's judgements.

A card is about a skill and never about a text: what is tested again is the skill, on a text that was not seen before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

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
    by_skill: dict[str, list[Given]] = {}
    for given in history.answers():
        if given.data.offered and given.data.skill in known:
            by_skill.setdefault(given.data.skill, []).append(given)
    found = [Scheduled(skill, _due(skill, answers, fuzz)) for skill, answers in by_skill.items()]
    return tuple(sorted(found, key=lambda each: (each.due, each.skill)))


def due(scheduled: Iterable[Scheduled], now: datetime) -> tuple[Scheduled, ...]:
    """Those that are due by the end of a day: the one that it is now, where the clock that tells the time stands."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    return tuple(each for each in scheduled if each.due < tomorrow)


def _due(skill: str, answers: Iterable[Given], fuzz: bool) -> datetime:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)
    card = Card(card_id=1)
    was_sure = False
    last = datetime.min.replace(tzinfo=UTC)
    for given in answers:
        last = max(last, given.event.time.astimezone(UTC))
        card, _ = scheduler.review_card(card, rating(given, was_sure), review_datetime=last)
        was_sure |= given.data.right and given.data.certainty == "sure"
    spread = _spread(skill, (card.due - last).days) if fuzz else 0
    return card.due + timedelta(days=spread)


def _spread(skill: str, days: int) -> int:
    """Up to a tenth of an interval sooner or later, by the skill's name."""
    most = days // 10
    return sum(map(ord, skill)) % (2 * most + 1) - most


def rating(given: Given, was_sure: bool) -> Rating:
    """How an answer went, for the scheduler.

    Args:
        given: The answer.
        was_sure: Whether the skill has been answered right and sure before.
    """
    data = given.data
    if not data.right or data.right_reason is False:
        return Rating.Again
    if data.hints or data.certainty in (None, "guess"):
        return Rating.Hard
    return Rating.Easy if data.certainty == "sure" and was_sure else Rating.Good
