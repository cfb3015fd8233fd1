"""The blocks of a Markdown text, in order and with their depth: what a face lays out, one after the other.

Short texts (stems, options, whys, prompts, hints, explanations) hold paragraphs, lists, quotations, code and small
tables; whatever else Markdown knows is taken as it is written. The prose of lessons holds links and rules besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from tui.course.markdown import InlineText, inline, inline_text, lesson_parser, short_parser
from tui.course.safe_text import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

NO_WORDS = InlineText("", ())
QUOTED = 4
"""Columns by which a quotation is indented."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """What stands by itself in a text."""

    kind: Literal["words", "code", "table", "rule"]
    words: InlineText = NO_WORDS
    """Of a paragraph: one line, to be wrapped."""
    code: str = ""
    """Of a block of code: its lines as they stand."""
    rows: tuple[tuple[InlineText, ...], ...] = ()
    """Of a table: its rows, the head first."""
    indent: int = 0
    """Columns to its left, those of its mark counted."""
    bars: tuple[int, ...] = ()
    """The columns, among those, at which the quotations begin that it stands in."""
    mark: str = ""
    """`- ` or a number like `1. ` where it begins an item of a list; it stands in the last columns of the indent."""
    close: bool = False
    """Whether no empty line parts it from the block before."""


@lru_cache(maxsize=1024)
def blocks(source: str) -> tuple[TextBlock, ...]:
    """The blocks of a short text. A text of one line is one paragraph, whatever it begins with."""
    source = source.strip("\n")
    if "\n" not in source:
        return (TextBlock(kind="words", words=inline(source)),) if source.strip() else ()
    return tuple(_Walk().blocks(short_parser().parse(source)))


@lru_cache(maxsize=256)
def prose_blocks(markdown: str) -> tuple[TextBlock, ...]:
    """The blocks of the prose of a lesson."""
    return tuple(_Walk().blocks(lesson_parser().parse(markdown)))


class _Walk:
    """Goes through block tokens and knows how deep it is."""

    def __init__(self) -> None:
        self.indents = [0]
        self.bars: list[int] = []
        self.numbers: list[int | None] = []
        """The next number of each open list; None for one with dashes."""
        self.mark = ""
        self.close = False
        self.rows: list[list[InlineText]] | None = None

    def blocks(self, tokens: Iterable[Token]) -> Iterator[TextBlock]:
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self.close = bool(self.numbers)
                    self.numbers.append(int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None)
                case "bullet_list_close" | "ordered_list_close":
                    self.numbers.pop()
                    self.close = bool(self.numbers)
                case "list_item_open":
                    self._next_mark()
                    self.indents.append(self.indents[-1] + len(self.mark))
                case "list_item_close":
                    self.indents.pop()
                    self.close = True
                case "blockquote_open":
                    self.bars.append(self.indents[-1])
                    self.indents.append(self.indents[-1] + QUOTED)
                case "blockquote_close":
                    self.bars.pop()
                    self.indents.pop()
                case "hr":
                    yield self._placed("rule")
                case "fence" | "code_block":
                    yield self._placed("code", code=clean(token.content.rstrip("\n")))
                case "table_open":
                    self.rows = []
                case "tr_open" if self.rows is not None:
                    self.rows.append([])
                case "table_close" if self.rows is not None:
                    rows, self.rows = self.rows, None
                    yield self._placed("table", rows=tuple(tuple(row) for row in rows))
                case "inline" if self.rows is not None:
                    self.rows[-1].append(inline_text(token.children or ()))
                case "inline":
                    yield self._placed("words", words=inline_text(token.children or ()))

    def _next_mark(self) -> None:
        number = self.numbers[-1]
        self.mark = "- " if number is None else f"{number}. "
        self.numbers[-1] = None if number is None else number + 1

    def _placed(
        self,
        kind: Literal["words", "code", "table", "rule"],
        *,
        words: InlineText = NO_WORDS,
        code: str = "",
        rows: tuple[tuple[InlineText, ...], ...] = (),
    ) -> TextBlock:
        mark, close = self.mark, self.close
        self.mark, self.close = "", False
        return TextBlock(
            kind=kind,
            words=words,
            code=code,
            rows=rows,
            indent=self.indents[-1],
            bars=tuple(self.bars),
            mark=mark,
            close=close,
        )
