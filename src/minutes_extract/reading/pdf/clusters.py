"""Marks merged into the letter they stand on: one character object is one cluster, with the box of its letter.

That is why no later sort can move a mark. Within a cluster the named repairs of `thai.marks` put the marks in order,
compose ำ and drop what was drawn twice.
"""

from collections.abc import Callable
from functools import lru_cache

import regex

from minutes_extract.reading.page.sheet import MARKS, Char
from minutes_extract.reading.pdf.glyph import MARK_ADVANCE, Glyph
from minutes_extract.thai.alphabet import TONE
from minutes_extract.thai.marks import compose_am, drop_doubled_marks, order_marks

AA, AM, NIKHAHIT = "า", "ำ", "\N{THAI CHARACTER NIKHAHIT}"
TONES = frozenset(map(chr, range(0x0E48, 0x0E4C)))
# ำ่ · ำา
AFTER_AM = regex.compile(rf"ำ[าำ{TONE}]+")
TONE_MARK = regex.compile(f"[{TONE}]")
ON_ITS_LETTER = 0.15
"""Of the letter's width: a mark without advance that is drawn further left than this stands on the letter before."""
AT_THE_END = 0.25
"""Of the type size: where on its letter such a mark is drawn from, left or right of the letter's end."""

MOST_PASSES = 4
"""A mark dropped as doubled may lay open a ring and its า that make one ำ."""
SPREAD = 0.3
"""Of the type size: how far a mark may stand right of its letter when letters are spread."""


class _OpenCluster:
    """A cluster while its marks arrive."""

    __slots__ = ("end", "glyph", "text", "x0", "x1")

    def __init__(self, glyph: Glyph) -> None:
        self.glyph = glyph
        self.text = glyph.text
        self.x0 = glyph.x0
        self.x1 = self.end = glyph.x1


def merge_marks(glyphs: list[Glyph]) -> list[Char]:
    """Characters in content order. A mark that finds no letter stays alone."""
    clusters: list[_OpenCluster] = []
    last: _OpenCluster | None = None
    for glyph in glyphs:
        text = glyph.text
        base = last
        if base is not None and text[0] in MARKS:
            base = _base_of(glyph, clusters)
        elif base is None or not _completes_am(text, base):
            base = None
        if base is None:
            last = _OpenCluster(glyph)
            clusters.append(last)
            continue
        base.text += text
        base.end = max(base.end, min(glyph.x1, base.end + SPREAD * glyph.size))
        if AA in text or AM in text:
            base.x1 = base.end = max(base.x1, glyph.x1)
    return [_char(cluster) for cluster in clusters]


def _completes_am(text: str, base: _OpenCluster) -> bool:
    """า after the ring (a tone may stand between), and the tone that follows a whole ำ."""
    return text == AA and NIKHAHIT in base.text[-2:] and _has_letter(base)


def _base_of(mark: Glyph, clusters: list[_OpenCluster]) -> _OpenCluster | None:
    """The cluster a mark stands on: the last one, or the one before where it is drawn over that (ครัง้ → ครั้ง)."""
    last = clusters[-1]
    if not _on_line(mark, last):
        return None
    if len(clusters) > 1 and mark.x1 - mark.x0 < MARK_ADVANCE * mark.size:
        before = clusters[-2]
        over_last = mark.x0 - last.x0 > ON_ITS_LETTER * (last.x1 - last.x0)
        if not over_last and _on_line(mark, before) and abs(mark.x0 - before.x1) < AT_THE_END * mark.size:
            last = before
    return None if last.text.isspace() else last


def _on_line(mark: Glyph, cluster: _OpenCluster) -> bool:
    return abs(mark.baseline - cluster.glyph.baseline) < mark.size


def _has_letter(cluster: _OpenCluster) -> bool:
    return cluster.text[0] not in MARKS


def _char(cluster: _OpenCluster) -> Char:
    glyph = cluster.glyph
    text = cluster.text if len(cluster.text) == 1 else repair_cluster(cluster.text)
    return Char(
        text,
        cluster.x0,
        glyph.top,
        cluster.x1,
        glyph.bottom,
        glyph.baseline,
        glyph.size,
        glyph.bold,
        glyph.upright,
        cluster.end,
    )


def settle_am(text: str) -> str:
    """ำ่ → ่ำ, ำา → ำ: the tone before it, as it is typed, and once."""
    return AFTER_AM.sub(lambda run: "".join(TONE_MARK.findall(run[0])) + AM, text) if AM in text else text


CLUSTER_STEPS: tuple[Callable[[str], str], ...] = (
    order_marks,
    compose_am,
    settle_am,
    order_marks,  # a tone that came from behind ำ may stand among others now
    drop_doubled_marks,
)


@lru_cache(maxsize=8192)
def repair_cluster(text: str) -> str:
    """The text of one cluster in logical order."""
    for _ in range(MOST_PASSES):
        before = text
        for step in CLUSTER_STEPS:
            text = step(text)
        if text == before:
            break
    return text
