"""A text that was sealed, laid out again like any other."""

from __future__ import annotations

from tui.course.vignette_model import Sentence, Vignette
from tui.room.asked import Text


def vignette(text: Text) -> Vignette:
    """A text as a vignette that states nothing."""
    return Vignette(
        text=text.text,
        styles=text.styles,
        spans=(),
        sentences=tuple(Sentence(start, end, {}) for start, end in text.sentences),
        passages=text.passages,
    )
