"""`progress`: print what a learner has done."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import msgspec

from tui.cli.failures import DONE
from tui.cli.opening import open_course, open_record
from tui.cli.streams import out, out_json
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.markdown import plain
from tui.course.plaintext import cells
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
        for line in _text(course, counted):
            out(line)
    return DONE


def _text(course: Course, counted: Progress) -> Iterator[str]:
    yield f"{plain(course.title)}: {counted.learner}"
    yield ""
    answers = "1 answer" if counted.answers == 1 else f"{counted.answers} answers"
    yield f"{answers}, {counted.right} right"
    titles = {head.id: plain(head.title) for head in course.lesson_heads}
    titles |= {title.id: plain(title.title) for title in course.quiz_titles}
    rows = [(titles[name], each.read, each.steps, "steps read") for name, each in counted.lessons.items()]
    rows += [(titles[name], each.seen, each.items, "items answered") for name, each in counted.quizzes.items()]
    room = max((cells(row[0]) for row in rows), default=0)
    what = ""
    for title, done, whole, kind in rows:
        if kind != what:
            yield ""
            what = kind
        yield f"  {title}{' ' * (room - cells(title))}  {_bar(done, whole)}  {done} of {whole} {kind}"
    yield from _table(course, counted)


def _bar(done: int, whole: int) -> str:
    full = done * _BAR // whole if whole else 0
    return "#" * full + "." * (_BAR - full)


def _table(course: Course, counted: Progress) -> Iterator[str]:
    """First answers to vignettes: a row for each key, a column for each verdict."""
    if not counted.table:
        return
    try:
        verdicts = [verdict.id for verdict in course.rubric.verdicts]
    except CourseError:
        return
    names = list(dict.fromkeys([*verdicts, *counted.table, *(n for row in counted.table.values() for n in row)]))
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
