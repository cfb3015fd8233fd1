"""The end of a round: what was got, and the ways on."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.tutor import summing
from tui.tutor.practice import Sum
from tui.widgets.texts import clickable, lines


def round_end(sum: Sum) -> Content:
    """What is said at the end of a round, and what can be done then."""
    said = summing.round_ended(sum)
    return lines([Content.styled(said[0], "bold"), "", *said[1:], "", *_ways(sum)])


def _ways(sum: Sum) -> Iterator[Content]:
    yield _way("Enter", "onward", summing.way_in_words(sum.way))
    if sum.missed:
        yield _way("m", "missed", f"The {sum.missed} missed, again")
    yield _way("r", "again", "All of them, again")
    yield _way("a", "past", "Look back at the answers")


def _way(key: str, action: str, words: str) -> Content:
    return Content.styled(f"{key:<8}", "bold $accent") + clickable(Content(words), f"screen.{action}")
