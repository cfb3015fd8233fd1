"""Beside the map: what the course is, then what has been done in it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.course.course import Course
from tui.course.markdown import plain
from tui.tutor.amounts import count
from tui.tutor.history import History
from tui.tutor.path import minutes_left
from tui.tutor.progress import Progress


def how_far(counted: Progress) -> str:
    """How far the learner is: `31 of 95 steps · 40 of 240 questions`."""
    read, steps, answered, questions = counted.so_far
    asked = f" · {answered} of {count(questions, 'question')}" if questions else ""
    return f"{read} of {count(steps, 'step')}{asked}"


def standing(course: Course, history: History, counted: Progress) -> Content:
    """What has been done; before anything is, what the course is."""
    if not counted.answers and not history.read:
        return Content.assemble(("What this is\n\n", "bold"), *about(course))
    left = sum(minutes_left(head, history) for head in course.lesson_heads)
    judged = sum(count for answers in counted.table.values() for count in answers.values())
    numbers = [
        ("answers", counted.answers),
        ("right", counted.right),
        ("own words", sum(1 for _ in history.ratings())),
        ("first judgements", judged),
        ("conflations", counted.conflations),
    ]
    lines: list[Content | str | tuple[str, str]] = [("So far\n\n", "bold")]
    for label, value in numbers:
        lines += [(f"{label:<18}", "$quiet"), f"{value}\n"]
    if judged:
        lines.append(("\nA conflation is the mix-up that this course exists to cure.\n", "$quiet"))
    if left:
        lines.append((f"\nAbout {count(left, 'minute')} of lessons to read.", "$quiet"))
    return Content.assemble(*lines)


def about(course: Course) -> Iterator[Content | str | tuple[str, str]]:
    """What a course is about, and what it teaches from."""
    yield plain(course.summary)
    source = course.source
    if source:
        yield (f"\n\nAfter “{source.title}”" + (f", by {source.author}" if source.author else ""), "italic $quiet")
