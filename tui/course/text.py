"""Reading a file's text safely: size, encoding, characters that may not reach a terminal."""

from __future__ import annotations

import re
from pathlib import Path

from tui.course.problems import Problem, problem

MAX_BYTES = 32 * 1024 * 1024
"""The largest file that is read, in bytes."""

# C0 but tab and newline, DEL, C1, line and paragraph separators, direction marks and overrides, byte order
# marks, non-characters. PyYAML refuses some of them, terminals obey others.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without characters that could act on a terminal."""
    return UNSAFE.sub("", text)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset into a text."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def read(root: Path, relative: str) -> tuple[str | None, list[Problem]]:
    """Read a file of a course.

    Args:
        root: The course's folder.
        relative: The file's path below it, with forward slashes.

    Returns:
        The text, line ends normalised and every unsafe character replaced by a blank of the same width, and
        what was wrong with it; no text where it cannot be read at all.
    """
    path = root / relative
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return None, [problem(relative, 1, 1, "outside-folder", "the file is a link out of the course's folder")]
        if not path.exists():
            return None, [problem(relative, 1, 1, "missing-file", "there is no such file")]
        if not path.is_file():
            return None, [problem(relative, 1, 1, "unreadable-file", "this is not a regular file")]
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read"
            return None, [problem(relative, 1, 1, "too-large", message)]
        raw = path.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, [problem(relative, 1, 1, "unreadable-file", f"the file cannot be read: {reason}")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = place(raw[: error.start].decode("utf-8"), error.start)
        column = len(raw[: error.start].decode("utf-8").rpartition("\n")[2]) + 1
        message = f"byte {raw[error.start]:#04x} is not UTF-8"
        return None, [problem(relative, line, column, "encoding", message, "save the file as UTF-8")]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    problems = []
    for found in UNSAFE.finditer(text):
        line, column = place(text, found.start())
        message = f"character U+{ord(found.group()):04X} may not stand in a course file"
        problems.append(problem(relative, line, column, "control-character", message, "remove it"))
        if len(problems) == 20:
            break
    return (UNSAFE.sub(" ", text) if problems else text), problems
