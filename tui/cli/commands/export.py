"""`export`: take answers, notes, a booklet, a record of completion, a handout or the items along."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.cli.commands import export_record
from tui.cli.failures import DONE, FAILED, WRONG_USAGE, Failure
from tui.cli.opening import open_course, open_record
from tui.cli.streams import is_terminal, out_bytes, out_text, tell
from tui.course.course import Course
from tui.files import write_whole
from tui.tutor.record import Record

OF_THE_COURSE = ("handout", "gift", "anki")
"""Kinds that need no record."""
LEFT_OUT = 20
"""How many things that were left out are named."""


def run(arguments: argparse.Namespace) -> int:
    """Make the file; it is written once it is whole, or printed.

    Raises:
        Failure: It cannot be made, or not be written where it is to be.
    """
    _refuse_what_does_not_fit(arguments)
    course = open_course(arguments)
    if arguments.kind in OF_THE_COURSE:
        made = _of_the_course(arguments.kind, course)
    else:
        with open_record(arguments, course) as record:
            made = _of_the_learner(arguments, course, record)
    if arguments.output is not None:
        write(arguments.output, made, arguments.overwrite)
        tell(f"Written to {arguments.output}.")
    elif isinstance(made, bytes):
        out_bytes(made)
    else:
        out_text(made)
    return DONE


def _refuse_what_does_not_fit(arguments: argparse.Namespace) -> None:
    """An option that would be without effect is a slip."""
    for option in ("--anonymous", "--administered-by", "--answers", "--remarks"):
        if arguments.kind != "record" and getattr(arguments, option[2:].replace("-", "_")):
            raise Failure(f"{option} is for a record: two-schemers export record {option}", WRONG_USAGE)
    if arguments.format and arguments.kind not in ("record", "booklet"):
        raise Failure(f"--format is of a record or a booklet; {arguments.kind} has one format", WRONG_USAGE)
    if arguments.format == "json" and arguments.kind == "booklet":
        raise Failure("a booklet is made as markdown or html", WRONG_USAGE)
    if arguments.kind == "anki" and arguments.output is None and is_terminal(sys.stdout):
        raise Failure("an Anki deck is no text to be printed; say where to write it: -o FILE.apkg", WRONG_USAGE)


def _of_the_learner(arguments: argparse.Namespace, course: Course, record: Record) -> str:
    from tui.export import answers, booklet, booklet_html, booklet_markdown, notes

    kind = arguments.kind
    if kind == "record":
        return export_record.made(arguments, course, record)
    if kind == "notes":
        return notes.as_markdown(course, record)
    if kind == "booklet":
        found = booklet.gather(course, record)
        return booklet_html.as_html(found) if arguments.format == "html" else booklet_markdown.as_markdown(found)
    rows = answers.rows(course, record.journal.events(record.learner, record.course))
    return answers.as_csv(rows) if kind == "csv" else answers.as_jsonl(rows)


def _of_the_course(kind: str, course: Course) -> str | bytes:
    from tui.export import gift, handout, material

    found = material.gather(course)
    _tell_left_out(found.left_out)
    if kind == "handout":
        return handout.as_html(course, found)
    if not found.quizzes:
        raise Failure("there is no item in this course that could be taken along")
    if kind == "gift":
        return gift.as_gift(course, found)
    try:
        from tui.export import anki_deck
    except ModuleNotFoundError as error:
        if error.name != "genanki":
            raise
        raise Failure("an Anki deck needs genanki, which is not installed: pip install genanki") from error
    return anki_deck.as_apkg(course, found)


def _tell_left_out(names: Sequence[str]) -> None:
    for name in names[:LEFT_OUT]:
        tell(f"two-schemers: left out: {name}")
    if len(names) > LEFT_OUT:
        tell(f"two-schemers: and {len(names) - LEFT_OUT} more are left out; `check` names them all")


def write(path: Path, made: str | bytes, overwrite: bool) -> None:
    """Put something where it is to be, once it is whole.

    Raises:
        Failure: There is a file that may not be overwritten, or it cannot be written.
    """
    content = made if isinstance(made, bytes) else made.encode()
    try:
        if path.exists() and not overwrite:
            raise Failure(f"there is {path} already; --overwrite puts the new file in its place", FAILED)
        write_whole(path, lambda partial: partial.write_bytes(content))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Failure(f"{path} cannot be written: {why}. Nothing was written.", FAILED) from error
