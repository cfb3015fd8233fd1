"""Where the learner stands."""

from __future__ import annotations

import pytest

from tests.answering import judge
from tests.screens.conftest import Sit
from tui.course.course import Course
from tui.journal.events import Visited
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.record import Record
from tui.tutor.start import Start

MAP = Start("map")


@pytest.fixture
def mixed_up(course: Course, record: Record) -> Record:
    """A learner who has taken one tea for another, sure."""
    record.add(Visited(place="lesson"), "leaf#plant")
    judge(course, record, "mira-green", ClassifyAnswer("black", "sure", 0))
    judge(course, record, "olu-open", ClassifyAnswer("open", "guess", 0))
    return record


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_i_shows_the_mix_up_first_and_what_to_do_next(sit: Sit, mixed_up: Record, size: tuple[int, int]) -> None:
    async with sit(MAP, size=size, record=mixed_up) as learner:
        await learner.press("i")
        assert learner.at == "ProgressScreen"
        assert learner.head == "Where you stand 2 first judgements"
        rows = learner.text
        assert "What you mix up, of the texts that allow it Conflation 1 of 1 100%" in rows
        assert "21 to 100%" in rows
        assert rows.index("Conflation") < rows.index("Do next Enter Reread “Heat”")
        await learner.press("end")
        assert "2 first judgements of texts that you had not seen count." in learner.text
        await learner.press("enter")
        assert learner.step == "making#heat"
        await learner.press("escape")
        assert learner.at == "ProgressScreen"


async def test_the_line_of_an_interval_is_drawn_where_there_is_room(sit: Sit, mixed_up: Record) -> None:
    async with sit(MAP, size=(80, 24), record=mixed_up) as learner:
        await learner.press("i")
        assert "├────────────────●" in learner.text
        await learner.resize(60, 20)
        assert "├" not in learner.text
        assert "1 of 1 100% 21 to 100%" in learner.text


async def test_the_table_has_keys_as_rows_and_answers_by_number(sit: Sit, mixed_up: Record) -> None:
    async with sit(MAP, size=(80, 60), record=mixed_up) as learner:
        await learner.press("i")
        assert "answered 1 2 3 4" in learner.text
        assert "1 A green tea · 1 · ·" in learner.text
        assert "4 The text does not settle it · · · 1" in learner.text


async def test_before_anything_counts_it_leads_on(sit: Sit, record: Record) -> None:
    record.add(Visited(place="lesson"), "leaf#plant")
    async with sit(MAP, record=record) as learner:
        await learner.press("i")
        assert "Nothing can be measured yet." in learner.text
        await learner.press("enter")
        assert learner.step == "leaf#plant"


async def test_a_new_learner_has_nowhere_to_stand_yet(sit: Sit) -> None:
    async with sit(MAP) as learner:
        await learner.press("i")
        assert learner.at == "MapScreen"
