"""PDF → pages of lines."""

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.options import Options
from minutes_extract.model.page import Page
from minutes_extract.reading.pdf.glyph import PageSource
from minutes_extract.reading.pdf.open_pdf import open_pdf
from minutes_extract.reading.pdf.page_lines import lay_page
from minutes_extract.reading.pdf.table_numbers import TableNumbers

NO_TEXT_LAYER = "no_text_layer"
BROKEN_PAGE = "broken_page"


def read_pdf(data: bytes, options: Options) -> tuple[Page, ...]:
    """The text layer of every page. A page without one has no lines and is marked `ocr`.

    Raises EncryptedDocumentError, UnreadableDocumentError or LimitError.
    """
    source = open_pdf(data, options)
    numbers = TableNumbers()
    pages = tuple(_read_page(source, number, numbers) for number in range(1, source.page_count + 1))
    if all(BROKEN_PAGE in page.health_reasons for page in pages):
        raise UnreadableDocumentError("no page of the PDF can be read", hint="print it to a new PDF")
    return pages


def _read_page(source: PageSource, number: int, numbers: TableNumbers) -> Page:
    try:
        raw = source.page(number)
    except UnreadableDocumentError:
        return Page(number, (), "ocr", health=0.0, health_reasons=(BROKEN_PAGE,))
    lines = tuple(numbers.numbered(lay_page(raw)))
    if not lines:
        return Page(number, (), "ocr", raw.width, raw.height, 0.0, (NO_TEXT_LAYER,))
    health, reasons = _health("\n".join(line.raw for line in lines))
    return Page(number, lines, "text_layer", raw.width, raw.height, health, reasons)


def _health(text: str) -> tuple[float, tuple[str, ...]]:
    from minutes_extract.thai.health import text_health

    return text_health(text)
