"""Lines parted by tabs or wide gaps: the rows of a table, or a list number, a label or a speaker set apart from its text."""

import re
from collections.abc import Sequence

from minutes_extract.model.line import Cell, Line
from minutes_extract.parsing.text.numbering import Style, read_number
from minutes_extract.parsing.text.resolutions import labelled
from minutes_extract.parsing.text.speakers import names_speaker, speaks
from minutes_extract.thai.names import starts_with_title

# Labels of the fields of a form: ประเด็นเสนอ<tab>… · เสนอโดย<tab>…
FIELD = re.compile(
    r"""^(?:
      ประเด็น(?:ที่)?(?:เสนอ|พิจารณา|หารือ)? | (?:ผู้)?เสนอ(?:โดย|เรื่อง)? | ข้อเท็จจริง | ข้อกฎหมาย | ข้อเสนอ(?:แนะ)?
      | ข้อคิดเห็น[ก-๙]{0,30} | ข้อสังเกต | เรื่องเดิม | สาระสำคัญ | รายละเอียด | ความเป็นมา | เหตุผล | ผู้รับผิดชอบ
      | กำหนด(?:แล้ว)?เสร็จ | ผลการ(?:พิจารณา|ดำเนินงาน) | เอกสารประกอบ | หมายเหตุ
    )\s*[:：]?$""",
    re.X,
)
# ผู้รับผิดชอบ<tab>งานที่มอบหมาย
HEAD_BESIDE = re.compile(r"(?:งาน(?:ที่|$)|เรื่อง$|กิจกรรม$|รายการ$|ภารกิจ$|กำหนด(?:แล้ว)?(?:เสร็จ|เวลา|ส่ง)|ข้อสั่งการ$|ระยะเวลา)")
# Two blanks are a habit of typists; more are columns.
WIDE_GAP = re.compile(r"\S {3}")


def is_row(line: Line) -> bool:
    """The line has the columns of a table: a row of a grid, or a parted line that is no list item or label."""
    if line.table is not None:
        return True
    if len(line.cells) < 2 or not ("\t" in line.raw or WIDE_GAP.search(line.raw)):
        return False
    cells = _without_indent(line.cells)
    if len(cells) > 2:
        return labelled(line.text) is None
    if len(cells) < 2:
        return labelled(line.text) is None and not read_number(line.text)
    return not (_is_list_line(cells, line.text) or _is_field(cells) or labelled(line.text) is not None)


def is_full(line: Line) -> bool:
    """At least two of its columns hold something."""
    return sum(bool(cell.text) for cell in line.cells) > 1


def is_speech(run: Sequence[Line]) -> bool:
    """Lines in two columns of which some are speeches: the words of people who answer each other, no table.

    Names in the left column speak only where nothing else stands there; under a head they are rows of a table.
    """
    if not all(line.table is None and len(line.cells) == 2 for line in run):
        return False
    return any(map(names_speaker, run)) or all(speaks(line) for line in run if line.cells[0].text)


def _without_indent(cells: Sequence[Cell]) -> Sequence[Cell]:
    first = next((at for at, cell in enumerate(cells) if cell.text), len(cells))
    return cells[first:]


def _is_field(cells: Sequence[Cell]) -> bool:
    """The label of a form and what is filled in; two labels side by side head columns."""
    return FIELD.match(cells[0].text) is not None and HEAD_BESIDE.match(cells[1].text) is None


def _is_list_line(cells: Sequence[Cell], text: str) -> bool:
    """A list number and its text parted by a tab: "๑.⇥เรื่อง…", "-⇥…"; or a person and an office: "๑. นาย…⇥ประธาน"."""
    first = cells[0].text
    if first in {"-", "•", "–"}:
        return True
    found = read_number(text)
    if found is None:
        return False
    return found.called_agenda or first == found.label or found.style is not Style.BARE or starts_with_title(found.text)
