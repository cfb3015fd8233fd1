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

_BETWEEN = 4
"""Cells between two things on a line, at least."""
_BAR_CELLS = 40
_FEW = 2
"""Answers that stand beside each other wherever they fit."""


def letter(option: Choosable) -> Content:
    """The letter of an answer, as it stands before it."""
    return Content.styled(f"{option.id.upper()}  ", "bold $accent")


def answers(asked: Asked, width: int, airy: bool = True) -> Iterator[Content]:
    """The answers, each on its own line; two beside each other where there is little room, or no more than two.

    Args:
        asked: The question.
        width: In cells.
        airy: Whether there is room for a line each.
    """
    beside = [letter(option) + option.label for option in asked.options]
    half = (width + _BETWEEN) // 2
    if (airy and len(beside) > _FEW) or any(each.cell_length > half - _BETWEEN for each in beside):
        for option in asked.options:
            yield from rows(Content(option.label), width, letter(option))
        return
    for place in range(0, len(beside), 2):
        left, *right = beside[place : place + 2]
        yield Content("").join([left, " " * (half - left.cell_length) if right else "", *right])


def ballot(screen: Screen, gone_by: float, width: int, airy: bool) -> Content:
    """A question in front, and how far it is.

    Args:
        screen: What is shown in front.
        gone_by: Milliseconds since the host said it.
        width: In cells.
        airy: Whether there is room for empty lines.
    """
    state, asked = screen.state, screen.state.items[0]
    said: list[Content | str] = [*rows(Content.styled(asked.ask, "bold"), width), *answers(asked, width, airy)]
    said += [""] if airy else []
    if asked.sure and state.phase == "vote":
        said += [_how_sure(width), *([""] if airy else [])]
    return lines([*said, *_standing(screen, gone_by, width)])


def talk(screen: Screen, gone_by: float, width: int, airy: bool) -> Content:
    """What to talk about: with the answers, the hint if it was given, and for how long it has been talked.

    Args:
        screen: What is shown in front.
        gone_by: Milliseconds since the host said it.
        width: In cells.
        airy: Whether there is room for empty lines.
    """
    state = screen.state
    asked = state.items[0] if state.items else None
    gap = [""] if airy else []
    said: list[Content | str] = [*rows(Content.styled(saying.to_talk_about(asked), "bold"), width), *gap]
    if asked is not None:
        said += [*answers(asked, width, airy), *gap]
    if state.hint:
        said += [*rows(Content(state.hint), width, Content.styled("Hint  ", "bold $carries")), *gap]
    return lines([*said, Content.styled(saying.clock(screen.since_ms + gone_by), "bold $accent")])


def own_pace(screen: Screen, width: int) -> Content:
    """How many are done with what they answer at their own pace."""
    return lines([*rows(Content.styled(saying.OWN_PACE, "bold"), width), "", *_standing(screen, 0, width)])


def _how_sure(width: int) -> Content:
    sure = Content.assemble((f"{QUESTION_CERTAINTY}  ", "bold"), " · ".join(CERTAINTIES))
    gap = width - sure.cell_length - len(saying.ALONE)
    return sure + " " * gap + saying.ALONE if gap >= 2 else sure


def _standing(screen: Screen, gone_by: float, width: int) -> Iterator[Content]:
    """How far the vote is."""
    state = screen.state
    if state.paused:
        yield Content.styled(saying.PAUSED, "bold $warning")
    elif state.phase == "read":
        yield Content(saying.READ)
    elif state.phase == "closed":
        yield Content.styled(f"{saying.CLOSED if state.rounds else saying.SET_CLOSED} ", "bold") + _voted(screen)
    elif state.hands and not screen.voted:
        yield Content.styled(saying.HANDS, "bold")
    else:
        words = _voted(screen)
        if state.closes_ms is not None:
            seconds = -int(-max(0, state.closes_ms - gone_by) // 1000)
            words += Content.styled(f", closes in {seconds} s", "bold $warning")
        cells = min(_BAR_CELLS, max(width - words.cell_length - 2, 4))
        yield bar(screen.voted, screen.of, cells) + "  " + words


def _voted(screen: Screen) -> Content:
    if screen.state.hands:
        return Content(f"{screen.voted} hands counted")
    return Content.styled(saying.how_many_voted(screen), "bold")
