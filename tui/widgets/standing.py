"""Beside the map: what the course is, then what has been done in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from tui.course.course import Course
from tui.course.markdown import plain
from tui.tutor.amounts import count
from tui.tutor.history import History
from tui.tutor.path import minutes_left
from tui.tutor.progress import Progress
from tui.widgets.interval_bar import between, interval_bar

if TYPE_CHECKING:
    from tui.tutor.measures import Measures

_BAR = 22
"""Cells of the bar of an interval."""


def how_far(counted: Progress) -> str:
    """How far the learner is: `31 of 95 steps · 40 of 240 questions`."""
    read, steps, answered, questions = counted.so_far
    asked = f" · {answered} of {count(questions, 'question')}" if questions else ""
    return f"{read} of {count(steps, 'step')}{asked}"


def standing(course: Course, history: History, counted: Progress, measures: Measures | None) -> Content:
    """What has been done, and where the learner stands; before anything is done, what the course is.

    Args:
        course: The course.
        history: What the learner has done.
        counted: How much of what there is.
        measures: What was measured; None where nothing was answered.
    """
    if not counted.answers and not history.read:
        return Content.assemble(("What this is\n\n", "bold"), *about(course))
    left = sum(minutes_left(head, history) for head in course.lesson_heads)
    numbers = [
        ("answers", counted.answers),
        ("right", counted.right),
        ("own words", history.rated),
        ("first judgements", measures.answers if measures else 0),
    ]
    lines: list[Content | str | tuple[str, str]] = [("So far\n\n", "bold")]
    for label, value in numbers:
        lines += [(f"{label:<18}", "$quiet"), f"{value}\n"]
    headline = measures.headline if measures else None
    if headline is not None and headline.share.of:
        lines += [f"\n{headline.label}  ", (f"{headline.share.count} of {headline.share.of}\n", "bold"), "  "]
        lines += [interval_bar(headline.share, _BAR), (f"\n  {between(headline.share)}\n", "$quiet")]
        lines.append(("The mix-up that this course is about.\n", "$quiet"))
    if measures and measures.answers:
        lines.append(Content.assemble(("\ni", "bold $accent"), ("  where you stand\n", "$quiet")))
    if left:
        lines.append((f"\nAbout {count(left, 'minute')} of lessons to read.", "$quiet"))
    return Content.assemble(*lines)


def about(course: Course) -> Iterator[Content | str | tuple[str, str]]:
    """What a course is about, and what it teaches from."""
    yield plain(course.summary)
    source = course.source
    if source:
        yield (f"\n\nAfter “{source.title}”" + (f", by {source.author}" if source.author else ""), "italic $quiet")
