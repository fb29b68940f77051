"""A long document in parts: what workers do with some of its pages, and with all of them once they are read."""

import pickle
import zlib
from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, cast

from minutes_extract.batch.convert import conversion_of, failed, failed_apart, loaded
from minutes_extract.batch.log import with_log
from minutes_extract.batch.task import Conversion, ConversionTask, PackedPages
from minutes_extract.errors import FileAccessError
from minutes_extract.model.options import Options
from minutes_extract.reading.paged_file import PagedFile, join_pages, read_pages

if TYPE_CHECKING:
    from minutes_extract.reading.page.laid_page import LaidPage

ZLIB_LEVEL = 1
"""Of zlib: a page packs from 10–20 KB to 3–6, in a thousandth of the time that it took to read."""


@with_log
def read_part(task: ConversionTask, file: PagedFile, first: int, last: int) -> PackedPages | Conversion:
    """Read some pages of a document; whatever is wrong with them becomes a failed conversion. Raises MemoryError alone."""
    start = perf_counter()
    try:
        packed = packed_part(task, file, first, last)
    except MemoryError:
        raise
    except Exception as error:  # the pool goes on, whatever a page makes the libraries stumble over
        return failed(task, error)
    return PackedPages(packed, perf_counter() - start)


def packed_part(task: ConversionTask, file: PagedFile, first: int, last: int) -> bytes:
    """Some pages of a document, packed. Raises MinutesError where they cannot be read."""
    source = loaded(task)
    if source.sha256 != file.sha256:
        raise FileAccessError("the file was changed while it was read", hint="run again")
    return _packed(read_pages(source, first, last))


@with_log
def join_parts(key: str, options: Options, file: PagedFile, parts: tuple[bytes, ...]) -> Conversion:
    """All parts of a document in their order → its conversion: that of a document read at once. Raises MemoryError alone."""
    start = perf_counter()
    try:
        conversion = joined(key, options, file, parts)
    except MemoryError:
        raise
    except Exception as error:
        conversion = failed_apart(key, error, file.sha256)
    return replace(conversion, seconds=perf_counter() - start)


def joined(key: str, options: Options, file: PagedFile, parts: tuple[bytes, ...]) -> Conversion:
    """The conversion of a document from all its parts. Raises MinutesError where it has none."""
    from minutes_extract.pipeline import all_minutes_of

    return conversion_of(key, all_minutes_of(join_pages(file, _unpacked(parts), options)))


def _packed(pages: "tuple[LaidPage, ...]") -> bytes:
    return zlib.compress(pickle.dumps(pages, pickle.HIGHEST_PROTOCOL), ZLIB_LEVEL)


def _unpacked(parts: tuple[bytes, ...]) -> "Iterator[LaidPage]":
    """One part at a time. Only what a worker of this run has packed comes here."""
    for packed in parts:
        yield from cast("tuple[LaidPage, ...]", pickle.loads(zlib.decompress(packed)))
