"""Looking back at past answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from textual.content import Content
from textual.widgets import OptionList

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.tutor.record import Record
from tui.tutor.start import Start
from tui.widgets.vignette_view import VignetteView

WIDE = (120, 40)
RIGHT = ("1", "s", "down", "down", "enter", "enter")
"""Answers the first item, a green tea."""


async def three_answers(sit: Sit) -> None:
    """One right, one wrong, one question wrong."""
    async with sit(PRACTICE) as learner:
        await learner.press(*RIGHT, "1", "g", "0", "enter")
    async with sit(Start("practice", "questions")) as learner:
        await learner.press("2", "enter")


def rows(learner: Sitting) -> int:
    return learner.app.screen.query_one("#answers", OptionList).option_count


async def test_all_answers_newest_first(sit: Sit) -> None:
    await three_answers(sit)
    async with sit(size=WIDE) as learner:
        await learner.press("escape", "a")
        assert learner.head == "Past answers 3 answers"
        listed = learner.part("#answers")
        assert re.findall(r"[✓✗] (\w+)", listed) == ["How", "Mira", "Mira"]
        assert listed.count("✗") == 2
        assert listed.count("✓") == 1
        assert "How many plants" in learner.part("#below")
        assert "Not this one. There is only one." in learner.part("#below")
        await learner.press("down")
        assert "You said: A green tea, guess" in learner.part("#below")
        assert "She rolls the leaves" in learner.text
        await learner.press("j")
        assert "You said: A green tea, sure" in learner.part("#below")
        assert "✓ Right, and sure +3 ✓ for the right reason" in learner.part("#below")
        await learner.press("k")
        assert "You said: A green tea, guess" in learner.part("#below")
        await learner.click_on("How many pl")
        assert "How many plants" in learner.part("#below")
        await learner.press("down")
        assert "You said: A green tea, guess" in learner.part("#below"), "keys do the same after a click"


async def test_only_wrong_ones_and_all_again(sit: Sit) -> None:
    await three_answers(sit)
    async with sit(size=WIDE) as learner:
        await learner.press("escape", "a", "w")
        assert rows(learner) == 2
        assert learner.head == "Past answers 2 wrong answers"
        await learner.press("w")
        assert rows(learner) == 3


async def test_no_wrong_answer_at_all(sit: Sit) -> None:
    async with sit(PRACTICE, size=WIDE) as learner:
        await learner.press(*RIGHT, "a", "w")
        assert "No wrong answer. Press w for all of them." in learner.text
        assert "Mira carries" not in learner.text
        await learner.press("o", "space", "down")
        await learner.press("w")
        assert "Mira carries" in learner.text


async def test_from_practice_only_its_own(sit: Sit) -> None:
    await three_answers(sit)
    async with sit(PRACTICE, size=WIDE) as learner:
        await learner.press("a")
        assert rows(learner) == 2


async def test_hints_disputes_and_notes_are_told(sit: Sit, open_record: Callable[[], Record]) -> None:
    async with sit(PRACTICE, size=(120, 60)) as learner:
        await learner.press("h", *RIGHT)
    from tui.journal.events import Disputed, Noted

    record = open_record()
    record.add(Disputed(text="I [/x] doubt it", given="green"), "mira-green")
    record.add(Noted(text="A [bold]note"), "mira-green")
    async with sit(PRACTICE, size=(120, 60), record=record) as learner:
        await learner.press("a")
        text = learner.part("#below")
        assert "Answered after 1 hint." in text
        assert "You dispute this key: I [/x] doubt it" in text
        assert "Your note: A [bold]note" in text


async def test_an_item_that_was_reworded(sit: Sit, course_root: Path) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(*RIGHT)
    file = course_root / "quizzes" / "teas.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("before noon", "at dawn"), encoding="utf-8")
    async with sit(PRACTICE, size=WIDE, course=Course.open(course_root)) as learner:
        await learner.press("a")
        assert "at dawn" in learner.text
        assert "The item has been reworded since; this is what it says now." in learner.part("#below")


async def test_an_item_that_is_no_more_is_left_out(sit: Sit, course_root: Path) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(*RIGHT)
    file = course_root / "quizzes" / "teas.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: mira-green", "id: mira-new"), encoding="utf-8")
    async with sit(PRACTICE, course=Course.open(course_root)) as learner:
        await learner.press("a")
        assert "Nothing here yet." in learner.text


async def test_a_sentence_that_is_no_more_does_not_end_the_program(sit: Sit, course_root: Path) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "up", "enter")
        assert learner.saved[0].data.sentence == 4
    file = course_root / "quizzes" / "teas.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[A flower scents the box.]{scented=yes}", ""), encoding="utf-8")
    async with sit(PRACTICE, course=Course.open(course_root)) as learner:
        await learner.press("a")
        assert learner.at == "PastScreen"


async def test_reread(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(*RIGHT, "a", "o")
        assert learner.step == "making#heat"


async def test_in_a_narrow_window_the_feedback_can_be_scrolled(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(*RIGHT, "a")
        seen = learner.text
        for _ in range(4):
            await learner.press("space")
            seen += learner.text
        assert "What would change it" in seen
        assert "yes Green tea" in seen
        await learner.press("pageup", "pageup", "pageup", "pageup")
        assert "You said: A green tea, sure" in learner.text


async def test_no_text_is_cut_or_followed_by_a_gap(sit: Sit) -> None:
    async with sit(PRACTICE, size=WIDE) as learner:
        for _ in range(4):
            await learner.press("4", "g", "0", "enter", "enter")
        await learner.press("a")
        view = learner.app.screen.query_one(VignetteView)
        for _ in range(5):
            assert isinstance(view.visual, Content)
            assert view.size.height == view.visual.plain.count("\n") + 1
            await learner.press("down")
