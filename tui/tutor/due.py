"""How much waits for review. What schedules is imported only where there is something to schedule."""

from __future__ import annotations

from tui.course.course import Course
from tui.tutor.record import Record


def waiting(course: Course, record: Record) -> int:
    """How many skills are due today."""
    if not any(given.data.offered for given in record.history.answers()):
        return 0
    from tui.tutor.review import due_skills

    return len(due_skills(course, record.history, record.journal.now().astimezone()))
