"""What can be wrong with a course: the rules by which findings are named, each declared where it is checked."""

from __future__ import annotations

from typing import Literal

import msgspec

from tui.course import bounds

Severity = Literal["error", "warning"]


class Rule(msgspec.Struct, frozen=True):
    """One thing that `check` looks for."""

    name: str
    """Stable name, shown with each finding."""
    severity: Severity
    """Whether a finding fails the check."""
    meaning: str
    """One line for authors: what is wrong when this rule reports."""


RULES: dict[str, Rule] = {}
"""Every rule of the modules that have been imported; `tui.course.checking` knows them all."""


def rule(name: str, severity: Severity, meaning: str) -> str:
    """Declare a rule; returns its name, for findings."""
    assert name not in RULES, f"two rules are called {name}"
    RULES[name] = Rule(name, severity, meaning)
    return name


# What more than one reader or check reports.
MISSING_FILE = rule("missing-file", "error", "A file that the course needs or names is not there.")
TOO_LARGE = rule(
    "too-large",
    "error",
    f"Something is larger than what is read: a YAML file of {bounds.FILE_BYTES // 1024} KiB, a lesson of "
    f"{bounds.LESSON_BYTES // 1024} KiB, a step of {bounds.STEP_CHARACTERS:,} characters or {bounds.STEP_BLOCKS} "
    f"blocks, a text of {bounds.TEXT_CHARACTERS:,} characters, a list of more than fit.",
)
DUPLICATE_ID = rule(
    "duplicate-id", "error", "An id is used twice (lessons, quizzes, items and terms share one set of ids)."
)
FILE_NAME = rule("file-name", "error", "A file's name does not match the id inside it.")
UNKNOWN_REFERENCE = rule("unknown-reference", "error", "A name refers to nothing in the course.")
FORM_ITEM = rule(
    "form-item",
    "error",
    "An item kept unseen (of a pretest, final, retest or workshop) is asked in a lesson, flipped elsewhere or like "
    "another item; or an item of a test is in a pair, or in the plan of a workshop.",
)
