"""Questions asked inside a lesson."""

from __future__ import annotations

import pytest

from tests.screens.conftest import Sit
from tests.screens.sitting import Sitting
from tui.tutor.start import Start
from tui.widgets.check import Check

HEAT = Start("lesson", "making#heat")


def check(learner: Sitting) -> Check:
    return learner.app.screen.query_one(Check)


async def test_choose_change_give_and_be_told_why(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("2")
        assert "● 2 Two" in learner.text
        await learner.press("1")
        assert "● 1 One" in learner.text
        assert "● 2" not in learner.text
        assert not learner.saved
        await learner.press("enter")
        (given,) = learner.saved
        assert (given.item, given.data.given, given.data.right, given.data.context) == (
            "same-plant",
            "1",
            True,
            "leaf#plant",
        )
        assert "✓ 1 One" in learner.text
        assert "Right. One bush gives both." in learner.text
        assert learner.step == "leaf#plant", "Enter gives the answer and does not go on"
        await learner.press("enter")
        assert learner.step == "leaf#care"


async def test_a_wrong_answer_is_explained_and_so_is_the_right_one(sit: Sit) -> None:
    async with sit(HEAT) as learner:
        await learner.press("1", "enter")
        assert "✗ 1 It turns the leaf dark." in learner.text
        assert "✓ 2 It keeps the leaf green." in learner.text
        assert "Not this one. That is what air does." in learner.text
        assert "The answer is 2. It stops the air's work." in learner.text


async def test_an_answer_is_final(sit: Sit) -> None:
    async with sit(HEAT) as learner:
        await learner.press("1", "enter", "2", "x", "h")
        assert "● 2" not in learner.text
        assert len(learner.saved) == 1
        await learner.press("enter", "left")
        assert "✗ 1 It turns the leaf dark." in learner.text, "it stands there on coming back"


async def test_enter_with_nothing_chosen_asks_for_it(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("enter")
        assert "Choose 1 to 2 first, or x to pass over it." in learner.text
        assert learner.step == "leaf#plant"
        assert not learner.saved
        await learner.press("1")
        assert "Choose 1 to 2 first" not in learner.text


async def test_a_question_out_of_sight_is_brought_into_view(sit: Sit) -> None:
    async with sit(size=(60, 20)) as learner:
        await learner.press("enter")
        assert "Choose 1 to 2 first, or x to pass over it." in learner.text
        await learner.press("2", "enter")
        assert "The answer is 1. One bush gives both." in learner.text


@pytest.mark.parametrize("key", ["3", "9"])
async def test_there_is_no_option_of_that_number(sit: Sit, key: str) -> None:
    async with sit() as learner:
        await learner.press(key)
        assert check(learner).chosen == 0


async def test_passing_over_and_coming_back(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x")
        assert "Passed over. Choose an option to answer it after all." in learner.text
        await learner.press("2")
        assert "Passed over" not in learner.text
        assert "● 2 Two" in learner.text
        await learner.press("enter")
        assert "The answer is 1." in learner.text


async def test_hints_come_one_by_one_and_are_counted(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("h")
        assert "Hint 1 Think of the bush." in learner.text
        assert "Hint 2" not in learner.text
        await learner.press("h")
        assert "Hint 2 Count its branches." in learner.text
        await learner.press("h")
        assert "There is no further hint here." in learner.said
        await learner.press("1", "enter")
        assert learner.saved[0].data.hints == 2


async def test_hints_stay_when_the_page_is_turned(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("h", "x", "enter", "left")
        assert "Hint 1 Think of the bush." in learner.text


async def test_by_mouse(sit: Sit) -> None:
    async with sit() as learner:
        await learner.click_on("2  Two")
        assert "● 2 Two" in learner.text
        await learner.click_on("Answer")
        assert "✗ 2 Two" in learner.text


async def test_a_question_that_is_missing_says_so_and_does_not_stop_the_reader(sit: Sit) -> None:
    async with sit() as learner:
        quiz = learner.app.course.root / "quizzes" / "questions.yaml"
        quiz.write_text("format: 1\nid: questions\ntitle: Q\nform: check\nitems: []\n", encoding="utf-8")
        learner.app.course._quizzes.clear()
        await learner.press("o", "down", "enter", "left")
        assert "The question 'same-plant' cannot be asked: it is missing or not sound." in learner.text
        await learner.press("enter")
        assert learner.step == "leaf#care"
