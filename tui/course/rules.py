"""What can be wrong with a course: the rules by which findings are named."""

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


def _rules(severity: Severity, table: dict[str, str]) -> None:
    for name, meaning in table.items():
        RULES[name] = Rule(name, severity, meaning)


_rules(
    "error",
    {
        "missing-file": "A file that the course needs or names is not there.",
        "unreadable-file": "A file cannot be read, or a folder stands in its place.",
        "outside-folder": "A file of the course is a link that leads out of the course's folder.",
        "too-large": (
            f"Something is larger than what is read: a YAML file of {bounds.FILE_BYTES // 1024} KiB, a lesson of "
            f"{bounds.LESSON_BYTES // 1024} KiB, a step of {bounds.STEP_CHARACTERS:,} characters or "
            f"{bounds.STEP_BLOCKS} blocks, a text of {bounds.TEXT_CHARACTERS:,} characters, a list of more than fit."
        ),
        "encoding": "A file is not valid UTF-8.",
        "control-character": "A text holds a control or format character, which nobody sees; it is never shown.",
        "yaml-syntax": "The YAML cannot be parsed.",
        "yaml-depth": f"Values are nested more than {bounds.FILE_DEPTH} deep.",
        "yaml-alias": "Aliases and anchors are not used in course files.",
        "yaml-tag": "Tags are not used in course files.",
        "yaml-documents": "A file holds more than one YAML document, or none.",
        "duplicate-key": "A key stands twice in one mapping.",
        "trailing-comment": "A comment follows an unquoted value on its line, and would swallow text.",
        "unknown-key": "A key is not known at this place.",
        "missing-key": "A required key is missing.",
        "wrong-type": "A value is of another type than the one expected (a text, a list, a mapping, a number).",
        "wrong-value": "A value is not one of those allowed.",
        "bad-id": "An id does not have the form [a-z][a-z0-9-]*.",
        "duplicate-id": "An id is used twice (lessons, quizzes, items and terms share one set of ids).",
        "file-name": "A file's name does not match the id inside it.",
        "unknown-reference": "A name refers to nothing in the course.",
        "front-matter": "A lesson does not begin with its front matter between two lines of ---.",
        "step-attributes": "A step lacks its attribute line, or the line has something unknown.",
        "step-empty": "A step has no text.",
        "no-steps": "A lesson has no step, or text before its first step.",
        "fence": "A fenced block is not closed, or has a meaning that is not known or not well filled.",
        "footnote": "A footnote is used but not given, given but not used, or given twice.",
        "link": "A link has an address of a kind that is not opened here.",
        "markup": "Markdown that is not shown at this place (HTML, images, headings, and so on).",
        "span": "An evidence span is malformed: unclosed, nested, empty, or with unknown or doubled features.",
        "contradiction": "The features that a text states contradict each other.",
        "verdict": "The derived verdict is not among those offered, or not the one expected.",
        "explain": "An explanation is missing for a verdict offered, or given for one that is not.",
        "one-key": "A choice item has not exactly one right option, or a flip item not exactly one.",
        "options": "An item has fewer than two options, or the same option twice.",
        "pair": "A pair is not exactly two items of one quiz.",
        "form-item": "An item of a pretest, final or retest is in a pair, asked in a lesson, or like another item.",
        "not-taught": "A complete course has an objective that no step teaches.",
        "not-tested": "A complete course has an objective that no item tests.",
        "rubric": "The rubric is not sound: a verdict out of reach, a condition that cannot hold, a hotkey used twice.",
        "banned-word": "A vignette uses a word from the rubric's list `banned`: it names the label, not the fact.",
        "near-duplicate": "Two items that are not a pair share over a third of their runs of five words.",
    },
)
_rules(
    "warning",
    {
        "not-taught-yet": "No step teaches this objective yet (an error once course.yaml says complete: yes).",
        "not-tested-yet": "No item tests this objective yet (an error once course.yaml says complete: yes).",
        "tested-once": "Only one item tests this objective, and its weight is core.",
        "tests-nothing": "An item names no objective that it tests.",
        "no-link": "An item names no step to reread.",
        "asked-twice": "A step asks an item that another step asks too.",
        "not-listed": "A file is in the course's folders, but no module names it, or it is of another kind.",
        "no-refutation": "The rubric has no word on one verdict answered where another is right.",
        "balance": (
            "In a quiz with 12 or more vignettes, a verdict is right for a share that is over 15 points from even "
            "(20 points where more than two verdicts are offered)."
        ),
        "key-position": (
            "Among the course's choice items (24 or more), the right option stands at one place over 10 points more "
            "or less often than chance puts it there."
        ),
        "key-length": (
            "Among the course's choice items (24 or more), the right option is the longest one more often than chance "
            "explains (one-sided, 5%)."
        ),
        "text-length": "A vignette has fewer than 60 or more than 130 words.",
        "explain-length": "An explanation of a verdict has fewer than 30 or more than 110 words.",
        "step-length": "A step has more than 175 words, footnotes counted, named fences not.",
    },
)
