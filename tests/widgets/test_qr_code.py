"""The QR code in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.color import Color
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.geometry import Size

from tests.chromium import requires_chromium
from tests.qr_pictures import photographed, read
from tui.themes import THEMES
from tui.widgets.qr_code import QrCode

if TYPE_CHECKING:
    from playwright.async_api import Browser

URL = "http://192.168.178.23:8000/K7M4QX"
OTHER = "http://10.0.0.7:8010/QRTWXY"
CELL = 16
"""The width of a cell on the picture, in pixels."""


class Alone(App[None]):
    CSS = "Container { align: center middle; }"

    def __init__(self, url: str = URL, theme: str = "dark") -> None:
        super().__init__(ansi_color=True if theme == "terminal" else None)
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = theme
        self.url = url

    def compose(self) -> ComposeResult:
        with Container():
            yield QrCode(self.url)

    @property
    def code(self) -> QrCode:
        return self.query_one(QrCode)

    def painted(self) -> list[tuple[str, Color | None, Color | None]]:
        """Every cell of the code as the terminal gets it: its sign, and the colours of sign and background."""
        region = self.code.region
        cells = []
        for strip in self.screen._compositor.render_strips()[region.y : region.bottom]:
            for segment in strip.crop(region.x, region.right):
                assert segment.style
                cells += [(sign, segment.style.color, segment.style.bgcolor) for sign in segment.text]
        return cells


@requires_chromium
@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
@pytest.mark.parametrize("size", [(80, 24), (37, 19)])
async def test_a_phone_can_read_it_off_the_screen(browser: Browser, theme: str, size: tuple[int, int]) -> None:
    app = Alone(theme=theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = app.export_screenshot()
        app.code.show(OTHER)
        await pilot.pause()
        after = app.export_screenshot()
    width = size[0] * CELL
    assert read(await photographed(browser, shown, width)) == URL
    assert read(await photographed(browser, after, width)) == OTHER


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("theme", THEMES)
async def test_it_is_black_on_white_in_every_theme(theme: str, no_color: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    black, white = Color.parse("#000000"), Color.parse("#ffffff")
    app = Alone(theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        cells = app.painted()
    assert len(cells) == 37 * 19
    # Full cells are background alone, and the halves are of both colours.
    assert {background for sign, _, background in cells if sign == " "} == {black, white}
    assert {(front, behind) for sign, front, behind in cells if sign == "▀"} == {(black, white), (white, black)}
    assert {sign for sign, _, _ in cells} == {" ", "▀"}


async def test_it_stays_as_it_is_when_the_theme_changes() -> None:
    app = Alone(theme="dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = app.painted()
        app.theme = "light"
        await pilot.pause()
        assert app.painted() == before


async def test_it_takes_37_by_19_cells_for_an_address_of_a_local_network() -> None:
    app = Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.code.size == app.code.needs == Size(37, 19)
        assert app.code.is_shown


@pytest.mark.parametrize("size", [(36, 24), (80, 18)])
async def test_where_it_is_not_whole_there_is_nothing_of_it(size: tuple[int, int]) -> None:
    app = Alone()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert not app.code.is_shown
        assert not app.code.fits(*size)
        assert {sign for sign, _, _ in app.painted()} == {" "}
        assert Color.parse("#ffffff") not in {background for _, _, background in app.painted()}
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.code.is_shown
        assert "▀" in {sign for sign, _, _ in app.painted()}
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert {sign for sign, _, _ in app.painted()} == {" "}


async def test_another_address_may_take_more_room() -> None:
    app = Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.code.show("https://workshops.institute-of-something.example/K7M4QX")
        await pilot.pause()
        assert app.code.size == app.code.needs == Size(41, 21)
        assert app.code.is_shown


@pytest.mark.parametrize("url", ["", "https://example.org/" + "x" * 3000], ids=["none", "long"])
async def test_nothing_is_shown_of_no_address_and_of_one_that_is_too_long(url: str) -> None:
    app = Alone(url)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not app.code.is_shown
        assert not app.code.fits(1000, 1000)
        assert app.code.size == Size(0, 0)


def test_whether_it_fits_can_be_asked_before_it_is_on_a_screen() -> None:
    code = QrCode(URL)
    assert code.fits(37, 19)
    assert not code.fits(36, 19)
    assert not code.fits(37, 18)
    assert not code.is_shown
