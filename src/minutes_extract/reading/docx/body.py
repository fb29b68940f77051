"""The body of a document → lines in reading order: paragraphs, text boxes, rows of tables."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from minutes_extract.errors import MinutesError, UnreadableDocumentError
from minutes_extract.model.line import BOLD_HEADING, PageCell, PageLine
from minutes_extract.model.options import Ocr
from minutes_extract.model.page import LONGEST_QUOTE, Page, PageRemark, TextFrom
from minutes_extract.reading.docx.grid import SPACES, cells_of, deleted_texts, is_column, on_grid, read_rows
from minutes_extract.reading.docx.numbering import Numbering
from minutes_extract.reading.docx.ooxml import (
    ALT_CHUNK,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    TABLE,
    attribute,
    child,
    number,
    within,
)
from minutes_extract.reading.docx.other_parts import (
    MOST_PICTURES_READ,
    NUMBER_OF_PAGE,
    chunk_of,
    first_header,
    is_docx,
    note_of,
    other_heads_and_feet,
    picture_names,
    read_picture,
    remarks_of_others,
)
from minutes_extract.reading.docx.package import PackageParts, open_package
from minutes_extract.reading.docx.runs import LineBuffer, ParagraphReader, PrintedLine
from minutes_extract.reading.docx.styles import BODY_OUTLINE, Styles
from minutes_extract.reading.markup.html import is_html, read_html
from minutes_extract.reading.markup.note_marks import raised
from minutes_extract.reading.plain import read_plain
from minutes_extract.reading.remarks import gathered
from minutes_extract.reading.source import LoadedFile
from minutes_extract.reading.source_lines import columns
from minutes_extract.thai.repair import repair_text
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CHUNK_DEPTH = 4
"""Documents put into one another."""
HTML_ENDINGS = (".htm", ".html", ".xhtml")
NUMBER_OR_DATE = regex.compile(r"(?:ครั้ง|คราว)(?:การประชุม)?ที่|วัน(?:ที่|[ก-๎]{2,9}ที่)|เมื่อวัน|เวลา|ณ\s")
RTF_START = b"{\\rtf"
MAX_HEADING = 6
LONGEST_COLUMN = 80
"""Letters of a line that stands beside another; longer ones are prose."""


class BodyReader:
    """Gathers lines; they count from 1 through the document, tables too."""

    def __init__(self, parts: PackageParts, source: LoadedFile, depth: int = 0) -> None:
        styles = Styles(parts.styles)
        self.remarks: list[PageRemark] = []
        self.has_pictures = False
        """Print was read from pictures."""
        self._parts, self._source, self._depth = parts, source, depth
        self._pictures = 0
        self._styles = styles
        self._numbering = Numbering(parts.numbering, styles)
        self._paragraphs = ParagraphReader(styles)
        self._lines: list[PageLine] = []
        self._tables = 0
        self._met_pictures: list[str] = []

    def read(self, body: "_Element") -> tuple[PageLine, ...]:
        """All printed lines."""
        header = first_header(self._parts)
        if header is not None:
            self._add_lines([line for line in self._cell_lines(header) if not NUMBER_OF_PAGE.fullmatch(line.text)])
        head = len(self._lines)
        self._read_flow(body)
        self._settle_header(head)
        self.remarks += [*other_heads_and_feet(self._parts), *remarks_of_others(self._parts)]
        return tuple(self._lines)

    def _settle_header(self, head: int) -> None:
        """A header that goes on with the title block (ครั้งที่ …) stands below its first line, others above."""
        first = self._lines[head : head + 1]
        if not head or not first or not opened_by(repair_text(first[0].raw).text, Opens.TITLE):
            return
        lines = self._lines[:head]
        if all(NUMBER_OR_DATE.match(repair_text(line.raw).text) for line in lines):
            moved = [*first, *lines, *self._lines[head + 1 :]]
            self._lines = [replace(line, number=at) for at, line in enumerate(moved, 1)]

    def _read_flow(self, container: "_Element") -> None:
        for found in self._flow(container, is_column):
            if isinstance(found, list):
                self._add_lines(found)
            elif found.tag == ALT_CHUNK:
                self._add_chunk(found)
            else:
                self._add_table(found)
            self._add_notes()
            self._add_pictures()
        self._add_pictures()

    def _add_notes(self) -> None:
        """The notes whose marks were met, behind the paragraph or table of the mark."""
        marks, self._paragraphs.notes = self._paragraphs.notes, []
        self._tell(self._paragraphs.remarks)
        self._paragraphs.remarks = []
        for kind, mark in marks:
            note = note_of(self._parts, kind, mark)
            lines = [] if note is None else self._cell_lines(note)
            if lines:
                first = lines[0]._replace(text=f"{raised(mark)} {lines[0].text.strip()}", starts_block=True)
                self._add_lines([first, *lines[1:]])

    def _tell(self, remarks: Sequence[PageRemark]) -> None:
        """Remarks at the line that was read last."""
        self.remarks += [remark._replace(line=max(1, len(self._lines))) for remark in remarks]

    def _add_pictures(self) -> None:
        """What is printed on the pictures that were met."""
        names, self._met_pictures = self._met_pictures, []
        for name in names:
            self._pictures += 1
            if self._source.options.ocr is Ocr.NEVER or self._pictures > MOST_PICTURES_READ:
                self._tell([PageRemark("picture", name.rpartition("/")[2])])
                continue
            read = read_picture(name, self._parts, self._source)
            self._tell(read.remarks)
            self._put(read.lines)
            self.has_pictures = self.has_pictures or bool(read.lines)

    def _put(self, lines: Sequence[PageLine]) -> None:
        """Lines that another reader read, with tables of their own."""
        tables: dict[int, int] = {}
        for line in lines:
            if line.table is not None and line.table not in tables:
                self._tables += 1
                tables[line.table] = self._tables
            table = None if line.table is None else tables[line.table]
            self._lines.append(replace(line, number=len(self._lines) + 1, table=table))

    def _add_chunk(self, element: "_Element") -> None:
        """A document put into this one."""
        chunk = chunk_of(element, self._parts)
        if chunk is None or self._depth >= MAX_CHUNK_DEPTH:
            self._tell([PageRemark("part_not_read")])
            return
        name, data = chunk
        try:
            page = self._chunk_page(name, data)
        except MinutesError:
            self._tell([PageRemark("part_not_read", name.rpartition("/")[2])])
            return
        self._put(page.lines)
        self._tell(page.remarks)

    def _chunk_page(self, name: str, data: bytes) -> Page:
        source = LoadedFile(data, name, self._source.options)
        if is_docx(data):
            return read_document(source, self._depth + 1)
        if name.endswith(HTML_ENDINGS) or is_html(source):
            return read_html(source)[0]
        if data.startswith(RTF_START):
            return Page(None, (), remarks=(PageRemark("part_not_read", name.rpartition("/")[2]),))
        return read_plain(source)[0]

    def _flow(
        self, container: "_Element", opens: "Callable[[_Element], bool]"
    ) -> "Iterator[list[PrintedLine] | _Element]":
        """Paragraphs and tables in reading order; a table that `opens` says yes to is read as running text."""
        stack = [within(container, PARAGRAPH, TABLE, ALT_CHUNK)]
        carried: list[LineBuffer] = []
        while stack:
            block = next(stack[-1], None)
            if block is not None and block.tag == PARAGRAPH:
                self._met_pictures += picture_names(block, self._parts)
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
            elif block.tag == ALT_CHUNK:
                yield block
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
        self._tell([PageRemark("struck", text[:LONGEST_QUOTE]) for text in deleted_texts(table) if text.strip()])
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


def read_document(source: LoadedFile, depth: int = 0) -> Page:
    """A document as one page without a number. Raises UnreadableDocumentError, EncryptedDocumentError or LimitError."""
    parts = open_package(source.data, source.options)
    body = child(parts.document, "body")
    if body is None:
        raise UnreadableDocumentError("the DOCX document has no body", hint="open it in Word and save it anew as .docx")
    reader = BodyReader(parts, source, depth)
    lines = reader.read(body)
    text_from = TextFrom.MIXED if reader.has_pictures else TextFrom.PLAIN
    return Page(None, lines, text_from, remarks=gathered(reader.remarks))


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
