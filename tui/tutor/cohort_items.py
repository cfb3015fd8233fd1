"""What a group's answers say of the items of a form: how hard each is, whether it fits the rest, what was mixed up.

Classical item analysis (Lord and Novick 1968). Only first answers to texts that were not seen before are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from math import sqrt
from statistics import fmean

import msgspec

from tui.tutor.cohort_titles import Titles
from tui.tutor.completion import FormAnswer
from tui.tutor.measures import Share, share

FEWEST_TO_CORRELATE = 3
"""People below whom nothing correlates: two points are always on a line."""
FEWEST_FOR_OPTIONS = 40
"""People below whom it means nothing that hardly anybody chose a wrong option."""
HARDLY_ANYBODY = 0.05


class Wrong(msgspec.Struct, frozen=True):
    """A wrong answer to an item."""

    answer: str
    confusion: str
    """The kind of it, or empty."""
    label: str
    """What that kind is called, or empty."""
    people: int


class ItemFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an item."""

    item: str
    revision: str
    key: str
    title: str
    """Its first words; empty without the course that has it."""
    step: str
    """The step to read again, as `LESSON#STEP`; empty where none is known."""
    right: Share
    """How many had it right: its difficulty."""
    correlation: float | None
    """Of being right here with the share of the others that were right; None where it is undefined."""
    wrong: tuple[Wrong, ...]
    """What was answered instead, the most frequent first."""
    unused: tuple[str, ...] | None
    """Wrong options that hardly anybody chose; None before there are enough people to say."""

    @property
    def is_against_the_rest(self) -> bool:
        """Whether those who have the others right tend to have this one wrong, so that its key is to be checked."""
        return self.correlation is not None and self.correlation < 0


def item_figures(
    people: Iterable[Sequence[FormAnswer]], titles: Titles, options: Collection[str] = ()
) -> tuple[ItemFigures, ...]:
    """The figures of each item, the hardest first.

    Args:
        people: The answers of each person in one form, one an item.
        titles: What is known of the items.
        options: The verdicts that are offered; those that were keys or were answered are known anyway.
    """
    answers = [[answer for answer in each if not answer.seen] for each in people]
    offered = dict.fromkeys([*options, *(name for each in answers for one in each for name in (one.key, one.given))])
    by_item: dict[tuple[str, str], list[tuple[FormAnswer, float | None]]] = {}
    for each in answers:
        for one in each:
            by_item.setdefault((one.item, one.revision), []).append((one, _others(one, each)))
    found = [_figures(pairs, list(offered), titles) for pairs in by_item.values()]
    return tuple(sorted(found, key=lambda item: (item.right.rate or 0, -item.right.of, item.item)))


def _others(one: FormAnswer, answers: Sequence[FormAnswer]) -> float | None:
    """The share of right answers among the others of a person."""
    others = [other.right for other in answers if other is not one]
    return fmean(others) if others else None


def _figures(pairs: Sequence[tuple[FormAnswer, float | None]], offered: Sequence[str], titles: Titles) -> ItemFigures:
    answers = [answer for answer, _ in pairs]
    first = answers[0]
    given = Counter((each.given, each.confusion, each.label) for each in answers if not each.right)
    chosen = Counter(each.given for each in answers)
    unused = None
    if len(answers) >= FEWEST_FOR_OPTIONS:
        wrong = (name for name in offered if name != first.key)
        unused = tuple(name for name in wrong if chosen[name] / len(answers) < HARDLY_ANYBODY)
    title, step = titles.item(first.item)
    return ItemFigures(
        item=first.item,
        revision=first.revision,
        key=first.key,
        title=title,
        step=step,
        right=share(each.right for each in answers),
        correlation=correlation([(float(answer.right), rest) for answer, rest in pairs if rest is not None]),
        wrong=tuple(Wrong(*what, people) for what, people in given.most_common()),
        unused=unused,
    )


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's r; None for fewer pairs than `FEWEST_TO_CORRELATE`, and where one side is the same throughout."""
    if len(pairs) < FEWEST_TO_CORRELATE:
        return None
    x, y = (fmean(side) for side in zip(*pairs, strict=True))
    across = sum((a - x) ** 2 for a, _ in pairs)
    along = sum((b - y) ** 2 for _, b in pairs)
    # Shares that are equal may differ in their last bit.
    if across < 1e-12 or along < 1e-12:
        return None
    return max(-1.0, min(1.0, sum((a - x) * (b - y) for a, b in pairs) / sqrt(across * along)))
