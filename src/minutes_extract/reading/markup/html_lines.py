"""Tags and text of HTML → printed lines: headings, paragraphs, lists, rows of tables."""

import html
import re
from collections.abc import Iterator

from minutes_extract.model.line import BOLD_HEADING, PageLine
from minutes_extract.model.page import LONGEST_QUOTE, PageRemark
from minutes_extract.reading.markup.html_layout import MAX_LAYERS, RecordedTable
from minutes_extract.reading.markup.html_look import Look, OpenLooks, StyleSheet
from minutes_extract.reading.markup.html_table import GridTable
from minutes_extract.reading.markup.note_marks import raised

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
REMARK_OF_LOOK = {Look.HIDDEN: "hidden", Look.STRUCK: "struck"}
FILLED_IN = re.compile(r"""\btype\s*=\s*["']?(?:hidden|button|submit|reset|image|checkbox|radio|password|file)""", re.I)
VALUE = re.compile(r"""\bvalue\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""", re.I)
ENTITY = re.compile(r"&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});?", re.I)


class LineBuilder:
    """Takes text and tags in their order and gives lines. Lines count from 1 within the text."""

    def __init__(self, tables: Iterator[int]) -> None:
        self.remarks: list[PageRemark] = []
        self._tables = tables
        self._lines: list[PageLine] = []
        self._texts: list[tuple[str, bool]] = []
        self._number = 1
        self._first_number = 1
        self._heading = 0
        self._bold = 0
        self._unprinted = ""
        self._styles = StyleSheet()
        self._in_style = False
        self._looks = OpenLooks()
        self._unseen: list[str] = []
        self._raised = 0
        self._marker = ""
        self._lists: list[int] = []  # the next number of an ol, 0 for a ul
        self._starts_block = True
        self._table: GridTable | None = None
        self._depth = 0  # of tables
        self._recorded: RecordedTable | None = None
        self._layers = 0  # of layout tables that are open

    def add_text(self, text: str) -> None:
        """Text between two tags."""
        if not text:
            return
        if self._recorded is not None:
            self._recorded.add_text(text)
        elif self._in_style:
            self._styles.add(text)
        elif not self._unprinted and self._looks.look is not Look.PLAIN:
            self._unseen.append(_unescape(text))
        elif not self._unprinted:
            self._print(text)
        if self._recorded is None:
            self.skip(text.count("\n"))

    def _print(self, text: str) -> None:
        shown = raised(_unescape(text)) if self._raised else _unescape(text)
        if self._table is not None and self._table.takes_text:
            self._table.add_text(shown)
        elif text.strip():
            leading = len(text) - len(text.lstrip())
            if not self._texts:
                self._first_number = self._number + text.count("\n", 0, leading)
            self._texts.append((shown, self._bold > 0))
        elif self._texts:
            self._texts.append((" ", True))

    def skip(self, line_ends: int) -> None:
        """Count line ends that were read as part of a tag."""
        if self._recorded is not None:
            self._recorded.skip(line_ends)
        else:
            self._number += line_ends

    def add_tag(self, name: str, closes: bool, attributes: str) -> None:
        """A start or end tag."""
        if self._recorded is not None:
            self._recorded.add_tag(name, closes, attributes)
            if self._recorded.is_whole:
                self._settle_table()
        elif self._unprinted or (name in UNPRINTED and not closes):
            self._skip_unprinted(name, closes)
        elif self._is_seen(name, closes, attributes):
            self._take_tag(name, closes, attributes)

    def _is_seen(self, name: str, closes: bool, attributes: str) -> bool:
        """Follow what is hidden or struck; False for a tag within something hidden, which shapes nothing."""
        before = self._looks.look
        if closes:
            if self._looks.close(name):
                self._tell_unseen(before)
                return before is not Look.HIDDEN
        else:
            self._looks.enter(name, self._styles.look(name, attributes))
        return Look.HIDDEN not in (before, self._looks.look)

    def _tell_unseen(self, look: Look) -> None:
        quote = HTML_SPACES.sub(" ", "".join(self._unseen)).strip()
        self._unseen = []
        if WORD_CHARACTER.search(quote) and look in REMARK_OF_LOOK:
            self.remarks.append(PageRemark(REMARK_OF_LOOK[look], quote[:LONGEST_QUOTE], line=self._number))

    def _take_tag(self, name: str, closes: bool, attributes: str) -> None:
        if name == "table":
            self._close_table() if closes else self._open_table(attributes)
        elif name == "sup":
            self._raised = max(0, self._raised + (-1 if closes else 1))
        elif name == "input":
            self._print(_filled_in(attributes))
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
        while self._recorded is not None:
            self._settle_table()
        self._tell_unseen(self._looks.look)
        self._depth = min(self._depth, 1)
        self._close_table()
        self._flush(starts_block=True)
        return self._lines

    def _skip_unprinted(self, name: str, closes: bool) -> None:
        self._in_style = name == "style" and not closes
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

    def _open_table(self, attributes: str) -> None:
        if self._table is None and self._layers < MAX_LAYERS:
            self._recorded = RecordedTable(attributes)
            return
        self._depth += 1
        if self._table is None:
            self._flush(starts_block=True)
            self._table = GridTable(next(self._tables))
        else:
            self._table.add_text(" ")

    def _settle_table(self) -> None:
        """A table that was gathered: one that only lays out the page is read as running text, cell by cell."""
        recorded, self._recorded = self._recorded, None
        if recorded is None:
            return
        if recorded.is_layout:
            self._flush(starts_block=True)
            self._layers += 1
            recorded.replay_inside(self)
            while self._recorded is not None:
                self._settle_table()
            self._layers -= 1
            self._flush(starts_block=True)
        else:
            layers, self._layers = self._layers, MAX_LAYERS
            self._open_table(recorded.attributes)
            recorded.replay_inside(self)
            self._close_table()
            self._layers = layers

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


def _filled_in(attributes: str) -> str:
    """What stands in a field of a form."""
    found = None if FILLED_IN.search(attributes) else VALUE.search(attributes)
    return " ".join((found["double"] or found["single"] or found["bare"] or "").split()) if found else ""
