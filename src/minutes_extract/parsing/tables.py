"""Rows of cells → tables: header, body, totals that hold or do not."""

from collections.abc import Sequence
from decimal import Decimal

import regex

from minutes_extract.model.line import Cell, Line
from minutes_extract.model.minutes import Table, TableCell, Total
from minutes_extract.parsing.numbering import Style, read_number
from minutes_extract.parsing.paragraph import places_of, squeeze
from minutes_extract.parsing.resolutions import labelled
from minutes_extract.thai.numerals import parse_number

# A single line with tabs is a laid-out line; a table of mere tabs has at least two rows.
FEWEST_TAB_ROWS = 2

TOTAL_ROW = regex.compile(r"^(?:รวม|ยอดรวม|ผลรวม|รวมเงิน|total|grand\s*total)(?!ถึง|ทั้งนี้|กัน)", regex.I)
GRAND_TOTAL = regex.compile(r"ทั้งสิ้น|ทั้งหมด|grand", regex.I)
# Columns that number the rows, and columns whose figures do not add up by nature.
ROW_NUMBERS = regex.compile(r"^(?:ที่|ลำดับ|ลำดับที่|ข้อ|ข้อที่|no\.?|#)$", regex.I)
NO_SUM = regex.compile(r"ร้อยละ|%|เฉลี่ย|อัตรา|ราคาต่อ|ต่อหน่วย|คะแนนเฉลี่ย|ปี\s*พ\.?ศ|รหัส|โทร")


def is_row(line: Line) -> bool:
    """The line has the columns of a table: a row of a grid, or a line parted by tabs that is no list item or label."""
    if line.table is not None:
        return True
    if len(line.cells) < 2 or "\t" not in line.raw:
        return False
    if len(line.cells) > 2:
        return not labelled(line.text)
    return not _is_list_line(line) and labelled(line.text) is None


def _is_list_line(line: Line) -> bool:
    """A list number and its text parted by a tab: "๑.⇥เรื่อง…", "-⇥…"."""
    first = line.cells[0].text
    if first in {"-", "•", "–"}:
        return True
    found = read_number(line.text)
    if found is None or not first:
        return False
    return found.called_agenda or first == found.label or found.style is not Style.BARE


def split_runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Rows that follow each other, parted into tables: by grid, and by a change of columns after a gap."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _goes_on(runs[-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _goes_on(run: Sequence[Line], line: Line) -> bool:
    last = run[-1]
    if (last.table is None) != (line.table is None):
        return False
    if line.table is not None and last.table == line.table:
        return True
    same_columns = len(last.cells) == len(line.cells)
    if line.table is None:
        return same_columns or (last.page == line.page and line.number == last.number + 1)
    return same_columns and _texts(line) == _texts(run[0])  # the header repeated over a page break


def is_table(run: Sequence[Line]) -> bool:
    """Enough rows to be a table."""
    return run[0].table is not None or len(run) >= FEWEST_TAB_ROWS


def build_table(run: Sequence[Line], caption: str | None = None) -> Table:
    """A table of rows: the first row heads it unless it holds figures; a header repeated further down is left out."""
    header = run[0] if _is_header(run[0], run[1:]) else None
    body = [line for line in run if line is not header and not (header and _texts(line) == _texts(header))]
    rows = tuple(tuple(_cell(cell) for cell in line.cells) for line in body)
    columns = tuple(cell.text for cell in header.cells) if header else ()
    return Table(
        caption=caption, columns=columns, rows=rows, totals=tuple(totals_of(columns, rows)), places=places_of(list(run))
    )


def _is_header(first: Line, others: Sequence[Line]) -> bool:
    if not others:
        return first.table is not None
    figures = [cell for cell in first.cells if parse_number(cell.text) is not None]
    return len(figures) * 2 < max(1, len([cell for cell in first.cells if cell.text]))


def _texts(line: Line) -> list[str]:
    return [squeeze(cell.text) for cell in line.cells]


def _cell(cell: Cell) -> TableCell:
    return TableCell(
        raw=cell.raw,
        text=cell.text,
        value=parse_number(cell.text),
        row_span=cell.row_span,
        column_span=cell.column_span,
        confidence=cell.confidence,
    )


def totals_of(columns: Sequence[str], rows: Sequence[Sequence[TableCell]]) -> list[Total]:
    """Each stated total beside what its column adds up to."""
    found = []
    for at, row in enumerate(rows):
        if not is_total(row):
            continue
        for column, cell in enumerate(row):
            if cell.value is None or not _adds_up(columns, column):
                continue
            total = _total(rows, at, column)
            if total:
                found.append(total)
    return found


def is_total(row: Sequence[TableCell]) -> bool:
    """The row is headed รวม, รวมทั้งสิ้น …"""
    texts = [cell.text for cell in row if cell.text]
    return bool(texts) and bool(TOTAL_ROW.match(texts[0]))


def _adds_up(columns: Sequence[str], column: int) -> bool:
    name = columns[column] if column < len(columns) else ""
    return not ROW_NUMBERS.match(name) and not NO_SUM.search(name)


def _total(rows: Sequence[Sequence[TableCell]], at: int, column: int) -> Total | None:
    """The sum of the figures above; with subtotals between, whichever reading of the sum holds."""
    stated = _decimal(rows[at][column])
    details, since, subtotals = _figures_above(rows[:at], column)
    if stated is None or len(since or details) < 2 and len(subtotals) < 2:
        return None
    grand = GRAND_TOTAL.search(" ".join(cell.text for cell in rows[at])) or not since
    natural = sum(details if grand else since, Decimal(0))
    readings = [natural, sum(details, Decimal(0)), sum(subtotals, Decimal(0)), sum(subtotals + since, Decimal(0))]
    computed = stated if stated in readings else natural
    return Total(row=at, column=column, stated=_number(stated), computed=_number(computed), holds=computed == stated)


def _figures_above(
    rows: Sequence[Sequence[TableCell]], column: int
) -> tuple[list[Decimal], list[Decimal], list[Decimal]]:
    """Figures of the column: of all detail rows, of those since the last total, and of the totals."""
    details: list[Decimal] = []
    since: list[Decimal] = []
    subtotals: list[Decimal] = []
    for row in rows:
        value = _decimal(row[column]) if column < len(row) else None
        if is_total(row):
            subtotals += [value] if value is not None else []
            since = []
        elif value is not None:
            details.append(value)
            since.append(value)
    return details, since, subtotals


def _decimal(cell: TableCell) -> Decimal | None:
    return None if cell.value is None else Decimal(str(cell.value))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
