"""Tables of matters: วาระ | สาระ | มติ | ผู้รับผิดชอบ, each row a matter with its resolution."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutes_extract.model.line import Cell, Line
from minutes_extract.parsing.text.numbering import Numbered, Style, read_number
from minutes_extract.parsing.text.resolutions import labelled
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# What a column holds, by its head without blanks; the first that fits.
COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # What became of the resolutions of an earlier meeting is none of this one.
    ("earlier", re.compile(r"ผลการ(?:ดำเนิน|ปฏิบัติ)|ความ(?:ก้าวหน้า|คืบหน้า)|สถานะ|มติ.*ครั้ง(?:ก่อน|ที่)")),
    ("resolution", re.compile(r"^(?:สรุป)?มติ|^ผลการพิจารณา|^ข้อสรุป|^ข้อตกลง|^(?:resolution|decision)", re.I)),
    ("number", re.compile(r"^(?:ลำดับ(?:ที่)?|ที่|ข้อ(?:ที่)?|(?:ระเบียบ)?วาระที่|no\.?|#)$", re.I)),
    ("matter", re.compile(r"^(?:ระเบียบ)?วาระ|^(?:ชื่อ)?เรื่อง|^หัวข้อ|^ประเด็น|^(?:agenda|topic|item)", re.I)),
    (
        "responsible",
        re.compile(r"^(?:ผู้|หน่วย(?:งาน)?(?:ที่)?)(?:รับผิดชอบ|ดำเนินการ|ปฏิบัติ)|^มอบหมาย|^(?:responsible|owner)", re.I),
    ),
    ("due", re.compile(r"^กำหนด|^ภายใน|^ระยะเวลา|แล้วเสร็จ|^(?:due|deadline)", re.I)),
    ("gist", re.compile(r"สาระ|รายละเอียด|การอภิปราย|เนื้อหา|สรุป|ข้อเสนอ|ความเห็น|^(?:detail|discussion)", re.I)),
)
MATTER_NUMBER = re.compile(r"\s*\d{1,2}\s?\.\s?\d{1,2}\.?\s*")
DECISION = re.compile(
    r"(?:ที่ประชุม)?(?:มีมติ)?(?:รับ(?:ทราบ|รอง|หลักการ)|ทราบ|(?:ไม่)?เห็นชอบ|(?:ไม่)?อนุมัติ|มอบ|เห็นควร|ให้|เลื่อน|แต่งตั้ง)"
)
CELLS_OF_MATTER = ("number", "matter", "gist", "resolution", "responsible", "due")
NOTHING_SAID = re.compile(r"[\s\-–—.]*(?:ไม่มี)?[\s\-–—.]*")
FEWEST_ROWS = 2
"""The head, and one matter."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A row of the table."""

    numbered: Numbered
    heading: str
    gist: str
    resolution: str
    line: Line
    responsible: str = ""
    due: str = ""


def matters_in(rows: Sequence[Line]) -> list[Matter]:
    """The matters of a table, in its order; empty where it is a table of anything else."""
    names = [_column(cell.text) for cell in rows[0].cells] if len(rows) >= FEWEST_ROWS else []
    if "resolution" not in names or "matter" not in names:
        names = _by_content(names, rows[1:])
    if "resolution" not in names or "matter" not in names or "earlier" in names:
        return []
    if names.count("matter") > 1 and "number" not in names:  # วาระ | เรื่อง: the first column holds the numbers
        names[names.index("matter")] = "number"
    matters = list(_matters(names, rows[1:]))
    return matters if len(matters) == len(rows) - 1 else []


def heads_matters(line: Line) -> bool:
    """The columns of a table of matters have their heads on this line."""
    names = [_column(cell.text) for cell in line.cells]
    return "resolution" in names and "matter" in names and "earlier" not in names


def _by_content(names: Sequence[str], rows: Sequence[Line]) -> list[str]:
    """Under heads never met: numbers 4.1, 4.2 … first, a column of decisions, and before it the matters."""
    columns = [[row.cells[at].text if at < len(row.cells) else "" for row in rows] for at in range(len(names))]
    decided = next((at for at, texts in enumerate(columns) if at > 1 and all(map(DECISION.match, texts))), None)
    if (
        decided is None
        or len(rows) < FEWEST_ROWS
        or not all(map(MATTER_NUMBER.fullmatch, columns[0]))
        or "earlier" in names
    ):
        return list(names)
    known = ["number", "matter", *("gist" if name == "gist" else "" for name in names[2:decided]), "resolution"]
    return [*known, *("" for _ in names[decided + 1 :])]


def _column(head: str) -> str:
    return next((name for name, pattern in COLUMNS if pattern.search(squeeze(head))), "")


def _matters(names: Sequence[str], rows: Sequence[Line]) -> Iterator[Matter]:
    for row in rows:
        cells = {name: _text(names, row.cells, name) for name in CELLS_OF_MATTER}
        numbered = _number_of(cells["number"], cells["matter"])
        if numbered and (numbered.text or cells["gist"]):
            decision = labelled(cells["resolution"]) or cells["resolution"]
            heading, gist = numbered.text, cells["gist"]
            yield Matter(numbered, heading, gist, decision, row, cells["responsible"], cells["due"])


def _text(names: Sequence[str], cells: Sequence[Cell], wanted: str) -> str:
    """What the row says in the columns of a name; "" for a dash."""
    parts = (cell.text for name, cell in zip(names, cells, strict=False) if name == wanted)
    text = "\n".join(part for part in parts if part)
    return "" if NOTHING_SAID.fullmatch(text) else text


def _number_of(number: str, matter: str) -> Numbered | None:
    """From a column of its own, or before the words of the matter: 2.1 · 2. การซ่อมหลังคา · วาระที่ 2 …"""
    words = f"{number} {matter}".strip()
    head = opened_by(words, Opens.AGENDA)
    if head and head.number:
        return Numbered(Style.BARE, (int(head.number),), head.number, head.label, head.rest, called_agenda=True)
    return read_number(words) or read_number(f"{number}. {matter}" if number.isdigit() else words)
