"""A sure mix-up is met again soon: another new text of the same skill comes within the next few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.course.model import Classify, Item, Quiz
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
    given = [each for each in history.answers() if each.data.context == quiz.id and each.item in items]
    found: dict[str, int] = {}
    for place, each in enumerate(given):
        since = given[place + 1 :]
        left = SOON - len(since)
        if left > 0 and _is_sure_mix_up(each) and not any(_tests_again(each, other, items) for other in since):
            found[each.data.skill] = left
    return found


def _is_sure_mix_up(given: Given) -> bool:
    return given.data.headline and given.data.certainty == "sure" and bool(given.data.skill)


def _tests_again(before: Given, after: Given, items: Mapping[str, Item]) -> bool:
    return after.data.skill == before.data.skill and not _are_pair(items[before.item], items[after.item])


def _are_pair(one: Item, other: Item) -> bool:
    return isinstance(one, Classify) and isinstance(other, Classify) and bool(one.pair) and one.pair == other.pair


def is_retest(quiz: Quiz, history: History, item: Item) -> bool:
    """Whether an item tests again what was mixed up, sure."""
    if item.skill not in due(quiz, history):
        return False
    previous = history.previous
    mate = next((each for each in quiz.items if previous is not None and each.id == previous.item), None)
    return mate is None or not _are_pair(mate, item)


def brought_forward(quiz: Quiz, history: History, queue: Sequence[Item]) -> list[Item]:
    """Items that are to be asked, with a new one of each skill that is due near enough.

    The two of a pair stay next to each other. Where no new item of the skill is left, nothing is moved.

    Args:
        quiz: The quiz.
        history: What the learner has done.
        queue: What is to be asked from now on, in order.
    """
    ordered = list(queue)
    for skill, within in due(quiz, history).items():
        place = next((at for at, item in enumerate(ordered) if _serves(quiz, history, skill, item)), None)
        if place is None or place < within:
            continue
        chosen = ordered[place]
        moved = [item for item in ordered if item is chosen or _are_pair(item, chosen)]
        ordered = [item for item in ordered if item not in moved]
        at = within - 1
        while 0 < at < len(ordered) and _are_pair(ordered[at - 1], ordered[at]):
            at -= 1
        ordered[at:at] = sorted(moved, key=lambda item: item is not chosen)
    return ordered


def _serves(quiz: Quiz, history: History, skill: str, item: Item) -> bool:
    return item.skill == skill and not history.times_met(item.id) and is_retest(quiz, history, item)
