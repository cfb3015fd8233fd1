"""What a passage of a vignette begins with: a bold head, the label of a quoted turn, the time of a log line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.course.markdown import Styled

LABEL_CHARACTERS = 28
"""Length of the name in a turn's label."""
LABEL_WORDS = 4
"""Words of that name."""

_LABEL = re.compile(
    rf"(?P<name>[^\W_][\w’'-]*+(?: [\w’'-]++){{0,{LABEL_WORDS - 1}}})(?P<aside> \([^()\n]{{1,40}}\))?:(?=\s|$)"
)
_THOUGHT = re.compile(r"reason|think|thought|scratch|private|inner|(?:it|her|him)self", re.IGNORECASE)


def label_end(text: str, start: int, end: int, styles: Iterable[Styled]) -> int:
    """Where the label ends that a line of a quote begins with, its colon counted; its start where there is none."""
    found = _LABEL.match(text, start, end)
    if found is None or len(found["name"]) > LABEL_CHARACTERS:
        return start
    if any(each.emphasis == "code" and each.start < found.end() and start < each.end for each in styles):
        return start
    return found.end()


def is_thought(label: str) -> bool:
    """Whether the aside of a label says that the turn is thought rather than said."""
    found = _LABEL.match(label)
    return bool(found and found["aside"] and _THOUGHT.search(found["aside"]))


def head_end(text: str, start: int, end: int, styles: Iterable[Styled]) -> int:
    """Where the bold head of a passage ends; its start where there is none.

    A head ends with a full stop or a colon, or is the whole passage.
    """
    for each in styles:
        if each.emphasis == "strong" and each.start == start and start < each.end <= end:
            if each.end == end:
                return end
            if text[each.end - 1] in ".:" and text[each.end].isspace():
                return each.end
    return start


def time_end(text: str, start: int, end: int, styles: Iterable[Styled]) -> int:
    """Where the inline code ends that a log line begins with; its start where there is none."""
    ends = (each.end for each in styles if each.emphasis == "code" and each.start == start and each.end < end)
    return next((stop for stop in ends if text[stop].isspace()), start)


def words_start(text: str, start: int, end: int) -> int:
    """Where the first word of a part of a text begins, behind blanks."""
    return end - len(text[start:end].lstrip())
