"""Intervals and tail probabilities, each with its source. Pure numbers: nothing here knows of learners."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean, stdev
from typing import NamedTuple

Z = 1.96
"""Standard deviations on either side of a mean that hold 95% of a normal distribution."""
_NORMAL = NormalDist()


class Interval(NamedTuple):
    """A 95% interval."""

    low: float
    high: float


def z(probability: float) -> float:
    """The inverse of the normal distribution function."""
    return _NORMAL.inv_cdf(probability)


def density(deviations: float) -> float:
    """The density of the normal distribution at so many standard deviations."""
    return _NORMAL.pdf(deviations)


def wilson(count: int, of: int) -> Interval:
    """Where a share lies, by Wilson's score interval (1927).

    Args:
        count: How many.
        of: Of how many; at least 1.
    """
    share = count / of
    spread = 1 + Z**2 / of
    centre = (share + Z**2 / (2 * of)) / spread
    half = Z / spread * math.sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    return Interval(max(centre - half, 0.0), min(centre + half, 1.0))


def mean_interval(values: Sequence[float]) -> Interval:
    """Where a mean lies, by Student's t; needs two values at least."""
    half = t_quantile(len(values) - 1) * stdev(values) / math.sqrt(len(values))
    return Interval(fmean(values) - half, fmean(values) + half)


def t_quantile(degrees: int, inside: float = 0.95) -> float:
    """How far from 0 one must go for a share of Student's t distribution to lie inside, on both sides together.

    The distribution function for whole degrees of freedom is the finite sum of Abramowitz and Stegun, 26.7.3 and
    26.7.4, in the angle whose tangent is t/√degrees; it is inverted by halving.
    """
    low, high = 0.0, math.pi / 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _inside(middle, degrees) < inside else (low, middle)
    return math.sqrt(degrees) * math.tan(low)


def _inside(angle: float, degrees: int) -> float:
    odd = degrees % 2
    factor = math.cos(angle) if odd else 1.0
    total = factor if degrees > 1 else 0.0
    for step in range(2 + odd, degrees - 1, 2):
        factor *= (step - 1) / step * math.cos(angle) ** 2
        total += factor
    return 2 / math.pi * (angle + math.sin(angle) * total) if odd else math.sin(angle) * total


def above(threshold: float, right: int, of: int) -> float:
    """The probability that a skill lies above a threshold, after so many right answers of so many.

    The skill has the distribution Beta(1 + right, 1 + wrong), a flat prior updated; its tail is that of a binomial
    distribution (Abramowitz and Stegun, 26.5.24).
    """
    trials = of + 1
    return math.fsum(
        math.comb(trials, count) * threshold**count * (1 - threshold) ** (trials - count) for count in range(right + 1)
    )
