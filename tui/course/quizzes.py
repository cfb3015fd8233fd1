"""Reading a quiz: its head, its items one by one, and whether it offers what its vignettes need."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

from tui.course.bounds import ITEMS
from tui.course.decode import decode
from tui.course.documents import Document, Keys
from tui.course.items import FindVignette, build
from tui.course.model import Classify, Item, Quiz
from tui.course.problem import Problem, did_you_mean
from tui.course.quiz_schema import ITEM_KINDS, FlipEntry, ItemEntry, QuizShell
from tui.course.reading import read_document
from tui.course.rubric import Rubric
from tui.course.rules import rule

rule("explain", "error", "An explanation is missing for a verdict offered, or given for one that is not.")

Placed = tuple[int, Item]
"""An item and its place in the file's list."""


class QuizRead(NamedTuple):
    """A quiz file that was read."""

    quiz: Quiz | None
    """None where its head is not sound."""
    document: Document
    """The file, with the findings."""
    items: tuple[Placed, ...]
    """The sound items."""


def read_quiz(root: Path, relative: str, rubric: Rubric | None, find: FindVignette | None = None) -> QuizRead:
    """Read a quiz; items that are not sound are left out.

    Args:
        root: The course's folder.
        relative: The file.
        rubric: Gives vignettes their keys; without one neither they nor flips are read.
        find: Gives a flip the vignette of another quiz; without it only those of this quiz are known.
    """
    document = read_document(root, relative)
    if document.data is None:
        return QuizRead(None, document, ())
    head = decode(document, QuizShell)
    items = _items(_entries(document), rubric, document, find)
    if head is None:
        return QuizRead(None, document, items)
    verdicts = _verdicts(head, rubric, document, items)
    if rubric:
        items = tuple(placed for placed in items if _is_offered(placed, verdicts, document))
    quiz = Quiz(
        id=head.id,
        title=head.title,
        form=head.form,
        verdicts=verdicts,
        items=tuple(item for _, item in items),
        are_pairs_apart=head.pairs == "apart",
        helps=head.helps == "yes",
    )
    return QuizRead(quiz, document, items)


def why_left_out(read: QuizRead, name: str) -> tuple[Problem, ...]:
    """What keeps an item from being asked, as far as its quiz's file tells: its own flaws, else those of the head."""
    document = read.document
    entries = document.data.get("items") if isinstance(document.data, dict) else None
    if not isinstance(entries, list) or not entries:
        return tuple(document.problems)
    lines = [document.mark("items", index).line for index in range(len(entries))]
    places = [index for index, data in enumerate(entries) if isinstance(data, dict) and data.get("id") == name]
    for place in places:
        end = lines[place + 1] if place + 1 < len(lines) else sys.maxsize
        own = tuple(found for found in document.problems if lines[place] <= found.line < end)
        if own:
            return own
    return tuple(found for found in document.problems if found.line < lines[0])


def _entries(document: Document) -> list[tuple[int, ItemEntry]]:
    """The entries that have the shape of their kind."""
    whole = document.data
    written = whole.get("items") if isinstance(whole, dict) else None
    if not isinstance(written, list) or len(written) > ITEMS:
        return []
    entries = []
    for index, data in enumerate(written):
        kind = _kind(document, data, ("items", index))
        entry = decode(document, kind, ("items", index)) if kind else None
        if entry is not None:
            entries.append((index, entry))
    return entries


def _kind(document: Document, data: Any, path: Keys) -> type[ItemEntry] | None:
    if not isinstance(data, dict):
        document.report(document.mark(*path), "wrong-type", "an item is a mapping")
        return None
    kind = data.get("kind")
    if isinstance(kind, str) and kind in ITEM_KINDS:
        return ITEM_KINDS[kind]
    if kind is None:
        document.report(document.mark(*path), "missing-key", "'kind' is missing", f"one of: {', '.join(ITEM_KINDS)}")
    else:
        shown = kind if isinstance(kind, str) else "that"
        message = f"items of kind {shown[:60]!r} are not known to this version"
        hint = did_you_mean(shown, ITEM_KINDS) or f"one of: {', '.join(ITEM_KINDS)}"
        document.report(document.mark(*path, "kind"), "wrong-value", message, hint)
    return None


def _items(
    entries: list[tuple[int, ItemEntry]], rubric: Rubric | None, document: Document, find: FindVignette | None
) -> tuple[Placed, ...]:
    """The sound items; flips come last, when the vignettes that they may be of are known."""
    own: dict[str, Classify] = {}
    items: list[Placed] = []

    def find_here_first(name: str) -> Classify | None:
        return own.get(name) or (find(name) if find else None)

    for index, entry in sorted(entries, key=lambda placed: isinstance(placed[1], FlipEntry)):
        item = build(entry, rubric, document, ("items", index), find_here_first)
        if item is not None:
            items.append((index, item))
        if isinstance(item, Classify):
            own[item.id] = item
    return tuple(sorted(items, key=lambda placed: placed[0]))


def _verdicts(head: QuizShell, rubric: Rubric | None, document: Document, items: tuple[Placed, ...]) -> tuple[str, ...]:
    """The verdicts that the quiz offers, in the order of their keys."""
    order = [verdict.id for verdict in sorted(rubric.verdicts, key=lambda each: each.hotkey)] if rubric else []
    for index, name in enumerate(head.verdicts):
        if rubric and name not in order:
            mark = document.mark("verdicts", index)
            document.report(mark, "unknown-reference", f"there is no verdict {name!r}", did_you_mean(name, order))
    if not head.verdicts and any(isinstance(item, Classify) for _, item in items):
        message = "'verdicts' is missing: the ones that are offered for the vignettes"
        document.report(document.mark(), "missing-key", message, f"verdicts: [{', '.join(order)}]")
    return tuple(verdict for verdict in order if verdict in head.verdicts)


def _is_offered(placed: Placed, offered: tuple[str, ...], document: Document) -> bool:
    """Whether the quiz offers what an item needs, and a vignette explains what the quiz offers."""
    index, item = placed
    if not isinstance(item, Classify):
        return True
    if not offered:
        return False
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
