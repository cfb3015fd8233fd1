"""What is a learner's own, as Markdown and as a page."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from tests.export.outline import safe
from tests.tutor.asking import answer, ask
from tui.course.course import Course
from tui.course.unsafe import UNSAFE
from tui.export.booklet import gather
from tui.export.booklet_html import as_html
from tui.export.booklet_markdown import as_markdown
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.notes import note, toggle_bookmark
from tui.tutor.record import Record

HEBREW = "\u05e9\u05dc\u05d5\u05dd "
HOSTILE = (
    f"# Not a heading\n- [x] not a list\n```\n<script>alert(1)</script>\n\u202eback\x1b[31m\x00 {HEBREW}{'x' * 5000}"
)


@pytest.fixture
def studied(awkward: Course, record: Record) -> Record:
    """Two misses, one mended since, an own text, a note and a bookmark."""
    ask(awkward, record, "mira-green").give(ClassifyAnswer("black", "sure", 1))
    answer(ask(awkward, record, "same-plant"), right=False)
    answer(ask(awkward, record, "olu-open"), right=False)
    answer(ask(awkward, record, "olu-open"))
    answer(ask(awkward, record, "turn-green"), right=False)
    question = ask(awkward, record, "own-words")
    question.write("They roll it.")
    question.rate([1])
    note(record, "leaf#care", "Two leaves\nand a bud")
    toggle_bookmark(record, "making#air")
    return record


def markdown(course: Course, record: Record) -> str:
    return as_markdown(gather(course, record))


def html(course: Course, record: Record) -> str:
    return as_html(gather(course, record))


def test_misses_are_items_whose_latest_answer_is_wrong(awkward: Course, studied: Record) -> None:
    found = gather(awkward, studied)
    assert [miss.item.id for miss in found.misses] == ["mira-green", "same-plant", "turn-green"]
    said = found.misses[0].said
    assert (said.given, said.key) == ("A black tea", "A green tea")
    assert said.why == "The pan comes at once, and so the leaf stays green."
    assert said.why_not == "The cups are dark, and no leaf was left to darken."
    assert said.refutation == "A dark cup is not a darkened leaf."
    assert (found.misses[1].said.given, found.misses[1].said.why) == ("Two", "One bush gives both.")


def test_an_own_text_stands_beside_the_model_answer_and_not_among_the_notes(awkward: Course, studied: Record) -> None:
    text = markdown(awkward, studied)
    assert text.count("They roll it.") == 1
    assert "You wrote:\n\n    They roll it.\n\nA model answer:\n\n> Rolling, and then air.\n" in text
    assert "\n- [x] Names the rolling.\n- [ ] Names the air.\n" in text
    assert "### Care\n\nIn “One leaf”, `leaf#care`.\n\n    Two leaves\n    and a bud\n" in text
    assert "## Bookmarks\n\n- Air (in “Making tea”, `making#air`)\n" in text


def test_both_formats_hold_the_same(awkward: Course, studied: Record) -> None:
    page = safe(html(awkward, studied))
    tokens = MarkdownIt().parse(markdown(awkward, studied))
    headings = [
        tokens[place + 1].content.replace("\\", "")
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    assert headings == [words for level, words in page.headings if level < 4]
    for words in ("They roll it.", "Names the air.", "There is only one.", "Sentence 2 decides."):
        assert words in page.text
        assert words in markdown(awkward, studied)
    assert tuple(page.all("aria-label")) == ("Covered:", "Not covered:")


def test_a_text_that_was_changed_after_it_was_rated_is_kept_both_ways(awkward: Course, studied: Record) -> None:
    note(studied, "own-words", "They roll it, and leave it in the air.")
    text = markdown(awkward, studied)
    assert "    They roll it.\n" in text
    assert "    They roll it, and leave it in the air.\n" in text


@pytest.mark.parametrize("made", [markdown, html])
def test_a_learners_words_do_nothing(awkward: Course, studied: Record, made: object) -> None:
    assert callable(made)
    note(studied, "leaf#care", HOSTILE)
    question = ask(awkward, studied, "own-words")
    question.write(HOSTILE)
    question.rate([])
    text = str(made(awkward, studied))
    assert not UNSAFE.search(text)
    assert HEBREW + "x" * 5000 in text
    if made is html:
        safe(text)
    else:
        tokens = MarkdownIt().parse(text)
        assert "Not a heading" not in "".join(
            tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"
        )
        assert not [token for token in tokens if token.type in ("html_block", "fence", "hr")]
        assert not [
            child for token in tokens for child in token.children or () if child.type in ("html_inline", "link_open")
        ]


def test_a_course_is_no_markup_of_the_page_either(awkward: Course, record: Record) -> None:
    answer(ask(awkward, record, "signs"), right=False)
    answer(ask(awkward, record, "signs-tea"), right=False)
    safe(html(awkward, record))
    tokens = MarkdownIt().parse(markdown(awkward, record))
    assert [token.type for token in tokens if token.type in ("html_block", "fence", "hr")] == []
    inline = [child for token in tokens for child in token.children or ()]
    assert not [child for child in inline if child.type in ("html_inline", "link_open", "image")]
    words = ["".join(child.content for child in token.children or ()) for token in tokens]
    assert any("<script>alert(2)</script> heats it at once" in each for each in words)


def test_what_an_item_no_longer_has_is_said_to_be_reworded(awkward: Course, studied: Record) -> None:
    path = awkward.root / "quizzes/questions.yaml"
    path.write_text(path.read_text().replace("{text: Two,", "{text: Three,"))
    text = markdown(Course.open(awkward.root), studied)
    assert "Wrong when you answered. The options have been reworded since" in text
    assert "> One\n\nOne bush gives both.\n" in text


def test_an_empty_one_says_so(course: Course, record: Record) -> None:
    assert markdown(course, record) == "# Two Teas: booklet\n\nThere is nothing in it yet.\n"
    assert re.search("<h1>Two Teas: booklet</h1><p>There is nothing in it yet.</p></main>", html(course, record))
