"""Words in Markdown: whatever a text holds, it is no markup of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.course.safe_text import clean

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|&~])")


def words(text: str) -> str:
    """A text on one line, to stand behind other words or in a cell of a table."""
    return _MARKUP.sub(r"\\\1", " ".join(clean(text).split()))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of a table."""
    names = [words(name) for name in head]
    yield _row(names)
    yield _row(["---"] * len(names))
    yield from (_row(map(words, row)) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
