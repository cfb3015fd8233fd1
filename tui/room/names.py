"""Names that people give themselves, made fit to be shown."""

from __future__ import annotations

import unicodedata

from tui.course.plaintext import cells
from tui.course.safe_text import clean

MOST_CELLS = 24
"""Columns that a name may take."""
MOST_MARKS = 3
"""Accents and the like on one letter; a pile of them would hang over other lines."""


def tidy_name(name: str) -> str:
    """A name on one line, without control characters and what turns the direction of writing, cut to a width."""
    kept, width, marks = "", 0, 0
    for sign in unicodedata.normalize("NFC", clean(" ".join(name.split()))):
        kind = unicodedata.category(sign)[0]
        marks = marks + 1 if kind == "M" else 0
        if kind == "C" or marks > MOST_MARKS:
            continue
        width += cells(sign)
        if width > MOST_CELLS:
            break
        kept += sign
    return kept.strip()
