"""The items of the bundled course, as the checks of its content read them."""

from __future__ import annotations

from functools import cache

from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.forms import USES
from tui.course.model import Choice, Classify, Flip, Item


@cache
def course() -> Course:
    """The course that ships."""
    return Course.open(bundled_course())


@cache
def items() -> tuple[tuple[str, Item], ...]:
    """Every item with the id of its quiz."""
    return tuple((title.id, item) for title in course().quiz_titles for item in course().quiz(title.id).items)


def quizzes(*forms: str) -> set[str]:
    """The ids of the quizzes of some forms."""
    return {title.id for title in course().quiz_titles if title.form in forms}


BANK_FORMS = tuple(form for form, use in USES.items() if not use.only_in_lessons)
"""The forms of the quizzes whose vignettes are judged; those of lessons are shown with their evidence."""


def vignettes(*forms: str) -> list[Classify]:
    """The vignettes of the quizzes of some forms; of the whole bank, where none is named."""
    wanted = quizzes(*(forms or BANK_FORMS))
    return [item for quiz, item in items() if isinstance(item, Classify) and quiz in wanted]


def choices() -> list[Choice]:
    """The choice items, flips left out."""
    return [item for _, item in items() if isinstance(item, Choice) and not isinstance(item, Flip)]


def asked_in_full() -> list[Classify]:
    """The vignettes with all verdicts on offer that stand alone: open practice and the forms of the test."""
    return [item for item in vignettes("practice", "pretest", "final", "retest") if len(item.explain) > 2]
