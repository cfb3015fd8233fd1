"""A learner's own words as Markdown."""

from __future__ import annotations

from markdown_it import MarkdownIt

from tui.course.course import Course
from tui.export.notes import as_markdown
from tui.tutor.notes import note
from tui.tutor.record import Record


def test_each_note_stands_under_what_it_is_on(course: Course, record: Record) -> None:
    note(record, "leaf#care", "Two leaves\nand a bud")
    note(record, "mira-green", "The pan")
    text = as_markdown(course, record)
    assert text.startswith(
        "# Two Teas: notes\n\n## Care\n\nIn “One leaf”, `leaf#care`.\n\n    Two leaves\n    and a bud\n"
    )
    assert "In “Which tea”, `mira-green`.\n\n    The pan\n" in text


def test_what_a_note_holds_is_no_markup_of_the_page(course: Course, record: Record) -> None:
    note(record, "leaf#care", "# Not a heading\n\n```\n<b>not bold</b>\n[no](link)")
    tokens = MarkdownIt().parse(as_markdown(course, record))
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
    assert [token.type for token in tokens if token.type in ("fence", "html_block")] == []


def test_a_note_on_what_is_gone_is_kept(course: Course, record: Record) -> None:
    note(record, "leaf#gone", "Lost")
    assert "No longer in this course, `leaf#gone`.\n\n    Lost\n" in as_markdown(course, record)


def test_none_is_said_to_be_none(course: Course, record: Record) -> None:
    assert as_markdown(course, record) == "# Two Teas: notes\n\nThere are none yet.\n"
