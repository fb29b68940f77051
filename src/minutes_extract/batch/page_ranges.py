"""Which parts of a long document are still to be read, and what came of the others."""

from dataclasses import replace
from typing import NamedTuple

from minutes_extract.batch.task import Conversion, PackedPages
from minutes_extract.reading.paged_file import PagedFile

LONG_PAGES = 40
"""A document with more is read in parts, however many workers there are: so it comes out the same everywhere."""
PART_PAGES = 20
"""Six seconds of reading scans, or a second of text: long beside opening the file and its fonts anew (0.03–0.2 s), short
beside the time limit."""
OF_ITS_PAGES = frozenset({"limit", "crash", "internal"})
"""Errors of which it helps to know where; others are the file's as a whole."""


class PageRange(NamedTuple):
    """From and to, counted from 1."""

    first: int
    last: int


class PageRanges:
    """The parts of one document. The first of them that fails, by page, is the reason why the document does."""

    def __init__(self, file: PagedFile) -> None:
        self.file = file
        self.pages_read = 0
        self._parts: dict[int, bytes] = {}
        self._answered: set[int] = set()
        self._next = 1
        self._end = file.page_count
        self._failed: Conversion | None = None

    def next_part(self) -> PageRange | None:
        """The next to be read; None where there are no more."""
        first = self._next
        if first > self._end:
            return None
        self._next = first + PART_PAGES
        return PageRange(first, min(first + PART_PAGES - 1, self.file.page_count))

    def is_wanted(self, pages: PageRange) -> bool:
        """No part before it has failed."""
        return pages.first <= self._end

    def put(self, pages: PageRange, answer: PackedPages | Conversion) -> None:
        """What came of a part."""
        if not self.is_wanted(pages):
            return
        self._answered.add(pages.first)
        if isinstance(answer, PackedPages):
            self._parts[pages.first] = answer.packed
            self.pages_read += pages.last - pages.first + 1
        else:
            self._failed = _with_pages(pages, answer)
            self._end = pages.last  # those behind it do not matter any more

    @property
    def is_read(self) -> bool:
        """Nothing is left to wait for."""
        return all(first in self._answered for first in range(1, self._end + 1, PART_PAGES))

    def result(self) -> Conversion | tuple[bytes, ...]:
        """Why the document failed, or all its parts in order, which are handed over."""
        parts, self._parts = self._parts, {}
        return self._failed or tuple(parts[first] for first in sorted(parts))


def _with_pages(pages: PageRange, conversion: Conversion) -> Conversion:
    """The conversion with the pages that its reason is about."""
    if conversion.error not in OF_ITS_PAGES:
        return conversion
    return replace(conversion, reason=f"pages {pages.first}–{pages.last}: {conversion.reason}")
