"""Offices: what is a position, what a role, who is stood in for, and why someone is absent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import cases

from minutes_extract.thai.offices import (
    MAX_OFFICE,
    Office,
    certainly_office,
    is_role,
    split_office,
    split_reason,
    starts_office,
)
from minutes_extract.thai.titles import TITLES

PIECES = [
    "แทน",
    "กรรมการ",
    "รักษาการ",
    "ประธาน",
    "และ",
    "เลขานุการ",
    "ติด",
    "ภารกิจ",
    "คณบดี",
    "(",
    ")",
    " ",
    "\t",
    "/",
    "ก",
]


@pytest.mark.parametrize("case", cases.lines("offices"))
def test_splits_what_stands_after_a_name(case: cases.Case) -> None:
    wanted = [None if part == "-" else part for part in case.expected.split(" | ")]
    office = split_office(case.input, absent=len(wanted) == 4)
    found = [office.position, office.role, office.acting_for, office.reason]
    assert found[: len(wanted)] == wanted


def test_a_reason_is_looked_for_only_among_absentees() -> None:
    assert split_office("นักวิชาการ ไปราชการ") == Office(position="นักวิชาการ ไปราชการ")


def test_nothing_gives_nothing() -> None:
    assert split_office(" \t ") == Office()
    assert split_reason("") == ("", None)


def test_an_endless_entry_is_given_back_as_it_is() -> None:
    text = "กรรมการ " * MAX_OFFICE
    assert split_office(text, absent=True) == Office(position=text.strip())
    assert split_reason(text) == (text, None)


@pytest.mark.parametrize(
    "token",
    [
        *("ผู้อำนวยการกอง", "หัวหน้า", "รองอธิการบดี", "คณบดี", "นายอำเภอ", "ปลัดอำเภอ", "นักวิชาการศึกษา", "เจ้าพนักงานธุรการ"),
        *("พนักงานขับรถ", "พัฒนาการอำเภอ", "ครูชำนาญการ", "อาจารย์ประจำ", "วิทยากรชำนาญการ", "ผู้แทน", "กำนันตำบลดอนกลาง"),
        *("ผู้ใหญ่บ้าน", "สมาชิกสภา", "นิติกร", "วิศวกรโยธา", "ศึกษาธิการจังหวัด", "ผู้ว่าราชการจังหวัด", "ผู้ช่วยเลขานุการ", "แทน"),
    ],
)
def test_offices_are_known_by_their_first_word(token: str) -> None:
    assert certainly_office(token)
    assert starts_office(token)


@pytest.mark.parametrize("token", ["ใจดี", "นักรบ", "ประธานทิพย์", "ทำการงาม", "กรรมสิทธิ์", "แทนคุณ", "หัตถกรรม"])
def test_surnames_are_no_offices(token: str) -> None:
    assert not certainly_office(token)


@pytest.mark.parametrize("token", ["ครูเกษตร", "ปลัดสิงห์", "รองเดช", "กำนันทอง"])
def test_some_words_may_be_either(token: str) -> None:
    assert starts_office(token)
    assert not certainly_office(token)


@pytest.mark.parametrize("title", [title.text for title in TITLES if title.text != "คุณ"], ids=str)
def test_a_person_is_no_office(title: str) -> None:
    assert not starts_office(f"{title}สมชาย ใจดี")


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.booleans())
def test_any_text_is_split_without_harm(pieces: list[str], absent: bool) -> None:
    office = split_office("".join(pieces), absent)
    assert office.role is None or is_role(office.role)
    assert all(part != "" and "\t" not in part for part in (office.position, office.role) if part is not None)
