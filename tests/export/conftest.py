"""What the tests of exports share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.courses import add_awkward
from tui.course.course import Course


@pytest.fixture
def awkward(course_root: Path) -> Course:
    """The small course with every kind of item and document, and with texts full of signs of other formats."""
    add_awkward(course_root)
    return Course.open(course_root)
