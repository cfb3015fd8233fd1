"""A QR code, whole or not at all: what is cut off cannot be read by any phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.content import Content
from textual.filter import LineFilter
from textual.geometry import Size
from textual.widget import Widget

from tui.room.host.qr import Cells, cells
from tui.widgets.texts import lines

BLACK, WHITE = "#000000", "#ffffff"
"""In every theme: some readers do not take it the other way round."""

_SIGNS = {
    (False, False): (" ", f"{BLACK} on {WHITE}"),
    (True, True): (" ", f"{WHITE} on {BLACK}"),
    (True, False): ("▀", f"{BLACK} on {WHITE}"),
    (False, True): ("▀", f"{WHITE} on {BLACK}"),
}
"""A cell by its upper and lower square. Full ones are background alone: glyphs leave seams in many fonts."""


class QrCode(Widget):
    """The code of an address, in as much room as it needs; nothing where there is less."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    QrCode {
        width: auto;
        height: auto;
        max-width: 100%;
        max-height: 100%;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self, url: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.url = ""
        """What is in it; changed by `show`, which draws it once."""
        self.needs = Size(0, 0)
        """The room that the picture takes, in columns and lines; none where there is no picture."""
        self._picture = Content("")
        self.show(url)

    @property
    def is_shown(self) -> bool:
        """Whether the picture is on the screen, whole."""
        return self.fits(*self.content_size)

    def show(self, url: str) -> None:
        """Show another address; nothing if it is empty, or too long for any picture."""
        if url == self.url:
            return
        self.url = url
        rows = _drawn(url)
        self.needs = Size(len(rows[0]), len(rows)) if rows else Size(0, 0)
        self._picture = lines(Content.assemble(*_runs(row)) for row in rows)
        self.refresh(layout=True)

    def fits(self, width: int, height: int) -> bool:
        """Whether there is a picture, and it is whole in so many columns and lines."""
        return bool(self.needs) and width >= self.needs.width and height >= self.needs.height

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The width of the picture, in cells."""
        return self.needs.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of the picture, in lines."""
        return self.needs.height

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None: not even NO_COLOR takes black and white away, which are no decoration here."""
        return ()

    def render(self) -> Content:
        """The picture, or nothing."""
        return self._picture if self.is_shown else Content("")


def _drawn(url: str) -> Cells:
    """The cells; none where there is no picture of it."""
    try:
        return cells(url) if url else ()
    except ValueError:
        return ()


def _runs(row: Sequence[tuple[bool, bool]]) -> Iterator[tuple[str, str]]:
    """The cells of a line, those that look alike together: text and its style."""
    for cell, run in groupby(row):
        sign, style = _SIGNS[cell]
        yield sign * len(list(run)), style
