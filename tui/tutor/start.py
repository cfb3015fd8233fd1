"""What a run of the program was asked to begin with."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Start(Struct, frozen=True):
    """What was asked for; where that leads is said in `leading`."""

    kind: Literal["map", "learn", "practice", "review", "lab"]
    """The course map, reading on, practice, a review, or the lab."""
    name: str = ""
    """A lesson, a step (`lesson#step`), a quiz or an item; empty for the one that suggests itself.

    Of the lab: the facts to begin with, in a line.
    """
