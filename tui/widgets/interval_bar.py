"""A share and its interval on a line from 0 to all: `├──●─────┤`. It says nothing that does not stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.tutor.amounts import interval

if TYPE_CHECKING:
    from tui.tutor.measures import Share


def interval_bar(share: Share, cells: int) -> Content:
    """The line; empty where there is nothing to count.

    Args:
        share: The share.
        cells: Its width.
    """
    if share.rate is None or share.low is None or share.high is None:
        return Content(" " * cells)
    low, here, high = (round(value * (cells - 1)) for value in (share.low, share.rate, share.high))
    signs = [_sign(place, low, here, high) for place in range(cells)]
    return Content("").join(
        Content.styled(sign, "bold $accent" if place == here else "$carries" if low <= place <= high else "$hairline")
        for place, sign in enumerate(signs)
    )


def _sign(place: int, low: int, here: int, high: int) -> str:
    if place == here:
        return "●"
    if place == low:
        return "├"
    if place == high:
        return "┤"
    return "─" if low < place < high else "·"


def between(share: Share) -> str:
    """Where the share can lie: `8 to 48%`."""
    if share.low is None or share.high is None:
        return "no data yet"
    return interval(share.low, share.high)
