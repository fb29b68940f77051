"""Names: titles, given and family names, and the words that only look like a name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import cases

from minutes_extract.thai.names import find_names, read_bare_name, read_name, starts_with_title
from minutes_extract.thai.titles import TITLES

TROUBLE = "นายางกสวคุณดร.ผศพ่อ้ิัู ()-\t๑1ณ อAB…"


@pytest.mark.parametrize("case", cases.lines("names"))
def test_reads_the_name_at_the_start(case: cases.Case) -> None:
    name = read_name(case.input)
    if case.expected == "none":
        assert name is None
        return
    assert name is not None
    found = (name.prefix, name.given, name.family, name.suffix, case.input[name.end :].strip())
    assert " | ".join(part or "-" for part in found) == case.expected


@pytest.mark.parametrize("title", [title.text for title in TITLES], ids=str)
def test_every_title_reads_before_a_name(title: str) -> None:
    name = read_name(f"{title} สมชาย ใจดี")
    assert name is not None
    assert (name.prefix, name.given, name.family) == (title, "สมชาย", "ใจดี")


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("นาย สมชาย  ใจดี", "นายสมชาย ใจดี"),
        ("นางสาวสมศรี\tมีสุข", "นางสาวสมศรี มีสุข"),
        ("ดร. สมชาย ใจดี", "ดร. สมชาย ใจดี"),
        ("ดร.สมชาย ใจดี", "ดร.สมชาย ใจดี"),
        ("ผู้ช่วยศาสตราจารย์  ดร.สมชาย ใจดี", "ผู้ช่วยศาสตราจารย์ ดร.สมชาย ใจดี"),
        ("น.อ.หญิง สมศรี มีสุข ร.น.", "น.อ.หญิง สมศรี มีสุข"),
        ("นางสาว", "นางสาว"),
        ("นายสมชาย", "นายสมชาย"),
    ],
)
def test_full_name_keeps_only_the_blanks_of_the_contract(text: str, full: str) -> None:
    name = read_name(text)
    assert name is not None
    assert name.full == full


def test_finds_names_in_running_text() -> None:
    text = "โดยมี นายสมชาย ใจดี ตำแหน่งครู และนางสมศรี มีสุข (นายสมศักดิ์ กล่าวว่า) ดร.สมหญิง แจ้งว่า พล.อ.สมปอง ณ ดอนกลาง"
    assert [name.full for name in find_names(text)] == [
        "นายสมชาย ใจดี",
        "นางสมศรี มีสุข",
        "นายสมศักดิ์",
        "ดร.สมหญิง",
        "พล.อ.สมปอง ณ ดอนกลาง",
    ]
    assert all(text[name.start :].startswith(name.prefix or "") for name in find_names(text))


@pytest.mark.parametrize(
    "text",
    [
        "นายอำเภอ และ นายกเทศมนตรี ร่วมเปิดงาน ณ อ.เมือง จ.ลำปาง",
        "มีคุณภาพ คุณธรรม และ คุณลักษณะ ตาม พระราชบัญญัติ พ.ศ. 2566",
        "เจ้านายสั่ง ทนายความ และพนักงาน",
        "ร้อยละ 20 ของ ตำบล ต.ค. 66",
    ],
)
def test_finds_no_name_where_none_is(text: str) -> None:
    assert find_names(text) == []


def test_bare_name_needs_two_words_that_are_no_office() -> None:
    name = read_bare_name("สมชาย ใจดี ครูชำนาญการ")
    assert name is not None
    assert (name.prefix, name.full, name.end) == (None, "สมชาย ใจดี", 10)
    for text in ("ผู้อำนวยการ สำนัก", "กรรมการ ใจดี", "สมชาย", "นายสมชาย ใจดี", "สมชาย กรรมการ", "12 คน", ""):
        assert read_bare_name(text) is None


@given(st.text(alphabet=TROUBLE, max_size=60))
def test_any_text_is_read_without_harm(text: str) -> None:
    name = read_name(text)
    read_bare_name(text)
    assert name is None or (starts_with_title(text) and 0 < name.end <= len(text))
    names = find_names(text)
    assert all(one.end <= other.start for one, other in pairwise(names))
