"""A page as interpreted → its lines: glyphs repaired, what nobody can see or stands beside the text left out and told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from minutes_extract.model.line import Box, PageLine
from minutes_extract.model.page import PageRemark
from minutes_extract.reading.page.asides import (
    QUOTED,
    ROW_HEIGHT,
    part_line_numbers,
    part_stamps,
    part_turned,
    part_watermark,
    remarks_on,
)
from minutes_extract.reading.page.grids import find_grids
from minutes_extract.reading.page.halves import cut_halves, halves_remarks
from minutes_extract.reading.page.page_lines import Laid, frame_of, lay_chars
from minutes_extract.reading.page.sheet import Char, PageRuling, Sheet
from minutes_extract.reading.page.struck import take_struck
from minutes_extract.reading.pdf.glyph import Glyph, RawPage, Unseen
from minutes_extract.reading.pdf.glyph_repair import repair_glyphs
from minutes_extract.reading.pdf.turned import LyingPage, stand_up
from minutes_extract.reading.pdf.visibility import LAYER

FARTHEST = 1e12
"""Points."""
NEVER_SEEN = frozenset(Unseen) - {Unseen.PALE, Unseen.ASIDE}
FEWEST_HIDDEN = 4
"""Letters off the page or hidden; fewer are marks that a program has lost there."""


def lay_page(raw: RawPage) -> Laid:
    """The lines of a page from top to bottom; the rows of a table where the table stands."""
    laid = lay_halves(raw)
    lines = [
        replace(line, number=number) for number, line in enumerate((one for part in laid for one in part.lines), 1)
    ]
    return Laid(lines, [table for part in laid for table in part.tables], laid[0].remarks)


class Added(NamedTuple):
    """Letters and rulings read from pictures of the page, where they stand on it."""

    chars: list[Char]
    rulings: list[PageRuling]


NOTHING_ADDED = Added([], [])


def with_layer_seen(raw: RawPage) -> RawPage:
    """The page as if a layer that lies over or under its picture unseen were print, and all else not there."""
    unseen = {at: Unseen.SWITCHED_OFF for at in range(len(raw.glyphs)) if raw.unseen.get(at) not in LAYER}
    return raw._replace(unseen=unseen, remarks=())


def lay_halves(raw: RawPage, added: Added = NOTHING_ADDED) -> list[Laid]:
    """The same; of a sheet with two pages each by itself. Remarks stand with the first."""
    remarks = [*raw.remarks, *_unseen(raw)]
    raw, paper = stand_up(raw)
    if paper.quarters:
        remarks.append(PageRemark("turned_page"))
    chars, asides = _print(raw)
    if paper.stands:
        chars += _not_drawn_twice(added.chars, chars)
        raw = raw._replace(rulings=[*raw.rulings, *added.rulings])
    struck = take_struck(chars, raw.rulings)
    remarks += [*asides, *(remark for group in struck.struck for remark in remarks_on("struck", group))]
    sheet = Sheet(raw.number, raw.width, raw.height, struck.rulings)
    halves = cut_halves(struck.chars, sheet)
    remarks += halves_remarks(halves, sheet)
    laid = [_in_file(lay_chars(half.chars, half.sheet), half.left, paper) for half in halves]
    told = tuple(_placed_remark(remark, laid[0].lines, paper) for remark in remarks)
    return [laid[0]._replace(remarks=told), *laid[1:]]


def _not_drawn_twice(added: Sequence[Char], chars: Sequence[Char]) -> list[Char]:
    """Letters read from a picture, but for those that text of the page stands on."""
    rows: dict[int, list[Char]] = {}
    for char in chars:
        rows.setdefault(int(char.baseline // ROW_HEIGHT), []).append(char)
    return [char for char in added if not _is_drawn(char, rows)]


def _is_drawn(char: Char, rows: Mapping[int, Sequence[Char]]) -> bool:
    x, y, row = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2, int(char.baseline // ROW_HEIGHT)
    near = (other for at in (row - 1, row, row + 1) for other in rows.get(at, ()))
    return any(other.x0 <= x <= other.x1 and other.top <= y <= other.bottom for other in near)


def _print(raw: RawPage) -> tuple[list[Char], list[PageRemark]]:
    """The letters of the text, and remarks on those beside it."""
    dark = _chars(raw, [glyph for at, glyph in enumerate(raw.glyphs) if at not in raw.unseen])
    pale = _chars(raw, [raw.glyphs[at] for at, why in raw.unseen.items() if why is Unseen.PALE])
    parted = part_watermark(dark, pale)
    remarks = list(parted.remarks)
    if not all(char.upright for char in parted.chars):
        grids = [grid.box for grid in find_grids(raw.rulings, raw.width, raw.height)]
        parted = part_turned(parted.chars, lambda char: any(_holds(box, char) for box in grids))
        remarks += parted.remarks
    parted = part_stamps(parted.chars, raw.rulings, raw.width, raw.height)
    remarks += parted.remarks
    parted = part_line_numbers(parted.chars)
    return parted.chars, [*remarks, *parted.remarks]


def _chars(raw: RawPage, glyphs: Sequence[Glyph]) -> list[Char]:
    # Marks first: LibreOffice has set a mark at the end of a line beside the page, far from its letter.
    return [char for char in repair_glyphs(list(filter(_is_somewhere, glyphs))) if _is_on_page(char, raw)]


def _unseen(raw: RawPage) -> Iterator[PageRemark]:
    """What is hidden, what stands beside the text, what lies off the page."""
    hidden = [raw.glyphs[at] for at, why in sorted(raw.unseen.items()) if why in NEVER_SEEN]
    yield from _told("hidden", hidden)
    yield from _told("stamp", [raw.glyphs[at] for at, why in sorted(raw.unseen.items()) if why is Unseen.ASIDE])
    off_page = [one for at, one in enumerate(raw.glyphs) if at not in raw.unseen and not _is_near(one, raw)]
    yield from _told("off_page", off_page)


def _told(what: str, glyphs: Sequence[Glyph]) -> Iterator[PageRemark]:
    if sum(1 for glyph in glyphs if glyph.text.isalnum()) >= FEWEST_HIDDEN:
        yield from remarks_on(what, repair_glyphs([one for one in glyphs[:QUOTED] if _is_somewhere(one)]))


def _is_somewhere(glyph: Glyph) -> bool:
    """Its position is a number within reason."""
    return abs(glyph.x0) + abs(glyph.x1) + abs(glyph.top) + abs(glyph.bottom) < FARTHEST


def _is_near(glyph: Glyph, page: RawPage) -> bool:
    """Its middle stands on the page, or less than its size beside it, as lost marks do."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return -glyph.size <= x <= page.width + glyph.size and -glyph.size <= y <= page.height + glyph.size


def _is_on_page(char: Char, page: RawPage) -> bool:
    """Its middle can be seen."""
    return 0 <= char.x0 + char.x1 <= 2 * page.width and 0 <= char.top + char.bottom <= 2 * page.height


def _holds(box: Box, char: Char) -> bool:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _in_file(laid: Laid, left: float, paper: LyingPage) -> Laid:
    """The lines with the frame by which they lie in the file."""
    if not left and paper.stands:
        return laid
    return laid._replace(
        frame=frame_of(lambda box: paper.in_file(Box(box.x0 + left, box.top, box.x1 + left, box.bottom)))
    )


def _placed_remark(remark: PageRemark, lines: Sequence[PageLine], paper: LyingPage) -> PageRemark:
    """The remark at the line that stands nearest to it."""
    if remark.box is None or not lines:
        return remark
    box = paper.turned(remark.box) if remark.what in ("hidden", "stamp", "off_page") else remark.box
    nearest = min(lines, key=lambda line: abs((line.box.top if line.box else 0.0) - box.top))
    return remark._replace(line=nearest.number, box=box)
