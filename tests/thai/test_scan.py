"""Patterns tried at few places find what they find at all places."""

import re

import pytest
import regex

from minutes_extract.thai.dates import find_dates
from minutes_extract.thai.scan import beginnings, matches_from
from minutes_extract.thai.times import find_times


@pytest.mark.parametrize("text", ["", "กข กขข ขก", "กขกขก", "ขกกข"])
def test_the_matches_are_those_of_the_pattern_alone(text: str) -> None:
    pattern = regex.compile("กข+|ก")
    found = [one.span() for one in matches_from(re.compile("ก"), pattern, text)]
    assert found == [one.span() for one in pattern.finditer(text)]


def test_words_begin_where_their_first_two_letters_stand() -> None:
    assert beginnings(("เวลา", "เริ่ม", "ปิด")) == "ป(?=[ิ])|เ(?=[รว])"


def test_dates_and_times_of_every_beginning_are_found() -> None:
    dates = "วันจันทร์ที่ 1 มกราคม 2567, พุธที่ 3 ม.ค. 67, กุมภาพันธ์ 2567, ก.พ. 2567, 2024-03-04, April 9, 2025, 5/6/2567"
    assert len(find_dates(dates)) == 7
    assert len(find_times("เวลา 09.00, เริ่มประชุม 0930, เปิดประชุม 10.00, เลิกประชุม 11.00, ปิดการประชุม 12.00, 13.00 น.")) == 6
