"""Mixing the texts of a practice whose pairs stand apart: easy before hard, and something else than just before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from tui.course.model import Classify, Item, are_pair
from tui.tutor.history import History

APART = 3
"""How many texts stand between the two of a pair at least, where there are others to ask."""
_RUN = 2
"""How many texts with the same answer may follow each other, where there are others to ask."""


def mixed(items: Iterable[Item], history: History, context: str, before: Sequence[Item], seed: str) -> list[Item]:
    """Items in the order in which to ask them: the least often met first, easy before hard, otherwise in turns.

    Each comes as another skill, another verdict and another form of text than those before it, as far as there are
    such; the two of a pair stand apart. Among equals the order follows from the seed.

    Args:
        items: What is to be asked.
        history: What the learner has done.
        context: The quiz.
        before: What was asked last, the latest last.
        seed: What the order follows from.
    """
    left = list(items)
    Random(seed).shuffle(left)
    asked = list(before)
    found: list[Item] = []
    while left:
        chosen = min(left, key=lambda item: _rank(item, asked, history, context))
        left.remove(chosen)
        found.append(chosen)
        asked.append(chosen)
    return apart(found)


def apart(ordered: list[Item]) -> list[Item]:
    """What could only be put near its twin, for the end of an order, comes before that."""
    for item in list(ordered):
        place = ordered.index(item)
        twin = next((at for at in range(max(0, place - APART), place) if are_pair(ordered[at], item)), None)
        if twin is not None:
            ordered.insert(max(0, twin - APART), ordered.pop(place))
    return ordered


def _rank(item: Item, asked: Sequence[Item], history: History, context: str) -> tuple[int, int, bool, int, int]:
    latest = asked[-1] if asked else None
    same = latest is not None and item.skill == latest.skill
    repeats = 2 * same + _is_run(item, asked) + (latest is not None and _is_document(item) == _is_document(latest))
    is_twin = any(are_pair(item, other) for other in asked[-APART:])
    return history.times_met(item.id), history.times_skipped(context, item.id), is_twin, item.difficulty or 0, repeats


def _is_run(item: Item, asked: Sequence[Item]) -> bool:
    """Whether the texts just before had the same verdict, all of them."""
    latest = [other.key for other in asked[-_RUN:] if isinstance(other, Classify)]
    return isinstance(item, Classify) and len(latest) == _RUN and set(latest) == {item.key}


def _is_document(item: Item) -> bool:
    """Whether a text is set as what it is taken from, rather than in plain prose."""
    return isinstance(item, Classify) and any(passage.kind != "paragraph" for passage in item.vignette.passages)
