"""`reset`: start over with a lesson, a quiz or everything. The journal keeps what was."""

from __future__ import annotations

import argparse
import sys

from tui.cli.failures import DONE, FAILED, WRONG_USAGE, Failure
from tui.cli.opening import open_course, open_record
from tui.cli.streams import is_terminal, tell
from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.markdown import plain
from tui.course.problem import did_you_mean
from tui.journal.events import Reset


def run(arguments: argparse.Namespace) -> int:
    """Start over, after a question.

    Raises:
        Failure: It is not clear with what, or nobody can be asked, or it could not be saved.
        UnknownIdError: There is no such lesson or quiz.
    """
    if arguments.all == bool(arguments.target):
        raise Failure("name a lesson or a quiz to start over with, or else give --all", WRONG_USAGE)
    course = open_course(arguments)
    what = _name(course, arguments.target)
    if not arguments.yes and not _agreed(what):
        tell("Nothing was changed.")
        return FAILED
    with open_record(arguments, course) as record:
        if record.add(Reset(), arguments.target).seq is None:
            raise Failure("this could not be saved, so nothing was changed")
    tell(f"You start over with {what}. What you did before stays in the journal.")
    return DONE


def _name(course: Course, target: str) -> str:
    if not target:
        return "the whole course"
    for head in course.lesson_heads:
        if head.id == target:
            return f"the lesson “{plain(head.title)}”"
    for title in course.quiz_titles:
        if title.id == target:
            return f"the quiz “{plain(title.title)}”"
    known = [head.id for head in course.lesson_heads] + [title.id for title in course.quiz_titles]
    raise UnknownIdError(target, did_you_mean(target, known))


def _agreed(what: str) -> bool:
    """Ask on the terminal."""
    if not is_terminal(sys.stdin):
        raise Failure("there is nobody to ask; give --yes to start over without a question", WRONG_USAGE)
    sys.stderr.write(f"Start over with {what}? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
