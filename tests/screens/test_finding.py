"""Glossary, search, notes and bookmarks: a field, and a list that follows it."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.journal.events import Bookmarked, Noted
from tui.tutor.start import Start


async def type_in(learner: Sitting, words: str) -> None:
    learner.app.screen.query_one(Input).value = words
    await learner.settle()


@pytest.mark.parametrize("key", ["g", "f2"])
async def test_the_glossary_lists_its_terms(sit: Sit, key: str) -> None:
    async with sit() as learner:
        await learner.press(key)
        assert "firing Heating a leaf oxidation What air does to a cut leaf." in learner.part(".frame")
        await learner.press("down", "enter")
        assert learner.at == "TermDialog"
        shown = learner.part(".frame")
        for words in ("oxidation", "What air does to a cut leaf.", "Also: browning", "After chapter 3", "1 firing"):
            assert words in shown


async def test_a_term_is_found_by_another_name_or_by_its_meaning(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f2")
        await type_in(learner, "BROWN")
        assert "oxidation" in learner.part(".frame")
        assert "firing" not in learner.part(".frame")
        await type_in(learner, "heating")
        assert "firing" in learner.part(".frame")
        await type_in(learner, "zebra")
        assert "oxidation" not in learner.part(".frame")
        await learner.press("enter")
        assert learner.at == "FinderDialog", "there is nothing to open"
        await learner.press("escape")
        assert learner.at == "LessonScreen"


async def test_from_term_to_term_and_to_its_step(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f2", "enter", "1")
        assert "What air does to a cut leaf." in learner.part(".frame")
        await learner.press("9", "1", "1")
        assert "What air does to a cut leaf." in learner.part(".frame")
        await learner.press("o")
        assert learner.step == "making#air"


async def test_a_term_by_mouse(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f2")
        await learner.click_on("oxidation   What")
        assert learner.at == "TermDialog"
        await learner.click_on("firing")
        assert "Heating a leaf" in learner.part(".frame")


@pytest.mark.parametrize("key", ["slash", "ctrl+f"])
async def test_search_leads_to_a_step_or_a_term(sit: Sit, key: str) -> None:
    async with sit() as learner:
        await learner.press(key)
        await type_in(learner, "air rolled")
        assert "Air Air turns a rolled leaf dark." in learner.part(".frame")
        await learner.press("enter")
        assert learner.step == "making#air"
        await learner.press(key)
        await type_in(learner, "firing")
        await learner.press("enter")
        assert learner.at == "TermDialog"


async def test_search_over_the_map_and_practice(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("slash")
        await type_in(learner, "morning")
        await learner.press("enter")
        assert learner.step == "leaf#care"
        await learner.press("escape")
        assert learner.at == "PracticeScreen", "back leads to where the search was asked for"
        await learner.press("slash")
        await type_in(learner, "morning")
        await learner.press("escape")
        assert learner.at == "PracticeScreen"


async def test_what_quizzes_ask_is_not_found(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("slash")
        await type_in(learner, "Mira")
        assert "Mira" not in learner.part(".frame").replace("Mira", "", 1)


async def test_notes_and_bookmarks(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f3")
        assert "Nothing yet" in learner.said
        record = learner.app.record
        record.add(Noted(text="dew [/x]\non it"), "leaf#care")
        record.add(Bookmarked(on=True), "making#air")
        record.add(Noted(text="a pan"), "mira-green")
        await learner.press("escape", "n")
        shown = learner.part(".frame")
        for words in ("Care dew [/x] on it", "⚑ Air", "mira-green a pan"):
            assert words in shown
        await type_in(learner, "dew")
        await learner.press("enter")
        assert learner.step == "leaf#care"
        await learner.press("f3")
        await type_in(learner, "⚑")
        await learner.press("enter")
        assert learner.step == "making#air"


async def test_a_note_on_an_item_leads_to_its_quiz(sit: Sit) -> None:
    async with sit() as learner:
        learner.app.record.add(Noted(text="a pan"), "mira-green")
        await learner.press("f3", "enter")
        assert learner.at == "PracticeScreen"


async def test_a_note_on_what_is_no_more_does_not_end_the_program(sit: Sit) -> None:
    async with sit() as learner:
        for subject in ("leaf#gone", "gone#step", "gone-item"):
            learner.app.record.add(Noted(text=f"on {subject}"), subject)
        for _ in range(3):
            await learner.press("f3")
            assert "on gone-item" in learner.part(".frame")
            await learner.press("enter")
            assert learner.app.is_running
            if learner.at != "MapScreen":
                await learner.press("escape")


async def test_dialogs_do_not_pile_up(sit: Sit) -> None:
    async with sit(Start("lesson", "leaf")) as learner:
        await learner.press("f2", "f2", "f4", "f1")
        assert len(learner.app.screen_stack) == 3
        await learner.press("escape", "f5")
        assert learner.at == "MapScreen"
