"""Figures, and how they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple


class Figure(NamedTuple):
    """Something that was measured, beside the bound that it should keep."""

    name: str
    value: float
    unit: str
    """`x` for a ratio, else ms or s."""
    bound: float
    detail: str = ""

    def __str__(self) -> str:
        digits = 2 if self.unit == "x" else 1
        verdict = "ok" if self.value <= self.bound else "OVER"
        shown = f"{self.value:.{digits}f} {self.unit}"
        return f"{self.name:<44} {shown:>10}   bound {self.bound:g} {self.unit:<3} {verdict:<5} {self.detail}"


def percentile(values: Sequence[float], share: int) -> float:
    """A percentile, inclusive of the ends."""
    return quantiles(values, n=100, method="inclusive")[share - 1]


def latency(name: str, seconds: Sequence[float], bound: float) -> Figure:
    """The 95th percentile of some times in ms, with the median beside it."""
    ms = [1000 * each for each in seconds]
    detail = f"median {percentile(ms, 50):.1f}, most {max(ms):.1f}, of {len(ms)}"
    return Figure(name, percentile(ms, 95), "ms", bound, detail)


def over_floor(name: str, seconds: Sequence[float], floor: Sequence[float], bound: float) -> Figure:
    """The ratio of the medians of two rows of times."""
    over, under = 1000 * median(seconds), 1000 * median(floor)
    return Figure(name, over / under, "x", bound, f"{over:.1f} over {under:.1f} ms")
