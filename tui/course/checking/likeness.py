"""Texts that are nearly the same.

Compared by their runs of five words. An index leads from each run to the first few texts that hold it, so that the work
grows with the number of texts and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tui.course.checking.entries import Entry
from tui.course.checking.survey import Survey
from tui.course.forms import use_of
from tui.course.model import Choice, Classify, Item, Reflect
from tui.course.problem import Problem
from tui.course.rules import rule

RUN = 5
"""Words in a run."""
BOUND = 1 / 3
"""The share of the shorter text's runs that two texts may have in common.

Texts on one subject by one author share under a sixth; a copy with its names and one fact exchanged shares a half.
"""
NEAR_DUPLICATE = rule(
    "near-duplicate",
    "error",
    f"Two items share over {BOUND:.0%} of their runs of {RUN} words, are no pair, and neither recalls the other.",
)
FEWEST_RUNS = 10
"""Shorter texts are not compared."""
MAX_TEXTS = 8
"""How many texts the index keeps for a run."""
MAX_CANDIDATES = 6
"""How many texts, those with most runs in common first, are compared in full."""

_WORDS = re.compile(r"\w+")


class _Text(NamedTuple):
    entry: Entry
    item: Item
    form: str
    runs: frozenset[int]


def find(survey: Survey) -> Iterator[Problem]:
    """Report every item whose text is nearly that of an earlier one that is not its mate, nor recalled."""
    index: dict[int, list[int]] = {}
    texts: list[_Text] = []
    for quiz in survey.quizzes:
        for entry, item in quiz.items:
            found = runs(_words(item))
            if len(found) < FEWEST_RUNS:
                continue
            text = _Text(entry, item, quiz.form, found)
            shared = Counter(place for run in found for place in index.get(run, ()))
            for place, _ in shared.most_common(MAX_CANDIDATES):
                if not _may_be_alike(text, texts[place]) and likeness(found, texts[place].runs) > BOUND:
                    yield _report(text, texts[place])
                    break
            for run in found:
                holders = index.setdefault(run, [])
                if len(holders) < MAX_TEXTS:
                    holders.append(len(texts))
            texts.append(text)


def runs(text: str) -> frozenset[int]:
    """Fingerprints of the runs of words in a text."""
    words = _WORDS.findall(text.casefold())
    return frozenset(hash(run) for run in zip(*(words[start:] for start in range(RUN)), strict=False))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter text's runs that the other one has too."""
    return len(one & other) / min(len(one), len(other))


def _words(item: Item) -> str:
    if isinstance(item, Classify):
        return item.vignette.text
    if isinstance(item, Reflect):
        return item.prompt
    if isinstance(item, Choice):
        return " ".join([item.stem, *(option.text for option in item.options)])
    return item.prompt


def _may_be_alike(one: _Text, other: _Text) -> bool:
    """Whether two items are a pair, or one asks the other again on purpose, and neither is kept unseen."""
    pair = one.entry.text("pair")
    recalls = one.entry.text("recalls") == other.item.id or other.entry.text("recalls") == one.item.id
    is_unseen = use_of(one.form).kept_for or use_of(other.form).kept_for
    return (bool(pair) and pair == other.entry.text("pair")) or (recalls and not is_unseen)


def _report(text: _Text, other: _Text) -> Problem:
    entry, earlier = text.entry, other.entry
    mark = entry.mark(next((key for key in ("vignette", "stem", "prompt") if key in entry.data), "id"))
    share = round(100 * likeness(text.runs, other.runs))
    where = f"{other.item.id!r} at {earlier.document.path}:{earlier.mark().line}"
    message = f"the text of {text.item.id!r} shares {share}% of its runs of {RUN} words with {where}"
    form = next((form for form in (text.form, other.form) if use_of(form).kept_for), None)
    if form:
        return entry.problem(mark, "form-item", f"{message}, and one of them is of a {form}", "write another text")
    return entry.problem(
        mark, "near-duplicate", message, "write another text, make them a pair, or let one recall the other"
    )
