"""Where a learner stands: every measure with how much it rests on. Nothing is said before there is enough to say it.

Only the first answer to a text that was not seen before counts. What was answered after a hint, taken back as a slip,
or answered right after the other text of its pair, is practice, and so is every later answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from statistics import fmean
from typing import Literal

import msgspec

from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.rubric import Rubric
from tui.journal.events import Answered, Certainty
from tui.tutor.given import Given
from tui.tutor.history import History
from tui.tutor.intervals import above, mean_interval, wilson
from tui.tutor.judging import CERTAINTIES
from tui.tutor.signal_detection import Detection, detect

STATED: dict[Certainty, float] = {"leaning": 0.73, "sure": 0.9}
"""The chance of being right that a level states; a guess states that of picking a verdict at random."""
FEWEST_FOR_GAP = 10
FEWEST_FOR_SKILL = 8
MASTERED = 0.8
"""The share of right answers above which a skill counts as mastered."""
_TELLING = 0.5
"""A level leans one way plainly where its squared gap, times its answers, is more than this."""

Lean = Literal["", "slightly under", "under", "slightly over", "over"]
"""How the chance that was stated compares with what came of it: below it, above it, or the same."""


class Share(msgspec.Struct, frozen=True):
    """So many of so many, with a 95% interval."""

    count: int
    of: int
    low: float | None = None
    """None where there is nothing to count."""
    high: float | None = None

    @property
    def rate(self) -> float | None:
        """The share itself; None where there is nothing to count."""
        return self.count / self.of if self.of else None


def share(answers: Iterable[bool]) -> Share:
    """How many of some hold."""
    found = list(answers)
    return share_of(sum(found), len(found))


def share_of(count: int, of: int) -> Share:
    """So many of so many."""
    return Share(count, of, *(wilson(count, of) if of else ()))


class KindShare(msgspec.Struct, frozen=True):
    """How often a kind of wrong answer was given, of the texts that allow it."""

    kind: str
    label: str
    headline: bool
    """Whether it is the confusion that the course exists to cure."""
    share: Share


class Level(msgspec.Struct, frozen=True):
    """What came of the answers of one certainty."""

    certainty: Certainty
    right: Share
    stated: float | None
    """The mean chance of being right that they state."""
    leans: Lean


class Confidence(msgspec.Struct, frozen=True):
    """How sure the learner was, beside how often right."""

    stated: float
    """The mean chance of being right that the answers state."""
    right: Share
    gap: float | None
    """The mean of what was stated less what came of it; None where all answers are right or all wrong."""
    gap_low: float | None
    gap_high: float | None


class Marks(msgspec.Struct, frozen=True):
    """Certainty marks."""

    total: int
    mean: float
    of: int


class Reasons(msgspec.Struct, frozen=True):
    """Whether answers were right for the right reason."""

    right: Share
    """Of the right verdicts with a sentence that decides or does not, those whose sentence does."""
    misconceptions: int
    """Wrong and sure."""
    gaps: int
    """Wrong, and a guess."""
    false_positives: int
    """Right, with a sentence that does not decide."""


class SkillShare(msgspec.Struct, frozen=True):
    """What is known of a skill."""

    skill: str
    label: str
    right: Share
    mean: float
    """The expected share of right answers, from a flat prior."""
    mastered: float | None
    """The probability that this share is above `MASTERED`; None before there are enough answers."""


class Day(msgspec.Struct, frozen=True):
    """What counted on a day."""

    day: str
    """As `2026-03-01`."""
    answers: int
    right: int
    headline: int
    """How many were the confusion that the course exists to cure."""


class Aside(msgspec.Struct, frozen=True):
    """First answers that do not count, by the first reason that holds."""

    gone: tuple[str, ...]
    """Items that are no longer in this course."""
    slips: int
    hinted: int
    second_of_pair: int


class Measures(msgspec.Struct, frozen=True):
    """Where a learner stands."""

    answers: int
    """How many count."""
    aside: Aside
    kinds: tuple[KindShare, ...]
    """The headline first, then the others in the rubric's order."""
    table: dict[str, dict[str, int]]
    """How often each key was given each answer."""
    detection: Detection | None
    """None where there are too few texts, or the course has no one verdict that its headline confusion gives."""
    levels: tuple[Level, ...]
    confidence: Confidence | None
    """None below `FEWEST_FOR_GAP` answers."""
    marks: Marks | None
    reasons: Reasons
    skills: tuple[SkillShare, ...]
    """In the course's order, those that were exercised."""
    days: tuple[Day, ...]
    """Oldest first."""

    @property
    def headline(self) -> KindShare | None:
        """The confusion that the course exists to cure; None where it names none."""
        return next((kind for kind in self.kinds if kind.headline), None)


def measure(course: Course, history: History, zone: tzinfo | None = None) -> Measures:
    """Measure what a history holds.

    Args:
        course: The course.
        history: The learner's.
        zone: Where days begin; by default where the program runs.
    """
    counted, aside = _sort(course, history)
    return measured(course, counted, aside, zone)


def measured(
    course: Course, counted: Sequence[Given], aside: Aside | None = None, zone: tzinfo | None = None
) -> Measures:
    """Measure some answers, all of which count.

    Args:
        course: The course.
        counted: The answers.
        aside: What was set aside beside them.
        zone: Where days begin; by default where the program runs.
    """
    data = [given.data for given in counted]
    rubric = course.sound_rubric
    return Measures(
        answers=len(data),
        aside=aside or Aside((), 0, 0, 0),
        kinds=tuple(_kinds(rubric, data)) if rubric else (),
        table=_table(data),
        detection=_detection(rubric, data) if rubric else None,
        levels=tuple(_level(level, [each for each in data if each.certainty == level]) for level in CERTAINTIES),
        confidence=_confidence([each for each in data if each.certainty is not None]),
        marks=_marks([each.marks for each in data if each.marks is not None]),
        reasons=_reasons(data),
        skills=tuple(_skills(course, data)),
        days=tuple(_days(counted, zone)),
    )


def counting(course: Course, history: History) -> list[Given]:
    """The answers that count for what is measured, in the order of their items."""
    return _sort(course, history)[0]


def _sort(course: Course, history: History) -> tuple[list[Given], Aside]:
    """The answers that count, and what was set aside; of a form nothing is said before its end."""
    here = {name for title in course.quiz_titles for name in course.item_names(title.id)}
    counted: list[Given] = []
    gone: list[str] = []
    slips = hinted = second = 0
    untold = history.sittings.open
    for given in history.first_met.values():
        if not given.data.offered or given.data.context in untold:
            continue
        if given.item not in here:
            gone.append(given.item)
        elif history.is_slip(given):
            slips += 1
        elif given.data.hints or given.data.help:
            hinted += 1
        elif given.data.second_of_pair:
            second += 1
        else:
            counted.append(given)
    return counted, Aside(tuple(gone), slips, hinted, second)


def _kinds(rubric: Rubric, data: Sequence[Answered]) -> Iterable[KindShare]:
    for kind in sorted(rubric.kind.values(), key=lambda kind: kind.headline == "no"):
        found = share(each.confusion == kind.id for each in data if kind.id in each.tempts)
        yield KindShare(kind.id, plain(kind.label), kind.headline == "yes", found)


def _table(data: Sequence[Answered]) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for each in data:
        row = table.setdefault(each.key, {})
        row[each.given] = row.get(each.given, 0) + 1
    return table


def _detection(rubric: Rubric, data: Sequence[Answered]) -> Detection | None:
    """How well the verdict that the headline confusion gives is told from the others."""
    verdict = headline_verdict(rubric)
    return detect((each.key == verdict, each.given == verdict) for each in data) if verdict else None


def headline_verdict(rubric: Rubric) -> str:
    """The one verdict that the headline confusion gives; empty where it gives none, or more than one."""
    given = {each.answered for each in rubric.confusions if rubric.is_headline(each.kind)}
    return given.pop() if len(given) == 1 else ""


def _stated(answer: Answered) -> float:
    return STATED.get(answer.certainty or "guess", 1 / answer.offered)


def _level(level: Certainty, data: Sequence[Answered]) -> Level:
    right = share(each.right for each in data)
    stated = fmean(map(_stated, data)) if data else None
    return Level(level, right, stated, lean(stated, right))


def lean(stated: float | None, right: Share) -> Lean:
    """Which way a level leans that states a chance of being right.

    Args:
        stated: The chance; None where the level has no answers.
        right: How many of its answers were right.
    """
    if stated is None or right.rate is None or stated == right.rate:
        return ""
    gap = stated - right.rate
    plainly = gap**2 * right.of > _TELLING
    if gap > 0:
        return "over" if plainly else "slightly over"
    return "under" if plainly else "slightly under"


def _confidence(data: Sequence[Answered]) -> Confidence | None:
    if len(data) < FEWEST_FOR_GAP:
        return None
    right = share(each.right for each in data)
    stated = fmean(map(_stated, data))
    if right.count in (0, right.of):
        return Confidence(stated, right, None, None, None)
    gaps = [_stated(each) - each.right for each in data]
    return Confidence(stated, right, fmean(gaps), *mean_interval(gaps))


def _marks(marks: Sequence[int]) -> Marks | None:
    return Marks(sum(marks), fmean(marks), len(marks)) if marks else None


def _reasons(data: Sequence[Answered]) -> Reasons:
    right = [each.right_reason for each in data if each.right and each.right_reason is not None]
    wrong = [each.certainty for each in data if not each.right]
    return Reasons(
        right=share(right),
        misconceptions=wrong.count("sure"),
        gaps=wrong.count("guess"),
        false_positives=right.count(False),
    )


def _skills(course: Course, data: Sequence[Answered]) -> Iterable[SkillShare]:
    for skill in course.skills:
        answers = [each.right for each in data if each.skill == skill.id]
        if answers:
            right, of = sum(answers), len(answers)
            mastered = above(MASTERED, right, of) if of >= FEWEST_FOR_SKILL else None
            yield SkillShare(skill.id, plain(skill.label), share(answers), (right + 1) / (of + 2), mastered)


def _days(counted: Sequence[Given], zone: tzinfo | None) -> Iterable[Day]:
    days: dict[str, list[Answered]] = {}
    for given in counted:
        days.setdefault(given.event.time.astimezone(zone).date().isoformat(), []).append(given.data)
    for day, data in sorted(days.items()):
        yield Day(day, len(data), sum(each.right for each in data), sum(each.headline for each in data))
