"""`join`: take part in a workshop."""

from __future__ import annotations

import argparse
import gc
import sys

from tui.cli.faces import wants_lines
from tui.cli.failures import DONE, FAILED, WRONG_USAGE, Failure
from tui.cli.opening import data_folder, open_course, open_record
from tui.cli.streams import width
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.plaintext import WIDTH
from tui.journal.errors import JournalError
from tui.room.joined import Joined
from tui.room.keeping import CannotKeep, Keeping, keep, why_not
from tui.room.messages import Result
from tui.room.web.client import JoinRefused, Refused
from tui.room.where import NotAnAddressError, Where, read_where
from tui.tutor.amounts import count

_REFUSED = {
    "unknown": "there is no room {code} any more",
    "over": "the room {code} is over",
    "removed": "your seat in {code} is no more; join again to get another one",
}


def run(arguments: argparse.Namespace) -> int:
    """Take part until the room is over or one leaves.

    Returns:
        The exit code.

    Raises:
        Failure: There is no such room, it is over, or there is no seat.
    """
    plain = wants_lines(arguments)
    try:
        where = read_where(arguments.url)
    except NotAnAddressError as error:
        raise Failure(str(error), WRONG_USAGE) from error
    gc.enable()
    seats = Joined(data_folder(arguments))
    keeping = _keeping(arguments, where)
    try:
        if not plain:
            from tui.room_app import run_join

            return run_join(where, arguments.name, seats, keeping, data_folder(arguments))
        from tui.plain.join import run as in_lines

        in_lines(where, arguments.name, seats, keeping, sys.stdin, sys.stdout, width(WIDTH))
    except JoinRefused as error:
        raise Failure(str(error), FAILED) from error
    except Refused as error:
        raise Failure(_REFUSED[error.why].format(code=where.code), FAILED) from error
    return DONE


def _keeping(arguments: argparse.Namespace, where: Where) -> Keeping:
    """How votes get onto the record of the learner who is named; nothing is opened before that is wanted."""
    arguments.guest = False

    def course() -> Course:
        try:
            return open_course(arguments)
        except (CourseError, Failure) as error:
            raise CannotKeep(str(error)) from error

    def may_be_kept(result: Result) -> str:
        try:
            return why_not(course(), where.code, result)
        except CannotKeep as error:
            return str(error)

    def kept(result: Result) -> str:
        try:
            here = course()
            with open_record(arguments, here, new="A new record begins for") as record:
                number = keep(here, record, where.code, result)
                if not record.journal.writable:
                    return "They could not be saved; `two-schemers doctor` says why."
            return f"{count(number, 'vote is', 'votes are')} on your record now. Each text counts as seen."
        except (CannotKeep, JournalError, Failure) as error:
            return f"They were not put on your record: {error}"

    return Keeping(may_be_kept, kept)
