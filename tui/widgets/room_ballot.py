"""What a room votes on, as it stands in front: the answers by their letters, how sure one is, how many have voted."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.room import saying
from tui.room.asked import Asked, Choosable
from tui.room.orders import Screen
from tui.tutor.judging import CERTAINTIES
from tui.tutor.wording import QUESTION_CERTAINTY
from tui.widgets.bar import bar
from tui.widgets.blocks import rows
from tui.widgets.texts import lines

BETWEEN = 4
"""Cells between two answers on a line."""
_BAR_CELLS = 40
_MANY = 3
"""Answers from which each has a line of its own."""


def letter(option: Choosable) -> Content:
    """The letter of an answer, as it stands before it."""
    return Content.styled(f"{option.id.upper()}  ", "bold $accent")


def answers(asked: Asked, width: int) -> Iterator[Content]:
    """The answers: two on one line where they fit, else each on its own."""
    beside = [letter(option) + option.label for option in asked.options]
    half = (width + BETWEEN) // 2
    if len(beside) < _MANY and all(each.cell_length <= half - BETWEEN for each in beside):
        yield Content("").join(each.pad_right(half - each.cell_length) for each in beside)
        return
    for option in asked.options:
        yield from rows(Content(option.label), width, letter(option))


def question(asked: Asked, width: int) -> list[Content]:
    """What is asked, and the answers."""
    return [*rows(Content.styled(asked.ask, "bold"), width), *answers(asked, width)]


def ballot(screen: Screen, width: int, airy: bool) -> Content:
    """What is asked, and how many have answered.

    Args:
        screen: What is shown in front.
        width: In cells.
        airy: Whether there is room for empty lines.
    """
    state = screen.state
    said: list[Content | str] = []
    gap = [""] if airy else []
    if state.items:
        asked = state.items[0]
        said += [*question(asked, width), *gap]
        if asked.sure and state.phase != "closed":
            said.append(_how_sure(width))
    said += _standing(screen, width)
    return lines(said)


def _how_sure(width: int) -> Content:
    sure = Content.assemble((f"{QUESTION_CERTAINTY}  ", "bold"), " · ".join(CERTAINTIES))
    gap = width - sure.cell_length - len(saying.ALONE)
    return sure + " " * gap + saying.ALONE if gap >= BETWEEN else sure


def _standing(screen: Screen, width: int) -> Iterator[Content]:
    """How far the vote is."""
    state = screen.state
    if state.paused:
        yield Content.styled(saying.PAUSED, "bold $warning")
    elif state.phase == "read":
        yield Content(saying.READ)
    elif state.phase == "closed":
        yield Content.styled(f"{saying.CLOSED} ", "bold") + _voted(screen)
    elif state.hands and not screen.voted:
        yield Content.styled(saying.HANDS, "bold")
    else:
        words = _voted(screen)
        cells = min(_BAR_CELLS, max(width - words.cell_length - 2, 4))
        yield bar(screen.voted, screen.of, cells) + "  " + words


def _voted(screen: Screen) -> Content:
    if screen.state.hands:
        return Content(f"{screen.voted} hands counted")
    return Content.styled(saying.how_many_voted(screen), "bold")
