"""The blocks of a vignette as they stand in its source, and what it does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.course.bounds import TABLE_COLUMNS, TABLE_ROWS

if TYPE_CHECKING:
    from markdown_it.token import Token

HOLDS = (
    "a vignette holds paragraphs, bold heads, quoted turns, bullets, log lines, small tables, emphasis, inline code "
    "and evidence spans"
)
"""What is said to authors of anything else."""


class Flaw(NamedTuple):
    """Something wrong with a vignette."""

    offset: int
    """Into the source."""
    rule: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A paragraph, a paragraph of a quote, a bullet, or a row of a table, in its source."""

    kind: Literal["paragraph", "quote", "bullet", "columns", "row"]
    tokens: tuple[Token, ...]
    """What holds its words; of a row, what holds those of each cell."""
    line: int
    """Of the source, on which it begins, from 0."""
    group: int
    """Number of the top block that it is part of, from 0."""


_PIPE = re.compile(r"(?<!\\)\|")
_EDGES = re.compile(r"^\||(?<!\\)\|$")
_WORD = re.compile(r"\w")
_CONTAINERS = ("blockquote", "bullet_list", "list_item", "table")
_SILENT = ("paragraph", "thead", "tbody", "th", "td")


class Blocks:
    """Goes through the block tokens of a vignette."""

    def __init__(self, source: str) -> None:
        self.lines = source.split("\n")
        self.starts = [0]
        """The offset of each line."""
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.flaws: list[Flaw] = []
        self._open: list[str] = []
        self._group = -1

    def read(self, tokens: Sequence[Token]) -> Iterator[Written]:
        """The blocks, in order."""
        row: list[Token] = []
        rows = words = line = 0
        for token in tokens:
            name, _, end = token.type.rpartition("_")
            name = name if end in ("open", "close") else token.type
            line = token.map[0] if token.map else line
            if token.type == "inline" and "table" in self._open:
                row.append(token)
            elif token.type == "inline":
                words += 1
                yield self._words(token, line, words)
            elif token.type == "tr_open":
                row, rows = [], rows + 1
            elif token.type == "tr_close":
                yield self._row(row, rows, line)
            elif token.nesting < 0:
                if self._open[-1:] == ["list_item"] == [name] and not words:
                    self._refuse(line, "a bullet without a word")
                if self._open and self._open[-1] == name:
                    self._open.pop()
            elif name not in _SILENT:
                rows = words = 0
                self._enter(name, line, token)

    def place(self, block: Written, token: Token, offset: int) -> int:
        """Where in the source something stands, by its offset into the content of a token of a block."""
        if block.kind in ("columns", "row"):
            return self._in_cell(block, token, offset)
        number = token.content.count("\n", 0, offset)
        line = token.content.split("\n")[number]
        column = offset - sum(len(before) + 1 for before in token.content.split("\n")[:number])
        written = self.lines[block.line + number].rstrip()
        # What stands in a line of the content is the end of that line of the source.
        return self.starts[block.line + number] + max(len(written) - len(line.rstrip()) + column, 0)

    def is_close(self, line: int) -> bool:
        """Whether no empty line parts a line from the one before."""
        return line > 0 and bool(self.lines[line - 1].strip(" \t>"))

    def _in_cell(self, block: Written, token: Token, offset: int) -> int:
        line, at = self.lines[block.line], 0
        for cell in block.tokens:
            content = cell.content.replace("|", "\\|")
            at = max(line.find(content, at), 0)
            if cell is token:
                return self.starts[block.line] + at + offset + content.count("\\|", 0, offset)
            at += len(content)
        return self.starts[block.line]

    def _enter(self, name: str, line: int, token: Token) -> None:
        if not self._open:
            self._group += 1
        inside = self._open[-1] if self._open else ""
        if name == "list_item":
            if inside == "bullet_list":
                self._open.append(name)
            return
        if name not in _CONTAINERS:
            self._refuse(line, f"a {name.replace('_', ' ')}")
        elif inside:
            what = {"bullet_list": "list", "blockquote": "quote"}
            within = {"list_item": "bullet", "bullet_list": "bullet"}.get(inside, what.get(inside, inside))
            self._refuse(line, f"a {what.get(name, name)} within a {within}")
        if token.nesting > 0 and name in _CONTAINERS:
            self._open.append(name)

    def _words(self, token: Token, line: int, count: int) -> Written:
        last = token.map[1] if token.map else line + 1
        kind: Literal["paragraph", "quote", "bullet"] = "paragraph"
        if "blockquote" in self._open:
            kind = "quote"
            self._look_for_lazy(range(line, last), ">", "the quote", "begin it with >")
        elif "list_item" in self._open:
            kind = "bullet"
            self._look_for_lazy(range(line + 1, last), " ", "the bullet", "indent it")
            if count > 1:
                self._refuse(line, "a second paragraph in a bullet")
        elif not self._open:
            self._group += 1
            for number in range(line, last):
                if self.lines[number].lstrip().startswith("|"):
                    message = "this is no table: below its head there is no line such as | --- | --- |"
                    self._flaw(number, "markup", message, "or it has another number of cells than the head")
                    break
        return Written(kind=kind, tokens=(token,), line=line, group=self._group)

    def _look_for_lazy(self, lines: range, begins: str, above: str, hint: str) -> None:
        for number in lines:
            line = self.lines[number]
            if not (line.lstrip() if begins == ">" else line.replace("\t", " ")).startswith(begins):
                message = f"this line would go on {above} above it"
                self._flaw(number, "markup", message, f"{hint}, or leave an empty line before it")

    def _row(self, cells: list[Token], number: int, line: int) -> Written:
        if number == 1 and len(cells) > TABLE_COLUMNS:
            message = f"the table has {len(cells)} columns; at most {TABLE_COLUMNS} are shown"
            self._flaw(line, "too-large", message)
        if number == TABLE_ROWS + 2:
            self._flaw(line, "too-large", f"the table has more than {TABLE_ROWS} rows below its head")
        written = self.lines[line].strip()
        if number > 1 and not _PIPE.search(written):
            message = "this line would be a row of the table above it"
            self._flaw(line, "markup", message, "leave an empty line before it")
        elif (count := len(_PIPE.split(_EDGES.sub("", written)))) > len(cells):
            message = f"this row has {count} cells, and the head has {len(cells)}: what is more would vanish"
            self._flaw(line, "markup", message, "write a | that is none between cells as \\|")
        if not any(_WORD.search(cell.content) for cell in cells):
            self._flaw(line, "markup", "this row of the table holds no word")
        return Written(kind="row" if number > 1 else "columns", tokens=tuple(cells), line=line, group=self._group)

    def _refuse(self, line: int, what: str) -> None:
        self._flaw(line, "markup", f"{HOLDS}; here is {what}")

    def _flaw(self, line: int, rule: str, message: str, hint: str = "") -> None:
        self.flaws.append(Flaw(self.starts[line], rule, message, hint))
