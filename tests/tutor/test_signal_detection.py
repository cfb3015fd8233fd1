"""d' and bias, against the values that the design gives."""

from __future__ import annotations

import pytest

from tui.tutor.signal_detection import detect


def answers(hits: int, signals: int, false_alarms: int, others: int) -> list[tuple[bool, bool]]:
    ours = [(True, place < hits) for place in range(signals)]
    return ours + [(False, place < false_alarms) for place in range(others)]


def test_all_right() -> None:
    found = detect(answers(6, 6, 0, 6))
    assert found is not None
    assert found.d == pytest.approx(2.9305, abs=5e-4)
    assert found.c == pytest.approx(0, abs=1e-12)
    assert found.d - found.d_low == pytest.approx(2 * (found.c - found.c_low))
    assert found.is_rough


def test_half_of_the_others_taken_for_the_verdict() -> None:
    found = detect(answers(6, 6, 3, 6))
    assert found is not None
    assert (found.hits, found.signals, found.false_alarms, found.others) == (6, 6, 3, 6)
    assert found.d == pytest.approx(1.4652, abs=5e-4)
    assert found.c == pytest.approx(-0.7326, abs=5e-4)
    # V = H(1-H)/((n_s+1) phi(z(H))^2) + F(1-F)/((n_n+1) phi(z(F))^2), by hand
    assert (found.d_high - found.d) / 1.96 == pytest.approx(0.8567, abs=5e-5)


@pytest.mark.parametrize(("signals", "others"), [(5, 30), (30, 5), (0, 0)])
def test_too_few_are_not_measured(signals: int, others: int) -> None:
    assert detect(answers(0, signals, 0, others)) is None


def test_twenty_on_each_side_are_not_rough() -> None:
    found = detect(answers(10, 20, 10, 20))
    assert found is not None
    assert not found.is_rough
    assert found.d == pytest.approx(0)
