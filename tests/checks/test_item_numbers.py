"""The numbers of items as series: what counts on, what is a jump."""

import pytest

from minutes_extract.checks.item_numbers import ItemSeries, item_number
from minutes_extract.model.minutes import AgendaItem
from minutes_extract.parsing.text.numbering import read_number

COUNTS_ON = [
    "1. 2. 3.", "1) 2) 3)", "(1) (2)", "4.1 4.2 4.3", "4.1.1 4.1.2", "ก. ข. ค. ง. จ. ฉ. ช. ซ. ฌ. ญ. ฎ. ฏ. ฐ. ฑ. ฒ.",
    "(ก) (ข)", "a) b) c)", "(a) (b)", "1.1 1.2–1.4 1.5", "1.1-1.3 1.4", "3. 4.",
    "1. ก. ข. 2. ก. ข.", "1. (1) (2) 2. (1) 3.", "1. 1) 2) 2.", "ก. 1) 2) ข. 1)", "1. 2) 3.", "a) b) ก) ข)",
]  # fmt: skip
JUMPS = [
    ("1. 3.", ["3 after 1"]), ("1. 2. 2.", ["2 again"]), ("2. 1.", ["1 after 2"]), ("4.1 4.3", ["4.3 after 4.1"]),
    ("4.1 5.2", ["5.2 after 4.1"]), ("ก. ค.", ["ค after ก"]), ("ก. ข. ข.", ["ข again"]), ("(ก) (ค)", ["ค after ก"]),
    ("a) c)", ["c after a"]), ("a) b) a)", ["a again"]), ("1.1 1.2–1.4 1.6", ["1.6 after 1.2–1.4"]),
    ("1.1-1.4 1.3", ["1.3 again"]), ("1. ก. ค. 2.", ["ค after ก"]), ("1. ก. ข. 3.", ["3 after 1"]),
    ("ก. 2. ค.", ["ค after ก"]),
]  # fmt: skip


def jumps(labels: str) -> list[str]:
    """Of items so labelled the numbers that jump."""
    series = ItemSeries()
    found = []
    for label in labels.split():
        number = item_number(item(label))
        assert number is not None
        jump = series.take(number)
        if jump:
            found.append(
                f"{number.printed} again" if jump.is_repeat else f"{number.printed} after {jump.above.printed}"
            )
    return found


def item(label: str) -> AgendaItem:
    read = read_number(f"{label} เรื่อง")
    assert read is not None
    return blank(read.number, read.label)


def blank(number: str | None, label: str | None) -> AgendaItem:
    return AgendaItem(
        number=number, label=label, path=(), kind=None, heading=None, text="", status=None,
        items=(), resolutions=(), tables=(), mentions=(), places=(),
        speeches=(), motion=None, tasks=(), confidence=None,
    )  # fmt: skip


@pytest.mark.parametrize("labels", COUNTS_ON)
def test_counts_on(labels: str) -> None:
    assert jumps(labels) == []


@pytest.mark.parametrize(("labels", "expected"), JUMPS)
def test_jumps(labels: str, expected: list[str]) -> None:
    assert jumps(labels) == expected


@pytest.mark.parametrize("number", [None, "", "พิเศษ", "ฃ", "ii", "-", "123456", "๑๒๓๔๕"])
def test_what_is_of_no_series(number: str | None) -> None:
    assert item_number(blank(number, None)) is None


def test_a_wide_range_is_one_number() -> None:
    number = item_number(blank("1–9999", None))
    assert number is not None
    assert (number.first, number.last, len(number.covered())) == ((1,), (9999,), 9999)
