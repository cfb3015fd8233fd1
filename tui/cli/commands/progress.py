"""`progress`: print what a learner has done."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tui.cli.failures import DONE
from tui.cli.opening import open_course, open_record
from tui.cli.streams import out, out_json, width
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.markdown import plain
from tui.course.plaintext import WIDTH, cells, wrap
from tui.tutor.progress import Progress, progress

_BAR = 20


def run(arguments: argparse.Namespace) -> int:
    """Print the counts."""
    course = open_course(arguments)
    with open_record(arguments, course) as record:
        counted = progress(course, record)
    if arguments.json:
        out_json(msgspec.json.encode(counted))
    else:
        for line in _sentences(course, counted) if arguments.plain else _text(course, counted):
            out(line)
    return DONE


class _Row(NamedTuple):
    """How far something has been done."""

    title: str
    done: int
    whole: int
    what: str


def _rows(course: Course, counted: Progress) -> list[_Row]:
    titles = {head.id: plain(head.title) for head in course.lesson_heads}
    titles |= {title.id: plain(title.title) for title in course.quiz_titles}
    rows = [_Row(titles[name], each.read, each.steps, "steps read") for name, each in counted.lessons.items()]
    rows += [
        _Row(titles[name], each.answered, each.questions, "questions answered in it")
        for name, each in counted.lessons.items()
        if each.questions
    ]
    rows += [_Row(titles[name], each.seen, each.items, "items answered") for name, each in counted.quizzes.items()]
    return rows


def _head(course: Course, counted: Progress) -> Iterator[str]:
    yield f"{plain(course.title)}: {counted.learner}"
    yield ""
    answers = "1 answer" if counted.answers == 1 else f"{counted.answers} answers"
    yield f"{answers}, {counted.right} right"


def _text(course: Course, counted: Progress) -> Iterator[str]:
    yield from _head(course, counted)
    rows = _rows(course, counted)
    room = max((cells(row.title) for row in rows), default=0)
    what = ""
    for row in rows:
        if row.what != what:
            yield ""
            what = row.what
        title = f"{row.title}{' ' * (room - cells(row.title))}"
        yield f"  {title}  {_bar(row.done, row.whole)}  {row.done} of {row.whole} {row.what}"
    yield from _table(course, counted)


def _sentences(course: Course, counted: Progress) -> Iterator[str]:
    """The same to be read aloud: nothing that stands for its place or its length."""
    room = width(WIDTH)
    yield from _head(course, counted)
    yield ""
    for row in _rows(course, counted):
        yield from wrap(f"{row.title}: {row.done} of {row.whole} {row.what}.", room)
    if not counted.table:
        return
    yield ""
    yield from wrap("First judgements, by what the text supports:", room)
    labels = _labels(course)
    for key, answers in counted.table.items():
        given = ", ".join(f"“{labels.get(name, name)}” {_times(number)}" for name, number in answers.items())
        yield from wrap(f"“{labels.get(key, key)}”: you answered {given}.", room)


def _labels(course: Course) -> dict[str, str]:
    try:
        return {verdict.id: plain(verdict.label) for verdict in course.rubric.verdicts}
    except CourseError:
        return {}


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _bar(done: int, whole: int) -> str:
    full = done * _BAR // whole if whole else 0
    return "#" * full + "." * (_BAR - full)


def _table(course: Course, counted: Progress) -> Iterator[str]:
    """First answers to vignettes: a row for each key, a column for each verdict."""
    if not counted.table:
        return
    names = list(dict.fromkeys([*_labels(course), *counted.table, *(n for row in counted.table.values() for n in row)]))
    used = [name for name in names if name in counted.table or any(name in row for row in counted.table.values())]
    room = max(map(len, used))
    yield ""
    yield "First judgements: what the text supports, and what you answered"
    yield ""
    yield f"  {'':{room}}" + "".join(f"  {name:>{room}}" for name in used)
    for key in used:
        if key in counted.table:
            row = counted.table[key]
            yield f"  {key:{room}}" + "".join(f"  {row.get(name, 0):>{room}}" for name in used)
