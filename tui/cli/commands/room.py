"""`room`: lead a workshop. What is asked for is one file each."""

from __future__ import annotations

import argparse
import gc
from importlib import import_module

from tui.cli.failures import WRONG_USAGE, Failure
from tui.cli.room_parser import SEATS

_WHERE = {"console": "attach", "screen": "attach", "list": "records", "export": "records", "delete": "records"}
"""Where a part of the command is, if not in a module of its name."""
_OF_OPEN = ("port", "address", "names", "no_sentence", "hands", "private", "resume")
"""What says how a room is opened, and nothing else."""


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked for; without a word, open a room.

    Raises:
        Failure: An option would be without effect; or whatever the part of the command raises.
    """
    what = arguments.what or "open"
    if what != "open":
        _refuse_what_does_not_fit(arguments, what)
    gc.enable()
    part = import_module(f"tui.cli.commands.room_{_WHERE.get(what, what)}")
    return int(part.run(arguments))


def _refuse_what_does_not_fit(arguments: argparse.Namespace, what: str) -> None:
    given = [f"--{name.replace('_', '-')}" for name in _OF_OPEN if getattr(arguments, name) not in (None, "", False)]
    if arguments.seats != SEATS:
        given.append("--seats")
    if given:
        raise Failure(
            f"{given[0]} is for a room that is opened: two-schemers room {given[0]}, not room {what}", WRONG_USAGE
        )
