"""Where lists of names begin that no head opens: at the first person, and where the numbers begin anew."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from minutes_extract.model.line import Line
from minutes_extract.model.minutes import PersonStatus
from minutes_extract.parsing.attendance.people import Entry
from minutes_extract.parsing.text.person_lines import PersonLine, person_line
from minutes_extract.thai.offices import is_role, split_reason, starts_office
from minutes_extract.thai.widths import indent_of
from minutes_extract.thai.wordings.attendance_head import attendance_head
from minutes_extract.thai.wordings.nearly import nearly_opened_by
from minutes_extract.thai.wordings.wording import Opens

# What the head of a list speaks of, be it misread or in words never met.
OF_PEOPLE = re.compile(r"ผู้|ประชุม|รายชื่อ|รายนาม|กรรมการ|กรรมาธิการ|สมาชิก|แขก|ฝ่าย|คณะ")
# A sentence that leads to a list is no head: พร้อมแนะนำกรรมการที่มาในวันนี้ ดังต่อไปนี้
NO_HEAD = re.compile(r"แนะนำ|แจ้ง|กล่าว|ขอ|องค์ประชุม|เวลา|วันที่|ครั้งที่|\d\s*\.|ห้อง|หอประชุม|ศาลา|^ณ|สถานที่")
THAI_WORD = re.compile(r"[ก-๙]{4}|[A-Za-z]{4}")
# ผู้ไม…: whatever follows is misread, those people were not there
NOT_THERE = re.compile(r"[ผท][^ไ]{0,3}ไม")
LABELLED_HEADS = {"head_present": "present", "head_absent": "absent", "head_in_attendance": "guests"}
"""What the labeller calls heads of lists, and the rows of the wordings that they stand for."""
# (๓) แขกรับเชิญ จำนวน ๒ ท่าน ดังนี้ · ผู้แทนหน่วยงานที่มาให้ข้อเท็จจริง: a head by its form
COUNTED_PEOPLE = re.compile(
    r"\(?\s*(?:รวม|จำนวน|มี)\s*(?P<count>\d{1,3})\s*(?:คน|ท่าน|ราย|รูป)"
    r"|\s\(?(?P<count_alone>\d{1,3})\s*(?:คน|ท่าน|ราย|รูป)\)?\s*(?:ดังนี้|คือ|ได้แก่|ประกอบด้วย)?\s*[:：]?$"
)
NUMBERED_HEAD = re.compile(r"^[\s▪●◆■•]*\(?\d{1,2}[.)]\s*(?=[ก-ฮเ-ไ])")
COMES_TO_MEETING = re.compile(
    r"^(?:ผู้|แขก|บุคคล|เจ้าหน้าที่|ฝ่าย|คณะ|ที่ปรึกษา|วิทยากร|พยาน)[^\d\t]{0,40}?(?:ประชุม|ชี้แจง|เชิญ|ข้อ(?:เท็จจริง|มูล)|สังเกต|ติดตาม|เข้าร่วม|รับฟัง|มาร่วม)"
)
IS_INVITED = re.compile(r"ที่มา|มาให้|มาร่วม|เข้าร่วม|รับเชิญ|มาชี้แจง|เข้าชี้แจง")
# ผู้ลา/ขาดประชุม: in whatever words, those people were away
IS_AWAY = re.compile(r"(?:^|ผู้|ที่|/)(?:ขอ)?(?:ลา|ขาด|ติด|ไม่|มิได้)(?!ยืน)")
JOINS = re.compile(r"(?:เข้า)?ร่วม(?:การ)?ประชุม|รับเชิญ")
MOST_LINES_OF_HEAD = 2
"""A head, and the name of a unit below it."""
LONGEST_POSSIBLE_HEAD = 60
LONGEST_TRASH = 25
"""Letters of a head of which nothing could be read."""

SURE, LIKELY, UNSURE = 0.9, 0.8, 0.5
"""How sure a list is told: by words a letter off, by its place or its reasons, by its numbers alone."""


@dataclass(frozen=True, slots=True)
class Start:
    """A list begins here. `heading` None: no head was read; `name` the row of the wordings that the head nearly is."""

    heading: str | None
    name: str
    count: int | None
    """How many it says there are."""
    head_lines: int
    """Lines that stand for the head: 1, or 0 where the list begins with a person."""


def may_be_head(line: Line) -> bool:
    """The line may be the head of a list: short, of people, no sentence, no fact of the title block."""
    short = len(line.text) <= LONGEST_POSSIBLE_HEAD and line.table is None and person_line(line) is None
    return short and OF_PEOPLE.search(line.text) is not None and not NO_HEAD.search(line.text)


def unheaded_starts(lines: Sequence[Line]) -> Mapping[int, Start]:
    """By index of its first line, each list without a head that the wordings know."""
    starts: dict[int, Start] = {}
    headed = False
    above: PersonLine | None = None
    last = -1
    for at, line in enumerate(lines):
        if line.labelled in LABELLED_HEADS:
            starts[at] = _start(line, 1)
        if attendance_head(line.text) or at in starts:
            headed, above = True, None
            continue
        person = person_line(line)
        if person is None:
            continue
        formed = next(
            (
                head
                for head in range(max(last + 1, at - MOST_LINES_OF_HEAD), at)
                if last >= 0 and _has_form(lines, head, at)
            ),
            None,
        )
        if formed is not None:
            starts[formed] = _start(lines[formed], 1)
            headed = False
        elif (above is None and not headed) or _begins_anew(
            above, person, None if last == at - 1 else lines[at - 1], headed
        ):
            first = at - 1 if at and _stands_for_head(lines[at - 1], above) else at
            starts[first] = _start(lines[first], at - first)
            headed = False
        above, last = person, at
    return starts


def _has_form(lines: Sequence[Line], head: int, person: int) -> bool:
    """A line above a person is set as a head: it counts the people, or is numbered, and is no office of the one above."""
    line = lines[head]
    if (
        person_line(line) is not None
        or line.table is not None
        or line.continues
        or len(line.text) > LONGEST_POSSIBLE_HEAD
    ):
        return False
    if attendance_head(line.text) or len(line.cells) > 1:
        return False
    words = NUMBERED_HEAD.sub("", line.text)
    if COUNTED_PEOPLE.search(words):
        return OF_PEOPLE.search(words) is not None
    comes = COMES_TO_MEETING.match(words) is not None and (IS_INVITED.search(words) or not starts_office(words))
    outdented = indent_of(line.raw) < indent_of(lines[person].raw)
    return bool(comes) and (words != line.text or outdented or line.starts_block)


def _begins_anew(above: PersonLine | None, person: PersonLine, line_above: Line | None, headed: bool) -> bool:
    """Below a head that was read, lists begin anew under sub-headings too; there the words of a head tell, or trash.

    `line_above` is None where a person stands above.
    """
    if above is None:
        return False
    anew = person.number == 1 and above.number is not None
    nearly = line_above is not None and _nearly(line_above) is not None
    trash = line_above is not None and _is_trash(line_above)
    return nearly or (anew and (trash or not headed))


def _is_trash(line: Line) -> bool:
    """Nothing that could be read: no sub-heading, which is a word at least."""
    return bool(line.text) and len(line.text) <= LONGEST_TRASH and THAI_WORD.search(line.text) is None


def _stands_for_head(line: Line, above: PersonLine | None) -> bool:
    """The line above the first person: a head by its looks, or within the lists anything short."""
    if person_line(line) is not None or line.table is not None:
        return False
    return may_be_head(line) or _nearly(line) is not None or (above is not None and len(line.text) <= LONGEST_TRASH)


def _start(line: Line, head_lines: int) -> Start:
    if not head_lines:
        return Start(None, "", None, 0)
    name, counted = _nearly(line), COUNTED_PEOPLE.search(line.text)
    name = name or _status_in_words(line.text)
    is_words = (name and not line.labelled) or may_be_head(line) or counted
    heading = NUMBERED_HEAD.sub("", line.text).strip(" *:：-–▪●◆■") if is_words else None
    return Start(heading, name or "", int(counted["count"] or counted["count_alone"]) if counted else None, 1)


def _status_in_words(text: str) -> str | None:
    """Away, or ผู้เข้าร่วมประชุมที่มิใช่กรรมการ."""
    if IS_AWAY.search(text):
        return "absent"
    return "participants" if JOINS.search(text) else None


def _nearly(line: Line) -> str | None:
    if person_line(line) is not None or line.table is not None:
        return None
    opening = nearly_opened_by(line.text, Opens.ATTENDANCE)
    if opening is None:
        return LABELLED_HEADS.get(line.labelled)
    return "absent" if NOT_THERE.search(opening.words) else opening.name


def status_by_evidence(entries: Sequence[Entry], is_first: bool, members_above: bool) -> tuple[PersonStatus, float]:
    """Who is on a list without a head, and how sure that is.

    Reasons of absence tell the absent; the first list holds those present; below members a list without any role holds guests.
    """
    absent = sum(1 for entry in entries if _has_reason(entry))
    if entries and absent * 2 >= len(entries):
        return PersonStatus.ABSENT, LIKELY
    if is_first:
        return PersonStatus.PRESENT, LIKELY
    if members_above and not has_roles(entries):
        return PersonStatus.IN_ATTENDANCE, UNSURE
    return PersonStatus.PRESENT, UNSURE


def has_roles(entries: Sequence[Entry]) -> bool:
    """Members: most of the people have a part in the body (ประธาน, กรรมการ)."""
    return sum(1 for entry in entries if any(is_role(column.text) for column in entry.rest)) * 2 > len(entries)


def _has_reason(entry: Entry) -> bool:
    rest = "\t".join(column.text for column in entry.rest)
    return split_reason(rest)[1] is not None or split_reason(entry.remark)[1] is not None
