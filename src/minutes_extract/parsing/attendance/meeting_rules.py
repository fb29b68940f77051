"""Rules of voting and of speaking, read out between the lists of names and the agendas: their points are no people."""

import re
from collections.abc import Sequence

from minutes_extract.model.line import Line
from minutes_extract.parsing.attendance.people import read_entry
from minutes_extract.thai.offices import starts_office
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# …เพื่อให้การประชุมเรียบร้อย มีดังนี้
ANNOUNCES_POINTS = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ต่อไปนี้)\s*[:：]?$")
# A name without a title is shorter than a rule.
LONGEST_BARE_NAME = 40
# A line that announces points of its own is a sentence, not ฝ่ายบริหาร ดังนี้.
SHORTEST_ANNOUNCEMENT = 25


def begins_rules(line: Line, below: Sequence[Line]) -> bool:
    """From this line on the meeting is told its rules; `below`: the lines that follow."""
    if line.table is not None or len(line.cells) > 1:
        return False
    if opened_by(line.text, Opens.RULES):
        return True
    announces = len(line.text) >= SHORTEST_ANNOUNCEMENT and ANNOUNCES_POINTS.search(line.text)
    return bool(announces) and bool(below) and not _is_person(below[0]) and read_entry(line, None).name is None


def _is_person(line: Line) -> bool:
    """A titled name, an office, or words as short as a name."""
    entry = read_entry(line, None)
    titled = entry.name is not None and entry.name.prefix is not None
    in_office = entry.name is None and bool(entry.rest) and starts_office(entry.rest[0].text)
    return titled or in_office or len(line.text) <= LONGEST_BARE_NAME
