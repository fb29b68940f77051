"""A file → a document of pages: the table READERS, decided by content, not by file name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import FileAccessError, LimitError, UnreadableDocumentError
from minutes_extract.model.options import Ocr, Options
from minutes_extract.model.page import Document, Page, TextFrom
from minutes_extract.reading.docx.recognise import MEDIA_TYPE as DOCX_TYPE
from minutes_extract.reading.docx.recognise import is_office_file
from minutes_extract.reading.file_name import shown
from minutes_extract.reading.html import is_html, read_html
from minutes_extract.reading.markdown import is_markdown, read_markdown
from minutes_extract.reading.plain import read_plain
from minutes_extract.reading.source import Source
from minutes_extract.thai.health import text_health

if TYPE_CHECKING:
    from minutes_extract.reading.page.laid_page import LaidPage


class Parts(NamedTuple):
    """How pages of a format are read apart from each other, and joined to what reading all at once gives."""

    count: Callable[[Source], int]
    read: Callable[[Source, int, int], "tuple[LaidPage, ...]"]
    join: "Callable[[Iterable[LaidPage]], tuple[Page, ...]]"


class Reader(NamedTuple):
    """A format: how to tell it by its content, and how to read it, whole or in parts."""

    name: str
    media_type: str
    sniff: Callable[[Source], bool]
    read: Callable[[Source], tuple[Page, ...]]
    parts: Parts | None = None


class Volume(NamedTuple):
    """What to know of a file whose pages are read in parts."""

    file_name: str
    sha256: str
    media_type: str
    page_count: int


def _read_docx(source: Source) -> tuple[Page, ...]:
    from minutes_extract.reading.docx.read_docx import read_docx

    return read_docx(source.data, source.options)


def _read_images(source: Source) -> tuple[Page, ...]:
    from minutes_extract.reading.images import read_images

    return read_images(source.data, source.options)


def _count_images(source: Source) -> int:
    from minutes_extract.reading.images import count_images

    return count_images(source.data, source.options)


def _read_image_pages(source: Source, first: int, last: int) -> "tuple[LaidPage, ...]":
    from minutes_extract.reading.images import read_image_pages

    return tuple(read_image_pages(source.data, source.options, first, last))


def _join_image_pages(pages: "Iterable[LaidPage]") -> tuple[Page, ...]:
    from minutes_extract.reading.page.laid_page import numbered_pages

    return numbered_pages(pages)


IMAGE_PARTS = Parts(_count_images, _read_image_pages, _join_image_pages)


def _image(name: str, *signatures: bytes) -> Reader:
    """An image format, told by the first bytes of its files."""
    return Reader(name, f"image/{name}", lambda source: source.data.startswith(signatures), _read_images, IMAGE_PARTS)


def _read_pdf(source: Source) -> tuple[Page, ...]:
    from minutes_extract.reading.pdf.read_pdf import read_pdf  # the PDF libraries take 0.2 s to import

    return read_pdf(source.data, source.options)


def _count_pdf_pages(source: Source) -> int:
    from minutes_extract.reading.pdf.read_pdf import count_pdf_pages

    return count_pdf_pages(source.data, source.options)


def _read_pdf_pages(source: Source, first: int, last: int) -> "tuple[LaidPage, ...]":
    from minutes_extract.reading.pdf.read_pdf import read_pdf_pages

    return tuple(read_pdf_pages(source.data, source.options, first, last))


def _join_pdf_pages(pages: "Iterable[LaidPage]") -> tuple[Page, ...]:
    from minutes_extract.reading.pdf.read_pdf import join_pdf_pages

    return join_pdf_pages(pages)


PDF_PARTS = Parts(_count_pdf_pages, _read_pdf_pages, _join_pdf_pages)

# The first row whose `sniff` says yes reads the file. Rows for binary formats stand first and look at `source.data`;
# the first row that asks for `source.text` ends in an error for a binary file, which says what the file is.
# HTML before Markdown, which may hold HTML tables; plain text takes what is left.
READERS = (
    # Before any that looks for its mark within the file: an archive may hold a PDF.
    Reader(
        "docx",
        DOCX_TYPE,
        lambda source: is_office_file(source.data),
        _read_docx,
    ),
    _image("png", b"\x89PNG\r\n\x1a\n"),
    _image("jpeg", b"\xff\xd8\xff"),
    _image("tiff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"),
    Reader("pdf", "application/pdf", lambda source: b"%PDF-" in source.data[:1024], _read_pdf, PDF_PARTS),
    Reader("html", "text/html", is_html, read_html),
    Reader("markdown", "text/markdown", is_markdown, read_markdown),
    Reader("plain", "text/plain", lambda _: True, read_plain),
)

DEFAULT_OPTIONS = Options()


def read(path: Path, options: Options = DEFAULT_OPTIONS) -> Document:
    """Read a file. Raises FileAccessError, LimitError or UnreadableDocumentError."""
    return read_source(load(path, options))


def read_bytes(data: bytes, file_name: str, options: Options = DEFAULT_OPTIONS) -> Document:
    """Read a file that is already in memory; its name only breaks the tie between plain text and Markdown."""
    return read_source(source_of(data, file_name, options))


def load(path: Path, options: Options = DEFAULT_OPTIONS) -> Source:
    """A file's bytes. Raises FileAccessError or LimitError."""
    try:
        found = path.stat()
        if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):  # reading a pipe or a device may never end
            raise FileAccessError(f"{path} is no ordinary file", hint="copy it into one")
        if found.st_size > options.max_bytes:  # before reading: the limit is there to spare the memory
            raise _too_large(path.name, options)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileAccessError(f"{path} does not exist", hint="check the path") from error
    except IsADirectoryError as error:
        raise FileAccessError(f"{path} is a folder", hint="use the batch command for a folder") from error
    except PermissionError as error:
        raise FileAccessError(f"{path} may not be read", hint="check the file's permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise FileAccessError(f"{path} cannot be read: {error}") from error
    return source_of(data, path.name, options)


def source_of(data: bytes, file_name: str, options: Options = DEFAULT_OPTIONS) -> Source:
    """A file that is already in memory. Raises LimitError."""
    if len(data) > options.max_bytes:
        raise _too_large(file_name, options)
    return Source(data, shown(file_name), options)


def read_source(source: Source) -> Document:
    """The pages of a loaded file. Raises LimitError or UnreadableDocumentError."""
    reader = _reader_of(source)
    pages = tuple(_judged(page) for page in reader.read(source))
    _check_text(pages, source.file_name, source.options)
    return Document(source.file_name, source.sha256, reader.media_type, pages)


def volume_of(source: Source, longest: int) -> Volume | None:
    """The file as a volume, where it has more pages than `longest` and they can be read in parts.

    Cheap beside reading them. Raises LimitError or UnreadableDocumentError.
    """
    if not any(reader.parts and reader.sniff(source) for reader in READERS):  # saves asking twice what a text is
        return None
    reader = _reader_of(source)
    count = reader.parts.count(source) if reader.parts else 1
    return Volume(source.file_name, source.sha256, reader.media_type, count) if count > longest else None


def read_pages(source: Source, first: int, last: int) -> "tuple[LaidPage, ...]":
    """The pages of a volume from `first` to `last`, counted from 1, as far as they can be told by themselves.

    Raises LimitError or UnreadableDocumentError.
    """
    parts = _reader_of(source).parts
    if parts is None:
        raise UnreadableDocumentError(f"{source.file_name} has no pages that can be read apart")
    return parts.read(source, first, last)


def join_pages(volume: Volume, pages: "Iterable[LaidPage]", options: Options) -> Document:
    """All pages of a volume, read in parts → the document that `read_source` gives. Raises UnreadableDocumentError."""
    parts = next(reader.parts for reader in READERS if reader.parts and reader.media_type == volume.media_type)
    joined = parts.join(pages)
    _check_text(joined, volume.file_name, options)
    return Document(volume.file_name, volume.sha256, volume.media_type, joined)


def _reader_of(source: Source) -> Reader:
    return next(reader for reader in READERS if reader.sniff(source))


def _check_text(pages: Sequence[Page], file_name: str, options: Options) -> None:
    if any(page.lines for page in pages):
        return
    if any(page.text_from is TextFrom.OCR for page in pages):
        raise _without_print(file_name, options)
    raise UnreadableDocumentError(f"{file_name} holds no text", hint="check that it was exported whole")


def _judged(page: Page) -> Page:
    """The page with how far its text can be trusted; the PDF reader has judged its own pages."""
    if page.text_from is not TextFrom.PLAIN:
        return page
    score, reasons = text_health("\n".join(line.raw for line in page.lines))
    return replace(page, health=score, health_reasons=reasons)


def _without_print(file_name: str, options: Options) -> UnreadableDocumentError:
    if options.ocr is Ocr.NEVER:
        return UnreadableDocumentError(f"{file_name} is a scan without a text layer", hint="leave out --ocr never")
    return UnreadableDocumentError(
        f"no print was found on the pages of {file_name}",
        hint="check that they are not blank, photographs or handwriting",
    )


def _too_large(file_name: str, options: Options) -> LimitError:
    return LimitError(
        f"{file_name} is larger than {options.max_bytes:,} bytes", hint="raise the size limit or split it"
    )
