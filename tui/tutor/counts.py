"""What a map says of a learner beside its titles, all of it counted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tui.course.course import Course
from tui.tutor.due import waiting
from tui.tutor.path import Way, way_on
from tui.tutor.progress import Progress, progress
from tui.tutor.record import Record

if TYPE_CHECKING:
    from tui.tutor.measures import Measures


class Counts(Struct, frozen=True, kw_only=True):
    """How far a learner is, what is next, and how well it goes."""

    progress: Progress
    way: Way | None
    """The way on; None where it is not to be said."""
    measures: Measures | None
    """Where the learner stands; None before anything is answered."""
    waits: int
    """How many skills are due for review."""


def counts(course: Course, record: Record, *, welcomes: bool) -> Counts:
    """Count.

    Args:
        course: The course.
        record: What the learner has done.
        welcomes: Whether a new learner is only told what the course is. That does not say where it leads, and finding
            that out reads the first questions.
    """
    history = record.history
    progressed = progress(course, record, exact=False)
    measures = None
    if progressed.answers:
        from tui.tutor.measures import measure

        measures = measure(course, history)
    return Counts(
        progress=progressed,
        way=None if welcomes and history.is_new else way_on(course, history),
        measures=measures,
        waits=waiting(course, record),
    )
