"""The title where no wording of a title opens a line: what stands at or above the first ครั้งที่ or date."""

import re
from collections.abc import Sequence

from minutes_extract.model.line import Line
from minutes_extract.parsing.front.title import DAY, NUMBER, TITLE_END
from minutes_extract.thai.dates import first_date
from minutes_extract.thai.wordings.nearly import nearly_title

MOST_LINES_ABOVE_NUMBER = 4
"""Lines of a title above its number or date."""
LONGEST_TITLE_LINE = 150
LONGEST_DATED_LINE = 120
LONGEST_DATE_AND_VENUE = 250
"""A line that begins with the date: time and venue may stand behind it."""
OPENS_WITH_DATE = re.compile(rf"^(?:ประชุม)?(?:เมื่อ)?{DAY}|^\d")
# What a meeting is called, of a body that met.
MEETING = re.compile(r"ประชุม|ประชาคม|หารือ")
# ระเบียบวาระการประชุม… · (ร่าง) วาระการประชุม · หนังสือเชิญประชุม: what is handed out before a meeting
BEFORE_MEETING = re.compile(
    r"^[\s(]*(?:ร่าง[\s)]*)?(?:ระเบียบ|วาระ|ข้อบังคับ|กำหนดการ|หนังสือ|ขอเชิญ|เชิญ|เรื่อง|ประกาศ|คำสั่ง|แบบ|ใบ|เอกสาร|สิ่งที่|อ้างถึง|ข่าว|สรุปข่าว|รับรอง)"
)


def title_by_evidence(content: Sequence[Line], start: int, body: int) -> int | None:
    """The first line of the title between `start` and the `body`; None where no number or date of a meeting stands there."""
    anchor = next((at for at in range(start, body) if _tells_when(content[at])), None)
    if anchor is None:
        return None
    block = [at for at in _above(content, start, anchor) if not BEFORE_MEETING.match(content[at].text)]
    named = next(
        (at for at in block if names_meeting(content[at].text) and not OPENS_WITH_DATE.match(content[at].text)), None
    )
    if named is not None or anchor not in block:
        return named
    return anchor if not TITLE_END.match(content[anchor].text) else block[0]


def names_meeting(text: str) -> bool:
    """The line says that a meeting was held, in whatever words; an agenda paper and an invitation do not."""
    return (MEETING.search(text) is not None or nearly_title(text)) and not BEFORE_MEETING.match(text)


def _tells_when(line: Line) -> bool:
    if NUMBER.search(line.text) and len(line.text) <= LONGEST_TITLE_LINE:
        return True
    longest = LONGEST_DATE_AND_VENUE if OPENS_WITH_DATE.match(line.text) else LONGEST_DATED_LINE
    found = first_date(line.text) if len(line.text) <= longest else None
    return found is not None and found.date is not None


def _above(content: Sequence[Line], start: int, anchor: int) -> list[int]:
    """The lines of the block that ends with the anchor, from the top."""
    top = anchor
    while top > max(start, anchor - MOST_LINES_ABOVE_NUMBER) and _goes_on_up(content[top - 1], content[anchor]):
        top -= 1
    return list(range(top, anchor + 1))


def _goes_on_up(line: Line, anchor: Line) -> bool:
    return line.page == anchor.page and len(line.text) <= LONGEST_TITLE_LINE and not BEFORE_MEETING.match(line.text)
