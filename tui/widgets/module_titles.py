"""What the map shows at first: the titles of the modules."""

from __future__ import annotations

from textual.content import Content

from tui.course.course import Course
from tui.course.markdown import plain
from tui.tutor.parts import rows_expected


def module_titles(course: Course) -> Content:
    """The titles of the modules in their places, with room for what they hold: all that is known at first."""
    rows = [Content("\n\n" if course.express else "\n")]
    for module in course.module_entries:
        places = rows_expected(course, module)
        if places:
            rows += [Content.styled(f" {plain(module.title)}", "bold"), Content("\n" * places)]
    return Content("\n").join(rows)
