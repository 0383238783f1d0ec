"""The arithmetic of the benchmarks; what they measure is asserted nowhere."""

from pathlib import Path

import pytest

from documents.audit.verify import verify
from tests.benchmarks import audit
from tests.benchmarks.figures import Comparison, Series
from tests.benchmarks.growth import Figure, growth
from tests.benchmarks.turns import Turns


def series(*seconds: float) -> Series:
    return Series(seconds, {})


@pytest.mark.parametrize(
    ("seconds", "median", "p95"),
    [
        ([3.0], 3.0, 3.0),
        ([1.0, 3.0, 2.0], 2.0, 3.0),
        ([float(n) for n in range(1, 101)], 50.5, 95.0),
        ([float(n) for n in range(1, 21)], 10.5, 19.0),
    ],
)
def test_median_and_p95(seconds: list[float], median: float, p95: float) -> None:
    assert (series(*seconds).median, series(*seconds).p95) == (median, p95)


def test_a_ratio_is_that_of_the_medians_and_lies_in_its_interval() -> None:
    ours, floor = [2.0 + n % 5 / 10 for n in range(50)], [1.0 + n % 7 / 10 for n in range(50)]
    one = Comparison("one", 2.0, series(*ours), series(*floor))
    low, high = one.interval()
    assert one.ratio == pytest.approx(2.2 / 1.3)
    assert low <= one.ratio <= high
    assert one.interval() == (low, high)


def test_two_equal_series_have_the_ratio_one_for_certain() -> None:
    one = Comparison("one", 2.0, series(*[0.5] * 20), series(*[0.5] * 20))
    assert (one.ratio, one.interval(), one.ratio_p95) == (1.0, (1.0, 1.0), 1.0)


def test_turns_are_taken_and_the_warm_up_is_forgotten() -> None:
    calls: list[str] = []
    turns = Turns({}, rest=0.0)
    ours, floor = turns.take(
        lambda: calls.append("ours"), lambda: calls.append("floor"), rounds=2, warm_up=1
    )
    assert calls == ["ours", "floor", "ours", "floor", "floor", "ours"]
    assert (len(ours.seconds), len(floor.seconds)) == (2, 2)


def test_the_log_that_is_made_for_measuring_verifies(tmp_path: Path) -> None:
    public_pem = audit.make(tmp_path, 2 * audit.EVERY + 1)
    assert verify(tmp_path, public_pem).shown == 2 * audit.EVERY + 1


@pytest.mark.parametrize(
    ("small", "large", "expected"),
    [(1.0, 10.0, 1.0), (1.0, 1.0, 0.1), (1.0, 100.0, 10.0)],
    ids=["linear", "flat", "quadratic"],
)
def test_growth_is_cpu_over_size(small: float, large: float, expected: float) -> None:
    before, after = (
        Figure("one", size, 1.0, cpu, 0) for size, cpu in ((1_000, small), (10_000, large))
    )
    assert growth(before, after) == pytest.approx(expected)
