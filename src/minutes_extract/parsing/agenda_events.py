"""The agenda's paragraphs, each told what it is: head, number, label, table, empty, text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import regex

from minutes_extract.model.line import Line
from minutes_extract.parsing.numbering import Numbered, read_number
from minutes_extract.parsing.paragraph import Paragraph, join, paragraphs
from minutes_extract.parsing.resolutions import labelled
from minutes_extract.parsing.tables import is_row, is_table, split_runs


class Kind(Enum):
    """What a paragraph of the agenda is, by its own words alone."""

    AGENDA = "agenda_head"
    PRE_AGENDA = "pre_agenda_head"
    NUMBER = "number"
    RESOLUTION = "resolution_label"
    TABLE = "table"
    EMPTY = "empty"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Event:
    """A paragraph, or the rows of a table, and what it is."""

    kind: Kind
    paragraph: Paragraph
    numbered: Numbered | None = None
    """Of a head or a number."""
    text: str = ""
    """What follows the label or the number."""
    rows: tuple[Line, ...] = ()


# ระเบียบวาระที่ ๑ เรื่อง… · วาระที่ 1: … · วาระ 4 … · ระเบียบวาระ ที่ ๒
AGENDA_HEAD = regex.compile(
    r"^[\s\-–•*#]*(?P<label>(?:ระเบียบ)?\s*วาระ(?:การประชุม)?\s*(?:ที่)?\s*(?P<number>\d{1,2}))(?!\s?\.\s?\d|\d|/)\s*[.:：–\-]*\s*(?P<heading>.*)$",
    regex.S,
)
# ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ: the official form prints no วาระ
NUMBERED_HEAD = regex.compile(
    r"^\s*(?P<label>(?P<number>\d{1,2}))\s*\.?\s*(?P<heading>(?:เรื่อง|การ)\s*(?:ที่ประธาน|ประธาน|รับรอง|สืบเนื่อง|ที่เสนอ|เสนอ|เพื่อ|อื่น|แจ้ง|พิจารณา|ที่พิจารณา).*)$",
    regex.S,
)
PRE_AGENDA = regex.compile(
    r"^[\s*#]*(?:เรื่อง|วาระ)?\s*ก่อน\s*(?:เข้า)?\s*(?:ระเบียบ)?วาระ\s*(?:เข้า|การ)?\s*(?:การ)?(?:ประชุม)?\s*[:：]?$"
)
# Corrections of earlier minutes quote their agenda at the start of a line: "วาระที่ 4.3 มติที่ประชุม ข้อ 1 บรรทัดที่ 2 แก้ไขเป็น…"
CORRECTION = regex.compile(r"บรรทัดที่|แก้ไข(?:จาก|เป็น|คำว่า|ข้อความ)|หน้า(?:ที่)?\s*\d|ข้อความเดิม|ให้ตัด|เปลี่ยนจาก|เพิ่มข้อความ")
# - ไม่มี - · (ไม่มี) · ไม่มี · -
EMPTY = regex.compile(r"^[\s\-–—(•]*(?:ไม่มี(?:เรื่อง(?:พิจารณา|เสนอ|อื่น\s*ๆ?)?)?)?[\s\-–—).]*$")
EMPTY_AFTER = regex.compile(r"\s*(?:\(\s*-?\s*ไม่มี\s*-?\s*\)|[-–—]\s*ไม่มี\s*[-–—]?|(?<=\s)ไม่มี)\s*$")
# A heading that breaks before the number or date of the meeting it names.
HEADING_GOES_ON = regex.compile(r"^(?:ครั้งที่\s*\d|เมื่อวัน|ประจำปี|ประจำเดือน|วันที่\s*\d|\(ถ้ามี\)|\(โดย)")


def read_events(lines: Sequence[Line]) -> list[Event]:
    """The paragraphs of the agenda zone in the order of the paper."""
    whole = paragraphs(lines)
    numbered_heads = not any(AGENDA_HEAD.match(one.text) for one in whole)
    events: list[Event] = []
    for event in _events(whole, numbered_heads):
        if events and _completes_heading(events[-1], event):
            events[-1] = _with_heading(events[-1], event)
        else:
            events.append(event)
    return events


def _events(whole: Sequence[Paragraph], numbered_heads: bool) -> Iterator[Event]:
    at = 0
    while at < len(whole):
        rows = _rows_from(whole, at)
        for run in split_runs(rows):
            if is_table(run):
                yield Event(Kind.TABLE, Paragraph(tuple(run), ""), rows=tuple(run))
            else:
                for line in run:
                    yield classify(Paragraph((line,), line.text), numbered_heads)
        if not rows:
            yield classify(whole[at], numbered_heads)
        at += max(1, len(rows))


def _rows_from(whole: Sequence[Paragraph], at: int) -> list[Line]:
    rows = []
    while at < len(whole) and len(whole[at].lines) == 1 and is_row(whole[at].lines[0]):
        rows.append(whole[at].lines[0])
        at += 1
    return rows


def classify(paragraph: Paragraph, numbered_heads: bool) -> Event:
    """What a paragraph is."""
    text = paragraph.text
    head = (NUMBERED_HEAD if numbered_heads else AGENDA_HEAD).match(text)
    if head and not CORRECTION.search(head["heading"]):
        return Event(Kind.AGENDA, paragraph, read_head(head), head["heading"].strip())
    if PRE_AGENDA.match(text):
        return Event(Kind.PRE_AGENDA, paragraph, text=text.strip(" :*#"))
    decision = labelled(text)
    if decision is not None:
        return Event(Kind.RESOLUTION, paragraph, text=decision)
    if EMPTY.match(text):
        return Event(Kind.EMPTY, paragraph)
    number = read_number(text)
    if number:
        return Event(Kind.NUMBER, paragraph, number, number.text)
    return Event(Kind.TEXT, paragraph, text=text.strip())


def read_head(found: "regex.Match[str]") -> Numbered:
    """The number of an agenda head."""
    from minutes_extract.parsing.numbering import Style

    number = int(found["number"])
    return Numbered(Style.BARE, (number,), str(number), found["label"].strip(), found["heading"].strip(), True)


def _completes_heading(above: Event, event: Event) -> bool:
    """A head of label alone, or one broken before ครั้งที่…/เมื่อวันที่…, goes on in the next line."""
    if above.kind is not Kind.AGENDA or event.kind is not Kind.TEXT:
        return False
    if not above.text:
        return len(event.text) < 200 and not event.text.startswith("-")
    return bool(HEADING_GOES_ON.match(event.text)) and len(event.text) < 160


def _with_heading(above: Event, event: Event) -> Event:
    joined = Paragraph(above.paragraph.lines + event.paragraph.lines, join(above.paragraph.text, event.paragraph.text))
    glue = " " if above.text and HEADING_GOES_ON.match(event.text) else ""
    return replace(above, paragraph=joined, text=above.text + glue + event.text)
