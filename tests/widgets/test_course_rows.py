"""The rows of the map."""

from __future__ import annotations

from textual.content import Content

from tui.widgets.course_rows import Row, laid_out


def row(title: str, far: str, short: str) -> Row:
    return Row(title=Content(title), far=Content(far), short=Content(short))


ROWS = [row("A short title", "7 steps · 9 min", "9 min"), row("A title of thirty cells, no more", "3 of 7", "3 of 7")]


def lines(width: int) -> list[str]:
    return [str(line) for line in laid_out(ROWS, width)]


def test_titles_are_as_wide_as_the_widest() -> None:
    assert lines(80) == [
        "A short title                      7 steps · 9 min",
        "A title of thirty cells, no more   3 of 7",
    ]


def test_what_stands_behind_is_shortened_before_a_title_is_cut() -> None:
    assert lines(45)[0].endswith("   9 min")
    assert "…" not in "".join(lines(45))
    assert "…" in lines(36)[1]
    assert all(len(line) <= 36 for line in lines(36))


def test_cells_are_counted_not_characters() -> None:
    wide = [row("茶茶茶茶", "1", "1"), row("tea", "2", "2")]
    assert [Content(str(line)).cell_length for line in laid_out(wide, 40)] == [12, 12]
