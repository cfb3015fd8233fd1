"""A text as it came over the wire, made into what reads and shows vignettes."""

from __future__ import annotations

from tui.course.vignette_model import Sentence, Vignette
from tui.room.asked import Text


def as_vignette(text: Text) -> Vignette:
    """The vignette of a text: without evidence, which the host keeps to itself."""
    return Vignette(
        text=text.text,
        styles=text.styles,
        spans=(),
        sentences=tuple(Sentence(start, end, {}) for start, end in text.sentences),
        passages=text.passages,
    )
