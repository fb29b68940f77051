"""A file → its documents: almost always itself; of an archive, a message or a PDF with files attached those in it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from os.path import splitext
from typing import NamedTuple

from minutes_extract.errors import LimitError, MinutesError, UnreadableDocumentError
from minutes_extract.model.page import Document, PageRemark
from minutes_extract.reading.containers.archive import is_archive, members_of_archive
from minutes_extract.reading.containers.embedded import members_of_pdf
from minutes_extract.reading.containers.member import Member, within_limits
from minutes_extract.reading.containers.message import is_message, members_of_message
from minutes_extract.reading.containers.page_series import series_of
from minutes_extract.reading.file_name import shown
from minutes_extract.reading.read import read_source, refuse_without_text
from minutes_extract.reading.readers import reader_of
from minutes_extract.reading.remarks import gathered
from minutes_extract.reading.source import LoadedFile

MOST_NESTED = 3
"""Archives in messages in archives."""
PLAIN_TYPE = "text/plain"
TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".htm", ".html", ".json", ".csv", ".eml", ".mht", ".zip"})
"""Of names: what is called otherwise and reads as plain text is something else, cut off or empty."""
ATTACHED = frozenset({"attachment", "portfolio"})
"""Remarks of a page that name files attached to it."""


class Container(NamedTuple):
    """A format that only holds documents: its name, how it is told, its files."""

    name: str
    sniff: Callable[[LoadedFile], bool]
    members: Callable[[LoadedFile], Iterable[Member]]


CONTAINERS = (
    Container("a ZIP archive", is_archive, members_of_archive),
    Container("a message or a saved web page", is_message, members_of_message),
)


def read_documents(source: LoadedFile, depth: int = 0) -> tuple[Document, ...]:
    """The documents of a file, in order, each with the checksum of the file. Raises MinutesError where none can be read."""
    container = next((one for one in CONTAINERS if one.sniff(source)), None)
    if container is None:
        return _with_attached(source, read_source(source), depth)
    found, unread = _read_members(source, container.members(source), depth)
    if not found:
        raise UnreadableDocumentError(
            f"the file is {container.name} in which no document was found",
            hint=unread[0] if unread else "check what is in it",
        )
    return (_with_remarks(found[0], [PageRemark("part_not_read", one) for one in unread]), *found[1:])


def _with_attached(source: LoadedFile, document: Document, depth: int) -> tuple[Document, ...]:
    """A PDF, then the documents attached to it; what of them was not read stays named."""
    first = document.pages[0]
    if depth >= MOST_NESTED or not any(one.what in ATTACHED for one in first.remarks):
        return (document,)
    try:
        found, unread = _read_members(source, members_of_pdf(source), depth)
    except MinutesError:
        return (document,)
    if not found:
        return (document,)
    kept = tuple(one for one in first.remarks if one.what not in ATTACHED)
    bare = replace(document, pages=(replace(first, remarks=kept), *document.pages[1:]))
    return (_with_remarks(bare, [PageRemark("attachment", one) for one in unread]), *found)


def _read_members(source: LoadedFile, members: Iterable[Member], depth: int) -> tuple[list[Document], list[str]]:
    """The documents, and for each member that cannot be read its name and why."""
    if depth >= MOST_NESTED:
        raise LimitError("archives lie within archives, too deep", hint="unpack it and convert the folder")
    found: list[Document] = []
    unread: list[str] = []
    for name, files in _papers(list(within_limits(members, source.options))):
        try:
            found += _of_member(source, name, files, depth)
        except MinutesError as error:
            unread.append(f"{shown(name)}: {error}")
    return found, unread


def _of_member(source: LoadedFile, name: str, files: Sequence[Member], depth: int) -> Iterator[Document]:
    inside = [_loaded(source, one) for one in files]
    documents = read_documents(inside[0], depth + 1) if len(inside) == 1 else (read_pictures(inside, name),)
    if any(one.media_type == PLAIN_TYPE for one in documents) and splitext(name)[1].lower() not in TEXT_SUFFIXES:
        raise UnreadableDocumentError("its content is not what its name says")
    return (replace(one, file_name=f"{source.file_name}/{one.file_name}", sha256=source.sha256) for one in documents)


def _papers(members: Sequence[Member]) -> Iterator[tuple[str, list[Member]]]:
    """Each paper with its files: one, or the pictures of its pages."""
    by_name = {one.name: one for one in members}
    taken: set[str] = set()
    for one in members:
        folder, slash, last = one.name.rpartition("/")
        beside = [name.rpartition("/")[2] for name in by_name if name.rpartition("/")[0] == folder]
        pages = [f"{folder}{slash}{page}" for page in series_of(last, beside)]
        if one.name not in taken:
            taken.update(pages)
            yield pages[0], [by_name[page] for page in pages]


def _loaded(source: LoadedFile, member: Member) -> LoadedFile:
    options = replace(source.options, encoding=member.encoding) if member.encoding else source.options
    return LoadedFile(member.data, shown(member.name), options)


def read_pictures(sources: Sequence[LoadedFile], name: str) -> Document:
    """The pages of one paper that lie in a picture file each. Raises MinutesError where none can be read."""
    from minutes_extract.reading.images import read_picture_files

    pages = read_picture_files(sources)
    refuse_without_text(pages, name, sources[0].options)
    digest = hashlib.sha256(b"".join(one.data for one in sources)).hexdigest()
    return Document(shown(name), digest, reader_of(sources[0]).media_type, pages)


def _with_remarks(document: Document, remarks: Sequence[PageRemark]) -> Document:
    if not remarks:
        return document
    first = document.pages[0]
    return replace(document, pages=(replace(first, remarks=gathered((*first.remarks, *remarks))), *document.pages[1:]))
