"""What the parts of `room` share: failures in the program's words, and leading a room in the face that fits."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from tui.cli.failures import DONE, FAILED, WRONG_USAGE, Failure
from tui.cli.opening import data_folder
from tui.cli.streams import tell, width
from tui.course.course import Course
from tui.course.plaintext import WIDTH
from tui.course.reading import WORKSHOPS
from tui.course.workshops import Plan, read_plans
from tui.room.host.beside import Running, is_alive
from tui.room.host.running import HostError
from tui.room.host.settings import SettingsError
from tui.room.plan import CourseChanged, PlanError
from tui.room.store import StoreError
from tui.room.web.client import HostClient, HostNews, Refused
from tui.room.where import read_where

View = Literal["screen", "private"]
"""What is shown: what the room may see, or all."""
NO_PLAN = "this course has no plan of a workshop; one stands in lessons/workshops.yaml"
_REFUSED = {
    "unknown": "there is no room {code}",
    "over": "the room {code} is over",
    "removed": "the host of {code} does not know the secret that is kept here",
}


@contextmanager
def explained() -> Iterator[None]:
    """Turn what rooms raise into failures.

    Raises:
        Failure: Something was raised that a user can cause.
    """
    try:
        yield
    except SettingsError as error:
        raise Failure(str(error), WRONG_USAGE) from error
    except (CourseChanged, HostError, PlanError, StoreError) as error:
        raise Failure(str(error)) from error


def the_plan(course: Course, name: str) -> Plan:
    """A plan of the course, by default the first.

    Raises:
        Failure: There is none.
        UnknownIdError: There is none of that name.
    """
    if name:
        return course.plan(name)
    if not course.plans:
        found = read_plans(course.root).document.problems if (course.root / WORKSHOPS).exists() else ()
        if found:
            raise Failure("the plans of this course cannot be read", FAILED, [str(problem) for problem in found])
        raise Failure(NO_PLAN, FAILED)
    return course.plans[0]


def command(arguments: argparse.Namespace, *words: str, plain: bool = False) -> str:
    """How this program is called with the same course and data folder, and some words."""
    said = ["two-schemers"]
    if arguments.course is not None:
        said += ["--course", str(arguments.course)]
    if arguments.data_dir is not None:
        said += ["--data-dir", str(arguments.data_dir)]
    return shlex.join([*said, *(["--plain"] if plain else []), *words])


def lead(arguments: argparse.Namespace, running: Running, view: View, *, plain: bool) -> int:
    """Lead a room until it is closed, or its facilitator leaves.

    Args:
        arguments: The command line.
        running: Its host.
        view: What is shown.
        plain: Whether in lines.

    Returns:
        The exit code.

    Raises:
        Failure: The host does not let one in.
    """
    where = read_where(running.url)
    words = ("room", "--private") if view == "private" else ("room",)
    back = command(arguments, *words, plain=plain)
    if plain:
        from tui.plain.room import Gone
        from tui.plain.room import run as in_lines

        try:
            in_lines(where, running.secret, view, back, sys.stdin, sys.stdout, width(WIDTH))
        except Gone as error:
            raise Failure(str(error), FAILED) from error
        return DONE
    code, is_over = _on_screens(running, view, data_folder(arguments))
    if code == DONE and not is_over:
        if is_alive(running):
            tell(f"The room {running.code} stays open. `{back}` comes back to it.")
        elif running.file:
            tell(f"The host of the room {running.code} has stopped. `{back}` goes on with it.")
    return code


def _on_screens(running: Running, view: View, folder: Path) -> tuple[int, bool]:
    """Lead a room on screens; the exit code, and whether the room is over."""
    from tui.room_app import run_console, run_projector

    clients: list[HostClient] = []

    def connect(hear: Callable[[HostNews], None]) -> HostClient:
        clients.append(HostClient(read_where(running.url), running.secret, view, hear))
        return clients[-1]

    try:
        code = run_console(connect, folder) if view == "private" else run_projector(connect, folder)
        return code, any(client.is_over or client.bye == "over" for client in clients)
    except Refused as error:
        raise Failure(_REFUSED[error.why].format(code=running.code), FAILED) from error
