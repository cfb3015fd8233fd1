"""The lobby in words: where to go with a phone, and how many are there."""

from __future__ import annotations

from textual.content import Content

from tui.room import saying
from tui.room.codes import spoken
from tui.room.orders import Screen
from tui.widgets.blocks import rows
from tui.widgets.texts import lines

_INDENT = Content("  ")


def lobby(screen: Screen, width: int, height: int, lonely: bool) -> Content:
    """The words.

    Args:
        screen: What is shown in front.
        width: In cells.
        height: In lines: with little room the empty ones go.
        lonely: Whether nobody has come for a while.
    """
    if screen.by_hands:
        return lines(
            [*rows(Content.styled("A show of hands", "bold"), width), "", *rows(Content(screen.open_to), width)]
        )
    here = f"{screen.here}", "bold $accent"
    count = Content.assemble(here, saying.people(screen.here).removeprefix(str(screen.here)))
    blocks: list[list[Content]] = [
        [
            *rows(Content.styled("Take part with your phone", "bold"), width),
            *rows(Content.styled(saying.bare(screen.address), "bold"), width, _INDENT),
            *rows(Content.assemble("code  ", (spoken(screen.code), "bold $accent")), width, _INDENT),
        ],
        [count, *([Content.styled("Nobody else is let in now.", "bold $warning")] if screen.locked else [])],
        [Content("No account is needed."), *rows(Content(screen.open_to), width)],
        [*rows(Content("In a terminal:"), width), *_command(screen, width)],
    ]
    if screen.crowded:
        blocks.insert(2, [line.stylize("bold $warning") for line in rows(Content(screen.crowded), width)])
    elif lonely:
        blocks[2] = [line.stylize("bold $warning") for line in rows(Content(saying.LONE), width)]
    airy = sum(map(len, blocks)) + len(blocks) - 1 <= height
    said: list[Content | str] = []
    for block in blocks:
        said += [*([""] if said and airy else []), *block]
    return lines(said)


def _command(screen: Screen, width: int) -> list[Content]:
    """How to take part in a terminal: never broken within the address, where that fits on a line."""
    target = saying.bare(screen.url)
    whole = f"two-schemers join {target}"
    if len(whole) + _INDENT.cell_length <= width:
        return [_INDENT + whole]
    return [_INDENT + "two-schemers join", *rows(Content(target), width, Content("    "))]
