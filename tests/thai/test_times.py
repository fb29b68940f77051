"""Times of day and ranges of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import cases
from tests.work import LINEAR, growth

from minutes_extract.thai.times import find_range, find_times, first_time

PIECES = (
    "เวลา",
    "เริ่มประชุม",
    "ระยะ",
    "นาฬิกา",
    "นาที",
    "น.",
    "น",
    "ส",
    "ถึง",
    "-",
    "–",
    " ",
    "๑๓",
    "๓๐",
    "0900",
    ".",
    ":",
    "8",
    "๙๙",
)
TROUBLEMAKERS = "กนสวลเาถึงฬิ์๐๑๒๓๕๙0123459२.,/:*()-– \n"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def describe(text: str) -> str:
    times = "; ".join(f"{match.text} «{match.raw}»" for match in find_times(text)) or "none"
    found = find_range(text)
    return f"{times} range {found.first.text}–{found.last.text} «{found.raw}»" if found else times


@pytest.mark.parametrize("case", cases.lines("times"))
def test_case(case: cases.Case) -> None:
    assert describe(case.input) == case.expected


def test_first_time() -> None:
    first = first_time("๑.๕๐ บาท เวลา ๐๙.๐๐ น. ถึง ๑๒.๐๐ น.")
    assert first is not None
    assert first.text == "09:00"
    assert first_time("") is first_time("ไม่มี") is None
    assert find_range("เวลา ๐๙.๐๐ น.") is None


@given(st.times())
def test_printed_times_are_read_back(printed_time: object) -> None:
    hour, minute = str(printed_time).split(":")[:2]
    for printed in (f"{hour}.{minute} น.", f"{int(hour)}:{minute} นาฬิกา", f"เวลา {hour}{minute}", f"{hour}.{minute}น"):
        found = find_times(printed.translate(THAI_DIGITS))
        assert [(match.text, match.end) for match in found] == [(f"{hour}:{minute}", len(printed))]


@given(st.text(TROUBLEMAKERS, max_size=60) | st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_never_raises_and_stays_in_the_text(text: str) -> None:
    end = 0
    for match in find_times(text):
        assert end <= match.start < match.end <= len(text)
        assert match.raw == text[match.start : match.end]
        assert match.hour * 60 + match.minute <= 24 * 60
        assert match.minute < 60
        end = match.end
    found = find_range(text)
    assert found is None or found.raw == text[found.start : found.end]


@pytest.mark.parametrize("unit", ["1", "เวลา", "เวลา ", "1.", "13.30", "13.30 - ", "๘ นาฬิกา ", " ", "*", "เริ่มประชุม"])
def test_long_noise_takes_linear_time(unit: str) -> None:
    def read(text: str) -> None:
        find_times(text)
        find_range(text)

    assert growth(read, lambda size: unit * (size // len(unit)) + "1", 100_000) < LINEAR
