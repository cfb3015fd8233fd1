"""The end of a round: what was got, and the ways on."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.tutor import summing
from tui.tutor.practice import Sum
from tui.widgets.texts import lines, way


def round_end(sum: Sum) -> Content:
    """What is said at the end of a round, and what can be done then."""
    said = summing.round_ended(sum)
    return lines([Content.styled(said[0], "bold"), "", *said[1:], "", *_ways(sum)])


def _ways(sum: Sum) -> Iterator[Content]:
    yield way("Enter", "onward", summing.way_in_words(sum.way))
    if sum.missed:
        yield way("m", "missed", f"The {sum.missed} missed, again")
    yield way("r", "again", "All of them, again")
    yield way("a", "past", "Look back at the answers")
