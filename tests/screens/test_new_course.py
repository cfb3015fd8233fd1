"""The course that `new` writes, learned, judged and measured in the screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screens.conftest import LAST, Sit
from tui.course.course import Course
from tui.course.scaffolding import files
from tui.files import fill_folder
from tui.journal.store import Journal
from tui.tutor.record import Record
from tui.tutor.start import Start


@pytest.fixture
def walls(tmp_path: Path) -> Iterator[tuple[Course, Record]]:
    """A new course, and an empty record of `ada` in it."""
    fill_folder(tmp_path / "walls", files("walls", ""))
    course = Course.open(tmp_path / "walls")
    with Journal.open(tmp_path / "walls.sqlite") as journal:
        yield course, Record(journal, "ada", course.id)


async def test_it_is_learned(sit: Sit, walls: tuple[Course, Record]) -> None:
    course, record = walls
    async with sit(LAST, course=course, record=record, size=(100, 40)) as learner:
        assert learner.step == "two-waters#one-patch"
        assert "When is it wet?" not in learner.text
        await learner.press("enter")
        assert "When is it wet?" in learner.text
        await learner.press("enter", "1", "enter", "enter")
        assert learner.step == "two-waters#through-the-wall"
        await learner.press("enter", "enter")
        assert learner.step == "reading-a-report#stated-denied-silent"
        await learner.press("enter")
        assert "What would you look at first, and why?" in learner.text
        assert record.history.read >= {"two-waters#one-patch", "reading-a-report#stated-denied-silent"}


async def test_it_is_practised_and_measured(sit: Sit, walls: tuple[Course, Record]) -> None:
    course, record = walls
    async with sit(Start("practice", "hotel-ring"), course=course, record=record, size=(120, 40)) as learner:
        await learner.press("2", "s", "0", "enter")
        assert "Opening the wall too soon." in learner.text
        assert "Leaves a stain" in learner.text
        for _ in range(4):
            await learner.press("enter", "1", "s", "0", "enter")
        await learner.press("enter")
        assert "end of the round" in learner.head
        await learner.press("escape", "i")
        assert learner.at == "ProgressScreen"
        assert "Opening the wall too soon" in learner.text
    keys = {given.item: given.data for given in record.history.answers()}
    assert keys["hotel-ring"].headline
    assert keys.keys() == {"hotel-ring", "hotel-turned", "attic-windows", "attic-storms", "cellar-log"}


async def test_its_rule_and_its_lab(sit: Sit, walls: tuple[Course, Record]) -> None:
    course, record = walls
    async with sit(Start("lab", "rain=yes"), course=course, record=record, size=(120, 40)) as learner:
        assert "A leak" in learner.part("#outcome")
        await learner.press("f6")
        assert "comes and goes with the air" in learner.text.lower()
