"""A table of HTML on a full grid: merged cells say their spans once, the cells they cover are empty."""

import re

from minutes_extract.model.line import PageCell, PageLine

MAX_SPAN = 200
"""No table of minutes is wider; a span of 999999999 is a slip or a bomb."""
MAX_COVERED = 100_000
"""Covered cells of one table. Beyond it spans count as 1."""

SPAN = re.compile(r"\b(?P<axis>row|col)span\s*=\s*[\"']?\s*(?P<size>\d{1,12})", re.I)
SPACES = re.compile(r"\s+")


class _GatheredCell:
    """A cell while its text is being gathered."""

    def __init__(self, attributes: str) -> None:
        self.texts: list[str] = []
        spans = {span["axis"].lower(): int(span["size"]) for span in SPAN.finditer(attributes)}
        self.row_span = min(max(spans.get("row", 1), 1), MAX_SPAN)
        self.column_span = min(max(spans.get("col", 1), 1), MAX_SPAN)


class GridTable:
    """Gathers rows and cells in the order of the source."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._rows: list[tuple[int, list[_GatheredCell]]] = []
        self._cell: _GatheredCell | None = None

    @property
    def takes_text(self) -> bool:
        """Whether a cell is open; text outside cells is a caption."""
        return self._cell is not None

    def add_text(self, text: str) -> None:
        """Text of the open cell."""
        if self._cell is not None:
            self._cell.texts.append(text)

    def open_row(self, line_number: int, closes: bool) -> None:
        """`<tr>` or `</tr>`; a row that is not closed ends where the next one begins."""
        self._cell = None
        if not closes:
            self._rows.append((line_number, []))

    def open_cell(self, line_number: int, attributes: str) -> None:
        """`<td>`; one outside a row makes a row."""
        if not self._rows:
            self._rows.append((line_number, []))
        self._cell = _GatheredCell(attributes)
        self._rows[-1][1].append(self._cell)

    def close_cell(self) -> None:
        """`</td>`."""
        self._cell = None

    def lines(self) -> list[PageLine]:
        """One line per row that has any text."""
        found: list[PageLine] = []
        for (line_number, _), cells in zip(self._rows, self._grid(), strict=True):
            raw = "\t".join(cell.raw for cell in cells)
            if raw.strip():
                first = not found
                found.append(
                    PageLine(None, line_number, raw, cells=tuple(cells), table=self._number, starts_block=first)
                )
        return found

    def _grid(self) -> list[list[PageCell]]:
        budget = MAX_COVERED
        covered: dict[int, int] = {}  # column → rows it stays covered
        grid: list[list[PageCell]] = []
        for index, (_, cells) in enumerate(self._rows):
            row: list[PageCell] = []
            below = {column: left - 1 for column, left in covered.items() if left > 1}
            for cell in cells:
                _fill_covered(row, covered)
                rows, wide = min(cell.row_span, len(self._rows) - index), cell.column_span
                if rows * wide > budget:
                    rows, wide = 1, 1
                budget -= rows * wide - 1
                if rows > 1:
                    below.update((column, rows - 1) for column in range(len(row), len(row) + wide))
                text = SPACES.sub(" ", "".join(cell.texts)).strip()
                row.append(PageCell(text, rows, wide))
                row.extend([PageCell("")] * (wide - 1))
            _fill_covered(row, covered)
            grid.append(row)
            covered = below
        return grid


def _fill_covered(row: list[PageCell], covered: dict[int, int]) -> None:
    while covered.get(len(row), 0) > 0:
        row.append(PageCell(""))
