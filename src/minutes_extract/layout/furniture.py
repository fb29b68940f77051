"""Page furniture: what the page prints for itself and not for the meeting. Table FURNITURE.

Its rows ask the repaired text. Only what was drawn twice and what stands in columns is told by the text as read.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from minutes_extract.layout.starters import starter_name
from minutes_extract.layout.title_again import find_title_again
from minutes_extract.model.line import Line
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.wordings.continued import is_continued
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

EDGE_LINES = 2
"""Heads and feet of up to two lines."""
MIN_HEAD_LETTERS = 6
"""Shorter lines ("กรรมการ") stand at the edges of several pages by chance."""
SAME_HEIGHT = 12.0
"""Points: a head stands at one height on every page, give or take a line's slip of the scanner."""
MAX_PAGE_GAP = 2
"""Heads may alternate between left and right pages."""
MIN_PAGES = 3
NEAR_LINES = 8
"""Lone numbers nearer than this are a column of a table that fell apart, not page numbers."""
MAX_CATCH_LETTERS = 120

# *****, ....., _____, …; not a lone "-", which means "nothing", nor brackets, which hold a name
DECORATION = re.compile(r"[\s*_.…~=+#·•‧─━═|\-–—^]*+")
LONE_DASH = re.compile(r"[-–—]")
# - ๒ -, -2-, หน้า ๒, หน้า 2 จาก 5, Page 2 of 5
PRINTED_NUMBER = re.compile(
    r"""
      [-–—] \s? [0-9]{1,4} \s? [-–—]
    | [-–—]? \s? (?: หน้า (?:ที่)? | page ) \s? [0-9]{1,4} (?: \s? (?: จาก | ของ | of | / ) \s? [0-9]{1,4} )? \s? [-–—]?
    """,
    re.X | re.I,
)
BARE_NUMBER = re.compile(r"[0-9]{1,4}")
DIGITS = re.compile(r"[0-9]+")
LETTER = re.compile(r"[^\W\d_]")


class _Sheet(NamedTuple):
    """The lines of a document, the spans of their pages, and what is set aside so far."""

    lines: Sequence[Line]
    pages: list[range]
    kinds: list[str]

    def is_free(self, index: int) -> bool:
        """Running text not yet set aside. A row of a table is never furniture: tables repeat their own heads."""
        line = self.lines[index]
        return not self.kinds[index] and line.table is None and ("\t" not in line.raw or _is_numbered_head(line))

    def next_content(self, index: int) -> int:
        """Index of the next line that is not set aside, within a page's foot and head; -1 where there is none."""
        following = range(index + 1, min(index + 2 + 4 * EDGE_LINES, len(self.lines)))
        return next((after for after in following if not self.kinds[after]), -1)


def _is_numbered_head(line: Line) -> bool:
    """รายงานการประชุม… ⇥ - ๒ -: a head and the number of its page at the two margins."""
    return len(line.cells) == 2 and any(PRINTED_NUMBER.fullmatch(cell.text) for cell in line.cells)


class _Furniture(NamedTuple):
    name: str
    find: Callable[[_Sheet], Iterable[int]]


def find_furniture(lines: Sequence[Line]) -> list[str]:
    """For each line the row of FURNITURE that takes it, empty for content."""
    sheet = _Sheet(lines, _page_spans(lines), [""] * len(lines))
    for name, find in FURNITURE:
        for index in list(find(sheet)):
            sheet.kinds[index] = name
    return sheet.kinds


def _page_spans(lines: Sequence[Line]) -> list[range]:
    """Index ranges of the pages; a source without pages has none."""
    starts = [index for index, line in enumerate(lines) if index == 0 or line.page != lines[index - 1].page]
    spans = [range(start, end) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return [span for span in spans if lines[span[0]].page is not None]


def _decoration(sheet: _Sheet) -> Iterator[int]:
    for index, line in enumerate(sheet.lines):
        if sheet.is_free(index) and DECORATION.fullmatch(line.text) and not LONE_DASH.fullmatch(line.text):
            yield index


def _doubled(sheet: _Sheet) -> Iterator[int]:
    """Bold that was drawn twice: the line above again, or its end, at the same place on the page."""
    for index in range(1, len(sheet.lines)):
        above, line = sheet.lines[index - 1], sheet.lines[index]
        if above.box is None or line.box is None or above.page != line.page:
            continue
        height = line.box.bottom - line.box.top
        same_height = abs(above.box.top - line.box.top) < height / 2
        within = line.box.x0 > above.box.x0 - height / 2 and line.box.x1 < above.box.x1 + height / 2
        if same_height and within and above.raw.rstrip().endswith(line.raw.strip()):
            yield index


def _running_heads(sheet: _Sheet) -> Iterator[int]:
    """The same line, digits apart, at one edge of several pages. On page 1 the top one is the title and stays."""
    for (_, edge, _), found in _edge_lines(sheet).items():
        pages = [page for page, _ in found]
        if _is_repeated(pages, len(sheet.pages)) and _is_level([sheet.lines[index] for _, index in found]):
            yield from (index for page, index in found if page > 0 or edge == "foot")


def _edge_lines(sheet: _Sheet) -> dict[tuple[str, str, int], list[tuple[int, int]]]:
    """(text without digits and blanks, edge, depth in a short document) → (page, line) pairs."""
    found: dict[tuple[str, str, int], list[tuple[int, int]]] = defaultdict(list)
    for page, span in enumerate(sheet.pages):
        for edge, order in (("head", span), ("foot", reversed(span))):
            for depth, index in enumerate(_first_free(sheet, order, EDGE_LINES)):
                key = squeeze(DIGITS.sub("#", sheet.lines[index].text))
                if _may_be_head(key, sheet.lines[index].text):
                    found[key, edge, depth if len(sheet.pages) <= MIN_PAGES else 0].append((page, index))
    return found


def _first_free(sheet: _Sheet, order: Iterable[int], count: int) -> Iterator[int]:
    for index in order:
        if sheet.is_free(index):
            yield index
            count -= 1
        if not count:
            return


def _may_be_head(key: str, text: str) -> bool:
    if len(key) > 400 or len(LETTER.findall(key)) < MIN_HEAD_LETTERS:
        return False
    # "มติที่ประชุม รับทราบ" ends many a page, "ระเบียบวาระที่ #" begins it
    return not is_continued(text) and not starter_name(text)


def _is_repeated(pages: list[int], page_count: int) -> bool:
    if page_count <= MIN_PAGES:
        return len(pages) >= 2
    if len(pages) >= max(MIN_PAGES, page_count / 2):
        return True
    near = [following - page <= MAX_PAGE_GAP for page, following in pairwise(pages)]
    return any(first and second for first, second in pairwise(near))


def _is_level(lines: list[Line]) -> bool:
    tops = [line.box.top for line in lines if line.box is not None]
    if not tops:
        return True
    middle = median(tops)
    return sum(abs(top - middle) <= SAME_HEIGHT for top in tops) > len(tops) / 2


def _page_numbers(sheet: _Sheet) -> Iterator[int]:
    for index, line in enumerate(sheet.lines):
        if len(line.text) < 60 and sheet.is_free(index) and PRINTED_NUMBER.fullmatch(line.text):
            yield index
    yield from _bare_numbers_at_edges(sheet) if sheet.pages else _lone_numbers(sheet)


def _bare_numbers_at_edges(sheet: _Sheet) -> Iterator[int]:
    """A number alone at a page's edge that counts with the pages: a lone number of a list does not."""
    offsets: dict[int, int] = {}
    for span in sheet.pages:
        for order in (span, reversed(span)):
            for index in _first_free(sheet, order, 1):
                line = sheet.lines[index]
                if BARE_NUMBER.fullmatch(line.text):
                    offsets[index] = int(line.text) - (line.page or 0)
    shared = Counter(offsets.values())
    yield from (index for index, offset in offsets.items() if offset == 0 or shared[offset] > 1)


def _lone_numbers(sheet: _Sheet) -> Iterator[int]:
    """Without pages: numbers alone between blank lines, rising, and far from each other."""
    lone = [index for index in range(len(sheet.lines)) if _is_lone_number(sheet, index)]
    last = 0
    for before, index, after in zip(
        [-NEAR_LINES, *lone], lone, [*lone[1:], len(sheet.lines) + NEAR_LINES], strict=False
    ):
        value = int(sheet.lines[index].text)
        if index - before >= NEAR_LINES and after - index >= NEAR_LINES and value > last:
            last = value
            yield index


def _is_lone_number(sheet: _Sheet, index: int) -> bool:
    line = sheet.lines[index]
    stands_alone = line.starts_block and (index + 1 == len(sheet.lines) or sheet.lines[index + 1].starts_block)
    return stands_alone and not line.heading and sheet.is_free(index) and bool(BARE_NUMBER.fullmatch(line.text))


def _catch_words(sheet: _Sheet) -> Iterator[int]:
    """`/ข้อ ๗…` at the foot of a page: the first words of the next one, known by their form alone or found there."""
    last_lines = {next(_first_free(sheet, reversed(span), 1), -1) for span in sheet.pages}
    for index, line in enumerate(sheet.lines):
        if not line.text.startswith("/") or len(line.text) > MAX_CATCH_LETTERS or line.text[-1] not in ".…":
            continue
        if sheet.kinds[index] or line.table is not None or "\t" in line.raw.strip():
            continue
        if opened_by(line.text, Opens.CATCH_WORDS) or index in last_lines or _goes_on_below(sheet, index):
            yield index


def _numbers_below_catch_words(sheet: _Sheet) -> Iterator[int]:
    """The number of the page that the catch words end."""
    for index in range(1, len(sheet.lines)):
        below_catch_words = sheet.kinds[index - 1] == "catch_word" and sheet.is_free(index)
        if below_catch_words and BARE_NUMBER.fullmatch(sheet.lines[index].text):
            yield index


def _goes_on_below(sheet: _Sheet, index: int) -> bool:
    """Whether the line of content below begins with the words, blanks apart; half of them will do, for OCR slips."""
    below = sheet.next_content(index)
    if below < 0:
        return False
    expected = squeeze(sheet.lines[index].text.strip("/.… "))
    found = squeeze(sheet.lines[below].text[: 2 * MAX_CATCH_LETTERS])
    same = next(
        (at for at, (one, other) in enumerate(zip(expected, found, strict=False)) if one != other), len(expected)
    )
    return same >= max(2, len(expected) / 2)


def _title_again(sheet: _Sheet) -> Iterator[int]:
    """The title block again, where pages are lost; its lines are a running head."""
    content = [index for index, kind in enumerate(sheet.kinds) if not kind]
    again = find_title_again([sheet.lines[index] for index in content])
    yield from (content[at] for at in again)


# The order matters: what is set aside no longer counts as the edge of its page for the rows below.
FURNITURE = (
    _Furniture("decoration", _decoration),
    _Furniture("doubled", _doubled),
    _Furniture("running_head", _running_heads),
    _Furniture("page_number", _page_numbers),
    _Furniture("catch_word", _catch_words),
    _Furniture("page_number", _numbers_below_catch_words),
    _Furniture("running_head", _title_again),
)
