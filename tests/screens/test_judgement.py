"""A judgement before it is given: three questions in any order, nothing on record until Enter."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.screens.practice import PracticeScreen
from tui.tutor.judging import ClassifyAnswer
from tui.widgets.question_pane import Draft
from tui.widgets.vignette_view import VignetteView

PARTS = {"verdict": "1", "certainty": "s", "sentence": "down"}


def draft(learner: Sitting) -> Draft:
    assert isinstance(learner.app.screen, PracticeScreen)
    return learner.app.screen.draft


async def test_the_text_and_the_questions(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        assert learner.item == "mira-green"
        assert learner.head == "Which tea 0 of 4 answered · new skill"
        for words in (
            "Mira carries her baskets down before noon.",
            "What does this text support?",
            "1 A green tea",
            "2 A black tea",
            "4 The text does not settle it",
            "How sure are you? g guess l leaning s sure",
            "Which sentence decides? ↑ ↓ point 0 none decides",
        ):
            assert words in learner.text
        assert "Another tea" not in learner.text, "a verdict that the quiz does not offer"


@pytest.mark.parametrize("order", list(permutations(PARTS)))
async def test_in_any_order(sit: Sit, order: tuple[str, ...]) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(*(PARTS[part] for part in order))
        assert draft(learner) == Draft("green", "sure", 1)
        assert not learner.saved
        await learner.press("enter")
        (given,) = learner.saved
        assert (given.data.given, given.data.certainty, given.data.sentence) == ("green", "sure", 1)


async def test_what_is_chosen_can_be_seen(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("2", "l", "down", "down")
        assert "● 2 A black tea" in learner.text
        assert "l leaning ●" in learner.text
        assert "● 2 “She heats every …”" in learner.text
        marked = [line for line in learner.lines if line.strip().startswith("▸")]
        assert len(marked) == 1
        assert "She heats" in marked[0]


async def test_everything_can_be_changed_before_enter(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("2", "g", "0", "1", "s", "up", "up", "4", "l")
        assert draft(learner) == Draft("open", "leaning", 3)
        assert learner.text.count("●") == 3
        assert not learner.saved


async def test_the_cursor_in_the_text_stops_at_both_ends(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("up")
        assert draft(learner).sentence == 4
        await learner.press("down", "j")
        assert draft(learner).sentence == 4
        await learner.press("k", "up", "up", "up")
        assert draft(learner).sentence == 1
        await learner.press("0")
        assert draft(learner).sentence == 0
        assert "No sentence decides it" in learner.text
        assert "▸" not in learner.text
        await learner.press("down")
        assert draft(learner).sentence == 1


@pytest.mark.parametrize("key", ["3", "5", "9"])
async def test_a_verdict_that_is_not_offered_is_not_taken(sit: Sit, key: str) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(key)
        assert not draft(learner).verdict


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        ("", "▸ What does this text support?"),
        ("g0", "▸ What does this text support?"),
        ("10", "▸ How sure are you?"),
        ("1s", "▸ Which sentence decides?"),
    ],
)
async def test_enter_with_something_missing_goes_there(sit: Sit, keys: str, asked: str) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(*keys, "enter")
        assert asked in learner.text
        assert learner.text.count("▸") == 1
        assert not learner.saved
        await learner.press("1", "s", "0")
        assert "▸" not in learner.text


async def test_by_mouse(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.click_on("flower")
        await learner.click_on("leaning")
        await learner.click_on("A green tea")
        assert draft(learner) == Draft("green", "leaning", 3)
        await learner.click_on("Give this answer")
        assert len(learner.saved) == 1
        await learner.click_on("pan")
        assert len(learner.saved) == 1, "after the answer the text is for reading"
        await learner.click_on("Next")
        assert learner.item == "mira-black"


async def test_nothing_is_on_record_until_enter_and_all_of_it_before_the_feedback(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk_when_painted: list[int] = []
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "2", "down")
        assert not learner.saved

        def paint(*anything: object) -> str:
            on_disk_when_painted.append(len(learner.saved))
            return "feedback"

        monkeypatch.setattr("tui.widgets.feedback_pane.feedback", paint)
        monkeypatch.setattr(VignetteView, "show", paint)
        await learner.press("enter")
        assert len(on_disk_when_painted) >= 2
        assert set(on_disk_when_painted) == {1}


async def test_leaving_gives_nothing(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "0", "escape")
        assert not learner.saved
        await learner.press("p")
        assert draft(learner) == Draft()


async def test_the_record_says_what_was_answered(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "down", "down", "enter")
        (given,) = learner.saved
        data = given.data
        assert (given.item, data.key, data.right, data.right_reason) == ("mira-green", "green", True, True)
        assert (data.marks, data.context, data.skill, data.hints) == (3, "teas", "by-heat", 0)
        screen = learner.app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.session.judgement
        assert screen.session.judgement.answer == ClassifyAnswer("green", "sure", 2)


async def test_hints_are_counted(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        assert "h Hint" in learner.foot
        await learner.press("h")
        assert "Hint 1 Look at the pan." in learner.text
        await learner.press("h")
        assert "There is no further hint." in learner.said
        await learner.press("1", "s", "0", "enter")
        assert learner.saved[0].data.hints == 1


async def test_an_item_without_hints_does_not_offer_one(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("x")
        assert "h Hint" not in learner.foot


async def test_a_hint_stays_after_coming_back(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("h", "escape", "p")
        assert "Hint 1 Look at the pan." in learner.text


async def test_skipping_puts_it_at_the_end(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        first = learner.item
        await learner.press("x")
        assert learner.item != first
        assert not learner.saved
        for _ in range(3):
            await learner.press("4", "g", "0", "enter", "enter")
        assert learner.item == first
        await learner.press("x")
        assert "This is the last one." in learner.said
        assert learner.item == first


async def test_what_belongs_after_the_answer_does_nothing_before(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("o", "r")
        assert learner.at == "PracticeScreen"
        await learner.press("exclamation_mark")
        assert learner.at == "PracticeScreen"
        assert "A key can be disputed once it is known." in learner.said


async def test_the_second_of_a_pair_stands_in_the_same_place(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        before = learner.lines[2:4]
        await learner.press("1", "g", "0", "enter")
        after = [line[6:] for line in learner.lines[2:4]]
        assert after == [line[6:] for line in before], "the text does not move when marks appear"
        await learner.press("enter")
        assert learner.lines[2].startswith("      Mira carries her baskets")
