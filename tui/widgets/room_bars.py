"""How a room voted, first and after talking: two bars for each answer, whose signs say how sure people were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise

from textual.content import Content

from tui.journal.events import Certainty
from tui.room import saying
from tui.room.asked import Asked, Count, Tally
from tui.tutor.judging import CERTAINTIES
from tui.widgets.blocks import rows
from tui.widgets.room_ballot import letter
from tui.widgets.texts import lines

SIGNS: Mapping[Certainty | None, str] = {"guess": "░", "leaning": "▒", "sure": "█", None: "━"}
"""How sure they were; None where that is not known."""
_UNSPLIT = "how sure: not shown"
_NAMES = {"1": "first", "2": "after talking"}
_ONLY = {"1": "votes", "2": "after talking"}
_LEFT = 3
_LONGEST = 60
"""Cells of a bar that stands for all."""


def bars(asked: Asked, tally: Tally, width: int, airy: bool = True, key: str = "") -> Content:
    """The bars.

    Args:
        asked: The question.
        tally: Its votes.
        width: In cells.
        airy: Whether there is room for empty lines.
        key: Letter of the right answer, to be marked; empty for none.
    """
    return lines(_lines(asked, tally, width, airy, key))


def _lines(asked: Asked, tally: Tally, width: int, airy: bool, key: str) -> Iterator[Content | str]:
    names = _NAMES if len(tally.counts) > 1 else _ONLY
    labels = {round: names[round] + (", hands" if int(round) in tally.by_hands else "") for round in tally.counts}
    left = max(map(len, labels.values())) + 2
    totals = {round: sum(count.n for count in counts.values()) for round, counts in tally.counts.items()}
    right = max(len(_amount(total, total)) for total in totals.values()) + 2
    room = min(_LONGEST, max(width - _LEFT - left - right, 8))
    for number, option in enumerate(asked.options):
        if number and airy:
            yield ""
        mark = Content.styled("✓ ", "bold $success") if option.id == key else Content("")
        yield from rows(Content.styled(option.label, "bold"), width, mark + letter(option))
        for round, counts in tally.counts.items():
            count = counts.get(option.id, Count(0))
            drawn = bar(count, totals[round], room)
            yield Content.assemble(
                " " * _LEFT,
                f"{labels[round]:<{left}}",
                drawn.pad_right(room - drawn.cell_length),
                (f"  {_amount(count.n, totals[round])}", "bold"),
            )
    if airy:
        yield ""
    told = saying.changed(tally)
    legend = "   ".join([*_legend(tally), *[told] * bool(told)])
    yield from rows(Content(legend), width)


def _amount(count: int, of: int) -> str:
    return f"{count} of {of}"


def bar(count: Count, of: int, room: int) -> Content:
    """A bar as long as the share of an answer, those who were sure at its end.

    Args:
        count: How many chose it.
        of: How many voted.
        room: Cells of all votes.
    """
    known = {certainty: count.by.get(certainty, 0) for certainty in CERTAINTIES}
    parts = [(None, count.n - sum(known.values())), *known.items()]
    ends = [round(room * done / of) if of else 0 for done in accumulate((n for _, n in parts), initial=0)]
    signs = (SIGNS[sign] * (end - start) for (sign, _), (start, end) in zip(parts, pairwise(ends), strict=True))
    drawn = "".join(signs)
    return Content.styled(drawn or ("·" if count.n == 0 else SIGNS[None]), "$accent" if count.n else "")


def _legend(tally: Tally) -> Iterator[str]:
    counts = [count for by_letter in tally.counts.values() for count in by_letter.values() if count.n]
    for certainty in CERTAINTIES:
        if any(count.by.get(certainty) for count in counts):
            yield f"{SIGNS[certainty]} {certainty}"
    if any(count.n > sum(count.by.values()) for count in counts):
        yield f"{SIGNS[None]} {_UNSPLIT}"
