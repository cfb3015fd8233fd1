"""A quiz from its first item to its last and round again; questions outside lessons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.courses import recall
from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.journal.errors import JournalBusy
from tui.screens.practice import PracticeScreen
from tui.tutor.record import Record
from tui.tutor.start import Start

QUESTIONS = Start("practice", "questions")


def number(learner: Sitting, words: str) -> str:
    """The number before an option, which stand in an order of their own."""
    found = re.search(rf"(\d) {re.escape(words)}", learner.text)
    assert found
    return found[1]


async def through(learner: Sitting, items: int = 4) -> list[str]:
    """Answer that many items and go on after each; returns them in order."""
    asked = []
    for _ in range(items):
        asked.append(learner.item)
        await learner.press("4", "g", "0", "enter", "enter")
    return asked


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_what_is_asked_again_on_purpose_says_so_before_the_question(
    sit: Sit, course_root: Path, size: tuple[int, int]
) -> None:
    for item in ("what-heat-does", "mira-green"):
        recall(course_root, item, "same-plant")
    again = "On purpose: “One leaf” asks this, too."
    course = Course.open(course_root)
    async with sit(Start("practice", "what-heat-does"), course=course, size=size) as learner:
        assert f"{again} What does heat do?" in learner.text
        await learner.press("1", "enter")
        assert f"{again} What does heat do?" in learner.text
        await learner.press("enter")
        assert again not in learner.text
    async with sit(Start("practice", "mira-green"), course=course, size=size) as learner:
        text = learner.text
        assert text.index("Mira carries") < text.index(again) < text.index("What does this text support?")
        await learner.press("1", "s", "0")
        assert "How sure are you?" in learner.text


async def test_pair_mates_are_adjacent(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        names = [item.partition("-")[0] for item in await through(learner)]
        assert sorted(names) == ["mira", "mira", "olu", "olu"]
        assert names[0] == names[1]
        assert [given.data.second_of_pair for given in learner.saved] == [False, True, False, True]


async def test_the_end_says_what_was_got_and_where_it_goes_on(sit: Sit) -> None:
    async with sit(PRACTICE, size=(100, 24)) as learner:
        await through(learner)
        for words in (
            "The end of this round of “Which tea”.",
            "1 of 4 answers right, +1 mark.",
            "3 items of this quiz wrong at the latest answer.",
            "Enter Next: One leaf, step 1 of 2",
            "m The 3 missed, again",
            "r All of them, again",
            "a Look back at the answers",
        ):
            assert words in learner.text
        assert learner.head == "Which tea end of the round · 4 answered"
        assert learner.foot.startswith("Enter Go on m The missed r All again")
        await learner.press("1", "s", "0", "h", "x", "o", "u")
        assert len(learner.saved) == 4
        assert "The end of this round" in learner.text


async def test_another_round_of_all(sit: Sit) -> None:
    async with sit(PRACTICE, size=(100, 24)) as learner:
        await through(learner)
        await learner.press("r")
        assert learner.head == "Which tea 1 of 4 · seen before · 4 answered"
        await learner.press("1", "g", "0", "enter")
        assert len(learner.saved) == 5


async def test_another_round_of_those_missed(sit: Sit) -> None:
    async with sit(PRACTICE, size=(100, 24)) as learner:
        await through(learner)
        wrong = {given.item for given in learner.saved if not given.data.right}
        await learner.press("m")
        assert learner.head == "Which tea 1 of 3 · missed before · 4 answered"
        assert set(await through(learner, 3)) == wrong
        assert "The end of this round" in learner.text


async def test_with_nothing_missed_there_is_no_round_of_it(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        keys = {"mira-green": "1", "mira-black": "2", "olu-open": "4", "olu-black": "2"}
        for _ in range(4):
            await learner.press(keys.get(learner.item, "1"), "g", "0", "enter", "enter")
        assert "missed" not in learner.text
        await learner.press("m")
        assert "The end of this round" in learner.text


async def test_enter_at_the_end_goes_the_way_on(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await through(learner)
        await learner.press("enter")
        assert learner.step == "leaf#plant"


async def test_the_end_outlives_a_resize(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await through(learner)
        await learner.resize(120, 40)
        assert "The end of this round" in learner.text
        assert "What the text says" not in learner.text


async def test_the_ways_on_by_mouse(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await through(learner)
        await learner.click_on("All of them, again")
        assert "What does this text support?" in learner.text


async def test_a_slip_is_taken_back_and_asked_again(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        first = learner.item
        await learner.press("2", "s", "0", "enter")
        assert "u Undo" in learner.foot
        await learner.press("u")
        assert "Taken back: it does not count." in learner.part("Seam")
        assert learner.item == first
        assert "What does this text support?" in learner.text
        assert "●" not in learner.text
        assert not learner.saved, "a slip is no answer"
        await learner.press("1", "s", "0", "enter")
        assert [given.data.right for given in learner.saved] == [True]
        await learner.press("enter", "u")
        assert len(learner.saved) == 1, "only the answer given just now"


async def test_a_guest_is_offered_nothing_that_is_kept_for_later(sit: Sit) -> None:
    async with sit(PRACTICE, guest=True) as learner:
        await learner.press("1", "s", "0", "enter", "enter", "enter")
        assert "Right" in learner.text
        assert "Dispute" not in learner.foot
        for key in ("exclamation_mark", "n", "b"):
            await learner.press(key)
            assert learner.at == "PracticeScreen"
        assert not learner.history.bookmarks
        await learner.press("question_mark")
        assert "Write a note" not in learner.part(".frame")


async def test_a_slip_in_a_question_with_options(sit: Sit) -> None:
    async with sit(QUESTIONS) as learner:
        await learner.press("1", "enter", "u")
        assert "Taken back: it does not count." in learner.text
        assert "●" not in learner.text
        assert not learner.saved


async def test_a_second_enter_at_once_does_not_skip_the_feedback(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        first = learner.item
        await learner.press("1", "s", "0")
        await learner.burst("enter", "enter", "enter", "enter")
        assert learner.item == first
        assert "Right" in learner.text
        await learner.press("enter")
        assert learner.item != first


@pytest.mark.parametrize("key", ["space", "pagedown", "right", "end", "tab"])
async def test_only_enter_gives_an_answer(sit: Sit, key: str) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "0", key, key)
        assert not learner.saved
    async with sit(QUESTIONS) as learner:
        await learner.press("1", key, key)
        assert not learner.saved


async def test_a_record_that_is_busy_for_a_moment_moves_one_item_on_and_not_two(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "0", "enter")
        plain, failures = Record.add, [2]

        def add(self: Record, *of: object) -> object:
            if failures[0]:
                failures[0] -= 1
                raise JournalBusy(Path("journal.sqlite"))
            return plain(self, *of)  # type: ignore[arg-type]

        monkeypatch.setattr(Record, "add", add)
        screen = learner.app.screen
        assert isinstance(screen, PracticeScreen)
        await learner.press("enter")
        assert failures == [0]
        assert screen.session.place == 1
        failures[0] = 1
        await learner.press("x")
        assert screen.session.place == 1


async def test_questions_are_practised_outside_lessons_too(sit: Sit) -> None:
    async with sit(QUESTIONS) as learner:
        assert "How many plants give the two teas?" in learner.text
        await learner.press("enter")
        assert "Choose 1 to 2 first, or x to skip it." in learner.text
        one = number(learner, "One")
        await learner.press("h", number(learner, "Two"), one)
        assert "Hint 1 Think of the bush." in learner.text
        assert f"● {one} One" in learner.text
        assert not learner.saved
        await learner.press("enter")
        assert "Right. One bush gives both." in learner.text
        (given,) = learner.saved
        assert (given.item, given.data.context, given.data.hints) == ("same-plant", "questions", 1)
        await learner.press("enter")
        assert "What does heat do?" in learner.text
        right = number(learner, "It keeps the leaf green.")
        await learner.press(number(learner, "It turns the leaf dark."), "enter")
        assert f"The answer is {right}." in learner.text
        await learner.press("enter")
        assert "1 of 2 answers right." in learner.text


async def test_questions_by_mouse(sit: Sit) -> None:
    async with sit(QUESTIONS) as learner:
        two = number(learner, "Two")
        await learner.click_on("Two")
        await learner.click_on("Give this answer")
        assert f"✗ {two} Two" in learner.text


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
