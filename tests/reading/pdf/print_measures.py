"""How well a print was read, against the text that went in: letters, blanks within lines, cells of ruled tables.

The same three questions are asked of any reader; what it gives is printed lines and tables of rows of cells.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from tests import paths

from minutes_extract.layout.lay_out import lay_out
from minutes_extract.model.line import Line
from minutes_extract.model.page import Document
from minutes_extract.thai.repair import repair_page

SAME_LINE = 3.0
"""Points."""
SAMPLE = paths.SAMPLES / "printed-board"

Row = tuple[str, ...]


class Block(NamedTuple):
    """A block of the source: rows of cells, of which the first `heads` are the header of a table."""

    kind: str
    heads: int
    rows: tuple[Row, ...]


class Share(NamedTuple):
    """How many of how many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.part / self.whole


@dataclass(frozen=True)
class Found:
    """What a reader made of a print, running heads and page numbers left out."""

    lines: Sequence[str]
    tables: Sequence[Sequence[Row]]


@cache
def source_blocks() -> tuple[Block, ...]:
    """The text that went in."""
    source = json.loads((SAMPLE / "printed.json").read_text(encoding="utf-8"))
    return tuple(Block(one["kind"], one["heads"], tuple(map(tuple, one["rows"]))) for one in source["blocks"])


def found_of(document: Document) -> Found:
    """What our reader and layout make of a print."""
    lines = [line for line in lay_out(map(repair_page, document.pages)) if not line.furniture]
    rows = [tuple(cell.raw for cell in line.cells) for line in lines if line.table is not None]
    return Found([part for line in lines for part in _printed_parts(line)], [rows])


def _printed_parts(line: Line) -> Iterator[str]:
    """A row whose cells wrap holds several printed lines."""
    start = 0
    for before, word in pairwise(line.words):
        if abs(word.box.top - before.box.top) > SAME_LINE:
            yield line.raw[start : word.start]
            start = word.start
    yield line.raw[start:]


def squeeze(text: str) -> str:
    """Without blanks."""
    return "".join(text.split())


def letter_errors(found: Found) -> Share:
    """Letters wrong, missing or too many, of the letters that were printed, in reading order, blanks left out."""
    letters = squeeze("".join(found.lines))
    printed = _as_printed(letters)
    return Share(Levenshtein.distance(letters, squeeze("".join(printed))), len(squeeze("".join(printed))))


def blanks_right(found: Found) -> Share:
    """Blanks found where one was printed, of all that were found or printed between two letters of one line."""
    letters = squeeze("".join(found.lines))
    cells = _as_printed(letters)
    places = _places(letters, squeeze("".join(cells)))
    printed = dict(_gaps(cells))
    right = either = 0
    for at, blank in _gaps(found.lines):
        before, after = places.get(at - 1), places.get(at)
        if before is None or after != before + 1 or after not in printed:
            continue
        right += blank and printed[after]
        either += blank or printed[after]
    return Share(right, either)


def cells_right(found: Found) -> Share:
    """Cells of the ruled tables that are where they belong and letter by letter right."""
    printed = [row for block in source_blocks() if block.kind == "grid" for row in block.rows]
    rows = [row for table in found.tables for row in table]
    return Share(sum(_same_cells(_without_repeated_heads(rows), printed)), sum(map(len, printed)))


def _as_printed(letters: str) -> list[str]:
    """The cells in reading order. A header is printed again where its table breaks: where, the letters tell best."""
    breaks = [range(block.heads, len(block.rows) + 1) for block in source_blocks() if block.kind == "grid"]
    versions = (list(_cells(at)) for at in product(*breaks))
    return min(versions, key=lambda cells: Levenshtein.distance(letters, squeeze("".join(cells))))


def _cells(breaks: Iterable[int]) -> Iterator[str]:
    """All cells, each table's header again before the row of that number; none where that is behind the last row."""
    at = iter(breaks)
    for block in source_blocks():
        rows = list(block.rows)
        if block.kind == "grid" and (row := next(at)) < len(rows) and row > block.heads:
            rows[row:row] = rows[: block.heads]
        yield from (cell for row in rows for cell in row)


def _gaps(lines: Iterable[str]) -> Iterator[tuple[int, bool]]:
    """For each letter but the first of its line: how many letters stand before it, and whether a blank does."""
    count = 0
    for line in lines:
        blank, first = False, True
        for letter in line:
            if letter.isspace():
                blank = True
                continue
            if not first:
                yield count, blank
            count, blank, first = count + 1, False, False


def _places(found: str, printed: str) -> dict[int, int]:
    """Which printed letter each found one is."""
    same = (block for block in Levenshtein.opcodes(found, printed) if block.tag == "equal")
    return {
        at: at - block.src_start + block.dest_start for block in same for at in range(block.src_start, block.src_end)
    }


def _without_repeated_heads(rows: Iterable[Row]) -> list[Row]:
    kept: list[Row] = []
    heads = {_key(row): 0 for block in source_blocks() for row in block.rows[: block.heads]}
    for row in rows:
        if _key(row) in heads:
            heads[_key(row)] += 1
        if heads.get(_key(row), 0) <= 1:
            kept.append(row)
    return kept


def _same_cells(found: Sequence[Row], printed: Sequence[Row]) -> Iterator[int]:
    keys = [_key(row) for row in found], [_key(row) for row in printed]
    for block in Levenshtein.opcodes(*keys):
        pairs = zip(found[block.src_start : block.src_end], printed[block.dest_start : block.dest_end], strict=False)
        for one, other in pairs:
            yield sum(squeeze(a) == squeeze(b) for a, b in zip(one, other, strict=False))


def _key(row: Row) -> str:
    return "\t".join(map(squeeze, row))
