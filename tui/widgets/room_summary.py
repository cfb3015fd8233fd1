"""How the whole workshop went, for all to see."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.room import saying
from tui.room.asked import ItemSummary, Pairing, Share, Summary
from tui.tutor.wording import signed
from tui.widgets.blocks import rows
from tui.widgets.texts import lines

_INDENT = Content("  ")


def summary(told: Summary, width: int) -> Content:
    """The figures, each with its spread.

    Args:
        told: What is told.
        width: In cells.
    """
    blocks = [block for block in (_before_and_after(told, width), _votes(told, width), _sure(told, width)) if block]
    said: list[Content | str] = []
    for block in blocks:
        said += [*([""] if said else []), *block]
    if not said:
        return Content("Nobody has voted.")
    return lines(said)


def _before_and_after(told: Summary, width: int) -> list[Content]:
    named = ((told.headline, told.confused), ("Right answers", told.right))
    return [line for name, pairing in named if pairing is not None for line in _pairing(name, pairing, width)]


def _pairing(name: str, pairing: Pairing, width: int) -> Iterator[Content]:
    before, after = round(100 * pairing.before), round(100 * pairing.after)
    yield from rows(Content.styled(name, "bold"), width)
    yield from rows(
        Content.assemble(
            "before ", (f"{before}%", "bold"), "  →  after ", (f"{after}%", "bold"), f"   {_change(pairing)}"
        ),
        width,
        _INDENT,
    )


def _change(pairing: Pairing) -> str:
    """The mean change, with its interval and of how many."""
    points = f"change {signed(round(100 * pairing.change))} points"
    spread = ""
    if pairing.low is not None and pairing.high is not None:
        spread = f"{signed(round(100 * pairing.low))} to {signed(round(100 * pairing.high))}; "
    return f"{points} ({spread}{saying.voters(pairing.n)})"


def _votes(told: Summary, width: int) -> list[Content]:
    said: dict[str, list[str]] = {"Vote, talk, vote": [], "One vote": [], "The next text, one vote": []}
    for number, item in enumerate(told.items, 1):
        once = "The next text, one vote" if item.is_transfer else "One vote"
        said["Vote, talk, vote" if item.second is not None else once].append(_item(item, number))
    return [
        line
        for name, items in said.items()
        if items
        for line in (
            *rows(Content.styled(name, "bold"), width),
            *rows(Content(";   ".join(items)), width, _INDENT),
        )
    ]


def _item(item: ItemSummary, number: int) -> str:
    second = f" → {_rate(item.second)}" if item.second is not None else ""
    return f"text {number}: {_rate(item.first)}{second} right"


def _sure(told: Summary, width: int) -> list[Content]:
    first, last = told.sure_wrong_first, told.sure_wrong_last
    if first is None or last is None:
        return []
    words = Content.assemble(_rate(first), "  →  ", (_rate(last), "bold"), " of all votes")
    return [*rows(Content.styled("Sure and wrong", "bold"), width), *rows(words, width, _INDENT)]


def _rate(share: Share) -> str:
    return f"{round(100 * share.count / share.of)}%"
