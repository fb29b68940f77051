"""PDF → pages of lines."""

from collections.abc import Iterable, Iterator

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.options import Ocr
from minutes_extract.model.page import Page, TextFrom
from minutes_extract.reading.page.laid_page import LaidPage, numbered_pages, without_text
from minutes_extract.reading.page.page_lines import Laid
from minutes_extract.reading.pdf.glyph import PageSource
from minutes_extract.reading.pdf.lay_page import lay_page
from minutes_extract.reading.pdf.open_pdf import open_pdf
from minutes_extract.reading.scan import SOUND_PICTURE, Pictures
from minutes_extract.reading.source import LoadedFile

NO_TEXT_LAYER = "no_text_layer"
BROKEN_PAGE = "broken_page"
BROKEN_LAYER = 0.5
"""Health of a text layer below which the picture is read: repair does not mend what takes so much off."""


def read_pdf(source: LoadedFile) -> tuple[Page, ...]:
    """Every page: its text layer where that is sound, else what its picture shows, as `options.ocr` has it.

    A page of which neither gives anything has no lines and is marked `ocr`.
    Raises EncryptedDocumentError, UnreadableDocumentError or LimitError.
    """
    return join_pdf_pages(read_pdf_pages(source, 1))


def count_pdf_pages(source: LoadedFile) -> int:
    """How many pages there are; milliseconds. Raises as `read_pdf`."""
    return open_pdf(source.data, source.options).page_count


def read_pdf_pages(source: LoadedFile, first: int, last: int | None = None) -> Iterator[LaidPage]:
    """Pages from `first` to `last`, counted from 1, each by itself: what goes over a page break is told by the join.

    Raises as `read_pdf`.
    """
    layer = open_pdf(source.data, source.options)
    pictures = Pictures(source.data, source.options)
    for number in range(first, (last or layer.page_count) + 1):
        yield _laid(layer, number, pictures, source.options.ocr)


def join_pdf_pages(pages: Iterable[LaidPage]) -> tuple[Page, ...]:
    """All pages of a document in their order. Raises UnreadableDocumentError where none could be read."""
    joined = numbered_pages(pages)
    if all(BROKEN_PAGE in page.health_reasons for page in joined):
        raise UnreadableDocumentError("no page of the PDF can be read", hint="print it to a new PDF")
    return joined


def _laid(source: PageSource, number: int, pictures: Pictures, ocr: Ocr) -> LaidPage:
    """The better of text layer and picture, where both are asked for."""
    layer = _text_layer(source, number)
    if ocr is Ocr.NEVER or (ocr is Ocr.AUTO and layer.laid.lines and layer.health >= BROKEN_LAYER):
        return layer
    scan = pictures.scan(number)
    if not layer.laid.lines or (ocr is Ocr.ALWAYS and scan.laid.lines):
        return scan._replace(width=layer.width or scan.width, height=layer.height or scan.height)
    return scan if scan.health > SOUND_PICTURE and _health(scan.laid)[0] > layer.health else layer


def _text_layer(source: PageSource, number: int) -> LaidPage:
    try:
        raw = source.page(number)
    except UnreadableDocumentError:
        return without_text(BROKEN_PAGE)
    laid = lay_page(raw)
    if not laid.lines:
        return without_text(NO_TEXT_LAYER, width=raw.width, height=raw.height)
    return LaidPage(laid, TextFrom.TEXT_LAYER, raw.width, raw.height, *_health(laid))


def _health(laid: Laid) -> tuple[float, tuple[str, ...]]:
    from minutes_extract.thai.health import text_health

    return text_health("\n".join(line.raw for line in laid.lines))
