"""PDF → pages of lines."""

from collections.abc import Iterable, Iterator

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.page import Page
from minutes_extract.reading.page.laid_page import LaidPage, numbered_pages
from minutes_extract.reading.pdf.open_pdf import open_pdf
from minutes_extract.reading.pdf.read_pdf_page import BROKEN_PAGE, read_pdf_page
from minutes_extract.reading.scan import Pictures
from minutes_extract.reading.source import LoadedFile


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
        yield read_pdf_page(layer, number, pictures, source.options.ocr)


def join_pdf_pages(pages: Iterable[LaidPage]) -> tuple[Page, ...]:
    """All pages of a document in their order. Raises UnreadableDocumentError where none could be read."""
    joined = numbered_pages(pages)
    if all(BROKEN_PAGE in page.health_reasons for page in joined):
        raise UnreadableDocumentError("no page of the PDF can be read", hint="print it to a new PDF")
    return joined
