"""Markdown as plain lines."""

from __future__ import annotations

import time

import pytest

from tests.properties import always, joined
from tui.course.plaintext import cells, flat, render, wrap


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("", ""),
        ("*a* **b** `c` [d](term:d)", "a b c d"),
        ("a\nb\\\nc", "a b c"),
        ("a\n\nb", "a\n\nb"),
        ("- a\n- b\n  - c", "- a\n- b\n  - c"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("- a\n\n  b", "- a\n\n  b"),
        ("> a\n\nb", "    a\n\nb"),
        ("```\nx  y\n  z\n```", "    x  y\n      z"),
        ("| a | b |\n|---|---|\n| c | d |\n| e | |", "a: c; b: d\na: e"),
        ("| | b |\n|---|---|\n| c | d |\n\ne", "c; b: d\n\ne"),
        ("| a | b |\n|---|---|\n\ne", "a; b\n\ne"),
        ("- | a |\n  |---|\n  | c |\n  | d |", "- a: c\n  a: d"),
        ("so.[¹](note:1)", "so. [note 1]"),
        ("so.[¹²](note:a1) More", "so. [note 12] More"),
        ("[/x] [bold] &amp; <b>", "[/x] [bold] &"),
    ],
)
def test_render(markdown: str, expected: str) -> None:
    assert render(markdown) == expected


def test_flat_leaves_notes_out() -> None:
    assert flat("so.[¹](note:1)\n\n- more") == "so. more"


def test_long_lines_are_wrapped_with_their_indent() -> None:
    assert render("- " + "word " * 6, width=14) == "- word word\n  word word\n  word word"
    assert render("> " + "word " * 4, width=14) == "    word word\n    word word"


def test_a_long_line_of_code_stays_whole() -> None:
    code = "x = " + "f(" * 80 + ")" * 80
    assert render(f"- a\n\n  ```\n  {code}\n  ```", width=40).endswith(f"\n      {code}")


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        ("茶の葉は一枚", ["茶の葉は", "一枚"]),
        ("茶茶茶茶。茶茶", ["茶茶茶", "茶。茶茶"]),
        ("a 茶茶茶茶茶 b", ["a 茶茶茶", "茶茶 b"]),
        ("pneumonopneumono and", ["pneumonopneumono", "and"]),
        ("https://example.org/tea", ["https://example.org/tea"]),
    ],
)
def test_only_words_without_letters_are_broken(text: str, wrapped: list[str]) -> None:
    assert wrap(text, 8) == wrapped


@pytest.mark.parametrize("sign", ["x", "茶", "🍵", "x ", "茶a"])
def test_words_without_end_are_wrapped_in_time_that_grows_with_them(sign: str) -> None:
    begin = time.process_time()
    wrap(sign * (300_000 // len(sign)), 60, "- ", "  ")
    assert time.process_time() - begin < 4


@pytest.mark.parametrize(("text", "size"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("茶", 2), ("①✓", 2)])
def test_cells(text: str, size: int) -> None:
    assert cells(text) == size


@always(lambda random: (joined(random, "ab 茶\n", 80), random.randint(4, 20)))
def test_wrap_keeps_all_words_and_the_width(text: str, width: int) -> None:
    done = wrap(text, width, "- ", "  ")
    assert "".join("\n".join(done)[2:].split()) == "".join(text.split())
    for line in done:
        assert cells(line) <= width or not set(" 茶") & set(line[2:])
