"""The map is there before the record is read; what is pressed meanwhile waits for it, and nothing freezes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.courses import add_express
from tests.screens.conftest import Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.journal.events import Noted, Reset, StepRead, Visited
from tui.screens.base import HELD, WAITING
from tui.screens.map import MapScreen
from tui.screens.reading import READING
from tui.tutor.record import Record
from tui.tutor.start import Start

MAP = Start("map")
WIDE = (120, 40)
Open = Callable[[], Record]


@pytest.fixture
def met(open_record: Open) -> Record:
    """The record of a learner who has read a step and is at the next, as it is opened anew."""
    record = open_record()
    record.add(StepRead(), "leaf#plant")
    record.add(Visited(place="lesson"), "leaf#care")
    record.add(Noted("Two cups."), "leaf#plant")
    return open_record()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until it is set, nothing is read; who paints must not wait for it."""
    opened, read_on = threading.Event(), Record.read_on

    def wait(record: Record) -> None:
        assert threading.current_thread() is not threading.main_thread(), "the screens wait for the record"
        opened.wait(10)
        read_on(record)

    monkeypatch.setattr(Record, "read_on", wait)
    yield opened
    opened.set()


async def paint(learner: Sitting) -> None:
    """Wait for what has been pressed, but not for what is read."""
    for _ in range(3):
        await learner.pilot.pause()
        await learner._painted()


async def test_the_titles_stand_before_anything_is_read(sit: Sit, met: Record, gate: threading.Event) -> None:
    async with sit(MAP, size=WIDE, record=met, settled=False) as learner:
        await paint(learner)
        assert "The leaf" in learner.text
        assert not met.is_read
        assert "step 2 of 2" not in learner.text
        assert learner.foot.startswith("Enter Open")
        gate.set()
        await learner.settle()
        assert "Continue One leaf step 2 of 2" in learner.text


async def test_what_is_waited_for_is_said_after_a_while(sit: Sit, met: Record, gate: threading.Event) -> None:
    async with sit(MAP, size=WIDE, record=met, settled=False) as learner:
        await paint(learner)
        assert READING not in learner.foot
        await learner.pilot.pause(WAITING + 0.1)
        assert learner.foot == READING
        gate.set()
        await learner.settle()
        assert learner.foot.startswith("Enter Open")


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("enter", "LessonScreen"),
        ("p", "RuleScreen"),
        ("i", "ProgressScreen"),
        ("a", "PastScreen"),
        ("x", "LabScreen"),
        ("n", "FinderDialog"),
        ("f6", "RuleScreen"),
    ],
)
async def test_what_is_asked_for_comes_once_the_record_is_read(
    sit: Sit, met: Record, gate: threading.Event, key: str, where: str
) -> None:
    async with sit(MAP, size=WIDE, record=met, settled=False) as learner:
        await paint(learner)
        await learner.pilot.press(key)
        await paint(learner)
        assert learner.at == "MapScreen"
        assert learner.foot == READING
        gate.set()
        await learner.settle()
        assert learner.at == where


async def test_the_last_of_several_things_asked_for_is_done(sit: Sit, met: Record, gate: threading.Event) -> None:
    async with sit(MAP, size=WIDE, record=met, settled=False) as learner:
        await paint(learner)
        for key in ("enter", "enter", "v", "i", "enter", "p"):
            await learner.pilot.press(key)
        gate.set()
        await learner.settle()
        assert learner.at == "RuleScreen", "the way to a first practice"
        await learner.press("escape")
        assert learner.at == "MapScreen", "the others came to nothing"


async def test_who_asks_for_the_map_meanwhile_has_it(sit: Sit, met: Record, gate: threading.Event) -> None:
    async with sit(MAP, size=WIDE, record=met, settled=False) as learner:
        await paint(learner)
        await learner.pilot.press("i", "f5")
        await paint(learner)
        gate.set()
        await learner.settle()
        assert learner.at == "ProgressScreen", "it is the map, so what was asked for is waited for"


async def test_what_needs_no_record_is_there_at_once(sit: Sit, met: Record, gate: threading.Event) -> None:
    async with sit(MAP, size=WIDE, record=met, settled=False) as learner:
        await paint(learner)
        for key, where in (("question_mark", "HelpDialog"), ("slash", "FinderDialog"), ("s", "SettingsDialog")):
            await learner.pilot.press("enter", key)
            await paint(learner)
            assert learner.at == where
            await learner.pilot.press("escape")
            await paint(learner)
            assert learner.at == "MapScreen"
        gate.set()
        await learner.settle()
        assert learner.at == "MapScreen", "who has opened something else waits no longer for what Enter leads to"
        assert "Continue One leaf step 2 of 2" in learner.text


async def test_one_can_leave_while_the_record_is_read(sit: Sit, met: Record, gate: threading.Event) -> None:
    async with sit(MAP, size=WIDE, record=met, settled=False) as learner:
        await paint(learner)
        await learner.pilot.press("q")
        await learner.pilot.pause()
        assert learner.app.return_code == 0
        assert not met.is_read


async def test_the_short_way_is_followed_once_the_record_is_read(
    sit: Sit, course_root: Path, met: Record, gate: threading.Event
) -> None:
    add_express(course_root)
    async with sit(MAP, size=WIDE, record=met, course=Course.open(course_root), settled=False) as learner:
        await paint(learner)
        await learner.pilot.press("e")
        await paint(learner)
        assert learner.foot == READING
        gate.set()
        await learner.settle()
        assert met.history.follows_short_way
        assert "On the short way" in learner.text


async def test_who_has_started_over_is_welcomed_again(sit: Sit, open_record: Open) -> None:
    record = open_record()
    record.add(StepRead(), "leaf#plant")
    record.add(Reset(), "")
    async with sit(MAP, size=WIDE, record=open_record()) as learner:
        assert "m the map of the course" in learner.text
        assert learner.foot.startswith("Enter Begin")
        await learner.press("m")
        assert "m the map of the course" not in learner.text
        assert "Begin One leaf step 1 of 2" in learner.text


async def test_who_has_started_over_begins_with_enter_before_it_is_known(
    sit: Sit, open_record: Open, gate: threading.Event
) -> None:
    record = open_record()
    record.add(StepRead(), "leaf#plant")
    record.add(Reset(), "")
    async with sit(MAP, size=WIDE, record=open_record(), settled=False) as learner:
        await paint(learner)
        await learner.pilot.press("enter")
        gate.set()
        await learner.settle()
        assert learner.step == "leaf#plant"


async def test_a_record_that_another_program_holds_is_waited_for(sit: Sit, met: Record, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "journal.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        async with sit(MAP, size=WIDE, record=met, settled=False) as learner:
            await learner.pilot.press("enter")
            await learner.pilot.pause(WAITING + 0.1)
            assert isinstance(learner.app.screen, MapScreen)
            assert learner.foot == HELD
            other.execute("ROLLBACK")
            await learner.settle()
            assert learner.step == "leaf#care"
