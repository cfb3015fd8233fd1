"""The short way through a course: how long it takes, and whether a learner follows it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tui.journal.events import Followed
from tui.tutor.history import History

if TYPE_CHECKING:
    from tui.course.course import Course
    from tui.course.forms import Form
    from tui.tutor.parts import Part
    from tui.tutor.record import Record

KEY = "e"
"""What is pressed or typed on a map to follow it, and to leave it."""
_MINUTES: dict[Form | None, float] = {"practice": 1.5}
"""By form of a quiz, the minutes that a question of it takes where it isn't one: a text is read, judged, explained."""
MARK = "»"
"""Stands before the name of what is on it, where marks are drawn."""


def minutes(course: Course, history: History) -> int:
    """About how many minutes it still takes: those of its lessons, and those of the questions of its quizzes."""
    from tui.course.heads import LessonHead
    from tui.tutor.parts import short_way
    from tui.tutor.path import minutes_left, unanswered

    def left(part: Part) -> float:
        if isinstance(part, LessonHead):
            return minutes_left(part, history)
        return len(unanswered(course, part.id, history)) * _MINUTES.get(part.form, 1)

    return math.ceil(sum(map(left, short_way(course))))


def follow(record: Record, on: bool) -> None:
    """Keep that the learner is led along the short way from now on, or through the whole course.

    Raises:
        JournalError: It could not be kept.
    """
    record.add(Followed(way="short" if on else "whole"), "")


def called(course: Course) -> str:
    """What it is called where nothing is done yet: `the short way, about 12 minutes`."""
    return f"the short way, about {minutes(course, History())} minutes"


def offered(course: Course, history: History) -> str:
    """Where the learner stands with it, and what the key does; empty where the course has none."""
    whole, left = minutes(course, History()), minutes(course, history)
    if not whole:
        return ""
    if not left:
        return "The short way is done"
    time = f"about {whole} minutes" if left == whole else f"{left} of {whole} minutes left"
    if history.follows_short_way:
        return f"On the short way, {time}: {KEY} leaves it"
    return f"The short way, {time}: {KEY} follows it"
