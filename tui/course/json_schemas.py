"""JSON Schemas of the course's files, so that an editor completes and checks while the author types.

The reader takes every scalar as text. An editor's YAML server does not: it sees numbers, and, by YAML 1.1, takes `yes`
and `no` for booleans. The schemas accept what the reader accepts, whichever of the two the server follows.
"""

from __future__ import annotations

from typing import Any

import msgspec

from tui.course.schema import WORDS_PATTERN, CourseFile, GlossaryFile, ObjectivesFile, QuizFile, RubricFile
from tui.course.schema_help import FIELDS, FORMS

_FILES: dict[str, tuple[type[msgspec.Struct], str]] = {
    "course": (CourseFile, "lessons/course.yaml: the course, its modules and skills"),
    "objectives": (ObjectivesFile, "lessons/objectives.yaml: what the course teaches"),
    "glossary": (GlossaryFile, "lessons/glossary.yaml: the terms"),
    "rubric": (RubricFile, "quizzes/rubric.yaml: how a verdict follows from a text"),
    "quiz": (QuizFile, "quizzes/NAME.yaml: a quiz and its items"),
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
    form, title = _FILES[kind]
    whole = msgspec.json.schema(form)
    definitions = {name: _form(name, part) for name, part in whole["$defs"].items()}
    top = definitions.pop(form.__name__)
    result: dict[str, object] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **top, "title": title}
    if definitions:
        result["$defs"] = definitions
    return result


def _form(name: str, form: dict[str, Any]) -> dict[str, Any]:
    """One mapping of a file, with a title and a word on each key."""
    properties = {}
    for key, value in form["properties"].items():
        described = _loosen(value)
        help_text = FIELDS.get((name, key)) or FIELDS.get(("", key))
        if help_text:
            described["description"] = help_text
        properties[key] = described
    return {**form, "title": FORMS.get(name, form["title"]), "properties": properties}


def _loosen(part: Any) -> Any:
    """Accept a scalar in each form in which an editor may see it."""
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
