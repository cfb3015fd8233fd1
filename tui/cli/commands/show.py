"""`show`: print one thing of the course by its id."""

from __future__ import annotations

import argparse

import msgspec

from tui.cli.commands import show_item, show_parts
from tui.cli.failures import DONE
from tui.cli.opening import open_course
from tui.cli.streams import out, out_json, width
from tui.course.course import Course
from tui.course.errors import UnaskedError, UnknownIdError
from tui.course.plaintext import WIDTH
from tui.course.problem import did_you_mean


def run(arguments: argparse.Namespace) -> int:
    """Print a lesson, step, item, quiz, term or objective.

    Raises:
        UnknownIdError: Nothing has this id.
    """
    course = open_course(arguments)
    shown = find(course, arguments.id, arguments.answers, drawings=not arguments.plain)
    if arguments.json:
        out_json(msgspec.json.encode(shown.data))
    else:
        for line in shown.text(width(WIDTH)):
            out(line)
    return DONE


def find(course: Course, name: str, answers: bool, *, drawings: bool = True) -> show_parts.Shown:
    """Whatever has an id, ready to be printed.

    Raises:
        UnknownIdError: Nothing has this id.
        CourseError: It is in a file that cannot be opened.
    """
    if "#" in name:
        return show_parts.step(course, course.step(name), drawings=drawings)
    if any(head.id == name for head in course.lesson_heads):
        return show_parts.lesson(course.lesson(name))
    if any(title.id == name for title in course.quiz_titles):
        return show_parts.quiz(course.quiz(name))
    for term in course.glossary:
        if term.id == name:
            return show_parts.term(term)
    for objective in course.objectives:
        if objective.id == name:
            return show_parts.objective(course, objective)
    try:
        quiz, item = course.find_item(name)
    except UnaskedError:
        raise
    except UnknownIdError:
        raise UnknownIdError(name, did_you_mean(name, show_parts.all_ids(course))) from None
    return show_item.item(course, quiz, item, answers)
