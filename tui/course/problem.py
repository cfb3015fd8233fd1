"""One finding in a course's files."""

from __future__ import annotations

import difflib
from bisect import bisect
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from tui.course.rules import RULES, Severity

_COMPARED = 100
"""How many known words before a word, and after it, are compared with it."""


class Problem(msgspec.Struct, frozen=True, order=True):
    """One finding, at one place of one file."""

    path: str
    """The file, relative to the course folder, with forward slashes."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    rule: str
    """Name of the rule."""
    severity: Severity
    message: str
    """What is wrong, in one sentence."""
    hint: str = ""
    """How to mend it, or empty."""

    def __str__(self) -> str:
        """The line that `check` prints first for this finding."""
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"


def problem(path: str, line: int, column: int, rule: str, message: str, hint: str = "") -> Problem:
    """Make a finding of a known rule; its severity is the rule's.

    Raises:
        KeyError: There is no rule of that name.
    """
    return Problem(path, line, column, rule, RULES[rule].severity, message, hint)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or lists a few.

    Of very many words only those are compared that stand near to it in the alphabet.
    """
    options = _sorted(frozenset(known))
    at = bisect(options, word)
    near = difflib.get_close_matches(word, options[max(at - _COMPARED, 0) : at + _COMPARED], n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    if len(options) <= 12:
        return "known: " + ", ".join(options) if options else ""
    return ""


@lru_cache(maxsize=32)
def _sorted(words: frozenset[str]) -> list[str]:
    return sorted(words)
