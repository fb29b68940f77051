"""Tables that stand outside the agenda: annexes behind the signers, grids beside opening and closing."""

from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import extract_bytes

HEAD = """\
รายงานการประชุมคณะทำงานซ่อมอาคารเรียน
ครั้งที่ ๒/๒๕๖๘
วันอังคารที่ ๑๑ กุมภาพันธ์ ๒๕๖๘ เวลา ๐๙.๐๐ น.
ผู้มาประชุม
๑. นายกล้า ทองดี ผู้อำนวยการโรงเรียน ประธาน
๒. นางสาวแก้ว ใจงาม ครู กรรมการ
เริ่มประชุมเวลา ๐๙.๐๐ น.
"""
AGENDA = """\
ระเบียบวาระที่ ๑ เรื่องเพื่อพิจารณา
๑.๑ งบประมาณซ่อมหลังคา
มติที่ประชุม เห็นชอบ
เลิกประชุมเวลา ๑๒.๐๐ น.
"""
SIGNERS = "(นางสาวแก้ว ใจงาม)\nผู้จดรายงานการประชุม\n\n"
ROWS = "ที่\tรายการ\tจำนวนเงิน\n๑\tกระเบื้อง\t๑๒,๐๐๐\n๒\tค่าแรง\t๘,๐๐๐\n\tรวม\t{total}\n"
GRID = (
    "<table><tr><td>ห้อง</td><td>จำนวน</td></tr><tr><td>ก</td><td>๔</td></tr><tr><td>รวม</td><td>๔</td></tr></table>\n"
)


def read(text: str) -> Minutes:
    return extract_bytes(text.encode("utf-8"), "minutes.md")


def test_an_annex_behind_the_signers() -> None:
    minutes = read(HEAD + AGENDA + SIGNERS + "เอกสารแนบ ๑\nตารางที่ ๑ ค่าซ่อม\n" + ROWS.format(total="๒๐,๐๐๐"))
    (table,) = minutes.tables
    assert table.caption == "ตารางที่ 1 ค่าซ่อม"
    assert table.columns == ("ที่", "รายการ", "จำนวนเงิน")
    assert [row[2].value for row in table.rows] == [12000, 8000, 20000]
    assert [total.holds for total in table.totals] == [True]
    assert minutes.sections.tables == "complete"
    assert [signature.name for signature in minutes.signatures] == ["นางสาวแก้ว ใจงาม"]


def test_the_total_of_an_annex_is_checked() -> None:
    minutes = read(HEAD + AGENDA + SIGNERS + "ภาคผนวก ก\n" + ROWS.format(total="๒๑,๐๐๐"))
    assert [(found.code, found.path) for found in minutes.findings] == [("table.total", "/tables/0/rows/2/2")]
    assert minutes.sections.tables == "check"


def test_two_annexes_are_two_tables() -> None:
    annexes = "เอกสารแนบ ๑\n" + ROWS.format(total="๒๐,๐๐๐") + "\nเอกสารแนบ ๒\n" + ROWS.format(total="๒๐,๐๐๐")
    assert len(read(HEAD + AGENDA + SIGNERS + annexes).tables) == 2


def test_a_grid_before_the_agenda_and_one_behind_the_closing() -> None:
    minutes = read(HEAD + GRID + AGENDA + GRID + SIGNERS)
    assert [table.columns for table in minutes.tables] == [("ห้อง", "จำนวน")] * 2
    assert [item.tables for item in minutes.agenda] == [()]


def test_signers_side_by_side_are_no_table() -> None:
    signers = "ลงชื่อ.............\tลงชื่อ.............\n(นายกล้า ทองดี)\t(นางสาวแก้ว ใจงาม)\nผู้ตรวจรายงานการประชุม\tผู้จดรายงานการประชุม\n"
    minutes = read(HEAD + AGENDA + signers)
    assert minutes.tables == ()
    assert len(minutes.signatures) == 2
