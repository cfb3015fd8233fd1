"""Glossary, search, notes and bookmarks: a field, and a list that follows it."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from textual.widgets import Input, OptionList

from tests.answering import judge
from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.course.target import Target
from tui.journal.events import Bookmarked, Drafted, Noted
from tui.screens.finder import FinderDialog
from tui.screens.rows import Row, marked
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.start import Start


async def type_in(learner: Sitting, words: str) -> None:
    learner.app.screen.query_one(Input).value = words
    await learner.settle()


def listed(learner: Sitting) -> list[str]:
    return [" ".join(str(option.prompt).split()) for option in learner.app.screen.query_one(OptionList).options]


@pytest.mark.parametrize("key", ["g", "f2"])
async def test_the_glossary_lists_its_terms(sit: Sit, key: str) -> None:
    async with sit() as learner:
        await learner.press(key)
        assert "firing Heating a leaf oxidation What air does to a cut leaf." in learner.part(".frame")
        await learner.press("down", "enter")
        assert learner.at == "TermDialog"
        shown = learner.part("TermDialog .frame")
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
        assert listed(learner) == ["Nothing found."]
        await learner.press("enter")
        assert learner.at == "FinderDialog", "there is nothing to open"
        await learner.press("escape")
        assert learner.at == "LessonScreen"


async def test_terms_that_begin_with_what_was_typed_come_first(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f2")
        await type_in(learner, "i")
        assert [row.split()[0] for row in listed(learner)] == ["firing", "oxidation"]
        await type_in(learner, "o")
        assert [row.split()[0] for row in listed(learner)] == ["oxidation"]


async def test_from_term_to_term_and_back_to_the_list(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f2", "enter")
        assert "Heating a leaf" in learner.part(".frame")
        await learner.press("1")
        assert "What air does to a cut leaf." in learner.part(".frame")
        await learner.press("9", "1")
        assert "Heating a leaf" in learner.part(".frame")
        await learner.press("escape")
        assert "What air does to a cut leaf." in learner.part(".frame"), "a see-also has a way back"
        await learner.press("backspace")
        assert "Heating a leaf" in learner.part(".frame")
        await learner.press("escape")
        assert learner.at == "FinderDialog", "and then to the list"
        await learner.press("escape")
        assert learner.at == "LessonScreen"


async def test_from_a_term_to_its_step(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f2", "down", "enter", "o")
        assert learner.step == "making#air"
        await learner.press("escape")
        assert learner.step == "leaf#plant"


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
        assert listed(learner) == ["step Air Making tea Air turns a rolled leaf dark."]
        await learner.press("enter")
        assert learner.step == "making#air"
        await learner.press(key)
        await type_in(learner, "firing")
        assert listed(learner)[0] == "term firing Heating a leaf"
        await learner.press("enter")
        assert learner.at == "TermDialog"
        await learner.press("escape")
        assert learner.app.screen.query_one(Input).value == "firing", "back to what was found"


async def test_search_leads_to_a_quiz_by_its_name(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("slash")
        await type_in(learner, "which te")
        assert listed(learner) == ["quiz Which tea"]
        await learner.press("enter", "enter")
        assert learner.at == "PracticeScreen"


async def test_search_over_practice(sit: Sit) -> None:
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


@pytest.mark.parametrize("words", ["Mira", "last form", "How many"])
async def test_what_quizzes_ask_and_what_is_kept_for_tests_is_not_found(sit: Sit, words: str) -> None:
    async with sit() as learner:
        await learner.press("slash")
        await type_in(learner, words)
        assert listed(learner) == ["Nothing found."]


async def test_rows_of_an_older_search_are_never_shown(sit: Sit) -> None:
    first, second = threading.Event(), threading.Event()

    def find(words: str) -> Sequence[Row]:
        {"a": first, "ab": second}.get(words, threading.Event()).wait(0 if words == "" else 10)
        return [Row(target=Target("term", "firing"), label=f"rows for {words!r}")]

    async with sit() as learner:
        learner.app.push_screen(FinderDialog("Slow", "words", find))
        await learner.settle()
        field = learner.app.screen.query_one(Input)
        field.value = "a"
        await learner.pilot.pause()
        field.value = "ab"
        await learner.pilot.pause()
        second.set()
        await learner.pilot.pause()
        first.set()
        await learner.settle()
        assert listed(learner) == ["rows for 'ab'"]


async def test_a_row_opens_what_it_shows_even_while_another_search_is_listed(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("slash")
        await type_in(learner, "a")
        rows = learner.app.screen.query_one(OptionList)
        rows.post_message(OptionList.OptionSelected(rows, rows.options[-1], len(rows.options) - 1))
        learner.app.screen.query_one(Input).value = "zebra"
        await learner.settle()
        assert learner.app._exception is None
        assert learner.at in ("LessonScreen", "FinderDialog", "TermDialog", "PracticeScreen")


async def test_closing_twice_closes_once(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("slash")
        await type_in(learner, "morning")
        await learner.burst("enter", "enter", "escape")
        assert learner.app._exception is None
        assert len(learner.app.screen_stack) <= 3


async def test_letters_go_to_the_field_even_after_tab(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f2", "tab", "f", "i", "shift+tab", "r")
        assert learner.app.screen.query_one(Input).value == "fir"
        assert listed(learner) == ["firing Heating a leaf"]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("key", ["f2", "slash"])
async def test_the_box_keeps_its_place_while_one_types(sit: Sit, key: str, size: tuple[int, int]) -> None:
    async with sit(size=size) as learner:
        await learner.press(key)
        frame = learner.app.screen.query_one(".frame")
        before = frame.region
        for words in ("a", "air", "zebra", ""):
            await type_in(learner, words)
            assert frame.region == before
        keys = learner.app.screen.query_one("KeyLine").region
        assert frame.content_region.contains_region(keys)
        assert learner.app.screen.query_one(OptionList).region.bottom <= keys.y, "nothing lies on the keys"


async def test_the_list_is_moved_in_by_page(sit: Sit) -> None:
    def find(words: str) -> Sequence[Row]:
        return [Row(target=None, label=f"row {number}") for number in range(100)]

    async with sit() as learner:
        learner.app.push_screen(FinderDialog("Long", "words", find))
        await learner.settle()
        rows = learner.app.screen.query_one(OptionList)
        await learner.press("pagedown")
        assert rows.highlighted
        assert rows.highlighted > 5
        await learner.press("pageup", "up")
        assert rows.highlighted == 99


def test_the_words_found_are_marked() -> None:
    from textual.content import Content

    found = marked(Content("Air turns AIR [/x]"), ["air", "x"])
    assert [(span.start, span.end) for span in found.spans] == [(0, 3), (10, 13), (16, 17)]
    assert not marked(Content("Air"), []).spans


async def test_the_first_hundred_are_listed(sit: Sit) -> None:
    def find(words: str) -> Sequence[Row]:
        return [Row(target=None, label=f"row {number}") for number in range(150)]

    async with sit() as learner:
        learner.app.push_screen(FinderDialog("Many", "words", find))
        await learner.settle()
        assert len(listed(learner)) == 100


async def test_notes_drafts_and_bookmarks(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f3")
        assert "Nothing yet" in learner.said
        record = learner.app.record
        record.add(Noted(text="dew [/x]\non it"), "leaf#care")
        record.add(Bookmarked(on=True), "making#air")
        record.add(Noted(text="a pan"), "mira-green")
        record.add(Drafted(what="note", text="half a"), "olu-open")
        await learner.press("escape")
        await learner.press("f3")
        rows = listed(learner)
        assert "Care One leaf dew [/x] on it" in rows
        assert "⚑ Air Making tea" in rows
        assert any(row.startswith("Mira carries her baskets") and row.endswith("Which tea a pan") for row in rows)
        assert any(row.startswith("Olu works") and row.endswith("Draft: half a") for row in rows)
        await type_in(learner, "dew")
        await learner.press("enter")
        assert learner.step == "leaf#care"
        await learner.press("f3")
        await type_in(learner, "⚑")
        await learner.press("enter")
        assert learner.step == "making#air"


async def test_a_note_on_an_item_leads_to_that_item(sit: Sit, course: Course) -> None:
    async with sit() as learner:
        record = learner.app.record
        record.add(Noted(text="a pan"), "olu-open")
        await learner.press("f3", "enter", "enter")
        assert learner.at == "PracticeScreen"
        assert learner.item == "olu-open", "not the one that would come next"
        await learner.press("escape")
        judge(course, record, "olu-open", ClassifyAnswer("open", "sure", 0))
        await learner.press("f3", "enter")
        assert learner.at == "PastScreen"
        assert "Nobody has seen" in learner.part("#below")


async def test_a_note_on_what_is_no_more_can_be_read_and_leads_nowhere(sit: Sit) -> None:
    async with sit() as learner:
        for subject in ("leaf#gone", "gone#step", "gone-item"):
            learner.app.record.add(Noted(text=f"on {subject}"), subject)
        for _ in range(3):
            await learner.press("f3")
            assert "gone-item no longer in the course on gone-item" in learner.part(".frame")
            await learner.press("enter")
            assert learner.at == "FinderDialog"
            assert "This is no longer in the course." in learner.said
            await learner.press("escape")


async def test_dialogs_do_not_pile_up(sit: Sit) -> None:
    async with sit(Start("learn", "leaf")) as learner:
        await learner.press("f2", "f2", "f4", "f1")
        assert len(learner.app.screen_stack) == 3
        await learner.press("escape", "f5")
        assert learner.at == "MapScreen"
