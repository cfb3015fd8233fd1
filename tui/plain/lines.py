"""Lines out, lines in: the one place where this face touches a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from tui.course.plaintext import WIDTH, lines, paragraphs, short_paragraphs, wrap
from tui.course.safe_text import clean

END_OF_TEXT = "."
"""The line that ends a free text."""


class Leave(Exception):  # noqa: N818 - a wish, not a fault
    """The learner wants to leave, or there is nothing more to read."""


class Lines:
    """Writes wrapped lines and reads answers."""

    def __init__(self, source: TextIO | None, sink: TextIO | None, width: int = WIDTH) -> None:
        """Use two streams.

        Args:
            source: Where answers come from; None where there is nothing to read.
            sink: Where lines go; None to say nothing.
            width: Columns of a line.
        """
        self._source = source
        self._sink = sink
        self._width = width
        self._echoes = source is not None and source.isatty()
        self._after_blank = True

    def say(self, text: str = "", first: str = "", rest: str | None = None) -> None:
        """Write words, wrapped.

        Args:
            text: The words; nothing for an empty line.
            first: What the first line begins with.
            rest: What the other lines begin with; by default as many blanks.
        """
        first = clean(first)
        for line in wrap(clean(text), self._width, first, " " * len(first) if rest is None else rest):
            self._write(line + "\n")
        self._after_blank = not text

    def part(self) -> None:
        """Write an empty line, unless one was just written."""
        if not self._after_blank:
            self.say()

    def markdown(self, text: str) -> None:
        """Write a Markdown text after an empty line."""
        self.part()
        for line in lines(paragraphs(text), self._width):
            self._write(clean(line) + "\n")
        self._after_blank = False

    def short(self, source: str, first: str = "") -> None:
        """Write a text of an item, as its author wrote it: paragraphs, lists, code and small tables stay what they are.

        Args:
            source: The text, with its markup.
            first: What its first line begins with; the others are indented as far.
        """
        indent = " " * len(first)
        for place, part in enumerate(short_paragraphs(source)):
            if place and not part.close:
                self.part()
            if part.verbatim:
                for line in part.text.split("\n"):
                    self._write(clean(f"{indent}{part.rest}{line}") + "\n")
                self._after_blank = False
            else:
                self.say(part.text, (indent if place else first) + part.first, indent + part.rest)

    def quote(self, text: str) -> None:
        """Write a text of the learner's, line by line."""
        for line in text.split("\n"):
            self.say(line, "    ")

    def choices(self, choices: Iterable[tuple[int, str]]) -> None:
        """Write numbered choices, each on lines of its own; one with line breaks is a text of an item."""
        for number, text in choices:
            (self.short if "\n" in text else self.say)(text, f"{number:>2}  ")

    def ask(self, prompt: str) -> str:
        """Read one line, without the blanks around it.

        Raises:
            Leave: There is no more line, or it was `q`.
        """
        reply = self._read(f"{prompt}> ").strip()
        if reply.casefold() == "q":
            raise Leave
        return reply

    def text(self) -> Iterator[str]:
        """Read the lines of a text, each as soon as it is there, up to one with a lone full stop.

        Raises:
            Leave: There is no more line.
        """
        while (line := self._read("text> ")).strip() != END_OF_TEXT:
            yield line

    def _read(self, prompt: str) -> str:
        self._write(prompt)
        if self._sink is not None:
            self._sink.flush()
        line = self._source.readline() if self._source is not None else ""
        if not (self._echoes and line):
            self._write("\n")
        self._after_blank = True
        if not line:
            raise Leave
        return clean(line.rstrip("\r\n"))

    def _write(self, text: str) -> None:
        if self._sink is not None:
            self._sink.write(text)
