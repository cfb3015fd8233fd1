"""Offsets lead from what was written to what is shown."""

from __future__ import annotations

from random import Random

from textual.content import Content
from textual.selection import Selection

from tests.properties import always
from tui.widgets.copying import copied
from tui.widgets.typeset import Typeset


def pieces(random: Random) -> tuple[list[str]]:
    return (["".join(random.choices("ab c", k=random.randint(1, 9))) for _ in range(random.randint(1, 12))],)


@always(pieces)
def test_offsets_lead_from_what_was_written_to_what_is_shown(pieces: list[str]) -> None:
    text = "".join(pieces)
    typeset = Typeset(text)
    at = 0
    for number, piece in enumerate(pieces, 1):
        typeset.number(number)
        typeset.take(at, at + len(piece))
        at += len(piece)
    numbers = [typeset.text[each.start : each.end] for each in typeset.pieces if each.kind == "number"]
    assert numbers == [f"{number}\u00a0" for number in range(1, len(pieces) + 1)]
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            assert "".join(typeset.text[a:b] for a, b in typeset.ranges(start, end)) == text[start:end]
    again = Typeset(text)
    middle = len(typeset.text) // 2
    again.set(typeset, 0, middle)
    again.sign("…")
    again.set(typeset, middle, len(typeset.text))
    assert "".join(again.text[a:b] for a, b in again.ranges(0, len(text))) == text
    assert copied(Content(again.text, spans=again.spans()), Selection(None, None)) == text


def test_blanks_stand_for_others() -> None:
    typeset = Typeset("one\ttwo")
    typeset.number(3, 4)
    typeset.take(0, 3)
    typeset.blanks("   ", 3, 4)
    typeset.take(4, 7)
    typeset.sign("!", copied=None)
    assert typeset.text == "  3\u00a0one   two!"
    assert list(typeset.ranges(1, 5)) == [(5, 7), (10, 11)]
    assert list(typeset.ranges(1, 5, blanks=True)) == [(5, 7), (7, 10), (10, 11)]
    assert copied(Content(typeset.text, spans=typeset.spans()), Selection(None, None)) == "one\ttwo!"
