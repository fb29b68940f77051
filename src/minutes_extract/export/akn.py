"""Akoma Ntoso 3 (OASIS LegalDocML): a meeting as a debateReport.

preface: what the title block says · rollCall: the attendance · debateSection per agenda item, with its speeches, tables and
resolutions · adjournment · conclusions: the signatures · analysis: how votes fell.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from minutes_extract.archive.documents import ReportUnusable, StoredDocument
from minutes_extract.archive.identity import document_id
from minutes_extract.export.akn_debate import Speakers, said, speaker_references, speakers_of, voting_analysis
from minutes_extract.export.chunk import Chunk
from minutes_extract.export.each import chunks_of_each
from minutes_extract.export.spans import merged_areas
from minutes_extract.export.xml import Maker, writable, xml_bytes
from minutes_extract.model.minutes import AgendaItem, AttendanceGroup, Meeting, Minutes, Table, TableCell
from minutes_extract.thai.dates import day_of

if TYPE_CHECKING:
    from lxml.etree import _Element

AKN_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NO_DATE = "0001-01-01"
"""The schema insists on a date; this one says that the paper prints none."""
RUNNING_TEXT = frozenset(("p", "li", "num", "heading", "caption"))
AUTHOR = "#body"


def export(documents: Iterable[StoredDocument], report: ReportUnusable) -> Iterator[Chunk]:
    """One NAME.xml per meeting."""
    yield from chunks_of_each(documents, report, _chunks)


def _chunks(document: StoredDocument) -> Iterator[Chunk]:
    yield Chunk(f"{document.file.stem}.xml", report_xml(document.minutes))


def report_xml(minutes: Minutes) -> bytes:
    """The debateReport of a meeting."""
    akn = Maker(AKN_NAMESPACE)
    speakers = speakers_of(minutes)
    report = akn.debateReport(_meta(akn, minutes, speakers), name="minutes")
    preface = list(_preface(akn, minutes.meeting))
    if preface:
        report.append(akn.preface(*preface))
    report.append(akn.mainBody(*_body(akn, minutes, speakers)))
    signatures = [_signature(akn, row) for row in _signature_rows(minutes)]
    if signatures:
        report.append(akn.conclusions(*signatures))
    return xml_bytes(akn.akomaNtoso(report), RUNNING_TEXT)


def _meta(akn: Maker, minutes: Minutes, speakers: Speakers) -> "_Element":
    day = day_of(minutes.meeting.date.iso if minutes.meeting.date else None)
    date = day.isoformat() if day else NO_DATE
    work = f"/akn/th/debateReport/{date}/{document_id(minutes)}"
    expression = f"{work}/tha@"
    number = minutes.meeting.number
    return akn.meta(
        akn.identification(
            akn.FRBRWork(
                *_frbr(akn, work, date),
                akn.FRBRcountry(value="th"),
                *([akn.FRBRnumber(value=writable(number.text))] if number else []),
            ),
            akn.FRBRExpression(*_frbr(akn, expression, date), akn.FRBRlanguage(language="tha")),
            akn.FRBRManifestation(*_frbr(akn, f"{expression}.xml", date), akn.FRBRformat(value="xml")),
            source=AUTHOR,
        ),
        *voting_analysis(akn, minutes, AUTHOR),
        akn.references(*_references(akn, minutes), *speaker_references(akn, minutes, speakers), source=AUTHOR),
    )


def _frbr(akn: Maker, uri: str, date: str) -> list["_Element"]:
    return [
        akn.FRBRthis(value=uri),
        akn.FRBRuri(value=uri),
        akn.FRBRdate(date=date, name="meeting"),
        akn.FRBRauthor(href=AUTHOR),
    ]


def _references(akn: Maker, minutes: Minutes) -> Iterator["_Element"]:
    yield akn.TLCOrganization(eId="body", href="/akn/ontology/organization/body", showAs=_text(minutes.meeting.body))
    for number, person in enumerate((one for group in minutes.attendance for one in group.people), start=1):
        href = f"/akn/ontology/person/{document_id(minutes)}/{number}"
        yield akn.TLCPerson(eId=f"person_{number}", href=href, showAs=_text(person.name))


def _preface(akn: Maker, meeting: Meeting) -> Iterator["_Element"]:
    if meeting.title:
        yield akn.p(akn.docTitle(writable(meeting.title)))
    if meeting.number:
        yield akn.p(akn.docNumber(writable(meeting.number.text)))
    day = day_of(meeting.date.iso) if meeting.date else None
    if meeting.date and day:
        yield akn.p(akn.docDate(writable(meeting.date.raw), date=day.isoformat()))
    if meeting.venue:
        yield akn.p(writable(meeting.venue))


def _body(akn: Maker, minutes: Minutes, speakers: Speakers) -> list["_Element"]:
    parts: list[_Element] = []
    if minutes.attendance:
        parts.append(akn.rollCall(*_groups(akn, minutes.attendance), eId="rollCall"))
    if minutes.meeting.opened:
        parts.append(
            akn.p(akn.recordedTime(minutes.meeting.opened, type="startEvent", time=_clock(minutes.meeting.opened)))
        )
    parts += [_section(akn, item, f"dbsect_{at}", speakers) for at, item in enumerate(minutes.agenda, start=1)]
    parts += [_table(akn, table, f"table_{at}") for at, table in enumerate(minutes.tables, start=1) if table.rows]
    if minutes.meeting.adjourned:
        time = minutes.meeting.adjourned
        ended = akn.p(akn.recordedTime(time, type="endEvent", time=_clock(time)))
        parts.append(akn.adjournment(ended, eId="adjournment"))
    return parts or [akn.p()]


def _groups(akn: Maker, groups: tuple[AttendanceGroup, ...]) -> Iterator["_Element"]:
    number = 0
    for group in groups:
        if group.heading:
            yield akn.p(writable(group.heading))
        people: list[_Element] = []
        for one in group.people:
            number += 1
            named = akn.person(writable(one.name), refersTo=f"#person_{number}", eId=f"rollCall__person_{number}")
            rest = " ".join(filter(None, (one.position, one.role, one.reason)))
            people.append(akn.li(named, f" {writable(rest)}" if rest else ""))
        if people:
            yield akn.ul(*people)


def _section(akn: Maker, item: AgendaItem, name: str, speakers: Speakers) -> "_Element":
    section = akn.debateSection(name=(item.kind or "item"), eId=name)
    if item.number:
        section.append(akn.num(writable(item.number)))
    if item.heading:
        section.append(akn.heading(writable(item.heading)))
    section.extend(said(akn, item, speakers, name))
    tables = enumerate(item.tables, start=1)
    section.extend(_table(akn, table, f"{name}__table_{at}") for at, table in tables if table.rows)
    items = enumerate(item.items, start=1)
    section.extend(_section(akn, below, f"{name}__dbsect_{at}", speakers) for at, below in items)
    for at, one in enumerate(item.resolutions, start=1):
        section.append(akn.resolutions(*_paragraphs(akn, one.text), eId=f"{name}__resolutions_{at}"))
    return section


def _paragraphs(akn: Maker, text: str) -> list["_Element"]:
    return [akn.p(writable(line)) for line in text.splitlines() if line.strip()]


def _table(akn: Maker, table: Table, name: str) -> "_Element":
    element = akn.table(eId=name)
    if table.caption:
        element.append(akn.caption(writable(table.caption)))
    if table.columns:
        element.append(akn.tr(*(akn.th(akn.p(writable(text))) for text in table.columns)))
    for row in _uncovered(table):
        if row:
            element.append(akn.tr(*(_cell(akn, cell) for cell in row)))
    return element


def _uncovered(table: Table) -> Iterator[list[TableCell]]:
    """The rows without the cells that a merged one covers."""
    _, covered = merged_areas(table)
    for at, row in enumerate(table.rows):
        yield [cell for column, cell in enumerate(row) if (at, column) not in covered]


def _cell(akn: Maker, cell: TableCell) -> "_Element":
    spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
    return akn.td(akn.p(writable(cell.text)), **{name: str(span) for name, span in spans.items() if span > 1})


def _signature_rows(minutes: Minutes) -> Iterator[str]:
    for one in minutes.signatures:
        yield " ".join(filter(None, (one.name, one.position, one.label)))


def _signature(akn: Maker, row: str) -> "_Element":
    return akn.p(akn.signature(writable(row)))


def _text(text: str | None) -> str:
    return writable(text or "")


def _clock(time: str) -> str:
    """HH:MM as xsd:time, of a day that does not matter."""
    return f"{time}:00"
