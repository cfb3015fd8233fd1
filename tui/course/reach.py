"""Whether conditions can have given truth values, searched from the conditions downwards.

In Kleene's logic more knowledge never turns a yes or a no into anything else. So conditions can have given values
exactly if one of the smallest states that give them those values is acceptable, and only those are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, islice

from tui.course.logic import AtLeast, Atom, Condition, Not, State, Truth

MAX_STEPS = 4_000
"""How far is searched; what is not settled by then counts as possible."""

Wanted = tuple[tuple[Condition, Truth], ...]


def possible(wanted: Sequence[tuple[Condition, Truth]], accept: Callable[[State], bool]) -> bool:
    """Whether some acceptable state gives each condition its value, which is yes or no."""
    waiting: list[tuple[Wanted, State]] = [(tuple(wanted), State())]
    steps = 0
    while waiting:
        rest, state = waiting.pop()
        if state.contradicts:
            continue
        if not rest:
            if accept(state):
                return True
            continue
        branches = _branches(rest, state)
        steps += len(branches)
        if steps >= MAX_STEPS:
            return True
        waiting.extend(reversed(branches))
    return False


def _branches(wanted: Wanted, state: State) -> list[tuple[Wanted, State]]:
    """The ways to give the first condition its value, each with what is then left to do."""
    (condition, truth), *others = wanted
    rest = tuple(others)
    if isinstance(condition, Atom):
        yes = condition.bit if truth is Truth.YES else 0
        return [(rest, State(state.yes | yes, state.no | (condition.bit & ~yes)))]
    if isinstance(condition, Not):
        return [(((condition.part, Truth(Truth.YES - truth)), *rest), state)]
    assert isinstance(condition, AtLeast)
    needed = condition.k if truth is Truth.YES else len(condition.parts) - condition.k + 1
    chosen = islice(combinations(condition.parts, needed), MAX_STEPS) if needed > 0 else iter([()])
    return [((*((part, truth) for part in parts), *rest), state) for parts in chosen]
