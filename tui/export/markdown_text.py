"""Texts as they stand in a page of Markdown: what is in them is no markup of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.course.plaintext import short_paragraphs
from tui.course.safe_text import clean

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|&~])")
_BEGINS_BLOCK = re.compile(r"^([-+=]|\d+(?=[.)]))")


def words(text: str) -> str:
    """Words on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(clean(text).split()))


def code(text: str) -> str:
    """A name as inline code, on one line; what would end the code is left out of it."""
    return f"`{' '.join(clean(text).replace('`', '').split())}`"


def paragraph(text: str) -> str:
    """Words that begin a line: what they begin with is no list and no rule."""
    return _BEGINS_BLOCK.sub(lambda found: _without_meaning(found[1]), words(text))


def own(text: str) -> Iterator[str]:
    """A learner's words, quoted as they are, line by line: what they begin with is no heading and no list."""
    return (f"    {clean(line)}".rstrip() for line in text.splitlines())


def prose(source: str) -> Iterator[str]:
    """A text of a course, line by line, with an empty line between its paragraphs; its emphasis is dropped."""
    for place, found in enumerate(short_paragraphs(source)):
        if place and not found.close:
            yield ""
        if found.verbatim:
            yield from own(found.text)
        else:
            mark = found.first.strip()
            yield f"{mark} {words(found.text)}" if mark else paragraph(found.text)


def quoted(lines: Iterable[str]) -> Iterator[str]:
    """Lines as a quotation."""
    return (f"> {line}".rstrip() for line in lines)


def _without_meaning(begins: str) -> str:
    return f"{begins}\\" if begins.isdecimal() else f"\\{begins}"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of a table."""
    names = [words(name) for name in head]
    yield _row(names)
    yield _row(["---"] * len(names))
    yield from (_row(map(words, row)) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
