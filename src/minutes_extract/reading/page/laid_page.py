"""A page laid out, from its text layer or its picture, before its tables are numbered through the document."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from minutes_extract.model.line import PageLine
from minutes_extract.model.page import Page, PageFrame, PageRemark, TextFrom
from minutes_extract.reading.page.page_lines import Laid
from minutes_extract.reading.page.table_numbers import TableNumbers
from minutes_extract.reading.remarks import gathered


class LaidPage(NamedTuple):
    """What of a page can be told from it alone. Sizes in points; `health` is 0–1, with the reasons why it is not 1."""

    laid: Laid
    text_from: TextFrom
    width: float | None = None
    height: float | None = None
    health: float = 0.0
    reasons: tuple[str, ...] = ()
    remarks: tuple[PageRemark, ...] = ()
    more: tuple[Laid, ...] = ()
    """The other page of a sheet with two."""

    def page(self, number: int, numbers: TableNumbers) -> Page:
        """The page with its lines, tables numbered."""
        lines: list[PageLine] = []
        frames: list[PageFrame] = []
        for part in (self.laid, *self.more):
            if part.frame is not None:
                frames.append(part.frame._replace(first_line=len(lines) + 1))
            lines += [
                replace(line, number=number) for number, line in enumerate(numbers.numbered(part), len(lines) + 1)
            ]
        return Page(
            number=number,
            lines=tuple(lines),
            text_from=self.text_from,
            width=self.width,
            height=self.height,
            health=self.health,
            health_reasons=self.reasons,
            remarks=gathered((*self.laid.remarks, *self.remarks)),
            frames=tuple(frames),
        )


def numbered_pages(pages: Iterable[LaidPage]) -> tuple[Page, ...]:
    """All pages of a document in their order, tables numbered through it."""
    numbers = TableNumbers()
    return tuple(page.page(number, numbers) for number, page in enumerate(pages, 1))


def without_text(*reasons: str, width: float | None = None, height: float | None = None) -> LaidPage:
    """A page of which nothing could be read, and why."""
    return LaidPage(Laid([], []), TextFrom.OCR, width, height, 0.0, reasons)
