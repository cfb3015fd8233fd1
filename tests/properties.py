"""Properties: what holds whatever is drawn.

The suite tries each on the same few inputs in every run, and so is never red by chance. `python -m tests.fuzz` tries
other inputs for as long as it is given; what it finds is added to the property as a row.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple, TypeVarTuple

Drawn = TypeVarTuple("Drawn")


class Property(NamedTuple):
    """A property of this suite."""

    name: str
    draw: Callable[[Random], tuple[object, ...]]
    holds: Callable[..., None]
    """Fails where it does not hold."""


PROPERTIES: list[Property] = []
"""Those of the modules that have been imported."""


def always(
    draw: Callable[[Random], tuple[*Drawn]], *, examples: int = 100, rows: Sequence[tuple[*Drawn]] = ()
) -> Callable[[Callable[[*Drawn], None]], Callable[[], None]]:
    """Make a test of a property.

    Args:
        draw: Gives one input.
        examples: How many are drawn in the suite.
        rows: Inputs that are tried besides: what was once found.
    """

    def decorate(holds: Callable[[*Drawn], None]) -> Callable[[], None]:
        PROPERTIES.append(Property(f"{holds.__module__}.{holds.__name__}", draw, holds))

        def test() -> None:
            random = Random(holds.__name__)
            for number in range(-len(rows), examples):
                drawn = draw(random) if number >= 0 else rows[number]
                try:
                    holds(*drawn)
                except BaseException as error:
                    error.add_note(f"drawn: {drawn!r}")
                    raise

        functools.update_wrapper(test, holds)
        del test.__wrapped__  # type: ignore[attr-defined]
        test.__annotations__ = {"return": None}
        return test

    return decorate


def joined(random: Random, pieces: Sequence[str], most: int, between: str = "") -> str:
    """Up to a number of pieces in one text."""
    return between.join(random.choices(pieces, k=random.randint(0, most)))
