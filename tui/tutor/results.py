"""What came of the forms: each by itself, and what was before the course beside what was after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil

import msgspec

from tui.course.course import Course
from tui.course.forms import Form
from tui.course.markdown import plain
from tui.course.safe_text import inside
from tui.tutor.amounts import count
from tui.tutor.forms import form_of
from tui.tutor.given import Given
from tui.tutor.history import History
from tui.tutor.measures import Measures, Share, headline_verdict, measured, share, share_of
from tui.tutor.sittings import Sitting

RIGHT, REASONS, OVER, OF = 10, 8, 1, 12
"""Passing a form of so many items: at least so many right, so many of them for the right reason, and at most so many
answers that take something else for what the headline confusion gives."""
FEWEST_FOR_GAIN = 20
"""Items of each form below which no normalised gain is given."""


class Condition(msgspec.Struct, frozen=True):
    """A part of the pass rule."""

    words: str
    """What is asked, as a clause."""
    got: int
    met: bool


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a form that was finished."""

    quiz: str
    """Id of the form."""
    title: str
    form: Form
    attempt: int
    """1 for the first time that it was ever begun."""
    seed: str
    """What the order of its items followed from."""
    begun: datetime
    finished: datetime
    items: int
    """How many it asked."""
    unseen: int
    """How many of them the learner had never answered before."""
    right: Share
    over: Share
    """Answers with the verdict that the headline confusion gives, of the texts that do not support it."""
    conditions: tuple[Condition, ...]
    """The pass rule; empty where there is none, before the course."""
    passed: bool | None
    """Whether every condition is met; None where there are none."""
    measures: Measures


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """The forms side by side; None for one that was not finished."""

    before: Result | None
    after: Result | None
    retest: Result | None

    @property
    def difference(self) -> float | None:
        """The share of right answers after the course less that before it."""
        if self.before is None or self.after is None:
            return None
        before, after = self.before.right.rate, self.after.right.rate
        return None if before is None or after is None else after - before

    @property
    def points(self) -> int | None:
        """The same in points of a hundred, between the shares as they are shown: in whole percents."""
        if self.difference is None or self.before is None or self.after is None:
            return None
        return round(100 * (self.after.right.rate or 0)) - round(100 * (self.before.right.rate or 0))

    @property
    def gain(self) -> float | None:
        """The normalised gain (Hake 1998), of what could be gained: None for too few items, and where nothing could."""
        if self.difference is None or self.before is None or self.after is None:
            return None
        before = self.before.right.rate
        if before is None or before == 1 or min(self.before.items, self.after.items) < FEWEST_FOR_GAIN:
            return None
        return self.difference / (1 - before)


def results(course: Course, history: History) -> Results:
    """What came of the forms of a course."""
    return Results(
        before=result_of(course, history, "pretest"),
        after=result_of(course, history, "final"),
        retest=result_of(course, history, "retest"),
    )


def result_of(course: Course, history: History, form: Form) -> Result | None:
    """What came of a form; None where the course has none, or it was not finished."""
    title = form_of(course, form)
    sitting = history.sittings.of(title.id) if title else None
    return result(course, sitting) if sitting and sitting.finished else None


def result(course: Course, sitting: Sitting) -> Result:
    """What came of a sitting that has come to its end.

    Raises:
        UnknownIdError: The form is no longer in the course.
        CourseError: It cannot be read.
        ValueError: It has not come to its end.
    """
    if sitting.finished is None:
        raise ValueError(f"form {sitting.quiz} was not finished")
    quiz = course.quiz(sitting.quiz)
    answers = list(sitting.answers.values())
    unseen = len(sitting.items) - len(sitting.seen)
    right = share_of(sum(given.data.right for given in answers), len(sitting.items))
    rubric = course.sound_rubric
    verdict = headline_verdict(rubric) if rubric else ""
    over = share(given.data.given == verdict for given in answers if verdict and given.data.key != verdict)
    conditions: tuple[Condition, ...] = () if quiz.form == "pretest" else _rule(answers, len(sitting.items), unseen)
    if rubric and verdict and conditions:
        conditions += (_restraint(over, len(sitting.items), rubric.verdict_entry[verdict].label),)
    return Result(
        quiz=quiz.id,
        title=quiz.title,
        form=quiz.form,
        attempt=sitting.attempt,
        seed=sitting.seed,
        begun=sitting.begun,
        finished=sitting.finished,
        items=len(sitting.items),
        unseen=unseen,
        right=right,
        over=over,
        conditions=conditions,
        passed=all(condition.met for condition in conditions) if conditions else None,
        measures=measured(course, answers),
    )


def _rule(answers: Sequence[Given], items: int, unseen: int) -> tuple[Condition, ...]:
    """What is asked of answers that are right; for a form of another length in proportion."""
    right = sum(given.data.right for given in answers)
    reasons = sum(given.data.right and given.data.right_reason is True for given in answers)
    least, reasoned = ceil(items * RIGHT / OF), ceil(items * REASONS / OF)
    return (
        Condition(f"{count(items, 'text')} not seen before", unseen, unseen == items),
        Condition(f"at least {least} right", right, right >= least),
        Condition(f"at least {reasoned} right for the right reason", reasons, reasons >= reasoned),
    )


def _restraint(over: Share, items: int, label: str) -> Condition:
    """What is asked of answers that are wrong."""
    most = max(OVER, items * OVER // OF)
    return Condition(f"at most {most} wrongly judged “{inside(plain(label))}”", over.count, over.count <= most)
