"""A past answer as a row of a list: what it was on, what was said, and when."""

from __future__ import annotations

from rich.cells import set_cell_size
from textual.content import Content

from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.markdown import plain
from tui.tutor.judging import ClassifyJudgement
from tui.tutor.past import Past
from tui.tutor.wording import first_words, signed

_CERTAINTY, _MARKS = 7, 2
_GIVEN_NARROW, _GIVEN, _GIVEN_WIDE = 13, 17, 24
_PLACE = 24
_WIDE = 100
"""Cells from which on there is room for the place."""
_ROOMY = 70
"""Cells from which on there is room for the time of day."""
ARTICLES = ("a ", "an ", "the ")


def row(past: Past, course: Course, width: int) -> Content:
    """The row, for a width in cells."""
    given_width = _GIVEN_WIDE if width >= _WIDE else _GIVEN if width >= _ROOMY else _GIVEN_NARROW
    when = past.time.astimezone().strftime("%d %b %H:%M" if width >= _ROOMY else "%d %b")
    place = f"{_fit(plain(past.place), _PLACE)}  " if width >= _WIDE else ""
    behind = f"{_said(past, course, given_width)}  {place}{when}"
    mark, style = mark_of(past)
    words = _fit(first_words(past.item, 200), max(width - len(behind) - 4, 8))
    return Content.assemble((f"{mark} ", style), words, "  ", (behind, "$quiet"))


def mark_of(past: Past) -> tuple[str, str]:
    """The mark of an answer, and how it looks."""
    if past.right is None:
        return "·", "$quiet"
    return ("✓", "$success") if past.right else ("✗", "$error")


def given(past: Past, course: Course) -> str:
    """What was said, in a few words."""
    if past.reflection is not None:
        return f"{len(past.reflection.covered)} of {len(past.reflection.item.criteria)} covered"
    judgement = past.judgement
    if judgement is None:
        return "reworded since"
    if isinstance(judgement, ClassifyJudgement):
        return verdict(judgement.answer.verdict, course)
    return plain(judgement.item.options[judgement.answer.option - 1].text)


def verdict(name: str, course: Course) -> str:
    """A verdict without its article: `worst-case model`."""
    try:
        label = course.rubric.verdict_entry[name].label
    except (CourseError, KeyError):
        return name
    return next((label[len(article) :] for article in ARTICLES if label.lower().startswith(article)), label)


def _said(past: Past, course: Course, width: int) -> str:
    """What was said, with certainty and marks where they were asked for; else it has their room, too."""
    judgement = past.judgement
    if not isinstance(judgement, ClassifyJudgement) or judgement.answer.certainty is None:
        return _fit(given(past, course), width + _CERTAINTY + _MARKS + 3)
    marks = "" if judgement.marks is None else signed(judgement.marks)
    return f"{_fit(given(past, course), width)}  {judgement.answer.certainty:<{_CERTAINTY}} {marks:>{_MARKS}}"


def _fit(text: str, width: int) -> str:
    """A text in just so many cells."""
    whole = set_cell_size(text, width)
    return whole if whole.rstrip() == text.rstrip() else f"{set_cell_size(text, width - 1)}…"
