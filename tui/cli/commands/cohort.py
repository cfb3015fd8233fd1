"""`cohort`: a group's records of completion as one table."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from tui.cli.commands.export import write
from tui.cli.failures import DONE, FAILED, WRONG_USAGE, Failure
from tui.cli.opening import course_folder
from tui.cli.streams import out, out_json, tell, width
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.export.charts import cut
from tui.export.cohort_report import report
from tui.export.report_html import as_html
from tui.export.report_text import lines
from tui.tutor.cohort import Cohort, cohort
from tui.tutor.cohort_records import RECORD_BYTES, RECORDS, Entry, admit, sort
from tui.tutor.cohort_topics import topics
from tui.tutor.completion import CompletionError

_WIDTH = 110
_LONGEST = 300
"""Characters of what is said of a file."""


def run(arguments: argparse.Namespace) -> int:
    """Print the table; a file that is no record is named, and makes the command fail once the rest is shown.

    Raises:
        Failure: There are too many records, or not one that can be read; or the page cannot be written.
    """
    if len(arguments.records) > RECORDS:
        raise Failure(f"a cohort has at most {RECORDS} records; here are {len(arguments.records)}", WRONG_USAGE)
    course = _course(arguments)
    entries: list[Entry] = []
    flawed = 0
    for path in dict.fromkeys(arguments.records):
        try:
            entries.append(admit(str(path), _content(path)))
        except CompletionError as error:
            tell(f"two-schemers: {path}: {cut(' '.join(str(error).split()), _LONGEST)}")
            flawed += 1
    if not entries:
        raise Failure("no record of completion could be read", FAILED)
    found = cohort(sort(entries), arguments.form, course)
    _say_what_is_left_out(found)
    if arguments.html is not None:
        write(arguments.html, as_html(report(found)), arguments.overwrite)
        tell(f"Written to {arguments.html}.")
    if arguments.json:
        out_json(_encoded(found))
    elif arguments.html is None:
        for line in lines(report(found), width(_WIDTH), aloud=arguments.plain):
            out(line)
    return FAILED if flawed else DONE


def _course(arguments: argparse.Namespace) -> Course | None:
    """The course at hand, for titles of items; the table can do without the bundled one."""
    try:
        return Course.open(course_folder(arguments.course))
    except CourseError:
        if arguments.course is not None:
            raise
        return None


def _content(path: Path) -> bytes:
    """What a file holds.

    Raises:
        CompletionError: It cannot be read, or holds more than a record does.
    """
    try:
        if path.is_dir():
            raise CompletionError("it is a folder")
        with path.open("rb") as file:
            content = file.read(RECORD_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CompletionError(f"it cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(content) > RECORD_BYTES:
        raise CompletionError(f"it has more than {RECORD_BYTES:,} bytes, and no record has")
    return content


def _say_what_is_left_out(found: Cohort) -> None:
    for repeat in found.repeats:
        tell(f"two-schemers: {repeat.file} holds the same sitting as {repeat.of}, and is left out")


def _encoded(found: Cohort) -> bytes:
    """The figures, and with each group what to talk about."""
    whole = msgspec.to_builtins(found)
    for group, figures in zip(whole["groups"], found.groups, strict=True):
        group["topics"] = msgspec.to_builtins(topics(figures))
    return msgspec.json.encode(whole)
