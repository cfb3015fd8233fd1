"""The course map."""

from __future__ import annotations

import threading

import pytest
from textual.widgets import OptionList

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.tutor.progress import Progress, progress
from tui.tutor.record import Record
from tui.tutor.start import Start

WIDE = (120, 40)
MODULES = ("The leaf", "Tasting")
TITLES = ("The leaf", "One leaf", "Making tea", "Questions on the leaf", "Tasting", "Which tea")


def ids(learner: Sitting) -> list[str]:
    return [option.id or "" for option in learner.app.screen.query_one("#rows", OptionList).options]


async def test_titles_stand_before_anything_is_counted(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = threading.Event()

    def slow(course: Course, record: Record, exact: bool = True) -> Progress:
        counting.wait(10)
        return progress(course, record, exact)

    monkeypatch.setattr("tui.screens.map.progress", slow)
    async with sit(Start("map"), settled=False) as learner:
        await learner.pilot.pause()
        assert all(title in learner.text for title in MODULES)
        await learner.pilot.press("j", "k", "down")
        assert learner.at == "MapScreen"
        counting.set()
        await learner.settle()
        assert all(title in learner.text for title in TITLES)
        assert "Begin One leaf step 1 of 2" in learner.text
        assert "? Questions on the leaf 0 of 2" in learner.text
        assert "? Which tea 0 of 4" in learner.text


async def test_enter_goes_on_before_anything_is_counted(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = threading.Event()

    def slow(course: Course, record: Record, exact: bool = True) -> Progress:
        counting.wait(10)
        return progress(course, record, exact)

    monkeypatch.setattr("tui.screens.map.progress", slow)
    async with sit(Start("map"), settled=False) as learner:
        await learner.pilot.pause()
        await learner.pilot.press("enter")
        counting.set()
        await learner.settle()
        assert learner.step == "leaf#plant"
        await learner.press("escape")
        assert "? Which tea 0 of 4" in learner.text


async def test_the_first_line_goes_on_with_the_course(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("escape")
        assert "Continue One leaf step 1 of 2" in learner.text
        await learner.press("enter")
        assert learner.at == "LessonScreen"
        await learner.press("x", "enter", "escape")
        assert "Continue One leaf step 2 of 2" in learner.text
        await learner.press("enter")
        assert learner.head == "One leaf step 2 of 2"


async def test_the_end_of_a_lesson_leads_to_the_map_and_on_to_the_next_one(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x", "enter", "enter")
        assert learner.at == "MapScreen"
        assert "Next Making tea step 1 of 2" in learner.text
        assert "✓ One leaf" in learner.text
        assert learner.head == "Two Teas 2 of 4 steps"
        await learner.press("enter")
        assert learner.head == "Making tea step 1 of 2"


async def test_after_the_last_lesson_comes_practice(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x", "enter", "enter", "enter", "x", "enter", "enter")
        assert learner.at == "MapScreen"
        assert "Practise Which tea" in learner.text
        await learner.press("enter")
        assert learner.at == "PracticeScreen"


async def test_p_opens_the_practice(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("escape", "p")
        assert learner.head.startswith("Which tea 0 of 4 answered")


async def test_a_looks_back(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("escape", "a")
        assert learner.at == "PastScreen"
        assert "Nothing here yet." in learner.text
        await learner.press("escape")
        assert learner.at == "MapScreen"


async def test_q_leaves(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("escape", "q")
        assert learner.app._exit


@pytest.mark.parametrize(("down", "up"), [("down", "up"), ("j", "k")])
async def test_the_cursor_passes_over_modules(sit: Sit, down: str, up: str) -> None:
    async with sit() as learner:
        await learner.press("escape")
        rows = learner.app.screen.query_one("#rows", OptionList)
        seen = []
        for _ in range(5):
            await learner.press(down)
            seen.append(rows.highlighted_option.id if rows.highlighted_option else "")
        assert seen == ["lesson:leaf", "lesson:making", "quiz:questions", "quiz:teas", "continue"]
        await learner.press(up)
        assert rows.highlighted_option
        assert rows.highlighted_option.id == "quiz:teas"


async def test_modules_cannot_be_opened_by_mouse(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("escape")
        await learner.click_on("The leaf")
        assert learner.at == "MapScreen"
        await learner.click_on("Making tea")
        assert learner.head == "Making tea step 1 of 2"


async def test_quizzes_that_are_kept_for_tests_are_not_offered(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("escape")
        assert ids(learner) == ["continue", "", "lesson:leaf", "lesson:making", "quiz:questions", "", "quiz:teas"]
        assert "The last form" not in learner.text


async def test_the_cursor_stays_where_it_was(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("escape", "down", "down", "enter", "escape")
        rows = learner.app.screen.query_one("#rows", OptionList)
        assert rows.highlighted_option
        assert rows.highlighted_option.id == "lesson:making"


async def test_what_the_course_is_stands_beside_the_rows_until_something_was_answered(sit: Sit) -> None:
    async with sit(size=WIDE) as learner:
        await learner.press("escape")
        assert learner.part("#standing") == (
            "What this is Green tea and black tea come from one leaf. After “The Book of Leaves”, by A. Taster"
        )
    async with sit(PRACTICE, size=WIDE) as learner:
        await learner.press("2", "s", "0", "enter", "escape")
        assert "What this is" not in learner.text
        assert "answers 1" in learner.text
        assert "1 of 4" in learner.text


async def test_conflations_are_counted(sit: Sit) -> None:
    async with sit(PRACTICE, size=WIDE) as learner:
        assert "wide pan" in learner.text, "the first item is a green tea"
        await learner.press("2", "s", "0", "enter", "escape")
        assert "conflations 1" in learner.text
