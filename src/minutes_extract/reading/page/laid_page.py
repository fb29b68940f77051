"""A page laid out, from its text layer or its picture, before its tables are numbered through the document."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from minutes_extract.model.line import PageLine
from minutes_extract.model.page import Page, PageRemark, TextFrom
from minutes_extract.reading.page.page_lines import Laid
from minutes_extract.reading.page.table_numbers import TableNumbers


class LaidPage(NamedTuple):
    """What of a page can be told from it alone. Sizes in points; `health` is 0–1, with the reasons why it is not 1."""

    laid: Laid
    text_from: TextFrom
    width: float | None = None
    height: float | None = None
    health: float = 0.0
    reasons: tuple[str, ...] = ()
    remarks: tuple[PageRemark, ...] = ()

    def page(self, number: int, lines: Sequence[PageLine]) -> Page:
        """The page with its lines, tables numbered."""
        return Page(
            number, tuple(lines), self.text_from, self.width, self.height, self.health, self.reasons, self.remarks
        )


def numbered_pages(pages: Iterable[LaidPage]) -> tuple[Page, ...]:
    """All pages of a document in their order, tables numbered through it."""
    numbers = TableNumbers()
    return tuple(page.page(number, numbers.numbered(page.laid)) for number, page in enumerate(pages, 1))


def without_text(*reasons: str, width: float | None = None, height: float | None = None) -> LaidPage:
    """A page of which nothing could be read, and why."""
    return LaidPage(Laid([], []), TextFrom.OCR, width, height, 0.0, reasons)
