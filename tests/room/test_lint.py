"""Whether a plan says more at once than a phone should be sent."""

from __future__ import annotations

import pytest

from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room import lint
from tui.room.asking import agenda
from tui.room.plan import Options


@pytest.mark.parametrize("plan", ["workshop", "short"])
def test_the_bundled_plans_fit(plan: str) -> None:
    course = Course.open(bundled_course())
    assert not list(lint.too_long(agenda(course, course.plan(plan), Options(), "K7M4QX"), course.sound_rubric))


def test_what_is_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    course = Course.open(bundled_course())
    made = agenda(course, course.plan("workshop"), Options(), "K7M4QX")
    monkeypatch.setattr(lint, "STATE_BYTES", 1000)
    found = list(lint.too_long(made, course.sound_rubric))
    assert [each.act for each in found] == [1, 2, 3, 5, 6, 7]
    assert found[1].heading == "Text 1 of 4"
    assert all(each.size > 1000 for each in found)
