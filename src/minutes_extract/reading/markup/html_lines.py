"""Tags and text of HTML → printed lines: headings, paragraphs, lists, rows of tables."""

import html
import re
from collections.abc import Iterator

from minutes_extract.model.line import BOLD_HEADING, PageLine
from minutes_extract.reading.markup.html_table import GridTable

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "figcaption"}
    | {"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav"}
    | {"ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD_TAGS = frozenset({"b", "strong"})
UNPRINTED = frozenset({"script", "style", "head", "template", "noscript", "svg", "math"})
CELLS = frozenset({"td", "th"})
MAX_ITEM = 99_999
START = re.compile(r"\bstart\s*=\s*[\"']?(?P<number>\d{1,5})", re.I)
HTML_SPACES = re.compile(r"[ \t\r\n\f]+")
WORD_CHARACTER = re.compile(r"\w")
ENTITY = re.compile(r"&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});?", re.I)


class LineBuilder:
    """Takes text and tags in their order and gives lines. Lines count from 1 within the text."""

    def __init__(self, tables: Iterator[int]) -> None:
        self._tables = tables
        self._lines: list[PageLine] = []
        self._texts: list[tuple[str, bool]] = []
        self._number = 1
        self._first_number = 1
        self._heading = 0
        self._bold = 0
        self._unprinted = ""
        self._marker = ""
        self._lists: list[int] = []  # the next number of an ol, 0 for a ul
        self._starts_block = True
        self._table: GridTable | None = None
        self._depth = 0  # of tables

    def add_text(self, text: str) -> None:
        """Text between two tags."""
        if not self._unprinted and text:
            if self._table is not None and self._table.takes_text:
                self._table.add_text(_unescape(text))
            elif text.strip():
                leading = len(text) - len(text.lstrip())
                if not self._texts:
                    self._first_number = self._number + text.count("\n", 0, leading)
                self._texts.append((_unescape(text), self._bold > 0))
            elif self._texts:
                self._texts.append((" ", True))
        self.skip(text.count("\n"))

    def skip(self, line_ends: int) -> None:
        """Count line ends that were read as part of a tag."""
        self._number += line_ends

    def add_tag(self, name: str, closes: bool, attributes: str) -> None:
        """A start or end tag."""
        if self._unprinted or (name in UNPRINTED and not closes):
            self._skip_unprinted(name, closes)
        elif name == "table":
            self._close_table() if closes else self._open_table()
        elif self._table is not None:
            self._add_table_tag(name, closes, attributes)
        elif name == "br":
            self._flush(starts_block=False)
        elif name in BOLD_TAGS:
            self._bold = max(0, self._bold + (-1 if closes else 1))
        elif name in BLOCKS:
            self._flush(starts_block=True)
            self._enter_block(name, closes, attributes)

    def finish(self, rest: str) -> list[PageLine]:
        """The lines, after the text that stands behind the last tag."""
        self.add_text(rest)
        self._depth = min(self._depth, 1)
        self._close_table()
        self._flush(starts_block=True)
        return self._lines

    def _skip_unprinted(self, name: str, closes: bool) -> None:
        if not self._unprinted:
            self._unprinted = name
        elif (closes and name == self._unprinted) or (name == "body" and self._unprinted == "head"):
            self._unprinted = ""  # a body also ends a head that was never closed

    def _enter_block(self, name: str, closes: bool, attributes: str) -> None:
        if name in HEADINGS:
            self._heading = 0 if closes else HEADINGS[name]
        elif name in ("ul", "ol"):
            self._enter_list(name, closes, attributes)
        elif name == "li" and not closes:
            number = self._lists[-1] if self._lists else 0
            self._marker = f"{number}. " if number else "- "
            if number:
                self._lists[-1] = min(number + 1, MAX_ITEM)

    def _enter_list(self, name: str, closes: bool, attributes: str) -> None:
        if not closes:
            start = START.search(attributes)
            self._lists.append((int(start["number"]) if start else 1) if name == "ol" else 0)
        elif self._lists:
            self._lists.pop()

    def _open_table(self) -> None:
        self._depth += 1
        if self._table is None:
            self._flush(starts_block=True)
            self._table = GridTable(next(self._tables))
        else:
            self._table.add_text(" ")

    def _close_table(self) -> None:
        self._depth = max(0, self._depth - 1)
        if self._table is None or self._depth:
            return
        self._flush(starts_block=True)  # a caption
        self._lines.extend(self._table.lines())
        self._table = None
        self._starts_block = True

    def _add_table_tag(self, name: str, closes: bool, attributes: str) -> None:
        table = self._table
        if table is None:
            return
        if self._depth > 1 or (name not in CELLS and name != "tr"):  # a nested table is text of its cell
            if name in BLOCKS or name == "br":
                table.add_text(" ")
        elif name == "tr":
            table.open_row(self._number, closes)
        elif closes:
            table.close_cell()
        else:
            table.open_cell(self._number, attributes)

    def _flush(self, starts_block: bool) -> None:
        """End the line that is being gathered; `starts_block` is for the next one."""
        raw = HTML_SPACES.sub(" ", "".join(text for text, _ in self._texts)).strip(" ")
        if raw:
            bold = all(bold for text, bold in self._texts if WORD_CHARACTER.search(text))
            heading = self._heading or (BOLD_HEADING if bold and WORD_CHARACTER.search(raw) else 0)
            raw = self._marker + raw
            self._lines.append(
                PageLine(None, self._first_number, raw, heading=heading, starts_block=self._starts_block)
            )
            self._marker = ""
            self._starts_block = starts_block
        else:
            self._starts_block = self._starts_block or starts_block
        self._texts = []


def _unescape(text: str) -> str:
    """Entities as letters. Only what looks like one is handed on: html.unescape alone reads far ahead at every `&`."""
    return ENTITY.sub(lambda entity: html.unescape(entity.group()), text) if "&" in text else text
