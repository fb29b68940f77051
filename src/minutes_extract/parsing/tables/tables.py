"""Rows of cells → tables: header, body, totals that hold or do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from minutes_extract.model.line import BOLD_HEADING, Cell, Line
from minutes_extract.model.minutes import Table, TableCell, Total
from minutes_extract.model.places import places_of
from minutes_extract.parsing.tables.rows import is_full, is_speech
from minutes_extract.parsing.text.confidence import rounded
from minutes_extract.parsing.text.numbering import read_number
from minutes_extract.parsing.text.paragraph import Paragraph
from minutes_extract.parsing.text.resolutions import announces_list
from minutes_extract.parsing.text.sentences import FINITE_VERB
from minutes_extract.thai.blanks import join, squeeze
from minutes_extract.thai.numerals import is_doubtful_number, parse_cell, parse_number
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# A single line with tabs is a laid-out line; a table of mere tabs has at least two rows.
FEWEST_TAB_ROWS = 2
REGULAR_SHARE = 0.7
# One figure with the same figure below it as its total says nothing.
FEWEST_SUMMANDS = 2

TOTAL_ROW = re.compile(r"^(?:รวม|ยอดรวม|ผลรวม|รวมเงิน|total|grand\s*total)(?!ถึง|ทั้งนี้|กัน)", re.I)
GRAND_TOTAL = re.compile(r"ทั้งสิ้น|ทั้งหมด|grand", re.I)
# A cell that begins with a figure: 1,250 · (500) · 12 เสียง · ร้อยละ ๗; years head columns.
FIGURE_CELL = re.compile(r"^(?:คิดเป็น\s*)?(?:ร้อยละ\s*)?\(?[-–]?\d[\d,.]*\)?(?:\s|%|$)")
NIL = {"-", "–", "—"}
YEAR = re.compile(r"(?:19|20|24|25|26)\d\d")
CAPTION = re.compile(r"^ตาราง(?:ที่\s*\d|แสดง|สรุป)?")
LONGEST_CAPTION = 120
LONGEST_PLAIN_CAPTION = 60
# Columns whose figures do not add up by nature.
NO_SUM = re.compile(r"ร้อยละ|%|เฉลี่ย|อัตรา|ราคาต่อ|ต่อหน่วย|คะแนนเฉลี่ย|ปี\s*พ\.?ศ|รหัส|โทร")


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
    if line.table is None and is_full(line) and not is_full(run[0]):
        return False  # indented words above, not a row
    if line.table is not None and last.table == line.table:
        return True
    same_columns = len(last.cells) == len(line.cells)
    if line.table is None and "\t" not in line.raw:
        return same_columns and "\t" not in last.raw
    if line.table is None:
        return same_columns or (last.page == line.page and line.number == last.number + 1)
    return same_columns and (_texts(line) == _texts(run[0]) or _counts_on(last, line))


def _counts_on(last: Line, line: Line) -> bool:
    """A grid broken by a page without its header again: the numbers of its rows go on."""
    above, below = (parse_number(one.cells[0].text.rstrip(".")) for one in (last, line))
    return isinstance(above, int) and below == above + 1


def is_table(run: Sequence[Line]) -> bool:
    """Enough rows to be a table."""
    if run[0].table is not None:
        return True
    if "\t" not in run[0].raw:
        return _is_set_in_blanks(run)
    return sum(map(is_full, run)) >= FEWEST_TAB_ROWS and _is_regular(run) and not is_speech(run)


def _is_regular(run: Sequence[Line]) -> bool:
    """Nearly all rows have as many columns, or each holds a figure: lines set with tabs at will are a list."""
    widths = [len(line.cells) for line in run]
    return max(map(widths.count, widths)) >= REGULAR_SHARE * len(widths) or all(map(_has_figure, run))


def _is_set_in_blanks(run: Sequence[Line]) -> bool:
    """Blanks alone make a table only of a header and rows that each hold a figure; figures without one are a list."""
    below = run[1:]
    return len(below) >= FEWEST_TAB_ROWS and not _figures(run[0]) and all(map(_has_figure, below))


def is_caption(above: Paragraph, grid: bool) -> bool:
    """The paragraph right above a table names it: ตารางที่ ๑ …, a bold line with a colon, or a short title over a grid."""
    text = above.text
    if len(text) > LONGEST_CAPTION:
        return False
    if CAPTION.match(text):
        return True
    if not grid or read_number(text) or text.startswith(("-", "•")):
        return False
    is_bold = above.heading == BOLD_HEADING
    return is_bold or (len(text) <= LONGEST_PLAIN_CAPTION and not announces_list(text) and not FINITE_VERB.search(text))


def build_table(run: Sequence[Line], caption: str | None = None) -> Table:
    """A table of rows: the first row heads it unless it holds figures; a header repeated further down is left out."""
    header = run[0] if _is_header(run[0], run[1:]) else None
    body = _below(run) if header else run
    rows = tuple(tuple(_cell(cell) for cell in cells) for cells in _whole_rows(body))
    columns = tuple(cell.text for cell in header.cells) if header else ()
    return Table(
        caption=caption, columns=columns, rows=rows, totals=tuple(totals_of(columns, rows)), places=places_of(list(run))
    )


def _below(run: Sequence[Line]) -> list[Line]:
    """The rows below the header, without its repetitions on further pages: of a header of several rows all of them."""
    body: list[Line] = []
    repeated = 0
    for line in run[1:]:
        repeated = repeated + 1 if _texts(line) == _texts(run[repeated]) else 0
        if not repeated:
            body.append(line)
    return body


def _whole_rows(body: Sequence[Line]) -> list[list[Cell]]:
    """The cells of each row; a row cut by a page break is put together again, cell by cell."""
    rows: list[list[Cell]] = []
    for line in body:
        if line.continues and rows and len(rows[-1]) == len(line.cells):
            rows[-1] = [_joined(above, below) for above, below in zip(rows[-1], line.cells, strict=True)]
        else:
            rows.append(list(line.cells))
    return rows


def _joined(above: Cell, below: Cell) -> Cell:
    raw = "\n".join(part for part in (above.raw, below.raw) if part)
    known = [cell.confidence for cell in (above, below) if cell.confidence is not None]
    return replace(above, raw=raw, text=join(above.text, below.text), confidence=min(known, default=None))


def _is_header(first: Line, others: Sequence[Line]) -> bool:
    if not others:
        return first.table is not None
    return len(_figures(first)) * 2 < max(1, len([cell for cell in first.cells if cell.text]))


def _has_figure(line: Line) -> bool:
    return bool(_figures(line)) or any(cell.text in NIL for cell in line.cells)


def _figures(line: Line) -> list[Cell]:
    return [cell for cell in line.cells if FIGURE_CELL.match(cell.text) and not YEAR.fullmatch(cell.text)]


def _texts(line: Line) -> list[str]:
    return [squeeze(cell.text) for cell in line.cells]


def _cell(cell: Cell) -> TableCell:
    return TableCell(
        raw=cell.raw,
        text=cell.text,
        value=parse_cell(cell.text),
        row_span=cell.row_span,
        column_span=cell.column_span,
        confidence=rounded(cell.confidence),
    )


def totals_of(columns: Sequence[str], rows: Sequence[Sequence[TableCell]]) -> list[Total]:
    """Each stated total beside what its column adds up to."""
    found: list[Total] = []
    sums: dict[int, _Sums] = {}
    unread: set[int] = set()
    for at, row in enumerate(rows):
        total_row = is_total(row)
        grand = total_row and bool(GRAND_TOTAL.search(" ".join(cell.text for cell in row)))
        for column, cell in enumerate(row):
            above = sums.setdefault(column, _Sums())
            stated = _decimal(cell)
            if not total_row:
                above.add(stated)
                if stated is None and is_doubtful_number(cell.text):
                    unread.add(column)
                continue
            computed = above.expected(stated, grand) if stated is not None and adds_up(columns, column) else None
            if stated is not None and computed is not None and column not in unread:
                found.append(_total(at, column, stated, computed))
            above.close(stated)
    return found


@dataclass(slots=True)
class _Sums:
    """What stands in a column above a total: sums and counts of all detail rows, of those since the last total, of the totals."""

    details: Decimal = Decimal(0)
    detail_count: int = 0
    since: Decimal = Decimal(0)
    since_count: int = 0
    totals: Decimal = Decimal(0)
    total_count: int = 0

    def add(self, value: Decimal | None) -> None:
        """A detail row."""
        if value is not None:
            self.details += value
            self.since += value
            self.detail_count += 1
            self.since_count += 1

    def close(self, value: Decimal | None) -> None:
        """A row of totals."""
        if value is not None:
            self.totals += value
            self.total_count += 1
        self.since, self.since_count = Decimal(0), 0

    def expected(self, stated: Decimal, grand: bool) -> Decimal | None:
        """What a total here should be: with subtotals above, whichever reading of the sum holds; None for too few figures."""
        if (self.since_count or self.detail_count) < FEWEST_SUMMANDS and self.total_count < FEWEST_SUMMANDS:
            return None
        natural = self.details if grand or not self.since_count else self.since
        return stated if stated in {natural, self.details, self.totals, self.totals + self.since} else natural


def _total(row: int, column: int, stated: Decimal, computed: Decimal) -> Total:
    return Total(row=row, column=column, stated=_number(stated), computed=_number(computed), holds=computed == stated)


def is_total(row: Sequence[TableCell]) -> bool:
    """The row is headed รวม, รวมทั้งสิ้น …"""
    texts = [cell.text for cell in row if cell.text]
    return bool(texts) and bool(TOTAL_ROW.match(texts[0]))


def adds_up(columns: Sequence[str], column: int) -> bool:
    """The column is one of figures that a total sums: no row numbers, rates or codes."""
    name = columns[column] if column < len(columns) else ""
    return not opened_by(name, Opens.ROW_NUMBERS) and not NO_SUM.search(name)


def _decimal(cell: TableCell) -> Decimal | None:
    return None if cell.value is None else Decimal(str(cell.value))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
