"""Lists of names: who was present, absent, in attendance."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from minutes_extract.model.draft import LineTrace
from minutes_extract.model.line import Cell, Line
from minutes_extract.model.minutes import AttendanceGroup, Person, PersonStatus
from minutes_extract.model.places import places_of
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.attendance.meeting_rules import begins_rules
from minutes_extract.parsing.attendance.people import (
    Entry,
    bracketed_name_of,
    is_nobody,
    names_below,
    people_of,
    person_of,
    read_entry,
    untitled_people_of,
    untitled_person_of,
    untitled_row_of,
)
from minutes_extract.parsing.attendance.table_lists import Roster, add_row, entries_of_table, roster_of
from minutes_extract.parsing.attendance.unheaded import SURE, Start, has_roles, status_by_evidence, unheaded_starts
from minutes_extract.parsing.text.line_columns import unfolded
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.names import find_names
from minutes_extract.thai.offices import is_role, split_reason
from minutes_extract.thai.widths import indent_of, width_of
from minutes_extract.thai.wordings.attendance_head import AttendanceHead, attendance_head
from minutes_extract.thai.wordings.continued import is_continued, without_continued
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# Whose members' list it is; before "ผู้มาประชุม" any other word (ที่ปรึกษา…, เลขานุการประจำ…, ผู้บริหาร…) makes it a further group.
MEMBERS = re.compile(r"^(?:(?:คณะ)?(?:อนุ)?กรรมาธิการ|(?:คณะ)?(?:อนุ)?กรรมการ|สมาชิก|องค์ประชุม|ส่วนราชการ|หน่วยงาน|บุคลากร|$)")
# Sub-headings within a list whose numbers go on; others are known by numbers that begin anew.
UNIT = re.compile(
    r"^[-–•*\s]*(?:ส่วนราชการ|ภาค(?:รัฐ|เอกชน|ประชาชน|ประชาสังคม)|หน่วยงาน(?:ภายนอก|ภายใน|ราชการ)?|รัฐวิสาหกิจ|ฝ่ายเลขานุการ|ฝ่ายบริหาร"
    r"|องค์กร(?:ปกครองส่วนท้องถิ่น|เอกชน|อิสระ)?|ผู้สังเกตการณ์)[^\d()]{0,40}:?$"
)
# Within a list that goes by units, the name of another one: กรมชลประทาน, บริษัท … จำกัด
ORGANISATION = re.compile(
    r"^(?:กระทรวง|กรม|สำนัก|กอง|คณะ(?!กรรม|อนุ|ทำงาน)|มหาวิทยาลัย|วิทยาลัย|โรงเรียน|โรงพยาบาล|บริษัท|ห้างหุ้นส่วน|ห้าง|ธนาคาร|สถาบัน"
    r"|ศูนย์|สมาคม|ชมรม|มูลนิธิ|สหกรณ์|องค์การ|องค์กร|เทศบาล|จังหวัด|อำเภอ|สภา|หอการค้า|กลุ่ม|ฝ่าย|แผนก|เครือข่าย|สาขา|ส่วน|งาน|วัด|ชุมชน"
    r"|การ(?:รถไฟ|ไฟฟ้า|ประปา|ท่าเรือ|ท่าอากาศยาน|ทาง|เคหะ|ยาง|ท่องเที่ยว|กีฬา|นิคม))[^\d()\t]{2,80}$"
)
# Sub-headings that sort the members of a body: กรรมการโดยตำแหน่ง, กรรมการผู้ทรงคุณวุฒิ, กรรมการจากผู้แทนชุมชน
SORT_OF_MEMBER = re.compile(
    r"^(?:คณะ)?(?:อนุ)?กรรมการ\s?(?:โดยตำแหน่ง|ผู้ทรงคุณวุฒิ|โดยการ|(?:ที่)?(?:มา)?จาก|ประเภท|ซึ่ง|ที่ได้รับ|ผู้แทน|ฝ่าย|และเลขานุการ|อื่น|ภาค|ประจำ|อิสระ)[^\d()\t]{0,60}$"
)
# An office that wants its unit, which stands on the next line: ผู้อำนวยการ ⏎ กองแผนงาน
WANTS_UNIT = re.compile(
    r"(?:ผู้อำนวยการ|หัวหน้า|ผู้แทน|ประธาน|เลขาธิการ|อธิบดี|คณบดี|อธิการบดี|ผู้จัดการ|ผู้ว่าการ|นายก|กรรมการ(?:ผู้จัดการ)?|ประจำ|และ|ของ|แห่ง)$"
)
# Letters of a printed line that may run on into the next; a shorter one is whole.
SHORTEST_WRAPPED = 65
# ผู้ไม่มาประชุม (เนื่องจากติดราชการ): the reason of all of them
REASON_IN_HEAD = re.compile(r"\(\s*(?:เนื่องจาก\s*)?(?P<words>[^()]{2,60}?)\s*\)")
# กรรมการลาประชุม จำนวน ๒ คน เนื่องจากติดภารกิจ · ผู้ไม่มาประชุมเพราะลาป่วย
REASON_BEHIND = re.compile(r"\s*(?:เนื่องจาก|เพราะ|ด้วยเหตุ)\s*(?P<words>[^():：]{2,80}?)[\s:：.]*$")
BULLETED = re.compile(r"^\s*[-–•]")


@dataclass(slots=True)
class _Group:
    """A group while it is read."""

    name: str
    of: str
    heading: str | None
    stated_count: int | None
    reason: str | None = None
    """Why all of them were absent, where the head says so."""
    is_whole: bool = False
    """All its names stand on the line of the head."""
    head_lines: int = 1
    """Lines of the head; 0 where the list begins with a person."""
    by_evidence: bool = False
    """No head that the wordings know stands over it."""
    lines: list[Line] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def parse_attendance(lines: Sequence[Line]) -> tuple[tuple[AttendanceGroup, ...], tuple[LineTrace, ...]]:
    """The groups in the order of the paper, and which rule took each line."""
    groups: list[_Group] = []
    taken: list[LineTrace] = []
    on_foot = in_rules = False
    starts = unheaded_starts(lines)
    for at, line in enumerate(lines):
        head = attendance_head(line.text)
        on_foot = _is_foot(line, on_foot)
        in_rules = not (head or at in starts) and (in_rules or begins_rules(line, lines[at + 1 :]))
        if on_foot:
            taken.append(LineTrace(line, Zone.ATTENDANCE, "running_foot"))
        elif head:
            _open_group(groups, line, head)
            taken.append(LineTrace(line, Zone.ATTENDANCE, f"attendance_{head.name}"))
        elif in_rules:
            taken.append(LineTrace(line, Zone.ATTENDANCE, "rules_of_meeting"))
        elif at in starts:
            groups.append(_unheaded(line, starts[at]))
            if starts[at].head_lines:
                taken.append(LineTrace(line, Zone.ATTENDANCE, "attendance_by_evidence"))
        elif groups and not (groups[-1].is_whole and not _is_titled(line)):
            groups[-1].lines.append(line)
        else:
            taken.append(LineTrace(line, Zone.ATTENDANCE, ""))
    for group in groups:
        rules = {(line.page, line.number): rule for line, rule in _over_people(list(_read_group(group)))}
        people = group.lines[group.head_lines :]
        taken += [LineTrace(line, Zone.ATTENDANCE, rules[line.page, line.number]) for line in people]
    return tuple(_finish(list(_joined(groups)))), tuple(taken)


def _is_foot(line: Line, above: bool) -> bool:
    """The title block again, at the foot or head of a page: from its first line to the next name, number or head."""
    if opened_by(line.text, Opens.TITLE):
        return True
    if not above or attendance_head(line.text):
        return False
    entry = read_entry(line, None)
    return entry.number is None and entry.name is None


def _open_group(groups: list[_Group], line: Line, head: AttendanceHead) -> None:
    """Begin a group; a head marked (ต่อ) with the same words goes on with the group above."""
    heading, reason = _reason_apart(head.words)
    repeated = bool(groups) and squeeze(groups[-1].heading or "") == squeeze(heading)
    if repeated and (is_continued(line.text) or (len(groups[-1].lines) == 1 and not groups[-1].entries)):
        return  # without names between the two the first is a catch word: ผู้ไม่มาประชุม…
    groups.append(_Group(head.name, head.of, heading, head.count, reason))
    groups[-1].lines.append(line)
    if head.rest:
        behind = replace(line, text=head.rest, cells=_cells_behind(line, head.rest))
        people = people_of(behind, None) or untitled_people_of(behind, None) or [_person_behind(behind)]
        groups[-1].entries += people
        groups[-1].is_whole = len(people) > 1 or people[0].untitled


def _is_titled(line: Line) -> bool:
    name = read_entry(line, None).name
    return name is not None and name.prefix is not None


def _person_behind(line: Line) -> Entry:
    """One person behind the head: นาย…, or a name without a title: ลา: นัท"""
    entry = read_entry(line, None)
    return entry if entry.name else untitled_person_of(line, None)


def _unheaded(line: Line, start: Start) -> _Group:
    """A list that no known head opens, from its first line."""
    heading, reason = _reason_apart(start.heading) if start.heading else (None, None)
    return _Group(
        start.name, "", heading, start.count, reason, head_lines=start.head_lines, by_evidence=True, lines=[line]
    )


def _reason_apart(words: str) -> tuple[str, str | None]:
    """The head of a list, and why all of it are absent, where the head says so."""
    behind = REASON_BEHIND.search(words)
    if behind:
        return _heading(words[: behind.start()]), behind["words"]
    heading = _heading(words)
    said = REASON_IN_HEAD.search(heading)
    reason = split_reason(said["words"])[1] if said else None
    return (heading[: said.start()].strip(), reason) if said and reason else (heading, None)


def _cells_behind(line: Line, rest: str) -> tuple[Cell, ...]:
    """The columns that hold what follows the head; none where the head ends within a column."""
    for at, cell in enumerate(line.cells):
        if cell.text and rest.startswith(cell.text):
            return line.cells[at:]
    return ()


def _heading(text: str) -> str:
    """The head's own words: without count, colon and what stands behind it."""
    text = re.split(
        r"\s*(?:\(?\s*(?:รวม|จำนวน|รวมทั้งสิ้น)\s*\d|\(?\d{1,4}\s*(?:คน|ท่าน|ราย|รูป)|[:：]|\(ให้|\s-?\s*ไม่มี)",
        without_continued(text),
        maxsplit=1,
    )[0]
    return text.strip(" *:：.…-–")


def _read_group(group: _Group) -> Iterator[tuple[Line, str]]:
    """Read a group's lines into entries; yields which rule took each line."""
    unit: str | None = None
    rows: list[Line] = []
    roster: Roster | None = None
    lines = unfolded(group.lines[group.head_lines :])
    for at, line in enumerate(lines):
        if line.table is not None:
            rows.append(line)
            if at + 1 == len(lines) or lines[at + 1].table != line.table:
                group.entries += entries_of_table(rows, unit)
                rows = []
            yield line, "person_row"
            continue
        heads = roster_of(line)
        if heads:
            roster = heads
            yield line, "person_heads"
            continue
        rule = _read_line(group, line, lines[at + 1 : at + 3], unit, roster)
        if rule == "unit":
            unit = line.text.strip(" -–•:*")
        yield line, rule


def _over_people(read: Sequence[tuple[Line, str]]) -> Iterator[tuple[Line, str]]:
    """A sub-heading with a name in it, over no person of its list, is none: no rule took the line."""
    last = max((at for at, (_, rule) in enumerate(read) if rule != "unit"), default=-1)
    for at, (line, rule) in enumerate(read):
        yield line, "" if at > last and find_names(line.text) else rule


def _read_line(group: _Group, line: Line, following: Sequence[Line], unit: str | None, roster: Roster | None) -> str:
    """Take one line: nobody, a person, the rest of the person above, or a sub-heading (which the caller keeps)."""
    if is_nobody(line.text):
        return "nobody"
    if roster and line.cells:
        add_row(group.entries, roster.read(line, unit))
        return "person_row"
    several = people_of(line, unit) or ([] if group.entries else untitled_people_of(line, unit))
    if several:
        group.entries += several
        return "person"
    above = group.entries[-1] if group.entries else None
    bracketed = bracketed_name_of(line, unit) if above and above.awaits_name else None
    entry = bracketed or read_entry(line, unit)
    if entry.number is None and above and above.awaits_name and entry.name:
        above.take_name(entry)
        return "person_name"
    if entry.number is not None or entry.name:
        if above and _is_catch_word(above, entry):
            group.entries.pop()
        group.entries.append(entry)
        return "person"
    row = untitled_row_of(line, unit) if above and above.has_role else None
    if row:
        group.entries.append(row)
        return "person"
    if (above is None or not above.awaits_name) and names_below(line, following, above):
        group.entries.append(entry)
        return "person"
    if above is None or _is_unit(line, above, following) or _is_next_unit(line, above, following, unit):
        return "unit"
    above.take_rest(line)
    return "person_rest"


def _is_catch_word(above: Entry, entry: Entry) -> bool:
    """ "๑๙. อาจารย์ ดร.สมชาย ..." at the foot, and number 19 whole at the head of the next page."""
    dots = [column.text for column in above.rest]
    if above.number != entry.number or above.name is None or entry.name is None or len(dots) != 1:
        return False
    return not dots[0].strip(".… ") and entry.name.full.startswith(above.name.full)


def _is_unit(line: Line, above: Entry, following: Sequence[Line]) -> bool:
    """A sub-heading (ministry, company, unit) has no number and no title, and the names below it begin anew."""
    if line.continues or line.text.startswith(("(", "และ", "/")) or above.awaits_name:
        return False
    if indent_of(line.raw) > indent_of(above.lines[0].raw):
        return False
    if line.heading or UNIT.match(line.text):
        return True
    below = next((read_entry(one, None) for one in following if not one.furniture), None)
    if below is None or (below.number is None and not below.name):
        return False
    if below.number is None:  # bullets below numbers are another list
        other_style = above.number is None or BULLETED.match(below.lines[0].text) is not None
        return other_style and line.text[-1:] != ")"
    return below.number == 1


def _is_next_unit(line: Line, above: Entry, following: Sequence[Line], unit: str | None) -> bool:
    """A sub-heading by its words, where the numbers of the list go on: another unit, another sort of members."""
    text = line.text.strip(" -–•:*")
    wrapped = line.continues and width_of(above.lines[-1].text) > SHORTEST_WRAPPED
    if wrapped or len(line.cells) > 1 or above.awaits_name or not above.rest:
        return False
    sort_of_member = SORT_OF_MEMBER.match(text) and is_role(above.rest[-1].text)
    next_unit = unit is not None and ORGANISATION.match(text) and not WANTS_UNIT.search(above.rest[-1].text)
    if not (sort_of_member or next_unit) or indent_of(line.raw) > indent_of(above.lines[0].raw):
        return False
    below = next((read_entry(one, None) for one in following if not one.furniture), None)
    return below is not None and (below.number is not None or below.name is not None)


def _joined(groups: Sequence[_Group]) -> Iterator[_Group]:
    """A head printed again on the next page without (ต่อ), whose numbers go on, is the same list."""
    above: _Group | None = None
    for group in groups:
        same = above is not None and _same_heading(above, group)
        if above and same and _counts_on(above.entries, group.entries):
            above.entries += group.entries
            above.lines += group.lines
            continue
        above = group
        yield group


def _same_heading(above: _Group, group: _Group) -> bool:
    return None not in (above.heading, group.heading) and squeeze(above.heading or "") == squeeze(group.heading or "")


def _counts_on(above: Sequence[Entry], below: Sequence[Entry]) -> bool:
    last, first = (above[-1].number, below[0].number) if above and below else (None, None)
    return last is not None and first == last + 1


def _finish(groups: Sequence[_Group]) -> Iterator[AttendanceGroup]:
    """Decide who was a member: ผู้เข้าร่วมประชุม are members where no other heading says who was present."""
    members_named = any(_names_members(group) for group in groups) or _begins_unheaded(groups)
    first_present = True
    for at, group in enumerate(groups):
        status, confidence = _status(group, members_named, first_present), SURE if group.by_evidence else None
        if not group.name:
            status, confidence = status_by_evidence(group.entries, at == 0, has_roles(groups[0].entries))
        first_present = first_present and group.name != "present"
        yield AttendanceGroup(
            status=status,
            heading=group.heading,
            stated_count=group.stated_count,
            confidence=confidence,
            people=tuple(_people(group, status)),
            places=places_of(group.lines),
        )


def _begins_unheaded(groups: Sequence[_Group]) -> bool:
    """The first list, whose head was not read, is that of those present."""
    return bool(groups) and not groups[0].name


def _names_members(group: _Group) -> bool:
    """ผู้มาประชุม, or กรรมการที่เข้าร่วมประชุม beside ผู้บริหารที่เข้าร่วมประชุม."""
    of_members = group.name == "participants" and bool(group.of) and MEMBERS.match(group.of)
    return group.name == "present" or bool(of_members)


def _status(group: _Group, members_named: bool, first_present: bool) -> PersonStatus:
    if group.name == "absent":
        return PersonStatus.ABSENT
    if group.name == "present":
        return PersonStatus.PRESENT if first_present or MEMBERS.match(group.of) else PersonStatus.IN_ATTENDANCE
    if group.name == "participants" and (_names_members(group) or not members_named):
        return PersonStatus.PRESENT
    return PersonStatus.IN_ATTENDANCE


def _people(group: _Group, status: PersonStatus) -> Iterator[Person]:
    absent = status is PersonStatus.ABSENT
    for entry in group.entries:
        if not entry.name and not entry.rest:
            continue  # a number alone
        yield person_of(entry, absent, group.reason if absent else None)
