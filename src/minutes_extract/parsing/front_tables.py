"""Tables that stand below the title block where no agenda is printed: they are the document's own."""

from collections.abc import Sequence
from dataclasses import replace

from minutes_extract.model.draft import Taken
from minutes_extract.model.minutes import Table
from minutes_extract.parsing.tabbed import is_row
from minutes_extract.parsing.table_columns import with_empty_cells
from minutes_extract.parsing.tables import build_table, is_table, split_runs

UNREAD = ("", "title_note")
"""Rules of lines that the title block has no use for."""


def read_front_tables(taken: Sequence[Taken]) -> tuple[tuple[Table, ...], tuple[Taken, ...]]:
    """The tables among the lines that the title block left, and which rule took each of its lines."""
    rows = [one.line for one in taken if one.rule in UNREAD and is_row(one.line)]
    filled = with_empty_cells(rows)
    printed = {id(row): line for row, line in zip(filled, rows, strict=True)}
    runs = [run for run in split_runs(filled) if is_table(run)]
    tabled = {id(printed[id(row)]) for run in runs for row in run}
    rules = tuple(replace(one, rule="table") if id(one.line) in tabled else one for one in taken)
    return tuple(build_table(run) for run in runs), rules
