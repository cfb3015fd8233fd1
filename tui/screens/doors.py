"""Which screen a target opens. Modules of screens are imported when one is opened: the map must be painted first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.screen import Screen

from tui.course.course import Course
from tui.course.target import Target
from tui.tutor.record import Record


def lesson(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """A lesson, at a step or where it was left."""
    from tui.screens.lesson import LessonScreen

    return LessonScreen(course, record, target.lesson, target.step)


def quiz(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """A quiz, at its next item or at one that is named."""
    from tui.screens.practice import PracticeScreen
    from tui.tutor.practice import PracticeSession

    return PracticeScreen(
        course, record, PracticeSession(course, record, target.quiz, target.item, helps=not guest), guest
    )


def form(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """A form: what is to be known before it, or what came of it."""
    from tui.screens.form import FormScreen

    return FormScreen(course, record, target.name)


def sitting(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """A form being sat."""
    from tui.screens.practice import PracticeScreen
    from tui.tutor.sitting import FormSession

    return PracticeScreen(course, record, FormSession(course, record, target.name))


def review(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """What is due."""
    from tui.screens.practice import PracticeScreen
    from tui.tutor.review import ReviewSession

    return PracticeScreen(course, record, ReviewSession(course, record, record.journal.now().astimezone()))


def past(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """Past answers, of a quiz or all, at one that is named."""
    from tui.screens.past import PastScreen

    return PastScreen(course, record, target.quiz, target.item)


def rule(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """The rule card, and where it leads on to."""
    from tui.screens.rule import RuleScreen

    return RuleScreen(course, record, Target.parse(target.name) if target.name else None)


def progress(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """Where the learner stands."""
    from tui.screens.progress import ProgressScreen

    return ProgressScreen(course, record)


def lab(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """The lab, with the facts of a line."""
    from tui.screens.lab import LabScreen
    from tui.tutor.lab import read

    return LabScreen(course, record, read(course.rubric, target.name))


def term(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """A term of the glossary."""
    from tui.screens.term import TermDialog

    return TermDialog(course, course.term(target.name))


def address(course: Course, record: Record, target: Target, guest: bool) -> Screen[None]:
    """A web address."""
    from tui.screens.address import AddressDialog

    return AddressDialog(str(target))


Door = Callable[[Course, Record, Target, bool], Screen[Any]]
"""Makes a screen of the course, for a learner's record, at a target, for a guest or not."""

DOORS: Mapping[str, Door] = {
    "lesson": lesson,
    "quiz": quiz,
    "form": form,
    "sitting": sitting,
    "review": review,
    "past": past,
    "rule": rule,
    "progress": progress,
    "lab": lab,
    "term": term,
    "https": address,
}
"""By the kind of target."""
