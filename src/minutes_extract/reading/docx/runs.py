"""A paragraph → its printed lines: text with its boldness, parted at line breaks; text boxes apart."""

import re
from collections.abc import Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from minutes_extract.model.page import LONGEST_QUOTE, PageRemark
from minutes_extract.reading.docx.ooxml import (
    MATH,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT_BOX,
    W,
    attribute,
    child,
    entered,
    is_on,
)
from minutes_extract.reading.docx.styles import HIDDEN, RUN_STYLE, Styles, Toggles, toggles_of
from minutes_extract.reading.docx.symbols import OPEN_BOX, TICKED_BOX, sign_of
from minutes_extract.reading.markup.note_marks import raised

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXT_TAGS = frozenset({W + "t", MATH + "t"})
SIGN_TAGS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    W + "softHyphen": "\N{SOFT HYPHEN}",
}
BREAKS = frozenset({W + "br", W + "cr"})
SYMBOL = W + "sym"
DELETED = frozenset({W + "del", W + "moveFrom"})
NOTE_MARKS = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
WHITE_PAPER = "FFFFFF"
MOST_PARTS = 1_000
"""Runs of a deletion that are quoted."""
FIELD_MARK = W + "fldChar"
NEW_PAGE = frozenset({"page", "column"})
WORD_CHARACTER = re.compile(r"\w")
# XML may break its lines within a text; Word prints a blank.
LINE_ENDS = str.maketrans("\r\n", "  ")


class RunStyle(NamedTuple):
    """What a run looks like."""

    bold: bool
    hidden: bool
    struck: bool = False
    raised: bool = False


class LineBuffer:
    """A printed line while its text is gathered."""

    def __init__(self, starts_block: bool) -> None:
        self.starts_block = starts_block
        self._texts: list[str] = []
        self._plain = False

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._texts)

    @property
    def bold(self) -> bool:
        """Whether every letter is bold, and there is one."""
        return not self._plain and WORD_CHARACTER.search(self.text) is not None

    def add(self, text: str, bold: bool) -> None:
        """Text of a run."""
        self._texts.append(text)
        self._plain = self._plain or (not bold and WORD_CHARACTER.search(text) is not None)

    def lead(self, label: str) -> None:
        """Put a list number in front; it makes the line neither bold nor plain."""
        self._texts.insert(0, label)

    def append(self, other: "LineBuffer") -> None:
        """Another line goes on in this one."""
        self._texts += other._texts
        self._plain = self._plain or other._plain


class PrintedLine(NamedTuple):
    """A printed line of a paragraph; `heading` as in PageLine."""

    text: str
    heading: int
    starts_block: bool


class DocxParagraph(NamedTuple):
    """What a paragraph prints: at least one line, which may be empty, and the text boxes tied to it."""

    lines: list[LineBuffer]
    boxes: "list[_Element]"
    flows_on: bool
    """Its end is deleted or hidden: the next paragraph goes on in its last line."""


class ParagraphReader:
    """Reads paragraph after paragraph. What is struck, deleted or hidden becomes a remark."""

    def __init__(self, styles: Styles) -> None:
        self.remarks: list[PageRemark] = []
        self.notes: list[tuple[str, str]] = []
        """Marks met and not yet told: kind and number of the note."""
        self._unprinted: list[tuple[str, str]] = []
        self._styles = styles
        self._fields: list[bool] = []  # open fields, innermost last: whether their code is being read
        self._codes = 0
        self._lines: list[LineBuffer] = []
        self._boxes: list[_Element] = []

    def read(self, paragraph: "_Element") -> DocxParagraph:
        """The printed text without the list number."""
        properties = paragraph.find(PARAGRAPH_PROPERTIES)
        style = self._styles.paragraph(attribute(child(properties, "pStyle"))).toggles
        self._lines, self._boxes = [LineBuffer(starts_block=True)], []
        # A code ends with its paragraph: a field that was never finished must not swallow the document.
        self._fields, self._codes = [], 0
        self._walk(paragraph, style)
        self._tell_unprinted()
        mark = child(properties, "rPr")
        return DocxParagraph(self._lines, self._boxes, mark is not None and _is_lost(mark))

    def _walk(self, paragraph: "_Element", style: Toggles) -> None:
        plain = _run_style(style)
        stack: list[tuple[Iterator[_Element], RunStyle]] = [(iter(paragraph), plain)]
        while stack:
            children, look = stack[-1]
            for element in children:
                if element.tag == RUN:
                    stack.append((iter(element), self._look(element, style)))
                    break
                if not self._take(element, look):
                    stack.append((entered(element), look))
                    break
            else:
                stack.pop()

    def _look(self, run: "_Element", style: Toggles) -> RunStyle:
        properties = run.find(RUN_PROPERTIES)
        if properties is None:
            return _run_style(style)
        named = attribute(properties.find(RUN_STYLE))
        below = self._styles.character(named).crossed(style) if named else style
        says = toggles_of(properties).over(below)
        look = _run_style(says)
        return look._replace(hidden=True) if is_white(properties, run) else look

    def _take(self, element: "_Element", look: RunStyle) -> bool:
        """Take an element that prints something; False for one to look into."""
        tag = element.tag
        if tag in TEXT_TAGS:
            self._add((element.text or "").translate(LINE_ENDS), look)
        elif tag in SIGN_TAGS:
            self._add(SIGN_TAGS[tag], look)
        elif tag in BREAKS:
            if self._prints(look):
                self._lines.append(LineBuffer(starts_block=attribute(element, "type") in NEW_PAGE))
        elif tag == SYMBOL:
            self._add(sign_of(attribute(element, "font"), attribute(element, "char")), look)
        elif tag == FIELD_MARK:
            self._mark_field(element, look)
        elif tag in DELETED:
            self._unprinted.append(("struck", text_within(element)))
        elif tag in NOTE_MARKS:
            self._mark_note(element, look)
        elif tag == TEXT_BOX:
            if self._prints(look):
                self._boxes.append(element)
        else:
            return False
        return True

    def _add(self, text: str, look: RunStyle) -> None:
        if text and self._prints(look):
            self._lines[-1].add(raised(text) if look.raised else text, look.bold)
        elif text and not self._codes:
            self._unprinted.append(("hidden" if look.hidden else "struck", text))

    def _prints(self, look: RunStyle) -> bool:
        return not (look.hidden or look.struck or self._codes)

    def _mark_note(self, mark: "_Element", look: RunStyle) -> None:
        """The mark of a note, raised; the note itself is printed behind its paragraph."""
        number, kind = attribute(mark, "id") or "", NOTE_MARKS[mark.tag]
        self.notes.append((kind, number))
        if attribute(mark, "customMarkFollows") not in ("1", "true", "on"):
            self._add(raised(number), look._replace(raised=True))

    def _tell_unprinted(self) -> None:
        """One remark for what is unprinted together."""
        for what, group in groupby(self._unprinted, key=lambda one: one[0]):
            quote = "".join(text for _, text in group).strip()
            if WORD_CHARACTER.search(quote):
                self.remarks.append(PageRemark(what, quote[:LONGEST_QUOTE]))
        self._unprinted = []

    def _mark_field(self, mark: "_Element", look: RunStyle) -> None:
        """Between `begin` and `separate` stands the code, from there to `end` the result."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._add(_check_box(mark), look)
            self._fields.append(True)
            self._codes += 1
        elif kind == "separate" and self._fields and self._fields[-1]:
            self._fields[-1] = False
            self._codes -= 1
        elif kind == "end" and self._fields:
            self._codes -= self._fields.pop()


def _run_style(says: Toggles) -> RunStyle:
    bold, struck = says.bold or says.bold_complex, says.struck or says.struck_twice
    return RunStyle(bool(bold), bool(says.hidden), bool(struck), bool(says.raised))


def is_white(properties: "_Element", run: "_Element") -> bool:
    """White letters on the white of the page; in a table the ground may be dark by its style."""
    colour = child(properties, "color")
    if colour is None or (attribute(colour) or "").upper() != WHITE_PAPER:
        return False
    if any(properties.find(W + ground) is not None for ground in ("shd", "highlight")):
        return False
    above = list(run.iterancestors(PARAGRAPH, TABLE))
    in_table = any(one.tag == TABLE for one in above)
    shaded = above and child(above[0], "pPr", "shd") is not None
    return not in_table and not shaded


def text_within(element: "_Element") -> str:
    """The text of something that was deleted or moved away."""
    return "".join(part.text or "" for part in islice(element.iter(W + "delText", W + "t"), MOST_PARTS))


def _check_box(mark: "_Element") -> str:
    """The box of a form field, which has no text of its own."""
    box = child(mark, "ffData", "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    state = child(box, "default") if state is None else state
    return TICKED_BOX if state is not None and is_on(state) else OPEN_BOX


def _is_lost(mark: "_Element") -> bool:
    """The end of the paragraph is deleted, moved away or hidden."""
    hidden = mark.find(HIDDEN)
    return (
        mark.find(W + "del") is not None
        or mark.find(W + "moveFrom") is not None
        or (hidden is not None and is_on(hidden))
    )
