"""Three-valued logic over named atoms (Kleene's strong logic), with nested conditions and implications.

A state says of each atom whether it is yes, no or unknown. It is held as two bit masks, the atoms that are yes and
those that are no, so that searching over states stays fast. Nothing here knows what the atoms mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Literal, NamedTuple, Protocol

Value = Literal["yes", "no"]
"""What may be said of an atom; unknown is not saying anything."""


class Truth(IntEnum):
    """A Kleene truth value, ordered so that `all` is the minimum and `any` the maximum."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    @property
    def word(self) -> Literal["yes", "no", "unknown"]:
        """The value as one lower-case word."""
        return ("no", "unknown", "yes")[self]


class State(NamedTuple):
    """What is known: bit i of `yes` (`no`) is set where atom i is yes (no)."""

    yes: int = 0
    no: int = 0

    @property
    def contradicts(self) -> int:
        """The atoms that are both."""
        return self.yes & self.no


class Condition(Protocol):
    """Something that has a truth value in a state."""

    def truth(self, state: State) -> Truth:
        """Evaluate."""
        ...


class Atom(NamedTuple):
    """One atom, by its bit."""

    bit: int

    def truth(self, state: State) -> Truth:
        """Yes, no or unknown, as the state says."""
        if state.yes & self.bit:
            return Truth.YES
        return Truth.NO if state.no & self.bit else Truth.UNKNOWN


class AtLeast(NamedTuple):
    """At least k of the parts.

    Yes if k parts are yes; no if fewer than k are yes or unknown; else unknown. `all` is k = number of parts, `any`
    is k = 1.
    """

    k: int
    parts: tuple[Condition, ...]

    def truth(self, state: State) -> Truth:
        """Evaluate."""
        values = [part.truth(state) for part in self.parts]
        yes = values.count(Truth.YES)
        if yes >= self.k:
            return Truth.YES
        return Truth.NO if yes + values.count(Truth.UNKNOWN) < self.k else Truth.UNKNOWN


class Not(NamedTuple):
    """The opposite of a condition; unknown stays unknown."""

    part: Condition

    def truth(self, state: State) -> Truth:
        """Evaluate."""
        return Truth(Truth.YES - self.part.truth(state))


class Implication(NamedTuple):
    """If the first state holds, so does the second."""

    premise: State
    conclusion: State


class Atoms:
    """Names for the bits of a state."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        """The atoms, lowest bit first."""
        self._bits = {name: 1 << place for place, name in enumerate(self.names)}

    def bit(self, name: str) -> int:
        """The bit of an atom.

        Raises:
            KeyError: There is no such atom.
        """
        return self._bits[name]

    def state(self, values: Mapping[str, Value]) -> State:
        """The state in which the atoms have these values and all others are unknown.

        Raises:
            KeyError: There is no such atom.
        """
        yes = no = 0
        for name, value in values.items():
            if value == "yes":
                yes |= self._bits[name]
            else:
                no |= self._bits[name]
        return State(yes, no)

    def settled(self, state: State) -> State:
        """A state in which every atom that is not yes is no."""
        return State(state.yes, ((1 << len(self.names)) - 1) & ~state.yes)

    def values(self, state: State) -> dict[str, Value]:
        """The atoms that are known in a state, in order; a contradicting atom shows as yes."""
        found: dict[str, Value] = {}
        for name, bit in self._bits.items():
            if state.yes & bit:
                found[name] = "yes"
            elif state.no & bit:
                found[name] = "no"
        return found


def closure(state: State, implications: Iterable[Implication]) -> State:
    """Apply implications until nothing changes. The result may contradict itself; see `State.contradicts`."""
    yes, no = state
    rules = tuple(implications)
    changed = True
    while changed:
        changed = False
        for (if_yes, if_no), (then_yes, then_no) in rules:
            if (
                yes & if_yes == if_yes
                and no & if_no == if_no
                and (yes & then_yes != then_yes or no & then_no != then_no)
            ):
                yes |= then_yes
                no |= then_no
                changed = True
    return State(yes, no)
