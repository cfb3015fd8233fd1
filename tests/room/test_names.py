"""Names that people give themselves, as a facilitator's terminal shows them."""

from __future__ import annotations

import pytest

from tui.course.plaintext import cells
from tui.room.names import MOST_CELLS, tidy_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Ada", "Ada"),
        ("  Ada \t\n Lovelace ", "Ada Lovelace"),
        ("Ada\x1b[2J\x07\u202e\u200b", "Ada[2J"),
        ("a" * 5000, "a" * MOST_CELLS),
        ("漢" * 1300, "漢" * (MOST_CELLS // 2)),
        ("a" * (MOST_CELLS - 1) + "漢b", "a" * (MOST_CELLS - 1)),
        ("Zoe\N{COMBINING DIAERESIS}", "Zoë"),
        ("Việt", "Việt"),
        ("ด\u0e39\u0e49", "ด\u0e39\u0e49"),
        ("x" + "\N{COMBINING TILDE BELOW}" * 400, "x" + "\N{COMBINING TILDE BELOW}" * 3),
        ("\x1b\u202e", ""),
    ],
    ids=ascii,
)  # fmt: skip
def test_names(given: str, shown: str) -> None:
    assert tidy_name(given) == shown
    assert cells(tidy_name(given)) <= MOST_CELLS
