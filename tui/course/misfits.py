"""Why data does not fit its schema: what msgspec stops at, told part by part, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from msgspec import inspect as types

from tui.course.bounds import FINDINGS, ID_CHARACTERS
from tui.course.documents import Document, Keys
from tui.course.problem import did_you_mean
from tui.course.rules import rule
from tui.course.schema import ID_PATTERN, OBJECTIVE_PATTERN, PLACE_PATTERN, STEP_PATTERN, WORDS_PATTERN

rule("unknown-key", "error", "A key is not known at this place.")
rule("missing-key", "error", "A required key is missing.")
rule("wrong-type", "error", "A value is of another type than the one expected (a text, a list, a mapping, a number).")
rule("wrong-value", "error", "A value is not one of those allowed.")
rule("bad-id", "error", "An id does not have the shape [a-z][a-z0-9-]*.")


@lru_cache(maxsize=64)
def type_info(schema: Any) -> types.Type:
    """What msgspec knows of a type."""
    return types.type_info(schema)


_SHAPES = {
    ID_PATTERN: "an id has small letters, digits and hyphens, and begins with a letter",
    OBJECTIVE_PATTERN: "an id has small letters, digits, hyphens and dots, and begins with a letter",
    STEP_PATTERN: "a step is named LESSON#STEP",
    PLACE_PATTERN: "name a lesson or a quiz by its id, a step as LESSON#STEP",
}


def report(document: Document, path: Keys, schema: Any, otherwise: str) -> None:
    """Report every misfit of the value at a path.

    Args:
        document: The parsed file; findings are added to it.
        path: Where the value stands.
        schema: What it should be.
        otherwise: What is said where nothing is found.
    """
    value = document.data
    for part in path:
        value = value[part]
    before = len(document.problems)
    _Walk(document).visit(value, type_info(schema), path)
    if len(document.problems) == before:
        document.report(document.mark(*path), "wrong-value", otherwise)


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "a text"


class _Walk:
    """Compares data with a type, part by part."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def _report(self, path: Keys, rule: str, message: str, hint: str = "") -> None:
        self.document.report(self.document.mark(*path), rule, message, hint)

    def visit(self, value: Any, kind: types.Type, path: Keys) -> None:
        handler: dict[type, Callable[[Any, Any, Keys], None]] = {
            types.StructType: self._struct,
            types.VarTupleType: self._list,
            types.ListType: self._list,
            types.DictType: self._dict,
            types.StrType: self._text,
            types.IntType: self._number,
            types.LiteralType: self._literal,
            types.UnionType: self._union,
        }
        if isinstance(kind, types.Metadata):
            kind = kind.type
        take = handler.get(type(kind))
        if take is not None:
            take(value, kind, path)

    def _struct(self, value: Any, kind: types.StructType, path: Keys) -> None:
        if not isinstance(value, dict):
            self._report(path, "wrong-type", f"expected a mapping, found {_kind(value)}")
            return
        fields = {field.encode_name: field for field in kind.fields}
        if kind.tag_field:
            fields.pop(kind.tag_field, None)
        missing, unknown = fields.keys() - value.keys(), 0
        for name, part in value.items():
            if name == kind.tag_field:
                continue
            if name not in fields:
                mark = self.document.key_mark(*path, name)
                unknown += 1
                hint = did_you_mean(name, missing or fields) if unknown <= FINDINGS else ""
                self.document.report(mark, "unknown-key", f"{name[:ID_CHARACTERS]!r} is not known here", hint)
            else:
                self.visit(part, fields[name].type, (*path, name))
        for name, field in fields.items():
            if field.required and name not in value:
                self._report(path, "missing-key", f"{name!r} is missing")

    def _list(self, value: Any, kind: types.VarTupleType | types.ListType, path: Keys) -> None:
        if not isinstance(value, list):
            self._report(
                path,
                "wrong-type",
                f"expected a list, found {_kind(value)}",
                "write it as [a, b] or with dashes",
            )
            return
        for index, part in enumerate(value):
            self.visit(part, kind.item_type, (*path, index))
        if kind.min_length is not None and len(value) < kind.min_length:
            self._report(path, "wrong-value", f"at least {kind.min_length} are needed, here are {len(value)}")
        self._most(value, kind.max_length, path)

    def _most(self, value: dict[str, Any] | list[Any], most: int | None, path: Keys) -> None:
        if most is not None and len(value) > most:
            self._report(path, "too-large", f"at most {most} are allowed, here are {len(value):,}")

    def _dict(self, value: Any, kind: types.DictType, path: Keys) -> None:
        if not isinstance(value, dict):
            self._report(path, "wrong-type", f"expected a mapping, found {_kind(value)}")
            return
        for name, part in value.items():
            self.visit(name, kind.key_type, (*path, name))
            self.visit(part, kind.value_type, (*path, name))
        self._most(value, kind.max_length, path)

    def _text(self, value: Any, kind: types.StrType, path: Keys) -> None:
        if not isinstance(value, str):
            self._report(path, "wrong-type", f"expected a text, found {_kind(value)}")
            return
        if kind.pattern == WORDS_PATTERN and not value.strip():
            self._report(path, "wrong-value", "a text is needed here, and this one is empty")
        elif kind.pattern not in (None, WORDS_PATTERN) and not re.search(kind.pattern, value):
            self._report(path, "bad-id", f"{value[:60]!r} is not an id", _SHAPES.get(kind.pattern, ""))
        elif kind.max_length is not None and len(value) > kind.max_length:
            what = "text" if kind.pattern in (None, WORDS_PATTERN) else "id"
            message = f"this {what} has {len(value):,} characters; at most {kind.max_length:,} are allowed"
            self._report(path, "bad-id" if what == "id" else "too-large", message)

    def _number(self, value: Any, kind: types.IntType, path: Keys) -> None:
        if not isinstance(value, str):
            self._report(path, "wrong-type", f"expected a whole number, found {_kind(value)}")
            return
        if not re.fullmatch(r"-?\d{1,9}", value):
            self._report(path, "wrong-type", f"expected a whole number, found {value[:60]!r}")
            return
        low, high = kind.ge, kind.le
        if (low is not None and int(value) < low) or (high is not None and int(value) > high):
            self._report(path, "wrong-value", f"{value} is not between {low} and {high}")

    def _literal(self, value: Any, kind: types.LiteralType, path: Keys) -> None:
        if value not in [str(known) for known in kind.values]:
            shown = value[:60] if isinstance(value, str) else _kind(value)
            known = [str(option) for option in kind.values]
            self._report(
                path,
                "wrong-value",
                f"{shown!r} is not one of: {', '.join(known)}",
                did_you_mean(str(shown), known),
            )

    def _union(self, value: Any, kind: types.UnionType, path: Keys) -> None:
        texts = [part for part in kind.types if not isinstance(part, types.StructType | types.NoneType)]
        structs = [part for part in kind.types if isinstance(part, types.StructType)]
        if structs and (isinstance(value, dict) or not texts):
            self.visit(value, structs[0], path)
        elif texts:
            self.visit(value, texts[0], path)
