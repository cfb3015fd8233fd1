"""A booklet as Markdown, to be read as it is or taken into a notebook."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.model import Classify, Flip, Keyed
from tui.course.safe_text import inside
from tui.course.spoken import spoken
from tui.course.vignette_model import Vignette
from tui.export.booklet import Booklet, Miss, OwnText
from tui.export.exercises import evidence_in_words
from tui.export.markdown_text import own, paragraph, prose, quoted, words
from tui.export.notes import heading, place
from tui.tutor.wording import first_words, reworded


def as_markdown(booklet: Booklet) -> str:
    """The whole booklet; a part in which nothing is does not stand."""
    return "".join(f"{line}\n" for line in _lines(booklet))


def _lines(booklet: Booklet) -> Iterator[str]:
    course = booklet.course
    yield f"# {words(plain(course.title))}: booklet"
    if booklet.is_empty:
        yield from ("", "There is nothing in it yet.")
    if booklet.notes:
        yield from ("", "## Notes")
    for note in booklet.notes:
        yield from ("", f"### {words(heading(course, note))}", "", f"{place(note)}.", "", *own(note.note))
    if booklet.texts:
        yield from ("", "## In your own words")
    for text in booklet.texts:
        yield from _own_text(text)
    if booklet.misses:
        yield from ("", "## Answers that were wrong")
    for miss in booklet.misses:
        yield from _miss(course, miss)
    if booklet.bookmarks:
        yield from ("", "## Bookmarks", "")
    for mark in booklet.bookmarks:
        yield f"- {words(heading(course, mark))} ({inside(place(mark))})"


def _own_text(text: OwnText) -> Iterator[str]:
    item, covered = text.reflection.item, text.reflection.covered
    yield from ("", f"### {words(first_words(item))}", "", f"In “{words(plain(text.place))}”, {text.time:%Y-%m-%d}.")
    yield from ("", *prose(item.prompt), "", "You wrote:", "", *own(text.reflection.text))
    yield from ("", "A model answer:", "", *quoted(prose(item.model_answer)))
    yield from ("", "Covered, by your own reading:", "")
    for number, criterion in enumerate(item.criteria, 1):
        yield f"- [{'x' if number in covered else ' '}] {words(plain(criterion))}"


def _miss(course: Course, miss: Miss) -> Iterator[str]:
    item, said = miss.item, miss.said
    yield from ("", f"### {words(first_words(item))}", "", f"In “{words(plain(miss.place))}”, {miss.time:%Y-%m-%d}.")
    yield from ("", *_asked(item))
    if said.given:
        yield from ("", "You answered:", "", *quoted(prose(said.given)))
    else:
        yield from ("", reworded(right=False))
    if said.why_not:
        yield from ("", *prose(said.why_not))
    if said.refutation:
        yield from ("", *prose(said.refutation))
    yield from ("", "What is right:", "", *quoted(prose(said.key)), "", *prose(said.why))
    if isinstance(item, Classify):
        decides, *evidence = evidence_in_words(course.rubric, item)
        yield from ("", words(decides), *[""] * bool(evidence), *(f"- {words(each)}" for each in evidence))


def _asked(item: Keyed) -> Iterator[str]:
    if isinstance(item, Classify):
        yield from _text(item.vignette)
        return
    if isinstance(item, Flip):
        yield from (*_text(item.original.vignette), "")
    yield from prose(item.stem)


def _text(vignette: Vignette) -> Iterator[str]:
    """A described model, each sentence a line behind its number."""
    for number, line in enumerate(spoken(vignette)):
        yield from [">"] * bool(number)
        yield f"> {line.number}. {words(line.text)}" if line.number else f"> {paragraph(line.text)}"
