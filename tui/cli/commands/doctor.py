"""`doctor`: print what helps to find out why something does not work. Nothing of it leaves the machine."""

from __future__ import annotations

import argparse
import locale
import os
import platform
import shlex
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from tui import __version__, settings
from tui.cli.failures import DONE
from tui.cli.opening import JOURNAL, course_folder, data_folder, learner_name
from tui.cli.streams import is_terminal, out
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.safe_text import clean
from tui.files import find_aside
from tui.journal.errors import JournalError
from tui.journal.reports import Health
from tui.journal.store import Journal

DEPENDENCIES = ("textual", "rich", "pyyaml", "markdown-it-py", "mdit-py-plugins", "msgspec", "platformdirs")
VARIABLES = ("TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "PYTHONIOENCODING", settings.DATA_DIR_VARIABLE)

Facts = Iterator[tuple[str, str]]


def run(arguments: argparse.Namespace) -> int:
    """Print the facts, in groups."""
    folder = data_folder(arguments)
    groups = (
        ("Versions", _versions()),
        ("Terminal", _terminal()),
        ("Course", _course(course_folder(arguments.course))),
        ("Record", _journal(folder / JOURNAL)),
        ("Settings", _settings(folder, learner_name(arguments.learner))),
    )
    for place, (title, facts) in enumerate(groups):
        if place:
            out()
        out(title)
        for name, value in facts:
            out(clean(f"  {name:<22}  {value}"))
    return DONE


def _versions() -> Facts:
    yield "two-schemers", __version__
    yield "Python", f"{platform.python_version()} ({sys.executable})"
    yield "system", platform.platform()
    yield "SQLite", sqlite3.sqlite_version
    for name in DEPENDENCIES:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, "not found"


def _terminal() -> Facts:
    size = shutil.get_terminal_size()
    yield "size", f"{size.columns} columns, {size.lines} lines"
    for name, stream in (
        ("standard input", sys.stdin),
        ("standard output", sys.stdout),
        ("standard error", sys.stderr),
    ):
        encoding = getattr(stream, "encoding", None) or "none"
        yield name, f"{'a terminal' if is_terminal(stream) else 'no terminal'}, {encoding}"
    yield "locale", locale.getpreferredencoding(False)
    for name in VARIABLES:
        yield name, os.environ.get(name, "(not set)")


def _course(root: Path) -> Facts:
    yield "folder", str(root.absolute())
    try:
        course = Course.open(root)
    except CourseError as error:
        yield "flaw", str(error)
        return
    yield "title", f"{course.title} ({course.id})"
    yield "content", f"{len(course.lesson_heads)} lessons, {len(course.quiz_titles)} quizzes"
    flaws = {head.id: head.flaw for head in course.lesson_heads} | {quiz.id: quiz.flaw for quiz in course.quiz_titles}
    for name, flaw in flaws.items():
        if flaw:
            yield "flaw", f"{name}: {flaw}"


def _journal(path: Path) -> Facts:
    yield "folder", str(path.parent)
    if not path.exists():
        yield "journal", "none yet; it is made when the course is opened"
        return
    try:
        with Journal.open(path) as journal:
            yield from _health(journal.health())
            yield "learners", ", ".join(journal.learners()) or "none yet"
    except JournalError as error:
        yield "journal", str(error)


def _health(health: Health) -> Facts:
    yield "journal", str(health.path)
    yield "saving", "works" if health.writable else "does not work"
    yield "format", f"{health.version}" if health.version is not None else "cannot be read"
    if health.size is not None:
        yield "size", f"{health.size:,} bytes"
    odd = f", {health.undecodable} of them not understood" if health.undecodable else ""
    yield "events", f"{health.events}{odd}"
    yield "check", health.check
    yield (
        "backups",
        f"{len(health.backups)}" + (f", the newest {health.backups[0].path.name}" if health.backups else ""),
    )
    for aside in health.set_aside:
        yield "set aside", f"{aside} (it could not be read as a record, and has been kept)"
    for copy in health.copies:
        yield "looks like a copy", str(copy)
    if health.copies:
        name = shlex.quote(str(health.copies[0]))
        yield "", f"What such a file holds and this record does not is added by: two-schemers import {name}"
    for notice in health.notices:
        yield "notice", notice.text


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def _settings(folder: Path, learner: str) -> Facts:
    path = folder / settings.FILE
    yield "file", str(path) if path.exists() else f"{path} (none yet, so the defaults are used)"
    loaded = settings.load(folder, learner)
    yield "theme", loaded.settings.theme
    yield "animations", _yes_or_no(loaded.settings.animations)
    for name in loaded.settings.own.__struct_fields__:
        yield name, _yes_or_no(getattr(loaded.settings.own, name))
    for aside in find_aside(path):
        yield "set aside", f"{aside} (it could not be read as settings, and has been kept)"
    if loaded.notice:
        yield "notice", loaded.notice
