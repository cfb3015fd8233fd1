"""Names that people give themselves."""

from __future__ import annotations

import pytest

from tui.course.plaintext import cells
from tui.room.names import MOST_CELLS, tidy_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("  Ada \t Lovelace\n", "Ada Lovelace"), ("A\u202eda\x1b", "Ada"), ("Zoe\u0301", "Zoe\u0301"), ("\u200b", "")],
)
def test_a_name_is_one_line_of_signs(typed: str, shown: str) -> None:
    assert tidy_name(typed) == shown


@pytest.mark.parametrize("sign", ["a", "\u6f22", "\u0301"])
def test_a_name_is_short_whatever_it_is_made_of(sign: str) -> None:
    shown = tidy_name("e" + sign * 4000)
    assert cells(shown) <= MOST_CELLS
    assert len(shown) < 100
