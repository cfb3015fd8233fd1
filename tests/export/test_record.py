"""A record of completion in each of its formats: what it says, and that nothing in it becomes markup."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from markdown_it import MarkdownIt

from tui.course.course import Course
from tui.export.record import FORMATS, written
from tui.tutor.completion import Completion, Remark, checksum, read, sealed
from tui.tutor.completion_schema import completion_schema

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "end": "]]></style></title><b onload=x>",
    "direction": "\u202eadA\u2066 \u200f",
    "markdown": "| a | b |\n# Heading\n```",
    "long": "a" * 500,
    "link": "![x](javascript:alert(1)) <!-- --> &lt; \x1b[31m",
    "quote": '" onmouseover="x',
}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd"),
    *("div", "table", "thead", "tbody", "tr", "th", "td", "span", "figure", "figcaption"),
    *("svg", "desc", "text", "line", "rect", "circle"),
}


class Page(HTMLParser):
    """The words of a page, its tags, its attributes, and its figures' descriptions."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def course() -> Course:
    """The course that ships."""
    from tui.course.bundled import bundled_course

    return Course.open(bundled_course())


@pytest.fixture
def record(handed_in: dict[str, Path]) -> Completion:
    """That of somebody half-way, with answers and remarks."""
    return read(handed_in["half-way"].read_bytes()).record


def test_json_is_read_back_whole(course: Course, record: Completion) -> None:
    text = written(course, record, "json")
    found = read(text.encode())
    assert (found.record, found.is_intact) == (record, True)
    assert json.loads(text)["checksum"] == checksum(record)


def test_json_fits_its_schema(course: Course, record: Completion) -> None:
    schema = completion_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    bare = msgspec.structs.replace(record, answers=None, remarks=None, learner="")
    for each in (record, bare):
        validator.validate(json.loads(written(course, each, "json")))
    spoiled: dict[str, Any] = json.loads(written(course, record, "json"))
    assert not validator.is_valid(spoiled | {"full_resets": "none"})
    assert not validator.is_valid({key: value for key, value in spoiled.items() if key != "answers"})


@pytest.mark.parametrize(
    "old", ['"learner": "half-way"', '"count": 5', '"passed": false', '"attempt": 1', '"format": 1']
)
def test_a_changed_file_is_noticed(course: Course, record: Completion, old: str) -> None:
    text = written(course, record, "json")
    assert old in text
    key, _, value = old.partition(": ")
    new = {"false": "true", "5": "6"}.get(value, value)
    if old == '"format": 1':
        text = text.replace(old, '"added": 1, "format": 1', 1)
    else:
        text = text.replace(
            old, f"{key}: {new if new != value else (chr(34) + 'x' + chr(34) if chr(34) in value else '2')}", 1
        )
    assert not read(text.encode()).is_intact


def facts(markdown: str) -> dict[str, str]:
    """The list at the head of a page, and its tables' rows by their first cell."""
    found: dict[str, str] = {}
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "inline":
            name, parted, what = token.content.partition(": ")
            if parted:
                found.setdefault(name, what)
    return found


def test_markdown_is_read_back(course: Course, record: Completion) -> None:
    text = written(course, record, "markdown")
    assert text.startswith("# Record of completion: Two Schemers\n\n- About: half-way\n")
    found = facts(text)
    assert found["Content"].endswith(record.course.content)
    assert found["Checksum"].endswith(checksum(record))
    assert found["Administered"] == "by nobody: self-administered"
    assert found["Started over"] == "never"
    assert found["✗ not met"] == "at least 10 right; 5"
    assert "| Right | 2 of 8, 25% (7 to 59%) | 5 of 12, 42% (19 to 68%) |" in text
    assert text.index("| Conflation |") < text.index("| Over-reading |")
    assert "The difference is +17 points of a hundred" in text
    assert "Retest: not done; it opens on" in text
    assert "It is no signature" in text
    assert "public repository" in text
    assert "wiki-retention-rule, disputed: The text names an act against control." in text
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    assert sum(token.type == "table_open" for token in tokens) == 8


def test_html_is_read_back(course: Course, record: Completion) -> None:
    page = Page(written(course, record, "html"))
    assert set(page.tags) <= TAGS
    assert page.tags.count("svg") == 4
    assert page.attributes.count(("role", "img")) == 4
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids)) == 8
    labels = " ".join(value or "" for name, value in page.attributes if name == "aria-labelledby").split()
    assert set(labels) == set(ids)
    for words in ("half-way", record.course.content, checksum(record), "5 of 12, 42% (19 to 68%)", "no signature"):
        assert words in page.text
    assert "consistent answered as worst-case: 2" in page.text
    assert "Over-reading: 5 of 7, 71% (36 to 92%)" in page.text


def test_answers_and_remarks_are_told_only_where_they_are_in_it(course: Course, record: Completion) -> None:
    assert record.answers is not None
    bare = msgspec.structs.replace(record, answers=None, remarks=None)
    for format in FORMATS:
        text, full = written(course, bare, format), written(course, record, format)
        assert not any(answer.item in text for answer in record.answers)
        assert all(answer.item in full for answer in record.answers)
        assert "names an act against control" in full
        assert "names an act against control" not in text


def test_who_it_is_about_and_who_administered_it(course: Course, record: Completion) -> None:
    other = msgspec.structs.replace(record, learner="", administered_by="G. Lead", full_resets=2)
    for format in ("markdown", "html"):
        text = written(course, other, format)
        assert "half-way" not in text
        assert "not named" in text
        assert "by G. Lead, as whoever made this record states" in text
        assert "That G. Lead saw the forms being sat unaided is stated by whoever made this record." in text
        assert "2; what had been seen before counts as seen all the same" in text


def test_forms_that_were_not_done_are_said_not_to_be(course: Course, record: Completion) -> None:
    before = msgspec.structs.replace(record.results, after=None)
    text = written(course, msgspec.structs.replace(record, results=before), "markdown")
    assert "Final form: not done. Retest: not done." in text
    after = msgspec.structs.replace(record.results, before=None)
    text = written(course, msgspec.structs.replace(record, results=after), "markdown")
    assert "Pretest: not done." in text
    assert "The difference" not in text


def hostile(record: Completion, words: str) -> Completion:
    """The record with some words wherever somebody may have chosen them."""
    found = record.results
    assert found.after is not None
    assert record.answers is not None
    after = msgspec.structs.replace(found.after, title=words, seed=words)
    answer = msgspec.structs.replace(record.answers[0], form="final", item=words, given=words, label=words)
    return msgspec.structs.replace(
        record,
        learner=words,
        administered_by=words,
        course=msgspec.structs.replace(record.course, id=words, title=words, version=words),
        results=msgspec.structs.replace(found, after=after),
        answers=(answer,),
        remarks=(Remark(words, words, words),),
    )


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_words_become_markup_of_the_page(course: Course, record: Completion, words: str) -> None:
    page = Page(written(course, hostile(record, words), "html"))
    assert set(page.tags) <= TAGS
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")]
    assert not {"\u202e", "\u2066", "\u200f", "\x1b"} & set(page.text)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_words_become_markup_of_markdown(course: Course, record: Completion, words: str) -> None:
    text = written(course, hostile(record, words), "markdown")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inner = {child.type for token in tokens for child in token.children or ()}
    assert inner <= {"text", "text_special"}
    assert {token.type for token in tokens} & {"fence", "code_block", "html_block", "blockquote_open"} == set()
    assert sum(token.type == "heading_open" for token in tokens) == 7
    assert sum(token.type == "table_open" for token in tokens) == 8
    assert not {"\u202e", "\u2066", "\u200f", "\x1b"} & set(text)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_back_from_json_as_they_were(record: Completion, words: str) -> None:
    found = read(sealed(hostile(record, words)))
    assert (found.record, found.is_intact) == (hostile(record, words), True)
