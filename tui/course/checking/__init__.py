"""Everything that is wrong with a course, in one run. Each theme has a file; the rules are listed in `rules`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tui.course.checking import balance, coverage, identifiers, likeness, pairs, references, rubric, texts
from tui.course.checking.survey import Survey, survey
from tui.course.problem import Problem

THEMES: tuple[Callable[[Survey], Iterator[Problem]], ...] = (
    identifiers.find,
    references.find,
    coverage.find,
    pairs.find,
    rubric.find,
    texts.find,
    likeness.find,
    balance.find,
)
"""What is looked for once every file has been read."""


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
    return tuple(sorted(found))
