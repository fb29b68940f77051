"""A numbered heading and the report under it, told apart where layout took the report for the heading's next line."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from minutes_extract.model.line import Line
from minutes_extract.parsing.text.sentences import FINITE_VERB
from minutes_extract.thai.widths import indent_of, width_of

# A printed line that begins so opens a report; it never goes on with the heading above, full as that line may be.
OPENS_REPORT = re.compile(
    r"^(?:ตามที่|ด้วย(?=[ก-ฮเ-ไ])|เนื่อง(?:จาก|ด้วย)|ในการนี้|อนึ่ง|สืบเนื่องจาก"
    r"|(?:ฝ่าย)?เลขานุการ[ก-๙]{0,30}?(?:ได้|ขอ|เสนอ|แจ้ง|รายงาน|ชี้แจง|สรุป|นำ|อ่าน)"
    r"|ประธาน(?:ใน)?(?:ที่ประชุม|สภา|กรรมการ|ฯ)?(?:ได้|ให้|ขอ|มอบ|เสนอ|แจ้ง|กล่าว|นำ|สอบถาม)"
    r"|[ก-๙.\s]{2,80}?(?:รายงาน|แจ้ง|เสนอ|ชี้แจง|กล่าว)(?:ว่า|ผลการ|ความก้าวหน้า|ให้ที่ประชุม|ต่อที่ประชุม|ที่ประชุม))"
)
# เรื่องรับรองรายงานการประชุม ครั้งที่ ๒/๒๕๖๗ · …ประจำปี ๒๕๖๖: a heading that comes to its year is whole,
ENDS_WITH_YEAR = re.compile(r"(?<!\d)2[45]\d\d\s?$")
# unless the next line goes on with it: …ครั้งที่ ๒/๒๕๖๗ ⏎ เมื่อวันที่ ๓ มีนาคม ๒๕๖๗
HEADING_GOES_TO = re.compile(
    r"^(?:[(/]|เมื่อ|ณ\s|และ|หรือ|ของ|แห่ง|โดย|เพื่อ|ตาม(?!ที่)|ต่อ|แก่|ให้|ใน|จำนวน|วงเงิน|ระยะ|สำหรับ|พร้อม|รวม|ซึ่ง|ที่|ด้วย(?=วิธี)|ครั้งที่|ประจำ|วันที่)"
)
# Letters by which an item is indented against the running text.
ITEM_INDENT = 4
# Of the usual width; a heading that ends before that is whole where the next line keeps its indent.
FULL_HEADING_SHARE = 0.8
USUAL_QUANTILE = 0.9


class Margins(NamedTuple):
    """Of text set with blanks, in letters: where running lines begin, and where most of them end."""

    left: int
    right: int


def margins_of(lines: Sequence[Line]) -> Margins | None:
    """None where the lines are not set with blanks: PDF gives boxes, flattened text no indents."""
    printed = [line for line in lines if line.box is None and line.table is None and line.raw.strip()]
    if not printed:
        return None
    widths = sorted(width_of(line.raw.rstrip()) for line in printed)
    return Margins(min(indent_of(line.raw) for line in printed), widths[int((len(widths) - 1) * USUAL_QUANTILE)])


def report_begins(lines: Sequence[Line], margins: Margins | None) -> int:
    """The first of a heading's lines that is the report below it; 0 where there is none."""
    return next((at for at in range(1, len(lines)) if _opens(lines[at - 1], lines[at], lines[0], margins)), 0)


def _opens(above: Line, line: Line, head: Line, margins: Margins | None) -> bool:
    if OPENS_REPORT.match(line.text):
        return True
    if ENDS_WITH_YEAR.search(above.text) and not HEADING_GOES_TO.match(line.text) and not FINITE_VERB.search(head.text):
        return True
    if margins is None or line.box is not None or width_of(above.raw.rstrip()) >= margins.right * FULL_HEADING_SHARE:
        return False
    indent = indent_of(line.raw) - indent_of(head.raw)
    return abs(indent) <= 1 if indent_of(head.raw) >= margins.left + ITEM_INDENT else indent >= ITEM_INDENT
