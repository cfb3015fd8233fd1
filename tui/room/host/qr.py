"""The picture that brings a phone to a room: as squares, as cells of a terminal, as SVG.

It is black on white wherever it is shown, with the white margin that readers look for.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

MARGIN = 4
"""White squares on each side, which the standard asks for."""

Modules = tuple[tuple[bool, ...], ...]
"""Rows of squares, true for black."""
Cells = tuple[tuple[tuple[bool, bool], ...], ...]
"""Rows of cells, each an upper and a lower square, true for black."""


def modules(url: str) -> Modules:
    """The squares, with their margin: at most 37 by 37 for an address of up to 42 signs.

    Args:
        url: What is in it.

    Raises:
        ValueError: It is too long for any such picture: about 2,300 signs.
    """
    return tuple(tuple(bool(square) for square in row) for row in _code(url).matrix_iter(border=MARGIN))


def cells(url: str) -> Cells:
    """The same for a terminal, whose cells are about twice as high as wide: 37 by 19 cells for 37 by 37 squares.

    Args:
        url: What is in it.

    Raises:
        ValueError: As for `modules`.
    """
    rows = modules(url)
    below = (*rows[1::2], (False,) * len(rows[0]))
    return tuple(tuple(zip(upper, lower, strict=True)) for upper, lower in zip(rows[::2], below, strict=True))


def svg(url: str) -> str:
    """The same as an SVG element without a size of its own, which stands in a page or in a file.

    It has no styles, which a strict Content-Security-Policy would drop; its colours are attributes.

    Args:
        url: What is in it.

    Raises:
        ValueError: As for `modules`.
    """
    out = BytesIO()
    _code(url).save(
        out,
        kind="svg",
        border=MARGIN,
        dark="#000",
        light="#fff",
        title=f"QR code: {url}",
        omitsize=True,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    element = out.getvalue().decode("utf-8")
    # Without this, there are grey seams between the rows at most sizes.
    return element.replace("<svg ", '<svg role="img" shape-rendering="crispEdges" ', 1)


def _code(url: str) -> QRCode:
    """The smallest of level M, which can be read with a seventh of it spoilt; a better level where that is as small."""
    import segno

    return segno.make_qr(url, error="m")
