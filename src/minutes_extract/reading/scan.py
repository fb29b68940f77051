"""A page as a picture → its lines, through the same layout as the text layer of a PDF."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from minutes_extract.errors import LimitError, UnreadableDocumentError
from minutes_extract.model.line import Box, PageCell, PageLine
from minutes_extract.model.options import OcrEngine, Options
from minutes_extract.model.page import PageRemark, TextFrom
from minutes_extract.ocr.units import POINTS_PER_INCH
from minutes_extract.reading.page.laid_page import LaidPage, without_text
from minutes_extract.reading.page.page_lines import Laid, lay_chars
from minutes_extract.reading.page.sheet import ASCENT, DESCENT, Char, PageRuling, Sheet
from minutes_extract.reading.remarks import gathered

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from minutes_extract.ocr.page.page_image import PageImage
    from minutes_extract.ocr.read_page import PlacedCluster, ReadPage

DOUBTFUL_PAGE = 0.975
"""Health of a page below which it is named as a whole in the findings: good pages have 0.98 to 1.00, those with more than
3 % wrong letters mostly less."""
SOUND_PICTURE = 0.9
"""Mean confidence of a page's letters from which its picture is believed before a broken text layer."""
BEARING = 0.03
"""Of the type size: the white on either side of a letter, which belongs to it in a text layer. Of a picture the ink is known."""
LOW_CONFIDENCE = "low_confidence"
UNREADABLE_PICTURE = "unreadable_picture"
UNREAD_LINES = "unread_lines"
"""Ink like print was not read."""


class Pictures:
    """The pages of a PDF as pictures; the file is opened when the first is asked for."""

    def __init__(self, data: bytes, options: Options) -> None:
        self._data = data
        self._options = options

    def scan(self, number: int) -> LaidPage:
        """Read a page, counted from 1, from its picture; one that cannot be drawn has no lines and says why."""
        from minutes_extract.ocr.page.load_pages import render_pdf_page

        try:
            return read_scan(render_pdf_page(self._document, number), number, self._options.ocr_engine)
        except (UnreadableDocumentError, LimitError):
            return without_text(UNREADABLE_PICTURE)

    @cached_property
    def _document(self) -> "PdfDocument":
        from minutes_extract.ocr.page.load_pages import open_pdfium

        return open_pdfium(self._data, self._options.password)


def read_scan(picture: "PageImage", number: int, engine: OcrEngine) -> LaidPage:
    """Read a page from its picture. Its health is the mean confidence of its letters, 1 for a blank page."""
    from minutes_extract.ocr.engines import open_engine
    from minutes_extract.ocr.read_page import read_page

    read = read_page(picture, open_engine(engine))
    points = POINTS_PER_INCH / picture.dpi
    height, width = (side * points for side in picture.grey.shape)
    health = round(read.confidence * (1 - read.unread_share), 2) if read.clusters else 1.0
    reasons = [LOW_CONFIDENCE] if health < DOUBTFUL_PAGE else []
    if read.unread:
        reasons.append(UNREAD_LINES)
    laid = lay_scan(read, number)
    return LaidPage(laid, TextFrom.OCR, width, height, health, tuple(reasons), _unread(read, laid))


def _unread(read: "ReadPage", laid: Laid) -> tuple[PageRemark, ...]:
    """A remark for each place with ink that was not read, at the line that stands nearest."""
    boxes = [Box(*read.on_paper(box)) for box in read.unread]
    return gathered(PageRemark("unread_ink", line=_nearest_line(box, laid), box=box) for box in boxes)


def _nearest_line(box: Box, laid: Laid) -> int:
    """Its number; 1 where no line was read."""
    placed = [(abs(line.box.top - box.top), line.number) for line in laid.lines if line.box]
    return min(placed, default=(0.0, 1))[1]


def lay_scan(page: "ReadPage", number: int) -> Laid:
    """The lines of a page read from a picture. Boxes are on the paper as it lies in the file, turned or not."""
    chars = [_char(cluster) for cluster in page.clusters]
    rulings = [PageRuling(*ruling) for ruling in page.rulings]
    laid = lay_chars(chars, Sheet(number, page.width, page.height, rulings))
    return laid._replace(lines=[_on_paper(line, page) for line in laid.lines])


def _char(cluster: "PlacedCluster") -> Char:
    top, bottom = cluster.baseline - ASCENT * cluster.size, cluster.baseline + DESCENT * cluster.size
    bearing = BEARING * cluster.size
    x0, x1 = cluster.x0 - bearing, cluster.x1 + bearing
    return Char(
        cluster.text,
        x0,
        top,
        x1,
        bottom,
        cluster.baseline,
        cluster.size,
        bold=cluster.bold,
        upright=True,
        end=x1,
        confidence=cluster.confidence,
    )


def _on_paper(line: PageLine, page: "ReadPage") -> PageLine:
    words = tuple(word._replace(box=Box(*page.on_paper(word.box))) for word in line.words)
    return replace(line, box=_box(line.box, page), words=words, cells=_cells(line.cells, page))


def _cells(cells: Sequence[PageCell], page: "ReadPage") -> tuple[PageCell, ...]:
    return tuple(replace(cell, box=_box(cell.box, page)) for cell in cells)


def _box(box: Box | None, page: "ReadPage") -> Box | None:
    return None if box is None else Box(*page.on_paper(box))
