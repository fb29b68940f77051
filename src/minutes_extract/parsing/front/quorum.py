"""How many members or shares there are, and how many are present: the sentence that says that the quorum is reached."""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Quorum, QuorumUnit
from minutes_extract.thai.blanks import join_texts

QUORUM = regex.compile(r"องค์\s?ประชุม")
# …มาประชุม ๑๑ คน จากสมาชิกทั้งหมด ๑๒ คน · นับจำนวนหุ้นได้ ๒๐,๐๒๕,๗๘๙ หุ้น · กรรมสิทธิ์ร้อยละ ๖๑.๒ · อัตราส่วน ๔,๒๑๐ ส่วน
COUNTED_PRESENT = regex.compile(
    r"(?P<count>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d+)?)\s*(?P<unit>คน|ท่าน|รูป|ราย|หุ้น|ส่วน|หน่วย)"
    r"|กรรมสิทธิ์[ก-๙\s]{0,30}(?:ร้อยละ\s*)?(?P<ratio>\d{1,3}(?:\.\d+)?)(?![\d,])"
)
UNITS = {"หุ้น": QuorumUnit.SHARES, "ส่วน": QuorumUnit.RATIO, "หน่วย": QuorumUnit.RATIO}
# What stands before the number of all there are: จากสมาชิกทั้งหมด · จำหน่ายได้แล้วทั้งสิ้น · สมาชิกสภามีจำนวน
ALL = regex.compile(
    r"(?:(?:จาก|ของ)[ก-๙\s]{0,40}?(?:ทั้งหมด|ทั้งสิ้น|จำหน่าย|ชำระ|ที่มีอยู่)|จาก(?:จำนวน)?(?:สมาชิก|กรรมการ)|(?:สมาชิก|กรรมการ)(?!ที่|ผู้)[ก-๙]{0,20}?(?:ทั้งหมด|ทั้งสิ้น))[ก-๙\s]{0,20}$"
)
# …and of those who came: มาประชุม · เข้าร่วมประชุม; not ไม่มาประชุม
CAME = regex.compile(
    r"(?<!ไม่)(?:(?:มา|เข้า(?:ร่วม)?|ร่วม)(?:การ)?ประชุม|มาประชุม|รวม(?:ทั้งสิ้น|ทั้งหมด|เป็น)?|นับ(?:จำนวน)?หุ้น|(?<!จาก)(?:สมาชิก|กรรมการ)(?:มา|เข้า))[^\d]{0,60}$"
)
LINES_BEFORE, LINES_AFTER = 6, 3
"""Lines around the word within which its sentence stands."""
MOST_PLACES = 12
"""Lines with the word that are looked at; in the debate it is a subject like any other."""


class _QuorumCount(NamedTuple):
    value: int | float
    unit: QuorumUnit
    before: str
    """The words between it and the count before."""


def quorum_of(lines: Sequence[Line]) -> Quorum | None:
    """The first sentence about the quorum that counts all there are, else the first that counts; None where none does."""
    places = [at for at, line in enumerate(lines) if QUORUM.search(line.text)][:MOST_PLACES]
    found = [quorum for at in places if (quorum := _quorum(_around(lines, at)))]
    return next((one for one in found if one.members is not None), None) or next(iter(found), None)


def _around(lines: Sequence[Line], at: int) -> str:
    return join_texts(line.text for line in lines[max(0, at - LINES_BEFORE) : at + 1 + LINES_AFTER])


def _quorum(text: str) -> Quorum | None:
    counts = _counts(text)
    members = next((one for one in reversed(counts) if ALL.search(one.before)), None)
    came = [one for one in counts if one is not members and (one.unit is QuorumUnit.RATIO or CAME.search(one.before))]
    if members:
        came = [one for one in came if one.unit is members.unit]
    weightiest = [one for one in came if one.unit is not QuorumUnit.PERSONS] or came
    if not weightiest:
        return None
    present = weightiest[-1]
    return Quorum(members=members.value if members else None, present=present.value, unit=present.unit)


def _counts(text: str) -> list[_QuorumCount]:
    counts: list[_QuorumCount] = []
    end = 0
    for found in COUNTED_PRESENT.finditer(text):
        figure = (found["count"] or found["ratio"]).replace(",", "")
        value = float(figure) if "." in figure else int(figure)
        unit = QuorumUnit.RATIO if found["ratio"] else UNITS.get(found["unit"], QuorumUnit.PERSONS)
        counts.append(_QuorumCount(value, unit, text[end : found.start()]))
        end = found.end()
    return counts
