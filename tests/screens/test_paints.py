"""What a key changes is laid out and painted once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from tests.screens.conftest import LAST, Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.tutor.record import Record
from tui.tutor.start import Start

SIZES = [(120, 40), (80, 24), (60, 20)]
TWO_WAY = Start("practice", "two-way")


@contextmanager
def laid_out(learner: Sitting, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Collects what is laid out and painted meanwhile; painting nothing is no paint."""
    found: list[str] = []
    screen, app = learner.app.screen, learner.app
    display = app._display

    def painted(to: Screen[object], what: RenderableType | None) -> None:
        if what is not None:
            found.append("paint")
        display(to, what)

    screen.screen_layout_refresh_signal.subscribe(screen, lambda _: found.append("layout"))
    with monkeypatch.context() as patch:
        patch.setattr(app, "_display", painted)
        yield found
    screen.screen_layout_refresh_signal.unsubscribe(screen)


@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_and_the_next_question(
    sit: Sit, bundled: tuple[Course, Record], size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    course, record = bundled
    async with sit(TWO_WAY, size=size, course=course, record=record) as learner:
        for _ in range(3):
            await learner.press("3", "l", "down")
            for key in ("enter", "enter"):
                with laid_out(learner, monkeypatch) as found:
                    await learner.press(key)
                assert found.count("layout") == 1, found
                assert found.count("paint") == 1, found


@pytest.mark.parametrize(("quiz", "keys"), [("flips", ("1", "enter", "enter")), ("reflections", ("x",))])
async def test_the_next_question_of_another_kind(
    sit: Sit, bundled: tuple[Course, Record], quiz: str, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    course, record = bundled
    async with sit(Start("practice", quiz), size=(120, 40), course=course, record=record) as learner:
        for _ in range(3):
            for key in keys:
                with laid_out(learner, monkeypatch) as found:
                    await learner.press(key)
                assert found.count("layout") == 1, (key, found)


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_of_a_lesson(
    sit: Sit, bundled: tuple[Course, Record], size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    course, record = bundled
    async with sit(Start("learn", "near-prerequisite"), size=size, course=course, record=record) as learner:
        for _ in range(3):
            while "Skip" in learner.foot:
                await learner.press("x")
            before = learner.step
            await learner.settle()  # A paint of the key before is not one of this key.
            with laid_out(learner, monkeypatch) as found:
                await learner.press("enter")
            assert (found.count("layout"), found.count("paint")) == (1, 1), (before, learner.step, found)


async def test_a_choice_only_paints(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit(Start("practice", "teas"), size=(120, 40)) as learner:
        for key in ("2", "l", "down", "down", "up", "0"):
            with laid_out(learner, monkeypatch) as found:
                await learner.press(key)
            assert set(found) == {"paint"}, key


async def test_no_quiz_is_read_for_an_answer_but_its_own(
    sit: Sit, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit(Start("practice", "teas")) as learner:
        before = set(course._quizzes)
        await learner.press("2", "l", "0", "enter", "enter", "2", "l", "0", "enter")
        assert len(learner.saved) == 2
        assert set(course._quizzes) == before


async def test_garbage_is_collected_once_nobody_presses_anything(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    async with sit(LAST) as learner:
        monkeypatch.setattr("tui.shell.gc.collect", lambda: collected.append(1))
        assert learner.app._idle is not None
        await learner.press("down")
        learner.app._tidy()
        assert collected == [1]
        assert learner.app._idle._active.is_set() is False
