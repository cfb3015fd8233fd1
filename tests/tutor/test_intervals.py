"""Intervals, against published values and scipy."""

from __future__ import annotations

import pytest
from scipy import stats

from tui.tutor.intervals import above, mean_interval, t_quantile, wilson


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 6, 0.0, 0.3903), (6, 6, 0.6097, 1.0), (3, 14, 0.0757, 0.4759), (1, 1, 0.2065, 1.0)],
)
def test_wilsons_interval(count: int, of: int, low: float, high: float) -> None:
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("count", [0, 1, 7, 19, 20])
def test_wilsons_interval_is_that_of_scipy(count: int) -> None:
    found = stats.binomtest(count, 20).proportion_ci(method="wilson")
    assert wilson(count, 20) == pytest.approx((found.low, found.high), abs=1e-4)


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 5, 9, 10, 29, 30, 199, 1000])
def test_students_t(degrees: int) -> None:
    assert t_quantile(degrees) == pytest.approx(stats.t.ppf(0.975, degrees), rel=1e-9)
    assert t_quantile(degrees, 0.5) == pytest.approx(stats.t.ppf(0.75, degrees), rel=1e-9)


def test_the_interval_of_a_mean() -> None:
    values = [0.1, -0.9, 0.27, 0.1, 0.5]
    found = stats.t.interval(0.95, len(values) - 1, loc=sum(values) / len(values), scale=stats.sem(values))
    assert mean_interval(values) == pytest.approx(found)


@pytest.mark.parametrize(("right", "of"), [(0, 0), (0, 8), (5, 8), (8, 8), (40, 50)])
def test_the_tail_of_a_skill(right: int, of: int) -> None:
    assert above(0.8, right, of) == pytest.approx(stats.beta.sf(0.8, 1 + right, 1 + of - right))
