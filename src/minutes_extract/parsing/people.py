"""One person of a list: one to three printed lines, in columns or not, person first or office first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Person
from minutes_extract.parsing.paragraph import join, places_of, squeeze
from minutes_extract.thai.names import PersonName, read_bare_name, read_name
from minutes_extract.thai.offices import split_office, split_reason, starts_office

# ไม่มี · - ไม่มี - · - · (ไม่มี)
NOBODY = regex.compile(r"^[\s\-–—(]*(?:ไม่มี)?[\s\-–—).]*$")
# ๑. · ๑ · ๑) · ๔.นาย · "- " ; a number glued to the title too
LEADER = regex.compile(r"^\s*(?:[-–•*]\s+)?(?:\(?(?P<number>\d{1,3})\)?\s*[.)]?\s*(?=\D|$))?(?P<rest>.*)$", regex.S)

COLUMNS: tuple[tuple[str, regex.Pattern[str]], ...] = (
    ("number", regex.compile(r"^(?:ลำดับ|ลำดับที่|ที่|ข้อ|no\.?|#)$", regex.I)),
    ("position", regex.compile(r"ตำแหน่ง|position", regex.I)),
    ("role", regex.compile(r"บทบาท|หน้าที่|ฐานะ|role", regex.I)),
    ("unit", regex.compile(r"หน่วยงาน|สังกัด|สาขา|แผนก|ฝ่าย|กลุ่ม|บริษัท|องค์กร|unit", regex.I)),
    ("signature", regex.compile(r"ลายมือ|ลงชื่อ|ลายเซ็น|signature", regex.I)),
    ("remark", regex.compile(r"หมายเหตุ|เหตุผล|สาเหตุ|remark", regex.I)),
    ("name", regex.compile(r"ชื่อ|รายนาม|รายชื่อ|name", regex.I)),
)


@dataclass(slots=True)
class Entry:
    """A person while the lines are read. `rest` is what follows the name, columns parted by tabs."""

    number: int | None
    name: PersonName | None
    rest: str
    unit: str | None
    remark: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def awaits_name(self) -> bool:
        """The office stood first; the person may stand on the next line."""
        return self.name is None

    def take_name(self, other: "Entry") -> None:
        """The line below names the person."""
        self.name = other.name
        self.rest = "\t".join(part for part in (self.rest, other.rest) if part)
        self.lines += other.lines

    def take_rest(self, line: Line) -> None:
        """The line below goes on: (แทน…), the tail of a wrapped position, of a wrapped role."""
        columns = _columns(line)
        parts = self.rest.split("\t") if self.rest else []
        if len(columns) == 1 and line.text.startswith("(") or not parts:
            self.rest = "\t".join([*parts, *columns]) if len(columns) == 1 else _zip_columns(parts, columns)
        else:
            self.rest = _zip_columns(parts, columns)
        self.lines.append(line)


def read_entry(line: Line, unit: str | None) -> Entry:
    """Read a line as a person: number, name, and the rest; either of the first two may be missing."""
    text = "\t".join(_columns(line))
    found = LEADER.match(text)
    number, rest = (found["number"], found["rest"]) if found else (None, text)
    rest = rest.strip("\t ")
    name = read_name(rest.replace("\t", " "))
    if name is None and number and not starts_office(rest):
        name = read_bare_name(rest.replace("\t", " "))
    after = rest[name.end :].strip("\t ,") if name else rest
    return Entry(int(number) if number else None, name, after, unit, lines=[line])


def is_nobody(text: str) -> bool:
    """The list says that there was nobody."""
    return bool(NOBODY.match(text))


def entries_of_table(rows: Sequence[Line], unit: str | None) -> list[Entry]:
    """The people of a table with a header row; without a header each row is read as a line with columns."""
    names = _column_names(rows[0])
    if "name" not in names:
        return [entry for row in rows if (entry := read_entry(row, unit)).name or entry.number]
    return list(_entries(rows[1:], names, unit))


def _entries(rows: Sequence[Line], names: Sequence[str], unit: str | None) -> Iterator[Entry]:
    for row in rows:
        values = dict.fromkeys(("number", "position", "role", "unit", "remark", "name"), "")
        for name, cell in zip(names, row.cells, strict=False):
            values[name] = " ".join(part for part in (values.get(name, ""), cell.text) if part)
        if not values["name"] and not values["number"]:
            continue
        number = regex.match(r"\d{1,3}", values["number"])
        read = read_name(values["name"]) or read_bare_name(values["name"])
        rest = "\t".join(part for part in (values["position"], values["role"]) if part)
        if read is None:
            rest = "\t".join(part for part in (values["name"], rest) if part)
        yield Entry(int(number[0]) if number else None, read, rest, values["unit"] or unit, values["remark"], [row])


def _column_names(header: Line) -> list[str]:
    """What each column holds, by its head; "" for one that is not known."""
    return [next((name for name, pattern in COLUMNS if pattern.search(cell.text)), "") for cell in header.cells]


def person_of(entry: Entry, absent: bool) -> Person:
    """The person as it goes out."""
    rest, reason = split_reason(entry.rest) if absent else (entry.rest, None)
    if absent and not reason and entry.remark and not is_nobody(entry.remark):
        reason = entry.remark
    name, office_text = _name(entry.name, rest)
    office = split_office(office_text)
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
        reason=reason,
        unit=entry.unit,
        confidence=None,
        places=places_of(entry.lines),
    )


def _name(read: PersonName | None, rest: str) -> tuple[str, str]:
    """The name and what is left; a member by office only ("คณบดีคณะ…⇥ประธาน") is named by the office."""
    if read:
        return read.full, rest
    columns = rest.split("\t")
    if len(columns) > 1:
        return columns[0], "\t".join(columns[1:])
    office = split_office(rest)
    if office.position and office.role:
        return office.position, office.role
    return rest, ""


def _columns(line: Line) -> list[str]:
    """The texts of the columns of a line; a line without columns is one."""
    texts = [cell.text for cell in line.cells if cell.text] if line.cells else []
    return texts or [line.text]


def _zip_columns(above: Sequence[str], below: Sequence[str]) -> str:
    """Wrapped cells go on column by column, the last columns of a shorter line being the wrapped ones."""
    if len(below) > len(above):
        return "\t".join([*above, *below])
    offset = 0 if len(below) == len(above) else _wrapped_at(above, below)
    merged = list(above)
    for at, text in enumerate(below):
        merged[offset + at] = join(merged[offset + at], text)
    return "\t".join(merged)


def _wrapped_at(above: Sequence[str], below: Sequence[str]) -> int:
    """A tail such as "และเลขานุการ" belongs to the last column, any other to the first."""
    return len(above) - len(below) if squeeze(below[0]).startswith(("และ", "/", "เลขา", "คนที่")) else 0
