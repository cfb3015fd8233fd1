"""`room serve`: a host without a face, in this process."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from tui.cli.commands.room_faces import explained, the_plan
from tui.cli.failures import DONE, WRONG_USAGE, Failure
from tui.cli.opening import data_folder, open_course
from tui.cli.streams import flush, out
from tui.course.course import Course
from tui.room.codes import new_host_secret
from tui.room.host.beside import Running
from tui.room.host.running import create
from tui.room.host.serve import main
from tui.room.host.settings import SECRET_VARIABLE, ServeSettings
from tui.room.plan import Options

_BIND = "0.0.0.0:8000"


def run(arguments: argparse.Namespace) -> int:
    """Serve the room until it is over, or this process is told to end.

    Raises:
        Failure: It cannot be served so.
    """
    ip, port = _bound(arguments.bind or _BIND)
    course = open_course(arguments)
    secret = os.environ.get(SECRET_VARIABLE, "") or new_host_secret()
    with explained():
        # What cannot be served so is no room: its file is made last.
        settings = ServeSettings(
            course_root=course.root.absolute(),
            file=Path(),
            secret=secret,
            bind=ip,
            port=port,
            public_url=arguments.public_url,
            trusted_proxies=tuple(arguments.trusted_proxy),
        )
        main(replace(settings, file=_file(arguments, course, secret).absolute()), _say)
    return DONE


def _bound(text: str) -> tuple[str, int]:
    ip, _, port = text.rpartition(":")
    if not ip or not (port.isascii() and port.isdecimal()):
        raise Failure(f"--bind takes an address and a port, such as {_BIND}; not {text}", WRONG_USAGE)
    return ip.removeprefix("[").removesuffix("]"), int(port)


def _file(arguments: argparse.Namespace, course: Course, secret: str) -> Path:
    """The room's file; one that is not there is made, with the course's first plan."""
    if arguments.file is not None and arguments.file.exists():
        return Path(arguments.file)
    plan = the_plan(course, "")
    return create(data_folder(arguments), course, plan, Options(), secret, arguments.file).path


def _say(running: Running) -> None:
    out(f"The room {running.code} is open on port {running.port}; its file is {running.file}.")
    out(f"A console on this machine: two-schemers room console {running.url}")
    flush()
