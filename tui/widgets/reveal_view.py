"""A place from which on a page waits: first the learner does something, then the rest is shown."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message

from tui.course.model import Reveal
from tui.widgets.parts import Words
from tui.widgets.texts import lines, styled


class RevealView(Words):
    """What is to be done first, and how the rest is shown."""

    DEFAULT_CSS = """
    RevealView {
        height: auto;
        margin: 0 0 1 0;
        padding: 0 0 0 3;
        border-left: outer $accent;
    }
    """

    class Pressed(Message):
        """The learner wants to see the rest."""

    def __init__(self, reveal: Reveal) -> None:
        keys = Content.assemble(("Space", "bold $accent"), " or ", ("Enter", "bold $accent"), " shows what follows.")
        super().__init__(lines([*([styled(reveal.label, "bold")] if reveal.label else []), keys]), markup=False)

    def on_click(self, event: events.Click) -> None:
        """Ask for the rest."""
        event.stop()
        self.post_message(self.Pressed())
