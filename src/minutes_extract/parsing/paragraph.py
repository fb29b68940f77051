"""Lines joined to paragraphs, without losing their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from minutes_extract.model.line import Cell, Line
from minutes_extract.model.minutes import Place
from minutes_extract.thai.numerals import to_ascii_digits

THAI_EDGE = regex.compile(r"[\u0E01-\u0E4E]")
BLANKS = regex.compile(r"\s+")
# Fragments looked up with blanks loosened are dates, numbers, amounts: none is longer.
LONGEST_FRAGMENT = 200
# A text longer than this is not searched again for each fragment that repair changed.
LONGEST_LOOSE = 20_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One logical line: the printed lines it runs over, and their text in one piece."""

    lines: tuple[Line, ...]
    text: str

    @property
    def raw(self) -> str:
        """What was read, printed lines parted by line ends."""
        return "\n".join(line.raw for line in self.lines)

    @property
    def heading(self) -> int:
        """Level of markup of the first line; 0 for running text."""
        return self.lines[0].heading

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Columns of a line that has them; a paragraph of several lines has none."""
        return self.lines[0].cells if len(self.lines) == 1 else ()


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """Join each line that goes on with the paragraph above to it."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.continues and groups and line.table is None:  # a row goes on within its table, not as text
            groups[-1].append(line)
        else:
            groups.append([line])
    return [joined(group) for group in groups]


def joined(lines: Sequence[Line]) -> Paragraph:
    """Lines that run on, as one paragraph."""
    return Paragraph(tuple(lines), join_texts(line.text for line in lines))


def join_texts(texts: Iterable[str]) -> str:
    """Join printed lines: Thai to Thai without a blank, as Thai is broken between words; all else with one."""
    pieces: list[str] = []
    for text in texts:
        if pieces and text:
            pieces.append(_glue(pieces[-1], text))
        if text:
            pieces.append(text)
    return "".join(pieces)


def join(above: str, below: str) -> str:
    """Two printed lines in one piece."""
    return join_texts((above, below))


def _glue(above: str, below: str) -> str:
    return "" if THAI_EDGE.match(above[-1]) and THAI_EDGE.match(below[0]) else " "


def squeeze(text: str) -> str:
    """Without any blanks: how labels are compared, since old text layers put blanks inside words."""
    return BLANKS.sub("", text)


def loosened(word: str) -> str:
    """A pattern of a label's word that old text layers may have letter-spaced: มติ ที่ ประชุ ม."""
    return r"\s?".join(regex.escape(cluster) for cluster in regex.findall(r"\X", word))


def places_of(lines: Sequence[Line]) -> tuple[Place, ...]:
    """One place for each page that the lines stand on, with the box around them where boxes are known."""
    pages: dict[int | None, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return tuple(place_on_page(group) for group in pages.values())


def place_on_page(lines: Sequence[Line]) -> Place:
    """The place of lines that stand on one page."""
    boxes = [line.box for line in lines if line.box]
    box = None
    if boxes:
        box = (
            min(b.x0 for b in boxes),
            min(b.top for b in boxes),
            max(b.x1 for b in boxes),
            max(b.bottom for b in boxes),
        )
    numbers = [line.number for line in lines]
    return Place(page=lines[0].page, first_line=min(numbers), last_line=max(numbers), box=box)


def as_printed(fragment: str, raw: str) -> str:
    """The piece of `raw` that was repaired to `fragment` (Thai digits, blanks as printed); `fragment` where it is not found."""
    digits = to_ascii_digits(raw)
    at = digits.find(fragment)
    if at >= 0:
        return raw[at : at + len(fragment)]
    if len(fragment) > LONGEST_FRAGMENT:
        return fragment
    loose = regex.search(r"\s*".join(regex.escape(letter) for letter in fragment if not letter.isspace()), digits)
    return raw[loose.start() : loose.end()] if loose else fragment


def all_as_printed(fragments: Iterable[str], raw: str) -> list[str]:
    """`as_printed` of fragments that stand in `raw` in this order, in one walk through it."""
    digits = to_ascii_digits(raw)
    printed: list[str] = []
    at = 0
    for fragment in fragments:
        start = digits.find(fragment, at)
        if start >= 0:
            at = start + len(fragment)
            printed.append(raw[start:at])
        else:
            printed.append(as_printed(fragment, raw) if len(raw) <= LONGEST_LOOSE else fragment)
    return printed
