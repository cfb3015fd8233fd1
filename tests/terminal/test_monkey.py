"""Whatever comes in at random, the program lives or leaves in order, and the record is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.monkey import Monkey, RoomMonkey
from tui.course.bundled import bundled_course


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_random_input(course_root: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    monkey = Monkey(1, size, tmp_path, course_root)
    monkey.run(400)
    assert not monkey.faults, "\n".join(monkey.faults)


@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
def test_random_input_in_rooms(tmp_path: Path, size: tuple[int, int]) -> None:
    monkey = RoomMonkey(1, size, tmp_path, bundled_course())
    monkey.run(250)
    assert not monkey.faults, "\n".join(monkey.faults)
