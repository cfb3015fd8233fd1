"""Reading the files of a course, one kind at a time; what is not sound is reported and left out."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.course import safe_text
from tui.course.decode import decode
from tui.course.documents import Document, Parse
from tui.course.problem import Problem, problem

if TYPE_CHECKING:
    from tui.course.quiz_schema import QuizHead
    from tui.course.rubric import Rubric

T = TypeVar("T")

COURSE = "lessons/course.yaml"
OBJECTIVES = "lessons/objectives.yaml"
GLOSSARY = "lessons/glossary.yaml"
RUBRIC = "quizzes/rubric.yaml"
WORKSHOPS = "lessons/workshops.yaml"
SPECIAL = frozenset((COURSE, OBJECTIVES, GLOSSARY, RUBRIC, WORKSHOPS))
"""Files of their own kind; every other one in their folders is a lesson or a quiz."""


def parse_yaml(path: str, text: str) -> Document:
    """Read a YAML text; see `strict_yaml.parse`, which is imported once there is something to parse."""
    from tui.course.strict_yaml import parse

    return parse(path, text)


def read_document(root: Path, relative: str, parse: Parse = parse_yaml) -> Document:
    """Read a YAML file of a course as plain data; the findings are in the document."""
    content, problems = safe_text.read(root, relative)
    document = parse(relative, content) if content is not None else Document(relative, "")
    document.problems[:0] = problems
    return document


def read_yaml(root: Path, relative: str, schema: type[T]) -> tuple[T | None, Document]:
    """Read a YAML file of a course that has a schema."""
    document = read_document(root, relative)
    return decode(document, schema) if document.data is not None else None, document


def read_rubric(root: Path) -> tuple[Rubric | None, Document]:
    """Read the rubric of a course."""
    from tui.course.rubric import Rubric
    from tui.course.rubric_file import verify
    from tui.course.rubric_schema import RubricFile

    source, document = read_yaml(root, RUBRIC, RubricFile)
    if source is None or not verify(source, document):
        return None, document
    return Rubric(source), document


def read_quiz_head(root: Path, relative: str, parse: Parse) -> tuple[QuizHead | None, list[Problem]]:
    """The head of a quiz, read without its items where they come last, as they should."""
    from tui.course.quiz_schema import QuizHead

    blocked = safe_text.blocked(root, relative)
    if blocked:
        return None, [blocked]
    try:
        with (root / relative).open("rb") as file:
            start = file.read(4096)
    except OSError:
        return None, safe_text.read(root, relative)[1]
    beginning, items, _ = start.decode("utf-8", "replace").replace("\r\n", "\n").partition("\nitems:")
    if items:
        document = parse(relative, safe_text.clean(beginning))
        head = decode(document, QuizHead) if document.data is not None else None
        if head is not None:
            return head, []
    document = read_document(root, relative)
    if isinstance(document.data, dict):
        document.data.pop("items", None)
    head = decode(document, QuizHead) if document.data is not None else None
    return head, document.problems


_FORM = re.compile(rb"^form:[ \t]*[\"']?([a-z]+)", re.MULTILINE)
_HEAD_BYTES = 1024


def skim_form(root: Path, name: str) -> str:
    """The form of a quiz from the first lines of its file, unparsed; empty where it does not stand there."""
    path = root / quiz_file(name)
    if not path.is_file():
        return ""
    try:
        with path.open("rb", buffering=0) as file:
            found = _FORM.search(file.read(_HEAD_BYTES))
    except OSError:
        return ""
    return found[1].decode() if found else ""


def lesson_file(root: Path, lesson: str) -> str:
    """Where a lesson stands: `lessons/NN-ID.md`, or `lessons/ID.md`."""
    folder = root / "lessons"
    found = sorted(p.name for p in folder.glob(f"[0-9]*-{lesson}.md") if p.name.partition("-")[2] == f"{lesson}.md")
    return f"lessons/{found[0]}" if found else f"lessons/{lesson}.md"


def lesson_text(root: Path, lesson: str) -> tuple[str, str | None, list[Problem]]:
    """The file of a lesson, its text, and what was wrong with it."""
    relative = lesson_file(root, lesson)
    if not os.path.lexists(root / relative):
        message = f"there is no such file, and none {quiz_file(lesson)}"
        return relative, None, [problem(relative, 1, 1, "missing-file", message)]
    return relative, *safe_text.read(root, relative)


def quiz_file(quiz: str) -> str:
    """Where a quiz stands."""
    return f"quizzes/{quiz}.yaml"


def quiz_names(root: Path) -> frozenset[str]:
    """The quizzes that a course has files for, whether a module names them or not."""
    try:
        names = os.listdir(root / "quizzes")  # noqa: PTH208 - Path.iterdir makes a Path of each
    except OSError:
        return frozenset()
    return frozenset(
        name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and f"quizzes/{name}" not in SPECIAL
    )
