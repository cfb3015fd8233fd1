"""Where a screen asks to be taken. The app alone knows how to get there."""

from __future__ import annotations

from textual.message import Message

from tui.course.target import Target


class Go(Message):
    """Take me there."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self.target = target
