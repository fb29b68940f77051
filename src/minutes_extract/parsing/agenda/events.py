"""The agenda's paragraphs, each told what it is: head, number, label, table, empty, text."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from minutes_extract.model.line import Line
from minutes_extract.parsing.agenda.counted_heads import find_counted_heads
from minutes_extract.parsing.agenda.margins import Margins, margins_of, report_begins
from minutes_extract.parsing.tables.rows import is_row
from minutes_extract.parsing.tables.tables import is_table, split_runs
from minutes_extract.parsing.tables.total_rows import with_empty_cells
from minutes_extract.parsing.text.numbering import Numbered, Style, read_number
from minutes_extract.parsing.text.paragraph import Paragraph, joined, paragraphs
from minutes_extract.parsing.text.quoted_agendas import READING, is_head, is_quoted
from minutes_extract.parsing.text.resolutions import is_unfilled, labelled
from minutes_extract.parsing.text.speakers import speaks
from minutes_extract.thai.blanks import join
from minutes_extract.thai.wordings.find import Opening, opened_by
from minutes_extract.thai.wordings.wording import Opens


class Kind(Enum):
    """What a paragraph of the agenda is, by its own words alone."""

    AGENDA = "agenda_head"
    PRE_AGENDA = "pre_agenda_head"
    NUMBER = "number"
    RESOLUTION = "resolution_label"
    TABLE = "table"
    EMPTY = "empty"
    UNFILLED = "ruled_line"
    SPEECH = "speech"
    READING = "reading_of_a_bill"
    PAUSE = "pause"
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


# ๑. ประธานกล่าวเปิดการประชุม: known as a head by the count alone
COUNTED_HEAD = re.compile(r"\s*\(?(?P<label>(?P<number>\d{1,2}))\s*[.)]?\s*(?P<heading>.*)$", re.S)
# - ไม่มี - · (ไม่มี) · ไม่มี · -
EMPTY = re.compile(
    r"""
    ^[\s\-–—(•]*
    (?: ไม่มี
      (?: \s?(?:ระเบียบวาระ|วาระ|เรื่อง|ประเด็น|ข้อหารือ|ผู้ใด|กรรมการท่านใด|สมาชิกท่านใด|ผู้)
          (?:ที่จะ|ที่)?(?:มี)?(?:เสนอ|เพื่อ)?
          (?:พิจารณา|(?:ให้|เพื่อ)?ทราบ|แจ้ง(?:ให้(?:ที่ประชุม)?ทราบ)?|สืบเนื่อง|ค้างพิจารณา|หารือ|เรื่อง)?
      )?
      \s?(?:เพิ่มเติม(?:อีก)?|อื่น\s*ๆ?|อื่นใด(?:อีก)?|ใด\s*ๆ?|(?:ใด)?อีก)?
    )?
    [\s\-–—).]*$
    """,
    re.X,
)
# A line that stands below a number alone is its heading; what goes on with a heading is shorter.
LONGEST_HEADING_LINE = 200
LONGEST_BOLD_HEAD = 100
FEWEST_BOLD_HEADS = 2
# ข้อสังเกต: · มีดังนี้: what goes on below is no agenda's heading
ENDS_SENTENCE = re.compile(r"(?:[:：]|ดังนี้|ดังต่อไปนี้)\s*\**$")
LONGEST_HEADING_REST = 160
# A heading that breaks before the number or date of the meeting it names.
HEADING_GOES_ON = re.compile(r"^(?:ครั้งที่\s*\d|เมื่อวัน|ประจำปี|ประจำเดือน|ณ\s|และ|หรือ|ของ|แห่ง|วันที่\s*\d|\(ถ้ามี\)|\(โดย)")
# …or behind such words: "เมื่อวันที่" ⏎ "๓๐ พฤษภาคม ๒๕๖๘", "ปีงบประมาณ พ.ศ." ⏎ "๒๕๖๘"
HEADING_BREAKS_OFF = re.compile(
    r"(?:(?:วันที่|ครั้งที่)\n\d{1,2}(?:\s[ก-๙]{3,10}\b|\s?/)|(?:ประจำปี|ปีการศึกษา|งบประมาณ|พ\.ศ\.)\n(?:พ\.ศ\.\s?)?2[45]\d\d\b|\s(?:และ|หรือ|ของ)\n)"
)


# The line below goes on with the sentence: …ต้องอนุมัติทุกปี โดย ⏎ มติที่ประชุมคณะกรรมการสรรหา…
SENTENCE_BREAKS_OFF = re.compile(
    r"(?:โดย|ตาม(?:ที่)?|ซึ่ง|ว่า|และ|หรือ|จาก|เนื่องจาก|ภายใต้|ขัด(?:กับ|ต่อ)|อ้างถึง|แจ้ง|ตลอดจน|รวมถึง)$"
)


class AgendaHead(NamedTuple):
    """The head of an agenda: its label and number as printed, and its heading."""

    label: str
    number: str
    heading: str


Heads = Mapping[int, AgendaHead]


def read_events(lines: Sequence[Line]) -> list[Event]:
    """The paragraphs of the agenda zone in the order of the paper."""
    margins = margins_of(lines)
    whole = [part for one in paragraphs(lines) for part in _heading_and_report(one, margins)]
    events: list[Event] = []
    for event in _events(whole, _heads_of(whole)):
        if events and _completes_heading(events[-1], event):
            events[-1] = _with_heading(events[-1], event)
        elif events and _completes_sentence(events[-1], event):
            events.append(replace(event, kind=Kind.TEXT, text=event.paragraph.text.strip()))
        else:
            events.append(event)
    return events


def _heads_of(whole: Sequence[Paragraph]) -> Heads:
    """By the identity of their first lines: the heads with วาระ; without any the numbers that count as heads."""
    with_label = _matches(_labelled_head, whole)
    if any(is_head(head.heading) for head in with_label.values()):
        return with_label
    counted = [whole[at] for at in sorted(find_counted_heads(whole))]
    return _matches(_counted_head, counted) or _matches(_numbered_head, whole) or _bold_heads(whole)


def _bold_heads(whole: Sequence[Paragraph]) -> Heads:
    """**งานค้างในสวน**: bold lines alone, where no agenda has a number."""
    heads = {id(one.lines[0]): AgendaHead("", "", one.text.strip(" :*#")) for one in whole if _is_bold_head(one)}
    return heads if len(heads) >= FEWEST_BOLD_HEADS else {}


def _is_bold_head(whole: Paragraph) -> bool:
    text = whole.text.strip(" *#")
    alone = (
        bool(whole.heading)
        and len(whole.lines) == 1
        and whole.lines[0].table is None
        and len(text) <= LONGEST_BOLD_HEAD
    )
    words = opened_by(
        text, Opens.PRE_AGENDA, Opens.RESOLUTION, Opens.OPENING, Opens.CLOSING, Opens.TITLE, Opens.AGENDA_TITLE
    )
    return (
        alone
        and words is None
        and read_number(text) is None
        and not EMPTY.match(text)
        and not ENDS_SENTENCE.search(text)
    )


def _matches(read: Callable[[str], AgendaHead | None], whole: Sequence[Paragraph]) -> Heads:
    return {id(one.lines[0]): found for one in whole if (found := read(one.text))}


def _labelled_head(text: str) -> AgendaHead | None:
    return _head(opened_by(text, Opens.AGENDA))


def _numbered_head(text: str) -> AgendaHead | None:
    return _head(opened_by(text, Opens.NUMBERED_AGENDA))


def _head(opening: Opening | None) -> AgendaHead | None:
    return AgendaHead(opening.label, opening.number or "", opening.rest) if opening else None


def _counted_head(text: str) -> AgendaHead | None:
    found = COUNTED_HEAD.match(text)
    return AgendaHead(found["label"], found["number"], found["heading"].strip()) if found else None


def _heading_and_report(whole: Paragraph, margins: Margins | None) -> list[Paragraph]:
    """A numbered heading whose lines run on into the report below it, in two."""
    if len(whole.lines) == 1 or not (_labelled_head(whole.text) or read_number(whole.text)):
        return [whole]
    at = report_begins(whole.lines, margins)
    return [joined(lines) for lines in (whole.lines[:at], whole.lines[at:]) if lines]


def _events(whole: Sequence[Paragraph], heads: Heads) -> Iterator[Event]:
    at = 0
    while at < len(whole):
        rows = _rows_from(whole, at)
        filled = with_empty_cells(rows)
        printed = {id(row): line for row, line in zip(filled, rows, strict=True)}
        for run in split_runs(filled):
            lines = tuple(printed[id(row)] for row in run)
            if is_table(run):
                yield Event(Kind.TABLE, Paragraph(lines, ""), rows=tuple(run))
            else:
                for line in lines:
                    yield classify(Paragraph((line,), line.text), heads)
        if not rows:
            yield classify(whole[at], heads)
        at += max(1, len(rows))


def _rows_from(whole: Sequence[Paragraph], at: int) -> list[Line]:
    rows = []
    while at < len(whole) and len(whole[at].lines) == 1 and is_row(whole[at].lines[0]):
        rows.append(whole[at].lines[0])
        at += 1
    return rows


def classify(paragraph: Paragraph, heads: Heads) -> Event:
    """What a paragraph is."""
    text = paragraph.text
    head = heads.get(id(paragraph.lines[0]))
    if head and not head.number:
        return Event(Kind.PRE_AGENDA, paragraph, text=head.heading)
    if head and is_head(head.heading):
        return Event(Kind.AGENDA, paragraph, read_head(head), head.heading)
    if opened_by(text, Opens.PRE_AGENDA):
        return Event(Kind.PRE_AGENDA, paragraph, text=text.strip(" :*#"))
    decision = labelled(text)
    if decision is not None:
        return Event(Kind.RESOLUTION, paragraph, text=decision)
    if opened_by(text, Opens.PAUSE):
        return Event(Kind.PAUSE, paragraph, text=text.strip())
    if EMPTY.match(text):
        return Event(Kind.EMPTY, paragraph)
    if is_unfilled(text):
        return Event(Kind.UNFILLED, paragraph)
    if head and READING.match(head.heading):
        return Event(Kind.READING, paragraph, text=text.strip())
    number = None if head else read_number(text)
    if number and not (number.called_agenda and is_quoted(number.text)):
        return Event(Kind.NUMBER, paragraph, number, number.text)
    return Event(Kind.SPEECH if speaks(paragraph.lines[0]) else Kind.TEXT, paragraph, text=text.strip())


def read_head(head: AgendaHead) -> Numbered:
    """The number of an agenda head."""
    number = int(head.number)
    return Numbered(Style.BARE, (number,), str(number), head.label, head.heading, called_agenda=True)


def _completes_heading(above: Event, event: Event) -> bool:
    """A head or number alone, or a heading broken before ครั้งที่…/เมื่อวันที่…, goes on in the next line."""
    if event.kind is not Kind.TEXT or above.kind not in {Kind.AGENDA, Kind.NUMBER} or above.numbered is None:
        return False
    if not above.text:
        whole = above.kind is Kind.AGENDA or above.numbered.style is Style.DOTTED
        return whole and len(event.text) < LONGEST_HEADING_LINE and not event.text.startswith(("-", "•"))
    goes_on = HEADING_GOES_ON.match(event.text) or HEADING_BREAKS_OFF.search(f"{above.text[-20:]}\n{event.text[:20]}")
    return bool(goes_on) and len(event.text) < LONGEST_HEADING_REST


def _completes_sentence(above: Event, event: Event) -> bool:
    """A label in the middle of a sentence is none."""
    breaks_off = above.kind is Kind.TEXT and SENTENCE_BREAKS_OFF.search(above.text)
    return bool(breaks_off) and event.kind is Kind.RESOLUTION and not event.paragraph.heading


def _with_heading(above: Event, event: Event) -> Event:
    joined = Paragraph(above.paragraph.lines + event.paragraph.lines, join(above.paragraph.text, event.paragraph.text))
    parted = above.text and HEADING_GOES_ON.match(event.text)
    text = f"{above.text} {event.text}" if parted else join(above.text, event.text)
    return replace(above, paragraph=joined, text=text)
