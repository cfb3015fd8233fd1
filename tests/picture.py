"""Draws the picture of the README: a judgement with its feedback. Run with `python -m tests.picture`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.app import TwoSchemers
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Classify
from tui.course.target import Target
from tui.journal.store import Journal
from tui.screens.practice import PracticeScreen
from tui.tutor.judging import deciding_sentences
from tui.tutor.record import Record

_FONTS = re.compile(r"\s*@font-face \{.*?\}|\s*<!--.*?-->", re.DOTALL)
"""Fonts that would be fetched from elsewhere."""

LEARNER = "pia"
"""The order of items follows from the name; this one begins with a text that shows much."""


async def draw() -> str:
    """The screen as SVG."""
    course = Course.open(bundled_course())
    with TemporaryDirectory() as folder:
        with Journal.open(Path(folder) / "journal.sqlite") as journal:
            record = Record(journal, LEARNER, course.id)
            app = TwoSchemers(course, record, Path(folder), Target("quiz", "two-way"))
            async with app.run_test(size=(118, 34)) as pilot:
                await pilot.pause()
                await pilot.press("enter")
                await pilot.pause()
                screen = app.screen
                assert isinstance(screen, PracticeScreen)
                item = screen.session.item
                assert isinstance(item, Classify)
                hotkey = course.rubric.verdict_entry[item.key].hotkey
                await pilot.press(str(hotkey), "s", *["down"] * deciding_sentences(item, course.rubric)[-1], "enter")
                await pilot.pause()
                return _FONTS.sub("", app.export_screenshot())


if __name__ == "__main__":
    (bundled_course() / ".ci" / "judgement.svg").write_text(asyncio.run(draw()), encoding="utf-8")
