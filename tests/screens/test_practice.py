"""A quiz from its first item to its last and round again; questions outside lessons."""

from __future__ import annotations

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.tutor.start import Start

QUESTIONS = Start("practice", "questions")


async def through(learner: Sitting, items: int = 4) -> list[str]:
    """Answer that many items and go on after each; returns them in order."""
    asked = []
    for _ in range(items):
        asked.append(learner.item)
        await learner.press("4", "g", "0", "enter", "enter")
    return asked


async def test_pair_mates_are_adjacent(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        names = [item.partition("-")[0] for item in await through(learner)]
        assert sorted(names) == ["mira", "mira", "olu", "olu"]
        assert names[0] == names[1]
        assert [given.data.second_of_pair for given in learner.saved] == [False, True, False, True]


async def test_the_end_and_another_round(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await through(learner)
        assert "That was the last one. 4 of 4 answered; of 4 answers 1 right." in learner.text
        assert learner.foot == "Enter Back r Another round a Answers ? Help"
        await learner.press("1", "s", "0", "h", "x", "o")
        assert len(learner.saved) == 4
        await learner.press("r")
        assert "What does this text support?" in learner.text
        assert "seen before" in learner.head
        assert "Mira carries" in learner.text or "Olu works" in learner.text
        await learner.press("1", "g", "0", "enter")
        assert len(learner.saved) == 5


async def test_enter_at_the_end_leads_to_the_map(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await through(learner)
        await learner.press("enter")
        assert learner.at == "MapScreen"
        assert "✓ Which tea" in learner.text


async def test_the_end_outlives_a_resize(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await through(learner)
        await learner.resize(120, 40)
        assert "That was the last one." in learner.text
        assert "What the text says" not in learner.text


async def test_questions_are_practised_outside_lessons_too(sit: Sit) -> None:
    async with sit(QUESTIONS) as learner:
        assert "How many plants give the two teas?" in learner.text
        await learner.press("enter")
        assert "Choose 1 to 2 first" in learner.text
        await learner.press("h", "2", "1")
        assert "Hint 1 Think of the bush." in learner.text
        assert "● 1 One" in learner.text
        assert not learner.saved
        await learner.press("enter")
        assert "Right. One bush gives both." in learner.text
        (given,) = learner.saved
        assert (given.item, given.data.context, given.data.hints) == ("same-plant", "questions", 1)
        await learner.press("enter")
        assert "What does heat do?" in learner.text
        await learner.press("1", "enter")
        assert "The answer is 2." in learner.text
        await learner.press("enter")
        assert "That was the last one. 2 of 2 answered; of 2 answers 1 right." in learner.text


async def test_questions_by_mouse(sit: Sit) -> None:
    async with sit(QUESTIONS) as learner:
        await learner.click_on("2  Two")
        await learner.click_on("Give this answer")
        assert "✗ 2 Two" in learner.text


async def test_keys_of_a_judgement_do_nothing_to_a_question(sit: Sit) -> None:
    async with sit(QUESTIONS) as learner:
        await learner.press("g", "l", "s", "0", "down", "9", "space")
        assert learner.at == "PracticeScreen"
        await learner.press("enter")
        assert "Choose 1 to 2 first" in learner.text


async def test_a_questions_step_to_reread(sit: Sit) -> None:
    async with sit(QUESTIONS) as learner:
        await learner.press("1", "enter", "o")
        assert learner.step == "leaf#plant"
