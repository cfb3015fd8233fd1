"""Windows of every size: nothing important is cut, and too small a one says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.journal.store import Journal
from tui.tutor.record import Record
from tui.tutor.start import Start
from tui.widgets.key_line import KeyLine
from tui.widgets.too_small import words_for

SIZES = [(120, 40), (80, 24), (60, 20), (300, 100), (100, 20), (60, 60)]
NOTICE = "Too small: 60x20"
QUESTIONS = (
    "Mira carries her baskets down before noon.",
    "What does this text support?",
    "1 A green tea",
    "2 A black tea",
    "4 The text does not settle it",
    "g guess +1/0 l leaning +2/-2 s sure +3/-6",
    "Which sentence decides? ↑ ↓",
    "0 none decides",
)


def fits(learner: Sitting) -> bool:
    """Whether every part of the screen is within it."""
    screen = learner.app.screen
    return all(screen.region.contains_region(widget.region) for widget in screen.children if widget.display)


@pytest.mark.parametrize("size", SIZES)
async def test_the_map(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(Start("map"), size=size) as learner:
        await learner.press("m")
        assert learner.head == "Two Teas 0 of 4 steps · 0 of 6 questions"
        for words in ("Begin One leaf step 1 of 2", "· Making tea 2 steps · 4 min", "? Which tea 4 questions"):
            assert words in learner.part("#rows")
        assert all(line.count(" min") < 2 for line in learner.lines), "no row is broken"
        assert fits(learner)
        assert ("What this is" in learner.text) == (size[0] >= 100)


@pytest.mark.parametrize("size", SIZES)
async def test_a_lesson(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as learner:
        for words in ("One leaf", "step 1 of 2", "Two cups, one plant.", "●○ The article: chapter 1"):
            assert words in learner.text
        await learner.press("1")
        assert "● 1 " in learner.text
        await learner.press("enter")
        assert "One bush gives both." in learner.text
        assert fits(learner)
        page = learner.app.screen.query_one("#page").region
        longest = max(len(line[page.x : page.right - 1].strip()) for line in learner.lines[page.y : page.bottom])
        assert longest <= 76


@pytest.mark.parametrize("size", SIZES)
async def test_a_judgement(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(PRACTICE, size=size) as learner:
        shown = learner.part("#body")
        for words in QUESTIONS:
            assert words in shown
        assert fits(learner)
        await learner.press("2", "s", "down", "down", "enter")
        assert "✗ Wrong, and sure -6 ✓ though you found a sentence that decides" in learner.part("#below")
        assert "Mira carries" in learner.part("#text")
        assert fits(learner)


@pytest.mark.parametrize("size", [(40, 12), (59, 24), (80, 19), (20, 5), (1, 1)])
@pytest.mark.parametrize("start", [Start("map"), Start("learn"), PRACTICE])
async def test_too_small(sit: Sit, size: tuple[int, int], start: Start) -> None:
    async with sit(start, size=size) as learner:
        if size[0] >= 20:
            assert " ".join(words_for(*size).split()) == learner.text, "the whole of it"
            assert "two-schemers --plain" in learner.text
            assert "Ctrl+Q" in learner.text
        assert "Mira" not in learner.text
        assert "leaf" not in learner.text


async def test_live_resize_keeps_what_was_chosen(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "down", "down")
        for size in [(120, 40), (40, 12), (60, 20), (300, 100), (80, 24)]:
            await learner.resize(*size)
            if size == (40, 12):
                assert NOTICE in learner.text
                continue
            assert "● 1 A green tea" in learner.text
            assert "● 2 “She heats every …”" in learner.text
            assert "▸" in learner.text
        await learner.press("enter")
        assert "✓ Right, and sure" in learner.text


async def test_live_resize_moves_the_ledger(sit: Sit) -> None:
    async with sit(PRACTICE, size=(80, 60)) as learner:
        await learner.press("1", "s", "0", "enter")
        assert "What the text says" in learner.part("#below")
        await learner.resize(120, 60)
        assert "What the text says" not in learner.part("#below")
        assert "What the text says" in learner.part("#right")
        await learner.resize(60, 60)
        assert "What the text says" in learner.part("#below")


@pytest.mark.parametrize("start", [Start("map"), Start("learn")])
async def test_live_resize_elsewhere(sit: Sit, start: Start) -> None:
    async with sit(start) as learner:
        before = learner.text
        for size in [(300, 100), (20, 5), (60, 20), (120, 40), (80, 24)]:
            await learner.resize(*size)
        assert learner.text == before


@pytest.mark.parametrize("key", ["f1", "f2", "f4", "n", "o", "l", "f"])
async def test_dialogs_fit_into_the_smallest_window(sit: Sit, key: str) -> None:
    async with sit(size=(60, 20)) as learner:
        await learner.press(key)
        frame = learner.app.screen.query_one(".frame")
        assert learner.app.screen.region.contains_region(frame.region)
        foot = learner.app.screen.query_one(KeyLine)
        assert frame.content_region.contains_region(foot.region)
        assert "Esc" in learner.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_questions_of_the_bundled_course_are_never_cut(
    sit: Sit, tmp_path: Path, size: tuple[int, int]
) -> None:
    bundled = Course.open(bundled_course())
    with Journal.open(tmp_path / "bundled.sqlite") as journal:
        record = Record(journal, "ada", bundled.id)
        async with sit(Start("practice", "two-way"), size=size, course=bundled, record=record) as learner:
            shown = learner.part("#below")
            assert "s sure" in shown
            assert shown.endswith("0 none decides")
            assert "1 A context-limited training-gamer 3 A worst-case model" in shown
            await learner.press("1", "s", "up")
            assert "● s sure" in learner.part("#below")
            assert "”" in learner.part("#below")


async def test_q_does_not_leave_while_something_is_being_written(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("n", "a")
        await learner.resize(40, 12)
        await learner.press("q")
        assert not learner.app._exit
        await learner.resize(80, 24)
        await learner.press("escape")
        await learner.resize(40, 12)
        await learner.press("q")
        assert learner.app._exit
