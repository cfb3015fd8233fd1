"""The foot of a lesson's page: the steps as dots, what waits below, and who is speaking."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from tui.tutor.amounts import count
from tui.widgets.blocks import rows
from tui.widgets.wrapped import Wrapped

SINGLE = Content("\n")
_GAP = "   "
_BELOW = 28
"""Cells kept free for what is said of questions below, so that nothing moves when it comes and goes."""


class VoiceLine(Wrapped):
    """One line where that holds all; else who is speaking stands on lines of its own, and is not cut."""

    def __init__(self, below: Callable[[], int]) -> None:
        """Begin with nothing said.

        Args:
            below: Says how many questions wait below what can be seen. It is asked when the line is painted: that is
                known only once the page is laid out, and another paint after that one would be seen.
        """
        super().__init__()
        self._count_below = below
        self._dots = Content("")
        self._voice = ""
        self._asks = False
        self._below = 0

    def show(self, place: int | None, read: Sequence[bool], voice: str, asks: bool) -> None:
        """Show where the learner is.

        Args:
            place: Index of the current step; None at the end of the lesson.
            read: For every step, whether it was read.
            voice: Who is speaking.
            asks: Whether the step asks anything.
        """
        self._dots = Content("").join(
            Content.styled("●", "$accent" if number == place else "$quiet")
            if done or number == place
            else Content.styled("○", "$quiet")
            for number, done in enumerate(read)
        )
        self._voice, self._asks = voice, asks
        self.repaint()

    def check(self) -> None:
        """Say how many questions wait below what can be seen, where that is not what stands there."""
        if self._count_below() != self._below:
            self.refresh()

    def render(self) -> Content:
        """The present state."""
        below = self._count_below()
        if below != self._below:
            self._below = below
            self._take_up()
        return super().render()

    def content_for(self, width: int) -> Content:
        """The line or lines, for a width in cells."""
        below = Content("")
        if self._below:
            words = f"{_GAP}{count(self._below, 'question')} below "
            below = Content.assemble((words, "bold"), ("↓ Space", "bold $accent"))
        voice = Content.styled(self._voice, "italic $quiet")
        whole = self._dots + below + _GAP + voice
        if not self._asks:
            return SINGLE.join(rows(whole, width))
        if self._dots.cell_length + _BELOW + len(_GAP) + voice.cell_length <= width:
            return whole
        return SINGLE.join([self._dots + below, *rows(voice, width)])
