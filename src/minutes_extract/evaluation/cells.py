"""Tables: which belong together, which rows, and the cells that stand at the same column."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import regex
from pydantic import JsonValue

from minutes_extract.evaluation.elements import asks_tables, list_of, record_of, records, tables_of, text_of
from minutes_extract.evaluation.judgement import Judgement, judge
from minutes_extract.evaluation.letters import letters, sameness, similarity
from minutes_extract.evaluation.match import MOST_CANDIDATES, match
from minutes_extract.model.minutes import JsonRecord

ROW_FLOOR = 0.5  # rows of a damaged table keep about half their letters

# "1,015,560" – what counts as a number where no value is given
_FIGURES_PATTERN = regex.compile(r"(?P<figures> [\d,.]* \d [\d,.]* )", regex.X)


@dataclass(frozen=True)
class _ScoredCell:
    """A cell's words, and its number written one way ("" where it is none)."""

    text: str
    number: str


@dataclass(frozen=True)
class _ScoredTable:
    """A table as rows of cells, its header first."""

    rows: list[list[_ScoredCell]]
    totals: list[JsonRecord]

    def key(self) -> str:
        return "\x1e".join(_row_key(row) for row in self.rows)

    def bag(self) -> Counter[str]:
        return Counter(letters(cell.text) for row in self.rows for cell in row if letters(cell.text))


@dataclass(frozen=True)
class _TablePair:
    """Two tables that belong together, either of them empty where the other stands alone."""

    about: str
    found: _ScoredTable
    golden: _ScoredTable


def judge_cells(found: JsonRecord, golden: JsonRecord) -> list[Judgement]:
    """Every cell with words in it, header and body."""
    return [
        judgement
        for about, left, right in _cell_pairs(found, golden)
        for judgement in judge(about, _worded(left), _worded(right), similarity)
    ]


def judge_numbers(found: JsonRecord, golden: JsonRecord) -> list[Judgement]:
    """Every cell that is a number: the value must be right, near is wrong."""
    return [
        judgement
        for about, left, right in _cell_pairs(found, golden)
        if left.number or right.number
        for judgement in judge(about, left.number, right.number, sameness)
    ]


def judge_totals(found: JsonRecord, golden: JsonRecord) -> list[Judgement]:
    """Every stated total: its place, its value, and whether it holds."""
    tables = tables_of(golden)
    if tables and not any("totals" in table for table in tables):
        return []
    judgements = []
    for pair in _table_pairs(found, golden):
        left, right = _totals(pair.found), _totals(pair.golden)
        for place in sorted(left.keys() | right.keys()):
            about = f"{pair.about} total at row {place[0]} column {place[1]}"
            judgements += judge(about, left.get(place), right.get(place), sameness)
    return judgements


def _cell_pairs(found: JsonRecord, golden: JsonRecord) -> list[tuple[str, _ScoredCell, _ScoredCell]]:
    pairs = []
    for pair in _table_pairs(found, golden):
        for number, (left, right) in enumerate(_row_pairs(pair), start=1):
            about = f"{pair.about} row {number} column"
            pairs += [(f"{about} {column}", *cells) for column, cells in enumerate(_across(left, right), start=1)]
    return pairs


def _table_pairs(found: JsonRecord, golden: JsonRecord) -> list[_TablePair]:
    """Tables that belong together; those left over stand against an empty one."""
    if not asks_tables(golden):
        return []
    valued = _has_values(golden)
    left = [_grid(table, valued) for table in tables_of(found)]
    right = [_grid(table, valued) for table in tables_of(golden)]
    chosen = _same_tables(left, right)
    empty = _ScoredTable([], [])
    pairs = [
        _TablePair(f"table {where}", left[chosen[where - 1]] if where - 1 in chosen else empty, grid)
        for where, grid in enumerate(right, start=1)
    ]
    taken = set(chosen.values())
    extra = [grid for position, grid in enumerate(left) if position not in taken]
    return pairs + [_TablePair(f"extra table {number}", grid, empty) for number, grid in enumerate(extra, start=1)]


def _same_tables(found: list[_ScoredTable], golden: list[_ScoredTable]) -> dict[int, int]:
    """golden position → found position: equal tables first, then by the words they share, most first."""
    equal = match([grid.key() for grid in found], [grid.key() for grid in golden], floor=1.0)
    chosen = {pair.golden: pair.found for pair in equal}
    taken = set(chosen.values())
    left = {i: grid.bag() for i, grid in enumerate(found) if i not in taken}
    right = {j: grid.bag() for j, grid in enumerate(golden) if j not in chosen}
    if len(left) * len(right) > MOST_CANDIDATES:
        return chosen
    shared = [((a & b).total(), i, j) for i, a in left.items() for j, b in right.items()]
    for words, i, j in sorted(shared, key=lambda entry: (-entry[0], abs(entry[1] - entry[2]), min(entry[1:]))):
        if words and j not in chosen and i not in taken:
            chosen[j] = i
            taken.add(i)
    return chosen


def _row_pairs(pair: _TablePair) -> Iterable[tuple[list[_ScoredCell], list[_ScoredCell]]]:
    left, right = pair.found.rows, pair.golden.rows
    matches = match([_row_key(row) for row in left], [_row_key(row) for row in right], ROW_FLOOR)
    to_found = {entry.golden: entry.found for entry in matches}
    for where, row in enumerate(right):
        yield (left[to_found[where]] if where in to_found else []), row
    taken = set(to_found.values())
    yield from ((row, []) for position, row in enumerate(left) if position not in taken)


def _row_key(row: list[_ScoredCell]) -> str:
    return "\x1f".join(letters(cell.text) for cell in row)


def _across(left: list[_ScoredCell], right: list[_ScoredCell]) -> list[tuple[_ScoredCell, _ScoredCell]]:
    nothing = _ScoredCell("", "")
    wide = max(len(left), len(right))
    return list(zip(_padded(left, wide, nothing), _padded(right, wide, nothing), strict=True))


def _padded(row: list[_ScoredCell], wide: int, nothing: _ScoredCell) -> list[_ScoredCell]:
    return row + [nothing] * (wide - len(row))


def _worded(cell: _ScoredCell) -> str | None:
    """A lone dash or dot has no letters and is as good as empty."""
    return cell.text if letters(cell.text) else None


def _grid(table: JsonRecord, valued: bool) -> _ScoredTable:
    header = [_ScoredCell(text_of(name), "") for name in list_of(table.get("columns"))]
    body = [[_cell(entry, valued) for entry in list_of(row)] for row in list_of(table.get("rows"))]
    return _ScoredTable([header, *body], records(table, "totals"))


def _cell(entry: JsonValue, valued: bool) -> _ScoredCell:
    """A golden cell may be its text alone."""
    record = record_of(entry)
    text = text_of(record.get("text")) if record else text_of(entry)
    if valued:
        return _ScoredCell(text, _figures(record.get("value")))
    return _ScoredCell(text, letters(text) if _FIGURES_PATTERN.fullmatch(letters(text)) else "")


def _figures(value: JsonValue | None) -> str:
    """0.18 and 18.0 as the shortest figures; a minus would be stripped as an edge, so it is a word."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    return f"minus {abs(whole)}" if whole < 0 else str(whole)


def _has_values(golden: JsonRecord) -> bool:
    cells = (cell for table in tables_of(golden) for row in list_of(table.get("rows")) for cell in list_of(row))
    return any("value" in record_of(cell) for cell in cells)


def _totals(grid: _ScoredTable) -> dict[tuple[str, str], str]:
    return {
        (text_of(total.get("row")), text_of(total.get("column"))): f"{_figures(total.get('stated'))} "
        + ("holds" if total.get("holds") else "does not hold")
        for total in grid.totals
    }
