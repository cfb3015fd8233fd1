"""How well the verdict that conflation gives is told from the others, and which way the learner leans.

Signal detection (Green and Swets 1966): the signal is a text whose key is that verdict, and "yes" the answer that gives
it. Rates are log-linear (Hautus 1995), variances those of Gourevitch and Galanter (1967).
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from tui.tutor.intervals import Z, density, z

FEWEST = 6
"""Texts of each side below which nothing is said."""
ROUGH = 20
"""Texts of each side below which what is said is rough."""


class Detection(msgspec.Struct, frozen=True):
    """What the answers come to."""

    hits: int
    signals: int
    """Texts whose key is the verdict."""
    false_alarms: int
    others: int
    """Texts that have another key."""
    d: float
    """d': 0 is guessing; how far apart the two sides are, in standard deviations."""
    d_low: float
    d_high: float
    c: float
    """The bias: below 0 the learner leans to the verdict, above 0 away from it."""
    c_low: float
    c_high: float

    @property
    def is_rough(self) -> bool:
        """Whether there are too few texts for more than a rough figure."""
        return min(self.signals, self.others) < ROUGH


def detect(answers: Iterable[tuple[bool, bool]]) -> Detection | None:
    """Measure; None where there are too few texts of one side.

    Args:
        answers: For each text, whether its key is the verdict, and whether the answer was.
    """
    said = list(answers)
    yes_to_signals = [answer for signal, answer in said if signal]
    yes_to_others = [answer for signal, answer in said if not signal]
    if min(len(yes_to_signals), len(yes_to_others)) < FEWEST:
        return None
    hits, false_alarms = sum(yes_to_signals), sum(yes_to_others)
    z_hits, spread_hits = _side(hits, len(yes_to_signals))
    z_alarms, spread_alarms = _side(false_alarms, len(yes_to_others))
    d, c = z_hits - z_alarms, -(z_hits + z_alarms) / 2
    half = Z * math.sqrt(spread_hits + spread_alarms)
    return Detection(
        hits=hits,
        signals=len(yes_to_signals),
        false_alarms=false_alarms,
        others=len(yes_to_others),
        d=d,
        d_low=d - half,
        d_high=d + half,
        c=c,
        c_low=c - half / 2,
        c_high=c + half / 2,
    )


def _side(yes: int, of: int) -> tuple[float, float]:
    """How many deviations from even a rate lies, and the variance of that."""
    rate = (yes + 0.5) / (of + 1)
    deviations = z(rate)
    return deviations, rate * (1 - rate) / ((of + 1) * density(deviations) ** 2)
