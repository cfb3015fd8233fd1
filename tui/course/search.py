"""Finding words in the lessons and the glossary. What quizzes ask is never searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.heads import LessonHead
from tui.course.markdown import plain
from tui.course.model import Figure, Prose, Step
from tui.course.plaintext import flat

Place = Literal["lesson", "step", "term"]
"""What kind of thing was found."""

SNIPPET = 90
"""Characters of text shown around the first word found, about."""

_ORDER: tuple[Place, ...] = ("term", "lesson", "step")


@dataclass(frozen=True, slots=True)
class Found:
    """A place where all the words stand."""

    place: Place
    id: str
    """Of the lesson, the step (`lesson#step`) or the term."""
    title: str
    snippet: str
    """The text around the first word; the definition of a term."""
    in_title: bool
    """Whether the title alone holds all the words."""

    @property
    def target(self) -> str:
        """Where it is, in the form of a link's address."""
        return f"term:{self.id}" if self.place == "term" else f"lesson:{self.id}"


def search(course: Course, words: str) -> tuple[Found, ...]:
    """Everything that holds all of some words, whatever their case; a part of a word will do.

    Lessons are read as they are come to; those that cannot be opened are passed over. Titles that hold the words come
    first, and among equals terms, lessons and steps in the course's order.
    """
    wanted = tuple(words.casefold().split())
    if not wanted:
        return ()
    found = [*_terms(course, wanted), *_lessons(course, wanted)]
    return tuple(sorted(found, key=lambda each: (not each.in_title, _ORDER.index(each.place))))


def step_text(step: Step) -> str:
    """All that a step says, on one line, without what its checks ask."""
    parts = []
    for block in step.blocks:
        if isinstance(block, Prose):
            parts.append(flat(block.markdown))
        elif isinstance(block, Figure):
            parts.append(f"{plain(block.caption)}. {plain(block.alt)}")
    return " ".join([*parts, *(flat(note.markdown) for note in step.footnotes)])


def _terms(course: Course, wanted: tuple[str, ...]) -> Iterator[Found]:
    for term in course.glossary:
        name, definition = plain(term.term), flat(term.definition)
        names = " ".join([name, *map(plain, term.aliases)])
        in_title = _holds(names, wanted)
        if in_title or _holds(f"{names} {definition}", wanted):
            yield Found("term", term.id, name, _snippet(definition, wanted), in_title)


def _lessons(course: Course, wanted: tuple[str, ...]) -> Iterator[Found]:
    for head in course.lesson_heads:
        if head.flaw:
            continue
        if _holds(head.title, wanted):
            yield Found("lesson", head.id, plain(head.title), "", True)
        yield from _steps(course, head, wanted)


def _steps(course: Course, head: LessonHead, wanted: tuple[str, ...]) -> Iterator[Found]:
    try:
        lesson = course.lesson(head.id)
    except CourseError:
        return
    for step in lesson.steps:
        text = step_text(step)
        in_title = _holds(step.title, wanted)
        if in_title or _holds(f"{step.title} {text}", wanted):
            yield Found("step", step.id, step.title, _snippet(text, wanted), in_title)


def _holds(text: str, wanted: tuple[str, ...]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)


def _snippet(text: str, wanted: tuple[str, ...]) -> str:
    """Some of a text, whole words, from a little before the first of the words wanted."""
    lowered = text.lower()
    at = min((place for word in wanted if (place := lowered.find(word)) >= 0), default=0)
    start = max(at - SNIPPET // 3, 0)
    if start:
        start = text.find(" ", start, at) + 1 or at
    end = start + SNIPPET
    if end < len(text):
        end = max(text.rfind(" ", start, end), at + 1)
    return ("... " if start else "") + text[start:end].strip() + (" ..." if end < len(text) else "")
