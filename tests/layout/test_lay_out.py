"""Layout: cases of text with what is set aside and what goes on; positions; no line lost."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import cases
from tests.work import LINEAR, growth

from minutes_extract.errors import MinutesError
from minutes_extract.layout.lay_out import lay_out
from minutes_extract.layout.starters import starter_name
from minutes_extract.model.line import Box, Line, PageLine
from minutes_extract.model.page import Page
from minutes_extract.reading.read import read_bytes
from minutes_extract.thai.repair import repair_page, repair_text


def laid(pages: Iterable[Page]) -> list[Line]:
    return lay_out(map(repair_page, pages))


def show(line: Line) -> str:
    mark = line.furniture + " " if line.furniture else "+  " if line.continues else "   "
    return mark + line.raw


@pytest.mark.parametrize("case", cases.blocks("layout/lines"))
def test_case(case: cases.Case) -> None:
    pages = read_bytes(case.input.encode(), "case.txt").pages
    assert "\n".join(show(line) for line in laid(pages)) == case.expected


def test_one_paragraph_a_line_is_not_joined() -> None:
    text = "\n".join("สำนักงานได้รายงานผลการดำเนินงานต่อคณะกรรมการ" * times for times in (2, 5, 1, 7, 2, 4, 9, 3))
    assert not any(line.continues for line in laid(read_bytes(text.encode(), "x").pages))


def boxed(raw: str, x0: float, top: float, x1: float, page: int = 1) -> PageLine:
    return PageLine(page, int(top), raw, Box(x0, top, x1, top + 16), starts_block=False)


def test_positions_tell_full_lines_and_indents() -> None:
    lines = (
        boxed("    สำนักงานได้รายงานผลการดำเนินงาน", 120, 100, 520),
        boxed("ของปีงบประมาณที่ผ่านมา", 85, 120, 522),
        boxed("และแผนของปีต่อไป", 85, 140, 300),
        boxed("คณะกรรมการได้ซักถาม", 120, 160, 521),
        boxed("และสำนักงานได้ตอบแล้ว", 85, 180, 250),
    )
    assert [line.continues for line in laid([Page(1, lines)])] == [False, True, True, False, True]


def test_bold_drawn_twice_is_set_aside_only_where_positions_say_so() -> None:
    lines = (boxed("ผู้มาประชุม", 85, 100, 150), boxed("มาประชุม", 95, 100.4, 150), boxed("มาประชุม", 95, 130, 150))
    assert [line.furniture for line in laid([Page(1, lines)])] == ["", "doubled", ""]
    flat = tuple(PageLine(1, number, line.raw) for number, line in enumerate(lines, 1))
    assert not any(line.furniture == "doubled" for line in laid([Page(1, flat)]))


def test_rows_of_tables_are_never_furniture() -> None:
    row = PageLine(1, 1, "รายการทั้งหมด", table=1)
    pages = [Page(number, (row, PageLine(number, 2, f"แถว {number}", table=1))) for number in (1, 2, 3)]
    assert not any(line.furniture for line in laid(pages))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("๑. เรื่องแจ้ง", "number"),
        ("๓.๑ กลุ่มงานคลัง", "number"),
        ("๔ นายสมชาย ใจดี", "number"),
        ("(๑) ให้ดำเนินการ", "bracketed_number"),
        ("- ไม่มี -", "bullet"),
        ("ระเบียบวาระ ที่ ๒", "agenda"),
        ("มติที่ประชุม รับทราบ", "resolution"),
        ("ผู้เข้าร่วมประชุม จำนวน ๓๖ คน", "attendance"),
        ("กรรมาธิการผู้ไม่มาประชุม", "attendance"),
        ("ปิดประชุม เวลา ๑๖.๓๐ น.", "closing"),
        ("ลงชื่อ......ผู้บันทึก", "signature"),
        ("(นางสาวมาลี ใจงาม)", "name_in_brackets"),
        ("นางสาวมาลี ใจงาม", "person"),
        ("ครั้งที่ ๘/๒๕๖๖", "title_field"),
        ("สถานที่: ห้องประชุม", "label"),
        ("๑๓.๓๐ น. เป็นต้นไป", ""),
        ("2.5 ล้านบาท", ""),
        ("๑๘ กองทุน", ""),
        ("มติคณะรัฐมนตรี", ""),
        ("ที่ประชุมเพื่อพิจารณา", ""),
        ("นายอำเภอทุกแห่ง", ""),
        ("ทันตแพทย์หญิงมาลี ใจงาม", "person"),
        ("จ่าสิบเอก สมชาย ใจดี", "person"),
        ("พระมหาสมชาย ใจดี", "person"),
        ("อาจารย์ในสังกัดทุกคน", ""),
        ("คุณภาพของงาน", ""),
        ("พระราชบัญญัติ", ""),
        ("ศาสตราจารย์/รองศาสตราจารย์", ""),
        ("ผู้เข้าร่วมประชุมทุกท่าน", ""),
        ("https://example.go.th", ""),
    ],
)
def test_starters(raw: str, name: str) -> None:
    assert starter_name(repair_text(raw).text) == name


@pytest.mark.parametrize(
    ("before", "piece", "behind", "size"),
    [
        ("", "1.", "", 100_000),
        ("(", ".", "", 100_000),
        ("", "ก:", "", 100_000),
        ("/", ". ", "", 50),
        ("/", ". ", "", 100_000),
        ("", " ", "x", 100_000),
    ],
)
def test_hostile_lines_take_linear_time(before: str, piece: str, behind: str, size: int) -> None:
    def three_lines(size: int) -> Page:
        raw = before + piece * size + behind
        return Page(None, tuple(PageLine(None, number, raw, starts_block=False) for number in (1, 2, 3)))

    def lay(page: Page) -> None:
        assert len(laid([page])) == 3

    assert growth(lay, three_lines, size) < LINEAR


LINES = st.sampled_from(
    ["", "๑", "- ๒ -", "ข้อความ " * 9, "/ข้อ...", "***", "\f", "ก\tข", "มติที่ประชุม", "หัวกระดาษซ้ำ ๑", "-"]
)


@given(st.lists(LINES, max_size=40).map("\n".join))
def test_no_line_is_lost_doubled_or_moved(text: str) -> None:
    try:
        pages = read_bytes(text.encode(), "x").pages
    except MinutesError:
        return
    lines = laid(pages)
    assert [(line.page, line.number, line.raw) for line in lines] == [
        (line.page, line.number, line.raw) for page in pages for line in page.lines
    ]
    assert not any(line.furniture and line.continues for line in lines)
