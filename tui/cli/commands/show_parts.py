"""How `show` prints all but items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from tui.cli.commands.list import read
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.markdown import plain
from tui.course.model import Check, Figure, Lesson, Pair, Quiz, Reveal, Step
from tui.course.plaintext import flat, lines, paragraphs, wrap
from tui.course.schema import Objective, Term
from tui.course.search import step_text
from tui.tutor.wording import voice


class Shown(NamedTuple):
    """Something to print."""

    data: dict[str, Any]
    """For JSON."""
    text: Callable[[int], Iterator[str]]
    """The lines, for a width in columns."""


def step(course: Course, found: Step, *, drawings: bool = True) -> Shown:
    """A step with its text, and its figures as drawings or in words."""
    data = {
        "id": found.id,
        "kind": "step",
        "title": plain(found.title),
        "teaches": found.teaches,
        "voice": found.voice,
        "text": step_text(found),
        "checks": found.checks,
        "links": [{"text": link.text, "target": link.target} for link in found.links],
        "footnotes": {note.name: flat(note.markdown) for note in found.footnotes},
    }

    def text(width: int) -> Iterator[str]:
        yield from wrap(plain(found.title), width)
        for block in found.blocks:
            yield ""
            if isinstance(block, Figure):
                if drawings:
                    yield from block.drawing.split("\n")
                yield from wrap(plain(block.caption if drawings else f"{block.caption}. {block.alt}"), width)
            elif isinstance(block, Pair):
                yield from wrap(f"(compared here: {block.first} and {block.second})", width)
            elif isinstance(block, Check):
                yield from wrap(f"(asked here: {block.item})", width)
            elif isinstance(block, Reveal):
                yield from wrap(
                    f"({plain(block.label)}: what follows is held back until then)"
                    if block.label
                    else "(what follows is held back at first)",
                    width,
                )
            else:
                yield from lines(paragraphs(block.markdown), width)
        for note in found.footnotes:
            yield ""
            yield from wrap(f"Note {note.number}: {flat(note.markdown)}", width)
        yield from _addresses((found,), width)
        yield ""
        yield from wrap(voice(course, found), width)
        if found.teaches:
            yield from wrap(f"Teaches: {', '.join(found.teaches)}", width)

    return Shown(data=data, text=text)


def _addresses(steps: Iterable[Step], width: int) -> Iterator[str]:
    """Where the links out of the course lead, each address on a line of its own, so that it can be copied."""
    found = {link.target: link.text for step in steps for link in step.links if link.target.startswith("https:")}
    if found:
        yield ""
        yield "Addresses:"
    for address, text in found.items():
        yield from wrap(plain(text), width, "- ", "  ")
        yield f"  {address}"


def lesson(found: Lesson) -> Shown:
    """A lesson with the titles of its steps."""
    steps = [{"id": each.id, "title": plain(each.title)} for each in found.steps]
    data = {
        "id": found.id,
        "kind": "lesson",
        "title": plain(found.title),
        "minutes": found.minutes,
        "steps": steps,
    }

    def text(width: int) -> Iterator[str]:
        yield from wrap(f"{plain(found.title)}, {found.minutes} minutes", width)
        yield ""
        for each in steps:
            yield from wrap(f"{each['id']}  {each['title']}", width, "  ", "    ")
        yield from _addresses(found.steps, width)

    return Shown(data=data, text=text)


def quiz(found: Quiz) -> Shown:
    """A quiz with the ids of its items."""
    data = {
        "id": found.id,
        "kind": "quiz",
        "title": plain(found.title),
        "form": found.form,
        "verdicts": found.verdicts,
        "items": [item.id for item in found.items],
    }

    def text(width: int) -> Iterator[str]:
        yield from wrap(f"{plain(found.title)}, {found.form}, {len(found.items)} items", width)
        if found.verdicts:
            yield from wrap(f"Verdicts offered: {', '.join(found.verdicts)}", width)
        yield ""
        yield from (f"  {item.id}" for item in found.items)

    return Shown(data=data, text=text)


def term(found: Term) -> Shown:
    """A term of the glossary."""
    aliases = [plain(name) for name in found.aliases]
    data = {
        "id": found.id,
        "kind": "term",
        "term": plain(found.term),
        "aliases": aliases,
        "definition": flat(found.definition),
        "source": plain(found.source) or None,
        "see_also": found.see_also,
        "step": found.step or None,
    }

    def text(width: int) -> Iterator[str]:
        also = f" (also: {', '.join(aliases)})" if aliases else ""
        yield from wrap(f"{plain(found.term)}{also}", width)
        yield ""
        yield from lines(paragraphs(found.definition), width)
        rest = (("Source", plain(found.source)), ("See also", ", ".join(found.see_also)), ("Taught in", found.step))
        if any(value for _, value in rest):
            yield ""
        for label, value in rest:
            if value:
                yield from wrap(f"{label}: {value}", width)

    return Shown(data=data, text=text)


def objective(course: Course, found: Objective) -> Shown:
    """An objective with what teaches and tests it."""
    row = next(row for row in read(course, answers=False).objectives if row.id == found.id)
    data = {
        "id": found.id,
        "kind": "objective",
        "text": plain(found.text),
        "where": found.where or None,
        "weight": found.weight,
        "taught_by": row.taught_by,
        "tested_by": row.tested_by,
    }

    def text(width: int) -> Iterator[str]:
        yield from wrap(plain(found.text), width)
        yield ""
        for label, value in (
            ("Where", found.where),
            ("Weight", found.weight),
            ("Taught by", ", ".join(row.taught_by) or "no step"),
            ("Tested by", ", ".join(row.tested_by) or "no item"),
        ):
            if value:
                yield from wrap(f"{label}: {value}", width, "", "  ")

    return Shown(data=data, text=text)


def all_ids(course: Course) -> set[str]:
    """Every id that can be shown, but steps."""
    names = {head.id for head in course.lesson_heads} | {title.id for title in course.quiz_titles}
    names |= {each.id for each in course.glossary} | {each.id for each in course.objectives}
    for title in course.quiz_titles:
        try:
            names |= {item.id for item in course.quiz(title.id).items}
        except CourseError:
            continue
    return names
