"""The lines of the signers as columns: signers stand one below the other, or two and three side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import regex

from minutes_extract.model.line import Box, Line
from minutes_extract.model.places import around
from minutes_extract.parsing.text.line_columns import Column, columns_of
from minutes_extract.thai.names import read_name
from minutes_extract.thai.widths import width_of
from minutes_extract.thai.wordings.find import opened_by, start_within
from minutes_extract.thai.wordings.wording import Opens

# (นาง… …) · "( นาย… )" · (นาง… … where a scan has lost a bracket
BRACKETED = regex.compile(r"^[\s.…_]*\(\s*(?P<name>[^()]{4,80}?)\s*\)[\s.…_]*(?P<rest>.*)$")
HALF_BRACKETED = regex.compile(r"^[\s.…_]*(?:\(\s*(?P<name>[^()]{4,80})|(?P<name>[^()]{4,80}?)\s*\)[\s.…_]*)$")
NAME_WITHIN = regex.compile(r"^(?P<before>[^()]*(?:\(ลงชื่อ\))?[^()]*)(?P<name>\(\s*[^()]{4,80}\))(?P<behind>[^()]*)$")
# : นายสมชาย ใจดี (เลขานุการ): the name behind a label, and the office in brackets
LABELLED_NAME = regex.compile(r"^\s*[:：]\s*(?P<name>[^()]{4,80}?)\s*\((?P<office>[^()]{2,80})\)\s*$")
ANY_LETTER = regex.compile(r"\p{L}")
# Letters by which the middles of a centred column's lines may differ.
SAME_MIDDLE = 14.0


class Piece(NamedTuple):
    """What a line says in one column, and the box of that column in the line where it is known."""

    text: str
    line: Line
    box: Box | None

    @property
    def placed(self) -> Line:
        """The line with the box of the column."""
        return replace(self.line, box=self.box) if self.box else self.line


@dataclass(slots=True)
class _Block:
    """Columns side by side: where their middles are, and their texts from top to bottom."""

    middles: list[float | None]
    columns: list[list[Piece]] = field(default_factory=list)


def signer_columns(lines: Sequence[Line]) -> Iterator[list[Piece]]:
    """Each column from top to bottom, the left one first."""
    blocks: list[_Block] = []
    for line in lines:
        row = _row(line)
        if row:
            _add(blocks, row, line)
    for block in blocks:
        yield from block.columns


def _add(blocks: list[_Block], row: Sequence[Column], line: Line) -> None:
    """Put a row under the columns above, or begin new ones."""
    targets = _targets(blocks[-1], row) if blocks else None
    if targets is None:
        blocks.append(_Block([_middle(cell) for cell in row], [[] for _ in row]))
        targets = list(range(len(row)))
    for target, cell in zip(targets, row, strict=True):
        blocks[-1].columns[target] += [Piece(text, line, cell.box) for text in _parts(cell.text)]


def _parts(text: str) -> list[str]:
    """ "ผู้จดรายงานการประชุม (นางสมศรี มีสุข) นักวิชาการ" in one line or cell: the name parts it."""
    return _labelled_parts(text) or _bracketed_parts(text)


def _labelled_parts(text: str) -> list[str]:
    """ "ผู้จดรายงานการประชุม : นางสมศรี มีสุข (นักวิชาการ)"; empty where the line is anything else."""
    label, colon, behind = text.partition(":")
    found = LABELLED_NAME.match(colon + behind)
    named = read_name(found["name"]) if found and opened_by(text, Opens.SIGNER) else None
    if found is None or named is None or named.end != len(found["name"]):
        return []
    return [label.strip(), found["name"], found["office"].strip()]


def _bracketed_parts(text: str) -> list[str]:
    found = NAME_WITHIN.match(text)
    if found is None or read_name(found["name"].strip("( )")) is None:
        return [text]
    return [part.strip() for part in found.groups() if part.strip()]


def _targets(block: _Block, row: Sequence[Column]) -> list[int] | None:
    """The column for each cell: by order where there are as many, by its middle where there are fewer; None for neither."""
    if len(row) == len(block.middles):
        return list(range(len(row)))
    if len(row) > len(block.middles):
        return None
    targets = [_under(block, cell) for cell in row]
    found = [target for target in targets if target is not None]
    return found if len(set(found)) == len(row) else None


def _under(block: _Block, cell: Column) -> int | None:
    middle = _middle(cell)
    if middle is None:
        return None
    gaps = [(abs(above - middle), at) for at, above in enumerate(block.middles) if above is not None]
    gap, at = min(gaps, default=(SAME_MIDDLE + 1, 0))
    return at if gap <= SAME_MIDDLE else None


def _middle(cell: Column) -> float | None:
    return None if cell.start is None else cell.start + width_of(cell.text) / 2


def _row(line: Line) -> list[Column]:
    """The cells of a line, what belongs to one signer in one: (name␣␣surname), ลงชื่อ … ผู้จด, name … label."""
    cells: list[Column] = []
    for cell in columns_of(line):
        if not ANY_LETTER.search(cell.text):
            continue
        if cells and _belongs(cells[-1].text, cell.text):
            both = around(one.box for one in (cells[-1], cell) if one.box)
            cells[-1] = Column(f"{cells[-1].text} {cell.text}", cells[-1].start, both)
        else:
            cells.append(cell)
    return cells


def _belongs(left: str, right: str) -> bool:
    if left.count("(") > left.count(")"):
        return not right.startswith("(")
    if opened_by(right, Opens.SIGNATURE):
        return False
    if opened_by(left, Opens.SIGNATURE):
        return start_within(left, Opens.SIGNER) < 0
    read = read_name(left)
    if read and read.given and not left[read.end :].strip():
        return opened_by(right, Opens.SIGNER) is not None or (read.family is None and read_name(right) is None)
    return False
