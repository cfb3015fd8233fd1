"""Lines in and out."""

from __future__ import annotations

import io

import pytest

from tui.plain.lines import Leave, Lines


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_echoes_and_a_pipe_does_not() -> None:
    for source, expected in ((Terminal("a\n"), "go> "), (io.StringIO("a\n"), "go> \n")):
        sink = io.StringIO()
        assert Lines(source, sink).ask("go") == "a"
        assert sink.getvalue() == expected


@pytest.mark.parametrize("source", [None, io.StringIO(), io.StringIO("q\n"), io.StringIO(" Q \n")])
def test_the_end_of_the_input_leaves(source: io.StringIO | None) -> None:
    with pytest.raises(Leave):
        Lines(source, io.StringIO()).ask("go")


def test_a_last_line_without_an_end_counts() -> None:
    assert Lines(io.StringIO("a"), None).ask("go") == "a"


def test_control_characters_go_neither_in_nor_out() -> None:
    sink = io.StringIO()
    lines = Lines(io.StringIO("\x1b[A1\r\n"), sink)
    assert lines.ask("go") == "[A1"
    lines.say("\x1b]0;evil\x07 text")
    lines.markdown("a \x1b[2J b")
    assert "\x1b" not in sink.getvalue()


def test_lines_keep_their_width() -> None:
    sink = io.StringIO()
    lines = Lines(None, sink, 20)
    lines.say("a word " * 12)
    lines.markdown("a word " * 12)
    lines.choices([(1, "a word " * 12)])
    assert 15 < max(map(len, sink.getvalue().splitlines())) <= 20


def test_a_text_ends_at_a_lone_stop_or_with_the_input() -> None:
    lines = Lines(io.StringIO("q\n? \n\n .x\n . \nafter\n"), io.StringIO())
    assert list(lines.text()) == ["q", "? ", "", " .x"]
    more = lines.text()
    assert next(more) == "after"
    with pytest.raises(Leave):
        next(more)


def test_parts_are_kept_one_empty_line_apart() -> None:
    sink = io.StringIO()
    lines = Lines(None, sink)
    lines.part()
    lines.say("a")
    lines.part()
    lines.part()
    lines.markdown("b")
    assert sink.getvalue() == "a\n\nb\n"
