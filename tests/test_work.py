"""Tests do not depend on how fast the machine is or what else it does: growth is told from seconds, and no test reads a clock."""

from pathlib import Path

import pytest
import regex
from tests import paths
from tests.work import LINEAR, growth

TESTS = paths.TESTS
# time.perf_counter(), done.wait(timeout=20), future.result(20)
_CLOCK = regex.compile(
    r"""
    \b time\.time \b | \b (?: perf_counter | process_time | thread_time | monotonic ) \b
    | \b timeout = [0-9] | \.result\( [0-9]
    """,
    regex.X,
)


def linear(numbers: range) -> int:
    return sum(number & 1 for number in numbers)


def quadratic(numbers: range) -> int:
    return sum(one is other for one in numbers for other in numbers)


def test_growth_tells_quadratic_work_from_linear_work() -> None:
    assert growth(linear, range, 100_000) < LINEAR
    assert growth(quadratic, range, 1_000) > LINEAR


@pytest.mark.parametrize("path", sorted(TESTS.rglob("test_*.py")), ids=lambda path: path.name)
def test_no_test_reads_a_clock(path: Path) -> None:
    """Speed is for `make bench`; the tests ask `work` for growth and `waiting` for patience."""
    if path != Path(__file__):
        assert _CLOCK.findall(path.read_text("utf-8")) == []
