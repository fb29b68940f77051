"""The register of meetings as a workbook: sheets of documents, resolutions, people and findings, a row at a time."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from minutes_extract.archive.documents import StoredDocument
from minutes_extract.archive.renderings import buddhist_date
from minutes_extract.export.xlsx import MAX_CELL, without_time
from minutes_extract.export.xml import writable
from minutes_extract.messages.findings import CODE_NAMES
from minutes_extract.messages.say import in_thai, thai_day
from minutes_extract.messages.words import OUTCOME_TERMS
from minutes_extract.model.minutes import Finding, Place
from minutes_extract.model.walk import items_of
from minutes_extract.report.facts import DocumentFacts
from minutes_extract.report.links import link_to
from minutes_extract.report.texts import (
    FINDINGS_SHEET,
    MEETINGS_SHEET,
    PEOPLE_SHEET,
    REGISTER_COLUMNS,
    RESOLUTIONS_SHEET,
    STATUS_WORDS,
)
from minutes_extract.thai.dates import day_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int
MOST_ROWS = 1_000_000
"""Of one sheet; the format holds 1,048,576. What is beyond goes to a second sheet of the name."""
UNWRAPPED = 24
"""Letters that fit into any column of text."""
MOST_LINKS = 60_000
"""Of the workbook; programs refuse more than 65,530 of a sheet."""


class Register:
    """A workbook on its way: sheets are filled row by row, so that no archive is too large for it."""

    def __init__(self, folder: Path) -> None:
        from openpyxl import Workbook

        self._folder = folder
        self._book = Workbook(write_only=True)
        self._sheets = {name: self._sheet(name) for name in REGISTER_COLUMNS}
        self._rows = dict.fromkeys(REGISTER_COLUMNS, 0)
        self._links = 0

    def add(self, facts: DocumentFacts) -> None:
        """A row of the first sheet."""
        day = day_of(facts.date)
        dates = [thai_day(facts.date), buddhist_date(day) if day else ""]
        values: list[Value] = [facts.result_words, facts.to_do, facts.body, facts.number, *dates, facts.title]
        counts = [facts.agendas, facts.resolutions, *facts.people, facts.findings, facts.pages]
        repeats = [facts.same_bytes_as, facts.same_meeting_as]
        papers = [
            (name, link_to(path, self._folder)) for name, path in ((facts.paper, facts.source), (facts.json,) * 2)
        ]
        self._put(MEETINGS_SHEET, [*values, *counts, *repeats], papers)

    def add_contents(self, document: StoredDocument, facts: DocumentFacts, findings: Iterable[Finding]) -> None:
        """The resolutions, people and findings of a document."""
        meeting: list[Value] = [facts.body, facts.number, thai_day(facts.date)]
        for found in items_of(document.minutes):
            item = found.item
            for one in item.resolutions:
                outcomes = ", ".join(OUTCOME_TERMS[outcome] for outcome in one.outcomes)
                row = [item.number or "", item.heading or "", one.text, outcomes, _page(one.places)]
                self._put(RESOLUTIONS_SHEET, [*meeting, *row, facts.paper])
        for group in document.minutes.attendance:
            for person in group.people:
                who = (person.name, person.position, person.role, person.acting_for, person.reason)
                status = STATUS_WORDS[group.status]
                self._put(
                    PEOPLE_SHEET, [*meeting, status, person.number or "", *(text or "" for text in who), facts.paper]
                )
        for one_finding in findings:
            name = CODE_NAMES.get(one_finding.code, (one_finding.code,))[0]
            said = [name, in_thai(one_finding.message), one_finding.quote, _page(one_finding.places), one_finding.code]
            self._put(FINDINGS_SHEET, [facts.paper, *said])

    def content(self) -> bytes:
        """The workbook; the same documents give the same bytes."""
        for name, sheet in self._sheets.items():
            sheet.auto_filter.ref = (
                f"A1:{_letter(len(REGISTER_COLUMNS[name]))}{max(self._rows[name] % MOST_ROWS, 1) + 1}"
            )
        written = io.BytesIO()
        self._book.save(written)
        return without_time(written.getvalue())

    def _put(self, name: str, values: Sequence[Value], links: Sequence[tuple[str, str]] = ()) -> None:
        self._rows[name] += 1
        if self._rows[name] > 1 and self._rows[name] % MOST_ROWS == 1:
            self._sheets[name] = self._sheet(name, f"{name} {self._rows[name] // MOST_ROWS + 1}")
        sheet = self._sheets[name]
        cells = [_cell(sheet, value) for value in values]
        sheet.append([*cells, *(self._linked(sheet, text, link) for text, link in links)])

    def _linked(self, sheet: "Worksheet", text: str, link: str) -> "Cell":
        from openpyxl.styles import Font

        cell = _text_cell(sheet, text)
        if link and self._links < MOST_LINKS:
            self._links += 1
            cell.hyperlink = link
            cell.font = Font(color="0563C1", underline="single")
        return cell

    def _sheet(self, name: str, title: str = "") -> "Worksheet":
        from openpyxl.styles import Alignment, Font, PatternFill

        sheet = cast("Worksheet", self._book.create_sheet(title or name))
        for at, (_, width) in enumerate(REGISTER_COLUMNS[name], start=1):
            sheet.column_dimensions[_letter(at)].width = width
        sheet.freeze_panes = "A2"
        heads = [_text_cell(sheet, head) for head, _ in REGISTER_COLUMNS[name]]
        for head in heads:
            head.font = Font(bold=True)
            head.fill = PatternFill("solid", fgColor="E7EDF3")
            head.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.append(heads)
        return sheet


def _cell(sheet: "Worksheet", value: Value) -> "Cell | Value | None":
    """A value, plain where it needs no style: a style a cell is what costs time."""
    if isinstance(value, str) and (len(value) > UNWRAPPED or not value[:1].isalnum()):
        return _text_cell(sheet, value)
    return writable(value) if isinstance(value, str) else value


def _text_cell(sheet: "Worksheet", text: str) -> "Cell":
    """Text stays text: one that begins with = is no formula."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(sheet, None)
    if text:
        cell.value = writable(text)[:MAX_CELL]
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _page(places: Sequence[Place]) -> Value:
    return (places[0].page or "") if places else ""


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
