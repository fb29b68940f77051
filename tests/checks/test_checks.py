"""Every finding code: a case that fires it, and a case close by that must not."""

import re
from collections.abc import Iterable

import pytest
from tests import paths

from minutes_extract.checks.check import check, check_minutes
from minutes_extract.checks.codes import CODES
from minutes_extract.checks.not_minutes import check_not_minutes
from minutes_extract.messages.say import in_thai
from minutes_extract.model.line import PageLine
from minutes_extract.model.minutes import Finding
from minutes_extract.model.page import Document, Page, PageRemark, TextFrom
from minutes_extract.pipeline import draft_of, extract_bytes
from minutes_extract.reading.read import read_bytes

SOURCES = paths.SOURCES / "minutes_extract"

# Minutes without any fault; each case changes one thing in them.
SOUND = """ที่ นน ๐๐๐๙/ว ๔๑๒

สำนักงานพัฒนาจังหวัดน่าน

๖ มิถุนายน ๒๕๖๗

เรื่อง ขอส่งรายงานการประชุม

เรียน เกษตรอำเภอ ทุกอำเภอ

ตามที่ได้ประชุมเกษตรอำเภอ ครั้งที่ ๕/๒๕๖๗ เมื่อวันพฤหัสบดีที่ ๓๐ พฤษภาคม ๒๕๖๗ ณ ห้องประชุมดอยสูง นั้น

ขอแสดงความนับถือ

(นายก้องภพ ทุ่งกว้าง)

เกษตรจังหวัดน่าน

รายงานการประชุมเกษตรอำเภอ

ครั้งที่ ๕/๒๕๖๗

วันพฤหัสบดีที่ ๓๐ พฤษภาคม ๒๕๖๗

ณ ห้องประชุมดอยสูง

ผู้มาประชุม จำนวน ๔ คน

๑. นายก้องภพ\tทุ่งกว้าง\tเกษตรจังหวัดน่าน
๒. นางเดือนเพ็ญ\tลำธารใส\tนักวิชาการเกษตรชำนาญการ
๓. นางสาวพิมพ์ใจ\tสวนหลวง\tนักวิชาการเกษตรชำนาญการ
๔. นายเมธี\tนาทอง\tนักวิชาการเกษตรชำนาญการ

เริ่มประชุมเวลา ๐๙.๓๐ น.

ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ทราบ

๑.๑ การจัดงานที่อำเภอปัวและอำเภอเวียงสา (เอกสารแนบ ๑)

มติที่ประชุม รับทราบ

๑.๒ การจ่ายเงินจำนวน ๒๕,๐๐๐ บาท (สองหมื่นห้าพันบาทถ้วน) (เอกสารแนบ ๒)

มติที่ประชุม รับทราบ

ที่\tอำเภอ\tเงิน
๑\tปัว\t๑๐๐
๒\tเวียงสา\t๒๐๐
๓\tนาน้อย\t๓๐๐
\tรวม\t๖๐๐

ระเบียบวาระที่ ๒ เรื่องเพื่อพิจารณา

๒.๑ การเลือกสถานที่จัดงาน (เอกสารแนบ ๓)

มติที่ประชุม เห็นชอบ

๒.๒ การเลือกวันจัดงาน

มติที่ประชุม เห็นชอบ

เลิกประชุมเวลา ๑๒.๐๐ น.

(นางเดือนเพ็ญ ลำธารใส)
นักวิชาการเกษตรชำนาญการ
ผู้จดรายงานการประชุม
"""


def findings_of(text: str) -> list[Finding]:
    document = read_bytes(text.encode("utf-8"), "case.txt")
    return list(check(document, draft_of(document)))


def messages_of(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """The messages under each code: a test that fails shows what was said."""
    messages: dict[str, list[str]] = {}
    for found in findings:
        messages.setdefault(found.code, []).append(found.message)
    return messages


def with_change(old: str, new: str) -> str:
    assert old in SOUND
    return SOUND.replace(old, new, 1)


# code, name, what stands in SOUND, what replaces it
FIRES = [
    ("attendance.count", "one is missing", "จำนวน ๔ คน", "จำนวน ๕ คน"),
    ("attendance.numbering", "gap", "๔. นายเมธี", "๕. นายเมธี"),
    ("attendance.numbering", "repeat", "๔. นายเมธี", "๓. นายเมธี"),
    ("attendance.name", "title only", "๔. นายเมธี\tนาทอง\tนักวิชาการเกษตรชำนาญการ", "๔. นางสาว"),
    ("meeting.weekday", "a Thursday", "\n\nวันพฤหัสบดีที่ ๓๐ พฤษภาคม", "\n\nวันศุกร์ที่ ๓๐ พฤษภาคม"),
    ("meeting.missing", "no number", "\n\nครั้งที่ ๕/๒๕๖๗\n\n", "\n\n"),
    ("meeting.missing", "no number of a committee", "รายงานการประชุมเกษตรอำเภอ\n\nครั้งที่ ๕/๒๕๖๗\n\n", "รายงานการประชุมคณะกรรมการเกษตร ประจำเดือนพฤษภาคม\n\n"),
    ("meeting.disagrees", "number in the letter", "เกษตรอำเภอ ครั้งที่ ๕/๒๕๖๗ เมื่อ", "เกษตรอำเภอ ครั้งที่ ๖/๒๕๖๗ เมื่อ"),
    ("meeting.disagrees", "date in the letter", "เมื่อวันพฤหัสบดีที่ ๓๐", "เมื่อวันพฤหัสบดีที่ ๒๙"),
    ("meeting.disagrees", "signatory of the letter", "(นายก้องภพ ทุ่งกว้าง)", "(นายก้องภพ ทุ่งกวาง)"),
    ("agenda.numbering", "gap among items", "๒.๒ การเลือกวัน", "๒.๓ การเลือกวัน"),
    ("agenda.numbering", "gap among agendas", "ระเบียบวาระที่ ๒ เรื่องเพื่อพิจารณา", "ระเบียบวาระที่ ๓ เรื่องเพื่อพิจารณา"),
    ("agenda.numbering", "gap among letters", "๒.๑ การเลือกสถานที่จัดงาน (เอกสารแนบ ๓)\n\nมติที่ประชุม เห็นชอบ\n\n๒.๒", "ก. การเลือกสถานที่จัดงาน (เอกสารแนบ ๓)\n\nมติที่ประชุม เห็นชอบ\n\nค."),
    ("agenda.no_resolution", "the last item", "๒.๒ การเลือกวันจัดงาน\n\nมติที่ประชุม เห็นชอบ", "๒.๒ การเลือกวันจัดงาน"),
    ("person.unlisted", "the proposer", "๒.๒ การเลือกวันจัดงาน", "๒.๒ ญัตติ เลื่อนวันจัดงาน\n\nเสนอโดย นายสินธุ์ กว้างไกล"),
    ("votes.sum", "more than present", "มติที่ประชุม เห็นชอบ\n\n๒.๒", "มติที่ประชุม เห็นชอบ ๓ เสียง ไม่เห็นชอบ ๒ เสียง จากผู้มาประชุม ๔ คน\n\n๒.๒"),
    ("votes.sum", "a total row", "มติที่ประชุม เห็นชอบ\n\n๒.๒", "มติที่ประชุม เห็นชอบ ดังนี้\n\nผลการลงคะแนน\tเสียง\nเห็นด้วย\t๓\nไม่เห็นด้วย\t๑\nงดออกเสียง\t๐\nรวม\t๕\n\n๒.๒"),
    ("votes.names", "one is missing", "มติที่ประชุม เห็นชอบ\n\n๒.๒", "มติที่ประชุม เห็นชอบ\n\nผู้เห็นชอบ ๓ คน ได้แก่ นายก้องภพ ทุ่งกว้าง นายเมธี นาทอง\n\n๒.๒"),
    ("votes.majority", "three quarters", "มติที่ประชุม เห็นชอบ\n\n๒.๒", "ต้องได้รับคะแนนเสียงไม่น้อยกว่าสามในสี่ของผู้มาประชุม\n\nมติที่ประชุม เห็นชอบ ๗ เสียง ไม่เห็นชอบ ๓ เสียง\n\n๒.๒"),
    ("table.total", "wrong sum", "\tรวม\t๖๐๐", "\tรวม\t๗๐๐"),
    ("table.total_unchecked", "a cell with letters", "๒\tเวียงสา\t๒๐๐", "๒\tเวียงสา\t๒OO"),
    ("table.total_unchecked", "a total with letters", "\tรวม\t๖๐๐", "\tรวม\t๖OO"),
    ("table.total_unchecked", "blank cells", "ที่\tอำเภอ\tเงิน\n๑\tปัว\t๑๐๐\n๒\tเวียงสา\t๒๐๐\n๓\tนาน้อย\t๓๐๐\n\tรวม\t๖๐๐", "ที่\tเงิน\tอำเภอ\n๑\t\tปัว\n๒\t\tเวียงสา\n๓\t\tนาน้อย\nรวม\t๖๐๐\t"),
    ("number.form", "a cell with letters", "๒\tเวียงสา\t๒๐๐", "๒\tเวียงสา\t๒OO"),
    ("number.form", "points for commas", "๒๕,๐๐๐ บาท (สองหมื่นห้าพันบาทถ้วน)", "๒๕.๐๐๐ บาท"),
    ("number.form", "a blank behind the comma", "๒๕,๐๐๐ บาท (สองหมื่นห้าพันบาทถ้วน)", "๒๕, ๐๐๐ บาท"),
    ("date.form", "a day that is none", "\n\nวันพฤหัสบดีที่ ๓๐ พฤษภาคม", "\n\nวันที่ ๓๑ เมษายน"),
    ("date.form", "two days", "\n\nวันพฤหัสบดีที่ ๓๐ พฤษภาคม", "\n\nวันที่ ๓๐ - ๓๑ พฤษภาคม"),
    ("structure.inferred", "a list without a head", "ผู้มาประชุม จำนวน ๔ คน\n\n", ""),
    ("structure.inferred", "a word before the title", "\nรายงานการประชุม", "\nต้นฉบับรายงานการประชุม"),
    ("structure.doubtful", "a second list without a head, whom nothing tells", "๓. นางสาวพิมพ์ใจ", "3mi5m\n๑. นางสาวพิมพ์ใจ"),
    ("table.shape", "a cell lost", "๒\tเวียงสา\t๒๐๐", "๒\tเวียงสา"),
    ("table.numbering", "row lost", "๓\tนาน้อย\t๓๐๐", "๔\tนาน้อย\t๓๐๐"),
    ("table.numbering", "row lost, the column headed ข้อ", "ที่\tอำเภอ\tเงิน\n๑\tปัว", "ข้อ\tอำเภอ\tเงิน\n๐\tปัว"),
    ("enclosure.numbering", "gap", "(เอกสารแนบ ๓)", "(เอกสารแนบ ๔)"),
    ("enclosure.numbering", "repeat", "(เอกสารแนบ ๓)", "(เอกสารแนบ ๒)"),
    ("amount.words", "another amount", "สองหมื่นห้าพันบาทถ้วน", "สองหมื่นบาทถ้วน"),
    ("signatures.name", "another spelling", "(นางเดือนเพ็ญ ลำธารใส)", "(นางเดือนเพ็ญ ลำธารไส)"),
    ("text.foreign_script", "Devanagari", "การเลือกสถานที่", "การเลือกสถायनที่"),
    ("text.unlikely_word", "district in text", "อำเภอเวียงสา", "อำเภอเวียงลา"),
    ("text.unlikely_word", "district in a table", "๒\tเวียงสา", "๒\tเวียงลา"),
    ("text.unlikely_word", "position", "สวนหลวง\tนักวิชาการเกษตรชำนาญการ", "สวนหลวง\tนักวิชาการเกษตรชำนาญกวร\n๔. นายทวี\tไร่งาม\tนักวิชาการเกษตรชำนาญการ"),
    ("content.unparsed", "words in the title block", "ณ ห้องประชุมดอยสูง\n\nผู้มาประชุม", "ณ ห้องประชุมดอยสูง\n\nสวดมนต์ก่อนการประชุม\n\nผู้มาประชุม"),
]  # fmt: skip

QUIET = [
    ("attendance.count", "guests who are counted only", "เริ่มประชุมเวลา", "ผู้เข้าร่วมรับฟัง จำนวน ๘๗ คน\n\nเริ่มประชุมเวลา"),
    ("structure.doubtful", "the title again at the head of a page", "ระเบียบวาระที่ ๒", "รายงานการประชุมเกษตรอำเภอ ครั้งที่ ๕/๒๕๖๗\n\nระเบียบวาระที่ ๒"),
    ("attendance.numbering", "restart under another unit", "๔. นายเมธี", "สำนักงานประมงจังหวัด\n๑. นายเมธี"),
    ("attendance.name", "a monk", "๔. นายเมธี\tนาทอง\tนักวิชาการเกษตรชำนาญการ", "๔. พระครูปัญญาวุฒิ\tเจ้าอาวาสวัดดอยสูง"),
    ("attendance.name", "called by a nickname", "๔. นายเมธี\tนาทอง\tนักวิชาการเกษตรชำนาญการ", "๔. นายเมธี (ต้น)\tนักวิชาการเกษตรชำนาญการ"),
    ("attendance.name", "a member by office", "๔. นายเมธี\tนาทอง\tนักวิชาการเกษตรชำนาญการ", "๔. ปลัดจังหวัดน่าน\tกรรมการ"),
    ("meeting.missing", "a general meeting", "รายงานการประชุมเกษตรอำเภอ\n\nครั้งที่ ๕/๒๕๖๗\n\n", "รายงานการประชุมใหญ่สามัญสมาชิก ประจำปี ๒๕๖๗\n\n"),
    ("meeting.missing", "a monthly meeting", "รายงานการประชุมเกษตรอำเภอ\n\nครั้งที่ ๕/๒๕๖๗\n\n", "รายงานการประชุมเกษตรอำเภอ ประจำเดือนพฤษภาคม\n\n"),
    ("meeting.disagrees", "an invitation", "เรื่อง ขอส่งรายงานการประชุม\n\nเรียน เกษตรอำเภอ ทุกอำเภอ\n\nตามที่ได้ประชุมเกษตรอำเภอ ครั้งที่ ๕", "เรื่อง ขอเชิญประชุมเกษตรอำเภอ\n\nเรียน เกษตรอำเภอ ทุกอำเภอ\n\nกำหนดประชุมเกษตรอำเภอ ครั้งที่ ๖"),
    ("meeting.weekday", "no weekday printed", "\n\nวันพฤหัสบดีที่ ๓๐ พฤษภาคม", "\n\nวันที่ ๓๐ พฤษภาคม"),
    ("agenda.numbering", "an agenda in parts", "ระเบียบวาระที่ ๒ เรื่องเพื่อพิจารณา", "ระเบียบวาระที่ ๑ (ต่อ)\n\nระเบียบวาระที่ ๒ เรื่องเพื่อพิจารณา"),
    ("agenda.numbering", "letters that count up", "๒.๑ การเลือกสถานที่จัดงาน (เอกสารแนบ ๓)\n\nมติที่ประชุม เห็นชอบ\n\n๒.๒", "ก. การเลือกสถานที่จัดงาน (เอกสารแนบ ๓)\n\nมติที่ประชุม เห็นชอบ\n\nข."),
    ("agenda.no_resolution", "for information", "ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ทราบ", "ระเบียบวาระที่ ๑ เรื่องแจ้งเพื่อทราบ"),
    ("structure.inferred", "two people without a head", "ผู้มาประชุม จำนวน ๔ คน\n\n๑. นายก้องภพ\tทุ่งกว้าง\tเกษตรจังหวัดน่าน\n๒. นางเดือนเพ็ญ\tลำธารใส\tนักวิชาการเกษตรชำนาญการ\n", ""),
    ("person.unlisted", "the proposer is on the list", "๒.๒ การเลือกวันจัดงาน", "๒.๒ ญัตติ เลื่อนวันจัดงาน\n\nเสนอโดย นายเมธี นาทอง"),
    ("person.unlisted", "an office", "๒.๒ การเลือกวันจัดงาน", "๒.๒ ญัตติ เลื่อนวันจัดงาน\n\nเสนอโดย นายกเทศมนตรี"),
    ("votes.sum", "all are there", "มติที่ประชุม เห็นชอบ\n\n๒.๒", "มติที่ประชุม เห็นชอบ ๓ เสียง ไม่เห็นชอบ ๑ เสียง จากผู้มาประชุม ๔ คน\n\n๒.๒"),
    ("votes.sum", "not all kinds are counted", "มติที่ประชุม เห็นชอบ\n\n๒.๒", "มติที่ประชุม เห็นชอบ ๒ ต่อ ๑ เสียง จากผู้มาประชุม ๔ คน\n\n๒.๒"),
    ("votes.names", "all are named", "มติที่ประชุม เห็นชอบ\n\n๒.๒", "มติที่ประชุม เห็นชอบ\n\nผู้เห็นชอบ ๒ คน ได้แก่ นายก้องภพ ทุ่งกว้าง นายเมธี นาทอง\n\n๒.๒"),
    ("votes.majority", "three quarters reached", "มติที่ประชุม เห็นชอบ\n\n๒.๒", "ต้องได้รับคะแนนเสียงไม่น้อยกว่าสามในสี่ของผู้มาประชุม\n\nมติที่ประชุม เห็นชอบ ๘ เสียง ไม่เห็นชอบ ๒ เสียง\n\n๒.๒"),
    ("votes.majority", "not carried", "มติที่ประชุม เห็นชอบ\n\n๒.๒", "ต้องได้รับคะแนนเสียงไม่น้อยกว่าสามในสี่ของผู้มาประชุม\n\nมติที่ประชุม ไม่เห็นชอบ เห็นชอบ ๗ เสียง ไม่เห็นชอบ ๓ เสียง\n\n๒.๒"),
    ("table.total_unchecked", "money with its signs", "๑\tปัว\t๑๐๐\n๒\tเวียงสา\t๒๐๐", "๑\tปัว\t๑๐๐.-\n๒\tเวียงสา\t๒๐๐ บาท"),
    ("number.form", "a range", "๒๕,๐๐๐ บาท (สองหมื่นห้าพันบาทถ้วน)", "๒๕,๐๐๐ - ๓๐,๐๐๐ บาท"),
    ("date.form", "a day of the calendar", "\n\nวันพฤหัสบดีที่ ๓๐ พฤษภาคม", "\n\nวันที่ ๓๑ พฤษภาคม"),
    ("table.total", "percentages do not add up", "ที่\tอำเภอ\tเงิน", "ที่\tอำเภอ\tร้อยละ"),
    ("table.numbering", "numbers of items", "๑\tปัว\t๑๐๐\n๒\tเวียงสา\t๒๐๐\n๓\tนาน้อย", "๒.๑\tปัว\t๑๐๐\n๒.๒\tเวียงสา\t๒๐๐\n๒.๓\tนาน้อย"),
    ("table.numbering", "no column of numbers", "ที่\tอำเภอ", "รหัส\tอำเภอ"),
    ("enclosure.numbering", "another kind of number", "(เอกสารแนบ ๓)", "(ตารางที่ ๙)"),
    ("amount.words", "words in brackets that are no amount", "สองหมื่นห้าพันบาทถ้วน", "งบกลาง"),
    ("signatures.name", "a signer who is not on the list", "(นางเดือนเพ็ญ ลำธารใส)", "(นางสาวรัตนา หาดทราย)"),
    ("text.foreign_script", "Latin and Greek", "การเลือกสถานที่", "การเลือก GPS α สถานที่"),
    ("text.unlikely_word", "a word that is no name", "อำเภอเวียงสา", "อำเภอทุกแห่ง"),
    ("text.unlikely_word", "a place the paper always spells so", "อำเภอเวียงสา", "อำเภอท่าวังผอ อำเภอท่าวังผอ และอำเภอท่าวังผอ"),
    ("text.unlikely_word", "positions apart by a figure", "สวนหลวง\tนักวิชาการเกษตรชำนาญการ", "สวนหลวง\tนักวิชาการเกษตรชำนาญการ กลุ่ม 1\n๔. นายทวี\tไร่งาม\tนักวิชาการเกษตรชำนาญการ กลุ่ม 2"),
]  # fmt: skip


def test_sound_minutes_have_no_findings() -> None:
    assert [(found.code, found.message) for found in findings_of(SOUND)] == []


@pytest.mark.parametrize(
    ("code", "old", "new"), [(c, o, n) for c, _, o, n in FIRES], ids=[f"{c}: {n}" for c, n, *_ in FIRES]
)
def test_fault_is_found(code: str, old: str, new: str) -> None:
    assert code in messages_of(findings_of(with_change(old, new)))


@pytest.mark.parametrize(
    ("code", "old", "new"), [(c, o, n) for c, _, o, n in QUIET], ids=[f"{c}: {n}" for c, n, *_ in QUIET]
)
def test_what_is_no_fault_is_not_found(code: str, old: str, new: str) -> None:
    assert code not in messages_of(findings_of(with_change(old, new)))


def test_swapped_pages_are_found_and_read_in_order() -> None:
    first, second = (
        "๒.๑ การเลือกสถานที่จัดงาน (เอกสารแนบ ๓)\n\nมติที่ประชุม เห็นชอบ\n\n",
        "๒.๒ การเลือกวันจัดงาน\n\nมติที่ประชุม เห็นชอบ\n\n",
    )
    document = read_bytes(SOUND.replace(first + second, second + first).encode(), "case.txt")
    draft = draft_of(document)
    assert "agenda.order" in messages_of(check(document, draft))
    assert [item.number for item in draft.agenda[1].items] == ["2.1", "2.2"]


def test_no_minutes_is_one_finding() -> None:
    found = findings_of("ประกาศสำนักงาน\n\nเรื่อง การปิดถนน\n\nวันที่ ๑ มกราคม ๒๕๖๗\n")
    assert [(one.code, one.evidence) for one in found] == [
        ("document.not_minutes", {"letters_read": 39, "read_from": "text", "not_read": ""})
    ]


def test_no_minutes_says_what_was_read_and_what_not() -> None:
    lines = (PageLine(1, 1, "ใบเสร็จ ๑๒ บาท"),)
    pages = (
        Page(1, lines, TextFrom.TEXT_LAYER),
        Page(2, (), TextFrom.OCR, health=0.0),
        Page(3, lines, TextFrom.OCR, remarks=(PageRemark("picture"),)),
    )
    (told,) = check_not_minutes(Document("a.pdf", "0" * 64, "application/pdf", pages))
    assert told.message.endswith("Letters read: 22, from the text layer, pictures. Not read: page 2, page 3.")
    assert in_thai(told.message).endswith("จากชั้นข้อความ, ภาพ ส่วนที่ไม่ได้อ่าน: หน้า 2, หน้า 3")


def test_damaged_text_is_one_finding_a_page_and_sound_text_none() -> None:
    damaged = SOUND.replace("ำ", " า").replace("ี่", "\uf702\uf70a")
    assert [one.code for one in findings_of(damaged)].count("text.layer") == 1
    assert findings_of(SOUND) == []


def test_every_code_has_a_case() -> None:
    # their cases: scans/test_check_scans.py
    of_scans = {"ocr.low_confidence", "ocr.hard_to_read", "ocr.unverified_number"}
    of_others = {"agenda.order", "text.layer"}
    elsewhere = {
        "internal.error",
        "review.patch_conflict",
        "document.several_meetings",
        "document.not_minutes",
    }  # test_guard, review/, test_meetings, above
    # reading/test_markup_sources.py, reading/test_scans.py and their like
    of_sources = {code for code in CODES if code.startswith(("source.", "page."))}
    assert {code for code, *_ in FIRES} | of_sources | of_scans | of_others | elsewhere == set(CODES)


def test_only_the_register_makes_findings_and_says_what_they_weigh() -> None:
    register = SOURCES / "checks" / "codes.py"
    texts = {path: path.read_text("utf-8") for path in SOURCES.rglob("*.py") if path != register}
    assert [
        path.name for path, text in texts.items() if re.search(r"(?<!class )\bFinding\(|[\"']severity[\"']:", text)
    ] == []


def test_stored_minutes_are_asked_all_but_what_needs_the_paper() -> None:
    text = with_change("\tรวม\t๖๐๐", "\tรวม\t๗๐๐").replace("สถานที่จัด", "สถायนที่จัด").replace("เวียงสา", "เวียงลา")
    minutes = extract_bytes(text.encode(), "case.txt")
    asked = {one.code for one in minutes.findings}
    assert {"table.total", "text.foreign_script", "text.unlikely_word"} <= asked
    in_tables = [one for one in minutes.findings if "/tables/" in one.path]
    assert list(check_minutes(minutes)) == in_tables
