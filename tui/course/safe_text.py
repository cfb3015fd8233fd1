"""Reading a file's text safely: size, encoding, characters that may not reach a terminal."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tui.course.bounds import FILE_BYTES, LESSON_BYTES
from tui.course.problem import Problem, problem
from tui.course.rules import rule

rule("unreadable-file", "error", "A file cannot be read, or a folder stands in its place.")
rule("outside-folder", "error", "A file of the course is a link that leads out of the course's folder.")
rule("encoding", "error", "A file is not valid UTF-8.")
rule("control-character", "error", "A text holds a control or format character, which nobody sees; it is never shown.")

_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"

# Control characters but tab and newline; everything that is of Unicode's category "format" or a separator of lines
# (marks and overrides of direction, joiners, soft hyphens, tags, byte order marks); letters that are blank; surrogates
# and what is no character. PyYAML refuses some of them, terminals obey others, and none can be seen.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u180e"
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    f"\ud800-\udfff]|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
)
"""What may not reach a terminal. A joiner between two emoji may: it makes them one."""


# Markdown turns these into characters.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]{2,31});")


def clean(text: str) -> str:
    """The text without characters that could act on a terminal."""
    return UNSAFE.sub("", text)


def inside(label: str) -> str:
    """A label as it stands inside a sentence: its first letter small."""
    return label[:1].lower() + label[1:]


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset into a text."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def blocked(root: Path, relative: str) -> Problem | None:
    """Why a file of a course cannot be opened at all, if so; its content is not looked at."""
    path = root / relative
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return problem(relative, 1, 1, "outside-folder", "the file is a link out of the course's folder")
        if not path.exists():
            return problem(relative, 1, 1, "missing-file", "there is no such file")
        if not path.is_file():
            return problem(relative, 1, 1, "unreadable-file", "this is not a regular file")
        size = path.stat().st_size
    except (OSError, RuntimeError) as error:
        return _unreadable(relative, error)
    most = LESSON_BYTES if relative.endswith(".md") else FILE_BYTES
    if size > most:
        return problem(relative, 1, 1, "too-large", f"the file has {size:,} bytes; at most {most:,} are read")
    return None


def _unreadable(relative: str, error: Exception) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return problem(relative, 1, 1, "unreadable-file", f"the file cannot be read: {reason}")


def _without_unsafe(entity: re.Match[str]) -> str:
    """An entity as it stands, or the unsafe character that it means, at the entity's width."""
    import html

    name = entity[0][1:-1]
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        meant = chr(number) if number <= sys.maxunicode else ""
    else:
        meant = html.unescape(entity[0])
    return meant.ljust(len(entity[0])) if UNSAFE.match(meant) else entity[0]


def read(root: Path, relative: str) -> tuple[str | None, list[Problem]]:
    """Read a file of a course.

    Args:
        root: The course's folder.
        relative: The file's path below it, with forward slashes.

    Returns:
        The text, line ends normalised and every unsafe character replaced by a blank of the same width, and
        what was wrong with it; no text where it cannot be read at all.
    """
    obstacle = blocked(root, relative)
    if obstacle:
        return None, [obstacle]
    try:
        raw = (root / relative).read_bytes()
    except OSError as error:
        return None, [_unreadable(relative, error)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = place(before, len(before))
        message = f"byte {raw[error.start]:#04x} is not UTF-8"
        return None, [problem(relative, line, column, "encoding", message, "save the file as UTF-8")]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _ENTITY.sub(_without_unsafe, text) if "&" in text else text
    problems = []
    for found in UNSAFE.finditer(text):
        line, column = place(text, found.start())
        message = f"character U+{ord(found.group()):04X} may not stand in a course file"
        problems.append(problem(relative, line, column, "control-character", message, "remove it"))
        if len(problems) == 20:
            break
    return (UNSAFE.sub(" ", text) if problems else text), problems
