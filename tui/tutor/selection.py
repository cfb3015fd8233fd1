"""Which items a round of practice asks, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from random import Random
from typing import Literal

from tui.course.model import Classify, Item, Quiz
from tui.tutor.history import History
from tui.tutor.mixing import APART, mixed

Round = Literal["new", "missed", "all"]
"""What a round asks: items not met before, those whose latest answer was wrong, or every one."""


def new(quiz: Quiz, history: History) -> list[Item]:
    """The items of a quiz that have not been answered, neither in it nor in a lesson."""
    return [item for item in quiz.items if not history.times_met(item.id)]


def missed(quiz: Quiz, history: History) -> list[Item]:
    """The items of a quiz whose latest answer was wrong."""
    latest = history.latest()
    return [item for item in quiz.items if item.id in latest and not latest[item.id].data.right]


def select(quiz: Quiz, history: History, round: Round) -> list[Item]:
    """The items that a round asks, in the quiz's order."""
    return {"new": new, "missed": missed}[round](quiz, history) if round != "all" else list(quiz.items)


def order(quiz: Quiz, items: Sequence[Item], history: History, seed: str) -> list[Item]:
    """Items of a quiz in the order in which to ask them now.

    Those not met come first, the least often answered next, skipped ones after their equals, easy ones before hard
    ones; the two of a pair stand next to each other, and a pair once begun is finished first, or all are mixed where
    the quiz wants its pairs apart. Among equals the order is shuffled by the seed, the same each time, so that a
    session that was broken off goes on where it was. Questions asked inside lessons keep the author's order.
    """
    if quiz.are_pairs_apart:
        here = {item.id: item for item in quiz.items}
        latest = islice((here[given.item] for given in history.backwards(quiz.id) if given.item in here), APART)
        return mixed(items, history, quiz.id, list(latest)[::-1], seed)
    groups: dict[str, list[Item]] = {}
    for item in quiz.items:
        pair = item.pair if isinstance(item, Classify) else ""
        groups.setdefault(f"pair {pair}" if pair else f"item {item.id}", []).append(item)
    shuffled = list(groups.values())
    if quiz.form != "check":
        random = Random(seed)
        random.shuffle(shuffled)
        for group in shuffled:
            random.shuffle(group)

    def skipped(item: Item) -> int:
        return history.times_skipped(quiz.id, item.id)

    def met(item: Item) -> int:
        return history.times_met(item.id)

    def rank(group: Sequence[Item]) -> tuple[bool, int, int, int]:
        counts = [met(item) for item in group]
        begun = min(counts) != max(counts)
        least_skipped = min(skipped(item) for item in group if met(item) == min(counts))
        hardest = max(item.difficulty or 0 for item in group) if quiz.form != "check" else 0
        return (not begun or least_skipped > 0, min(counts), least_skipped, hardest)

    shuffled.sort(key=rank)
    asked = {item.id for item in items}
    ordered = (item for group in shuffled for item in sorted(group, key=lambda item: (met(item), skipped(item))))
    return [item for item in ordered if item.id in asked]
