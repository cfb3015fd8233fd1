"""Reading the files of a course, one kind at a time; what is not sound is reported and left out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tui.course import safe_text
from tui.course.bounds import ITEMS
from tui.course.decode import decode
from tui.course.problem import Problem, did_you_mean, problem
from tui.course.schema import QuizHead, RubricFile
from tui.course.strict_yaml import Document, parse

if TYPE_CHECKING:
    from tui.course.items import FindVignette
    from tui.course.model import Classify, Item, Quiz
    from tui.course.rubric import Rubric
    from tui.course.schema import FlipEntry, ItemEntry

T = TypeVar("T")

COURSE = "lessons/course.yaml"
OBJECTIVES = "lessons/objectives.yaml"
GLOSSARY = "lessons/glossary.yaml"
RUBRIC = "quizzes/rubric.yaml"
SPECIAL = frozenset((COURSE, OBJECTIVES, GLOSSARY, RUBRIC))
"""Files of their own kind; every other one in their folders is a lesson or a quiz."""


def read_yaml(root: Path, relative: str, form: type[T]) -> tuple[T | None, Document]:
    """Read a YAML file of a course into a form; the findings are in the document."""
    content, problems = safe_text.read(root, relative)
    document = parse(relative, content) if content is not None else Document(relative, "")
    document.problems[:0] = problems
    value = decode(document, form) if document.data is not None else None
    return value, document


def read_rubric(root: Path) -> tuple[Rubric | None, Document]:
    """Read the rubric of a course."""
    from tui.course.rubric import Rubric
    from tui.course.rubric_file import verify

    source, document = read_yaml(root, RUBRIC, RubricFile)
    if source is None or not verify(source, document):
        return None, document
    return Rubric(source), document


def read_quiz(
    root: Path, relative: str, rubric: Rubric | None, find: FindVignette | None = None
) -> tuple[Quiz | None, Document, list[tuple[int, Item]]]:
    """Read a quiz; items that are not sound are left out.

    Args:
        root: The course's folder.
        relative: The file.
        rubric: Gives vignettes their keys; without one none is read.
        find: Gives a flip the vignette of another quiz; without it only those of this quiz are known.

    Returns:
        The quiz (None where its head is not sound), the file with the findings, and each sound item with its place
        in the file's list.
    """
    from tui.course.items import build
    from tui.course.model import Classify, Quiz
    from tui.course.schema import FlipEntry

    content, problems = safe_text.read(root, relative)
    document = parse(relative, content) if content is not None else Document(relative, "")
    document.problems[:0] = problems
    if document.data is None:
        return None, document, []
    whole = document.data
    if not isinstance(whole, dict):
        document.report(document.mark(), "wrong-type", "a quiz is a mapping")
        return None, document, []
    entries = whole.get("items", [])
    document.data = {key: value for key, value in whole.items() if key != "items"}
    head = decode(document, QuizHead)
    document.data = whole
    items: list[tuple[int, Item]] = []
    flips: list[tuple[int, FlipEntry]] = []
    if not isinstance(entries, list):
        document.report(document.mark("items"), "wrong-type", "items are a list")
        entries = []
    elif len(entries) > ITEMS:
        message = f"the quiz has {len(entries):,} items; at most {ITEMS} are read"
        document.report(document.mark("items"), "too-large", message, "make it several quizzes")
        return None, document, []
    elif not entries:
        document.report(document.mark("items"), "missing-key", "the quiz has no items")
    for index, data in enumerate(entries):
        path = ("items", index)
        form = _item_form(document, data, path)
        entry: ItemEntry | None = decode(document, form, path) if form else None
        if isinstance(entry, FlipEntry):
            flips.append((index, entry))
            continue
        item = build(entry, rubric, document, path, lambda _: None) if entry is not None else None
        if item is not None:
            items.append((index, item))
    own = {item.id: item for _, item in items if isinstance(item, Classify)}

    def find_here_first(name: str) -> Classify | None:
        return own.get(name) or (find(name) if find else None)

    for index, flip in flips:
        item = build(flip, rubric, document, ("items", index), find_here_first)
        if item is not None:
            items.append((index, item))
    items.sort(key=lambda placed: placed[0])
    if head is None:
        return None, document, items
    order = [verdict.id for verdict in rubric.verdicts] if rubric else []
    for index, name in enumerate(head.verdicts):
        if rubric and name not in order:
            mark = document.mark("verdicts", index)
            document.report(mark, "unknown-reference", f"there is no verdict {name!r}", did_you_mean(name, order))
    offered = tuple(verdict for verdict in order if verdict in head.verdicts)
    if rubric and not head.verdicts and any(isinstance(item, Classify) for _, item in items):
        message = "'verdicts' is missing: the ones that are offered for the vignettes"
        document.report(document.mark(), "missing-key", message, f"verdicts: [{', '.join(order)}]")
        items = [(index, item) for index, item in items if not isinstance(item, Classify)]
    sound = []
    for index, item in items:
        if not isinstance(item, Classify) or _offered(document, index, item, offered):
            sound.append((index, item))
    quiz = Quiz(id=head.id, title=head.title, form=head.form, verdicts=offered, items=tuple(item for _, item in sound))
    return quiz, document, sound


def _item_form(document: Document, data: Any, path: tuple[str | int, ...]) -> Any:
    from tui.course.schema import ITEM_FORMS

    if not isinstance(data, dict):
        document.report(document.mark(*path), "wrong-type", "an item is a mapping")
        return None
    kind = data.get("kind")
    if isinstance(kind, str) and kind in ITEM_FORMS:
        return ITEM_FORMS[kind]
    if kind is None:
        document.report(document.mark(*path), "missing-key", "'kind' is missing", f"one of: {', '.join(ITEM_FORMS)}")
    else:
        shown = kind if isinstance(kind, str) else "that"
        message = f"items of kind {shown!r} are not known to this version"
        hint = did_you_mean(shown, ITEM_FORMS) or f"one of: {', '.join(ITEM_FORMS)}"
        document.report(document.mark(*path, "kind"), "wrong-value", message, hint)
    return None


def _offered(document: Document, index: int, item: Classify, offered: tuple[str, ...]) -> bool:
    """Whether the quiz offers what a classify item needs, and the item explains what the quiz offers."""
    before = len(document.problems)
    path = ("items", index)
    if item.key not in offered:
        message = f"the text supports {item.key!r}, which the quiz does not offer"
        document.report(document.mark(*path, "vignette"), "verdict", message, "see `verdicts` at the head of the quiz")
    for verdict in offered:
        if verdict not in item.explain:
            message = f"there is no explanation for {verdict!r}"
            document.report(document.key_mark(*path, "explain"), "explain", message)
    for verdict in item.explain:
        if verdict not in offered:
            mark = document.key_mark(*path, "explain", verdict)
            message = f"{verdict!r} is explained, and not offered"
            document.report(mark, "explain", message, did_you_mean(verdict, offered))
    return len(document.problems) == before


def read_quiz_head(root: Path, relative: str) -> tuple[QuizHead | None, list[Problem]]:
    """The head of a quiz, read without its items where they come last, as they should."""
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
    content, problems = safe_text.read(root, relative)
    if content is None:
        return None, problems
    document = parse(relative, content)
    if isinstance(document.data, dict):
        document.data.pop("items", None)
    head = decode(document, QuizHead) if document.data is not None else None
    return head, document.problems


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
