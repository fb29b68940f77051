"""Pieces → DOCX as an office types it: bold heads, tab stops, ruled tables."""

from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from training.minutes.document import Block, Grid, Piece

STOPS = (7.0, 11.5)
"""Centimetres at which the columns of a list stand."""
INDENT = 1.2
WRITTEN = datetime(2024, 3, 25)


def to_docx(pieces: tuple[Piece, ...], target: Path) -> None:
    """Write the paper."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = WRITTEN
    for piece in pieces:
        if isinstance(piece, Grid):
            _grid(document, piece)
        else:
            _block(document, piece)
    document.save(str(target))


def _block(document: Docx, block: Block) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(block.text.replace("**", ""))
    run.bold = block.level > 0
    if block.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.paragraph_format.first_line_indent = Cm(INDENT * block.indent)
    for stop in STOPS if "\t" in block.text else ():
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop))


def _grid(document: Docx, grid: Grid) -> None:
    table = document.add_table(rows=len(grid.rows), cols=len(grid.rows[0]))
    table.style = "Table Grid"
    for row, cells in zip(table.rows, grid.rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
