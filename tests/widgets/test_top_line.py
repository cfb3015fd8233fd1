"""The line at the top."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tui.widgets.top_line import TopLine


class Alone(App[None]):
    def compose(self) -> ComposeResult:
        yield TopLine("A course with a rather long name", "40 of 95 steps · 140 of 240 questions")


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_how_far_is_never_cut(width: int) -> None:
    app = Alone()
    async with app.run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        line = app.screen._compositor.render_strips()[0].text
        assert line.rstrip().endswith("40 of 95 steps · 140 of 240 questions")
        assert line.startswith("  A course")
        assert ("…" in line) == (width == 60)
        await pilot.resize_terminal(70, 5)
        await pilot.pause()
        assert app.screen._compositor.render_strips()[0].text.rstrip().endswith("questions")
