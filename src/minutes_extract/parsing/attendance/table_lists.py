"""Lists of names set as a table: what each column holds is said by its head (ลำดับ, ชื่อ–สกุล, ตำแหน่ง, ลายมือชื่อ, หมายเหตุ)."""

import re
from collections.abc import Iterable, Sequence

from minutes_extract.model.line import Line
from minutes_extract.parsing.attendance.people import Entry, read_entry, role_in
from minutes_extract.parsing.text.line_columns import Column, append_to, columns_of
from minutes_extract.thai.names import read_bare_name, read_name
from minutes_extract.thai.offices import is_role

HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:ลำดับ|ลำดับ\s?ที่|ที่|ข้อ|no\.?|#)$", re.I)),
    ("position", re.compile(r"ตำแหน่ง|position", re.I)),
    ("role", re.compile(r"บทบาท|หน้าที่|ฐานะ|role", re.I)),
    ("unit", re.compile(r"หน่วยงาน|สังกัด|สาขา|แผนก|ฝ่าย|กลุ่ม|บริษัท|องค์กร|unit", re.I)),
    ("signature", re.compile(r"ลายมือ|ลงชื่อ|ลายเซ็น|signature", re.I)),
    ("remark", re.compile(r"หมายเหตุ|เหตุผล|สาเหตุ|remark", re.I)),
    ("name", re.compile(r"ชื่อ|สกุล|รายนาม|name", re.I)),
)
# The longest words of a head: "ชื่อ – สกุล / ตำแหน่งทางวิชาการ".
LONGEST_COLUMN_HEAD = 40
# Of a table whose grid is not certain, the head is known by so many columns.
FEWEST_COLUMN_HEADS = 3
PERSON_NUMBER = re.compile(r"\d{1,3}")


class Roster:
    """The heads of a table of names, and its rows read by them."""

    def __init__(self, names: Sequence[str], head: Line) -> None:
        self.places = columns_of(head)
        self.names = names if len(names) == len(self.places) else [_head(place.text) for place in self.places]
        self.tabs = {tab: name for (tab, _), name in zip(by_tab(head), names, strict=False)}

    def read(self, row: Line, unit: str | None) -> Entry:
        """The person of a row; without number and name it is the rest of the row above."""
        values: dict[str, str] = dict.fromkeys(("number", "position", "role", "unit", "remark", "name"), "")
        for name, text in self._values(row):
            values[name] = " ".join(part for part in (values.get(name, ""), text) if part)
        if not values["role"] and is_role(role := role_in(values["remark"])):
            values["role"], values["remark"] = role, ""
        number = PERSON_NUMBER.match(values["number"])
        read = read_name(values["name"]) or read_bare_name(values["name"])
        tail = values["name"][read.end :].strip() if read else values["name"]
        rest = [Column(text) for text in (tail, values["position"], values["role"]) if text]
        return Entry(int(number[0]) if number else None, read, rest, values["unit"] or unit, values["remark"], [row])

    def _values(self, row: Line) -> Iterable[tuple[str, str]]:
        columns = columns_of(row)
        if row.table is None and self.tabs and "\t" in row.raw:
            return [(self.tabs.get(tab, ""), text) for tab, text in by_tab(row)]
        if any(column.start is None for column in [*columns, *self.places]):
            return [(name, cell.text) for name, cell in zip(self.names, row.cells, strict=False)]
        return [(self.names[self._under(column)], column.text) for column in columns]

    def _under(self, column: Column) -> int:
        """The head nearest to the cell, by the middle or by the left edge."""
        middle = _middle(column)
        gaps = [min(abs((head.start or 0) - (column.start or 0)), abs(_middle(head) - middle)) for head in self.places]
        return gaps.index(min(gaps))


def _middle(column: Column) -> float:
    return (column.start or 0) + len(column.text) / 2


def roster_of(line: Line) -> Roster | None:
    """The heads that the line holds; None where it is no head of a table of names."""
    if len(line.cells) < 2 or any(len(cell.text) > LONGEST_COLUMN_HEAD for cell in line.cells):
        return None
    names = [_head(cell.text) for cell in line.cells]
    if "name" not in names or any(PERSON_NUMBER.match(cell.text) for cell in line.cells):
        return None
    certain = line.table is not None or sum(1 for name in names if name) >= FEWEST_COLUMN_HEADS
    return Roster(names, line) if certain else None


def by_tab(line: Line) -> list[tuple[int, str]]:
    """The cells, each with the number of tabs before it; empty without tabs. Wide gaps part the cells between tabs further."""
    found: list[tuple[int, str]] = []
    at = 0
    for cell in line.cells if "\t" in line.raw else ():
        start = line.raw.find(cell.raw, at)
        if start >= 0 and cell.text:
            found.append((line.raw.count("\t", 0, start), cell.text))
            at = start + len(cell.raw)
    return found


def _head(text: str) -> str:
    """What a column holds, by its head; "" for one that is not known."""
    return next((name for name, pattern in HEADS if pattern.search(text)), "")


def entries_of_table(rows: Sequence[Line], unit: str | None) -> list[Entry]:
    """The people of a table with a header row; without a header each row is read as a line with columns."""
    roster = roster_of(rows[0])
    if roster is None:
        return [entry for row in rows if (entry := read_entry(row, unit)).name or entry.number]
    entries: list[Entry] = []
    for row in rows[1:]:
        add_row(entries, roster.read(row, unit))
    return entries


def add_row(entries: list[Entry], entry: Entry) -> None:
    """A row with a number or a name is a person; another goes on with the person above."""
    if entry.name or entry.number is not None:
        entries.append(entry)
    elif entries and entry.rest:
        above = entries[-1]
        above.lines += entry.lines
        above.rest = append_to(above.rest, 0, entry.rest[0].text) if above.rest else entry.rest
