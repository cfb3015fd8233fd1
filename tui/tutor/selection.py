"""Which item comes next in practice."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tui.course.model import Classify, Item, Quiz
from tui.tutor.history import History


def order(quiz: Quiz, history: History, seed: str) -> list[Item]:
    """The items of a quiz in the order in which to ask them now.

    Unseen ones first, the least often answered next, skipped ones after their equals; the two of a pair stand next to
    each other, and a pair once begun is finished first. Among equals the order is shuffled by the seed, the same each
    time, so that a session that was broken off goes on where it was. Questions asked inside lessons keep the
    author's order.
    """
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

    def answered(item: Item) -> int:
        return history.times_answered(quiz.id, item.id)

    def skipped(item: Item) -> int:
        return history.times_skipped(quiz.id, item.id)

    def rank(group: Sequence[Item]) -> tuple[bool, int, int]:
        counts = [answered(item) for item in group]
        begun = min(counts) != max(counts)
        unskipped = min(skipped(item) for item in group if answered(item) == min(counts))
        return (not begun or unskipped > 0, min(counts), unskipped)

    shuffled.sort(key=rank)
    return [item for group in shuffled for item in sorted(group, key=lambda item: (answered(item), skipped(item)))]
