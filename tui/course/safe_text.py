"""Reading a file's text safely: size, encoding, characters that may not reach a terminal."""

from __future__ import annotations

from pathlib import Path

from tui.course.bounds import FILE_BYTES, LESSON_BYTES
from tui.course.problem import Problem, problem
from tui.course.rules import rule

rule("unreadable-file", "error", "A file cannot be read, or a folder stands in its place.")
rule("outside-folder", "error", "A file of the course is a link that leads out of the course's folder.")
rule("encoding", "error", "A file is not valid UTF-8.")
rule("control-character", "error", "A text holds a control or format character, which nobody sees; it is never shown.")

_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
"""All that is unsafe although Python takes it for printable."""


def clean(text: str) -> str:
    """The text without characters that could act on a terminal."""
    if text.isprintable() and _BLANK_LETTERS.isdisjoint(text):
        return text
    from tui.course.unsafe import UNSAFE

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
    from tui.course.unsafe import UNSAFE, without_entities

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
    text = without_entities(text)
    problems = []
    for found in UNSAFE.finditer(text):
        line, column = place(text, found.start())
        message = f"character U+{ord(found.group()):04X} may not stand in a course file"
        problems.append(problem(relative, line, column, "control-character", message, "remove it"))
        if len(problems) == 20:
            break
    return (UNSAFE.sub(" ", text) if problems else text), problems
