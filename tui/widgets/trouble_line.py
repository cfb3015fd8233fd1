"""What keeps the files that were saved from being shown, until it is mended."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class TroubleLine(Static):
    """Some lines above the keys."""

    DEFAULT_CSS = """
    TroubleLine {
        width: 100%;
        height: auto;
        max-height: 5;
        padding: 0 2;
        border-top: solid $hairline;
        color: $error;
    }
    """

    def __init__(self, words: str) -> None:
        super().__init__(Content(words), markup=False)
        self.words = words
        """What it says."""

    def say(self, words: str) -> None:
        """Say something else."""
        if words != self.words:
            self.words = words
            self.update(Content(words))
