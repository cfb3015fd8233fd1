"""The picture of a room's address."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.chromium import requires_chromium
from tests.qr_pictures import photographed, read
from tui.room.host.qr import MARGIN, cells, modules, svg

if TYPE_CHECKING:
    from playwright.async_api import Browser

URL = "http://192.168.178.23:8000/K7M4QX"
LONGEST = "http://192.168.178.123:65535/K7M4QX"

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-none'\">"
"""No styles but those of files that the page names, and these are none."""


@pytest.mark.parametrize("url", [URL, LONGEST, "http://10.0.0.10:8000/K7M4QX"])
def test_an_address_of_a_local_network_takes_37_squares_and_19_lines(url: str) -> None:
    squares = modules(url)
    assert [len(row) for row in squares] == [37] * 37
    rows = cells(url)
    assert [len(row) for row in rows] == [37] * 19


def test_its_margin_is_white() -> None:
    squares = modules(URL)
    core = [row[MARGIN:-MARGIN] for row in squares[MARGIN:-MARGIN]]
    assert sum(map(sum, squares)) == sum(map(sum, core))
    # The three corners that readers look for reach its edge.
    assert all(core[0][:7])
    assert all(core[0][-7:])
    assert all(core[-1][:7])


@pytest.mark.parametrize("url", [URL, "x"])
def test_cells_are_the_squares_two_at_a_time_and_white_below_the_last(url: str) -> None:
    squares, rows = modules(url), cells(url)
    size = len(squares)
    unfolded = [[cell[half] for cell in row] for row in rows for half in (0, 1)]
    assert unfolded[:size] == [list(row) for row in squares]
    assert unfolded[size:] == [[False] * size]


def test_what_is_too_long_is_refused() -> None:
    for drawn in (modules, cells, svg):
        with pytest.raises(ValueError, match="too large"):
            drawn("x" * 3000)


def test_the_svg_is_one_element_without_styles_and_scripts() -> None:
    markup = svg('http://h/?a=1&b="<script>"')
    root = ElementTree.fromstring(markup)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == {"svg", "title", "path"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert attributes == {"viewBox", "role", "shape-rendering", "fill", "stroke", "d"}
    assert re.fullmatch(r"<svg .*</svg>", markup)
    assert root.findtext("{http://www.w3.org/2000/svg}title") == 'QR code: http://h/?a=1&b="<script>"'


@requires_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("side", [148, 333, 701])
async def test_a_phone_can_read_it_off_a_page(browser: Browser, scheme: str, side: int) -> None:
    background = "#111" if scheme == "dark" else "#fafafa"
    page = (
        f'<meta name="color-scheme" content="{scheme}"><style>body {{ background: {background} }}'
        f" svg {{ width: {side}px }}</style>{svg(URL)}"
    )
    assert read(await photographed(browser, page)) == URL


@requires_chromium
async def test_it_needs_nothing_that_a_strict_policy_forbids(browser: Browser) -> None:
    tab = await browser.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    page = f"<!doctype html><head>{POLICY}</head>{svg(LONGEST)}"
    await tab.set_content(page)
    assert said == []
    assert read(await photographed(browser, page)) == LONGEST


@requires_chromium
async def test_it_can_be_read_as_a_picture_in_a_file_of_its_own(browser: Browser) -> None:
    data = b64encode(svg(URL).encode()).decode()
    page = f'<img width="400" height="400" alt="" src="data:image/svg+xml;base64,{data}">'
    assert read(await photographed(browser, page)) == URL
