"""A page as a picture → its lines, through the same layout as the text layer of a PDF."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import LimitError, UnreadableDocumentError
from minutes_extract.model.line import Box, PageLine
from minutes_extract.model.options import OcrEngine, Options
from minutes_extract.model.page import PageRemark, TextFrom
from minutes_extract.ocr.units import POINTS_PER_INCH
from minutes_extract.reading.page.halves import cut_halves, halves_remarks
from minutes_extract.reading.page.laid_page import LaidPage, without_text
from minutes_extract.reading.page.page_lines import Laid, frame_of, lay_chars
from minutes_extract.reading.page.sheet import ASCENT, DESCENT, Char, PageRuling, Sheet
from minutes_extract.reading.remarks import gathered

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from minutes_extract.ocr.page.orientation import Rectangle
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


class ScannedPage(NamedTuple):
    """A page that was read, and how many points of its page a point of its paper is: of a page sized in pixels several."""

    read: "ReadPage"
    scale: float = 1.0

    def on_paper(self, box: "Rectangle") -> Box:
        """A box on the page as it lies in the file."""
        return Box(*(side * self.scale for side in self.read.on_paper(box)))


class Pictures:
    """The pages of a PDF as pictures; the file is opened when the first is asked for."""

    def __init__(self, data: bytes, options: Options) -> None:
        self._data = data
        self._options = options

    def scan(self, number: int) -> LaidPage:
        """Read a page, counted from 1, from its picture; one that cannot be drawn has no lines and says why."""
        read = self.read(number)
        return without_text(UNREADABLE_PICTURE) if read is None else laid_scan(read, number)

    def read(self, number: int, bare: bool = False) -> "ScannedPage | None":
        """What the picture of a page shows, None where it cannot be drawn; `bare`: without the text laid over its pictures."""
        from minutes_extract.ocr.engines import open_engine
        from minutes_extract.ocr.page.load_pages import render_pdf_page
        from minutes_extract.ocr.read_page import read_page
        from minutes_extract.reading.pdf.bare_page import take_text_off

        try:
            if bare:
                take_text_off(self._document, number)
            picture = render_pdf_page(self._document, number)
            read = read_page(picture, open_engine(self._options.ocr_engine))
            return ScannedPage(read, self._width(number) * read.dpi / (POINTS_PER_INCH * read.rotation.width))
        except (UnreadableDocumentError, LimitError):
            return None

    def _width(self, number: int) -> float:
        page = self._document[number - 1]
        try:
            return float(page.get_size()[0])
        finally:
            page.close()

    @cached_property
    def _document(self) -> "PdfDocument":
        from minutes_extract.ocr.page.load_pages import open_pdfium

        return open_pdfium(self._data, self._options.password)


def read_scan(picture: "PageImage", number: int, engine: OcrEngine) -> LaidPage:
    """Read a page from its picture. Its health is the mean confidence of its letters, 1 for a blank page."""
    from minutes_extract.ocr.engines import open_engine
    from minutes_extract.ocr.read_page import read_page

    return laid_scan(ScannedPage(read_page(picture, open_engine(engine))), number)


def laid_scan(page: ScannedPage, number: int) -> LaidPage:
    """A page that was read, laid out."""
    read = page.read
    points = page.scale * POINTS_PER_INCH / read.dpi
    width, height = read.rotation.width * points, read.rotation.height * points
    health = round(read.confidence * (1 - read.unread_share), 2) if read.clusters else 1.0
    reasons = [LOW_CONFIDENCE] if health < DOUBTFUL_PAGE else []
    if read.unread:
        reasons.append(UNREAD_LINES)
    laid, *more = lay_scan(page, number)
    return LaidPage(laid, TextFrom.OCR, width, height, health, tuple(reasons), _unread(page, laid), tuple(more))


def _unread(page: ScannedPage, laid: Laid) -> tuple[PageRemark, ...]:
    """A remark for each place with ink that was not read, at the line that stands nearest."""
    boxes = [Box(*box) if laid.frame else page.on_paper(box) for box in page.read.unread]
    return gathered(PageRemark("unread_ink", line=_nearest_line(box, laid), box=box) for box in boxes)


def _nearest_line(box: Box, laid: Laid) -> int:
    """Its number; 1 where no line was read."""
    placed = [(abs(line.box.top - box.top), line.number) for line in laid.lines if line.box]
    return min(placed, default=(0.0, 1))[1]


def chars_on_paper(page: ScannedPage) -> list[Char]:
    """The letters of a page that was read, where they stand on the paper as it lies in the file."""
    return [_char_on_paper(_char(cluster), page) for cluster in page.read.clusters]


def rulings_on_paper(page: ScannedPage) -> list[PageRuling]:
    """The rulings likewise."""
    return [PageRuling(*page.on_paper(ruling)) for ruling in page.read.rulings]


def _char_on_paper(char: Char, page: ScannedPage) -> Char:
    x0, top, x1, bottom = page.on_paper((char.x0, char.top, char.x1, char.bottom))
    size = char.size * page.scale
    return char._replace(x0=x0, top=top, x1=x1, bottom=bottom, baseline=bottom - DESCENT * size, size=size, end=x1)


def lay_scan(page: ScannedPage, number: int) -> list[Laid]:
    """The lines of a page read from a picture, of a sheet with two pages each by itself.

    Boxes are on the paper as it lies in the file, turned or not.
    """
    read = page.read
    chars = [_char(cluster) for cluster in read.clusters]
    rulings = [PageRuling(*ruling) for ruling in read.rulings]
    sheet = Sheet(number, read.width, read.height, rulings)
    halves = cut_halves(chars, sheet)
    laid = [_placed(lay_chars(half.chars, half.sheet), page, half.left) for half in halves]
    return [laid[0]._replace(remarks=(*laid[0].remarks, *halves_remarks(halves, sheet))), *laid[1:]]


def _placed(laid: Laid, page: ScannedPage, left: float) -> Laid:
    """The lines on the paper as it lies in the file; of a page that was turned or cut with the frame that leads there."""
    if left or page.read.rotation.quarters or page.scale != 1.0:
        return laid._replace(frame=frame_of(lambda box: _box(box, page, left)))
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


def _on_paper(line: PageLine, page: ScannedPage) -> PageLine:
    words = tuple(word._replace(box=_box(word.box, page, 0.0)) for word in line.words)
    cells = tuple(replace(cell, box=cell.box and _box(cell.box, page, 0.0)) for cell in line.cells)
    return replace(line, box=line.box and _box(line.box, page, 0.0), words=words, cells=cells)


def _box(box: Box, page: ScannedPage, left: float) -> Box:
    return page.on_paper((box.x0 + left, box.top, box.x1 + left, box.bottom))
