"""Finding words in the lessons and the glossary, and quizzes by their names.

What rounds ask is never searched. What a lesson alone asks is a part of its step; options and answers are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.heads import LessonHead
from tui.course.markdown import plain
from tui.course.model import Classify, Figure, Prose, Reflect, Step
from tui.course.plaintext import flat
from tui.course.target import Target

Place = Literal["term", "lesson", "quiz", "step"]
"""What kind of thing was found."""

SNIPPET = 90
"""Characters of text shown around the first word found, about."""
BEFORE = 20
"""How many of them stand before that word at most, so that a list that cuts its rows off still shows it."""

_ORDER: tuple[Place, ...] = ("term", "lesson", "quiz", "step")
_folded = lru_cache(maxsize=4096)(str.casefold)
_flat = lru_cache(maxsize=4096)(flat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place where all the words stand."""

    place: Place
    id: str
    """Of the lesson, the step (`lesson#step`), the quiz or the term."""
    title: str
    lesson: str = ""
    """The title of a step's lesson."""
    snippet: str = ""
    """The text around the first word; the definition of a term."""
    marks: tuple[tuple[int, int], ...] = ()
    """Where the words stand in the snippet, as (start, end)."""
    in_title: bool = False
    """Whether the title alone holds all the words."""

    @property
    def target(self) -> Target:
        """Where it is."""
        return Target("lesson" if self.place == "step" else self.place, self.id)


def search(course: Course, words: str) -> tuple[Found, ...]:
    """Everything that holds all of some words, whatever their case; a part of a word will do.

    Lessons are read as they are come to; those that cannot be opened are passed over. Titles that hold the words come
    first, and among equals terms, lessons, quizzes and steps in the course's order.
    """
    wanted = _Words(words)
    if not wanted.all:
        return ()
    found = [*_terms(course, wanted), *_lessons(course, wanted), *_quizzes(course, wanted)]
    return tuple(sorted(found, key=lambda each: (not each.in_title, _ORDER.index(each.place))))


@lru_cache(maxsize=4096)
def step_text(step: Step) -> str:
    """All that a step says, on one line, without what its checks ask."""
    parts = []
    for block in step.blocks:
        if isinstance(block, Prose):
            parts.append(flat(block.markdown))
        elif isinstance(block, Figure):
            parts.append(f"{plain(block.caption)}. {plain(block.alt)}")
    return " ".join([*parts, *(flat(note.markdown) for note in step.footnotes)])


@lru_cache(maxsize=1)
def _questions(course: Course) -> dict[str, str]:
    """By item, on one line: what the questions ask that stand in lessons alone."""
    found = {}
    for title in course.quiz_titles:
        if title.flaw or not title.use.only_in_lessons:
            continue
        try:
            quiz = course.quiz(title.id)
        except CourseError:
            continue
        for item in quiz.items:
            if isinstance(item, Classify):
                found[item.id] = " ".join(item.vignette.text.split())
            else:
                found[item.id] = _flat(item.prompt if isinstance(item, Reflect) else item.stem)
    return found


class _Words:
    """The words that are looked for."""

    def __init__(self, typed: str) -> None:
        self.all = tuple(typed.casefold().split())
        self._any = re.compile("|".join(map(re.escape, sorted(self.all, key=len, reverse=True))), re.IGNORECASE)

    def stand_in(self, text: str) -> bool:
        folded = _folded(text)
        return all(word in folded for word in self.all)

    def around(self, text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Some of a text, whole words, around the first of the words; and where they stand in it."""
        first = self._any.search(text)
        at, after = first.span() if first else (0, 0)
        start = max(at - BEFORE, 0)
        if start:
            start = text.find(" ", start, at) + 1 or start
        end = max(start + SNIPPET, after)
        if end < len(text):
            blank = text.rfind(" ", after, end + 1)
            end = blank if blank >= 0 else end
        lead, shown = "... " if start else "", text[start:end]
        marks = tuple((len(lead) + found.start(), len(lead) + found.end()) for found in self._any.finditer(shown))
        return f"{lead}{shown}{' ...' if end < len(text) else ''}", marks


def _terms(course: Course, wanted: _Words) -> Iterator[Found]:
    for term in course.glossary:
        name, definition = plain(term.term), _flat(term.definition)
        names = " ".join([name, *map(plain, term.aliases)])
        in_title = wanted.stand_in(names)
        if in_title or wanted.stand_in(f"{names} {definition}"):
            snippet, marks = wanted.around(definition)
            yield Found(place="term", id=term.id, title=name, snippet=snippet, marks=marks, in_title=in_title)


def _lessons(course: Course, wanted: _Words) -> Iterator[Found]:
    for head in course.lesson_heads:
        if head.flaw:
            continue
        if wanted.stand_in(head.title):
            yield Found(place="lesson", id=head.id, title=plain(head.title), in_title=True)
        yield from _steps(course, head, wanted)


def _quizzes(course: Course, wanted: _Words) -> Iterator[Found]:
    for title in course.quiz_titles:
        if not title.flaw and title.use.is_round and wanted.stand_in(title.title):
            yield Found(place="quiz", id=title.id, title=plain(title.title), in_title=True)


def _steps(course: Course, head: LessonHead, wanted: _Words) -> Iterator[Found]:
    try:
        lesson = course.lesson(head.id)
    except CourseError:
        return
    asked = _questions(course)
    for step in lesson.steps:
        text = " ".join([step_text(step), *(asked[name] for name in step.checks if name in asked)])
        in_title = wanted.stand_in(step.title)
        if in_title or wanted.stand_in(f"{step.title} {text}"):
            snippet, marks = wanted.around(text)
            yield Found(
                place="step",
                id=step.id,
                title=step.title,
                lesson=plain(head.title),
                snippet=snippet,
                marks=marks,
                in_title=in_title,
            )
