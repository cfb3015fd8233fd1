"""Pictures of the main screens, held against the ones last accepted (`pytest -n0 --snapshot-update` accepts anew)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.screens.conftest import PRACTICE
from tui.app import TwoSchemers
from tui.course.course import Course
from tui.journal.store import Journal
from tui.tutor.leading import lead
from tui.tutor.record import Record
from tui.tutor.start import Start

NARROW, WIDE = (80, 24), (120, 40)


class Compare(Protocol):
    """The snapshot plugin's comparison."""

    def __call__(
        self,
        app: App[int],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[int]], Awaitable[None]],
    ) -> bool: ...


@pytest.fixture
def record(tmp_path: Path, course: Course) -> Iterator[Record]:
    """A record with a clock that stands still."""
    numbers = count()
    moment = datetime(2030, 1, 31, 12, 0, tzinfo=UTC)
    with Journal.open(
        tmp_path / "still.sqlite", clock=lambda: moment, new_id=lambda: f"{next(numbers):032x}"
    ) as journal:
        yield Record(journal, "ada", course.id)


@pytest.fixture
def looks_right(snap_compare: Compare, course: Course, record: Record, tmp_path: Path) -> Callable[..., bool]:
    def compare(start: Start, size: tuple[int, int], *keys: str) -> bool:
        async def before(pilot: Pilot[int]) -> None:
            for key in ("", *keys):
                await pilot.app.workers.wait_for_complete()
                await pilot.pause()
                await pilot.press(*[key] if key else [])
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

        app = TwoSchemers(course, record, tmp_path / "data", lead(course, record.history, start))
        app.is_rule_told = start.kind == "practice"
        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


def test_map(looks_right: Callable[..., bool]) -> None:
    """The modules with their lessons and quizzes, the cursor on the way on; beside them what the course is."""
    assert looks_right(Start("map"), WIDE)


def test_lesson(looks_right: Callable[..., bool]) -> None:
    """A step: its text, a link and a footnote mark, a drawing, and a question with its first option chosen."""
    assert looks_right(Start("learn"), NARROW, "1")


def test_judgement_before_the_answer(looks_right: Callable[..., bool]) -> None:
    """The text with its second sentence picked, and three questions, two of them answered."""
    assert looks_right(PRACTICE, NARROW, "2", "down", "down")


def test_feedback_to_a_right_answer(looks_right: Callable[..., bool]) -> None:
    """The text where it was, its evidence marked; the explanation below; beside both the ledger."""
    assert looks_right(PRACTICE, WIDE, "1", "s", "down", "down", "enter")


def test_feedback_to_a_conflation(looks_right: Callable[..., bool]) -> None:
    """As for a right answer, with what speaks against the answer given, and the refutation."""
    assert looks_right(PRACTICE, WIDE, "2", "s", "down", "enter")


def test_feedback_in_a_narrow_window(looks_right: Callable[..., bool]) -> None:
    """One column: the text with its marks, below it the outcome and what decides."""
    assert looks_right(PRACTICE, NARROW, "2", "s", "down", "enter")
