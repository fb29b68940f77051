"""Letters that stand beside the text: watermarks, turned text of the margin, numbers of lines."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import NamedTuple

import regex

from minutes_extract.model.line import Box
from minutes_extract.model.page import PageRemark
from minutes_extract.reading.page.lines import LaidWord, line_box, printed_lines
from minutes_extract.reading.page.notes import PLAIN_FIGURES
from minutes_extract.reading.page.sheet import Char, PageRuling

LARGER = 1.7
"""Times the usual type size: pale letters so large are a watermark."""
MUCH_LARGER = 2.5
"""Times the usual type size: dark letters so large are one too, where they lie across other letters."""
ROW_HEIGHT = 8.0
"""Points: letters are looked up by rows of this height."""
FEWEST_NUMBERS = 8
"""Numbered lines: fewer are a list."""
FEWEST_HEADS = 2
"""Headings or items of its own numbering beside a column of numbers: the lines of a list have none."""
FEWEST_FIFTHS = 4
"""Where every fifth line is numbered: 5, 10, 15, 20 down the margin are no list."""
SHARE_NUMBERED = 0.8
"""Of the lines between the first and the last number, or of every fifth of them."""
FIFTH = 5
COUNT_STEPS = (1, FIFTH)
"""By which numbers of lines count up."""
RIGHT_OF = 0.4
"""Of the type size, that a line stands away from its number."""
STAMP_REACH = 0.16
"""Of the height of a page: the stamp of a registry stands above."""
STAMP_WIDTH = 0.42
"""Of the width of a page: a wider frame is a table or holds a title."""
STROKE = 2.0
"""Points by which strokes may miss each other."""
MOST_STROKES_AT_TOP = 120
"""Near the top of a page; drawings and tables have more."""
QUOTED = 2_000
"""Letters that are laid out for a quote."""

# a number a little above its line is taken for the mark of a note
MARGIN_NUMBER = regex.compile(r"[0-9๐-๙⁰¹²³⁴-⁹]{1,4}")
LINE_NUMBER = regex.compile(r"[0-9๐-๙]{1,4}")
# ๑. นาย… · 3.1 … · ระเบียบวาระที่ …: what no list puts behind its own number
NUMBERED_OR_HEAD = regex.compile(r"[(]?[0-9๐-๙]{1,2}[.)]|ระเบียบวาระ|วาระที่|มติ(?:ที่)?ประชุม|ผู้(?:ไม่)?(?:มา|เข้า)|รายงานการ")


class _NumberedLine(NamedTuple):
    at: int
    line: list[LaidWord]


class Parted(NamedTuple):
    """Letters of the text, and remarks on those that stand beside it."""

    chars: list[Char]
    remarks: tuple[PageRemark, ...]


def part_watermark(dark: Sequence[Char], pale: Sequence[Char]) -> Parted:
    """Pale letters that are large, turned, or lie across the text, and dark ones much larger that do, are a watermark."""
    letters = [char.size for char in (*dark, *pale) if not char.text.isspace()]
    usual = median(letters) if letters else 0.0
    rows = _by_row(dark)
    marks = [char for char in pale if not char.upright or char.size > LARGER * usual or _lies_across(char, rows)]
    # a word of which one letter lies across the text is a watermark whole
    crossed = {round(char.baseline, 1) for char in marks}
    watermark = [char for char in pale if char in marks or round(char.baseline, 1) in crossed] if dark else []
    large = [char for char in dark if char.size > MUCH_LARGER * usual]
    if large and any(_lies_across(char, rows) for char in large):
        watermark += large
    gone = set(map(id, watermark))
    kept = [char for char in itertools.chain(dark, pale) if id(char) not in gone]
    return Parted(kept, remarks_on("watermark", watermark))


def _by_row(chars: Iterable[Char]) -> dict[int, list[Char]]:
    rows: dict[int, list[Char]] = {}
    for char in chars:
        if not char.text.isspace():
            rows.setdefault(int(char.baseline // ROW_HEIGHT), []).append(char)
    return rows


def _lies_across(char: Char, rows: dict[int, list[Char]]) -> bool:
    """Another letter of another size or line stands where this one does."""
    if char.text.isspace():
        return False
    first, last = int((char.top - char.size) // ROW_HEIGHT), int((char.bottom + char.size) // ROW_HEIGHT)
    for row in range(first, min(last, first + 60) + 1):
        for other in rows.get(row, ()):
            if other is not char and _overlap(char, other):
                return True
    return False


def _overlap(one: Char, other: Char) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    # between baseline and the height of letters without marks
    down = min(one.baseline, other.baseline) - max(one.baseline - 0.5 * one.size, other.baseline - 0.5 * other.size)
    thinner = min(one.x1 - one.x0, other.x1 - other.x0)
    return thinner > 0 and across > 0.25 * thinner and down > 0.15 * min(one.size, other.size)


def part_turned(chars: Sequence[Char], in_grid: Callable[[Char], bool]) -> Parted:
    """Turned text stands beside the text, but in cells of a table: heads of narrow columns are turned."""
    turned = [char for char in chars if not char.upright and not in_grid(char)]
    if not turned or len(turned) == len(chars):
        return Parted(list(chars), ())
    gone = set(map(id, turned))
    return Parted([char for char in chars if id(char) not in gone], remarks_on("turned", turned))


def part_stamps(chars: Sequence[Char], rulings: Sequence[PageRuling], width: float, height: float) -> Parted:
    """Letters in a small frame of its own in a corner at the top are the stamp of a registry."""
    near_top = [one for one in rulings if one.top <= STAMP_REACH * height][:MOST_STROKES_AT_TOP]
    frames = [frame for frame in _frames(near_top) if _is_stamp(frame, width, height) and _stands_alone(frame, rulings)]
    stamped = [char for char in chars if any(_in_frame(char, frame) for frame in frames)]
    if not stamped or len(stamped) == len(chars):
        return Parted(list(chars), ())
    gone = set(map(id, stamped))
    return Parted([char for char in chars if id(char) not in gone], remarks_on("stamp", stamped))


def _frames(rulings: Sequence[PageRuling]) -> Iterable[Box]:
    """Closed boxes of four strokes."""
    level = [one for one in rulings if one.top == one.bottom]
    upright = [one for one in rulings if one.x0 == one.x1]
    for one, other in itertools.combinations(level, 2):
        top, bottom = sorted((one.top, other.top))
        if abs(one.x0 - other.x0) < STROKE and abs(one.x1 - other.x1) < STROKE and bottom - top > ROW_HEIGHT:
            sides = {
                edge
                for edge in (one.x0, one.x1)
                for side in upright
                if abs(side.x0 - edge) < STROKE and side.top < top + STROKE and side.bottom > bottom - STROKE
            }
            if len(sides) == 2:
                yield Box(one.x0, top, one.x1, bottom)


def _is_stamp(frame: Box, width: float, height: float) -> bool:
    """Small, at the top, and left or right of the middle, where titles stand."""
    is_small = frame.x1 - frame.x0 < STAMP_WIDTH * width and frame.bottom <= STAMP_REACH * height
    return is_small and not frame.x0 < width / 2 < frame.x1


def _stands_alone(frame: Box, rulings: Sequence[PageRuling]) -> bool:
    """No stroke leads out of it or goes on beside it, as in a table."""
    return all(
        frame.x0 - STROKE <= one.x0 and one.x1 <= frame.x1 + STROKE
        and frame.top - STROKE <= one.top and one.bottom <= frame.bottom + STROKE
        for one in rulings
        if one.x0 <= frame.x1 + STROKE and one.x1 >= frame.x0 - STROKE
        and one.top <= frame.bottom + STROKE and one.bottom >= frame.top - STROKE
    )  # fmt: skip


def _in_frame(char: Char, frame: Box) -> bool:
    middle = (char.x0 + char.x1) / 2
    return frame.x0 <= middle <= frame.x1 and frame.top <= char.baseline - 0.3 * char.size <= frame.bottom


def part_line_numbers(chars: Sequence[Char]) -> Parted:
    """Numbers of lines in the margin: bare numbers that count up beside every line, or every fifth."""
    upright = [char for char in chars if char.upright]
    if not _has_margin_figures(upright):
        return Parted(list(chars), ())
    lines = printed_lines(upright)
    if column := _number_column(lines):
        kept = [char for char in chars if not (char.upright and any(_within(char, box) for box in column))]
        return Parted(kept, (PageRemark("line_numbers", times=len(column)),))
    for side in (0, -1):
        numbered = [
            _NumberedLine(at, line)
            for at, line in enumerate(lines)
            if len(line) > 1 and LINE_NUMBER.fullmatch(line[side].text)
        ]
        lone = [(at, line) for at, line in enumerate(lines) if len(line) == 1 and LINE_NUMBER.fullmatch(line[0].text)]
        if _are_line_numbers(numbered, lines, side):
            boxes = [line[side].box for _, line in numbered]
            edge = (min(box.x0 for box in boxes), max(box.x1 for box in boxes))
            boxes += [
                line[0].box for _, line in lone if edge[0] - 1 <= line[0].box.x0 and line[0].box.x1 <= edge[1] + 1
            ]
            kept = [char for char in chars if not (char.upright and any(_within(char, box) for box in boxes))]
            return Parted(kept, (PageRemark("line_numbers", times=len(boxes)),))
    return Parted(list(chars), ())


def _number_column(lines: Sequence[Sequence[LaidWord]]) -> list[Box]:
    """Numbers that count from the first on down the left margin, level with lines or between them; none where no such stand."""
    first = [line[0] for line in lines if not MARGIN_NUMBER.fullmatch(line[0].text)]
    left = min((word.box.x0 for word in first), default=0.0)
    words = [line[0] for line in lines if MARGIN_NUMBER.fullmatch(line[0].text) and line[0].box.x1 < left]
    rest = [word for line in lines for word in line if not any(word is one for one in words)]
    heads = sum(
        bool(NUMBERED_OR_HEAD.match(line[1 if line[0] in words else 0].text)) for line in lines if len(line) > 1
    )
    if len(words) < FEWEST_FIFTHS or not rest or heads < FEWEST_HEADS:
        return []
    boxes = [word.box for word in words]
    apart = min(word.box.x0 for word in rest) - max(box.x1 for box in boxes) > RIGHT_OF * words[0].size
    aligned = min(max(edge) - min(edge) for edge in ([box.x1 for box in boxes], [box.x0 for box in boxes])) < STROKE
    values = [int(word.text.translate(PLAIN_FIGURES)) for word in words]
    steps = {after - before for before, after in itertools.pairwise(values)}
    counts = steps == {values[0]} and (values[0] == FIFTH or (values[0] == 1 and len(values) >= FEWEST_NUMBERS))
    return boxes if apart and aligned and counts else []


def _has_margin_figures(chars: Sequence[Char]) -> bool:
    """Figures stand left or right of all other text in enough lines: saves laying out most pages twice."""
    others = [char for char in chars if not char.text.isdecimal() and not char.text.isspace()]
    if not others:
        return False
    left, right = min(char.x0 for char in others), max(char.x1 for char in others)
    beside = [char for char in chars if char.text.isdecimal() and (char.x1 <= left + 1 or char.x0 >= right - 1)]
    return len({round(char.baseline) for char in beside}) >= FEWEST_FIFTHS


def _are_line_numbers(numbered: Sequence[_NumberedLine], lines: Sequence[Sequence[LaidWord]], side: int) -> bool:
    if len(numbered) < FEWEST_NUMBERS:
        return False
    values = [int(line[side].text) for _, line in numbered]
    step = values[1] - values[0]
    counts = sum(1 for one, next_one in itertools.pairwise(values) if next_one - one == step)
    between = numbered[-1][0] - numbered[0][0] + 1
    boxes = [line[side].box for _, line in numbered]
    rest = [line[1] if side == 0 else line[-2] for _, line in numbered]
    apart = all(
        (word.box.x0 - box.x1 if side == 0 else box.x0 - word.box.x1) > RIGHT_OF * word.size
        for word, box in zip(rest, boxes, strict=True)
    )
    edges = [box.x1 for box in boxes], [box.x0 for box in boxes]
    aligned = min(max(edge) - min(edge) for edge in edges) < 3.0
    is_text = sum(bool(NUMBERED_OR_HEAD.match(line[1 if side == 0 else 0].text)) for _, line in numbered) >= 2
    dense = between * SHARE_NUMBERED <= len(numbered) * step
    return (
        step in COUNT_STEPS and counts >= SHARE_NUMBERED * (len(values) - 1) and apart and aligned and is_text and dense
    )


def _within(char: Char, box: Box) -> bool:
    return box.x0 - 0.1 <= char.x0 and char.x1 <= box.x1 + 0.1 and abs(char.bottom - box.bottom) < char.size


def remarks_on(what: str, chars: Sequence[Char]) -> tuple[PageRemark, ...]:
    """One remark that quotes the letters; none where there are none."""
    lines = printed_lines(chars[:QUOTED])
    if not lines:
        return ()
    quote = "\n".join(" ".join(word.text for word in line) for line in lines)
    return (PageRemark(what, quote, box=line_box([word for line in lines for word in line])),)
