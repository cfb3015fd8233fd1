"""Going through a lesson: pages, outline, links, footnotes, notes, bookmarks."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.screens.conftest import Sit
from tui.screens.address import AddressDialog
from tui.tutor.start import Start

CARE = Start("lesson", "leaf#care")


async def test_a_page_shows_its_text_its_drawing_and_who_speaks(sit: Sit) -> None:
    async with sit() as learner:
        for words in ("One plant", "Two cups, one plant.", "says.¹", "bush -> cup", "One bush, two cups"):
            assert words in learner.text
        assert "●○ The article: chapter 1" in learner.text
        assert "After the question a last word on plants." in learner.text


async def test_next_and_back(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x", "right")
        assert learner.step == "leaf#care"
        assert "• two leaves" in learner.text.replace("●", "•")
        assert "This course's own gloss, on the article: chapter 1" in learner.text
        await learner.press("left")
        assert learner.step == "leaf#plant"
        await learner.press("left")
        assert learner.step == "leaf#plant", "there is nothing before the first step"
        assert learner.history.read == {"leaf#plant"}


async def test_a_page_is_read_once_it_was_gone_on_from(sit: Sit) -> None:
    async with sit() as learner:
        assert not learner.history.read
        await learner.press("x", "enter")
        assert learner.history.read == {"leaf#plant"}
        await learner.press("enter")
        assert learner.history.read == {"leaf#plant", "leaf#care"}


async def test_space_scrolls_and_goes_on_at_the_end(sit: Sit, course_root: Path) -> None:
    file = course_root / "lessons" / "01-leaf.md"
    lines = "\n\n".join(f"Line {number}." for number in range(1, 20))
    file.write_text(
        file.read_text(encoding="utf-8").replace("After the question", f"{lines}\n\nAfter"), encoding="utf-8"
    )
    async with sit() as learner:
        assert "Line 19." not in learner.text
        await learner.press("x", "space")
        assert "One plant" not in learner.text
        await learner.press("space")
        assert "Line 19." in learner.text
        await learner.press("space")
        assert learner.step == "leaf#care"
        await learner.press("left", "j", "down")
        assert "Two cups" in learner.text
        assert "One plant" not in learner.text
        await learner.press("space", "pageup", "k", "up")
        assert "One plant" in learner.text


async def test_the_outline_leads_to_a_step(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("o")
        assert learner.at == "PickerDialog"
        assert "One leaf One plant Care" in " ".join(learner.part(".frame").split())
        await learner.press("down", "enter")
        assert learner.step == "leaf#care"
        await learner.press("o", "escape")
        assert learner.step == "leaf#care"


async def test_the_outline_beside_the_page_is_for_the_mouse(sit: Sit) -> None:
    async with sit(size=(120, 40)) as learner:
        await learner.click_on("Care")
        assert learner.step == "leaf#care"


async def test_links_from_the_keyboard(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("l")
        shown = learner.part(".frame")
        assert "oxidation glossary says lesson" in shown
        assert "1 footnote page address" in shown.replace("¹", "1")
        await learner.press("enter")
        assert learner.at == "TermDialog"
        assert "What air does to a cut leaf." in learner.part(".frame")
        await learner.press("escape", "l", "down", "enter")
        assert learner.step == "making#air"


async def test_a_footnote_from_its_link(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("l", "down", "down", "enter")
        assert learner.at == "ReaderDialog"
        assert "1 A note about chapter three." in learner.part(".frame")
        await learner.press("enter")
        assert learner.at == "LessonScreen"


async def test_an_address_is_shown_and_not_opened(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("textual.app.App.open_url", lambda self, url, **_: opened.append(url))
    async with sit() as learner:
        await learner.press("l", "end", "enter")
        assert isinstance(learner.app.screen, AddressDialog)
        assert "https://example.org/leaves" in learner.part(".frame")
        await learner.press("c")
        assert learner.app.clipboard == "https://example.org/leaves"
        await learner.press("enter")
        await learner.click_on("page")
        assert isinstance(learner.app.screen, AddressDialog)
        assert not opened


async def test_links_by_mouse(sit: Sit) -> None:
    async with sit() as learner:
        await learner.click_on("oxidation")
        assert learner.at == "TermDialog"
        await learner.press("escape")
        await learner.click_on("¹")
        assert learner.at == "ReaderDialog"
        await learner.press("escape")
        await learner.click_on("says")
        assert learner.step == "making#air"


async def test_footnotes(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f")
        assert "A note about chapter three." in learner.part(".frame")
        await learner.press("escape", "x", "enter", "f")
        assert learner.at == "LessonScreen"
        assert "This page has no footnotes." in learner.said


async def test_a_page_without_links_says_so(sit: Sit) -> None:
    async with sit(CARE) as learner:
        await learner.press("l")
        assert "This page has no links." in learner.said


async def test_a_note_is_kept_changed_and_removed(sit: Sit) -> None:
    async with sit(CARE) as learner:
        await learner.press("n")
        learner.app.screen.query_one(TextArea).text = "morning [/x] dew"
        await learner.press("ctrl+s")
        assert learner.history.notes == {"leaf#care": "morning [/x] dew"}
        await learner.press("n")
        assert "morning [/x] dew" in learner.part(".frame")
        await learner.press("z", "escape")
        assert learner.history.notes == {"leaf#care": "morning [/x] dew"}
        await learner.press("n")
        learner.app.screen.query_one(TextArea).text = "  "
        await learner.press("f10")
        assert not learner.history.notes


async def test_a_bookmark_is_set_and_removed(sit: Sit) -> None:
    async with sit(CARE) as learner:
        await learner.press("b")
        assert learner.head == "One leaf step 2 of 2 ⚑"
        assert "Bookmark set." in learner.said
        await learner.press("b")
        assert learner.head == "One leaf step 2 of 2"
        assert not learner.history.bookmarks


async def test_keys_that_are_typed_into_a_field_do_nothing_else(sit: Sit) -> None:
    async with sit(CARE) as learner:
        await learner.press("slash", "q", "b", "j", "1")
        assert learner.app.screen.query_one(Input).value == "qbj1"
        assert not learner.history.bookmarks


async def test_the_end_of_a_lesson_is_the_map(sit: Sit) -> None:
    async with sit(CARE) as learner:
        await learner.press("enter")
        assert learner.at == "MapScreen"
