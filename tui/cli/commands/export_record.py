"""`export record`: a record of completion, to be handed on."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.failures import WRONG_USAGE, Failure
from tui.course.course import Course
from tui.course.safe_text import clean
from tui.export.record import Format, written
from tui.tutor.completion import FORMS, completion
from tui.tutor.record import Record

_ENDINGS: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}
_LONGEST = 200
"""Characters of a name."""


def made(arguments: argparse.Namespace, course: Course, record: Record) -> str:
    """The record, written as asked for, or as its file's ending says.

    Raises:
        Failure: No form was finished, so that it would say nothing; or the name of who administered it is none.
    """
    administered_by = _name(arguments.administered_by)
    found = completion(
        course,
        record,
        named=not arguments.anonymous,
        administered_by=administered_by,
        with_answers=arguments.answers,
        with_remarks=arguments.remarks,
    )
    done = found.results
    if done.before is None and done.after is None and done.retest is None:
        forms = [title.title for title in course.quiz_titles if title.form in FORMS]
        what = f"none of its forms ({', '.join(forms)}) was finished" if forms else "this course has no forms"
        raise Failure(f"there is nothing to record: {clean(what)}")
    return written(course, found, arguments.format or _format(arguments.output))


def _name(name: str) -> str:
    name = " ".join(name.split())
    if clean(name) != name or len(name) > _LONGEST or any("\ud800" <= sign <= "\udfff" for sign in name):
        raise Failure(f"--administered-by takes some text of at most {_LONGEST} characters", WRONG_USAGE)
    return name


def _format(path: Path | None) -> Format:
    return _ENDINGS.get(path.suffix.lower(), "json") if path else "json"
