"""A record of completion in each of its formats."""

from __future__ import annotations

from typing import Literal, get_args

from tui.course.course import Course
from tui.export.record_report import report
from tui.export.report_html import as_html
from tui.export.report_markdown import as_markdown
from tui.tutor.completion import Completion, sealed
from tui.tutor.forms import form_of
from tui.tutor.measure_words import labels

Format = Literal["json", "markdown", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""What a record can be written as; `json` alone can be read back."""


def written(course: Course, record: Completion, format: Format) -> str:
    """A record in one of its formats.

    Args:
        course: The course, for the names of what the record holds by id.
        record: The record.
        format: What it is to be.
    """
    if format == "json":
        return sealed(record).decode()
    made = report(record, labels(course), form_of(course, "retest") is not None)
    return as_html(made) if format == "html" else as_markdown(made)
