"""Texts that are too long or too short, or give their answer away by a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.course.checking.entries import Entry
from tui.course.checking.survey import Survey
from tui.course.model import Classify, Prose, Step
from tui.course.outlines import outside_fences
from tui.course.problem import Problem
from tui.course.rules import rule

VIGNETTE_WORDS = (60, 150)
"""How many words a vignette has, at least and at most."""
EXPLANATION_WORDS = (20, 90)
"""How many words an explanation has, at least and at most."""
STEP_WORDS = 175
"""How many words a step has at most, footnotes counted, named fences not."""

BANNED_WORD = rule(
    "banned-word",
    "error",
    "A vignette uses a word from the rubric's list `banned`: it names the label, not the fact.",
)
TEXT_LENGTH = rule(
    "text-length", "warning", f"A vignette has fewer than {VIGNETTE_WORDS[0]} or more than {VIGNETTE_WORDS[1]} words."
)
EXPLAIN_LENGTH = rule(
    "explain-length",
    "warning",
    f"An explanation of a verdict has fewer than {EXPLANATION_WORDS[0]} or more than {EXPLANATION_WORDS[1]} words.",
)
STEP_LENGTH = rule(
    "step-length", "warning", f"A step has more than {STEP_WORDS} words, footnotes counted, named fences not."
)

_TARGET = re.compile(r"\]\([^)\s]{0,500}\)")
_ATTRIBUTES = re.compile(r"\]\{[^{}\n]*\}")
_WORD = re.compile(r"\w")


def find(survey: Survey) -> Iterator[Problem]:
    """Report texts out of bounds and words that the rubric bans from vignettes."""
    banned = banned_words(survey.rubric.banned) if survey.rubric else None
    for quiz in survey.quizzes:
        for entry, item in quiz.items:
            if isinstance(item, Classify):
                yield from _lengths(entry, item)
        for entry in quiz.entries:
            if banned:
                yield from _banned(entry, banned)
    for text in survey.lessons:
        for step, last in text.steps():
            words = step_words(step)
            if words > STEP_WORDS:
                message = f"the step has {words} words; at most {STEP_WORDS} fit a page"
                yield text.problem(text.at("##", step.line, last), STEP_LENGTH, message, "make it two steps")


def count(text: str) -> int:
    """The number of words in a plain text."""
    return sum(1 for part in text.split() if _WORD.search(part))


def step_words(step: Step) -> int:
    """The number of words in a step's prose and footnotes, without fences and addresses."""
    texts = [block.markdown for block in step.blocks if isinstance(block, Prose)]
    texts += [note.markdown for note in step.footnotes]
    return sum(count(_TARGET.sub("]", outside_fences(text))) for text in texts)


def _lengths(entry: Entry, item: Classify) -> Iterator[Problem]:
    words = count(item.vignette.text)
    low, high = VIGNETTE_WORDS
    if not low <= words <= high:
        message = f"the vignette of {item.id!r} has {words} words; {low} to {high} are wanted"
        yield entry.problem(entry.mark("vignette"), TEXT_LENGTH, message)
    low, high = EXPLANATION_WORDS
    for verdict, explanation in item.explain.items():
        words = count(explanation)
        if not low <= words <= high:
            message = f"the explanation of {verdict!r} has {words} words; {low} to {high} are wanted"
            yield entry.problem(entry.mark("explain", verdict), EXPLAIN_LENGTH, message)


def banned_words(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds banned words: whole words, in any case; `*` at the end of a word stands for more letters.

    A blank or hyphen between two words stands for either.
    """
    patterns = []
    for word in words:
        parts = [part for part in re.split(r"[\s-]+", word.strip()) if part.strip("*")]
        if parts:
            patterns.append(r"[\s-]+".join(map(_pattern, parts)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE) if patterns else None


def _pattern(word: str) -> str:
    return re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")


def _banned(entry: Entry, banned: re.Pattern[str]) -> Iterator[Problem]:
    source = entry.text("vignette")
    prose = _ATTRIBUTES.sub(lambda found: " " * len(found.group()), source)
    for found in banned.finditer(prose):
        mark = entry.document.block_place((*entry.path, "vignette"), source, found.start())
        label = " ".join(found.group().split())
        message = f"{label!r} names the label; a vignette describes the fact"
        yield entry.problem(mark, BANNED_WORD, message, "say what the model does or wants, in plain words")
