"""Running the course in lines: from place to place until the learner leaves."""

from __future__ import annotations

from typing import TextIO

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.markdown import plain
from tui.course.plaintext import WIDTH
from tui.journal.errors import JournalError
from tui.plain.course_map import show_map
from tui.plain.lesson import read_lesson
from tui.plain.lines import Leave, Lines
from tui.plain.practice import practise
from tui.plain.prompts import Face, GoTo
from tui.tutor.record import Record
from tui.tutor.start import MAP, Start, lead


def run(
    course: Course, record: Record, start: Start, source: TextIO | None, sink: TextIO | None, width: int = WIDTH
) -> None:
    """Run the course until the learner leaves or the input ends.

    Args:
        course: The course.
        record: The learner's record.
        start: What to begin with.
        source: Where answers are read from.
        sink: Where lines are written to.
        width: Columns of a line.

    Raises:
        UnknownIdError: What was asked for at the start is not in the course.
        CourseError: It cannot be opened.
        OSError: The streams are gone.
    """
    face = Face(course, record, Lines(source, sink, width))
    target = lead(course, record.history, start)
    face.lines.say(
        f"{plain(course.title)}, in lines. At each prompt a question mark lists what can be typed; q leaves."
    )
    try:
        while True:
            target = _visit(face, target)
    except Leave:
        saved = "Everything is saved." if record.journal.writable else "Not all that you did could be saved."
        face.lines.say(f"You have left the course. {saved}")


def _visit(face: Face, target: str) -> str:
    """Be at a target until the learner wants to be elsewhere, and return where."""
    kind, _, name = target.partition(":")
    try:
        if kind == "lesson":
            return read_lesson(face, name.partition("#")[0], name if "#" in name else "")
        if kind == "quiz":
            return practise(face, name)
        return show_map(face)
    except GoTo as wish:
        return wish.target
    except (UnknownIdError, CourseError, JournalError) as error:
        face.lines.part()
        face.lines.say(f"{error}" if str(error).endswith(".") else f"{error}.")
        return MAP
