"""A sure mix-up is met again soon: another new text of the same skill comes within the next few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from tui.course.model import Item, Quiz, are_pair
from tui.tutor.given import Given
from tui.tutor.history import History

SOON = 5
"""Within how many texts of the same practice a sure mix-up is tested again."""


def due(quiz: Quiz, history: History) -> Mapping[str, int]:
    """The skills to be tested again in a quiz, each with the number of texts within which.

    Due is a skill where the confusion that the course exists to cure was answered, sure, and no other text of the skill
    has been since, but for the other one of its pair.
    """
    items = {item.id: item for item in quiz.items}
    latest = list(islice((given for given in history.backwards(quiz.id) if given.item in items), SOON))
    found: dict[str, int] = {}
    for since, given in reversed(list(enumerate(latest))):
        if _is_sure_mix_up(given) and not any(_tests_again(given, other, items) for other in latest[:since]):
            found[given.data.skill] = SOON - since
    return found


def _is_sure_mix_up(given: Given) -> bool:
    return given.data.headline and given.data.certainty == "sure" and bool(given.data.skill)


def _tests_again(before: Given, after: Given, items: Mapping[str, Item]) -> bool:
    same = after.data.skill == before.data.skill and not are_pair(items[before.item], items[after.item])
    return same and not after.data.help


def is_retest(quiz: Quiz, history: History, item: Item) -> bool:
    """Whether an item tests again what was mixed up, sure; the one that was mixed up does not, nor does its mate."""
    return item.skill in due(quiz, history) and not _follows_its_like(quiz, history, item)


def _follows_its_like(quiz: Quiz, history: History, item: Item) -> bool:
    """Whether the answer before was to the item itself, or to the other one of its pair."""
    previous = history.previous
    if previous is None:
        return False
    return previous.item == item.id or any(each.id == previous.item and are_pair(each, item) for each in quiz.items)


def brought_forward(quiz: Quiz, history: History, queue: Sequence[Item]) -> list[Item]:
    """Items that are to be asked, with a new one of each skill that is due near enough.

    Where the two of a pair stand next to each other, they stay so. Where no new item of the skill is left, nothing is
    moved.

    Args:
        quiz: The quiz.
        history: What the learner has done.
        queue: What is to be asked from now on, in order.
    """
    ordered = list(queue)
    for skill, within in due(quiz, history).items():
        fitting = (
            at
            for at, item in enumerate(ordered)
            if item.skill == skill and not history.times_met(item.id) and not _follows_its_like(quiz, history, item)
        )
        place = next(fitting, None)
        if place is None or place < within:
            continue
        chosen = ordered[place]
        moved = [item for item in ordered if item is chosen or (not quiz.are_pairs_apart and are_pair(item, chosen))]
        ordered = [item for item in ordered if item not in moved]
        at = within - 1
        while 0 < at < len(ordered) and _parts_or_joins(ordered[at - 1 : at + 1], chosen):
            at -= 1
        ordered[at:at] = sorted(moved, key=lambda item: item is not chosen)
    return ordered


def _parts_or_joins(neighbours: Sequence[Item], chosen: Item) -> bool:
    """Whether an item between two others would part a pair, or stand beside its own mate."""
    return are_pair(*neighbours) or any(are_pair(each, chosen) for each in neighbours)
