"""The line between a text and what is asked about it."""

from __future__ import annotations

import pytest
from textual.content import Content

from tui.widgets.seam import Seam


def test_it_is_painted_again_only_where_there_is_or_was_something_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    seam = Seam(lambda: Content(""))
    painted: list[None] = []
    monkeypatch.setattr(seam, "refresh", lambda: painted.append(None))
    counts = []
    for words in ("", "Taken back.", "Taken back.", "", ""):
        seam.say(words)
        counts.append(len(painted))
    assert counts == [0, 1, 2, 3, 3]
