"""One person of a list: one to three printed lines, in columns or not, person first or office first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Person
from minutes_extract.model.places import places_of
from minutes_extract.parsing.text.confidence import confidence_of
from minutes_extract.parsing.text.line_columns import Column, append_to, columns_of, nearest
from minutes_extract.thai.blanks import join, squeeze
from minutes_extract.thai.names import PersonName, find_names, read_bare_name, read_name
from minutes_extract.thai.offices import Office, is_role, split_office, split_reason, starts_office
from minutes_extract.thai.widths import width_of
from minutes_extract.thai.wordings.attendance_head import untitled_names

# ไม่มี · - ไม่มี - · - · (ไม่มี)
NOBODY = re.compile(r"^[\s\-–—(]*(?:ไม่มี)?[\s\-–—).]*$")
# ๑. .................. ตำแหน่ง ____: a line of a form that nobody filled in
UNFILLED_PERSON = re.compile(r"^[\s\d.)(]*(?=.*(?:[.…_]{3}|ตำแหน่ง))[\s.)(…_\-]*(?:(?:ชื่อ|ตำแหน่ง|สกุล|นามสกุล)[\s.…_:]*)*$")
# นายสมชาย ใจดี ตำแหน่ง ผู้อำนวยการ
OFFICE_WORD = re.compile(r"^ตำแหน่ง\s*[:：]?\s*")
# "กรรมการ - ติดภารกิจ", "กรรมการ เนื่องจากลาป่วย", "(เนื่องจากลาป่วย)": what leads a reason is no part of it
BECAUSE = re.compile(r"(?:\s+[-–])?\s*(?:เนื่องจาก|(?<![ก-๙])เพราะ)\s*|\s+[-–]\s+")
BRACKETED_OFFICE = re.compile(r"\(\s*(?P<office>[^()]{2,80}?)\s*\)")
DUTY_COLUMN = re.compile(r"(?:ทำ|ปฏิบัติ)หน้าที่(?:เป็น)?\s*(?P<role>[^()\t]{3,60})")
NICKNAME_THEN_OFFICE = re.compile(r"(?P<name>[ก-๙]{2,8})\s+(?P<office>[^\s\d(][^\t(]{1,60}?)\s*(?:$|[\t(])")
# กรรมการ (Zoom) · กรรมการ (ผ่านระบบออนไลน์)
ROLE_BY_WIRE = re.compile(
    r"^(?P<role>[^()]{3,60}?)\s*\((?:เข้าร่วม)?(?i:ผ่าน|ทาง|ระบบ|ออนไลน์|on-?line|zoom|webex|(?:google )?meet|(?:ms |microsoft )?teams|vdo|video|conference)[^()]{0,40}\)$"
)
ROLE_ACTING = re.compile(r"^(?P<role>[^()]{3,60}?)\s*(?P<acting>\(\s*แทน.+\))$")
# ผู้อำนวยการกองแผนงาน (นางสมศรี มีสุข) คณะทำงาน: the office first, the person in brackets
NAME_IN_BRACKETS = re.compile(r"^[\s\-–•]*\(\s*(?P<name>[^()]{4,80}?)\s*\)\s*(?P<rest>[^()]*)$")
OFFICE_THEN_NAME = re.compile(
    r"^(?P<office>[^()\d][^()]{2,120}?)[\s]*\(\s*(?P<name>[^()]{4,80}?)\s*\)[\s]*(?P<rest>[^()]{0,120})$"
)
# นายภูผา (ป้อม) เจ้าพนักงานธุรการ
NICKNAME = re.compile(r"^\(\s*(?P<name>[ก-๙]{2,15}|[A-Za-z]{2,15})\s*\)")
# ๓. ต้นกล้า (ผู้ทดสอบระบบ)
CASUAL = re.compile(r"(?P<name>[ก-๙]{2,15}|[A-Za-z]{2,15})\s\(\s*(?P<office>[^()]{2,60}?)\s*\)")
# กรรมการ : นางสมศรี มีสุข  ครูชำนาญการ
ROLE_LEADS = re.compile(r"(?P<role>[^:：\t\d]{3,40}?)\s*[:：]\s*(?P<rest>\S.*)$", re.S)
# อยู่ระหว่างเดินทางไปต่างประเทศ · ประสบอุบัติเหตุ · พักรักษาตัว: why somebody is away begins with a verb
SAYS_WHY = re.compile(
    r"(?:อยู่|ประสบ|พัก|รักษา|เข้า|ออก|ร่วม|ต้อง|มี|ไม่|เป็น|ถูก|รับ|เดินทาง|ดูแล|ปฏิบัติ|แจ้ง|เนื่อง|คลอด|เจ็บ|ป่วย|ไป|ติด|ลา)"
)
# (แทน) behind the name of who came for the holder of an office
STANDS_IN = re.compile(r"\s*(?:\(\s*แทน\s*\)|แทน)\s*$")
# ๑. นาย… and ๒) นาง… within a line
NUMBERED_WITHIN = re.compile(r"(?<!\S)(?P<number>\d{1,3})\s?[.)]\s?(?=[ก-ฮเ-ไA-Z])")
# Between the names of one line.
SEPARATOR = re.compile(r"\s*,?\s*(?:และ)?\s*")
# ๑. · ๑ · ๑) · ๔.นาย · "- " ; a number glued to the title too
LEADER_AND_REST = re.compile(r"^\s*(?:[-–•*]\s+)?(?:\(?(?P<number>\d{1,3})\)?\s*[.)]?\s*(?=\D|$))?(?P<rest>.*)$", re.S)


@dataclass(slots=True)
class Entry:
    """A person while the lines are read. `rest` is what follows the name, column by column."""

    number: int | None
    name: PersonName | None
    rest: list[Column]
    unit: str | None
    remark: str = ""
    lines: list[Line] = field(default_factory=list)
    untitled: bool = False
    """One of several names by commas; what stands in brackets behind it is the role."""
    stands_in: bool = False
    """แทน stands behind the name: the office is another's."""

    @property
    def awaits_name(self) -> bool:
        """The office stood first; the person may stand on the next line."""
        return self.name is None

    @property
    def has_role(self) -> bool:
        """The last column is the part that the person plays."""
        return bool(self.rest) and is_role(self.rest[-1].text)

    def take_name(self, other: "Entry") -> None:
        """The line below names the person."""
        self.name = other.name
        self.stands_in = other.stands_in
        self.rest += other.rest
        self.lines += other.lines

    def take_rest(self, line: Line) -> None:
        """The line below goes on: the family name, (แทน…), a reason, the tail of a wrapped position or role."""
        self.lines.append(line)
        below = columns_of(line)
        if self._takes_family(below[0].text):
            below = below[1:]
        if len(below) == 1 and (below[0].text.startswith("(") or split_reason(below[0].text)[0] == ""):
            self._add_column(below[0])
        elif self.rest:
            self._continue(below)
        else:
            self.rest = below

    def _takes_family(self, text: str) -> bool:
        """ "นายสมชาย" ⏎ "ใจดี": a single word under a name that has no family name yet."""
        if self.name is None or self.name.given is None or self.name.family or starts_office(text):
            return False
        whole = f"{self.name.full} {text}"
        read = read_name(whole)
        if self.rest and read and read.family and read.end == len(whole):
            self.name = read
            return True
        return False

    def _continue(self, below: Sequence[Column]) -> None:
        for at, column in enumerate(below):
            target = self._target(column, at, below)
            if target is not None:
                self.rest = _grown(self.rest, target, column.text)
            else:
                self._add_column(column)

    def _add_column(self, column: Column) -> None:
        """A further column: the role stays the last."""
        role_is_last = bool(self.rest) and is_role(self.rest[-1].text) and not is_role(column.text)
        self.rest.insert(len(self.rest) - role_is_last, column)

    def _target(self, column: Column, at: int, below: Sequence[Column]) -> int | None:
        """Which column the wrapped cell belongs to: the one whose role it completes, else the one it stands under."""
        longer_role = [i for i, above in enumerate(self.rest) if is_role(join(above.text, column.text))]
        if longer_role:
            return longer_role[-1]
        if is_role(column.text):
            return None
        if self._is_placed(column) and len(self.rest) > 1:
            target = nearest(self.rest, column.start or 0)
        else:
            target = at if len(below) <= len(self.rest) else len(self.rest) - 1 if at == 0 else None
        return None if target is not None and is_role(self.rest[target].text) else target

    def _is_placed(self, column: Column) -> bool:
        """Where the cell stands says something: not at the left edge, where flattened text begins all its lines."""
        edge = columns_of(self.lines[0])[0].start
        known = column.start is not None and edge is not None and column.start > edge
        return known and any(above.start is not None for above in self.rest)


def _grown(columns: Sequence[Column], at: int, tail: str) -> list[Column]:
    """The tail of a position goes before a role that stands in the same column ("ประธานหลักสูตร… กรรมการ")."""
    text = columns[at].text
    office = split_office(text)
    wrapped = office.position and office.role and text.endswith(office.role) and not is_role(join(office.role, tail))
    if not wrapped or office.role is None:
        return append_to(columns, at, tail)
    position = text.removesuffix(office.role).strip()
    start = columns[at].start
    return [*columns[:at], Column(join(position, tail), start), Column(office.role), *columns[at + 1 :]]


def read_entry(line: Line, unit: str | None) -> Entry:
    """Read a line as a person: number, name, and the rest; either of the first two may be missing."""
    columns = columns_of(line)
    text = "\t".join(column.text for column in columns)
    found = LEADER_AND_REST.match(text)
    number, rest = (found["number"], found["rest"]) if found else (None, text)
    rest = rest.strip("\t ")
    led = ROLE_LEADS.match(rest)
    if led and starts_office(led["role"]) and (led_name := read_name(led["rest"].replace("\t", " "))):
        behind = _placed(led["rest"][led_name.end :].strip("\t ,"), columns)
        return Entry(int(number) if number else None, led_name, [*behind, Column(led["role"])], unit, lines=[line])
    name = read_name(rest.replace("\t", " "))
    behind_office = None if name else _behind_office(rest, number is not None)
    if behind_office:
        placed, stands_in = behind_office
        return Entry(int(number) if number else None, placed[0], placed[1], unit, lines=[line], stands_in=stands_in)
    name = name or (_nickname(rest) if number else None)
    if name is None and number and not starts_office(rest):
        name = read_bare_name(rest.replace("\t", " "))
    after = rest[name.end :].strip("\t ,") if name else rest
    bracketed = None if name else _in_brackets(rest)
    if bracketed:
        return Entry(int(number) if number else None, *bracketed, unit, lines=[line])
    return Entry(int(number) if number else None, name, _placed(after, columns), unit, lines=[line])


def _behind_office(text: str, numbered: bool) -> tuple[tuple[PersonName, list[Column]], bool] | None:
    """ผู้ว่าราชการจังหวัด⇥นายสมชาย ใจดี (แทน)⇥กรรมการ: the office first, the person in a column of its own or behind a blank."""
    columns = text.split("\t")
    if not (starts_office(text) or (numbered and len(columns) > 1)):
        return None
    for at, column in enumerate(columns):
        found = _name_at_end(column, whole=at > 0)
        if found:
            name, before, stands_in = found
            others = [*columns[:at], *([before] if before else []), *columns[at + 1 :]]
            return (name, [Column(other.strip()) for other in others if other.strip()]), stands_in
    return None


def _name_at_end(text: str, whole: bool) -> tuple[PersonName, str, bool] | None:
    """The one name that ends a column, what stands before it, and whether แทน stands behind it."""
    words = STANDS_IN.sub("", text)
    names = find_names(words)
    if len(names) != 1 or words[names[0].end :].strip() or not _is_whole(names[0]):
        return None
    before = words[: names[0].start].strip()
    known = not before if whole else starts_office(before) and not before.endswith(("แทน", "("))
    return (names[0], before, words != text) if known else None


def _nickname(text: str) -> PersonName | None:
    """ไอซ์ ผู้ออกแบบ · นิว⇥Team Leader: one short word before an office."""
    found = NICKNAME_THEN_OFFICE.match(text)
    if (
        found is None
        or starts_office(found["name"])
        or not (starts_office(found["office"]) or is_role(found["office"]))
    ):
        return None
    return PersonName(None, found["name"], None, None, 0, len(found["name"]))


def _in_brackets(text: str) -> tuple[PersonName, list[Column]] | None:
    """The person whose name stands in brackets behind the office; the office and what follows the brackets."""
    found = OFFICE_THEN_NAME.match(text)
    name = _whole_name(found["name"]) if found else None
    if found is None or name is None:
        return None
    return name, [Column(part) for part in (found["office"].strip(), found["rest"].strip()) if part]


def _whole_name(text: str) -> PersonName | None:
    """The person that the text names from its first letter to its last."""
    name = read_name(text)
    return name if name and name.end == len(text) and _is_whole(name) else None


def _is_whole(name: PersonName) -> bool:
    """Given and family name; a monk has one name."""
    return name.family is not None or (name.given is not None and (name.prefix or "").startswith("พระ"))


def _placed(after: str, columns: Sequence[Column]) -> list[Column]:
    """What follows the name in columns, with their places: the last columns of the line."""
    texts = [text for part in after.split("\t") if (text := _said_part(OFFICE_WORD.sub("", part.strip())))]
    placed: list[Column] = []
    for text, column in zip(reversed(texts), reversed(columns), strict=False):
        behind = width_of(column.text) - width_of(text)  # behind the name, in the same cell
        placed.insert(0, Column(text, None if column.start is None else column.start + behind))
    return [part for column in placed for part in _acting_apart(_without_brackets(column))]


def _without_brackets(column: Column) -> Column:
    """(โฟร์แมน) in a column of its own: the office without brackets."""
    found = BRACKETED_OFFICE.fullmatch(column.text)
    office = found["office"] if found else ""
    return column._replace(text=office) if starts_office(office) and not office.startswith("แทน") else column


def _said_part(text: str) -> str:
    """ปฏิบัติหน้าที่กรรมการ in a column of its own is the part กรรมการ."""
    found = DUTY_COLUMN.fullmatch(text)
    return found["role"] if found and is_role(found["role"]) else text


def role_in(text: str) -> str:
    """กรรมการ (Zoom) is กรรมการ; any other text as it is."""
    found = ROLE_BY_WIRE.match(text)
    return found["role"] if found and is_role(found["role"]) else text


def _acting_apart(column: Column) -> list[Column]:
    """ "กรรมการ (แทน ผบ.นร.)": the role stays the last column."""
    column = column._replace(text=role_in(column.text))
    found = ROLE_ACTING.match(column.text)
    return [Column(found["acting"]), Column(found["role"])] if found and is_role(found["role"]) else [column]


def bracketed_name_of(line: Line, unit: str | None) -> Entry | None:
    """(พระครูปัญญาวุฒิ) ประธาน: the person below the office that stands first."""
    found = NAME_IN_BRACKETS.match(line.text)
    if found is None:
        return None
    words = STANDS_IN.sub("", found["name"])
    name = _whole_name(words)
    if name is None:
        return None
    rest = [Column(found["rest"].strip())] if found["rest"].strip() else []
    return Entry(None, name, rest, unit, lines=[line], stands_in=words != found["name"])


def names_below(line: Line, following: Sequence[Line], above: Entry | None) -> bool:
    """An office without number, whose holder the line below names: in brackets, or alone where each office has its role."""
    if not following or not starts_office(line.text):
        return False
    if bracketed_name_of(following[0], None):
        return True
    if _whole_name(following[0].text.rstrip()) is None:
        return False
    return _has_role(columns_of(line)) and (above is None or _has_role(above.rest))


def _has_role(columns: Sequence[Column]) -> bool:
    return len(columns) > 1 and is_role(columns[-1].text)


def _numbered_people(line: Line, unit: str | None) -> list[Entry]:
    """๑. นาย… ประธาน ๒. นาง… กรรมการ on one line, as a cell of a table flattens its lines."""
    starts = list(NUMBERED_WITHIN.finditer(line.text))
    numbers = [int(one["number"]) for one in starts]
    counts_on = all(below == above + 1 for above, below in pairwise(numbers))
    if len(starts) < 2 or starts[0].start() or not counts_on:
        return []
    ends = [*(one.start() for one in starts[1:]), len(line.text)]
    pieces = [line.text[one.start() : end].strip() for one, end in zip(starts, ends, strict=True)]
    entries = [read_entry(replace(line, text=piece, cells=()), unit) for piece in pieces]
    return entries if all(entry.name and _is_whole(entry.name) for entry in entries) else []


def people_of(line: Line, unit: str | None) -> list[Entry]:
    """Several names on one line, parted by commas or by their numbers; empty where the line is anything else."""
    if numbered := _numbered_people(line, unit):
        return numbered
    names = find_names(line.text) if "," in line.text else []
    between = [line.text[one.end : other.start] for one, other in pairwise(names)]
    if len(names) < 2 or line.text[: names[0].start].strip() or not all(map(SEPARATOR.fullmatch, between)):
        return []
    return [Entry(None, name, [], unit, lines=[line]) for name in names]


def untitled_people_of(line: Line, unit: str | None) -> list[Entry]:
    """Names without titles by commas: ข้าวหอม (Product), ต้นกล้า (Marketing); empty where the line is anything else."""
    return [_untitled(name, line, unit) for name in untitled_names(line.text)]


def untitled_person_of(line: Line, unit: str | None) -> Entry:
    """The one untitled name that the line is."""
    return _untitled(line.text, line, unit)


def untitled_row_of(line: Line, unit: str | None) -> Entry | None:
    """กมลชนก ดีงาม⇥กลุ่มงานพยาธิ⇥กรรมการ: a name without a title, a part in the last column; None for anything else."""
    columns = columns_of(line)
    if len(columns) < 2 or not is_role(columns[-1].text):
        return None
    name = read_bare_name(columns[0].text)
    if name is None or name.end < len(columns[0].text):
        return None
    return Entry(None, name, list(columns[1:]), unit, lines=[line])


def _untitled(text: str, line: Line, unit: str | None) -> Entry:
    name, _, role = text.removeprefix("และ").strip().partition("(")
    given, _, family = name.strip().partition(" ")
    read = PersonName(None, given, family or None, None, 0, len(name.strip()))
    return Entry(None, read, [Column(role.strip(" )"))] if role else [], unit, lines=[line], untitled=True)


def is_nobody(text: str) -> bool:
    """The list says that there was nobody, or nobody filled the line in."""
    return bool(NOBODY.match(text) or UNFILLED_PERSON.match(text))


def person_of(entry: Entry, absent: bool, reason_for_all: str | None = None) -> Person:
    """The person as it goes out. `reason_for_all` is the one that the head of the list gives."""
    rest = "\t".join(column.text for column in entry.rest if not _is_signature(column.text, entry.name))
    rest = BECAUSE.sub("\t", rest).strip("\t") if absent else rest
    rest, reason = split_reason(rest) if absent else (rest, None)
    if absent and reason is None:
        rest, reason = _last_column_apart(rest)
    if not reason and entry.remark and _says_away(entry.remark, absent):
        reason = entry.remark
    name, office_text = _name(entry.name, rest)
    office = Office(role=office_text or None) if entry.untitled else split_office(office_text)
    if entry.stands_in and office.position and not office.acting_for:
        office = replace(office, position=None, acting_for=office.position)
    read = entry.name
    return Person(
        number=entry.number,
        raw="\n".join(line.raw for line in entry.lines),
        name=name,
        honorific_prefix=(read.prefix or None) if read else None,
        given_name=read.given if read else None,
        family_name=read.family if read else None,
        position=office.position,
        role=office.role,
        acting_for=office.acting_for,
        reason=reason or reason_for_all,
        unit=entry.unit,
        confidence=confidence_of(entry.lines, (name, office.position, office.role, office.acting_for, reason)),
        places=places_of(entry.lines),
    )


def _says_away(remark: str, absent: bool) -> bool:
    """Of somebody absent any remark says why; on another list only the words of an absence do: ลากิจ."""
    return not is_nobody(remark) if absent else split_reason(remark)[1] is not None


def _last_column_apart(rest: str) -> tuple[str, str | None]:
    """The reason in words never met: what stands behind office or role in a column of its own, and is neither."""
    before, tab, last = rest.rpartition("\t")
    told = last.strip(" ()")
    if not tab or not before.strip() or starts_office(told) or is_role(told) or not SAYS_WHY.match(told):
        return rest, None
    return before, told


def _is_signature(text: str, name: PersonName | None) -> bool:
    """A column for signatures holds the name again, without its title."""
    return name is not None and name.family is not None and squeeze(text) == squeeze(f"{name.given}{name.family}")


def _name(read: PersonName | None, rest: str) -> tuple[str, str]:
    """The name and what is left; a member by office only ("คณบดีคณะ…⇥ประธาน") is named by the office."""
    nickname = NICKNAME.match(rest) if read and read.given and not read.family else None
    if read and nickname and not starts_office(nickname["name"]):
        return f"{read.full} ({nickname['name']})", rest[nickname.end() :].strip()
    if read:
        return read.full, rest
    columns = rest.split("\t")
    if len(columns) > 1:
        return columns[0], "\t".join(columns[1:])
    casual = CASUAL.fullmatch(rest)
    if casual and not starts_office(casual["name"]):
        return casual["name"], casual["office"]
    office = split_office(rest)
    if office.position and office.role:
        return office.position, office.role
    return rest, ""
