"""The grammar of the commands of a workshop: `room` and `join`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

MOST_SEATS = 1200
"""How many a host can serve."""
SEATS = 300
"""How many there are unless more are asked for."""
KINDS = ("csv", "jsonl", "md", "html")
"""What a room's record can be exported as."""
_URL = "where the room is, such as 192.168.178.23:8000/K7M4QX"


def add(commands: Any) -> None:
    """Add them to the commands of the program."""
    room = commands.add_parser("room", help="lead a workshop: a room where people vote from phones or terminals")
    _open(room, is_named=False)
    parts = room.add_subparsers(dest="what", metavar="[WHAT]", prog=room.prog, help="what else; see WHAT --help")

    _open(parts.add_parser("open", help="open a room and show it in front (default)"), is_named=True)
    for name, words in (("console", "the facilitator's private console"), ("screen", "one more screen in front")):
        shown = parts.add_parser(name, help=f"{words}, of a room that is open")
        shown.add_argument(
            "url", nargs="?", default="", metavar="URL", help=f"{_URL} (default: the one of this machine)"
        )

    serve = parts.add_parser("serve", help="a host without a face, until it is told to end")
    serve.add_argument("--bind", metavar="ADDRESS:PORT", help="where to listen (default: 0.0.0.0:8000)")
    serve.add_argument("--file", type=Path, metavar="FILE", help="the room's file; one that is not there is made")
    _public(serve)
    serve.add_argument(
        "--trusted-proxy",
        action="append",
        default=[],
        metavar="NETWORK",
        help="an address or a network of a proxy whose word on the client's address is believed; can be repeated",
    )

    check = parts.add_parser("check", help="the day before: addresses, whether a phone gets through, the plan")
    check.add_argument("--plan", default="", metavar="ID", help="the plan to look at (default: the course's first)")

    listing = parts.add_parser("list", help="the rooms of this machine")
    listing.add_argument("--json", action="store_true", help="as JSON")

    export = parts.add_parser("export", help="what was voted in a room, as a table or a report")
    _session(export)
    export.add_argument("kind", choices=KINDS, help="votes as csv or jsonl; a report as md or html")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write it (default: print it)")
    export.add_argument(
        "--names", action="store_true", dest="with_names", help="with the names that people gave themselves"
    )
    export.add_argument("--overwrite", action="store_true", help="put it in the place of a file that is there")

    delete = parts.add_parser("delete", help="remove a room with all its votes")
    _session(delete)
    delete.add_argument("--yes", action="store_true", help="do not ask whether it is meant")

    for part in parts.choices.values():
        part.allow_abbrev = False

    join = commands.add_parser("join", help="take part in a workshop from this terminal")
    join.add_argument("url", metavar="URL", help=f"{_URL}; the facilitator shows it")
    join.add_argument(
        "--name", default="", metavar="NAME", help="what only the facilitator sees, if names are asked for"
    )


def _open(parser: argparse.ArgumentParser, *, is_named: bool) -> None:
    """The options of `open`, which can be left out; where it is there, those before it hold, too."""

    def default(value: object) -> Any:
        return argparse.SUPPRESS if is_named else value

    def option(name: str, value: object, metavar: str, help: str, **more: Any) -> None:
        parser.add_argument(name, default=default(value), metavar=metavar, help=help, **more)

    def switch(name: str, help: str) -> None:
        parser.add_argument(name, action="store_true", default=default(False), help=help)

    option("--plan", "", "ID", "the plan, as `list` prints it (default: the course's first)")
    option("--port", None, "N", "the port (default: the first free one from 8000 to 8010)", type=int)
    option("--address", "", "IP", "the address that people are told (default: the likeliest of this machine)")
    _public(parser, default(""))
    option("--seats", SEATS, "N", f"how many can take part (default: {SEATS}, at most {MOST_SEATS})", type=int)
    switch("--names", "ask people for a name, which only the facilitator sees")
    switch("--no-sentence", "do not ask which sentence decides")
    switch("--hands", "count hands in all votes: no phone and no network is needed")
    switch("--private", "the facilitator's console instead of the screen in front")
    option("--resume", "", "CODE", "go on with a room whose host is gone")


def _public(parser: argparse.ArgumentParser, default: Any = "") -> None:
    parser.add_argument(
        "--public-url",
        default=default,
        metavar="URL",
        help="where a proxy or a tunnel makes it reachable from the internet, by https",
    )


def _session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("session", metavar="SESSION", help="the room's code, or the name of its file, as `list` has it")
