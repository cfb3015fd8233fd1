"""The line between a text and what is asked about it: a word on what was done, and which of the two scrolls."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Seam(Static):
    """One line that is always there, so that nothing moves when it says something."""

    DEFAULT_CSS = """
    Seam { height: 1; max-width: 76; padding: 0 0 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._words = Content("")
        self._keys = Content("")

    def say(self, words: Content | str = "") -> None:
        """Say something until something else is said; nothing by default."""
        content = Content.styled(words, "$warning") if isinstance(words, str) else words
        if content or self._words:
            self._words = content
            self._show()

    def show_keys(self, keys: Content) -> None:
        """Say at the right end which keys scroll what."""
        if keys.plain != self._keys.plain:
            self._keys = keys
            self._show()

    def on_resize(self) -> None:
        """Put what stands at the right end there again."""
        self._show()

    def _show(self) -> None:
        words, room = self._words, self.content_size.width - self._keys.cell_length
        fits = words.cell_length + 2 <= room
        # What is said is soon past; the keys can wait for that.
        self.update(words + " " * (room - words.cell_length) + self._keys if fits else words, layout=False)
