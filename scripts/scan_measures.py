"""How well a page was read against its truth: letters, digits, cells of numbers, values.

Letters are compared without blanks. A reader may join or part lines and columns as it likes: what counts is the smaller
of two numbers of errors, that of the whole page in reading order, and that of every printed piece looked up wherever
it was read (as words of their own before parts of others), each read letter once, with what is left over counted as
invented.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

import numpy as np
import regex
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

DIGIT = regex.compile("[0-9๐-๙]")
BLANKS = regex.compile(r"[\s\N{ZERO WIDTH SPACE}]+")
# น้ํา → น้ำ
SPLIT_AM = regex.compile("\N{THAI CHARACTER NIKHAHIT}([\N{THAI CHARACTER MAI EK}-\N{THAI CHARACTER MAI CHATTAWA}]?)า")
# .... · …… : how many dots a leader has is not told by the paper
LEADERS = regex.compile(r"\.{4,}|…+")
TAKEN = "\N{NULL}"
"""Stands for a letter that a piece has been matched with."""
SURELY = 8
"""Letters of a piece from which one that is found as it stands needs no further search."""
LOST = 0.8
"""Errors a letter from which a piece counts as not read."""
NEVER = 1_000_000


class Score(NamedTuple):
    """Errors of letters, how many letters, digits right and digits."""

    errors: int = 0
    letters: int = 0
    digits_right: int = 0
    digits: int = 0

    def plus(self, other: "Score") -> "Score":
        """Both together."""
        return Score(*(one + two for one, two in zip(self, other, strict=True)))


def letters_of(text: str) -> str:
    """What is compared: composed, without blanks, leaders as one sign."""
    return SPLIT_AM.sub(r"\1ำ", LEADERS.sub("…", BLANKS.sub("", normalize("NFC", text))))


def score_page(truth: Sequence[Sequence[str]], read: Sequence[str]) -> Score:
    """Score lines of pieces against the lines read."""
    pieces = [letters for line in truth for piece in line if (letters := letters_of(piece))]
    found = "".join(letters_of(line) for line in read)
    in_order = _compared("".join(pieces), found)
    return in_order if not in_order.errors else min(in_order, _scattered(pieces, found, _edges(read)))


def _edges(read: Sequence[str]) -> set[int]:
    """Where words of the lines read begin and end in their letters."""
    edges, before = {0}, 0
    for line in read:
        edges |= {before + len(letters_of(line[: blank.start()])) for blank in BLANKS.finditer(line)}
        before += len(letters_of(line))
        edges.add(before)
    return edges


def _compared(truth: str, found: str) -> Score:
    """Errors and digits of one text against another."""
    edits = Levenshtein.editops(truth, found)
    wrong = {edit.src_pos for edit in edits if edit.tag != "insert"}
    digits = [at for at, letter in enumerate(truth) if DIGIT.match(letter)]
    return Score(len(edits), len(truth), sum(at not in wrong for at in digits), len(digits))


def _scattered(pieces: Sequence[str], found: str, edges: set[int]) -> Score:
    """Every piece where it stands as words of its own, or where it fits best, the longest first."""
    score = Score()
    for piece in sorted(pieces, key=len, reverse=True):
        first, last = _as_words(piece, found, edges) or _place(piece, found)
        part = _compared(piece, found[first:last])
        if part.errors >= LOST * len(piece):
            part = Score(len(piece), len(piece), 0, part.digits)
        else:
            found = _taken(found, first, last)
        score = score.plus(part)
    return score._replace(errors=score.errors + len(found) - found.count(TAKEN))


def _taken(found: str, first: int, last: int) -> str:
    return found[:first] + TAKEN * (last - first) + found[last:]


def _as_words(piece: str, found: str, edges: set[int]) -> tuple[int, int] | None:
    """From where to where a piece is found as it stands, between two edges."""
    first = found.find(piece)
    while first >= 0 and not {first, first + len(piece)} <= edges:
        first = found.find(piece, first + 1)
    return (first, first + len(piece)) if first >= 0 else None


def _place(piece: str, found: str) -> tuple[int, int]:
    """From where to where a text is most like a piece (Sellers' algorithm), over no letter that is taken."""
    exact = found.find(piece)
    if exact >= 0 and len(piece) >= SURELY:
        return exact, exact + len(piece)
    codes = np.array([ord(letter) for letter in found] or [0], np.int32)
    taken = np.where(codes == 0, NEVER, 1).astype(np.int64)
    rows = np.zeros((len(piece) + 1, len(codes) + 1), np.int64)
    along = np.concatenate(([0], np.cumsum(taken)))
    for at, letter in enumerate(piece):
        change = np.where(codes == ord(letter), 0, taken)
        best = rows[at] + 1
        best[1:] = np.minimum(best[1:], rows[at, :-1] + change)
        rows[at + 1] = np.minimum.accumulate(best - along) + along
    last = int(rows[-1].argmin())
    return _start(rows, piece, codes, last), last


def _start(rows: NDArray[np.int64], piece: str, codes: NDArray[np.int32], last: int) -> int:
    """Go back along the cheapest way from the end of a match to its beginning."""
    at, column = len(piece), last
    while at and column:
        cost = rows[at, column]
        if cost == rows[at - 1, column - 1] + (codes[column - 1] != ord(piece[at - 1])):
            at, column = at - 1, column - 1
        elif cost == rows[at - 1, column] + 1:
            at -= 1
        else:
            column -= 1
    return column


Rows = Sequence[Sequence[str]]
Truth = Mapping[str, object]
"""An object of truth.json."""


class NumberCell(NamedTuple):
    """A cell of the truth that holds a number, and where it was found: table, row, column; None: nowhere."""

    text: str
    place: tuple[int, int, int] | None
    found: str

    @property
    def right(self) -> bool:
        """Exactly as printed."""
        return self.text == self.found


def number_cells(truth: Truth, tables: Sequence[Rows]) -> list[NumberCell]:
    """The number cells of a ruled table, each with what the most like of the tables read has at its place."""
    rows: Rows = truth["rows"]  # type: ignore[assignment]
    first, texts = int(str(truth["heads"])), int(str(truth["texts"]))
    body = [[letters_of(cell) for cell in row] for row in rows[first:]]
    wanted = [
        (at, column) for at, row in enumerate(body) for column in range(texts, len(row)) if DIGIT.search(row[column])
    ]
    matches = [(_aligned(body, found), number, found) for number, found in enumerate(map(_bare, tables))]
    (_, pairs), number, found = max(matches, key=lambda match: match[0][0], default=((0, {}), 0, []))
    cells = []
    for at, column in wanted:
        row = pairs.get(at)
        there = row is not None and column < len(found[row])
        text = found[row][column] if there and row is not None else ""
        cells.append(NumberCell(body[at][column], (number, row, column) if there and row is not None else None, text))
    return cells


def _bare(table: Rows) -> list[list[str]]:
    return [[letters_of(cell) for cell in row] for row in table]


def _aligned(truth: Rows, found: Rows) -> tuple[int, dict[int, int]]:
    """Rows of a table against those of another, in order: how many cells are equal, and which row is which."""
    best = np.zeros((len(truth) + 1, len(found) + 1), np.int64)
    for at, row in enumerate(truth):
        for other, cells in enumerate(found):
            # A row of as many columns is one even if no cell is right.
            equal = 4 * sum(one == two for one, two in zip(row, cells, strict=False)) + (len(row) == len(cells))
            best[at + 1, other + 1] = max(best[at, other] + equal, best[at, other + 1], best[at + 1, other])
    pairs = {}
    at, other = len(truth), len(found)
    while at and other:
        if best[at, other] == best[at - 1, other]:
            at -= 1
        elif best[at, other] == best[at, other - 1]:
            other -= 1
        else:
            at, other = at - 1, other - 1
            pairs[at] = other
    return int(best[-1, -1]), pairs


def numbers_in(text: str) -> Iterator[str]:
    """Words of a text that hold a digit: where there are no cells, a number is one of them."""
    return (letters_of(word) for word in text.split() if DIGIT.search(word))


def stands_in(value: str, text: str) -> bool:
    """Whether a value is printed in a text (both without blanks), not as a part of a longer number."""
    wanted = regex.escape(letters_of(value))
    head = "(?<![0-9๐-๙])" if DIGIT.match(value[:1]) else ""
    tail = "(?![0-9๐-๙])" if DIGIT.match(value[-1:]) else ""
    return bool(wanted) and bool(regex.search(head + wanted + tail, text))


def pages_of(paper: Truth) -> list[Truth]:
    """Truth of each page."""
    pages: list[Truth] = paper["pages"]  # type: ignore[assignment]
    return pages


def tables_of(page: Truth) -> list[Truth]:
    """Truth of each ruled table."""
    tables: list[Truth] = page["tables"]  # type: ignore[assignment]
    return tables
