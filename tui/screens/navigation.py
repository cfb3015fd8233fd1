"""Where a screen asks to be taken. The app alone knows how to get there."""

from __future__ import annotations

from textual.message import Message


class Go(Message):
    """Take me there."""

    def __init__(self, target: str) -> None:
        super().__init__()
        self.target = target
        """`map`, `back`, `lesson:ID[#STEP]`, `quiz:ID`, `item:ID`, `term:ID`, `past:QUIZ`, or an https address."""
