"""Breaking text into lines."""

from __future__ import annotations

import re
import time
from random import Random

import pytest
from rich.cells import cell_len
from textual.content import Content

from tests.properties import always, joined
from tui.widgets.wrapping import hanging, wrap

PIECES = [*"abc .,'[]/", "é", "茶", "葉", "🍵", "\u00a0", "e\u0301", "👩\u200d🔬", "❤\ufe0f"]


def texts(random: Random) -> tuple[str, int]:
    return joined(random, [*PIECES, "\n"], 120), random.randint(2, 40)


def one_line(random: Random) -> tuple[str, int]:
    return joined(random, PIECES, 120), random.randint(12, 40)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "wrapped"),
    [
        ("", 10, [""]),
        ("one two", 10, ["one two"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one\n\ntwo", 10, ["one", "", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab cdefgh ij", 4, ["ab", "cdef", "gh", "ij"]),
        ("茶葉茶葉", 5, ["茶葉", "茶葉"]),
        ("trailing   ", 20, ["trailing"]),
        ("👩\u200d🔬" * 3, 5, ["👩\u200d🔬" * 2, "👩\u200d🔬"]),
        ("e\u0301" * 5, 2, ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]),
    ],
)
def test_cases(text: str, width: int, wrapped: list[str]) -> None:
    assert lines(text, width) == wrapped


@always(texts)
def test_lines_fit(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))


@always(texts)
def test_nothing_is_lost_and_nothing_comes_twice(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert all(start <= end for start, end in rows)
    ends = [0, *(end for _, end in rows)]
    starts = [*(start for start, _ in rows), len(text)]
    for end, start in zip(ends, starts, strict=True):
        assert end <= start
        assert not text[end:start].strip(), "only blanks are left out"


@always(texts)
def test_words_are_broken_only_where_they_must_be(text: str, width: int) -> None:
    words = [word.strip() for word in re.split(r"[^\S\u00a0]+", text) if cell_len(word) <= width]
    joined = " ".join(lines(text, width))
    assert all(word in joined for word in words)


@always(one_line)
def test_a_hanging_text_fits_and_stays_behind_its_prefix(text: str, width: int) -> None:
    rows = hanging(Content("1  "), Content(text), width).plain.split("\n")
    assert rows[0].startswith("1  ")
    assert all(row.startswith("   ") for row in rows[1:])
    assert all(cell_len(row) <= width for row in rows)
    assert "".join("".join(row[3:] for row in rows).split()) == "".join(text.split())


def test_a_hanging_text_keeps_its_styles() -> None:
    content = hanging(Content.styled("· ", "bold"), Content.styled("one two", "italic"), 6)
    assert content.plain == "· one\n  two"
    assert [span.style for span in content.spans].count("italic") == 2


@pytest.mark.parametrize("sign", ["x", "茶", "🍵", "é", "e\u0301", "👩\u200d🔬", "x " * 9 + "y" * 60 + " "])
def test_words_without_end_are_wrapped_in_time_that_grows_with_them(sign: str) -> None:
    text = sign * (200_000 // len(sign))
    begin = time.process_time()
    rows = wrap(text, 60)
    hanging(Content("1  "), Content(text[:20_000]), 40)
    assert time.process_time() - begin < 4
    assert len(rows) > 1_000
