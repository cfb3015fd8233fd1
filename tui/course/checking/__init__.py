"""Everything that is wrong with a course, in one run. Each theme has a file, and declares its rules there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import structs

from tui.course import misfits, strict_yaml  # noqa: F401 - they are read late elsewhere, and declare rules
from tui.course.bounds import FINDINGS
from tui.course.checking import (
    asking,
    balance,
    blocks,
    coverage,
    express,
    identifiers,
    likeness,
    pairs,
    references,
    rubric,
    texts,
    workshops,
)
from tui.course.checking.survey import Survey, survey
from tui.course.problem import Problem
from tui.course.rules import RULES, Rule

THEMES: tuple[Callable[[Survey], Iterator[Problem]], ...] = (
    identifiers.find,
    references.find,
    express.find,
    workshops.find,
    coverage.find,
    asking.find,
    pairs.find,
    rubric.find,
    texts.find,
    blocks.find,
    likeness.find,
    balance.find,
)
"""What is looked for once every file has been read."""


ALL_RULES: tuple[Rule, ...] = tuple(sorted(RULES.values(), key=lambda rule: (rule.severity, rule.name)))
"""Every rule: those of the readers, and those of the themes."""


def check(root: Path) -> tuple[Problem, ...]:
    """Check a course.

    Every file in the course's two folders is read, whether a module names it or not. What cannot be read is reported
    for itself, and then not held against the files that refer to it.

    Args:
        root: The folder that holds `lessons/` and `quizzes/`.

    Returns:
        Every finding once, by path, line and column.
    """
    everything = survey(root)
    found = set(everything.problems)
    for find in THEMES:
        found.update(find(everything))
    return tuple(_some(sorted(found)))


def _some(problems: list[Problem]) -> Iterator[Problem]:
    """The findings, but only the first ones of very many of one kind in one file, and one that says so."""
    met = Counter[tuple[str, str]]()
    for found in problems:
        kind = (found.path, found.rule)
        met[kind] += 1
        if met[kind] == FINDINGS:
            more = sum((other.path, other.rule) == kind for other in problems) - FINDINGS
            if more:
                found = structs.replace(found, message=f"{found.message}; and {more:,} more like this in the file")
        if met[kind] <= FINDINGS:
            yield found
