"""Course text is data: markup, escape sequences and words without end are shown as they stand, and do nothing."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input, TextArea

from tests.screens.conftest import Sit
from tests.screens.hostile import hostile_course
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.journal.store import Journal
from tui.screens.base import CourseScreen
from tui.tutor.record import Record
from tui.tutor.start import Start

UNSEEN = ("Cc", "Cs", "Cf", "Zl", "Zp")
BRACKETS = "[/x] [bold]b[/bold] [@click=app.quit]q[/]"
SIZES = [(120, 40), (60, 20)]
Opened = Callable[[Start, tuple[int, int]], AsyncIterator[Sitting]]


@pytest.fixture
def hostile(tmp_path: Path) -> Course:
    return Course.open(hostile_course(tmp_path))


@pytest.fixture
def record(tmp_path: Path, hostile: Course) -> Iterator[Record]:
    with Journal.open(tmp_path / "hostile.sqlite") as journal:
        yield Record(journal, "ada", hostile.id)


def assert_safe(learner: Sitting) -> None:
    """Nothing that a terminal would obey, and the program goes on."""
    for line in learner.lines:
        assert not [letter for letter in line if unicodedata.category(letter) in UNSEEN]
    assert learner.app.is_running
    assert not learner.app._exit


@asynccontextmanager
async def walk(sit: Sit, course: Course, record: Record, start: Start, size: tuple[int, int]) -> AsyncIterator[Sitting]:
    async with sit(start, size=size, course=course, record=record) as learner:
        yield learner
        assert_safe(learner)
        if isinstance(learner.app.screen, CourseScreen):
            for row, line in enumerate(learner.lines):
                if "q[" in line:
                    await learner.pilot.click(offset=(line.index("q["), row))
                    await learner.pilot.hover(offset=(line.index("q["), row))
        await learner.settle()
        assert_safe(learner)


@pytest.mark.parametrize("size", SIZES)
async def test_the_map(sit: Sit, hostile: Course, record: Record, size: tuple[int, int]) -> None:
    async with walk(sit, hostile, record, Start("map"), size) as learner:
        assert "Course [/x] [bold]" in learner.text
        assert "Summary [/x] [bold]" in learner.text
        assert_safe(learner)
        await learner.press("m")
        assert f"Begin Lesson {BRACKETS}" in learner.text
        assert "Module [/x] [bold]b[/bold]" in learner.text
        assert "Judged [/x] [bold]b[/bold]" in learner.text
        if size[0] > 100:
            assert "Summary [/x]" in learner.part("#standing")
            assert "After “Source [/x]" in learner.part("#standing") or size[1] < 100


@pytest.mark.parametrize("size", SIZES)
async def test_a_lesson(sit: Sit, hostile: Course, record: Record, size: tuple[int, int]) -> None:
    async with walk(sit, hostile, record, Start("learn", "one"), size) as learner:
        seen = learner.text
        assert f"Step {BRACKETS}" in seen
        for _ in range(4):
            await learner.press("pagedown")
            assert_safe(learner)
            seen += learner.text
        for words in ("[/x] [@click=app.quit]x[/]", "[/quote]", "[/code]", "[/indented]", "Caption [/x]", "Prose [/x]"):
            assert words in seen
        assert "pneumonopneumono" in seen


async def test_cells_of_a_table_under_the_mouse(sit: Sit, hostile: Course, record: Record) -> None:
    async with walk(sit, hostile, record, Start("learn", "one"), (120, 60)) as learner:
        rows = [row for row, line in enumerate(learner.lines) if "[/x]" in line]
        assert len(rows) >= 3
        for row in rows:
            await learner.pilot.hover(offset=(learner.lines[row].index("[/x]") + 1, row))
            await learner.settle()
            assert_safe(learner)


@pytest.mark.parametrize("key", ["l", "f", "o", "n"])
async def test_dialogs_of_a_lesson(sit: Sit, hostile: Course, record: Record, key: str) -> None:
    async with walk(sit, hostile, record, Start("learn", "one"), (80, 24)) as learner:
        await learner.press(key)
        assert learner.at != "LessonScreen"
        assert "[/x]" in learner.part(".frame") or key == "l"
        assert_safe(learner)
        if key in "lo":
            await learner.press("end", "enter")
            assert_safe(learner)


async def test_an_empty_footnote(sit: Sit, hostile: Course, record: Record) -> None:
    async with walk(sit, hostile, record, Start("learn", "one#second"), (80, 24)) as learner:
        await learner.press("f")
        assert_safe(learner)
        await learner.press("escape", "l")
        assert_safe(learner)


@pytest.mark.parametrize("size", SIZES)
async def test_a_check(sit: Sit, hostile: Course, record: Record, size: tuple[int, int]) -> None:
    async with walk(sit, hostile, record, Start("practice", "asked"), size) as learner:
        await learner.press("h", "2")
        assert_safe(learner)
        seen = learner.whole("Card")
        await learner.press("enter")
        assert_safe(learner)
        seen += learner.whole("Card")
        for words in ("Stem", "First", "Second", "Hint 1 Hint", "Wrong. Whynot", "The answer is 1. Because"):
            assert f"{words} [/x]" in seen


@pytest.mark.parametrize("size", SIZES)
async def test_a_judgement(sit: Sit, hostile: Course, record: Record, size: tuple[int, int]) -> None:
    async with walk(sit, hostile, record, Start("practice", "judged"), size) as learner:
        assert "Vignette [/x] [bold]b[/bold]" in learner.part("#text")
        await learner.press("h", "2", "s", "down", "down")
        assert_safe(learner)
        asked = learner.whole("Card")
        assert "Verdict [/x]" in asked
        assert "Hint 1 Clue [/x]" in asked
        await learner.press("pageup", "enter")
        for _ in range(4):
            assert_safe(learner)
            await learner.press("space")
        seen = learner.whole("Card")
        for words in ("Explanation", "Notopen", "Refutation"):
            assert f"{words} [/x]" in seen
        await learner.press("exclamation_mark")
        learner.app.screen.query_one(TextArea).text = f"Mine {BRACKETS} \x1b[31m"
        await learner.press("ctrl+s", "a")
        assert learner.at == "PastScreen"
        assert_safe(learner)


@pytest.mark.parametrize("key", ["f2", "ctrl+f"])
async def test_finding(sit: Sit, hostile: Course, record: Record, key: str) -> None:
    async with walk(sit, hostile, record, Start("map"), (80, 24)) as learner:
        await learner.press(key)
        for words in ("[/x]", "[bold]", "\\", "(", ""):
            learner.app.screen.query_one(Input).value = words
            await learner.settle()
            assert_safe(learner)
        learner.app.screen.query_one(Input).value = "term"
        await learner.settle()
        assert "Term [/x] [bold]b[/bold]" in learner.part(".frame")
        await learner.press("enter")
        assert "Term [/x] [bold]b[/bold]" in learner.part(".frame")
        assert "Definition [/x]" in learner.part(".frame")
        await learner.press("1")
        assert "Othermeaning [/x]" in learner.part(".frame")


async def test_own_notes(sit: Sit, hostile: Course, record: Record) -> None:
    async with walk(sit, hostile, record, Start("learn", "one"), (80, 24)) as learner:
        await learner.press("n")
        learner.app.screen.query_one(TextArea).text = f"Mine {BRACKETS} \x1b[31m\x9b2J"
        await learner.press("ctrl+s", "f3")
        learner.app.screen.query_one(Input).value = "mine"
        await learner.settle()
        assert "Step [/x] [bold]b[/bold]" in learner.part(".frame")
        assert_safe(learner)
        await learner.press("escape", "n")
        learner.app.screen.query_one(TextArea).post_message(Paste("\x1b[2Jpasted\x07"))
        await learner.settle()
        assert_safe(learner)
        assert learner.at == "WriterDialog"
        assert "pasted" in learner.part(".frame")
        await learner.press("f10")
        assert "\x1b" not in learner.history.notes["one#first"]


PAGES = {
    "paragraphs": "a word or two\n\n" * 100,
    "items": "- item\n" * 90,
    "cells": "| a | b |\n|-|-|\n" + "| c | d |\n" * 80,
    "a word": "x" * 4_500,
    "signs": "茶" * 4_500,
    "emoji": "🍵" * 4_500,
    "quotations": "> > > > > a\n\n" * 25,
    "code": "```\n" + "x\n" * 2_300 + "```",
    "pieces of code": "```\nx\n```\n" * 100,
    "openers": "![" * 280 + "\\" * 4_000,
    "emphasis": "*a " * 1_500,
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
async def test_a_page_at_its_bounds_opens_quickly(sit: Sit, hostile: Course, record: Record, page: str) -> None:
    path = hostile.root / "lessons/01-one.md"
    text = path.read_text(encoding="utf-8")
    start = text.index("\n", text.index("## Step"))
    end = text.index("{#second")
    path.write_text(f"{text[:start]}\n\n{page}\n\n{text[end:]}", encoding="utf-8")
    begin = time.process_time()
    async with sit(Start("learn", "one"), size=(80, 24), course=Course.open(hostile.root), record=record) as learner:
        assert learner.at == "LessonScreen"
        await learner.press("pagedown")
        assert time.process_time() - begin < 6
