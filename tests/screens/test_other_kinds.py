"""Flips, questions to answer in one's own words, and pairs to compare."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.plain.test_other_kinds import CARE, MORE, QUIZ
from tests.screens.conftest import Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course


@pytest.fixture
def richer(course_root: Path) -> Course:
    """The small course, with a reflection, a flip, and a step that compares a pair and asks for one's own words."""
    from textwrap import dedent

    head = course_root / "lessons/course.yaml"
    head.write_text(head.read_text().replace("[teas, last]", "[teas, last, more]"))
    (course_root / "quizzes/more.yaml").write_text(dedent(MORE))
    lesson = course_root / "lessons/01-leaf.md"
    fences = "```pair\nmira-green mira-black\n```\n\nThe principle.\n\n```check\nown-words\n```\n\nPick in"
    lesson.write_text(lesson.read_text().replace("Pick in", fences))
    return Course.open(course_root)


async def write(learner: Sitting, words: str) -> None:
    assert learner.at == "WriterDialog"
    assert "What makes a tea black?" in learner.part(".frame")
    assert "Ctrl+S save Esc leave as it was" in learner.part(".frame")
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
        assert learner.history.reflections == {("more", "own-words"): (1,)}
        assert learner.history.notes == {"own-words": "Rolling [/x], I think"}
        await learner.press("enter")
        assert learner.item == "turn-green"


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
        await learner.press("down", "2", "enter")
        assert "✗ 2 A flower is added. → The text does not settle it" in learner.text
        assert "✓ 1 The racks turn them brown. → A black tea" in learner.text
        assert "①" in learner.part("#text")
        assert learner.saved[0].data.given == "2"


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
        assert learner.at == "MapScreen"


async def test_a_pair_and_own_words_can_be_passed_over(sit: Sit, richer: Course) -> None:
    async with sit(CARE, course=richer, size=(120, 60)) as learner:
        await learner.press("x")
        assert "The principle." in learner.text
        await learner.press("x", "enter")
        assert learner.at == "MapScreen"
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
