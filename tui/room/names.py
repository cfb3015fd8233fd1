"""Names that people give themselves, made fit to be shown."""

from __future__ import annotations

import unicodedata

from tui.course.plaintext import cells
from tui.course.safe_text import clean

MOST_CELLS = 24
"""Columns that a name may take."""
_MOST_SIGNS = 4 * MOST_CELLS
"""Signs that are looked at: of those that take no column, such as accents, there could be any number."""


def tidy_name(name: str) -> str:
    """A name on one line, without control characters and what turns the direction of writing, cut to a width."""
    kept = "".join(sign for sign in clean(" ".join(name.split())) if unicodedata.category(sign)[0] != "C")
    kept = kept[:_MOST_SIGNS]
    while cells(kept) > MOST_CELLS:
        kept = kept[:-1]
    return kept.strip()
