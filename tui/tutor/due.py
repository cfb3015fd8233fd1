"""How much waits for review, said in a line. What schedules is imported only where there is something to schedule."""

from __future__ import annotations

from tui.course.course import Course
from tui.tutor.amounts import count
from tui.tutor.record import Record


def waiting(course: Course, record: Record) -> str:
    """`3 skills due today`; empty where none is."""
    if not any(given.data.offered for given in record.history.answers()):
        return ""
    from tui.tutor.review import due_skills

    skills = len(due_skills(course, record.history, record.journal.now().astimezone()))
    return f"{count(skills, 'skill')} due today" if skills else ""
