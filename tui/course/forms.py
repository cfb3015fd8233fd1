"""What a quiz is for, and what follows from that for its items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Form = Literal["practice", "check", "lesson", "pretest", "final", "retest", "workshop"]
"""What a quiz is for."""


class Use(Struct, frozen=True, kw_only=True):
    """What a form means for a quiz and its items."""

    is_round: bool = False
    """Whether the quiz is asked as a round, so that the path leads to it and the map lists it."""
    is_sat: bool = False
    """Whether the quiz is sat as a form: once, without hints, and with no feedback before its end."""
    in_lessons: bool = False
    """Whether its items are the questions of lessons, which are found again there."""
    kept_for: str = ""
    """What its items are kept unseen for, met nowhere else, their keys untold; empty where they are not."""
    may_pair: bool = True
    """Whether two of its items may be a pair."""

    @property
    def is_listed(self) -> bool:
        """Whether a map lists the quiz."""
        return self.is_round or self.is_sat

    @property
    def only_in_lessons(self) -> bool:
        """Whether its items are asked inside lessons and nowhere else."""
        return self.in_lessons and not self.is_round


USES: Mapping[str, Use] = {
    "practice": Use(is_round=True),
    "check": Use(is_round=True, in_lessons=True),
    "lesson": Use(in_lessons=True),
    "pretest": Use(is_sat=True, kept_for="a test", may_pair=False),
    "final": Use(is_sat=True, kept_for="a test", may_pair=False),
    "retest": Use(is_sat=True, kept_for="a test", may_pair=False),
    "workshop": Use(kept_for="a workshop"),
}
"""By form."""
_UNKNOWN = Use()


def use_of(form: str | None) -> Use:
    """What a form means; of one that is not known, nothing does."""
    return USES.get(form or "", _UNKNOWN)
