"""Markdown as plain lines."""

from __future__ import annotations

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
        ("| a | b |\n|---|---|\n| c | d |", "a; b\nc; d"),
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


@pytest.mark.parametrize(("text", "size"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("茶", 2), ("①✓", 2)])
def test_cells(text: str, size: int) -> None:
    assert cells(text) == size


@always(lambda random: (joined(random, "ab 茶\n", 80), random.randint(4, 20)))
def test_wrap_keeps_all_words_and_the_width(text: str, width: int) -> None:
    done = wrap(text, width, "- ", "  ")
    assert " ".join("\n".join(done)[2:].split()) == " ".join(text.split())
    for line in done:
        assert cells(line) <= width or " " not in line[2:]
