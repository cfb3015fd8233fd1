"""JSON Schemas of the course's files, so that an editor completes and checks while the author types.

The reader takes every scalar as text. An editor's YAML server does not: it sees numbers, and, by YAML 1.1, takes `yes`
and `no` for booleans. The schemas accept what the reader accepts, whichever of the two the server follows.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from tui.course.quiz_schema import ITEM_KINDS, QuizFile
from tui.course.rubric_schema import RubricFile
from tui.course.schema import WORDS_PATTERN, CourseFile, GlossaryFile, ObjectivesFile
from tui.course.workshop_schema import WorkshopsFile

_FILES: dict[str, type[msgspec.Struct]] = {
    "course": CourseFile,
    "objectives": ObjectivesFile,
    "glossary": GlossaryFile,
    "rubric": RubricFile,
    "quiz": QuizFile,
    "workshops": WorkshopsFile,
}
KINDS: tuple[str, ...] = tuple(_FILES)
"""The kinds of file that have a schema."""


def schema(kind: str) -> dict[str, object]:
    """The JSON Schema (2020-12) of a kind of file.

    Args:
        kind: One of `KINDS`.

    Raises:
        KeyError: There is no such kind.
    """
    whole = msgspec.json.schema(_FILES[kind])
    definitions = {name: _mapping(part) for name, part in whole["$defs"].items()}
    top = definitions.pop(_FILES[kind].__name__)
    title = top.pop("description").removesuffix(".")
    result: dict[str, object] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **top, "title": title}
    if definitions:
        result["$defs"] = definitions
    return result


def _mapping(shape: dict[str, Any]) -> dict[str, Any]:
    """One mapping of a file; its docstring up to a colon or full stop is its title."""
    properties = {key: _loosen(value) for key, value in shape["properties"].items()}
    if "kind" in properties:
        kinds = (f"{kind} ({_title(entry.__doc__ or '').lower()})" for kind, entry in ITEM_KINDS.items())
        properties["kind"]["description"] = f"One of: {', '.join(kinds)}."
    return {**shape, "title": _title(shape["description"]), "properties": properties}


def _title(description: str) -> str:
    return re.split(r"(?<=\?) |[:.]( |$)", description, maxsplit=1)[0]


def _loosen(part: Any) -> Any:
    """Accept a scalar in each shape in which an editor may see it."""
    if isinstance(part, list):
        return [_loosen(value) for value in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "string":
        pattern = part.get("pattern")
        if pattern is None:
            return {**part, "type": ["string", "number", "boolean", "null"]}
        if pattern == WORDS_PATTERN:
            return {**part, "type": ["string", "number", "boolean"]}
        return {**part, "type": ["string", "boolean"], "pattern": pattern.replace(r"(?!\n)", "")}
    if part.get("type") == "integer":
        allowed = range(part["minimum"], part["maximum"] + 1)
        numbers = "|".join(map(str, allowed)) if len(allowed) < 10 else r"\d+"
        return {**part, "type": ["integer", "string"], "pattern": f"^({numbers})$"}
    if {"yes", "no"} <= set(part.get("enum", ())):
        return {**part, "enum": [*part["enum"], True, False]}
    if part.get("enum") == [""]:
        return {"enum": ["", None]}
    loose = {key: _loosen(value) for key, value in part.items() if key not in ("default", "propertyNames")}
    if part.get("default"):
        loose["default"] = part["default"]
    if "propertyNames" in part:
        names = part["propertyNames"]
        loose["propertyNames"] = {**names, "pattern": names["pattern"].replace(r"(?!\n)", "")}
    return loose
