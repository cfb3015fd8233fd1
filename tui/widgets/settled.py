"""A part whose size asks for nothing: it is laid out once for each change.

Textual keeps the size of a part's content in a reactive that asks for a layout whenever it changes; but a layout is
what changes it, so that everything is laid out and painted a second time for each change, to the same end. What does
depend on that size, whether a scroll bar is shown, asks for a layout of its own.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive


def settled() -> Reactive[Size]:
    """The `virtual_size` of a class whose content a layout alone measures."""
    return Reactive(Size(0, 0), repaint=False)
