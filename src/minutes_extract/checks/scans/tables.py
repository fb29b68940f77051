"""The numbers of tables that were read from pictures."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from minutes_extract.checks.scans.numbers import ScanNumber, telling_words
from minutes_extract.checks.scans.provenance import ScanLines
from minutes_extract.checks.scans.repeated_values import said_date, said_figure
from minutes_extract.checks.scans.table_sums import At, cells_that_hold
from minutes_extract.model.draft import Draft
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Place, Table, TableCell
from minutes_extract.model.places import place_on_page
from minutes_extract.model.walk import tables_of
from minutes_extract.parsing.text.as_printed import as_printed
from minutes_extract.parsing.text.confidence import ReadWord, least_sure, words_holding
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.dates import first_date, weekday_of

# A cell that is one figure with commas: where it has no value, a digit or a comma is wrong.
GROUPED = regex.compile(r"[(\-–]?\s*\d[\d.]*+,[\d.,]*+\)?")

MOSTLY = 0.5
"""Share of digits by which a cell that has no value is still one of figures: ๑๒ คน, ๗.๔๔ %, ๕/๒๕๖๗, ๑๐-๑๕."""


def numbers_of_tables(draft: Draft, scan: ScanLines) -> Iterator[ScanNumber]:
    """Every number and date of a table's cells, table by table, row by row."""
    for path, table in tables_of(draft):
        if any(cell.confidence is not None for row in table.rows for cell in row):
            yield from _numbers(table, path, scan)


def _numbers(table: Table, path: str, scan: ScanLines) -> Iterator[ScanNumber]:
    holding = cells_that_hold(table)
    for at, (row, line) in enumerate(_with_lines(table.rows, scan.lines(table.places))):
        for column, cell in enumerate(row):
            found = _number(cell, f"{path}/rows/{at}/{column}")
            if found is None:
                continue
            places = _places(cell, column, line)
            confirmed = found.confirmed or At(at, column) in holding
            head = table.columns[column] if column < len(table.columns) else ""
            yield replace(
                found,
                confidence=found.confidence if cell.value is not None else _of_figures(found, scan.words(places)),
                confirmed=confirmed,
                places=places or table.places,
                column=head,
            )


def _number(cell: TableCell, path: str) -> ScanNumber | None:
    """What a cell says in figures; None of a cell of words."""
    if cell.confidence is None:
        return None
    if cell.value is not None:
        return ScanNumber(path, "number", cell.raw, cell.confidence, (), said=tuple(said_figure(cell.value)))
    if GROUPED.fullmatch(cell.text):
        return ScanNumber(path, "number", cell.raw, cell.confidence, (), well_formed=False)
    date = first_date(cell.text)
    if date and date.date:
        fits = date.weekday == weekday_of(date.date)
        said = tuple(said_date(date.date.isoformat()))
        return ScanNumber(path, "date", as_printed(date.raw, cell.raw), cell.confidence, (), fits, said)
    digits = sum(letter.isdigit() for letter in cell.text)
    if digits and digits >= MOSTLY * len(squeeze(cell.text)):
        return ScanNumber(path, "number", cell.raw, cell.confidence, ())
    return None


def _of_figures(number: ScanNumber, words: Sequence[ReadWord]) -> float:
    """Of a cell with words beside the figures that of the figures."""
    confidence = least_sure(telling_words(words_holding(words, number.raw)))
    return number.confidence if confidence is None else confidence


Row = tuple[TableCell, ...]


def _with_lines(rows: Sequence[Row], lines: Iterable[Line]) -> Iterator[tuple[Row, Line | None]]:
    """Each row with the line that it was printed on: the next whose cells read so."""
    printed: dict[tuple[str, ...], deque[Line]] = {}
    for line in lines:
        printed.setdefault(_key(cell.raw for cell in line.cells), deque()).append(line)
    for row in rows:
        found = printed.get(_key(cell.raw for cell in row))
        yield row, found.popleft() if found else None


def _key(raws: Iterable[str]) -> tuple[str, ...]:
    """What tells a row: its cells that are not empty; of cells put together over a page break the upper part."""
    return tuple(raw.split("\n")[0] for raw in raws if raw)


def _places(cell: TableCell, column: int, line: Line | None) -> tuple[Place, ...]:
    """The cell itself on its line; the line alone where the cell has no box."""
    if line is None:
        return ()
    upper = cell.raw.split("\n")[0]
    same = [(abs(at - column), one.box) for at, one in enumerate(line.cells) if one.raw == upper]
    box = min(same, key=lambda one: one[0])[1] if same else None
    return (place_on_page([line]).model_copy(update={"box": box or line.box}),)
