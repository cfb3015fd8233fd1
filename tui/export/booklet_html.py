"""A booklet as a page of HTML, to read or to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.model import Classify, Flip, Keyed
from tui.export import html_vignette
from tui.export.booklet import Booklet, Miss, OwnText
from tui.export.exercises import evidence
from tui.export.html_page import NOTHING, Html, Part, element, page
from tui.export.html_text import line, short
from tui.export.html_vignette import vignette
from tui.export.notes import heading
from tui.tutor.notes import Kept
from tui.tutor.wording import first_words, reworded

CSS = """\
.entry { margin: 0 0 2.4em; }
.text { padding: .1em 0 .1em 1em; border-left: 3px solid var(--accent); }
.text > :last-child { margin-bottom: .2em; }
h3 + .quiet { margin-top: -.3em; }
.criteria { list-style: none; padding-left: 0; }
.criteria > li { padding-left: 1.7em; text-indent: -1.7em; }
.criteria > li > span:first-child { display: inline-block; width: 1.7em; text-indent: 0; }
"""
"""How a booklet looks, besides what every page has."""


def as_html(booklet: Booklet) -> str:
    """The whole booklet; a part in which nothing is does not stand."""
    course = booklet.course
    title = f"{plain(course.title)}: booklet"
    return page(
        title,
        element("h1", title),
        element("p", "There is nothing in it yet.") if booklet.is_empty else NOTHING,
        _section("Notes", (_note(course, each) for each in booklet.notes)),
        _section("In your own words", map(_own_text, booklet.texts)),
        _section("Answers that were wrong", (_miss(course, each) for each in booklet.misses)),
        _section("Bookmarks", _bookmarks(course, booklet.bookmarks)),
        css=html_vignette.CSS + CSS,
    )


def _section(title: str, entries: Iterable[Html]) -> Html:
    found = list(entries)
    return element("section", element("h2", title), *found) if found else NOTHING


def _entry(title: str, where: Part, *parts: Part) -> Html:
    return element("article", element("h3", title), element("p", where, class_="quiet"), *parts, class_="entry")


def _own(text: str) -> Html:
    """A learner's words, in the direction of their script."""
    return element("blockquote", text, class_="own", dir="auto")


def _when(place: str, time: datetime) -> str:
    return f"In “{plain(place)}”, {time:%Y-%m-%d}"


def _where(each: Kept) -> str:
    return f"In “{plain(each.place)}”" if each.place else f"No longer in this course: {each.subject}"


def _note(course: Course, note: Kept) -> Html:
    return _entry(heading(course, note), _where(note), _own(note.note))


def _own_text(text: OwnText) -> Html:
    item, covered = text.reflection.item, text.reflection.covered
    criteria = (
        element("li", _tick(number in covered), line(criterion)) for number, criterion in enumerate(item.criteria, 1)
    )
    return _entry(
        first_words(item),
        _when(text.place, text.time),
        element("div", short(item.prompt), class_="text"),
        element("h4", "You wrote"),
        _own(text.reflection.text),
        element("h4", "A model answer"),
        short(item.model_answer),
        element("h4", "Covered, by your own reading"),
        element("ul", *criteria, class_="criteria"),
    )


def _tick(covered: bool) -> Html:
    sign, name = ("☑", "Covered:") if covered else ("☐", "Not covered:")
    return element("span", sign, role="img", aria_label=name)


def _miss(course: Course, miss: Miss) -> Html:
    item, said = miss.item, miss.said
    return _entry(
        first_words(item),
        _when(miss.place, miss.time),
        element("div", *_asked(item), class_="text"),
        element("h4", "You answered", class_="bad"),
        short(said.given) if said.given else element("p", reworded(right=False)),
        short(said.why_not),
        short(said.refutation),
        element("h4", "What is right", class_="good"),
        short(said.key),
        short(said.why),
        evidence(course.rubric, item) if isinstance(item, Classify) else NOTHING,
    )


def _asked(item: Keyed) -> Iterator[Html]:
    if isinstance(item, Classify):
        yield vignette(item.vignette)
        return
    if isinstance(item, Flip):
        yield vignette(item.original.vignette)
    yield short(item.stem)


def _bookmarks(course: Course, marks: Iterable[Kept]) -> Iterator[Html]:
    rows = [element("li", f"{heading(course, mark)} ", element("span", _where(mark), class_="quiet")) for mark in marks]
    if rows:
        yield element("ul", *rows)
