"""Findings about pages read from pictures: what is doubtful, what confirms it, how many are folded into one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from minutes_extract.checks.check import check
from minutes_extract.checks.layer import check_layer
from minutes_extract.checks.scans.check_scans import MOST_IN_TABLE, MOST_NUMBERS, MOST_WORDS, SURE_NUMBER, SURE_WORD
from minutes_extract.checks.sequences import in_sequence
from minutes_extract.layout.lay_out import lay_out
from minutes_extract.model.line import Box, PageCell, PageLine, Word
from minutes_extract.model.minutes import Finding, Minutes
from minutes_extract.model.page import Document
from minutes_extract.model.places import around
from minutes_extract.parsing.text.confidence import confidence_of, read_words, words_holding
from minutes_extract.pipeline import assemble, draft_of
from minutes_extract.reading.read import read_bytes
from minutes_extract.thai.repair import repair_page

UNVERIFIED, LOW, HARD = "ocr.unverified_number", "ocr.low_confidence", "ocr.hard_to_read"
SURE, DOUBTFUL, POOR = 0.999, 0.9, 0.3
"""Confidences above both thresholds, between them, below both."""

# Minutes whose numbers nothing confirms but what a case changes in them.
MINUTES = """ที่ นน ๐๐๐๙/ว ๔๑๒

สำนักงานพัฒนาจังหวัดน่าน

๖ มิถุนายน ๒๕๖๗

เรื่อง ขอส่งรายงานการประชุม

เรียน เกษตรอำเภอ ทุกอำเภอ

สิ่งที่ส่งมาด้วย รายงานการประชุม จำนวน ๕ ชุด

ตามที่ได้จัดประชุมเกษตรอำเภอแล้วนั้น

ขอแสดงความนับถือ

(นายก้องภพ ทุ่งกว้าง)

เกษตรจังหวัดน่าน

รายงานการประชุมเกษตรอำเภอ

ครั้งที่ ๕/๒๕๖๗

วันที่ ๓๐ พฤษภาคม ๒๕๖๗ เวลา ๐๙.๐๐ น.

ณ ห้องประชุมดอยสูง

ผู้มาประชุม จำนวน ๓ คน

๑. นายก้องภพ\tทุ่งกว้าง\tเกษตรจังหวัดน่าน
๒. นางเดือนเพ็ญ\tลำธารใส\tนักวิชาการเกษตรชำนาญการ
๓. นางสาวพิมพ์ใจ\tสวนหลวง\tนักวิชาการเกษตรชำนาญการ

เริ่มประชุมเวลา ๐๙.๓๐ น.

ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ทราบ

๑.๑ การจ่ายเงินตามคำสั่งจังหวัด ที่ ๗๗/๒๕๖๗ จำนวน ๒๕,๐๐๐ บาท แก่เกษตรกร ๑๘๔ ราย ภายในวันที่ ๔ กรกฎาคม ๒๕๖๗

มติที่ประชุม รับทราบ

ที่\tอำเภอ\tชาย\tหญิง\tเงิน
๑\tปัว\t๑๑\t๑๒\t๑๐๐
๒\tเวียงสา\t๒๑\t๒๒\t๒๐๐
๓\tนาน้อย\t๓๑\t๓๒\t๓๐๐

ระเบียบวาระที่ ๒ เรื่องอื่น ๆ

เลิกประชุมเวลา ๑๒.๐๐ น.

(นางเดือนเพ็ญ ลำธารใส)

ผู้จดรายงานการประชุม
"""


def scanned(text: str, doubts: Mapping[str, float]) -> Document:
    """The text as if read from a picture: words that hold a key of `doubts` are that sure, all others quite sure.

    A key "line|word" means the very word, on lines that hold `line`.
    """
    document = read_bytes(text.encode(), "case.txt")
    pages = tuple(
        replace(page, number=1, text_from="ocr", lines=tuple(_scanned(line, doubts) for line in page.lines))
        for page in document.pages
    )
    return replace(document, pages=pages)


def _scanned(line: PageLine, doubts: Mapping[str, float]) -> PageLine:
    words = tuple(_words(line, doubts))
    cells = tuple(_cell(cell, line, words) for cell in line.cells)
    box = Box(0, 20.0 * line.number, 10.0 * len(line.raw) + 1, 20.0 * line.number + 10)
    return replace(line, page=1, box=box, words=words, cells=cells)


def _words(line: PageLine, doubts: Mapping[str, float]) -> list[Word]:
    found: list[Word] = []
    at = 0
    for text in line.raw.split():
        start = line.raw.index(text, at)
        at = start + len(text)
        box = Box(10.0 * start, 20.0 * line.number, 10.0 * at, 20.0 * line.number + 10)
        found.append(Word(start, at, box, _confidence(text, line.raw, doubts)))
    return found


def _confidence(text: str, raw: str, doubts: Mapping[str, float]) -> float:
    for key, confidence in doubts.items():
        on, _, word = key.rpartition("|")
        if on in raw and (word == text or (not on and word in text)):
            return confidence
    return SURE


def _cell(cell: PageCell, line: PageLine, words: tuple[Word, ...]) -> PageCell:
    held = [word for word in words if line.raw[word.start : word.end] in cell.raw.split()]
    sure = [word.confidence for word in held if word.confidence is not None]
    return replace(cell, confidence=min(sure, default=None), box=around(word.box for word in held))


def minutes_of(text: str, doubts: Mapping[str, float]) -> Minutes:
    document = scanned(text, doubts)
    draft = draft_of(document)
    return assemble(document, draft, check(document, draft))


def findings(text: str, doubts: Mapping[str, float], code: str = UNVERIFIED) -> list[Finding]:
    return [found for found in minutes_of(text, doubts).findings if found.code == code]


def at_pointer(value: Any, path: str) -> object:
    for step in path.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def with_change(old: str, new: str) -> str:
    assert old in MINUTES
    return MINUTES.replace(old, new)


# What is doubtful, and the path of the finding where nothing confirms it.
DOUBTS = [
    ("/cover_letter/reference_no", "ที่ นน|๔๑๒"),
    ("/cover_letter/date", "๖ มิถุนายน|๒๕๖๗"),
    ("/cover_letter/enclosures", "ชุด|๕"),
    ("/meeting/number", "ครั้งที่|๕/๒๕๖๗"),
    ("/meeting/date", "๓๐"),
    ("/meeting/time_start", "๐๙.๐๐"),
    ("/meeting/opened", "๐๙.๓๐"),
    ("/meeting/adjourned", "๑๒.๐๐"),
    ("/agenda/0/items/0/mentions/0", "๗๗/๒๕๖๗"),
    ("/agenda/0/items/0/mentions/1", "๒๕,๐๐๐"),
    ("/agenda/0/items/0/mentions/2", "๑๘๔"),
    ("/agenda/0/items/0/mentions/3", "๔ กรกฎาคม|๔"),
    ("/agenda/0/items/0/tables/0/rows/1/2", "เวียงสา|๒๑"),
    ("/agenda/0/items/0/tables/0/rows/2/4", "นาน้อย|๓๐๐"),
]


def test_a_sure_scan_has_no_finding() -> None:
    assert [found.message for found in minutes_of(MINUTES, {}).findings] == []


@pytest.mark.parametrize(("path", "word"), DOUBTS, ids=[path for path, _ in DOUBTS])
def test_a_doubtful_number_is_found_where_it_stands(path: str, word: str) -> None:
    minutes = minutes_of(MINUTES, {word: DOUBTFUL})
    found = [one for one in minutes.findings if one.code == UNVERIFIED]
    assert path in {one.path for one in found}
    one = next(one for one in found if one.path == path)
    assert at_pointer(minutes.model_dump(mode="json"), path) is not None
    assert one.evidence["confidence"] == DOUBTFUL
    assert one.quote in one.message
    line = next(raw for raw in MINUTES.split("\n") if word.rpartition("|")[0] in raw and word.rpartition("|")[2] in raw)
    assert [place.first_line for place in one.places] == [MINUTES.split("\n").index(line) + 1]
    assert one.places[0].box is not None
    assert one.places[0].box[2] - one.places[0].box[0] <= 10 * len(line)


# What confirms: the change to the minutes, and what is doubtful in them.
CONFIRMED = [
    ("weekday", "วันที่ ๓๐ พฤษภาคม ๒๕๖๗", "วันพฤหัสบดีที่ ๓๐ พฤษภาคม ๒๕๖๗", "พฤษภาคม|๓๐"),
    ("weekday of a date in text", "ภายในวันที่ ๔", "ภายในวันพฤหัสบดีที่ ๔", "กรกฎาคม|๔"),
    ("weekday in a cell", "\t๑๒\t๑๐๐", "\tวันพฤหัสบดีที่ ๔ กรกฎาคม ๒๕๖๗\t๑๐๐", "ปัว|๒๕๖๗"),
    ("date printed in the letter", "ประชุมเกษตรอำเภอแล้ว", "ประชุมเกษตรอำเภอเมื่อ ๓๐ พฤษภาคม ๒๕๖๗", "วันที่ ๓๐|๓๐"),
    ("number printed in the letter", "ประชุมเกษตรอำเภอแล้ว", "ประชุมเกษตรอำเภอ ครั้งที่ ๕/๒๕๖๗ แล้ว", "๕/๒๕๖๗"),
    ("document named twice", "แก่เกษตรกร", "\n\nและตามคำสั่งจังหวัดที่ ๗๗/๒๕๖๗ แก่เกษตรกร", "จังหวัด ที่|๗๗/๒๕๖๗"),
    ("time of the title", "เวลา ๐๙.๐๐", "เวลา ๐๙.๓๐", "๐๙.๓๐"),
    ("people found", "๑. นายก้องภพ", "๑. นายก้องภพ", "จำนวน|๓"),
    ("list counts up", "๒. นางเดือนเพ็ญ", "๒. นางเดือนเพ็ญ", "นางเดือนเพ็ญ|๒."),
    ("first of a list", "๑. นายก้องภพ", "๑. นายก้องภพ", "นายก้องภพ|๑."),
    ("agendas count up", "ระเบียบวาระที่ ๒", "ระเบียบวาระที่ ๒", "ระเบียบวาระที่|๒"),
    ("the first item", "๑.๑ การ", "๑.๑ การ", "๑.๑"),
    ("rows count up", "๒\tเวียงสา", "๒\tเวียงสา", "เวียงสา|๒"),
    ("amount in words", "๒๕,๐๐๐ บาท", "๒๕,๐๐๐ บาท (สองหมื่นห้าพันบาทถ้วน)", "๒๕,๐๐๐"),
    ("amount printed twice", "๒๕,๐๐๐ บาท", "๑,๒๓๔,๕๐๐ บาท\n\nและต่อมาได้จ่ายเงินจำนวน ๑,๒๓๔,๕๐๐ บาท", "๑,๒๓๔,๕๐๐"),
    ("sum of the column", "\t๓๒\t๓๐๐", "\t๓๒\t๓๐๐\n\tรวม\t๖๓\t๖๖\t๖๐๐", "เวียงสา|๒๐๐"),
    ("the sum itself", "\t๓๒\t๓๐๐", "\t๓๒\t๓๐๐\n\tรวม\t๖๓\t๖๖\t๖๐๐", "๖๐๐"),
    ("sum of the row", "หญิง\tเงิน\n๑\tปัว\t๑๑\t๑๒\t๑๐๐", "หญิง\tรวม\n๑\tปัว\t๑๑\t๑๒\t๒๓", "ปัว|๑๑"),
    ("enclosures count up", "๒๕,๐๐๐ บาท", "(เอกสารแนบ ๑) และ (เอกสารแนบ ๒)", "เอกสารแนบ|๒)"),
]  # fmt: skip

# What is close to a confirmation and is none.
NOT_CONFIRMED = [
    ("weekday of another day", "วันที่ ๓๐ พฤษภาคม ๒๕๖๗", "วันศุกร์ที่ ๓๐ พฤษภาคม ๒๕๖๗", "พฤษภาคม|๓๐"),
    ("another number in the letter", "ประชุมเกษตรอำเภอแล้ว", "ประชุมเกษตรอำเภอ ครั้งที่ ๖/๒๕๖๗ แล้ว", "ครั้งที่|๕/๒๕๖๗"),
    ("a document with the number of the meeting", "ที่ ๗๗/๒๕๖๗", "ที่ ๕/๒๕๖๗", "ครั้งที่|๕/๒๕๖๗"),
    ("fewer people found", "จำนวน ๓ คน", "จำนวน ๘ คน", "ผู้มาประชุม|๘"),
    ("list skips", "๓. นางสาวพิมพ์ใจ", "๘. นางสาวพิมพ์ใจ", "๘."),
    ("agendas skip", "ระเบียบวาระที่ ๒", "ระเบียบวาระที่ ๗", "ระเบียบวาระที่|๗"),
    ("other words", "๒๕,๐๐๐ บาท", "๒๕,๐๐๐ บาท (สองหมื่นบาทถ้วน)", "๒๕,๐๐๐"),
    ("round amount printed twice", "๒๕,๐๐๐ บาท", "๒๕,๐๐๐ บาท\n\nและต่อมาได้จ่ายเงินจำนวน ๒๕,๐๐๐ บาท", "๒๕,๐๐๐"),
    ("amount that reads like a year", "๒๕,๐๐๐ บาท", "๒,๕๖๗ บาท", "๒,๕๖๗"),
    ("column that does not add up", "\t๓๒\t๓๐๐", "\t๓๒\t๓๐๐\n\tรวม\t๖๓\t๖๖\t๗๐๐", "เวียงสา|๒๐๐"),
    ("sum of another column", "\t๓๒\t๓๐๐", "\t๓๒\t๓๐๐\n\tรวม\t๖๓\t๖๖\t๗๐๐", "๗๐๐"),
    ("sum of the row that does not hold", "หญิง\tเงิน\n๑\tปัว\t๑๑\t๑๒\t๑๐๐", "หญิง\tรวม\n๑\tปัว\t๑๑\t๑๒\t๒๔", "ปัว|๑๑"),
    ("misread month of two letters", "วันที่ ๓๐ พฤษภาคม ๒๕๖๗", "วันที่ ๓๐ พ.ค. ๒๕๖๗", "พ.ค."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "word"), [case[1:] for case in CONFIRMED], ids=[case[0] for case in CONFIRMED])
def test_what_is_confirmed_is_no_finding(old: str, new: str, word: str) -> None:
    assert [found.message for found in findings(with_change(old, new), {word: DOUBTFUL})] == []


@pytest.mark.parametrize(
    ("old", "new", "word"), [case[1:] for case in NOT_CONFIRMED], ids=[case[0] for case in NOT_CONFIRMED]
)
def test_what_does_not_confirm_leaves_the_finding(old: str, new: str, word: str) -> None:
    assert findings(with_change(old, new), {word: DOUBTFUL}) != []


@pytest.mark.parametrize("text", ["๑,๐๐,๐๐๐", "๒๕,๐๐", "๒๕,๐๐๐๐"])
def test_commas_that_part_no_thousands_are_doubtful_however_sure(text: str) -> None:
    in_text = findings(with_change("๒๕,๐๐๐ บาท", f"{text} บาท"), {})
    in_table = findings(with_change("นาน้อย\t๓๑\t๓๒\t๓๐๐", f"นาน้อย\t๓๑\t๓๒\t{text}"), {})
    assert [(one.path, one.quote) for one in in_text] == [("/agenda", text)]
    assert [(one.path, one.quote) for one in in_table] == [("/agenda/0/items/0/tables/0/rows/2/4", text)]
    assert {one.evidence["well_formed"] for one in in_text + in_table} == {False}


def test_figures_that_are_counted_up_are_well_formed() -> None:
    assert findings(with_change("๒๕,๐๐๐ บาท", "ตามข้อ ๑,๒,๓"), {}) == []


@pytest.mark.parametrize("text", ["๓๒ คน", "๗.๔๔ %", "๕/๒๕๖๗", "๑๐-๑๕", "ลงวันที่ ๑๑ กรกฎาคม ๒๕๖๗"])
def test_a_cell_of_figures_that_is_no_number_is_asked_too(text: str) -> None:
    changed = with_change("นาน้อย\t๓๑\t๓๒\t", f"นาน้อย\t๓๑\t{text}\t")
    figures = next(word for word in text.split() if any(letter.isdigit() for letter in word))
    assert [one.path for one in findings(changed, {f"นาน้อย|{figures}": DOUBTFUL})] == [
        "/agenda/0/items/0/tables/0/rows/2/3"
    ]
    unit = next((word for word in text.split() if word != figures and not word[0].isdigit()), "")
    assert findings(changed, {f"นาน้อย|{unit}": DOUBTFUL}) == []


def test_a_cell_of_words_is_not_asked() -> None:
    changed = with_change("นาน้อย\t๓๑\t๓๒\t", "นาน้อย\t๓๑\tหมู่ที่ ๙ ตำบลนาน้อย\t")
    assert findings(changed, {"หมู่ที่|๙": DOUBTFUL}) == []


def test_row_numbers_with_points_count_up() -> None:
    changed = with_change("๑\tปัว", "๑.\tปัว").replace("๒\tเวียงสา", "๒.\tเวียงสา")
    assert findings(changed, {"เวียงสา|๒.": DOUBTFUL}) == []
    assert len(findings(changed.replace("๒.\tเวียงสา", "๘.\tเวียงสา"), {"เวียงสา|๘.": DOUBTFUL})) == 1


def test_the_running_head_confirms_the_number_of_the_meeting() -> None:
    document = scanned(MINUTES, {"ครั้งที่|๕/๒๕๖๗": DOUBTFUL})
    head = scanned("รายงานการประชุมเกษตรอำเภอ ครั้งที่ ๕/๒๕๖๗", {}).pages[0].lines[0]
    first = document.pages[0]
    at = next(at for at, line in enumerate(first.lines) if line.raw.startswith("ระเบียบวาระที่ ๒"))
    second = replace(first, number=2, lines=(head, *first.lines[at:]))
    second = replace(
        second, lines=tuple(replace(line, page=2, number=number) for number, line in enumerate(second.lines, 1))
    )
    pages = (replace(first, lines=first.lines[:at]), second)
    assert [one.code for one in check(document, draft_of(document))] == [UNVERIFIED]
    document = replace(document, pages=pages)
    assert [one.code for one in check(document, draft_of(document)) if one.code == UNVERIFIED] == []


def test_votes_are_counts() -> None:
    text = with_change("มติที่ประชุม รับทราบ", "มติที่ประชุม เห็นชอบด้วยคะแนนเสียง ๑๒ ต่อ ๓ เสียง")
    assert [one.path for one in findings(text, {"ต่อ|๑๒": DOUBTFUL})] == ["/agenda/0/items/0/resolutions/0/votes"]
    assert [one.path for one in findings(text, {"ต่อ|๓": DOUBTFUL})] == ["/agenda/0/items/0/mentions/4"]


def test_thresholds() -> None:
    assert SURE_WORD < SURE_NUMBER
    assert findings(MINUTES, {"๕/๒๕๖๗": SURE_NUMBER}) == []
    assert len(findings(MINUTES, {"๕/๒๕๖๗": SURE_NUMBER - 0.001})) == 1
    assert findings(MINUTES, {"เรื่องที่ประธาน": SURE_WORD}, LOW) == []
    assert len(findings(MINUTES, {"เรื่องที่ประธาน": SURE_WORD - 0.001}, LOW)) == 1


def rows(count: int) -> str:
    """Minutes with a table of so many rows: no number of theirs is confirmed but those of the rows."""
    lines = "\n".join(f"{at}\tตำบลที่หนึ่ง\t{at + 200}\t{3 * at + 11}\t{at + 900}" for at in range(4, 4 + count))
    return with_change("๓\tนาน้อย\t๓๑\t๓๒\t๓๐๐", f"๓\tนาน้อย\t๓๑\t๓๒\t๓๐๐\n{lines}")


def test_a_table_with_many_doubtful_numbers_has_one_finding_a_column() -> None:
    few = findings(rows(MOST_IN_TABLE), {"ตำบลที่หนึ่ง|" + str(at + 200): DOUBTFUL for at in range(4, 4 + MOST_IN_TABLE)})
    assert len(few) == MOST_IN_TABLE
    doubts = {str(figure): DOUBTFUL for at in range(4, 34) for figure in (at + 200, 3 * at + 11)}
    many = findings(rows(30), {f"ตำบลที่หนึ่ง|{word}": confidence for word, confidence in doubts.items()})
    assert [one.path for one in many] == ["/agenda/0/items/0/tables/0/rows/3/2", "/agenda/0/items/0/tables/0/rows/3/3"]
    assert [one.evidence["count"] for one in many] == [30, 30]
    assert "ชาย" in many[0].message
    assert many[0].quote.startswith("204, 205, 206")
    lines = rows(30).split("\n")
    first = next(at for at, line in enumerate(lines, 1) if line.startswith("4\t"))
    assert [(place.first_line, place.last_line) for place in many[0].places] == [(first, first + 29)]


def test_a_page_with_many_doubtful_numbers_has_one_finding() -> None:
    said = "\n\n".join(f"จ่ายเงิน {at} บาท" for at in range(101, 101 + MOST_NUMBERS))
    few = with_change("มติที่ประชุม รับทราบ", said)
    assert len(findings(few, {"บาท|" + str(at): DOUBTFUL for at in range(101, 190)})) == MOST_NUMBERS
    many = with_change("มติที่ประชุม รับทราบ", f"{said}\n\nจ่ายเงิน 180 บาท")
    found = findings(many, {"บาท|" + str(at): DOUBTFUL for at in range(101, 190)} | {"ครั้งที่|๕/๒๕๖๗": DOUBTFUL})
    assert [(one.path, one.evidence.get("count")) for one in found] == [
        ("/meeting/number", None),
        ("/agenda/0/items/0/mentions", MOST_NUMBERS + 1),
    ]


# Words that are read badly, and where the finding stands.
WORDS = [
    ("/cover_letter/subject", "เรื่อง ขอส่ง|ขอส่งรายงานการประชุม", "ขอส่งรายงานการประชุม"),
    ("/cover_letter/signatory", "(นายก้องภพ", "(นายก้องภพ"),
    ("/meeting/title", "รายงานการประชุมเกษตรอำเภอ", "รายงานการประชุมเกษตรอำเภอ"),
    ("/attendance/0/heading", "ผู้มาประชุม", "ผู้มาประชุม"),
    ("/attendance/0/people/1", "ลำธารใส\tนัก|ลำธารใส", "นางเดือนเพ็ญ ลำธารใส"),
    ("/attendance/0/people/2", "สวนหลวง|นักวิชาการเกษตรชำนาญการ", "นางสาวพิมพ์ใจ สวนหลวง"),
    ("/agenda/0/heading", "เรื่องที่ประธานแจ้ง", "เรื่องที่ประธานแจ้งให้ทราบ"),
    ("/agenda/0/items/0/resolutions/0", "มติ|รับทราบ", "รับทราบ"),
    ("/signatures/0", "(นางเดือนเพ็ญ", "(นางเดือนเพ็ญ"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "word", "quote"), WORDS, ids=[path for path, *_ in WORDS])
def test_badly_read_words_are_found(path: str, word: str, quote: str) -> None:
    minutes = minutes_of(MINUTES, {word: POOR})
    assert [(one.code, one.severity, one.path, one.quote) for one in minutes.findings] == [(LOW, "info", path, quote)]
    assert at_pointer(minutes.model_dump(mode="json"), path) is not None
    assert minutes.findings[0].places[0].box is not None
    assert not {LOW, HARD} & {one.code for one in minutes_of(MINUTES, {word: DOUBTFUL}).findings}


def test_many_badly_read_names_are_one_warning_a_page() -> None:
    names = "\n".join(f"{at}. นายเมธี\tนาทอง\tนักวิชาการ" for at in range(4, 4 + MOST_WORDS + 1))
    text = with_change("ชำนาญการ\n\nเริ่ม", f"ชำนาญการ\n{names}\n\nเริ่ม")
    assert findings(text, {"นาทอง": POOR}, LOW) == []
    found = findings(text, {"นาทอง": POOR}, HARD)
    assert [(one.path, one.severity, one.evidence["count"]) for one in found] == [
        ("/attendance/0/people", "warning", MOST_WORDS + 1)
    ]
    assert minutes_of(text, {"นาทอง": POOR}).sections.attendance == "check"


def test_a_page_that_was_hard_to_read_is_named_as_a_whole() -> None:
    page = replace(scanned(MINUTES, {}).pages[0], health=0.7, health_reasons=("low_confidence",))
    assert [(one.code, one.severity, one.path) for one in check_layer([page])] == [(HARD, "warning", "/source/pages/0")]
    damaged = replace(page, health_reasons=("low_confidence", "private_use"))
    found = list(check_layer([damaged]))
    assert [one.code for one in found] == ["text.layer", HARD]
    assert found[0].evidence["reasons"] == ("private_use",)


def test_text_without_confidence_gives_none_of_these_findings() -> None:
    document = scanned(MINUTES, {})
    lines = tuple(
        replace(
            line,
            words=tuple(word._replace(confidence=None) for word in line.words),
            cells=tuple(replace(cell, confidence=None) for cell in line.cells),
        )
        for line in document.pages[0].lines
    )
    document = replace(document, pages=(replace(document.pages[0], text_from="text_layer", lines=lines),))
    draft = draft_of(document)
    assert check(document, draft) == ()
    assert {person.confidence for group in draft.attendance for person in group.people} == {None}
    plain = read_bytes(with_change("๒๕,๐๐๐", "๒๕,๐๐").encode(), "case.txt")
    assert not {UNVERIFIED, LOW, HARD} & {one.code for one in check(plain, draft_of(plain))}


def test_people_and_cells_are_as_sure_as_their_least_sure_word() -> None:
    doubts = {"ลำธารใส\tนัก|ลำธารใส": POOR, "นางสาวพิมพ์ใจ|๓.": POOR, "ปัว|๑๑": DOUBTFUL}
    minutes = minutes_of(MINUTES, doubts)
    assert [person.confidence for person in minutes.attendance[0].people] == [SURE, POOR, SURE]
    row = minutes.agenda[0].items[0].tables[0].rows[0]
    assert [cell.confidence for cell in row] == [SURE, SURE, DOUBTFUL, SURE, SURE]


def test_a_signature_beside_a_name_does_not_count() -> None:
    old = MINUTES[MINUTES.index("๑. นายก้องภพ") : MINUTES.index("เริ่มประชุม")]
    heads = "ลำดับ\tชื่อ – สกุล\tตำแหน่ง\tลายมือชื่อ"
    people = "๑\tนายก้องภพ ทุ่งกว้าง\tเกษตรจังหวัดน่าน\tกงพ\n๒\tนางเดือนเพ็ญ ลำธารใส\tนักวิชาการ\tดเพ"
    minutes = minutes_of(MINUTES.replace(old, f"{heads}\n{people}\n\n"), {"กงพ": POOR, "นักวิชาการ": DOUBTFUL})
    assert [person.confidence for person in minutes.attendance[0].people] == [SURE, DOUBTFUL]


def test_people_in_two_columns_are_each_as_sure_as_their_own_words() -> None:
    old = MINUTES[MINUTES.index("๑. นายก้องภพ") : MINUTES.index("เริ่มประชุม")]
    text = MINUTES.replace(old, "๑. นายก้องภพ ทุ่งกว้าง\t๓. นางสาวพิมพ์ใจ สวนหลวง\n๒. นางเดือนเพ็ญ ลำธารใส\n\n")
    minutes = minutes_of(text, {"สวนหลวง": POOR})
    assert [person.confidence for person in minutes.attendance[0].people] == [SURE, SURE, POOR]


def test_a_value_is_as_sure_as_its_words_wherever_they_stand() -> None:
    text = "นายเมธี นาทอง\tนักวิชาการ\tกรรมการ\nเกษตรชำนาญการ ๑๒"
    doubts = {"เกษตรชำนาญการ": POOR, "กรรมการ": DOUBTFUL}
    lines = lay_out(map(repair_page, scanned(text, doubts).pages))
    assert confidence_of(lines, ("นายเมธี นาทอง",)) == SURE
    assert confidence_of(lines, ("นายเมธี นาทอง", "กรรมการ")) == DOUBTFUL
    assert confidence_of(lines, ("นักวิชาการเกษตรชำนาญการ",)) == POOR  # in pieces, a column between
    assert confidence_of(lines, ("อย่างอื่น",)) == POOR  # not found: all that stands there
    assert words_holding(read_words(lines), "2") == []  # within 12
    assert confidence_of([], ("นายเมธี",)) is None


def test_numbers_in_sequence() -> None:
    assert in_sequence([(1,), (2,), (7,), (4,), (5,)]) == [True, True, False, True, True]
    assert in_sequence([(1,)]) == [True]
    assert in_sequence([(2,)]) == [False]
    assert in_sequence([(4, 1), (4, 2)], (4,)) == [True, True]
    assert in_sequence([(4, 1)], (4,)) == [True]
    assert in_sequence([(9, 1)], (4,)) == [False]
    assert in_sequence([(), (3,), ()]) == [False, False, False]
