"""Lists of names: who was present, absent, in attendance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from minutes_extract.model.draft import Taken
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import AttendanceGroup, Person, PersonStatus
from minutes_extract.parsing.labels import ATTENDANCE_HEADS, LEAD, opened_by
from minutes_extract.parsing.paragraph import places_of, squeeze
from minutes_extract.parsing.people import Entry, entries_of_table, is_nobody, person_of, read_entry
from minutes_extract.parsing.zone import ATTENDANCE

# Whose members' list it is; before "ผู้มาประชุม" any other word (ที่ปรึกษา…, เลขานุการประจำ…) makes it a further group.
MEMBERS = regex.compile(
    r"^(?:กรรมาธิการ|กรรมการ|อนุกรรมการ|สมาชิก|คณะกรรมการ|คณะกรรมาธิการ|คณะอนุกรรมการ|องค์ประชุม|ส่วนราชการ|หน่วยงาน|บุคลากร)?$"
)
CONTINUED = regex.compile(r"\(\s*ต่อ\s*\)")


@dataclass(slots=True)
class _Group:
    """A group while it is read."""

    name: str
    of: str
    heading: str
    stated_count: int | None
    lines: list[Line] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def parse_attendance(lines: Sequence[Line]) -> tuple[tuple[AttendanceGroup, ...], tuple[Taken, ...]]:
    """The groups in the order of the paper, and which rule took each line."""
    groups: list[_Group] = []
    taken: list[Taken] = []
    for line in lines:
        head = opened_by(line.text, ATTENDANCE_HEADS)
        if head:
            _open_group(groups, line, head[0].name, head[1])
            taken.append(Taken(line, ATTENDANCE, f"attendance_{head[0].name}"))
        elif groups:
            groups[-1].lines.append(line)
        else:
            taken.append(Taken(line, ATTENDANCE, ""))
    for group in groups:
        taken += [Taken(line, ATTENDANCE, rule) for line, rule in _read_group(group)]
    return tuple(_finish(groups)), tuple(taken)


def _open_group(groups: list[_Group], line: Line, name: str, found: "regex.Match[str]") -> None:
    """Begin a group; a head marked (ต่อ) with the same words goes on with the group above."""
    heading = _heading(line.text)
    if CONTINUED.search(line.text) and groups and squeeze(groups[-1].heading) == squeeze(heading):
        return
    of = found.groupdict().get("of") or ""
    count = found.groupdict().get("count")
    groups.append(_Group(name, of, heading, int(count) if count else None, [], []))
    groups[-1].lines.append(line)


def _heading(text: str) -> str:
    """The head's own words: without number, bullet, count, colon and what stands behind it."""
    text = CONTINUED.sub("", regex.sub(LEAD, "", text))
    text = regex.split(r"\s*(?:\(?\s*(?:รวม|จำนวน|รวมทั้งสิ้น)\s*\d|[:：]|\(ให้|\s-?\s*ไม่มี)", text, maxsplit=1)[0]
    return text.strip(" *:：.…-–")


def _read_group(group: _Group) -> Iterator[tuple[Line, str]]:
    """Read a group's lines into entries; yields which rule took each line."""
    unit: str | None = None
    rows: list[Line] = []
    lines = group.lines[1:]
    for at, line in enumerate(lines):
        if line.table is not None:
            rows.append(line)
            if at + 1 == len(lines) or lines[at + 1].table != line.table:
                group.entries += entries_of_table(rows, unit)
                rows = []
            yield line, "person_row"
            continue
        rule = _read_line(group, line, lines[at + 1 : at + 3], unit)
        if rule == "unit":
            unit = line.text.strip(" -–•:*")
        yield line, rule


def _read_line(group: _Group, line: Line, following: Sequence[Line], unit: str | None) -> str:
    """Take one line: nobody, a person, the rest of the person above, or a sub-heading (which the caller keeps)."""
    if is_nobody(line.text):
        return "nobody"
    entry = read_entry(line, unit)
    above = group.entries[-1] if group.entries else None
    if entry.number is None and above and above.awaits_name and entry.name:
        above.take_name(entry)
        return "person_name"
    if entry.number is not None or entry.name:
        group.entries.append(entry)
        return "person"
    if above is None or _is_unit(line, above, following):
        return "unit"
    above.take_rest(line)
    return "person_rest"


def _is_unit(line: Line, above: Entry, following: Sequence[Line]) -> bool:
    """A sub-heading (ministry, company, unit) has no number and no title, and the names below it begin anew."""
    if line.continues or line.text.startswith(("(", "และ", "/")) or above.awaits_name:
        return False
    if line.heading:
        return True
    below = next((read_entry(one, None) for one in following if not one.aside), None)
    if below is None or below.number is None and not below.name:
        return False
    return below.number == 1 or below.number is None and above.number is None and line.text[-1:] != ")"


def _finish(groups: Sequence[_Group]) -> Iterator[AttendanceGroup]:
    """Decide who was a member: ผู้เข้าร่วมประชุม are members where no other heading says who was present."""
    members_named = any(group.name == "present" for group in groups)
    first_present = True
    for group in groups:
        status = _status(group, members_named, first_present)
        first_present = first_present and group.name != "present"
        people = tuple(_people(group, status))
        lines = [*group.lines]
        yield AttendanceGroup(
            status=status,
            heading=group.heading,
            stated_count=group.stated_count,
            people=people,
            places=places_of(lines),
        )


def _status(group: _Group, members_named: bool, first_present: bool) -> PersonStatus:
    if group.name == "absent":
        return PersonStatus.ABSENT
    if group.name == "present":
        return PersonStatus.PRESENT if first_present or MEMBERS.match(group.of) else PersonStatus.IN_ATTENDANCE
    if group.name == "participants":
        return PersonStatus.IN_ATTENDANCE if members_named else PersonStatus.PRESENT
    return PersonStatus.IN_ATTENDANCE


def _people(group: _Group, status: PersonStatus) -> Iterator[Person]:
    for entry in group.entries:
        yield person_of(entry, absent=status is PersonStatus.ABSENT)
