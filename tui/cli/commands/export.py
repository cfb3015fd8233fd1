"""`export`: take answers or notes along."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.failures import DONE, FAILED, Failure
from tui.cli.opening import open_course, open_record
from tui.cli.streams import out_text, tell
from tui.course.course import Course
from tui.export import answers, notes
from tui.files import write_whole
from tui.tutor.record import Record


def run(arguments: argparse.Namespace) -> int:
    """Make the file; it is written once it is whole, or printed.

    Raises:
        Failure: It cannot be written where it is to be.
    """
    course = open_course(arguments)
    with open_record(arguments, course) as record:
        text = _made(arguments.kind, course, record)
    if arguments.output is None:
        out_text(text)
    else:
        _write(arguments.output, text, arguments.overwrite)
        tell(f"Written to {arguments.output}.")
    return DONE


def _made(kind: str, course: Course, record: Record) -> str:
    if kind == "notes":
        return notes.as_markdown(course, record)
    found = answers.rows(course, record.journal.events(record.learner, record.course))
    return answers.as_csv(found) if kind == "csv" else answers.as_jsonl(found)


def _write(path: Path, text: str, overwrite: bool) -> None:
    try:
        if path.exists() and not overwrite:
            raise Failure(f"there is {path} already; --overwrite puts the new file in its place", FAILED)
        write_whole(path, lambda partial: partial.write_text(text, encoding="utf-8", newline=""))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Failure(f"{path} cannot be written: {why}. Nothing was written.", FAILED) from error
