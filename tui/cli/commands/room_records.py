"""`room list`, `room export`, `room delete`: what is kept of workshops."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

import msgspec

from tui.cli.commands.export import write
from tui.cli.commands.room_faces import explained
from tui.cli.failures import DONE, FAILED, WRONG_USAGE, Failure
from tui.cli.opening import data_folder, open_course
from tui.cli.streams import is_terminal, out, out_json, out_text, tell
from tui.course.course import Course
from tui.room.host.asking import ask
from tui.room.listing import Listed, delete, listed, read
from tui.room.record import record
from tui.room.sessions import SessionFile, called
from tui.room.store import StoreInUseError
from tui.tutor.amounts import count


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked for.

    Returns:
        The exit code.

    Raises:
        Failure: There is no such room, or it cannot be done.
    """
    with explained():
        match arguments.what:
            case "list":
                return _list(arguments)
            case "export":
                return _export(arguments)
            case _:
                return _delete(arguments)


def _list(arguments: argparse.Namespace) -> int:
    found = listed(data_folder(arguments), date.today(), ask)
    if arguments.json:
        out_json(msgspec.json.encode(found))
        return DONE
    for each in found:
        out(f"{each.session}  {_in_words(each)}")
    if not found:
        tell("There are no rooms here.")
    return DONE


def _in_words(room: Listed) -> str:
    if room.trouble:
        return room.trouble
    state = "open now" if room.running else "over" if room.ended else "can be gone on with"
    age = "today" if room.age_days < 1 else f"{count(room.age_days, 'day')} old"
    if room.plan is None:
        return f"{state}, {age}"
    people = count(room.people or 0, "person", "people")
    return f"{room.plan}: {state}, {age}, {people}, {count(room.votes or 0, 'vote')}"


def _session(data: Path, name: str) -> SessionFile:
    found = called(data, name)
    if not found:
        raise Failure(f"there is no room {name}; `two-schemers room list` says which there are", FAILED)
    if len(found) > 1:
        raise Failure(f"{name} is more than one room", WRONG_USAGE, [each.name for each in found])
    return found[0]


def _export(arguments: argparse.Namespace) -> int:
    session = _session(data_folder(arguments), arguments.session)
    course = open_course(arguments)
    made = _made(arguments.kind, session, course, arguments.with_names)
    if arguments.output is None:
        out_text(made)
        return DONE
    write(arguments.output, made, arguments.overwrite)
    tell(f"Written to {arguments.output}.")
    return DONE


def _made(kind: str, session: SessionFile, course: Course, names: bool) -> str:
    from tui.export.report_html import as_html
    from tui.export.report_markdown import as_markdown
    from tui.export.room_report import report
    from tui.export.room_rows import as_csv, as_jsonl

    found = record(read(session, ask), course, names=names)
    if found.is_changed:
        tell("two-schemers: the course has changed since the room was opened; today's keys judge what is still there")
    if kind in ("csv", "jsonl"):
        return as_csv(found.votes) if kind == "csv" else as_jsonl(found.votes)
    return as_html(report(found)) if kind == "html" else as_markdown(report(found))


def _delete(arguments: argparse.Namespace) -> int:
    session = _session(data_folder(arguments), arguments.session)
    if not arguments.yes and not _agreed(session):
        tell("Nothing was removed.")
        return FAILED
    try:
        delete(session)
    except StoreInUseError as error:
        raise Failure(f"the room {session.code} is open; end it first", FAILED) from error
    tell(f"The room {session.name} and all that was voted in it is removed.")
    return DONE


def _agreed(session: SessionFile) -> bool:
    if not is_terminal(sys.stdin):
        raise Failure("there is nobody to ask; give --yes to remove it without a question", WRONG_USAGE)
    sys.stderr.write(f"Remove {session.name} and all that was voted in it? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
