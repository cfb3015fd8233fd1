"""A text whose sentences carry numbers, as verses have them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

GLUE = "\N{NO-BREAK SPACE}"
"""What stands between a number and its sentence, so that no line ends there."""


class Numbered:
    """A text with a number before each sentence, by which offsets into it differ from those into the written text."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        """Put the numbers in.

        Args:
            text: As it was written.
            starts: Where its sentences begin, in order.
        """
        self.starts = tuple(starts)
        numbers = [f"{number}{GLUE}" for number in range(1, len(self.starts) + 1)]
        self._added = [0]
        """How many characters are added up to a sentence, by how many sentences have begun."""
        pieces, done = [], 0
        for start, number in zip(self.starts, numbers, strict=True):
            pieces += [text[done:start], number]
            done = start
            self._added.append(self._added[-1] + len(number))
        self.text = "".join([*pieces, text[done:]])
        """What is shown."""
        self.numbers = tuple(
            (start + added, start + added + len(number))
            for start, added, number in zip(self.starts, self._added, numbers, strict=False)
        )
        """Where the numbers stand in what is shown."""

    def start(self, written: int) -> int:
        """Where what begins at an offset of the written text begins; behind the number, if it begins a sentence."""
        return written + self._added[bisect_right(self.starts, written)]

    def end(self, written: int) -> int:
        """Where what ends at an offset of the written text ends; before the number of a sentence that begins there."""
        return written + self._added[bisect_left(self.starts, written)]
