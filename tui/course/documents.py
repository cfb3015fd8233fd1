"""A file of a course as plain data, with the place of every value, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from tui.course.problem import Problem, problem

Keys = tuple[str | int, ...]
"""Keys and indexes that lead from the document to a value."""


class Mark(NamedTuple):
    """Where a value begins."""

    line: int
    """From 1."""
    column: int
    """From 1."""
    style: str = ""
    """A scalar's style: `|`, `>`, a quote, or empty."""


class Document:
    """A parsed file: its data, and where each value stands."""

    def __init__(self, path: str, text: str, parse: Parse | None = None) -> None:
        """Make one that holds nothing yet.

        Args:
            path: The file, relative to the course folder.
            text: Its text.
            parse: Finds the places once one is asked for; None where they come with the data.
        """
        self.path = path
        """The file, relative to the course folder."""
        self.text = text
        """The file's text."""
        self.data: Any = None
        """Mappings, lists and text, nested."""
        self.problems: list[Problem] = []
        """What was wrong, in the order found."""
        self._parse = parse
        self._marks: dict[Keys, Mark] = {}
        self._keys: dict[Keys, Mark] = {}

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.text.split("\n")

    def mark(self, *path: str | int) -> Mark:
        """Where the value at a path stands; that of the nearest value around it where there is none."""
        self._locate()
        while path and path not in self._marks:
            path = path[:-1]
        return self._marks.get(path, Mark(1, 1))

    def key_mark(self, *path: str | int) -> Mark:
        """Where the key of a path stands."""
        self._locate()
        return self._keys.get(path) or self.mark(*path)

    def _locate(self) -> None:
        if self._parse is not None:
            parsed, self._parse = self._parse(self.path, self.text), None
            self._marks, self._keys = parsed._marks, parsed._keys

    def report(self, mark: Mark, rule: str, message: str, hint: str = "") -> None:
        """Add a finding at a place."""
        self.problems.append(problem(self.path, mark.line, mark.column, rule, message, hint))

    def block_place(self, path: Keys, text: str, offset: int) -> Mark:
        """Where an offset into a scalar's text stands in the file.

        Exact for literal blocks (`|`), whose lines are the file's lines; the scalar's start otherwise.
        """
        start = self.mark(*path)
        if start.style != "|":
            return start
        number = start.line + text.count("\n", 0, offset)
        begin = text.rfind("\n", 0, offset) + 1
        line = text[begin:].partition("\n")[0]
        source = self.lines[number] if number < len(self.lines) else ""
        return Mark(number + 1, max(len(source) - len(line), 0) + offset - begin + 1)


Parse = Callable[[str, str], Document]
"""Parses what a file holds, given its path and its text."""
