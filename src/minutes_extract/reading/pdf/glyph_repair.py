"""Glyphs in content order → characters: the table GLYPH_STEPS, then marks merged into the letter they stand on.

Done before anything is sorted: a mark has no width, so that any sort by position may move it to the wrong letter.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from minutes_extract.reading.page.sheet import UNMAPPED_MARK, Char
from minutes_extract.reading.pdf.clusters import AA, NIKHAHIT, TONES, merge_marks
from minutes_extract.reading.pdf.glyph import MARK_ADVANCE, Glyph, MarkedSpan
from minutes_extract.reading.pdf.glyph_text import UNMAPPED
from minutes_extract.thai.marks import PRIVATE_MARKS

SAME_BASELINE = 0.5
"""Of the type size: spans whose glyphs stand further apart run over lines."""
LONGEST_SPAN = 40
"""Letters a span may stand for; real ones stand for a cluster or a word."""
STRUCK_TWICE = 0.05
"""Of the type size: how far the second strike of drawn bold is off."""
ONE_CODE = 30
"""Private marks of a page, all of one code: pasted from text where one code stood for every mark. Mapping makes it worse."""
MAI_EK_CODES = frozenset("\uf705\uf70a\uf713")
"""Mai ek is a third of all tone marks, and may well be the only private one."""
LATIN_MARKS = dict(zip("ÉÊËÌÍ", map(chr, range(0x0E48, 0x0E4D)), strict=True))
"""É, Ê and Í were seen; the two between by analogy."""


class GlyphStep(NamedTuple):
    """A repair of glyphs in content order."""

    name: str
    repair: Callable[[list[Glyph]], list[Glyph]]


def repair_glyphs(glyphs: list[Glyph]) -> list[Char]:
    """Characters in content order, one for each cluster of a letter and its marks."""
    for step in GLYPH_STEPS:
        glyphs = step.repair(glyphs)
    return merge_marks(glyphs)


def carry_actual_text(glyphs: list[Glyph]) -> list[Glyph]:
    """A span's ActualText once, in the box around its glyphs."""
    if not any(glyph.span for glyph in glyphs):
        return glyphs
    carried: list[Glyph] = []
    for span, group in _spans(glyphs):
        carried += group if span is None else _carried(span, group)
    return carried


def map_private_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """U+F700–F71A, the marks of the old Windows glyph set → the standard ones."""
    private = Counter(letter for glyph in glyphs for letter in glyph.text if "\uf700" <= letter <= "\uf71a")
    if not private or (private.total() >= ONE_CODE and len(private) == 1 and not private.keys() & MAI_EK_CODES):
        return glyphs
    return [glyph._replace(text=glyph.text.translate(PRIVATE_MARKS)) for glyph in glyphs]


def drop_second_strike(glyphs: list[Glyph]) -> list[Glyph]:
    """Bold drawn by drawing twice: a glyph at the place of an equal one."""
    kept: list[Glyph] = []
    seen: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        step = max(glyph.size * STRUCK_TWICE, 1e-3)
        column, row = int(glyph.x0 / step), round(glyph.baseline)
        key = (glyph.text, column, row)
        if key in seen or (glyph.text, column - 1, row) in seen or (glyph.text, column + 1, row) in seen:
            continue
        seen.add(key)
        kept.append(glyph)
    return kept


def map_latin_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """É and its neighbours that advance by nothing are the raised tones of old UPC fonts: เครืÉอง → เครื่อง."""
    return [
        glyph._replace(text=LATIN_MARKS[glyph.text]) if glyph.text in LATIN_MARKS and _is_flat(glyph) else glyph
        for glyph in glyphs
    ]


def _is_flat(glyph: Glyph) -> bool:
    return glyph.x1 - glyph.x0 < MARK_ADVANCE * glyph.size


def restore_ring(glyphs: list[Glyph]) -> list[Glyph]:
    """A blank that advances by nothing and stands before า (or a tone and า) is the ring of ำ."""
    restored = glyphs
    for at, glyph in enumerate(glyphs[:-1]):
        if glyph.text != " " or not _is_flat(glyph):
            continue
        after = glyphs[at + 2 : at + 3] if glyphs[at + 1].text in TONES else glyphs[at + 1 : at + 2]
        if after and after[0].text == AA:
            if restored is glyphs:
                restored = list(glyphs)
            restored[at] = glyph._replace(text=NIKHAHIT)
    return restored


GLYPH_STEPS = (
    # Spans first: what a span says is right whatever its glyphs say.
    GlyphStep("carry_actual_text", carry_actual_text),
    GlyphStep("map_private_marks", map_private_marks),
    GlyphStep("map_latin_marks", map_latin_marks),
    GlyphStep("restore_ring", restore_ring),
    GlyphStep("drop_second_strike", drop_second_strike),
)


def _spans(glyphs: Sequence[Glyph]) -> Iterator[tuple[MarkedSpan | None, list[Glyph]]]:
    start = 0
    for at in range(1, len(glyphs) + 1):
        if at == len(glyphs) or glyphs[at].span is not glyphs[start].span:
            yield glyphs[start].span, list(glyphs[start:at])
            start = at


def _carried(span: MarkedSpan, group: list[Glyph]) -> list[Glyph]:
    first = group[0]
    if len(span.text) > LONGEST_SPAN or any(
        abs(glyph.baseline - first.baseline) > SAME_BASELINE * first.size for glyph in group
    ):
        return group
    if _has_base(span.text) and not any(_may_be_base(glyph.text) for glyph in group):
        return []  # Chromium repeats stray marks of the next page's first line at the foot of a page
    if not span.text:
        return []
    box = (
        min(glyph.x0 for glyph in group),
        min(glyph.top for glyph in group),
        max(glyph.x1 for glyph in group),
        max(glyph.bottom for glyph in group),
    )
    return [Glyph(span.text, *box, first.baseline, first.size, first.bold, first.upright, None)]


def _has_base(text: str) -> bool:
    return any("ก" <= letter <= "ฮ" or (letter.isalnum() and not "\u0e00" <= letter <= "\u0e7f") for letter in text)


def _may_be_base(text: str) -> bool:
    return text in (UNMAPPED, UNMAPPED_MARK) or _has_base(text)
