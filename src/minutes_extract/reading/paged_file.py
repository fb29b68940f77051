"""A long file read page by page: how many pages it has, some of them, and all of them joined."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.errors import UnreadableDocumentError
from minutes_extract.model.options import Options
from minutes_extract.model.page import Document
from minutes_extract.reading.read import refuse_without_text
from minutes_extract.reading.readers import READERS, reader_of
from minutes_extract.reading.source import LoadedFile

if TYPE_CHECKING:
    from minutes_extract.reading.page.laid_page import LaidPage


class PagedFile(NamedTuple):
    """What to know of a file whose pages are read in parts."""

    file_name: str
    sha256: str
    media_type: str
    page_count: int


def paged_file_of(source: LoadedFile, longest: int) -> PagedFile | None:
    """The file as a paged file, where it has more pages than `longest` and they can be read in parts.

    Cheap beside reading them. Raises LimitError or UnreadableDocumentError.
    """
    if not any(reader.by_page and reader.sniff(source) for reader in READERS):  # saves asking twice what a text is
        return None
    reader = reader_of(source)
    count = reader.by_page.count(source) if reader.by_page else 1
    return PagedFile(source.file_name, source.sha256, reader.media_type, count) if count > longest else None


def read_pages(source: LoadedFile, first: int, last: int) -> "tuple[LaidPage, ...]":
    """The pages of a paged file from `first` to `last`, counted from 1, as far as they can be told by themselves.

    Raises LimitError or UnreadableDocumentError.
    """
    by_page = reader_of(source).by_page
    if by_page is None:
        raise UnreadableDocumentError(f"{source.file_name} has no pages that can be read apart")
    return tuple(by_page.read(source, first, last))


def join_pages(file: PagedFile, pages: "Iterable[LaidPage]", options: Options) -> Document:
    """All pages of a paged file, read in parts → the document that `read_source` gives. Raises UnreadableDocumentError."""
    by_page = next(reader.by_page for reader in READERS if reader.by_page and reader.media_type == file.media_type)
    joined = by_page.join(pages)
    refuse_without_text(joined, file.file_name, options)
    return Document(file.file_name, file.sha256, file.media_type, joined)
