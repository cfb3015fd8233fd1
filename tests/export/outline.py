"""A page of HTML as a reader of it finds it."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset({"br", "hr", "meta"})
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "nav", "section", "article", "div"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "b", "strong", "em", "code", "pre", "sup", "span", "cite"),
    *("ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "hr", "br"),
}
"""All that pages are made of."""
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "scope", "tabindex", "role"),
    *("aria-label", "value", "start", "dir"),
}


class Outline(HTMLParser):
    """The elements of a page with their attributes, their order, and the words."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.headings: list[tuple[int, str]] = []
        """Their levels and words."""
        self._open: list[str] = []
        self.feed(source)
        assert self._open == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self._open.append(tag)
        if self._is_heading(tag):
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, "elements overlap"

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text += data
        if any(map(self._is_heading, self._open)):
            level, words = self.headings[-1]
            self.headings[-1] = level, words + data

    @staticmethod
    def _is_heading(tag: str) -> bool:
        return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()

    def all(self, name: str) -> list[str]:
        """The values of an attribute."""
        return [value or "" for each, value in self.attributes if each == name]


def safe(source: str) -> Outline:
    """A page, once it is sure that it does nothing, leads nowhere but to the web and within itself, and is in order."""
    outline = Outline(source)
    assert set(outline.tags) <= TAGS
    assert {name for name, _ in outline.attributes} <= ATTRIBUTES
    names = outline.all("id")
    assert len(names) == len(set(names))
    for address in outline.all("href"):
        assert address[1:] in names if address.startswith("#") else address.startswith(("https://", "http://")), address
    levels = [level for level, _ in outline.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(level <= before + 1 for before, level in pairwise(levels)), outline.headings
    return outline
