"""`room console` and `room screen`: one more look at a room that is open."""

from __future__ import annotations

import argparse
import os

from tui.cli.commands.room_faces import explained, lead
from tui.cli.faces import wants_lines
from tui.cli.failures import FAILED, WRONG_USAGE, Failure
from tui.cli.opening import data_folder
from tui.room.host.beside import Running
from tui.room.host.running import find_running
from tui.room.host.settings import SECRET_VARIABLE
from tui.room.where import NotAnAddressError, read_where


def run(arguments: argparse.Namespace) -> int:
    """Find the host, and attach to it.

    Returns:
        The exit code.

    Raises:
        Failure: There is no such room, or its secret is not here.
    """
    plain = wants_lines(arguments)
    with explained():
        host = _named(arguments) if arguments.url else _only(arguments)
    return lead(arguments, host, "private" if arguments.what == "console" else "screen", plain=plain)


def _only(arguments: argparse.Namespace) -> Running:
    found = find_running(data_folder(arguments))
    if not found:
        raise Failure("no room is open here; `two-schemers room` opens one", FAILED)
    if len(found) > 1:
        raise Failure("more than one room is open here; name one", WRONG_USAGE, [each.url for each in found])
    return found[0]


def _named(arguments: argparse.Namespace) -> Running:
    try:
        where = read_where(arguments.url)
    except NotAnAddressError as error:
        raise Failure(str(error), WRONG_USAGE) from error
    for host in find_running(data_folder(arguments)):
        if host.code == where.code:
            return host
    secret = os.environ.get(SECRET_VARIABLE, "")
    if not secret:
        message = f"the room {where.code} is not one of this machine's; its secret is wanted in {SECRET_VARIABLE}"
        raise Failure(message, FAILED)
    return Running(code=where.code, port=0, secret=secret, pid=0, url=where.url, file="")
