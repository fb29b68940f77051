"""Blocks → lines: wrapped or not, indented, with blank lines; pages with numbers, running heads and catch words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from training.minutes.document import HEADS, Block, Grid, Line, Piece, Role, Zone
from training.minutes.person_lines import padded, width
from training.minutes.scribe import Scribe
from training.minutes.style import Style
from training.minutes.wordings import heads, letters

WIDTHS = {"wide": 92, "narrow": 64, "ragged": 78, "hyphens": 84}
"""Letters in a wrapped line."""
INDENTS = {"tab": "\t", "blanks": "    ", "deep": "        ", "none": ""}
CENTRE = 40
PAGE_LINES = 38
"""Lines of a page where pages are told apart."""
CONTINUED = 0.7
"""How often a list that a page breaks is headed anew."""
BLANK = Line("", Zone.FURNITURE, Role.FURNITURE)
HYPHENATED = 0.3


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: the title, the number of the meeting, the body."""

    title: str
    number: str
    body: str


def lay_out(scribe: Scribe, style: Style, pieces: list[Piece], running: Running, meeting: int) -> list[Line]:
    """The labelled lines of one meeting."""
    lines: list[Line] = []
    before: Piece | None = None
    for piece in pieces:
        if before is not None and _is_parted(style, before, piece):
            lines.append(BLANK)
        lines += _grid_lines(style, piece) if isinstance(piece, Grid) else _block_lines(scribe, style, piece)
        before = piece
    lines = [replace(line, meeting=meeting) for line in lines]
    return lines if style.furniture == "none" else _paged(scribe, style, lines, running)


def _is_parted(style: Style, before: Piece, piece: Piece) -> bool:
    """Whether a blank line stands between them."""
    if isinstance(piece, Grid) or isinstance(before, Grid):
        return style.table.startswith("pipes")
    match style.gaps:
        case "sections":
            return before.zone != piece.zone or piece.role in HEADS
        case "agendas":
            return piece.role == Role.AGENDA_HEAD and not piece.continues
        case "everywhere":
            return not piece.continues and piece.role not in (Role.PERSON, Role.POINT)
        case _:
            return False


def _block_lines(scribe: Scribe, style: Style, block: Block) -> Iterator[Line]:
    indent = "" if block.centred else INDENTS[style.indent] * block.indent
    if block.centred and style.indent in ("blanks", "deep"):
        indent = " " * max(0, CENTRE - width(block.text) // 2)
    for at, text in enumerate(_wrapped(scribe, style, block, indent)):
        keyword = block.keyword if not at and block.keyword in text else ""
        yield Line(text, block.zone, block.role, keyword, block.continues or at > 0)


def _wrapped(scribe: Scribe, style: Style, block: Block, indent: str) -> list[str]:
    """The block's text in lines; columns are never broken."""
    room = WIDTHS.get(style.wrap)
    if (
        room is None
        or block.zone == Zone.SIGNATURES
        or "\t" in block.text
        or "  " in block.text
        or width(block.text) + width(indent) <= room
    ):
        return [indent + block.text]
    lines = [indent]
    for phrase in regex.findall(r"\S+\s*", block.text):
        if width(lines[-1]) + width(phrase.rstrip()) <= room:
            lines[-1] += phrase
            continue
        for word in _words(phrase):
            _add_word(scribe, style, lines, word, room)
    return [line.rstrip() for line in lines if line.strip()]


def _add_word(scribe: Scribe, style: Style, lines: list[str], word: str, room: int) -> None:
    """The word on the last line, or a new line for it."""
    if width(lines[-1]) + width(word.rstrip()) > room and lines[-1].strip():
        lines += _broken(scribe, style, lines.pop(), word)
    else:
        lines[-1] += word


def _broken(scribe: Scribe, style: Style, line: str, word: str) -> list[str]:
    """The line ends before the word, or within it with a hyphen."""
    parts = _syllables(word) if style.wrap == "hyphens" and scribe.chance(HYPHENATED) else []
    if len(parts) > 1 and line[-1:] != " ":
        return [line + parts[0] + "-", "".join(parts[1:])]
    return [line, word.lstrip()]


@cache
def _words(text: str) -> tuple[str, ...]:
    from pythainlp.tokenize import word_tokenize

    return tuple(word_tokenize(text, engine="newmm", keep_whitespace=True))


@cache
def _syllables(word: str) -> tuple[str, ...]:
    from pythainlp.tokenize import subword_tokenize

    return tuple(subword_tokenize(word, engine="dict")) if len(word) > 6 else (word,)


def _grid_lines(style: Style, grid: Grid) -> Iterator[Line]:
    """A table as text: the header, then a line a row."""
    for at, text in enumerate(TABLES[style.table](grid.rows)):
        is_row = at > 0 and not text.startswith(("|--", "--"))
        yield Line(text, grid.zone, grid.role if is_row else Role.TABLE_ROW)


def _by_tabs(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for row in rows:
        yield "\t".join(cell or "-" for cell in row) if not row[0] and not row[-1] else "\t".join(row)


def _by_pipes(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for at, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if not at:
            yield "|" + "---|" * len(row)


def _by_open_pipes(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for row in rows:
        yield " | ".join(row)


def _by_blanks(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    columns = [max(width(row[at]) for row in rows) + 3 for at in range(len(rows[0]))]
    for row in rows:
        yield "".join(padded(cell, columns[at]) for at, cell in enumerate(row)).rstrip()


TABLES: dict[str, Callable[[tuple[tuple[str, ...], ...]], Iterator[str]]] = {
    "tabs": _by_tabs,
    "pipes": _by_pipes,
    "pipes_open": _by_open_pipes,
    "blanks": _by_blanks,
}
"""By the names of the table TABLE_LAYOUTS."""


def _paged(scribe: Scribe, style: Style, lines: list[Line], running: Running) -> list[Line]:
    """The lines with what a page break puts between them."""
    form = {
        "page_numbers": ("number",),
        "running_heads": ("head",),
        "form_feeds": ("feed",),
        "catch_words": ("catch", "number"),
        "heads_and_numbers": ("head", "number"),
        "feet": ("foot",),
    }[style.furniture]
    pages = [lines[at : at + PAGE_LINES] for at in range(0, len(lines), PAGE_LINES)]
    number_row = scribe.row(letters.PAGE_NUMBERS)
    head_row = scribe.row(letters.RUNNING_HEADS) if running.number else "{title}"
    paged = list(pages[0])
    for number, page in enumerate(pages[1:], 2):
        slots = {"page": number, "pages": len(pages)} | _slots(running)
        made = {
            "catch": scribe.row(letters.CATCH_WORDS).format(word=_first_words(page)),
            "number": number_row.format_map(slots),
            "head": head_row.format_map(slots),
            "foot": head_row.format_map(slots),
            "feed": "\f",
        }
        paged += [_furniture(scribe.digits(made[name]), page[0].meeting) for name in form]
        paged += [*_headed_anew(scribe, paged, page), *page]
    return paged


def _slots(running: Running) -> dict[str, str]:
    return {"title": running.title, "number": running.number, "body": running.body}


def _first_words(page: list[Line]) -> str:
    text = next((line.text.strip() for line in page if line.text.strip()), "")
    return text[:12].split("\t")[0]


def _furniture(text: str, meeting: int) -> Line:
    return Line(text, Zone.FURNITURE, Role.FURNITURE, meeting=meeting)


def _headed_anew(scribe: Scribe, before: list[Line], page: list[Line]) -> list[Line]:
    """ผู้มาประชุม (ต่อ): the head of a list that goes on."""
    if page[0].role != Role.PERSON or page[0].continues or not scribe.chance(CONTINUED):
        return []
    head = next((line for line in reversed(before) if line.role in HEADS), None)
    if head is None or not head.keyword:
        return []
    text = head.keyword + scribe.row(heads.CONTINUED)
    return [replace(head, text=text, continues=True)]
