"""Questions asked inside a lesson."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

import pytest
from textual.widgets import TextArea

from tests.screens.conftest import Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.course.model import Choice
from tui.journal.errors import JournalError
from tui.screens.lesson import LessonScreen
from tui.tutor.start import Start
from tui.widgets.card import Card
from tui.widgets.choice_card import ChoiceCard

HEAT = Start("learn", "making#heat")


def page(learner: Sitting) -> LessonScreen:
    assert isinstance(learner.app.screen, LessonScreen)
    return learner.app.screen


def number(learner: Sitting, text: str) -> str:
    """The key of an option, as it is shown to this learner."""
    for card in page(learner).page.cards:
        item = card.question.item
        if isinstance(item, Choice) and text in (texts := [option.text for option in item.options]):
            return str(texts.index(text) + 1)
    raise AssertionError(text)


def card(learner: Sitting, place: int = 0) -> Card:
    return page(learner).page.cards[place]


def change(course_root: Path, old: str, new: str, file: str = "lessons/01-leaf.md") -> None:
    path = course_root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def two(course_root: Path) -> None:
    """The first step asks two questions."""
    change(course_root, "After the question", "```check\nwhat-heat-does\n```\n\nAfter the question")


@pytest.fixture
def own_words(course_root: Path) -> None:
    """The first step asks for one's own words."""
    item = """
    - id: own-brew
      kind: reflect
      tests: [leaf.one]
      lesson: leaf#plant
      difficulty: 1
      prompt: How would you brew it?
      criteria: [Names the heat, Names the time]
      model-answer: Hot, and short.
    """
    change(
        course_root, "items:\n", "items:\n" + indent(dedent(item).strip("\n"), "  ") + "\n", "quizzes/questions.yaml"
    )
    change(course_root, "same-plant", "own-brew")


async def test_choose_change_give_and_be_told_why(sit: Sit) -> None:
    async with sit() as learner:
        one, two = number(learner, "One"), number(learner, "Two")
        await learner.press(two)
        assert f"● {two} Two" in learner.text
        await learner.press(one)
        assert f"● {one} One" in learner.text
        assert f"● {two}" not in learner.text
        assert not learner.saved
        await learner.press("enter")
        (given,) = learner.saved
        assert (given.item, given.data.right, given.data.context) == ("same-plant", True, "leaf#plant")
        assert f"✓ {one} One" in learner.text
        assert "Right. One bush gives both." in learner.text
        assert learner.step == "leaf#plant", "Enter gives the answer and does not go on"
        await learner.press("enter")
        assert learner.step == "leaf#care"


async def test_a_wrong_answer_is_explained_and_so_is_the_right_one(sit: Sit) -> None:
    async with sit(HEAT) as learner:
        wrong, right = number(learner, "It turns the leaf dark."), number(learner, "It keeps the leaf green.")
        await learner.press(wrong, "enter")
        assert f"✗ {wrong} It turns the leaf dark." in learner.text
        assert f"✓ {right} It keeps the leaf green." in learner.text
        assert "Wrong. That is what air does." in learner.text
        assert f"The answer is {right}. It stops the air's work." in learner.text


async def test_an_answer_stands_until_it_is_taken_back(sit: Sit) -> None:
    async with sit(HEAT) as learner:
        wrong = number(learner, "It turns the leaf dark.")
        await learner.press(wrong, "enter", "1", "2", "x", "h")
        assert "●" not in learner.part("#page")
        assert len(learner.saved) == 1
        await learner.press("enter", "left")
        assert f"✗ {wrong} It turns the leaf dark." in learner.text, "it stands there on coming back"


async def test_enter_with_nothing_chosen_asks_for_it(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("enter")
        assert "Choose 1 to 2 first, or x to skip it." in learner.text
        assert learner.step == "leaf#plant"
        assert not learner.saved
        await learner.press("1")
        assert "Choose 1 to 2 first" not in learner.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_what_is_said_stands_where_one_looks(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as learner:
        await learner.press("enter")
        assert "Choose 1 to 2 first, or x to skip it." in learner.text
        await learner.press("x")
        assert "Skipped. Choose an option to answer it after all." in learner.text
        await learner.press("home", number(learner, "Two"))
        assert f"● {number(learner, 'Two')} Two" in learner.text
        await learner.press("home", "enter")
        assert f"The answer is {number(learner, 'One')}. One bush gives both." in learner.text


@pytest.mark.parametrize("key", ["3", "9"])
async def test_a_digit_without_an_option_does_nothing(sit: Sit, key: str) -> None:
    async with sit() as learner:
        await learner.press(key)
        assert card(learner).answer is None
        await learner.press("x", key)
        assert "Skipped." in learner.text
        assert learner.foot.startswith("Enter Next")


async def test_skipping_is_on_record_and_an_option_takes_the_question_up_again(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x")
        assert "Skipped. Choose an option to answer it after all." in learner.text
        assert learner.history.times_skipped("leaf#plant", "same-plant") == 1
        assert "Enter Next" in learner.foot
        two = number(learner, "Two")
        await learner.press(two)
        assert "Skipped" not in learner.text
        assert f"● {two} Two" in learner.text
        assert "Enter Answer" in learner.foot, "the foot follows"
        await learner.press("enter")
        assert "The answer is" in learner.text
        assert learner.step == "leaf#plant"


async def test_hints_come_one_by_one_and_are_counted(sit: Sit) -> None:
    async with sit() as learner:
        assert "h Hint" in learner.foot
        await learner.press("h")
        assert "Hint 1 Think of the bush." in learner.text
        assert "Hint 2" not in learner.text
        await learner.press("h")
        assert "Hint 2 Count its branches." in learner.text
        assert "h Hint" not in learner.foot, "there is no third"
        await learner.press("h", "1", "enter")
        assert learner.saved[0].data.hints == 2


async def test_hints_stay_when_the_page_is_turned(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("h", "x", "enter", "left")
        assert "Hint 1 Think of the bush." in learner.text


async def test_by_mouse(sit: Sit) -> None:
    async with sit() as learner:
        two = number(learner, "Two")
        await learner.click_on(f"{two}  Two")
        assert f"● {two} Two" in learner.text
        await learner.click_on("Answer")
        assert f"✗ {two} Two" in learner.text


async def test_a_click_on_the_second_question_answers_the_second(sit: Sit, two: None) -> None:
    async with sit(size=(80, 50)) as learner:
        await learner.click_on("It keeps the leaf green.")
        assert card(learner, 0).answer is None
        await learner.press("enter")
        (given,) = learner.saved
        assert given.item == "what-heat-does"


async def test_which_of_two_questions_the_keys_are_about_is_marked(sit: Sit, two: None) -> None:
    async with sit(size=(80, 50)) as learner:
        assert "▸ How many plants" in learner.text
        assert "▸ What does heat" not in learner.text
        await learner.press("tab", "1")
        assert "▸ What does heat" in learner.text
        assert (card(learner, 0).answer is None, card(learner, 1).answer is None) == (True, False)
        await learner.press("enter")
        assert "▸" not in learner.part("#page"), "one is left, and needs no mark"
        await learner.press("1", "enter", "enter")
        assert learner.step == "leaf#care"


async def test_skipping_leads_to_the_other_question(sit: Sit, two: None) -> None:
    async with sit(size=(80, 50)) as learner:
        await learner.press("x", "1", "enter")
        assert [given.item for given in learner.saved] == ["what-heat-does"]


@pytest.mark.parametrize("key", ["space", "pagedown", "right"])
async def test_no_key_but_enter_gives_an_answer(sit: Sit, key: str) -> None:
    async with sit() as learner:
        await learner.press("1", *[key] * 5)
        assert not learner.saved
        assert learner.step == "leaf#plant"


async def test_scrolling_never_jumps_up(sit: Sit, two: None) -> None:
    async with sit(size=(60, 20)) as learner:
        tops = [page(learner).page.scroll_y]
        for _ in range(6):
            await learner.press("space")
            tops.append(page(learner).page.scroll_y)
        assert tops == sorted(tops)
        assert tops[-1] == page(learner).page.max_scroll_y
        assert learner.step == "leaf#plant"


async def test_a_question_below_the_fold_is_announced(sit: Sit, two: None) -> None:
    async with sit(size=(60, 20)) as learner:
        assert "1 question below ↓ Space" in learner.text
        await learner.press("end")
        assert "below ↓" not in learner.text
        await learner.press("home", "x", "x", "home")
        assert "below ↓" not in learner.text, "none waits any more"


async def test_two_questions_below_the_fold_are_counted(sit: Sit, course_root: Path, two: None) -> None:
    change(course_root, "There is a [page]", "\n\n".join(f"Line {number}." for number in range(20)) + " [page]")
    async with sit() as learner:
        assert "2 questions below ↓ Space" in learner.text


async def test_a_second_enter_does_not_skip_the_feedback(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("1")
        await learner.burst("enter", "enter", apart=0.12)
        assert learner.step == "leaf#plant"
        await learner.burst(*["enter"] * 60)
        assert learner.step == "leaf#plant", "nor does one that is held down"
        await learner.press("enter")
        assert learner.step == "leaf#care"


async def test_a_second_enter_does_not_lead_from_the_feedback_to_the_next_question(sit: Sit, two: None) -> None:
    async with sit(size=(60, 20)) as learner:
        await learner.press("1")
        await learner.burst("enter", "enter", "enter", apart=0.12)
        assert "One bush gives both." in learner.text
        assert "Choose 1 to 2 first" not in learner.text
        await learner.press("1")
        assert "● 1" in learner.text


async def test_a_slip_is_taken_back_and_does_not_count(sit: Sit) -> None:
    async with sit(size=(120, 40)) as learner:
        await learner.press(number(learner, "Two"), "enter")
        assert "u Undo" in learner.foot
        await learner.press("u")
        assert not learner.saved
        assert "Wrong" not in learner.text
        assert "Enter Answer" in learner.foot
        await learner.press(number(learner, "One"), "enter")
        assert [given.data.right for given in learner.saved] == [True]


async def test_a_question_can_be_tried_again(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press(number(learner, "Two"), "enter")
        assert "r Try again" in learner.foot
        await learner.press("r")
        assert "Wrong" not in learner.text
        await learner.press(number(learner, "One"), "enter")
        assert "Right. One bush gives both." in learner.text
        assert sorted(given.data.right for given in learner.saved) == [False, True]
        await learner.press("enter", "left", "r")
        assert "Enter Answer" in learner.foot, "on coming back, too"


async def test_own_words_are_written_compared_and_kept(sit: Sit, own_words: None) -> None:
    async with sit(size=(80, 40)) as learner:
        assert "How would you brew it?" in learner.text
        assert learner.foot.startswith("Enter Write x Skip")
        await learner.press("enter")
        assert learner.at == "WriterDialog"
        learner.app.screen.query_one(TextArea).text = "Hot.\n\nAnd long."
        await learner.press("ctrl+s")
        assert learner.history.notes == {"own-brew": "Hot.\n\nAnd long."}
        shown = " ".join(learner.text.replace("▌", " ").split())
        assert "What you wrote Hot. And long. A model answer Hot, and short." in shown
        assert learner.foot.startswith("1-2 Tick Enter Keep w Write x Skip")
        await learner.press("1")
        await learner.click_on("Names the time")
        await learner.press("1", "enter")
        assert "1 of 2 covered. The text is in your notes." in learner.text
        await learner.press("enter")
        assert learner.step == "leaf#care"


async def test_own_words_that_were_skipped_are_written_after_all(sit: Sit, own_words: None) -> None:
    async with sit() as learner:
        await learner.press("x")
        assert "Skipped. w writes on it after all." in learner.text
        await learner.press("w")
        learner.app.screen.query_one(TextArea).text = "Hot."
        await learner.press("ctrl+s")
        assert "Enter Compare" in learner.foot
        await learner.press("enter")
        assert "1-2 tick Enter keep" in learner.text, "Enter leads to what is to be ticked"
        assert not list(learner.history.ratings())
        assert "Enter Keep" in learner.foot
        await learner.press("enter")
        assert "0 of 2 covered." in learner.text


async def test_what_is_left_unwritten_waits_as_a_draft(sit: Sit, own_words: None) -> None:
    async with sit() as learner:
        await learner.press("enter")
        learner.app.screen.query_one(TextArea).text = "Ho"
        await learner.press("escape")
        assert not learner.history.notes
        await learner.press("enter")
        assert learner.app.screen.query_one(TextArea).text == "Ho"


async def test_an_answer_that_cannot_be_kept_is_not_shown_as_given(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as learner:
        await learner.press("1")

        def fail(*_: object, **__: object) -> None:
            raise JournalError("The disk is full.")

        with monkeypatch.context() as patched:
            patched.setattr(learner.app.record.journal, "append", fail)
            await learner.press("enter")
        assert "The disk is full." in learner.said
        assert "● 1" in learner.text
        await learner.press("enter")
        assert len(learner.saved) == 1


async def test_a_question_that_is_missing_says_so_and_does_not_stop_the_reader(sit: Sit, course: Course) -> None:
    async with sit() as learner:
        quiz = course.root / "quizzes" / "questions.yaml"
        quiz.write_text("format: 1\nid: questions\ntitle: Q\nform: check\nitems: []\n", encoding="utf-8")
        course._quizzes.clear()
        await learner.press("o", "down", "enter", "left")
        assert "A question cannot be asked here:" in learner.text
        await learner.press("enter")
        assert learner.step == "leaf#care"


class TestPairs:
    """Two texts to tell apart."""

    @pytest.fixture(autouse=True)
    def _pair(self, course_root: Path) -> None:
        change(course_root, "```check\nsame-plant\n```", "```pair\nmira-green\nmira-black\n```")

    async def test_what_differs_is_marked_once_they_are_told_apart(self, sit: Sit) -> None:
        async with sit(size=(80, 60)) as learner:
            assert "Which is which?" in learner.text
            assert "After the question" not in learner.text
            assert not marked(learner)
            await learner.press("1", "enter")
            assert marked(learner)
            assert "After the question" in learner.text
            assert {given.item for given in learner.saved} == {"mira-black", "mira-green"}

    async def test_skipping_shows_what_follows(self, sit: Sit) -> None:
        async with sit(size=(80, 60)) as learner:
            await learner.press("x")
            assert marked(learner)
            assert "After the question" in learner.text
            assert isinstance(card(learner), ChoiceCard)


def marked(learner: Sitting) -> bool:
    """Whether any word of the two texts is underlined."""
    strips = learner.app.screen._compositor.render_strips()
    return any(
        "pan" in segment.text and segment.style is not None and segment.style.underline
        for strip in strips
        for segment in strip
    )
