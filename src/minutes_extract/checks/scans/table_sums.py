"""Which cells of a table its own arithmetic confirms: sums of columns and of rows, row numbers that count up."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

import regex

from minutes_extract.checks.sequences import in_sequence
from minutes_extract.model.minutes import Table, TableCell
from minutes_extract.parsing.tables.tables import FEWEST_SUMMANDS, NO_SUM, TOTAL_ROW, is_total
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# ๑ · ๑. · (๑)
ROW_NUMBER = regex.compile(r"\(?(?P<number>\d{1,6})[.)]?")


class At(NamedTuple):
    """A cell of a table, counted from 0."""

    row: int
    column: int


class _Summand(NamedTuple):
    at: At
    value: Decimal


def cells_that_hold(table: Table) -> frozenset[At]:
    """The cells that a sum or a sequence confirms: one wrong digit among them would break it."""
    return frozenset([*_by_columns(table), *_by_rows(table), *_by_count(table)])


def _by_columns(table: Table) -> Iterator[At]:
    """The figures that a total adds up, and the total: those since the last total, all of them, or the totals."""
    totals = [at for at, row in enumerate(table.rows) if is_total(row)]
    for total in (total for total in table.totals if total.holds):
        above = list(_figures(table, ((row, total.column) for row in range(total.row))))
        last = max((row for row in totals if row < total.row), default=-1)
        since = [one for one in above if one.at.row > last]
        details = [one for one in above if one.at.row not in totals]
        subtotals = [one for one in above if one.at.row in totals]
        for summands in (since, details, subtotals, subtotals + since):
            if _add_up(summands, Decimal(str(total.stated))):
                yield At(total.row, total.column)
                yield from (one.at for one in summands)
                break


def _by_rows(table: Table) -> Iterator[At]:
    """The figures of a row that stand before its sum, in a column headed รวม."""
    sums = [at for at, name in enumerate(table.columns) if TOTAL_ROW.match(name.strip())]
    for row in range(len(table.rows) if sums else 0):
        for above, column in zip([-1, *sums], sums, strict=False):
            yield from _row_sum(table, row, range(above + 1, column), column)


def _row_sum(table: Table, row: int, before: range, column: int) -> Iterator[At]:
    stated = next(_figures(table, [(row, column)]), None)
    counted = [at for at in before if not opened_by(table.columns[at], Opens.ROW_NUMBERS)]
    summands = list(_figures(table, ((row, at) for at in counted if not NO_SUM.search(table.columns[at]))))
    if stated and stated.value and _add_up(summands, stated.value):
        yield stated.at
        yield from (one.at for one in summands)


def _by_count(table: Table) -> Iterator[At]:
    """The numbers of the rows: in a column so headed, or in the first."""
    width = max(map(len, table.rows), default=0)
    for column in range(width):
        name = table.columns[column].strip() if column < len(table.columns) else ""
        if column and not opened_by(name, Opens.ROW_NUMBERS):
            continue
        counted = [
            (At(at, column), int(found["number"]))
            for at, row in enumerate(table.rows)
            if (cell := _cell(row, column)) and (found := ROW_NUMBER.fullmatch(cell.text)) and not is_total(row)
        ]
        held = in_sequence([(value,) for _, value in counted])
        yield from (at for (at, _), holds in zip(counted, held, strict=True) if holds)


def _figures(table: Table, cells: Iterable[tuple[int, int]]) -> Iterator[_Summand]:
    for row, column in cells:
        cell = _cell(table.rows[row], column)
        if cell and cell.value is not None:
            yield _Summand(At(row, column), Decimal(str(cell.value)))


def _cell(row: Sequence[TableCell], column: int) -> TableCell | None:
    return row[column] if column < len(row) else None


def _add_up(summands: Sequence[_Summand], stated: Decimal) -> bool:
    return len(summands) >= FEWEST_SUMMANDS and sum(one.value for one in summands) == stated
