"""Texts that would be shown otherwise than they are written: blocks where there is one paragraph, open fences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import inspect as types

from tui.course.blocks import blocks
from tui.course.checking.survey import Survey
from tui.course.documents import Document, Keys
from tui.course.markdown import is_closed, short_parser
from tui.course.misfits import type_info
from tui.course.problem import Problem, problem
from tui.course.quiz_schema import QuizFile
from tui.course.rubric_schema import RubricFile
from tui.course.schema import LINE, CourseFile, GlossaryFile, ObjectivesFile
from tui.course.workshop_schema import WorkshopsFile

APART = frozenset(("vignette",))
"""Keys of texts that are read in another way."""


def find(survey: Survey) -> Iterator[Problem]:
    """Report lists, code and paragraphs that would be run together, and code that is not closed."""
    files: list[tuple[Document | None, Any]] = [
        (survey.course, CourseFile),
        (survey.objectives, ObjectivesFile),
        (survey.glossary, GlossaryFile),
        (survey.rubric_file, RubricFile),
        (survey.plans_file, WorkshopsFile),
        *((quiz.document, QuizFile) for quiz in survey.quizzes),
    ]
    for document, schema in files:
        if document is not None and document.data is not None:
            for path, text, is_line in _texts(document.data, type_info(schema), ()):
                if "\n" in text.strip():
                    yield from _look(document, path, text, is_line)


def _texts(value: Any, kind: types.Type, path: Keys, is_line: bool = False) -> Iterator[tuple[Keys, str, bool]]:
    """Every text of some data, where it stands, and whether it is shown as one paragraph."""
    if isinstance(kind, types.Metadata):
        yield from _texts(value, kind.type, path, is_line or bool((kind.extra or {}).get(LINE)))
    elif isinstance(kind, types.StrType) and isinstance(value, str):
        yield path, value, is_line
    elif isinstance(kind, types.UnionType):
        for part in kind.types:
            if not isinstance(part, types.StructType) or not part.tag or _kind(value) == part.tag:
                yield from _texts(value, part, path, is_line)
    elif isinstance(kind, types.VarTupleType) and isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, kind.item_type, (*path, index))
    elif isinstance(kind, types.DictType) and isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, kind.value_type, (*path, name))
    elif isinstance(kind, types.StructType) and isinstance(value, dict):
        for field in kind.fields:
            if field.encode_name in value and field.encode_name not in APART:
                yield from _texts(value[field.encode_name], field.type, (*path, field.encode_name))


def _kind(value: Any) -> object:
    return value.get("kind") if isinstance(value, dict) else None


def _look(document: Document, path: Keys, text: str, is_line: bool) -> Iterator[Problem]:
    mark = document.mark(*path)
    if is_line and [(block.kind, block.mark) for block in blocks(text)] != [("words", "")]:
        message = "this text is shown as one paragraph, and its lists, code or paragraphs would be run together"
        yield problem(document.path, mark.line, mark.column, "markup", message, "write one paragraph")
    lines = text.strip("\n").split("\n")
    for token in short_parser().parse("\n".join(lines)):
        if token.type == "fence" and not is_closed(token, lines):
            message = "the code in this text is not closed"
            yield problem(document.path, mark.line, mark.column, "fence", message, f"end it with {token.markup}")
