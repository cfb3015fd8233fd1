"""How an item is put before a learner: the options of a choice in an order of their own."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import overload

from tui.course.model import Choice, Item, Keyed, Reflect


def seed(learner: str, context: str, item: str, round: int) -> str:
    """What the order of options follows from: another for each learner, place and round, steady within."""
    return f"{learner}/{context}/{item}/{round}"


@overload
def presented(item: Choice, seed: str) -> Choice: ...
@overload
def presented(item: Keyed, seed: str) -> Keyed: ...
@overload
def presented(item: Reflect, seed: str) -> Reflect: ...
@overload
def presented(item: Item, seed: str) -> Item: ...
def presented(item: Item, seed: str) -> Item:
    """An item as it is asked: a choice with its options shuffled, unless their order means something.

    Answers, keys and numbers above this are all those of the presented item; what is kept on record is the key of an
    option, which no order changes.
    """
    if not isinstance(item, Choice) or not item.shuffle:
        return item
    options = list(item.options)
    Random(seed).shuffle(options)
    return replace(item, options=tuple(options))
