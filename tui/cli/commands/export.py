"""`export`: take answers, notes or a record of completion along."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.commands import export_record
from tui.cli.failures import DONE, FAILED, WRONG_USAGE, Failure
from tui.cli.opening import open_course, open_record
from tui.cli.streams import out_text, tell
from tui.course.course import Course
from tui.export import answers, notes
from tui.files import write_whole
from tui.tutor.record import Record


def run(arguments: argparse.Namespace) -> int:
    """Make the file; it is written once it is whole, or printed.

    Raises:
        Failure: It cannot be made, or not be written where it is to be.
    """
    _refuse_what_is_for_records(arguments)
    course = open_course(arguments)
    with open_record(arguments, course) as record:
        text = _made(arguments, course, record)
    if arguments.output is None:
        out_text(text)
    else:
        write(arguments.output, text, arguments.overwrite)
        tell(f"Written to {arguments.output}.")
    return DONE


def _refuse_what_is_for_records(arguments: argparse.Namespace) -> None:
    """An option that would be without effect is a slip."""
    for option in ("--format", "--anonymous", "--administered-by", "--answers", "--remarks"):
        if arguments.kind != "record" and getattr(arguments, option[2:].replace("-", "_")):
            raise Failure(f"{option} is for a record: two-schemers export record {option}", WRONG_USAGE)


def _made(arguments: argparse.Namespace, course: Course, record: Record) -> str:
    kind = arguments.kind
    if kind == "record":
        return export_record.made(arguments, course, record)
    if kind == "notes":
        return notes.as_markdown(course, record)
    found = answers.rows(course, record.journal.events(record.learner, record.course))
    return answers.as_csv(found) if kind == "csv" else answers.as_jsonl(found)


def write(path: Path, text: str, overwrite: bool) -> None:
    """Put a text where it is to be, once it is whole.

    Raises:
        Failure: There is a file that may not be overwritten, or it cannot be written.
    """
    try:
        if path.exists() and not overwrite:
            raise Failure(f"there is {path} already; --overwrite puts the new file in its place", FAILED)
        write_whole(path, lambda partial: partial.write_text(text, encoding="utf-8", newline=""))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Failure(f"{path} cannot be written: {why}. Nothing was written.", FAILED) from error
