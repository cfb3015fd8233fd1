"""The grammar of the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from tui import __version__
from tui.cli.failures import WRONG_USAGE
from tui.cli.streams import tell

GLOBAL = ("--course", "--data-dir", "--learner", "--plain", "--version")


class _Kinds(Collection[str]):
    """The kinds of files that have a schema, looked up only when they are asked for: that takes longer than parsing."""

    def _kinds(self) -> tuple[str, ...]:
        from tui.cli.commands.schema import ALL_KINDS

        return ALL_KINDS

    def __contains__(self, kind: object) -> bool:
        return kind in self._kinds()

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds())

    def __len__(self) -> int:
        return len(self._kinds())


class Parser(argparse.ArgumentParser):
    """An argument parser whose messages are safe to print and say what to do."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.color = False

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write help or the version; unlike the one overridden, say so where they cannot be written."""
        if message and file is not None:
            file.write(message)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with the code for wrong usage."""
        usage = self.format_usage().strip()
        tell(f"{self.prog}: {message}")
        misplaced = next((option for option in GLOBAL if f" {option}" in message and "unrecognized" in message), None)
        if misplaced:
            tell(f"{misplaced} stands before the command: two-schemers {misplaced} ... COMMAND")
        tell(usage)
        sys.exit(WRONG_USAGE)


class _OtherwiseError(Exception):
    """The whole grammar is needed."""


class _WithoutCommand(argparse.ArgumentParser):
    """Takes what needs no command, and leaves everything else."""

    def error(self, message: str) -> NoReturn:
        raise _OtherwiseError


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """What a command line says. The grammar of the commands is made only where it may name one: that takes a while.

    Args:
        argv: The arguments, without the program's name; those of the process by default.

    Raises:
        SystemExit: It asks for help or the version, which have been given, or does not follow the grammar.
    """
    with suppress(_OtherwiseError):
        simple = _WithoutCommand(allow_abbrev=False, add_help=False)
        _add_options(simple)
        arguments, others = simple.parse_known_args(argv)
        if not others:
            return arguments
    return build().parse_args(argv)


def _add_options(parser: argparse.ArgumentParser) -> None:
    """Add what stands before a command, or without one."""
    parser.add_argument("--course", type=Path, metavar="PATH", help="the folder of another course")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="where your record and settings are kept")
    parser.add_argument("--learner", default="me", metavar="NAME", help="who is learning (default: me)")
    parser.add_argument("--plain", action="store_true", help="lines instead of screens, for screen readers and pipes")
    parser.set_defaults(command=None, guest=False)


def build() -> Parser:
    """The whole grammar."""
    from tui.cli import room_parser

    parser = Parser(
        prog="two-schemers",
        description="A course in the terminal on the two senses of “schemer”.",
        epilog="Without a command the course map opens; Enter goes on from there.",
        allow_abbrev=False,
    )
    _add_options(parser)
    parser.add_argument("--version", action="version", version=f"two-schemers {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog=parser.prog)

    learn = commands.add_parser("learn", help="open at the last place, or at a lesson, step or quiz")
    learn.add_argument(
        "target",
        nargs="?",
        default="",
        metavar="LESSON[#STEP]|QUIZ",
        help="the id of a lesson, of a step (its lesson's id, #, its own), or of a quiz; `list` prints them all",
    )

    practice = commands.add_parser("practice", help="practise judgements")
    practice.add_argument(
        "target",
        nargs="?",
        default="",
        metavar="QUIZ|ITEM",
        help="the id of a quiz, or of the item to open (default: the quiz that suggests itself)",
    )
    practice.add_argument("--guest", action="store_true", help="keep nothing: the answers go on nobody's record")

    commands.add_parser("review", help="a new text for each skill that is due")

    show = commands.add_parser("show", help="print a lesson, step, item, quiz, term or objective")
    show.add_argument("id", metavar="ID", help="as `list` prints it; a step is LESSON#STEP")
    show.add_argument("--answers", action="store_true", help="with the key, the evidence and the explanations")
    show.add_argument("--json", action="store_true", help="as JSON")

    listing = commands.add_parser("list", help="print what is in the course")
    listing.add_argument("--answers", action="store_true", help="with the keys of items that are kept for tests")
    listing.add_argument("--json", action="store_true", help="as JSON")

    check = commands.add_parser("check", help="look for mistakes in a course")
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the course's folder")
    check.add_argument("--format", choices=("text", "json"), default="text", help="how to print it (default: text)")
    check.add_argument("--rules", action="store_true", help="list the rules instead")

    new = commands.add_parser("new", help="begin a course of your own")
    new.add_argument("folder", type=Path, metavar="DIR", help="its folder, which is not there yet or is empty")

    schema = commands.add_parser(
        "schema", help="print the JSON Schema of a kind of course file, of a record of completion, or of a room's votes"
    )
    schema.add_argument("kind", choices=_Kinds(), metavar="KIND", help="one of: %(choices)s")

    progress = commands.add_parser("progress", help="print what you have done")
    progress.add_argument("--json", action="store_true", help="as JSON")

    lab = commands.add_parser("lab", help="say what a text states and denies, and see what follows")
    lab.add_argument(
        "facts",
        nargs="?",
        default="",
        metavar="FEATURE=yes|no,...",
        help="the facts to begin with, such as games=yes,limited=no",
    )

    export = commands.add_parser("export", help="take answers, notes, a record or the course itself along")
    export.add_argument(
        "kind",
        choices=("csv", "jsonl", "notes", "booklet", "record", "handout", "gift", "anki"),
        help="answers as a table or as JSON lines; notes; a booklet of notes, own texts and misses; a record of "
        "completion; the course to print; its items for a learning platform, or as an Anki deck",
    )
    export.add_argument(
        "--format",
        choices=("json", "markdown", "html"),
        help="of a record (default: as FILE ends, else json) or of a booklet (markdown, the default, or html)",
    )
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write it (default: print it)")
    export.add_argument("--overwrite", action="store_true", help="put it in the place of a file that is there")

    of_record = export.add_argument_group("of a record of completion")
    of_record.add_argument("--anonymous", action="store_true", help="do not say who it is about")
    of_record.add_argument(
        "--administered-by", default="", metavar="NAME", help="who saw to it that the forms were sat unaided"
    )
    of_record.add_argument("--answers", action="store_true", help="list what was answered in the forms")
    of_record.add_argument("--remarks", action="store_true", help="with your disputes of keys and your notes")

    cohort = commands.add_parser("cohort", help="print a group's records of completion as one table")
    cohort.add_argument(
        "records", nargs="+", type=Path, metavar="RECORD", help="a file that `export record` made, as JSON"
    )
    cohort.add_argument(
        "--form", choices=("pretest", "final", "retest"), default="final", help="what to look at (default: final)"
    )
    cohort.add_argument("--json", action="store_true", help="as JSON")
    cohort.add_argument("--html", type=Path, metavar="FILE", help="write it as a page of HTML")
    cohort.add_argument("--overwrite", action="store_true", help="put the page in the place of a file that is there")

    room_parser.add(commands)

    commands.add_parser("learners", help="print who has a record here")

    reset = commands.add_parser("reset", help="start over with a lesson, a quiz or everything")
    reset.add_argument(
        "target",
        nargs="?",
        default="",
        metavar="LESSON|QUIZ",
        help="the id of what counts as untouched from now on; the journal keeps what was",
    )
    reset.add_argument("--all", action="store_true", help="start over with the whole course")
    reset.add_argument("--yes", action="store_true", help="do not ask whether it is meant")

    taking = commands.add_parser("import", help="take in another machine's journal")
    taking.add_argument(
        "file", type=Path, metavar="FILE", help="the journal: what is not here yet is added, and the file is left alone"
    )

    commands.add_parser("doctor", help="print what helps to find out why something does not work")
    for command in commands.choices.values():
        command.allow_abbrev = False
    return parser
