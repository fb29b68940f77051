"""Plain text → pages: every line that is not blank, untouched, with its columns."""

from minutes_extract.model.line import PageLine
from minutes_extract.model.page import Page
from minutes_extract.reading.source import LoadedFile
from minutes_extract.reading.source_lines import TextPage, columns, source_pages


def read_plain(source: LoadedFile) -> tuple[Page, ...]:
    """One page, or several where form feeds part them. `table` stays None: tabs alone do not make a grid certain."""
    pages = source_pages(source.text, source.options)
    return tuple(Page(page.number, tuple(_page_lines(page))) for page in pages)


def _page_lines(page: TextPage) -> list[PageLine]:
    lines: list[PageLine] = []
    starts_block = True
    for number, raw in enumerate(page.lines, 1):
        if not raw or raw.isspace():
            starts_block = True
            continue
        lines.append(PageLine(page.number, number, raw, cells=columns(raw), starts_block=starts_block))
        starts_block = False
    return lines
