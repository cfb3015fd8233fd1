"""YAML, read strictly: plain data whose scalars are all text, with the place of every value.

Built from PyYAML's events rather than its composer, which expands aliases, crashes the interpreter on deep nesting in
its C form, and keeps no place of a value. Events also let reading end at a bound, before there is anything to hold.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from tui.course.bounds import FILE_DEPTH, FILE_VALUES
from tui.course.documents import Document, Keys, Mark
from tui.course.rules import rule
from tui.course.safe_text import clean
from tui.course.unsafe import UNSAFE

try:
    from yaml import CLoader as _Loader
except ImportError:
    from yaml import Loader as _Loader  # type: ignore[assignment]

rule("yaml-syntax", "error", "The YAML cannot be parsed.")
rule("yaml-depth", "error", f"Values are nested more than {FILE_DEPTH} deep.")
rule("yaml-alias", "error", "Aliases and anchors are not used in course files.")
rule("yaml-tag", "error", "Tags are not used in course files.")
rule("yaml-documents", "error", "A file holds more than one YAML document, or none.")
rule("duplicate-key", "error", "A key stands twice in one mapping.")
rule("trailing-comment", "error", "A comment follows an unquoted value on its line, and would swallow text.")

_ADVICE = (
    ("mapping values are not allowed", "quote the text, or write it as a block with >- : it holds ': '"),
    ("found character that cannot start any token", "quote the text, or indent with spaces, not tabs"),
    (
        "could not find expected ':'",
        "a line is not indented as deep as the text it belongs to, or lacks its colon",
    ),
    ("found unexpected end of stream", "a quote or bracket is not closed"),
    (
        "did not find expected key",
        "look at the indentation here and above, and for a quote inside quoted text",
    ),
    ("did not find expected ',' or", "a bracket or brace is not closed, or a comma is missing"),
)

_COMMENT = re.compile(r"[ \t]+#")


def parse(path: str, text: str) -> Document:
    """Read a YAML text.

    Args:
        path: What to call the file in findings.
        text: Its text, already free of unsafe characters.

    Returns:
        The document. After a syntax error its data is what was read up to there, and the error the last finding.
    """
    document = Document(path, text)
    try:
        _build(document, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)
        message = clean(error.problem or error.context or "cannot be parsed")
        hint = next((advice for start, advice in _ADVICE if message.startswith(start)), "")
        document.report(where, "yaml-syntax", message, hint)
        document.data = None
    except yaml.YAMLError as error:
        document.report(Mark(1, 1), "yaml-syntax", clean(str(error)).splitlines()[0])
        document.data = None
    return document


class _UnreadableError(Exception):
    """The rest of the file is not read: it is too large or nested too deep, or a mapping's key is not a text."""


class _EndError(Exception):
    """The first document is read, and nothing after it is."""


def _build(document: Document, text: str) -> None:
    events = yaml.parse(text, Loader=_Loader)
    builder = _Builder(document)
    try:
        for event in events:
            builder.take(event)
    except _EndError:
        return
    except _UnreadableError:
        document.data = None
        return
    if builder.documents == 0:
        document.report(Mark(1, 1), "yaml-documents", "the file is empty")


class _Builder:
    """Turns events into data. The stack holds the open containers and the path to each."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.documents = 0
        self.values = 0
        self.stack: list[dict[str, Any] | list[Any]] = []
        self.paths: list[Keys] = []
        self.keys: list[tuple[str, Mark, bool] | None] = []

    @property
    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], dict) and self.keys[-1] is None

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._count(event)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()
            self.paths.pop()
            self.keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            where = self._where(event)
            self.document.report(where, "yaml-alias", f"alias *{event.anchor}", "write the value out")
            if self._awaits_key:
                raise _UnreadableError
            self._place("", where)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                where = self._where(event)
                self.document.report(where, "yaml-documents", "a second document begins here", "remove the --- line")
                raise _EndError

    def _count(self, event: yaml.NodeEvent) -> None:
        self.values += 1
        if self.values > FILE_VALUES:
            message = f"the file holds more than {FILE_VALUES:,} values, and the rest is not read"
            self.document.report(self._where(event), "too-large", message)
            raise _UnreadableError

    @staticmethod
    def _where(event: Any, style: str = "") -> Mark:
        start = event.start_mark
        return Mark(start.line + 1, start.column + 1, style)

    def _properties(self, event: Any, where: Mark) -> None:
        if event.anchor is not None:
            self.document.report(where, "yaml-alias", f"anchor &{event.anchor}", "remove it")
        if event.tag is not None:
            self.document.report(where, "yaml-tag", f"tag {event.tag}", "remove it; quote the text where it needs it")

    def _scalar(self, event: Any) -> None:
        where = self._where(event, event.style or "")
        self._properties(event, where)
        value: str = event.value
        if UNSAFE.search(value):
            self.document.report(where, "control-character", "the text holds an escape for a control character")
            value = clean(value)
        if not event.style:
            end = event.end_mark
            line = self.document.lines[end.line] if end.line < len(self.document.lines) else ""
            if _COMMENT.match(line, end.column):
                self.document.report(
                    Mark(end.line + 1, end.column + 1),
                    "trailing-comment",
                    "the text from # on is a comment here, and would be lost",
                    "quote the text, or move the comment to a line of its own",
                )
        if self._awaits_key:
            self._key(value, where)
        else:
            self._place(value, where)

    def _key(self, name: str, where: Mark) -> None:
        container = self.stack[-1]
        assert isinstance(container, dict)
        path = (*self.paths[-1], name)
        doubled = name in container
        if doubled:
            first = self.document.key_mark(*path)
            self.document.report(
                where, "duplicate-key", f"{name!r} stands on line {first.line} too", "keep one of them"
            )
        else:
            self.document._keys[path] = where
        self.keys[-1] = (name, where, doubled)

    def _open(self, event: Any, container: dict[str, Any] | list[Any]) -> None:
        where = self._where(event)
        self._properties(event, where)
        if len(self.stack) >= FILE_DEPTH:
            self.document.report(where, "yaml-depth", f"values nest more than {FILE_DEPTH} deep here")
            raise _UnreadableError
        if self._awaits_key:
            self.document.report(where, "yaml-syntax", "a key must be a plain text")
            raise _UnreadableError
        self.paths.append(self._place(container, where))
        self.stack.append(container)
        self.keys.append(None)

    def _place(self, value: Any, where: Mark) -> Keys:
        if not self.stack:
            if self.documents == 1:
                self.document.data = value
                self.document._marks[()] = where
            return ()
        container = self.stack[-1]
        if isinstance(container, list):
            path: Keys = (*self.paths[-1], len(container))
            container.append(value)
            self.document._marks[path] = where
            return path
        pending = self.keys[-1]
        assert pending is not None
        name, _, doubled = pending
        self.keys[-1] = None
        path = (*self.paths[-1], name)
        if not doubled:
            container[name] = value
            self.document._marks[path] = where
        return path
