"""A file → a document of pages: the table READERS, decided by content, not by file name."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from minutes_extract.errors import FileAccessError, LimitError, MissingDependencyError, UnreadableDocumentError
from minutes_extract.model.options import Options
from minutes_extract.model.page import Document, Page
from minutes_extract.reading.docx.recognise import MEDIA_TYPE as DOCX_TYPE
from minutes_extract.reading.docx.recognise import is_office_file
from minutes_extract.reading.html import is_html, read_html
from minutes_extract.reading.markdown import is_markdown, read_markdown
from minutes_extract.reading.plain import read_plain
from minutes_extract.reading.source import Source
from minutes_extract.thai.health import text_health


class Reader(NamedTuple):
    """A format: how to tell it by its content, and how to read it."""

    name: str
    media_type: str
    sniff: Callable[[Source], bool]
    read: Callable[[Source], tuple[Page, ...]]


def _read_docx(source: Source) -> tuple[Page, ...]:
    from minutes_extract.reading.docx.read_docx import read_docx

    return read_docx(source.data, source.options)


def _read_pdf(source: Source) -> tuple[Page, ...]:
    from minutes_extract.reading.pdf.read_pdf import read_pdf  # the PDF libraries take 0.2 s to import

    return read_pdf(source.data, source.options)


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
    Reader("pdf", "application/pdf", lambda source: b"%PDF-" in source.data[:1024], _read_pdf),
    Reader("html", "text/html", is_html, read_html),
    Reader("markdown", "text/markdown", is_markdown, read_markdown),
    Reader("plain", "text/plain", lambda _: True, read_plain),
)

DEFAULT_OPTIONS = Options()


def read(path: Path, options: Options = DEFAULT_OPTIONS) -> Document:
    """Read a file. Raises FileAccessError, LimitError or UnreadableDocumentError."""
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
    return read_bytes(data, path.name, options)


def read_bytes(data: bytes, file_name: str, options: Options = DEFAULT_OPTIONS) -> Document:
    """Read a file that is already in memory; its name only breaks the tie between plain text and Markdown."""
    if len(data) > options.max_bytes:
        raise _too_large(file_name, options)
    source = Source(data, file_name, options)
    reader = next(reader for reader in READERS if reader.sniff(source))
    pages = tuple(_judged(page) for page in reader.read(source))
    if not any(page.lines for page in pages):
        if any(page.text_from == "ocr" for page in pages):
            raise MissingDependencyError(
                f"{file_name} is a scan without a text layer; this version does not read scans",
                hint="have it read by an OCR service and convert the text, Markdown or HTML that it gives",
            )
        raise UnreadableDocumentError(f"{file_name} holds no text", hint="check that it was exported whole")
    return Document(file_name, hashlib.sha256(data).hexdigest(), reader.media_type, pages)


def _judged(page: Page) -> Page:
    """The page with how far its text can be trusted; the PDF reader has judged its own pages."""
    if page.text_from != "plain":
        return page
    score, reasons = text_health("\n".join(line.raw for line in page.lines))
    return replace(page, health=score, health_reasons=reasons)


def _too_large(file_name: str, options: Options) -> LimitError:
    return LimitError(
        f"{file_name} is larger than {options.max_bytes:,} bytes", hint="raise the size limit or split it"
    )
