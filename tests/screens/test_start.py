"""Where the program opens: the first time, and after it was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.conftest import PRACTICE, Sit
from tui.app import TwoSchemers, run
from tui.course.course import Course
from tui.settings import Choices, Settings, save
from tui.tutor.record import Record
from tui.tutor.start import Start


async def test_the_program_opens_the_map_and_enter_begins(sit: Sit) -> None:
    async with sit(Start("map")) as learner:
        assert learner.at == "MapScreen"
        assert "Enter begin" in learner.text
        await learner.press("enter")
        assert learner.step == "leaf#plant"


async def test_the_first_run_leads_to_the_first_lesson(sit: Sit) -> None:
    async with sit() as learner:
        assert learner.at == "LessonScreen"
        assert learner.head == "One leaf step 1 of 2"
        assert "Two cups, one plant." in learner.text
        await learner.press("escape")
        assert learner.at == "MapScreen"


async def test_a_lesson_goes_on_at_the_same_step(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x", "enter", "left")
        assert learner.head == "One leaf step 1 of 2"
    async with sit() as learner:
        assert learner.head == "One leaf step 1 of 2"
        assert "Two cups, one plant." in learner.text


async def test_a_lesson_seen_to_its_end_is_gone_on_from(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x", "enter")
        assert learner.head == "One leaf step 2 of 2"
    async with sit() as learner:
        assert learner.head == "Making tea step 1 of 2"


async def test_practice_goes_on_at_the_same_item(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "g", "0", "enter", "enter")
        item = learner.item
    async with sit() as learner:
        assert learner.item == item
        assert learner.head.startswith("Which tea 1 of 3")


async def test_a_skipped_item_is_not_the_next_one_after_all(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        skipped = learner.item
        await learner.press("x")
    async with sit() as learner:
        await learner.press("enter")
        assert learner.item != skipped


@pytest.mark.parametrize(("target", "step"), [("making", "making#heat"), ("making#air", "making#air")])
async def test_a_lesson_or_a_step_asked_for(sit: Sit, target: str, step: str) -> None:
    async with sit(Start("learn", target)) as learner:
        assert learner.step == step


async def test_a_practice_asked_for(sit: Sit) -> None:
    async with sit(Start("practice", "questions")) as learner:
        assert learner.head.startswith("Questions on the leaf 1 of 2 · 0 answered")


async def test_an_item_asked_for_is_asked_first(sit: Sit) -> None:
    async with sit(Start("practice", "olu-open")) as learner:
        assert learner.item == "olu-open"


@pytest.mark.parametrize("where", ["f5", "f1", "f2", "f4", "n", "ctrl+p"])
async def test_ctrl_q_leaves_from_wherever_one_is(sit: Sit, where: str) -> None:
    async with sit() as learner:
        await learner.press(where, "ctrl+q")
        assert learner.app._exit


@pytest.mark.parametrize("where", ["f5", "right", "f1", "f4"])
async def test_ctrl_c_leaves_with_the_code_of_the_signal(sit: Sit, where: str) -> None:
    async with sit() as learner:
        await learner.press(where, "ctrl+c")
        assert learner.app._exit
        assert learner.app.return_code == 130


@pytest.mark.parametrize("mouse", [True, False])
def test_the_exit_code_comes_back_and_the_mouse_is_taken_as_chosen(
    course: Course, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mouse: bool
) -> None:
    taken = []

    def ran(app: TwoSchemers, mouse: bool) -> None:
        taken.append(mouse)
        app.exit(return_code=143)

    save(tmp_path, Settings(own=Choices(mouse=mouse)), record.learner)
    monkeypatch.setattr("tui.app.TwoSchemers.run", ran)
    assert run(course, record, tmp_path) == 143
    assert taken == [mouse]
