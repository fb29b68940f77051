"""Blocks of minutes → DOCX as an office types it: tab stops, a table with merged cells, running head, page numbers."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from html_print import is_figure
from printed_board import BLOCKS, RUNNING_HEAD, Block, Span, text_of

LIST_TAB = 6.6
"""Centimetres, as are the widths. A list of two columns is set by tabs, one of three as a table without rules."""
LIST_WIDTHS = (6.6, 5.8, 3.6)
SIGNER_TABS = (4.0, 12.0)
SPREAD = 0.07
"""Of the type size, between letters."""
WRITTEN = datetime(2024, 3, 25)


class Type(NamedTuple):
    """How a run is set; the size is in points."""

    font: str
    size: float
    bold: bool


def write_docx(font: str, size: int, path: Path) -> None:
    """The document, its text in one font of so many points."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = WRITTEN
    document.core_properties.author = ""
    _set_page(document, font, size)
    for block in BLOCKS:
        if block.kind == "grid":
            _grid(document, block, Type(font, size - 2, False))
            continue
        if block.kind == "list" and len(block.rows[0]) == len(LIST_WIDTHS):
            _grid(document, block._replace(widths=LIST_WIDTHS), Type(font, size, False))
            continue
        for row in block.rows:
            _paragraph(
                document, block.kind, "\t".join(map(text_of, row)), Type(font, size, block.kind in ("title", "head"))
            )
    document.save(str(path))


def _set_page(document: Docx, font: str, size: int) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin, section.header_distance = Cm(2.4), Cm(2), Cm(1.2)
    section.different_first_page_header_footer = True
    section._sectPr.append(_element("w:pgNumType", **{"w:fmt": "thaiNumbers"}))
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.clear_all()
    head.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
    small = Type(font, size - 2, False)
    _run(head, f"{RUNNING_HEAD}\t- ", small)
    for part in (
        _element("w:fldChar", **{"w:fldCharType": "begin"}),
        _instruction(),
        _element("w:fldChar", **{"w:fldCharType": "end"}),
    ):
        _run(head, "", small)._element.append(part)
    _run(head, " -", small)


def _instruction() -> BaseOxmlElement:
    element = OxmlElement("w:instrText")
    element.text = "PAGE"
    return element


def _paragraph(document: Docx, kind: str, text: str, face: Type) -> None:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    run = _run(paragraph, text, face)
    if kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif kind == "head":
        form.space_before, form.keep_with_next = Pt(6), True
    elif kind in ("body", "spread"):
        form.first_line_indent = Cm(2)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if kind == "spread":
            _properties(run).append(_element("w:spacing", **{"w:val": str(round(20 * SPREAD * face.size))}))
    elif kind == "list":
        form.tab_stops.add_tab_stop(Cm(LIST_TAB))
    elif kind == "signers":
        for stop in SIGNER_TABS:
            form.tab_stops.add_tab_stop(Cm(stop), WD_TAB_ALIGNMENT.CENTER)
        run.text = f"\t{text}"
        form.keep_with_next, form.space_before = True, Pt(30 if text.startswith("(") else 0)


def _grid(document: Docx, block: Block, face: Type) -> None:
    """A ruled table; a list of people is one without rules."""
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]))
    if block.kind == "grid":
        table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Cm(width)
    for at, row in enumerate(block.rows):
        for column, cell in enumerate(row):
            target = table.cell(at, column)
            target.width = Cm(block.widths[column])
            if isinstance(cell, Span):
                target = target.merge(table.cell(at + cell.rows - 1, column + cell.columns - 1))
            if text_of(cell):
                _fill(target, text_of(cell), face._replace(bold=at < block.heads))
        _set_row(table, at, at < block.heads)


def _fill(target: _Cell, text: str, face: Type) -> None:
    paragraph = target.paragraphs[0]
    _run(paragraph, text, face)
    if face.bold:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif is_figure(text):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set_row(table: Table, at: int, is_head: bool) -> None:
    """A row is not broken by a page; a header is repeated on the next."""
    flags = table.rows[at]._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader") if is_head else ("w:cantSplit",):
        flags.append(_element(name, **{"w:val": "true"}))


def _run(paragraph: Paragraph, text: str, face: Type) -> Run:
    font, size, bold = face
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = font, Pt(size), bold
    properties = _properties(run)
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        properties.find(qn("w:rFonts")).set(qn(name), font)
    if bold:
        properties.append(OxmlElement("w:bCs"))
    properties.append(_element("w:szCs", **{"w:val": str(round(size * 2))}))
    properties.append(_element("w:lang", **{"w:bidi": "th-TH"}))
    return run


def _properties(run: Run) -> BaseOxmlElement:
    return run._element.get_or_add_rPr()


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element
