"""From the arguments to an exit code. Whatever a user can cause ends in one clear line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from tui.cli import streams
from tui.cli.failures import BROKEN_PIPE, FAILED, INTERRUPTED, WRONG_USAGE, Failure, Stopped
from tui.cli.parser import parse
from tui.cli.signals import stopping

MODULES = {None: "learn", "import": "import_journal"}
"""Where a command is, if not in a module of its name."""
LONG = ("check", "list")
"""Commands that may read a large course and then end."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments, without the program's name; those of the process by default.

    Returns:
        The exit code: 0 done, 1 failed, 2 wrong usage or no terminal, 128 and more after a signal.
    """
    streams.prepare()
    # Starting makes next to no garbage, and looking for it takes a tenth of the time. What runs long turns it on again.
    gc.disable()
    try:
        return _guarded(argv)
    finally:
        gc.enable()
        streams.let_go()


def _guarded(argv: Sequence[str] | None) -> int:
    """Run, and turn whatever ends the run early into an exit code."""
    try:
        with stopping():
            code = _run(argv)
            streams.flush()
            return code
    except Stopped as stopped:
        return 128 + stopped.number
    except KeyboardInterrupt:
        if streams.is_terminal(sys.stderr):
            streams.tell("")
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE
    except OSError as error:
        streams.tell(f"two-schemers: {_why(error)}")
        return FAILED


def _run(argv: Sequence[str] | None) -> int:
    try:
        arguments = parse(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    name = MODULES.get(arguments.command, arguments.command)
    command = import_module(f"tui.cli.commands.{name}")
    if arguments.command in LONG:
        gc.enable()
    try:
        return int(command.run(arguments))
    except Failure as failure:
        streams.tell(f"two-schemers: {failure}")
        for line in failure.more:
            streams.tell(line)
        return failure.code
    except Exception as error:
        failed = _translate(error)
        if failed is None:
            raise
        streams.tell(f"two-schemers: {failed}")
        for line in failed.more:
            streams.tell(line)
        return failed.code


def _translate(error: Exception) -> Failure | None:
    """An error that a user can cause, in the program's words; None for any other."""
    from tui.course.errors import CourseError, UnknownIdError
    from tui.journal.errors import JournalError

    if isinstance(error, UnknownIdError):
        return Failure(str(error), WRONG_USAGE)
    if isinstance(error, CourseError):
        shown = str(error)
        return Failure(shown, FAILED, [str(problem) for problem in error.problems if str(problem) not in shown])
    if isinstance(error, JournalError):
        return Failure(str(error))
    return None


def _why(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{error.filename}: {what}" if error.filename else what
