"""Opens the program on the small course, in a terminal that is not there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from tests.screens.sitting import Sitting
from tui.app import TwoSchemers
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.target import MAP
from tui.journal.store import Journal
from tui.tutor.leading import lead
from tui.tutor.record import Record
from tui.tutor.start import Start

LAST = Start("learn")
PRACTICE = Start("practice", "teas")

Sit = Callable[..., AbstractAsyncContextManager[Sitting]]


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with all colours, whatever the tests run in."""
    for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_THEME", "TEXTUAL_DRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot looks every 20 ms whether the program is idle, twice a key; more often will do here."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 200)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 400)


@pytest.fixture
def bundled(tmp_path: Path) -> Iterator[tuple[Course, Record]]:
    """The bundled course, and an empty record of `ada` in it."""
    course = Course.open(bundled_course())
    with Journal.open(tmp_path / "bundled.sqlite") as journal:
        yield course, Record(journal, "ada", course.id)


@pytest.fixture
def sit(course: Course, open_record: Callable[[], Record], tmp_path: Path) -> Sit:
    """Opens the program: `async with sit() as learner`."""

    @asynccontextmanager
    async def opened(
        start: Start = LAST,
        size: tuple[int, int] = (80, 24),
        course: Course = course,
        record: Record | None = None,
        settled: bool = True,
        guest: bool = False,
        rule: bool = False,
    ) -> AsyncIterator[Sitting]:
        record = record or open_record()
        target = MAP if start == Start("map") else lead(course, record.history, start)
        app = TwoSchemers(course, record, tmp_path / "data", target, guest=guest)
        # Practice is mostly looked at by who knows the rule.
        app.is_rule_told |= start.kind == "practice" and not rule
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            sitting = Sitting(app, pilot)
            if settled:
                await sitting.settle()
            yield sitting

    return opened
