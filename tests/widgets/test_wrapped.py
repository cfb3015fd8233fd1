"""Text that breaks its own lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.content import EMPTY_CONTENT, Content
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from tui.themes import DARK
from tui.widgets.copying import UNCOPIED
from tui.widgets.texts import clickable
from tui.widgets.wrapped import Linking

ROWS = [
    Content("plain"),
    Content.assemble("some ", ("bold", "bold"), " and ", ("both", "bold italic $accent"), " words"),
    Content(""),
    clickable(Content("a way on"), "screen.go") + " and " + Content.styled("another", "on $panel"),
    Content("a\ttab\tand").stylize("bold", 2, 5),
    Content("日本 wide é"),
    Content("  margin").stylize(UNCOPIED, 0, 2),
]


class Rows(Linking):
    """Some lines."""

    def __init__(self) -> None:
        super().__init__(classes="-broken")
        self.rows = list(ROWS)

    def content_for(self, width: int) -> Content:
        return Content("\n").join(self.rows)


class Program(App[None]):
    CSS = "Rows { width: 30; padding: 1 2; link-style: underline; link-color: $error; }"

    def compose(self) -> ComposeResult:
        yield Rows()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables


def shown(strip: Strip) -> list[tuple[str, str]]:
    """What is painted, sign by sign, and how each looks."""
    return [(sign, str(segment.style)) for segment in strip for sign in segment.text if sign != " "]


@contextmanager
def lines_made(rows: Rows, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Collects the numbers of the lines that are made meanwhile."""
    found: list[int] = []
    make = rows.render_line

    def made(y: int) -> Strip:
        found.append(y)
        return make(y)

    with monkeypatch.context() as patch:
        patch.setattr(rows, "render_line", made)
        yield found


@pytest.mark.parametrize(
    "selection", [None, Selection(None, None), Selection(Offset(2, 1), Offset(3, 3)), Selection(Offset(1, 1), None)]
)
async def test_lines_are_painted_as_textual_paints_the_whole(selection: Selection | None) -> None:
    async with Program().run_test(size=(40, 12)) as pilot:
        rows = pilot.app.query_one(Rows)
        if selection is not None:
            pilot.app.screen.selections = {rows: selection}
        assert EMPTY_CONTENT.cell_length == 0  # Once it is measured Textual miscounts a line whose tabs it has widened.
        whole = Visual.to_strips(rows, Content("\n").join(ROWS), 26, None, rows.visual_style)
        for number, strip in enumerate(whole):
            own = rows.render_line(number)
            assert shown(own) == shown(strip), number
            assert own.cell_length == cell_len(own.text) == 26


async def test_the_mouse_finds_every_line_where_it_is() -> None:
    async with Program().run_test(size=(40, 12)) as pilot:
        for number, row in enumerate(ROWS):
            if row:
                _, offset = pilot.app.screen.get_widget_and_offset_at(4, 1 + number)
                assert offset is not None
                assert offset.y == number


async def test_only_lines_that_have_changed_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Program().run_test(size=(40, 12)) as pilot:
        rows = pilot.app.query_one(Rows)
        rows.rows[5] = Content.styled("日本 wide é", "bold")
        with lines_made(rows, monkeypatch) as found:
            rows.paint()
            await pilot.pause()
        assert found == [5]
        with lines_made(rows, monkeypatch) as found:
            rows.paint()
            await pilot.pause()
        assert found == []


async def test_what_has_changed_out_of_sight_is_seen_later() -> None:
    async with Program().run_test(size=(40, 12)) as pilot:
        rows = pilot.app.query_one(Rows)
        rows.display = False
        await pilot.pause()
        rows.rows[0] = Content("other")
        rows.paint()
        rows.display = True
        await pilot.pause()
        assert "other" in "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


async def test_only_lines_that_can_be_seen_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Program().run_test(size=(40, 5)) as pilot:
        rows = pilot.app.query_one(Rows)
        with lines_made(rows, monkeypatch) as found:
            rows.repaint()
            await pilot.pause()
        assert found == [0, 1, 2, 3]
