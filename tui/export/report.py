"""A report: headings, words, points, tables and figures, whatever it is written in. What writes one is beside this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.tutor.measures import Share


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; 1 is that of the whole."""

    words: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    words: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so: names, each with what it is."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    head: tuple[str, ...]
    """The names of its columns."""
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Intervals:
    """Shares with their intervals, one below the other on one scale."""

    title: str
    rows: tuple[tuple[str, Share], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each key was given each answer."""

    title: str
    names: tuple[str, ...]
    """Rows and columns, in order."""
    table: dict[str, dict[str, int]]
    """By key, then by answer."""

    @property
    def grid(self) -> Grid:
        """The same as a table of numbers."""
        rows = ((key, *(str(self.count(key, name)) for name in self.names)) for key in self.names)
        return Grid(("supports \\ answered", *self.names), tuple(rows))

    def count(self, key: str, answer: str) -> int:
        """How often a key was given an answer."""
        return self.table.get(key, {}).get(answer, 0)


@dataclass(frozen=True, slots=True)
class Bar:
    """So many of so many."""

    count: int
    of: int
    parts: tuple[int, ...] = ()
    """What it is made of, in the order of the names of the figure's parts; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Bars:
    """How many chose each option, once or several times, one below the other on one scale."""

    title: str
    times: tuple[str, ...]
    """What the bars of an option are called."""
    parts: tuple[str, ...]
    """What the parts of a bar are called."""
    rows: tuple[tuple[str, bool, tuple[Bar, ...]], ...]
    """By option: its name, whether it is right, and a bar a time."""

    @property
    def grid(self) -> Grid:
        """The same as a table of numbers."""
        rows = ((self.named(name, is_right), *map(self.said, bars)) for name, is_right, bars in self.rows)
        return Grid(("", *self.times), tuple(rows))

    def named(self, name: str, is_right: bool) -> str:
        """An option, and whether it is right."""
        return f"{name} (the key)" if is_right else name

    def said(self, bar: Bar) -> str:
        """`20 of 36 (3 guess, 6 leaning, 11 sure)`; of parts only those that there are."""
        named = zip(bar.parts, self.parts, strict=False)
        parts = ", ".join(f"{number} {part}" for number, part in named if number)
        return f"{bar.count} of {bar.of}{f' ({parts})' if parts else ''}"


Drawing = Intervals | Counts | Bars
"""Something that is drawn where there is room, and else is a table."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Figures that stand side by side where there is room."""

    figures: tuple[Drawing, ...]


Block = Heading | Words | Points | Facts | Grid | Beside
"""A part of a report."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report."""

    title: str
    """Of the file; its first heading says it to readers."""
    blocks: Sequence[Block]
