"""A file → a document of pages, decided by content, not by file name (the table READERS)."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.options import DEFAULT_OPTIONS, Ocr, Options
from minutes_extract.model.page import Document, Page, TextFrom
from minutes_extract.reading.load import load, source_of
from minutes_extract.reading.loops import without_loops
from minutes_extract.reading.readers import reader_of
from minutes_extract.reading.source import LoadedFile
from minutes_extract.thai.health import text_health


def read(path: Path, options: Options = DEFAULT_OPTIONS) -> Document:
    """Read a file. Raises FileAccessError, LimitError or UnreadableDocumentError."""
    return read_source(load(path, options))


def read_bytes(data: bytes, file_name: str, options: Options = DEFAULT_OPTIONS) -> Document:
    """Read a file that is already in memory; its name only breaks the tie between plain text and Markdown."""
    return read_source(source_of(data, file_name, options))


def read_source(source: LoadedFile) -> Document:
    """The pages of a loaded file. Raises LimitError or UnreadableDocumentError."""
    reader = reader_of(source)
    pages = tuple(_judged(page) for page in reader.read(source))
    refuse_without_text(pages, source.file_name, source.options)
    return Document(source.file_name, source.sha256, reader.media_type, pages)


def refuse_without_text(pages: Sequence[Page], file_name: str, options: Options) -> None:
    """Raises UnreadableDocumentError where no page has a line of text."""
    if any(page.lines for page in pages):
        return
    if any(page.text_from is TextFrom.OCR for page in pages):
        raise _without_print(file_name, options)
    raise UnreadableDocumentError(f"{file_name} holds no text", hint="check that it was exported whole")


def _judged(page: Page) -> Page:
    """The page with how far its text can be trusted; the PDF reader has judged its own pages."""
    if page.text_from is not TextFrom.PLAIN and page.number is not None:
        return page
    page = without_loops(page)
    score, reasons = text_health("\n".join(line.raw for line in page.lines))
    return replace(page, health=score, health_reasons=reasons)


def _without_print(file_name: str, options: Options) -> UnreadableDocumentError:
    if options.ocr is Ocr.NEVER:
        return UnreadableDocumentError(f"{file_name} is a scan without a text layer", hint="leave out --ocr never")
    return UnreadableDocumentError(
        f"no print was found on the pages of {file_name}",
        hint="check that they are not blank, photographs or handwriting",
    )
