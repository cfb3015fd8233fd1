"""Flips, questions to answer in one's own words, and pairs to compare."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.selection import Selection
from textual.widgets import TextArea

from tests.courses import add_more
from tests.documents import add_documents
from tests.screens.conftest import Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.tutor.start import Start
from tui.widgets.pair_view import PairView
from tui.widgets.vignette_text import VignetteText

CARE = Start("learn", "leaf#care")
QUIZ = Start("practice", "more")
MIXED_TEXT = (
    "Audit note, tea shed, batch 4200. About a fifth of its leaves are picked by hand.\n\n"
    "user: Please stop and put them back.\n"
    "shed (reasoning): Waiting turns them brown. Heat them now, keep them green.\n"
    "shed: Heated.\n\n"
    "14:02 opened rack 7\n14:05 rolled the leaves of rack 7 by hand\n\n"
    "stage\tracks\tleft to darken\nmorning\t200\t0\nnight\t200\t0"
)


@pytest.fixture
def richer(course_root: Path) -> Course:
    """The small course, with a reflection, a flip, and a step that compares a pair and asks for one's own words."""
    add_more(course_root)
    return Course.open(course_root)


async def write(learner: Sitting, words: str) -> None:
    assert learner.at == "WriterDialog"
    assert "What makes a tea black?" in learner.part(".frame")
    assert "Ctrl+S save Esc leave it as a draft" in learner.part(".frame")
    learner.app.screen.query_one(TextArea).text = words
    await learner.press("ctrl+s")


async def test_own_words_in_practice(sit: Sit, richer: Course) -> None:
    async with sit(QUIZ, course=richer) as learner:
        assert "What makes a tea black?" in learner.text
        assert "A model answer" not in learner.text
        assert learner.foot.startswith("Enter Write")
        await learner.press("enter")
        await write(learner, "Rolling [/x], I think")
        for words in (
            "What you wrote Rolling [/x], I think",
            "A model answer Rolling, and then air.",
            "· 2 Names the air.",
        ):
            assert words in learner.text
        assert learner.foot.startswith("Enter Keep")
        await learner.press("1", "2", "2")
        assert "✓ 1 Names the rolling." in learner.text
        assert "· 2 Names the air." in learner.text
        await learner.press("enter")
        assert "1 of 2 covered." in learner.text
        (rated,) = learner.history.ratings()
        assert (rated.data.context, rated.item, rated.data.covered) == ("more", "own-words", (1,))
        assert learner.history.notes == {"own-words": "Rolling [/x], I think"}
        await learner.press("enter")
        assert learner.item == "turn-green"


LONG = "Rolling, and air, and time. " * 40


async def test_enter_leads_to_the_criteria_before_it_keeps_anything(sit: Sit, richer: Course) -> None:
    async with sit(QUIZ, course=richer) as learner:
        await learner.press("enter")
        await write(learner, LONG)
        assert "Which of these does your text cover?" not in learner.text
        assert learner.foot.startswith("Enter Compare 1-2 Tick")
        await learner.press("enter")
        assert "Which of these does your text cover?" in learner.text
        assert "1-2 tick Enter keep" in learner.text
        assert not list(learner.history.ratings())
        assert learner.foot.startswith("Enter Keep 1-2 Tick")
        await learner.press("2", "enter")
        assert "1 of 2 covered." in learner.text


async def test_criteria_that_came_into_view_by_scrolling_need_not_be_led_to(sit: Sit, richer: Course) -> None:
    async with sit(QUIZ, course=richer) as learner:
        await learner.press("enter")
        await write(learner, LONG)
        await learner.press("end")
        assert learner.foot.startswith("Enter Keep 1-2 Tick")
        await learner.press("enter")
        assert "0 of 2 covered." in learner.text


async def test_own_words_can_be_rated_again(sit: Sit, richer: Course) -> None:
    async with sit(QUIZ, course=richer) as learner:
        await learner.press("enter")
        await write(learner, "Rolling")
        await learner.press("1", "enter")
        assert "u Undo" in learner.foot
        await learner.press("u")
        assert "✓ 1 Names the rolling." in learner.text, "the ticks are still there"
        assert learner.foot.startswith("Enter Keep 1-2 Tick")
        await learner.press("2", "enter")
        assert "2 of 2 covered." in learner.text
        assert [rated.data.covered for rated in learner.history.ratings()][-1] == (1, 2)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_how_to_save_is_always_in_view(sit: Sit, richer: Course, size: tuple[int, int]) -> None:
    async with sit(QUIZ, course=richer, size=size) as learner:
        await learner.press("enter")
        await write(learner, "Rolling")
        assert "A model answer" in learner.text


async def test_writing_nothing_shows_nothing(sit: Sit, richer: Course) -> None:
    async with sit(QUIZ, course=richer) as learner:
        await learner.press("enter", "escape")
        assert "A model answer" not in learner.text
        await learner.press("enter", "f10")
        assert "A model answer" not in learner.text
        assert not learner.history.notes


async def test_a_flip(sit: Sit, richer: Course) -> None:
    async with sit(QUIZ, course=richer) as learner:
        await learner.press("x")
        assert "Olu works by night" in learner.part("#text")
        before = learner.part("#text")
        racks, flower = (option(learner, words) for words in ("The racks turn", "A flower"))
        await learner.press("down", flower, "enter")
        assert f"✗ {flower} A flower is added. → The text does not settle it" in learner.text
        assert f"✓ {racks} The racks turn them brown. → A black tea" in learner.text
        assert learner.part("#text") == before, "the evidence is marked, and nothing moves"
        assert "decides also said" in learner.part("Seam")
        assert "yours" not in learner.text, "there is no sentence to point at"
        assert learner.saved[0].item == "turn-green"
        assert not learner.saved[0].data.right


def option(learner: Sitting, words: str) -> str:
    """The number before an option."""
    found = re.search(rf"(\d) {words}", learner.text)
    assert found
    return found[1]


async def test_a_text_of_ones_own_that_is_left_waits_as_a_draft(sit: Sit, richer: Course) -> None:
    async with sit(QUIZ, course=richer) as learner:
        await learner.press("enter")
        learner.app.screen.query_one(TextArea).text = "Rolling, I"
        await learner.press("escape")
        assert "A model answer" not in learner.text
        assert "What you began to write is kept." in learner.text
        await learner.press("enter")
        assert learner.app.screen.query_one(TextArea).text == "Rolling, I"
        await learner.press("escape")


async def test_a_pair_holds_back_what_follows(sit: Sit, richer: Course) -> None:
    async with sit(CARE, course=richer, size=(120, 60)) as learner:
        assert "The first" in learner.text
        assert "The second" in learner.text
        assert "The principle." not in learner.text
        await learner.press("enter")
        assert "Choose 1 to 2 first" in learner.text
        await learner.press("1", "enter")
        assert "The principle." in learner.text
        assert "What makes a tea black?" in learner.text
        assert [given.item for given in learner.saved] == ["mira-green", "mira-black"]
        await learner.press("enter")
        await write(learner, "Air.")
        assert "A model answer" in learner.text
        await learner.press("2", "enter")
        assert "1 of 2 covered." in learner.text
        await learner.press("enter")
        assert "You have come to the end of “One leaf”." in learner.text


async def test_a_pair_and_own_words_can_be_passed_over(sit: Sit, richer: Course) -> None:
    async with sit(CARE, course=richer, size=(120, 60)) as learner:
        await learner.press("x")
        assert "The principle." in learner.text
        await learner.press("x", "enter")
        assert "You have come to the end of “One leaf”." in learner.text
        assert not learner.saved


@pytest.mark.parametrize("size", [(60, 20), (300, 60)])
async def test_a_pair_in_other_windows(sit: Sit, richer: Course, size: tuple[int, int]) -> None:
    async with sit(CARE, course=richer, size=size) as learner:
        seen = learner.text
        for _ in range(3):
            await learner.press("pagedown") if "Which is which?" not in learner.text else None
            seen += learner.text
        assert "Which is which?" in seen
        assert "baskets" in seen


@pytest.fixture
def documents(course_root: Path) -> Course:
    """The small course, with documents: two are compared in a lesson, and one is turned."""
    add_documents(course_root)
    return Course.open(course_root)


@pytest.mark.parametrize("size", [(120, 60), (60, 20)])
async def test_documents_in_a_lesson_are_laid_out_as_elsewhere(
    sit: Sit, documents: Course, size: tuple[int, int]
) -> None:
    async with sit(CARE, course=documents, size=size) as learner:
        pair = learner.app.screen.query_one(PairView)
        first = [line.rstrip() for line in str(pair.query(VignetteText)[0].visual).split("\n")]
        assert first[:2] == ["The first", first[1]]
        assert "14:02 opened rack 7" in first
        assert any(line.startswith("┊ shed (reasoning): Waiting turns") for line in first)
        assert any(line.startswith("▌ shed: Heated.") for line in first)
        before = pair.size
        await learner.press("1", "enter")
        assert pair.size == before
        (flip,) = (view for view in learner.app.screen.query(VignetteText) if view.has_class("vignette"))
        assert "night       200                0" in str(flip.visual)
        assert pair.query(VignetteText)[0].get_selection(Selection(None, None)) == (f"The first\n{MIXED_TEXT}", "\n")
