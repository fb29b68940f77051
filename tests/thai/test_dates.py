"""Dates as Thai papers print them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import cases
from tests.work import LINEAR, growth

from minutes_extract.thai.dates import (
    MONTHS,
    WEEKDAYS,
    DateMatch,
    Month,
    WeekdayRow,
    find_dates,
    first_date,
    weekday_of,
)

PIECES = (
    *(word for row in MONTHS for word in (row.name, *row.misspelt, *row.clipped, ".".join(row.short))),
    *(row.word for row in WEEKDAYS),
    *("วัน", "ที่", "เดือน", "พ.ศ.", "ค.ศ.", "พุทธศักราช", "ปี", "๒๕๖๖", "2024", "๖๗", "31", "/", "-", "–", ".", " ", "\n"),
)
TROUBLEMAKERS = "กนมคพศยวทีุ่ั้ธ๐๑๒๓๕๙0123459२.,/:()-– \n"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
DAYS = st.dates(date(1941, 1, 1), date(2100, 12, 31))


def describe(match: DateMatch) -> str:
    printed = f"{match.day or '?'}-{match.month}-{match.year_be or '?'}"
    return f"{match.date or 'none'} {printed} {match.weekday or '?'} «{match.raw}»"


@pytest.mark.parametrize("case", cases.lines("dates"))
def test_case(case: cases.Case) -> None:
    assert ("; ".join(map(describe, find_dates(case.input))) or "none") == case.expected


def test_first_date() -> None:
    first = first_date("15/13/2566 แล้ว ๑ มกราคม ๒๕๖๗ และ ๒ มกราคม ๒๕๖๗")
    assert first is not None
    assert first.date == date(2024, 1, 1)
    assert first_date("") is first_date("ไม่มี") is None


@pytest.mark.parametrize(("number", "row"), list(enumerate(MONTHS, 1)))
def test_every_wording_of_a_month(number: int, row: Month) -> None:
    short = ".".join([row.short[:-1], row.short[-1], ""])
    for word in (row.name, *row.misspelt, *row.clipped, short, short.rstrip("."), f"{row.short}."):
        assert [match.month for match in find_dates(f"๗ {word} ๒๕๖๖")] == [number], word


@pytest.mark.parametrize("row", WEEKDAYS)
def test_one_letter_missing_in_a_weekday(row: WeekdayRow) -> None:
    for word in (row.word, *row.others, *(row.word[:i] + row.word[i + 1 :] for i in range(len(row.word)))):
        found = first_date(f"วัน{word}ที่ ๒๗ ธันวาคม ๒๕๖๖")
        assert found is not None
        assert found.weekday == row.name, word


@given(DAYS)
def test_printed_days_are_read_back(day: date) -> None:
    month, year = MONTHS[day.month - 1], day.year + 543
    weekday = WEEKDAYS[day.weekday()]
    for printed in (
        f"วัน{weekday.word}ที่ {day.day} {month.name} {year}",
        f"{day.day} {month.name} พ.ศ. {year}",
        f"{day.day}/{day.month}/{year}",
        f"{day.day:02}-{day.month:02}-{year}",
    ):
        found = find_dates(printed.translate(THAI_DIGITS))
        assert [(match.date, match.end) for match in found] == [(day, len(printed))]
    assert weekday_of(day) == weekday.name


def test_the_calendar_has_no_gap_where_it_changed() -> None:
    """From April 2482 to March 2484 each day that was is read as the day after the one before."""
    printed = [(day, month, year) for year in (2482, 2483) for month in range(4, 13) for day in range(1, 32)]
    printed[275:275] = [(day, month, 2482) for month in range(1, 4) for day in range(1, 32)]
    printed += [(day, month, 2484) for month in range(1, 4) for day in range(1, 32)]
    read = {
        match.date
        for day, month, year in printed
        if (match := first_date(f"{day} {MONTHS[month - 1].name} {year}")) and match.date
    }
    assert read == {
        date(1939, 4, 1) + timedelta(days=days) for days in range((date(1941, 4, 1) - date(1939, 4, 1)).days)
    }


@given(st.text(TROUBLEMAKERS, max_size=60) | st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_never_raises_and_stays_in_the_text(text: str) -> None:
    end = 0
    for match in find_dates(text):
        assert end <= match.start < match.end <= len(text)
        assert match.raw == text[match.start : match.end]
        assert 1 <= match.month <= 12
        end = match.end


@pytest.mark.parametrize("unit", ["1", "วัน", "วันที่", "วันพุธ", "1/", "๑ ม.", "๑ มกราคม ", " ", "๑/๑๒/", "พ.ศ. ", "ก"])
def test_long_noise_takes_linear_time(unit: str) -> None:
    assert growth(find_dates, lambda size: unit * (size // len(unit)), 100_000) < LINEAR
