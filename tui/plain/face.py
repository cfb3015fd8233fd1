"""Running the course in lines: from place to place until the learner leaves."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TextIO

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.markdown import plain
from tui.course.plaintext import WIDTH
from tui.course.target import MAP, Target
from tui.journal.errors import JournalError
from tui.plain.course_map import farewell, show_map, welcome
from tui.plain.form import at_form
from tui.plain.items import at_item
from tui.plain.lab import explore
from tui.plain.lesson import go_through
from tui.plain.lines import Leave, Lines
from tui.plain.past import look_back
from tui.plain.practice import practise
from tui.plain.prompts import Face, GoTo
from tui.plain.reading import read_term
from tui.plain.wishes import Wishes
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record


def run(
    course: Course,
    record: Record,
    target: Target,
    source: TextIO | None,
    sink: TextIO | None,
    width: int = WIDTH,
    guest: bool = False,
    folder: Path | None = None,
) -> None:
    """Run the course until the learner leaves or the input ends.

    Args:
        course: The course.
        record: The learner's record.
        target: Where to begin.
        source: Where answers are read from.
        sink: Where lines are written to.
        width: Columns of a line.
        guest: Whether the record is kept nowhere, and feedback comes in stages.
        folder: Where settings are kept; None for nowhere.

    Raises:
        UnknownIdError: The target is not in the course.
        OSError: The streams are gone.
    """
    wishes = Wishes() if guest else Wishes(folder, record.learner)
    face = Face(course, record, Lines(source, sink, width), guest, wishes)
    face.lines.say(
        f"{plain(course.title)}, in lines. At each prompt a question mark lists what can be typed; q leaves."
    )
    if guest:
        face.lines.say("As a guest: nothing is kept.")
    if wishes.notice:
        face.lines.say(wishes.notice)
    try:
        if target == MAP and face.record.history.is_new:
            target = welcome(face)
        while True:
            target = _visit(face, target)
    except Leave:
        face.lines.say(farewell(face))
    except KeyboardInterrupt:
        with suppress(OSError):
            face.lines.say()
            face.lines.say(farewell(face))
        raise


def _visit(face: Face, target: Target) -> Target:
    """Be at a target until the learner wants to be elsewhere, and return where."""
    try:
        match target.kind:
            case "lesson":
                return go_through(face, target.lesson, target.step)
            case "quiz":
                return practise(face, PracticeSession(face.course, face.record, target.name, helps=not face.guest))
            case "form":
                return at_form(face, target.name)
            case "review":
                from tui.tutor.review import ReviewSession

                now = face.record.journal.now().astimezone()
                return practise(face, ReviewSession(face.course, face.record, now))
            case "item":
                return _item(face, target.name)
            case "past":
                look_back(face, target.name)
            case "lab":
                explore(face, target.name)
            case "term":
                read_term(face, target.name)
            case _:
                return show_map(face)
    except GoTo as wish:
        return wish.target
    except (UnknownIdError, CourseError, JournalError) as error:
        face.lines.part()
        face.lines.say(f"{error}" if str(error).endswith(".") else f"{error}.")
    return MAP


def _item(face: Face, name: str) -> Target:
    """Read an item that has been answered; else practise from it on."""
    quiz, _ = face.course.find_item(name)
    history = face.record.history
    if name in history.latest() or any(rated.item == name for rated in history.ratings()):
        at_item(face, name)
        return MAP
    return practise(face, PracticeSession(face.course, face.record, quiz.id, name, helps=not face.guest))
