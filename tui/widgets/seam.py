"""The line between a text and what is asked about it: a word on what was done, and which of the two scrolls."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget


class Seam(Widget):
    """One line that is always there, so that nothing moves when it says something."""

    DEFAULT_CSS = """
    Seam { height: 1; max-width: 76; padding: 0 0 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, keys: Callable[[], Content]) -> None:
        """Begin with nothing said.

        Args:
            keys: Says which keys scroll what. It is asked when the line is painted: what can be scrolled is known only
                once all is laid out, and another paint after that one would be seen.
        """
        super().__init__()
        self._words = Content("")
        self._keys = keys
        self._said = ""

    def say(self, words: Content | str = "") -> None:
        """Say something until something else is said; nothing by default."""
        content = Content.styled(words, "$warning") if isinstance(words, str) else words
        if content or self._words:
            self._words = content
            self.refresh()

    def check(self) -> None:
        """Say which keys scroll what, where that is not what stands there."""
        if self._keys().plain != self._said:
            self.refresh()

    def render(self) -> Content:
        """The words, and at the right end the keys."""
        words, keys = self._words, self._keys()
        self._said = keys.plain
        room = self.content_size.width - keys.cell_length
        fits = words.cell_length + 2 <= room
        # What is said is soon past; the keys can wait for that.
        return words + " " * (room - words.cell_length) + keys if fits else words
