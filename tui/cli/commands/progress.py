"""`progress`: print what a learner has done, and where the learner stands."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from tui.cli.failures import DONE
from tui.cli.opening import open_course, open_record
from tui.cli.streams import out, out_json, width
from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.plaintext import WIDTH, cells, wrap
from tui.tutor.measure_words import TABLE, labels, sentences
from tui.tutor.measures import Measures, measure
from tui.tutor.progress import Progress, progress
from tui.tutor.result_words import compared

_BAR = 20
_Parts = Sequence[tuple[str, list[str]]]
"""What is said of the measures: titles, each with its sentences."""


def run(arguments: argparse.Namespace) -> int:
    """Print the counts and the measures."""
    course = open_course(arguments)
    with open_record(arguments, course) as record:
        counted = progress(course, record)
        measures = measure(course, record.history)
        parts = [*sentences(course, measures), *compared(course, record.history)]
    if arguments.json:
        headline = measures.headline
        conflations = headline.share.count if headline else 0
        whole = {"table": measures.table, "conflations": conflations, "measures": measures}
        out_json(msgspec.json.encode(msgspec.structs.asdict(counted) | whole))
    else:
        for line in (_sentences if arguments.plain else _text)(course, counted, measures, parts):
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


def _text(course: Course, counted: Progress, measures: Measures, parts: _Parts) -> Iterator[str]:
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
    yield from _measured(course, measures, parts)


def _sentences(course: Course, counted: Progress, measures: Measures, parts: _Parts) -> Iterator[str]:
    """The same to be read aloud: nothing that stands for its place or its length."""
    room = width(WIDTH)
    yield from _head(course, counted)
    yield ""
    for row in _rows(course, counted):
        yield from wrap(f"{row.title}: {row.done} of {row.whole} {row.what}.", room)
    for title, said in parts:
        yield ""
        yield from wrap(f"{title}:", room)
        for sentence in said:
            yield from wrap(sentence, room)


def _bar(done: int, whole: int) -> str:
    full = done * _BAR // whole if whole else 0
    return "#" * full + "." * (_BAR - full)


def _measured(course: Course, measures: Measures, parts: _Parts) -> Iterator[str]:
    """The measures; how often each text was given each answer as a table."""
    room = width(WIDTH)
    for title, said in parts:
        yield ""
        yield title
        yield ""
        if title == TABLE:
            yield from _table(course, measures.table)
            continue
        for sentence in said:
            yield from wrap(sentence, room, "  ", "    ")


def _table(course: Course, table: dict[str, dict[str, int]]) -> Iterator[str]:
    """A row for each key, a column for each verdict."""
    names = list(dict.fromkeys([*labels(course), *table, *(name for row in table.values() for name in row)]))
    used = [name for name in names if name in table or any(name in row for row in table.values())]
    room = max(map(len, used))
    yield f"  {'':{room}}" + "".join(f"  {name:>{room}}" for name in used)
    for key in used:
        if key in table:
            yield f"  {key:{room}}" + "".join(f"  {table[key].get(name, 0):>{room}}" for name in used)
