"""Two pages on one sheet, or two columns of prose: cut where a gutter runs down the middle."""

from collections.abc import Sequence
from typing import NamedTuple

from minutes_extract.model.page import PageRemark
from minutes_extract.reading.page.lines import LaidWord, printed_lines
from minutes_extract.reading.page.sheet import Char, PageRuling, Sheet
from minutes_extract.reading.page.wrapped_cells import OPENS

MIDDLE = (0.4, 0.6)
"""Of the width, within which a gutter may run."""
NARROWEST_GUTTER = 1.2
"""Of the type size."""
FEWEST_LINES = 6
"""On either side."""
LANDSCAPE = 1.15
"""Width over height of a sheet with two pages."""
FULL = 0.85
"""Of a side's width, that a line of prose fills."""
FULL_LINES_OF_COLUMN, FULL_LINES_OF_PAGE = 0.5, 0.12
"""Share of a side's lines that must be full: columns of prose are so throughout, a page has headings and lists too."""
LIST_SHARE = 0.4
"""Of a side's lines, that are numbered in a list."""


class Half(NamedTuple):
    """One page of a sheet: its letters and rulings, from its own left edge, and where that lies on the sheet."""

    chars: list[Char]
    sheet: Sheet
    left: float


def cut_halves(chars: Sequence[Char], page: Sheet) -> list[Half]:
    """The left and the right page of a sheet; the whole of a page that has no gutter."""
    whole = [Half(list(chars), page, 0.0)]
    cut = _gutter(chars, page)
    if cut is None:
        return whole
    left = [char for char in chars if char.x0 + char.x1 < 2 * cut]
    right = [char for char in chars if char.x0 + char.x1 >= 2 * cut]
    share = FULL_LINES_OF_PAGE if page.width > LANDSCAPE * page.height else FULL_LINES_OF_COLUMN
    sides = _lines(left), _lines(right)
    if not all(_is_page(lines, share) for lines in sides) or _is_list(*sides):
        return whole
    first = Half(left, page._replace(width=cut, rulings=[one for one in page.rulings if one.x1 <= cut]), 0.0)
    return [first, _shifted(right, page, cut)]


def halves_remarks(halves: Sequence[Half], page: Sheet) -> tuple[PageRemark, ...]:
    """What is told of a page that was cut."""
    if len(halves) == 1:
        return ()
    return (PageRemark("two_pages" if page.width > page.height else "two_columns"),)


def _gutter(chars: Sequence[Char], page: Sheet) -> float | None:
    """The middle of the widest strip near the page's middle that no letter and no ruling crosses."""
    low, high = (share * page.width for share in MIDDLE)
    crossing = [(char.x0, char.end) for char in chars if char.end > low and char.x0 < high and not char.text.isspace()]
    crossing += [(one.x0, one.x1) for one in page.rulings if one.x1 > low and one.x0 < high and one.x0 < one.x1]
    sizes = sorted(char.size for char in chars)
    if not sizes:
        return None
    widest, at, end = 0.0, 0.0, low
    for x0, x1 in [*sorted(crossing), (high, high)]:
        if x0 - end > widest:
            widest, at = x0 - end, (x0 + end) / 2
        end = max(end, x1)
    return at if widest >= NARROWEST_GUTTER * sizes[len(sizes) // 2] else None


def _lines(chars: Sequence[Char]) -> list[list[LaidWord]]:
    return printed_lines([char for char in chars if char.upright])


def _is_page(lines: Sequence[Sequence[LaidWord]], share: float) -> bool:
    """Enough lines, enough of them full."""
    if len(lines) < FEWEST_LINES:
        return False
    left = min(line[0].box.x0 for line in lines)
    right = max(line[-1].box.x1 for line in lines)
    full = sum(1 for line in lines if _length(line) >= FULL * (right - left))
    return full >= max(1, int(share * len(lines)))


def _is_list(left: Sequence[Sequence[LaidWord]], right: Sequence[Sequence[LaidWord]]) -> bool:
    """Names and offices: most lines on the left are numbered, and one stands beside most of them that is not."""
    numbered = [line for line in left if OPENS.match(line[0].text)]
    own = sum(1 for line in right if OPENS.match(line[0].text))
    return len(numbered) > LIST_SHARE * len(left) and own < LIST_SHARE * len(right)


def _length(line: Sequence[LaidWord]) -> float:
    return line[-1].box.x1 - line[0].box.x0


def _shifted(chars: Sequence[Char], page: Sheet, cut: float) -> Half:
    moved = [char._replace(x0=char.x0 - cut, x1=char.x1 - cut, end=char.end - cut) for char in chars]
    rulings = [PageRuling(one.x0 - cut, one.top, one.x1 - cut, one.bottom) for one in page.rulings if one.x0 >= cut]
    return Half(moved, page._replace(width=page.width - cut, rulings=rulings), cut)
