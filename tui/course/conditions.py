"""Conditions as authors write them, made into ones that have a truth value."""

from __future__ import annotations

from collections.abc import Callable

from tui.course.logic import AtLeast, Atom, Condition, Not
from tui.course.rubric_schema import Condition as ConditionEntry


def compiled(entry: ConditionEntry, bit: Callable[[str], int]) -> Condition:
    """A condition over atoms.

    Args:
        entry: As it was written.
        bit: Gives the bit of an atom by its name.

    Raises:
        KeyError: There is no such atom.
        ValueError: The condition is not exactly one of all, any, not, or at-least with of.
    """
    given = given_parts(entry)
    if given is None:
        raise ValueError("a condition is exactly one of all, any, not, or at-least with of")
    name, written = given
    parts = tuple(Atom(bit(part)) if isinstance(part, str) else compiled(part, bit) for part in written)
    if name == "not":
        return Not(parts[0])
    return AtLeast({"all": len(parts), "any": 1, "at-least": entry.at_least or 1}[name], parts)


def given_parts(entry: ConditionEntry) -> tuple[str, tuple[str | ConditionEntry, ...]] | None:
    """Which of all, any, at-least and not a condition is, with its parts; None where it is not exactly one."""
    lists = {"all": entry.all, "any": entry.any, "at-least": entry.of, "not": (entry.not_,) if entry.not_ else ()}
    given = [(name, parts) for name, parts in lists.items() if parts]
    if len(given) != 1 or (entry.at_least is not None) != (given[0][0] == "at-least"):
        return None
    return given[0]
