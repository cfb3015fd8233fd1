"""The bundled course with a mark on everything that a room must not let out before its time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tui.course.bundled import bundled_course
from tui.course.course import Course

ID, PAIR, WHY, FEATURE, HINT, LATER_HINT = (
    "zzq-id-",
    "zzq-pair-",
    "zzq-why",
    "zzq-feature",
    "zzq-hint",
    "zzq-later",
)
"""Before ids of items, names of pairs, explanations, labels of features, first hints, further hints."""
KEY_WORDS = (
    b'"skill"',
    b'"difficulty"',
    b'"pair"',
    b'"explain"',
    b'"features"',
    b'"evidence_',
    b'"expect"',
    b'"spans"',
)
"""Names of fields that nothing has which leaves a host for phones."""


def marked_course(folder: Path) -> Course:
    """A copy of it, marked."""
    root = folder / "marked"
    for part in ("lessons", "quizzes"):
        shutil.copytree(bundled_course() / part, root / part)
    items, plans, rubric = (
        root / name for name in ("quizzes/workshop.yaml", "lessons/workshops.yaml", "quizzes/rubric.yaml")
    )
    text = items.read_text(encoding="utf-8")
    ids = re.findall(r"^  - id: (\S+)$", text, re.MULTILINE)
    for path in (items, plans):
        whole = path.read_text(encoding="utf-8")
        for id in ids:
            whole = re.sub(rf"(?<![\w-]){id}(?![\w-])", f"{ID}{id}", whole)
        path.write_text(whole, encoding="utf-8")
    text = items.read_text(encoding="utf-8")
    text = re.sub(r"^    pair: ", f"    pair: {PAIR}", text, flags=re.MULTILINE)
    text = re.sub(r"^(      [\w-]+: >-\n +)", rf"\1{WHY} ", text, flags=re.MULTILINE)
    text = re.sub(r"^(    hints:\n      - )(.*\n)", rf"\1{HINT} \2", text, flags=re.MULTILINE)
    text = re.sub(rf"^(      - {HINT}.*\n      - )", rf"\1{LATER_HINT} ", text, flags=re.MULTILINE)
    items.write_text(text, encoding="utf-8")
    head, _, tail = rubric.read_text(encoding="utf-8").partition("\nsenses:")
    head = re.sub(r"^    label: ", f"    label: {FEATURE} ", head, flags=re.MULTILINE)
    rubric.write_text(f"{head}\nsenses:{tail}", encoding="utf-8")
    course = Course.open(root)
    assert {each.id for each in course.quiz("workshop").items} == {f"{ID}{id}" for id in ids}
    return course


def leaks(told: bytes, *, phase: str, hint: bool = False) -> list[str]:
    """The marks in what phones or public screens are told that must not be there.

    Args:
        told: What they are told.
        phase: In which phase.
        hint: Whether the hint was given.
    """
    marks = [LATER_HINT, PAIR]
    if phase not in ("summary", "over"):
        marks.append(ID)
    if phase != "reveal":
        marks += [WHY, FEATURE]
    if not hint:
        marks.append(HINT)
    found = [mark for mark in marks if mark.encode() in told]
    return found + [word.decode() for word in KEY_WORDS if word in told]
