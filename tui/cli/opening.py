"""Opening what a command needs: the course, the record, the folder for the program's data."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui import settings
from tui.cli.failures import WRONG_USAGE, Failure
from tui.cli.streams import flush, tell
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.safe_text import clean
from tui.journal.reports import Notice
from tui.journal.store import Journal
from tui.tutor.record import Record

JOURNAL = "journal.sqlite"
"""Name of the journal in the data folder."""


def course_folder(path: Path | None) -> Path:
    """The folder of the course asked for, or of the bundled one.

    Raises:
        Failure: There is no such folder.
    """
    if path is None:
        return bundled_course()
    try:
        if path.is_dir():
            return path
        what = "is not a folder; a course is a folder that holds lessons/ and quizzes/" if path.exists() else ""
    except (OSError, ValueError) as error:
        what = f"cannot be opened: {getattr(error, 'strerror', None) or error}"
    raise Failure(f"{path} {what}" if what else f"there is no folder {path}", WRONG_USAGE)


def open_course(arguments: argparse.Namespace) -> Course:
    """Open the course asked for.

    Raises:
        Failure: There is no such folder.
        CourseError: It is not a course that can be opened.
    """
    return Course.open(course_folder(arguments.course))


def data_folder(arguments: argparse.Namespace) -> Path:
    """The folder for everything that the program keeps; it need not be there.

    Raises:
        Failure: The path cannot be one.
    """
    folder = settings.data_dir(arguments.data_dir, os.environ)
    if "\0" in str(folder):
        raise Failure("the data folder's path holds a zero byte", WRONG_USAGE)
    return folder


@contextmanager
def open_journal(arguments: argparse.Namespace) -> Iterator[Journal]:
    """Open the journal; notices about it go to standard error as they come up.

    Raises:
        JournalError: It cannot be opened.
    """
    with Journal.open(data_folder(arguments) / JOURNAL) as journal:
        for notice in journal.notices:
            tell_notice(notice)
        journal.watch(tell_notice)
        yield journal


@contextmanager
def open_record(
    arguments: argparse.Namespace, course: Course, new: str = "There is no record of", later: bool = False
) -> Iterator[Record]:
    """Open the learner's record of a course, or for a guest one that is kept nowhere.

    Where the learner is new among others, standard error says so: it may be a slip of the pen.

    Args:
        arguments: The command line.
        course: The course.
        new: How it is said that the learner is new, up to the name.
        later: Whether what is on record is left to be read later; else it is read now.

    Raises:
        Failure: The learner's name cannot be one.
        JournalError: The journal cannot be opened.
    """
    learner = learner_name(arguments.learner)
    if arguments.guest:
        with Journal.nowhere() as journal:
            yield Record(journal, learner, course.id)
        return
    with open_journal(arguments) as journal:
        known = journal.learners()
        if known and learner not in known:
            tell(f"two-schemers: {new} {learner!r}. Known here: {_some(known)}.")
        record = Record(journal, learner, course.id)
        if not later:
            record.read()
        yield record


def _some(names: list[str], most: int = 8) -> str:
    shown = ", ".join(clean(name) for name in names[:most])
    return f"{shown}, and {len(names) - most} more" if len(names) > most else shown


def tell_notice(notice: Notice) -> None:
    """Say something about the journal."""
    with suppress(OSError):
        flush()
    tell(f"two-schemers: {notice.text}")


def learner_name(name: str) -> str:
    """A learner's name as it is kept.

    Raises:
        Failure: It is empty, or holds what is no text.
    """
    name = " ".join(name.split())
    try:
        name.encode()
    except UnicodeEncodeError:
        raise Failure("the learner's name is not valid text", WRONG_USAGE) from None
    if not name or clean(name) != name:
        raise Failure("a learner's name is some text without control characters", WRONG_USAGE)
    return name
