"""The files attached to a PDF, a portfolio's among them → members."""

from collections.abc import Iterator, Mapping

from minutes_extract.reading.containers.member import Member
from minutes_extract.reading.source import LoadedFile

MOST_FILES = 50
MAX_TREE_DEPTH = 6


def members_of_pdf(source: LoadedFile) -> Iterator[Member]:
    """The files in the order of the catalogue; one that cannot be unpacked is empty."""
    import playa

    document = playa.Document(source.data, password=source.options.password or "")
    names = _mapping(_mapping(document.catalog).get("Names"))
    for _, (name, file) in zip(range(MOST_FILES), _files(names.get("EmbeddedFiles"), 0), strict=False):
        yield Member(name, _content(file))


def _files(node: object, depth: int) -> Iterator[tuple[str, object]]:
    """Names and descriptions of a tree of files."""
    from playa.utils import decode_text

    found = _mapping(node)
    if not found or depth > MAX_TREE_DEPTH:
        return
    names = _resolved(found.get("Names"))
    pairs = names[: 2 * MOST_FILES] if isinstance(names, list) else []
    for name, file in zip(pairs[::2], pairs[1::2], strict=False):
        said = _resolved(name)
        yield decode_text(said) if isinstance(said, bytes) else "", file
    kids = _resolved(found.get("Kids"))
    for kid in kids[:MOST_FILES] if isinstance(kids, list) else ():
        yield from _files(kid, depth + 1)


def _content(file: object) -> bytes:
    from playa import ContentStream

    from minutes_extract.reading.pdf.inflation import is_bomb

    kinds = _mapping(_mapping(file).get("EF"))
    stream = _resolved(kinds.get("F") or kinds.get("UF"))
    try:
        return b"" if not isinstance(stream, ContentStream) or is_bomb(stream) else bytes(stream.buffer)
    except Exception:  # whatever a broken stream makes the library stumble over
        return b""


def _mapping(value: object) -> Mapping[str, object]:
    found = _resolved(value)
    return found if isinstance(found, Mapping) else {}


def _resolved(value: object) -> object:
    from typing import cast

    from playa import resolve
    from playa.pdftypes import PDFObject

    return resolve(cast("PDFObject", value))
