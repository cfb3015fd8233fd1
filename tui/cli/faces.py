"""Choosing between screens and lines, and entering the one chosen."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path

from tui.cli.failures import DONE, FAILED, INTERRUPTED, WRONG_USAGE, Failure
from tui.cli.opening import data_folder, open_course, open_record
from tui.cli.streams import is_terminal, tell, width
from tui.cli.without_tls import load_asyncio
from tui.course.course import Course
from tui.course.target import MAP, Target
from tui.tutor.record import Record
from tui.tutor.start import Start


def enter(arguments: argparse.Namespace, start: Start) -> int:
    """Open the course in the face that fits.

    Returns:
        The exit code.

    Raises:
        Failure: There is no terminal, and lines were not asked for.
    """
    plain = wants_lines(arguments)
    course = open_course(arguments)
    # The map is there at once, however long the record, which it reads itself.
    later = start == Start("map") and not plain
    with open_record(arguments, course, new="A new record begins for", later=later) as record:
        # What cannot be opened is refused here, where it ends the command, and not with a screen already up.
        target = MAP if later else _lead(course, record, start)
        if plain:
            return _lines(course, record, target, arguments.guest, data_folder(arguments))
        # A paint waits for Textual's next tick: at 60 a second that alone may be half of the time from Enter to the
        # feedback. Nothing is painted more often than it changes.
        os.environ.setdefault("TEXTUAL_FPS", "240")
        load_asyncio()
        from tui.app import run

        follows = arguments.course is not None
        code = run(course, record, data_folder(arguments), target, guest=arguments.guest, follows=follows)
        if code == FAILED:
            tell("two-schemers: an error of the program itself has ended it; the lines above say where.")
        if code in (DONE, INTERRUPTED) and not arguments.guest:
            tell(farewell(arguments, course, record))
        return code


def _lead(course: Course, record: Record, start: Start) -> Target:
    from tui.tutor.leading import lead

    return lead(course, record.history, start)


def farewell(arguments: argparse.Namespace, course: Course, record: Record) -> str:
    """What is said in the shell once the screens are closed: how far the learner is, and the way back."""
    if not record.journal.writable:
        return "Not all that you did could be saved; `two-schemers doctor` says why."
    options = []
    if arguments.course is not None:
        options += ["--course", str(arguments.course)]
    if arguments.data_dir is not None:
        options += ["--data-dir", str(arguments.data_dir)]
    if record.learner != "me":
        options += ["--learner", record.learner]
    import shlex

    from tui.tutor.progress import lesson_progress

    lessons = lesson_progress(course, record).values() if record.is_read else ()
    read, steps = sum(lesson.read for lesson in lessons), sum(lesson.steps for lesson in lessons)
    so_far = f"{read} of {steps} steps read. " if steps else ""
    return f"{so_far}`{shlex.join(['two-schemers', *options])}` takes you back."


def wants_lines(arguments: argparse.Namespace) -> bool:
    """Whether to use lines rather than screens.

    Raises:
        Failure: Screens are wanted, and there is no terminal for them.
    """
    if arguments.plain:
        return True
    if os.environ.get("TERM") == "dumb":
        tell(
            "two-schemers: this terminal (TERM=dumb) cannot show screens, so the course comes in lines, as with --plain"
        )
        return True
    named = {"standard input": sys.stdin, "standard output": sys.stdout, "standard error": sys.stderr}
    missing = [name for name, stream in named.items() if not is_terminal(stream)]
    if missing:
        *others, last = missing
        they = f"{', '.join(others)} and {last} are not terminals" if others else f"{last} is not one"
        message = f"the screens need a terminal; {they}"
        raise Failure(message, WRONG_USAGE, ["Use --plain for lines: two-schemers --plain"])
    return False


def _lines(course: Course, record: Record, target: Target, guest: bool, folder: Path) -> int:
    from tui.course.plaintext import WIDTH
    from tui.plain.face import run

    gc.enable()
    record.journal.back_up()
    run(course, record, target, sys.stdin, sys.stdout, width(WIDTH), guest, folder)
    return DONE
