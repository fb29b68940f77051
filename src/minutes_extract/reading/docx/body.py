"""The body of a document → lines in reading order: paragraphs, text boxes, rows of tables."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from minutes_extract.model.line import BOLD_HEADING, PageCell, PageLine
from minutes_extract.reading.docx.grid import SPACES, cells_of, is_column, on_grid, read_rows
from minutes_extract.reading.docx.numbering import Numbering
from minutes_extract.reading.docx.ooxml import PARAGRAPH, PARAGRAPH_PROPERTIES, TABLE, attribute, child, number, within
from minutes_extract.reading.docx.runs import LineBuffer, ParagraphReader, PrintedLine
from minutes_extract.reading.docx.styles import BODY_OUTLINE, Styles
from minutes_extract.reading.source_lines import columns

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_HEADING = 6
LONGEST_COLUMN = 80
"""Letters of a line that stands beside another; longer ones are prose."""


class BodyReader:
    """Gathers lines; they count from 1 through the document, tables too."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._paragraphs = ParagraphReader(styles)
        self._lines: list[PageLine] = []
        self._tables = 0

    def read(self, body: "_Element") -> tuple[PageLine, ...]:
        """All printed lines."""
        for found in self._flow(body, is_column):
            if isinstance(found, list):
                self._add_lines(found)
            else:
                self._add_table(found)
        return tuple(self._lines)

    def _flow(
        self, container: "_Element", opens: "Callable[[_Element], bool]"
    ) -> "Iterator[list[PrintedLine] | _Element]":
        """Paragraphs and tables in reading order; a table that `opens` says yes to is read as running text."""
        stack = [within(container, PARAGRAPH, TABLE)]
        carried: list[LineBuffer] = []
        while stack:
            block = next(stack[-1], None)
            if block is not None and block.tag == PARAGRAPH:
                paragraph = self._paragraphs.read(block)
                lines = _joined(carried, paragraph.lines)
                carried = lines if paragraph.flows_on else []
                if not carried:
                    yield self._printed(block, lines)
                stack += [within(box, PARAGRAPH, TABLE) for box in reversed(paragraph.boxes)]
                continue
            if carried:
                yield _as_text(carried)
                carried = []
            if block is None:
                stack.pop()
            elif opens(block):
                stack += [within(cell, PARAGRAPH, TABLE) for cell in reversed(cells_of(block))]
            else:
                yield block

    def _printed(self, paragraph: "_Element", lines: list[LineBuffer]) -> list[PrintedLine]:
        """The lines behind their list number, with their heading."""
        properties = paragraph.find(PARAGRAPH_PROPERTIES)
        style = self._styles.paragraph(attribute(child(properties, "pStyle")))
        lines[0].lead(self._numbering.label(properties, style))
        outline = number(child(properties, "outlineLvl"))
        outline = style.outline if outline is None else outline
        if outline is None or not 0 <= outline < BODY_OUTLINE:
            return _as_text(lines)
        return [line._replace(heading=min(outline + 1, MAX_HEADING)) for line in _as_text(lines)]

    def _add_lines(self, lines: Sequence[PrintedLine]) -> None:
        for line in lines:
            self._add(line.text, columns(line.text), heading=line.heading, starts_block=line.starts_block)

    def _add_table(self, table: "_Element") -> None:
        rows = read_rows(table, self._cell_lines)
        if len(rows) == 1 and any(len(cell.lines) > 1 for cell in rows[0]):
            self._add_side_by_side([cell.lines for cell in rows[0] if cell.lines])
            return
        self._tables += 1
        for at, cells in enumerate(on_grid(rows)):
            raw = "\t".join(cell.raw for cell in cells)
            self._add(raw, tuple(cells), table=self._tables, starts_block=at == 0)

    def _add_side_by_side(self, cells: Sequence[Sequence[PrintedLine]]) -> None:
        """A single row with several lines in a cell: signers beside each other line by line, prose cell by cell."""
        short = all(len(line.text) <= LONGEST_COLUMN for cell in cells for line in cell)
        if len({len(cell) for cell in cells}) > 1 or not short:
            for cell in cells:
                self._add_lines(cell)
            return
        for at, beside in enumerate(zip(*cells, strict=True)):
            texts = [SPACES.sub(" ", line.text).strip() for line in beside]
            self._add("\t".join(texts), tuple(map(PageCell, texts)), starts_block=at == 0)

    def _cell_lines(self, cell: "_Element") -> list[PrintedLine]:
        """The lines of a cell that hold text; a table within is text of the cell."""
        flow = self._flow(cell, lambda _: True)
        return [line for found in flow if isinstance(found, list) for line in found]

    def _add(
        self,
        raw: str,
        cells: tuple[PageCell, ...],
        *,
        starts_block: bool,
        heading: int = 0,
        table: int | None = None,
    ) -> None:
        at = len(self._lines) + 1
        self._lines.append(
            PageLine(None, at, raw, cells=cells, table=table, heading=heading, starts_block=starts_block)
        )


def _joined(carried: list[LineBuffer], lines: list[LineBuffer]) -> list[LineBuffer]:
    """The lines of a paragraph that goes on where the one above has lost its end."""
    if not carried:
        return lines
    carried[-1].append(lines[0])
    carried += lines[1:]
    return carried


def _as_text(lines: Sequence[LineBuffer]) -> list[PrintedLine]:
    """The lines that hold any text."""
    found: list[PrintedLine] = []
    starts_block = True
    for line in lines:
        starts_block = starts_block or line.starts_block
        text = line.text.rstrip()
        if text:
            found.append(PrintedLine(text, BOLD_HEADING if line.bold else 0, starts_block))
            starts_block = False
    return found
