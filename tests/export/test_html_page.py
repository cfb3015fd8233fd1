"""A page of HTML: nothing that stands in a text becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tui.export.html_page import Html, element, joined, link, page, table

HOSTILE = "<script>alert('x')</script> & \" onload=\"x\u202e\x1b[31m"


class Outline(HTMLParser):
    """The elements of a page with their attributes, and its words."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_words_are_escaped_wherever_they_stand() -> None:
    made = element("p", HOSTILE, element("b", HOSTILE), title=HOSTILE) + joined([HOSTILE, "b"], "<&>")
    outline = Outline(made.markup)
    assert outline.tags == ["p", "b"]
    assert [name for name, _ in outline.attributes] == ["title"]
    assert outline.text.count("<script>alert('x')</script> & \" onload=\"x[31m") == 3
    assert "<&>" in outline.text
    assert "\u202e" not in made.markup
    assert "\x1b" not in made.markup


def test_attributes_are_called_as_in_html() -> None:
    made = element("line", class_="axis", stroke_width=1.5, viewBox="0 0 1 1", hidden=True, id=None, open=False)
    assert made == Html('<line class="axis" stroke-width="1.5" viewBox="0 0 1 1" hidden></line>')
    assert element("br") == Html("<br>")


@pytest.mark.parametrize("name", ["", "p x", "p>", "1", "p/"])
def test_no_name_is_made_of_a_text(name: str) -> None:
    with pytest.raises(ValueError, match="is no name"):
        element(name)
    with pytest.raises(ValueError, match="is no name"):
        element("p", **{name: "x"})


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.org", "term:x", "https:", " https://x"]
)
def test_only_pages_of_the_web_are_linked(address: str) -> None:
    assert link(address, "words") == Html("words")


def test_a_link_leads_there_and_says_nothing_of_where_it_came_from() -> None:
    made = link('https://example.org/?a=1&b="2"', "words")
    assert dict(Outline(made.markup).attributes) == {
        "href": 'https://example.org/?a=1&b="2"',
        "rel": "noopener noreferrer",
    }


def test_a_page_is_whole_and_loads_nothing() -> None:
    made = page(HOSTILE, element("h1", "Title"), table(["a"], [["b"], [HOSTILE]]), language="de")
    outline = Outline(made)
    assert made.startswith('<!doctype html>\n<html lang="de">')
    assert "script" not in outline.tags
    assert outline.tags.count("td") == 2
    assert not {"src", "href", "onload"} & {name for name, _ in outline.attributes}
    assert "url(" not in made
    assert (
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    ) in outline.attributes
    assert made.index("<meta charset") < made.index("<title>")
