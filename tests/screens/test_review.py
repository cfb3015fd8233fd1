"""Review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.answering import judge
from tests.screens.conftest import Sit
from tui.course.course import Course
from tui.journal.events import Visited
from tui.journal.store import Journal
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.record import Record
from tui.tutor.start import Start

MAP = Start("map")


@pytest.fixture
def waits(tmp_path: Path, course: Course) -> Iterator[Record]:
    """A learner who answered two texts long ago."""
    now = datetime.now(UTC) - timedelta(days=60)
    with Journal.open(tmp_path / "old.sqlite", clock=lambda: now) as journal:
        record = Record(journal, "ada", course.id)
        record.add(Visited(place="lesson"), "leaf#plant")
        judge(course, record, "mira-green", ClassifyAnswer("green", "sure", 2))
        judge(course, record, "olu-open", ClassifyAnswer("open", "guess", 0))
    with Journal.open(tmp_path / "old.sqlite") as journal:
        yield Record(journal, "ada", course.id)


async def test_the_map_says_what_is_due_and_v_asks_it(sit: Sit, waits: Record) -> None:
    async with sit(MAP, record=waits) as learner:
        assert "v Review: 2 skills due today" in learner.text
        await learner.press("v")
        assert learner.at == "PracticeScreen"
        assert learner.head.startswith("Review 1 of 2 · due today")
        await learner.press("1", "s", "0", "enter", "enter", "1", "s", "0", "enter", "enter")
        assert "The end of this round of “Review”." in learner.text
        await learner.press("f5")
        assert "due today" not in learner.text
        assert [given.data.context for given in learner.saved] == ["teas"] * 4


async def test_where_nothing_is_due_the_map_stays_and_says_when(sit: Sit, course: Course, record: Record) -> None:
    judge(course, record, "mira-green", ClassifyAnswer("green", "sure", 2))
    async with sit(MAP, record=record) as learner:
        assert "due today" not in learner.text
        await learner.press("v")
        assert learner.at == "MapScreen"
        assert "nothing is due for review today; next is “Tells by the heat”, on " in learner.said


async def test_a_run_may_begin_with_it(sit: Sit, waits: Record) -> None:
    async with sit(Start("review"), record=waits) as learner:
        assert learner.head.startswith("Review 1 of 2")
