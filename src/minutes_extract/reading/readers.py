"""The table READERS: which formats are read, how each is told by its content, and by which function it is read."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from minutes_extract.model.page import Page
from minutes_extract.reading.binary import IMAGE_MARKS, image_kind, is_pdf
from minutes_extract.reading.docx.recognise import MEDIA_TYPE as DOCX_TYPE
from minutes_extract.reading.docx.recognise import is_office_file
from minutes_extract.reading.json_answer import is_json, read_json
from minutes_extract.reading.markup.html import is_html, read_html
from minutes_extract.reading.markup.markdown import is_markdown, read_markdown
from minutes_extract.reading.office import OFFICE_FORMATS, OfficeFormat, read_office
from minutes_extract.reading.plain import read_plain
from minutes_extract.reading.source import LoadedFile

if TYPE_CHECKING:
    from minutes_extract.reading.page.laid_page import LaidPage

T = TypeVar("T")
DOCX_MODULE = "minutes_extract.reading.docx.read_docx"
IMAGES_MODULE = "minutes_extract.reading.images"
LAID_PAGE_MODULE = "minutes_extract.reading.page.laid_page"
PDF_MODULE = "minutes_extract.reading.pdf.read_pdf"


class PageReader(NamedTuple):
    """How pages of a format are read apart from each other, and joined to what reading all at once gives."""

    count: Callable[[LoadedFile], int]
    read: "Callable[[LoadedFile, int, int], Iterable[LaidPage]]"
    """The pages from the first to the last number, counted from 1."""
    join: "Callable[[Iterable[LaidPage]], tuple[Page, ...]]"


class FormatReader(NamedTuple):
    """A format: how to tell it by its content, and how to read it, whole or page by page."""

    name: str
    media_type: str
    sniff: Callable[[LoadedFile], bool]
    read: Callable[[LoadedFile], tuple[Page, ...]]
    by_page: PageReader | None = None


def lazily(module: str, name: str) -> Callable[..., T]:
    """A function of a module that is imported at the first call: the PDF libraries alone take 0.2 s."""
    return lambda *arguments: cast("Callable[..., T]", getattr(import_module(module), name))(*arguments)


def _image(name: str) -> FormatReader:
    read: Callable[[LoadedFile], tuple[Page, ...]] = lazily(IMAGES_MODULE, "read_images")
    return FormatReader(name, f"image/{name}", lambda source: image_kind(source.data) == name, read, IMAGE_PAGES)


def _office(kind: OfficeFormat) -> FormatReader:
    return FormatReader(kind.suffix, kind.media_type, lambda source: kind.sniff(source.data), read_office)


PDF_PAGES = PageReader(
    lazily(PDF_MODULE, "count_pdf_pages"), lazily(PDF_MODULE, "read_pdf_pages"), lazily(PDF_MODULE, "join_pdf_pages")
)
IMAGE_PAGES = PageReader(
    lazily(IMAGES_MODULE, "count_images"),
    lazily(IMAGES_MODULE, "read_image_pages"),
    lazily(LAID_PAGE_MODULE, "numbered_pages"),
)

# The first row whose `sniff` says yes reads the file. Rows for binary formats stand first and look at `source.data`;
# the first row that asks for `source.text` ends in an error for a binary file, which says what the file is.
# DOC and ODT before DOCX, which takes all of their kind. DOCX before any that looks for its mark within the file: an archive may hold a PDF. HTML before Markdown, which may
# hold HTML tables; plain text takes what is left.
READERS = (
    *map(_office, OFFICE_FORMATS),
    FormatReader("docx", DOCX_TYPE, lambda source: is_office_file(source.data), lazily(DOCX_MODULE, "read_docx")),
    *map(_image, IMAGE_MARKS),
    FormatReader(
        "pdf", "application/pdf", lambda source: is_pdf(source.data), lazily(PDF_MODULE, "read_pdf"), PDF_PAGES
    ),
    FormatReader("json", "application/json", is_json, read_json),
    FormatReader("html", "text/html", is_html, read_html),
    FormatReader("markdown", "text/markdown", is_markdown, read_markdown),
    FormatReader("plain", "text/plain", lambda _: True, read_plain),
)


def reader_of(source: LoadedFile) -> FormatReader:
    """The row that reads a file. Raises UnreadableDocumentError for a binary file that none takes."""
    return next(reader for reader in READERS if reader.sniff(source))
