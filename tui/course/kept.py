"""What YAML said, kept from one run to the next, as Python keeps the modules that it has compiled.

Parsing takes longer than all else that is done before the first paint, and the parser more memory than the course. So
what was parsed of the bundled course's outline is kept beside the compiled modules of the program, each part with the
text that it was parsed from: it is used for that very text and no other. Where nothing can be kept, all is parsed.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from tui import __version__, files
from tui.course.bundled import bundled_course
from tui.course.documents import Document
from tui.course.reading import parse_yaml, read_document
from tui.course.safe_text import blocked


class _Part(msgspec.Struct, frozen=True):
    """Something that was parsed without findings."""

    text: str
    data: Any


class _File(msgspec.Struct, frozen=True):
    version: str = __version__
    """Of the program: another one may read YAML otherwise."""
    parts: dict[str, _Part] = {}
    """By the paths of their files below the course's folder."""


def place() -> Path | None:
    """The file in which the bundled course's outline is kept; None where Python has no place for what it compiles."""
    compiled = __spec__.cached
    return Path(compiled).with_name("outline.json") if compiled else None


class Kept:
    """What was parsed in earlier runs, and in this one."""

    def __init__(self, file: Path | None) -> None:
        """Take up what is kept.

        Args:
            file: Where it is kept; None for nowhere.
        """
        self._file = file
        self._before = _load(file)
        self._now: dict[str, _Part] = {}

    @classmethod
    def of(cls, root: Path) -> Kept:
        """What is kept of a course: nothing, but of the bundled one."""
        return cls(place() if root == bundled_course() else None)

    def read(self, root: Path, relative: str) -> Document:
        """A YAML file of a course; the findings are in the document."""
        known = self._before.get(relative)
        if known is not None and not blocked(root, relative):
            with suppress(OSError):
                if (root / relative).read_bytes().replace(b"\r\n", b"\n") == known.text.encode():
                    return self.parse(relative, known.text)
        return read_document(root, relative, self.parse)

    def parse(self, path: str, text: str) -> Document:
        """A YAML text; see `strict_yaml.parse`."""
        known = self._before.get(path)
        if known is not None and known.text == text:
            self._now[path] = known
            document = Document(path, text, parse_yaml)
            document.data = known.data
            return document
        document = parse_yaml(path, text)
        if self._file is not None and not document.problems:
            self._now[path] = _Part(text, document.data)
        return document

    def save(self) -> None:
        """Keep what was parsed in this run, if it was not kept before, where it can be and Python keeps such things."""
        is_known = all(self._before.get(path) is part for path, part in self._now.items())
        if self._file is None or is_known or sys.dont_write_bytecode:
            return
        content = msgspec.json.encode(_File(parts=self._now))
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            files.write_whole(self._file, lambda partial: partial.write_bytes(content))


def _load(file: Path | None) -> dict[str, _Part]:
    if file is None:
        return {}
    with suppress(OSError, ValueError, RecursionError, msgspec.MsgspecError):
        found = msgspec.json.decode(file.read_bytes(), type=_File)
        return found.parts if found.version == __version__ else {}
    return {}
