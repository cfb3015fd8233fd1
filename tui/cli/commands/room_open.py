"""`room open`: open a room, go on with one, or come back to one; then lead it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tui.cli.commands.room_faces import explained, lead, the_plan
from tui.cli.faces import wants_lines
from tui.cli.failures import FAILED, WRONG_USAGE, Failure
from tui.cli.opening import data_folder, open_course
from tui.cli.room_parser import MOST_SEATS, SEATS
from tui.cli.streams import is_terminal, tell
from tui.course.course import Course
from tui.room.host import beside, running
from tui.room.host.beside import Running
from tui.room.host.running import Reach
from tui.room.plan import Options, options_from_json
from tui.room.sessions import SessionFile, called
from tui.room.sqlite import read_saved


def run(arguments: argparse.Namespace) -> int:
    """Open or find the room, and lead it.

    Returns:
        The exit code.

    Raises:
        Failure: It cannot be opened, or there is no such room to go on with.
        UnknownIdError: There is no such plan.
    """
    plain = wants_lines(arguments)
    if not 1 <= arguments.seats <= MOST_SEATS:
        raise Failure(f"a room has 1 to {MOST_SEATS} seats", WRONG_USAGE)
    course = open_course(arguments)
    with explained():
        host = _host(arguments, course, data_folder(arguments))
    return lead(arguments, host, "private" if arguments.private else "screen", plain=plain)


def _host(arguments: argparse.Namespace, course: Course, data: Path) -> Running:
    if arguments.resume:
        return _go_on(arguments, course, data, arguments.resume)
    if not _says_how(arguments):
        open_now = running.find_running(data)
        if open_now:
            tell(f"The room {open_now[-1].code} is open; this comes back to it.")
            return open_now[-1]
        left = running.left_behind(data)
        if left and _wants_on(left[-1]):
            return _go_on(arguments, course, data, left[-1].name)
    options = Options(
        names=arguments.names, sentence=not arguments.no_sentence, hands=arguments.hands, seats=arguments.seats
    )
    plan = the_plan(course, arguments.plan)
    return running.open_room(data, course, plan, options, _reach(arguments))


def _reach(arguments: argparse.Namespace) -> Reach:
    return Reach(port=arguments.port, address=arguments.address, public_url=arguments.public_url)


def _says_how(arguments: argparse.Namespace) -> bool:
    """Whether it is said how a room is to be opened, so that another one will not do."""
    chosen = (arguments.plan, arguments.port, arguments.address, arguments.public_url, arguments.names)
    return any(chosen) or arguments.no_sentence or arguments.hands or arguments.seats != SEATS


def _go_on(arguments: argparse.Namespace, course: Course, data: Path, name: str) -> Running:
    """Go on with a room whose host is gone, or come back to it where it is not.

    Raises:
        Failure: There is none, or it is over.
    """
    found = called(data, name)
    if not found:
        raise Failure(f"there is no room {name}; `two-schemers room list` says which there are", FAILED)
    now = beside.read(found[-1].host_file)
    if now is not None and running.is_alive(now):
        return now
    saved = read_saved(found[-1].path)
    if saved.room.ended or saved.state.phase == "over":
        raise Failure(f"the room {saved.room.code} is over", FAILED)
    options = options_from_json(saved.room.options)
    if arguments.hands and not options.hands:
        raise Failure(f"the room {saved.room.code} was opened for phones; `w` counts hands in any of its votes", FAILED)
    return running.resume(data, found[-1].name, course.root, _reach(arguments), hands_only=options.hands)


def _wants_on(left: SessionFile) -> bool:
    """Ask whether to go on with a room whose host has gone; where nobody can be asked, say how it is done."""
    if not is_terminal(sys.stdin):
        tell(f"The room {left.code} was left behind by its host. --resume {left.code} goes on with it.")
        return False
    sys.stderr.write(f"The host of a room has gone. Go on with {left.code}? [Y/n] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() in ("", "y", "yes"):
        return True
    # It is not asked again; `--resume` goes on with it all the same.
    beside.remove(left.host_file)
    return False
