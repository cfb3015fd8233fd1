"""A learner's own words as Markdown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from tui.course.course import Course
from tui.export.booklet import gather
from tui.export.booklet_markdown import as_markdown as booklet_as_markdown
from tui.export.notes import as_markdown
from tui.tutor.notes import note, toggle_bookmark
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


@pytest.mark.parametrize("write", [as_markdown, lambda course, record: booklet_as_markdown(gather(course, record))])
def test_what_a_journal_from_elsewhere_calls_a_thing_is_no_markup(
    course: Course, record: Record, write: Callable[[Course, Record], str]
) -> None:
    subject = "gone`<b>`\x1b[31m\n\n# Not a heading\n\n[no](https://example.org)"
    note(record, subject, "Lost")
    toggle_bookmark(record, subject)
    made = write(course, record)
    tokens = MarkdownIt().parse(made)
    assert [token.content for token in tokens if token.type == "html_block"] == []
    assert "Not a heading" not in [tokens[place + 1].content for place, token in enumerate(tokens) if token.tag == "h1"]
    inner = {child.type for token in tokens for child in token.children or ()}
    assert not inner & {"html_inline", "link_open"}
    assert "\x1b" not in made


def test_none_is_said_to_be_none(course: Course, record: Record) -> None:
    assert as_markdown(course, record) == "# Two Teas: notes\n\nThere are none yet.\n"
