"""A numbered heading and the report under it, told apart where layout took the report for the heading's next line."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from minutes_extract.model.line import Line
from minutes_extract.thai.widths import indent_of, width_of

# A printed line that begins so opens a report; it never goes on with the heading above, full as that line may be.
OPENS_REPORT = re.compile(
    r"^(?:ตามที่|ด้วย(?=[ก-ฮเ-ไ])|เนื่อง(?:จาก|ด้วย)|ในการนี้|อนึ่ง|สืบเนื่องจาก"
    r"|[ก-๙.\s]{2,80}?(?:รายงาน|แจ้ง|เสนอ|ชี้แจง|กล่าว)(?:ว่า|ผลการ|ความก้าวหน้า|ให้ที่ประชุม|ต่อที่ประชุม|ที่ประชุม))"
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
    if margins is None or line.box is not None or indent_of(head.raw) < margins.left + ITEM_INDENT:
        return False
    return (
        abs(indent_of(line.raw) - indent_of(head.raw)) <= 1
        and width_of(above.raw.rstrip()) < margins.right * FULL_HEADING_SHARE
    )
