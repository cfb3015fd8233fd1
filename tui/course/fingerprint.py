"""What tells one state of a course's content from another."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tui.course import safe_text

_FOLDERS = ("lessons", "quizzes")
_ENDINGS = (".md", ".yaml")


def fingerprint(root: Path) -> str:
    """A hash of all files of a course: of their names and texts, whatever their ends of lines. In hexadecimal digits.

    A file that may not be read for a course, or cannot be, counts by its name alone.
    """
    found = sha256()
    for folder in _FOLDERS:
        names: list[str] = []
        with suppress(OSError):
            names = sorted(path.name for path in (root / folder).iterdir() if path.name.endswith(_ENDINGS))
        for name in names:
            relative = f"{folder}/{name}"
            content, _ = safe_text.read(root, relative)
            found.update(f"{relative}\0{content or ''}\0".encode())
    return found.hexdigest()
