"""Tables outside the agenda: in an annex behind the signers, before the title, beside opening and closing, and below the
title block of minutes without an agenda."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from minutes_extract.model.draft import LineTrace
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Table
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.tables.rows import is_row
from minutes_extract.parsing.tables.tables import build_table, is_caption, is_table, split_runs
from minutes_extract.parsing.tables.total_rows import with_empty_cells
from minutes_extract.parsing.text.paragraph import joined

ANNEXED = frozenset({"annex", "title_note", Zone.PREFACE})
"""Rules of lines that stand apart from the minutes: columns set with tabs are a table there, as in the agenda."""
UNREAD = ANNEXED | {"", "closing_note", Zone.OPENING, Zone.CLOSING}
"""Rules of lines that no field holds; among signers and openings only the rows of a grid are sure to be a table."""
ZONES = frozenset({Zone.PREFACE, Zone.OPENING, Zone.CLOSING, Zone.SIGNATURES})


def tables_outside(traces: Sequence[LineTrace]) -> tuple[tuple[Table, ...], tuple[LineTrace, ...]]:
    """The tables among lines that no field holds, and the traces, rows and captions given to their tables."""
    tables: list[Table] = []
    rules: dict[int, str] = {}
    has_agenda = any(trace.zone is Zone.AGENDA for trace in traces)
    zones = ZONES if has_agenda else ZONES | {Zone.TITLE}
    content = [at for at, trace in enumerate(traces) if not trace.line.furniture and trace.zone in zones]
    for group in _groups_of_rows(traces, content):
        for run, rows in _runs(traces, group):
            above = content[content.index(run[0]) - 1] if run[0] != content[0] else None
            caption = _caption(traces, above, rows)
            tables.append(build_table(rows, caption))
            rules |= dict.fromkeys(run, "table")
            if caption is not None and above is not None:
                rules[above] = "table_caption"
    told = (replace(trace, rule=rules.get(at, trace.rule)) for at, trace in enumerate(traces))
    return tuple(tables), tuple(told)


def _groups_of_rows(traces: Sequence[LineTrace], content: Sequence[int]) -> Iterator[list[int]]:
    """Indices of rows that follow each other within a zone."""
    group: list[int] = []
    for before, at in pairwise([-1, *content]):
        if group and not (_is_free_row(traces[at]) and traces[before].zone == traces[at].zone):
            yield group
            group = []
        if _is_free_row(traces[at]):
            group.append(at)
    if group:
        yield group


def _is_free_row(trace: LineTrace) -> bool:
    if trace.rule not in UNREAD:
        return False
    return is_row(trace.line) if trace.rule in ANNEXED else trace.line.table is not None


def _runs(traces: Sequence[LineTrace], group: Sequence[int]) -> Iterator[tuple[list[int], list[Line]]]:
    """The tables of a group: their indices, and their rows with empty cells filled in."""
    filled = with_empty_cells([traces[at].line for at in group])
    first = 0
    for run in split_runs(filled):
        if is_table(run):
            yield list(group[first : first + len(run)]), run
        first += len(run)


def _caption(traces: Sequence[LineTrace], above: int | None, rows: Sequence[Line]) -> str | None:
    """The words of the line above the table, where they name it."""
    if above is None or traces[above].rule not in UNREAD or is_row(traces[above].line):
        return None
    paragraph = joined([traces[above].line])
    return paragraph.text.rstrip(" :：") if is_caption(paragraph, rows[0].table is not None) else None
