"""Text → source pages and lines with exact numbers; columns that tabs or wide gaps part."""

import re
from typing import NamedTuple

from minutes_extract.errors import LimitError
from minutes_extract.model.line import PageCell
from minutes_extract.model.options import Options

MAX_TEXT_LINES = 2_000_000
"""The longest minutes seen have some 5,000 lines; a file of bare line ends would fill the memory."""

# "๑. นายสมชาย␣␣ใจดี": a tab, or two blanks and more
COLUMN_GAP = re.compile(r"\t|[ \u00a0]{2,}+(?!\t)")


class TextPage(NamedTuple):
    """The lines of one page without their ends; the line at index i is number i + 1."""

    number: int | None
    lines: list[str]


def source_pages(text: str, options: Options) -> list[TextPage]:
    """Pages parted by form feeds (numbered from 1), or one page without a number.

    Lines end at LF, CR, CR LF and form feed only: other Unicode line separators are letters of the raw text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MAX_TEXT_LINES:
        raise LimitError(f"the text has more than {MAX_TEXT_LINES:,} lines", hint="split the file")
    if "\f" not in text:
        return [TextPage(None, text.split("\n"))]
    parts = text.split("\f")
    if not parts[-1].strip():  # a form feed ends the last page
        parts.pop()
    if len(parts) > options.max_pages:
        raise LimitError(f"the text has more than {options.max_pages:,} pages", hint="raise the page limit")
    return [TextPage(number, part.split("\n")) for number, part in enumerate(parts, 1)]


def columns(raw: str) -> tuple[PageCell, ...]:
    """The pieces of a line that tabs or two blanks part; empty for a line of one piece.

    A leading tab leaves an empty first cell (a table row whose first column is blank); leading blanks are an indent.
    """
    line = raw.strip(" \u00a0").rstrip()
    if "\t" not in line and "  " not in line and "\u00a0" not in line:
        return ()
    pieces = [piece.strip() for piece in COLUMN_GAP.split(line)]
    return tuple(PageCell(piece) for piece in pieces) if len(pieces) > 1 else ()
