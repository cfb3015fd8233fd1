"""A record that cannot be written, or that another program holds: the learner is told, and nothing is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from textual import events
from textual.widgets import TextArea

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.journal.store import Journal
from tui.screens.base import NOT_KEPT
from tui.screens.practice import PracticeScreen
from tui.tutor.record import Record
from tui.widgets.choice_card import ChoiceCard as Check
from tui.widgets.question_pane import Draft

BUSY = "Another program is using"

Hold = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def impatient(tmp_path: Path, course: Course) -> Iterator[Record]:
    """A record that does not wait for other programs."""
    with Journal.open(tmp_path / "journal.sqlite", busy_timeout=0.01) as journal:
        yield Record(journal, "ada", course.id)


@pytest.fixture
def hold(tmp_path: Path) -> Hold:
    """Holds the journal as another program would."""

    @contextmanager
    def held() -> Iterator[None]:
        with closing(sqlite3.connect(tmp_path / "journal.sqlite", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")

    return held


def draft(learner: Sitting) -> Draft:
    assert isinstance(learner.app.screen, PracticeScreen)
    assert learner.app.screen.pane is not None
    return learner.app.screen.pane.draft


async def test_an_answer_that_cannot_be_saved_now_stays_a_draft(sit: Sit, impatient: Record, hold: Hold) -> None:
    async with sit(PRACTICE, record=impatient) as learner:
        await learner.press("1", "s", "0")
        with hold():
            await learner.press("enter")
        assert BUSY in learner.said
        assert "try again" in learner.said
        assert draft(learner) == Draft("green", "sure", 0)
        assert "What does this text support?" in learner.text
        assert not learner.saved
        await learner.press("enter")
        assert "✓ Right, and sure" in learner.text
        assert len(learner.saved) == 1


async def test_going_on_while_the_record_is_held_can_be_tried_again(sit: Sit, impatient: Record, hold: Hold) -> None:
    async with sit(PRACTICE, record=impatient) as learner:
        await learner.press("1", "s", "0", "enter")
        with hold():
            await learner.press("enter")
        assert BUSY in learner.said
        await learner.press("enter")
        assert "What does this text support?" in learner.text
        assert draft(learner) == Draft()
        assert len(learner.saved) == 1


async def test_keys_pressed_while_the_record_is_waited_for_do_nothing_afterwards(
    sit: Sit, impatient: Record, hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.base.GIVING_UP", 0.1)
    async with sit(PRACTICE, record=impatient) as learner:
        await learner.press("1", "s", "down")
        with hold():
            for key in ("enter", "down", "2", "x", "escape"):
                learner.app.post_message(events.Key(key, None))
            await learner.settle()
        assert learner.item == "mira-green"
        assert draft(learner) == Draft("green", "sure", 1)
        assert NOT_KEPT in learner.part("Seam"), "said until the next key, after the notice has gone"
        await learner.press("down")
        assert NOT_KEPT not in learner.part("Seam")
        assert draft(learner) == Draft("green", "sure", 2)


async def test_in_a_lesson_the_foot_says_until_the_next_key_that_nothing_was_kept(
    sit: Sit, impatient: Record, hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.base.GIVING_UP", 0.1)
    async with sit(record=impatient) as learner:
        await learner.press("1")
        with hold():
            await learner.press("enter")
        assert learner.foot == NOT_KEPT
        await learner.press("2")
        assert "Esc Back" in learner.foot


@pytest.mark.parametrize("key", ["h", "x", "b"])
async def test_hint_skip_and_bookmark(sit: Sit, impatient: Record, hold: Hold, key: str) -> None:
    async with sit(PRACTICE, record=impatient) as learner:
        with hold():
            await learner.press(key)
        assert BUSY in learner.said
        assert learner.item == "mira-green"
        assert learner.text.count("Mira carries") == 1


async def test_opening_a_quiz_or_a_lesson(sit: Sit, impatient: Record, hold: Hold) -> None:
    async with sit(record=impatient) as learner:
        await learner.press("f5")
        with hold():
            await learner.press("p", "enter")
        assert learner.at == "PracticeScreen", "it is only not put on record that one is there"
        assert BUSY in learner.said


async def test_turning_a_page(sit: Sit, impatient: Record, hold: Hold) -> None:
    async with sit(record=impatient) as learner:
        await learner.press("x")
        with hold():
            await learner.press("enter")
        assert BUSY in learner.said
        assert learner.step == "leaf#plant"
        assert "Two cups, one plant." in learner.text
        await learner.press("enter")
        assert "Pick in the morning" in learner.text
        with hold():
            await learner.press("left")
        assert learner.step == "leaf#care"
        assert "Pick in the morning" in learner.text, "what is shown is where the lesson is"


async def test_a_check(sit: Sit, impatient: Record, hold: Hold) -> None:
    async with sit(record=impatient) as learner:
        await learner.press("1")
        with hold():
            await learner.press("h")
            await learner.press("enter")
        assert BUSY in learner.said
        assert learner.app.screen.query_one(Check).chosen == 1
        await learner.press("enter")
        assert "One bush gives both." in learner.text


@pytest.mark.parametrize("key", ["n", "exclamation_mark"])
async def test_what_was_written_is_not_lost(sit: Sit, impatient: Record, hold: Hold, key: str) -> None:
    async with sit(PRACTICE, record=impatient) as learner:
        await learner.press("1", "s", "0", "enter", key)
        learner.app.screen.query_one(TextArea).text = "long thoughts"
        with hold():
            await learner.press("ctrl+s")
        assert BUSY in learner.said
        assert "long thoughts" in learner.part(".frame")
        await learner.press("ctrl+s")
        assert learner.at == "PracticeScreen"
        assert "long thoughts" in {**learner.history.notes, **learner.history.disputes}.values()


async def test_a_record_that_cannot_be_written_is_said_and_the_course_goes_on(
    sit: Sit, tmp_path: Path, course: Course
) -> None:
    (tmp_path / "folder").mkdir()
    with Journal.open(tmp_path / "folder") as journal:
        async with sit(PRACTICE, record=Record(journal, "ada", course.id)) as learner:
            assert "Nothing new will be saved: there is a folder where the file should be" in learner.said
            await learner.press("1", "s", "0", "enter")
            assert "✓ Right, and sure" in learner.text
            await learner.press("enter")
            assert learner.item == "mira-black"


async def test_a_record_that_becomes_unwritable_is_said_at_once(
    sit: Sit, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*anything: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    async with sit(PRACTICE, record=record) as learner:
        assert not learner.said
        monkeypatch.setattr(Journal, "_save", full)
        await learner.press("1", "s", "0", "enter")
        assert "Nothing new will be saved" in learner.said
        assert "✓ Right, and sure" in learner.text
