"""Spelling-level repair of Thai text: the table STEPS, applied in order until nothing changes.

A doubtful word is never changed: a step acts where only one reading is Thai. Spelling is otherwise left as printed.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import regex

from minutes_extract.model.line import Cell, Line, PageCell, PageLine
from minutes_extract.model.page import Page
from minutes_extract.thai.displaced import return_displaced_marks
from minutes_extract.thai.gaps import (
    close_after_leading,
    close_before_am,
    close_before_mark,
    join_letters,
    restore_ring,
    restore_ring_under_tone,
)
from minutes_extract.thai.marks import (
    compose_am,
    drop_doubled_am,
    drop_doubled_marks,
    drop_invisible,
    drop_nul,
    join_sara_ae,
    lead_with_vowel,
    map_private_marks,
    map_symbols,
    order_marks,
)
from minutes_extract.thai.numerals import to_ascii_digits
from minutes_extract.thai.spelling import restore_aa_for_am, restore_lost_ring, restore_ring_for_tho

MAX_PASSES = 8
"""One repair may lay open another (a dropped character leaves ำ in pieces); real damage settles in two or three."""

_FOLDABLE = re.compile(r"\s\s|[^\S\x20]")
_THAI = re.compile("[ก-๙]")
_RAISED_FIGURE = re.compile("[⁰¹²³⁴-⁹]")
# ๑๕² บาท · ใหม่¹ · ¹²; not ๕๐ ตร.ม.², km², ×10⁶
_NOTE_MARK = regex.compile(
    r"(?<=\S)(?<![A-Za-z⁰¹²³⁴-⁹]|ม\.|เมตร|วา|(?<![ก-๙])(?:ตร|[กซมด]|ลบ)?\.?ม|[×xX*]\s?10)[⁰¹²³⁴-⁹]+(?:[,⁾)][⁰¹²³⁴-⁹]+)*"
)


class Step(NamedTuple):
    """One row of the table: the name that findings and `explain` use, what it does, where the wound was seen."""

    name: str
    apply: Callable[[str], str]
    why: str


def compose(text: str) -> str:
    """Unicode NFC."""
    return unicodedata.normalize("NFC", text)


def drop_note_marks(text: str) -> str:
    """Raised figures behind a word or number; those of units (ตร.ม.², km²), of powers and at the start of a line stay."""
    return _NOTE_MARK.sub("", text) if _RAISED_FIGURE.search(text) and _THAI.search(text) else text


def fold_blanks(text: str) -> str:
    """One blank where there were several, none at the ends."""
    return " ".join(text.split()) if _FOLDABLE.search(text) else text.strip()


# Order matters: marks find their base before letters are joined, letters are joined before ำ is looked for (ก า ร is
# not กำร), NULs go only after ำ was looked for, words come last because they need whole marks.
STEPS = (
    Step("invisible", drop_invisible, "zero-width space, soft hyphen, BOM, control characters; NBSP is a blank"),
    Step("private_marks", map_private_marks, "U+F700–F71A of the old Windows glyph set: Print To PDF, iOS"),
    Step("symbols", map_symbols, "U+F020–F0FF of Wingdings and Symbol: check boxes, bullets of Word"),
    Step("sara_ae", join_sara_ae, "เเ typed for แ"),
    Step("ring_under_tone", restore_ring_under_tone, "น ้าดื่ม: Word 2010"),
    Step("gap_before_mark", close_before_mark, "ไ ด ้ ร ั บ: Word 365, 3-Heights"),
    Step("mark_order", order_marks, "tone before vowel: typed text, Word 365"),
    Step("doubled_marks", drop_doubled_marks, "จ่่าย: a mark drawn twice for boldness"),
    Step("mark_on_leading", lead_with_vowel, "ทใี่ช้: columns set by iLovePDF, Distiller"),
    Step("decomposed_am", compose_am, "nikhahit and า: Distiller, Print To PDF"),
    Step("doubled_am", drop_doubled_am, "ำา: ligature and part both written"),
    Step("letter_spaced", join_letters, "ค ว า ม: justified lines of Word, headings"),
    Step("gap_after_leading", close_after_leading, "แ ละ: letter-spaced lines"),
    Step("gap_before_am", close_before_am, "ก ำหนด: Word 2013"),
    Step("ring_as_blank", restore_ring, "อ านวยการ, ประจ\N{REPLACEMENT CHARACTER}าปี: Word 2013–2016, Acrobat 9"),
    Step("nul", drop_nul, "glyphs that map to nothing"),
    Step("lost_ring", restore_lost_ring, "อานวยการ, สา นักงาน: Angsana and TH Sarabun in Word"),
    Step("ring_as_tho", restore_ring_for_tho, "ส้าคัญ: Word 2010"),
    Step("am_for_aa", restore_aa_for_am, "ประธำน: PDFScanLib"),
    Step("displaced_marks", return_displaced_marks, "ครัง้ ที่: Distiller, Word 2016, iText"),
    Step("note_marks", drop_note_marks, "๑๕² บาท: a raised figure is the mark of a note, no part of a number or name"),
    Step("nfc", compose, "the contract's normal form"),
    Step("blanks", fold_blanks, "the contract folds blanks"),
    Step("ascii_digits", to_ascii_digits, "the contract wants ASCII digits"),
)
_LAYS_NOTHING_OPEN = frozenset({"ascii_digits"})
"""No step looks at which digits there are; a tab folded to a blank may part a mark from its base."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """Text after repair, and the names of the steps that changed it, in table order."""

    text: str
    steps: tuple[str, ...]


def repair_text(raw: str) -> Repaired:
    """Apply STEPS until they change nothing. Repairing the result again changes nothing."""
    text, changed = _settled(raw, STEPS)
    return Repaired(text, tuple(step.name for step in STEPS if step.name in changed))


def repair_page(page: Page) -> tuple[Line, ...]:
    """Repair the lines of a page."""
    return tuple(map(repair_line, page.lines))


def unrepaired_page(page: Page) -> tuple[Line, ...]:
    """The lines of a page whose repair failed: their text is what was read."""
    return tuple(_line(line, Repaired(line.raw, ()), _unrepaired_cell) for line in page.lines)


def repair_line(line: PageLine) -> Line:
    """Repair a line and its cells. `repairs` are the steps of the whole line."""
    return _line(line, repair_text(line.raw), _repair_cell)


def _line(line: PageLine, repaired: Repaired, cell_of: Callable[[PageCell], Cell]) -> Line:
    return Line(
        page=line.page,
        number=line.number,
        raw=line.raw,
        text=repaired.text,
        repairs=repaired.steps,
        box=line.box,
        words=line.words,
        cells=tuple(map(cell_of, line.cells)),
        table=line.table,
        heading=line.heading,
        starts_block=line.starts_block,
    )


def _unrepaired_cell(cell: PageCell) -> Cell:
    return Cell(cell.raw, cell.raw, cell.row_span, cell.column_span, cell.box, cell.confidence)


def _repair_cell(cell: PageCell) -> Cell:
    text = repair_text(cell.raw).text
    return Cell(cell.raw, text, cell.row_span, cell.column_span, cell.box, cell.confidence)


def _settled(text: str, steps: tuple[Step, ...]) -> tuple[str, set[str]]:
    changed: set[str] = set()
    for _ in range(MAX_PASSES):
        text, now = _one_pass(text, steps)
        changed |= now
        if now <= _LAYS_NOTHING_OPEN:
            break
    return text, changed


def _one_pass(text: str, steps: tuple[Step, ...]) -> tuple[str, set[str]]:
    changed: set[str] = set()
    for step in steps:
        mended = step.apply(text)
        if mended != text:
            changed.add(step.name)
            text = mended
    return text, changed
