from __future__ import annotations

import pytest

from tui.course.bundled import bundled_course
from tui.course.course import Course


@pytest.fixture(scope="session")
def bundled() -> Course:
    """The course that ships."""
    return Course.open(bundled_course())
