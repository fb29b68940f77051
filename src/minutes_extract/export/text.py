"""Small renderings that several exports share: a table as text, a date in both eras, what XML can hold."""

from collections.abc import Iterator
from datetime import date

import regex

from minutes_extract.model.minutes import AgendaItem, Minutes, Place, Table
from minutes_extract.thai.dates import BUDDHIST_OFFSET, MONTHS

PATH_ARROW = " › "
# XML 1.0 and workbooks hold no control characters but tab and newline, no surrogates, no U+FFFE/U+FFFF.
_UNWRITABLE = regex.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")


def items_of(minutes: Minutes) -> Iterator[tuple[tuple[AgendaItem, ...], tuple[int, ...]]]:
    """Every agenda item in the order of the paper, with those above it (itself last) and their positions from 0."""
    stack: list[tuple[tuple[AgendaItem, ...], tuple[int, ...]]]
    stack = [((item,), (at,)) for at, item in _numbered(minutes.agenda)]
    while stack:
        chain, positions = stack.pop()
        yield chain, positions
        stack.extend(((*chain, item), (*positions, at)) for at, item in _numbered(chain[-1].items))


def _numbered(items: tuple[AgendaItem, ...]) -> list[tuple[int, AgendaItem]]:
    """Last first, as a stack wants them."""
    return list(reversed(list(enumerate(items))))


def table_text(table: Table) -> str:
    """A table as lines: its caption, its header, its rows; cells parted by ` | `."""
    rows = [table.columns, *(tuple(cell.text for cell in row) for row in table.rows)]
    lines = [" | ".join(cell.replace("\n", " ") for cell in row) for row in rows if any(row)]
    return "\n".join([table.caption, *lines] if table.caption else lines)


def path_text(path: tuple[str, ...]) -> str:
    """4.3 › 1 › 1.2"""
    return PATH_ARROW.join(path)


def day_of(iso: str | None) -> date | None:
    """The day of an ISO date; None where it is none (JSON may come from anywhere)."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def buddhist_date(day: date) -> str:
    """A day with its Buddhist year: 2023-12-27 is 2566-12-27."""
    return f"{day.year + BUDDHIST_OFFSET}-{day.month:02}-{day.day:02}"


def thai_date(day: date) -> str:
    """A day as Thai readers say it: 27 ธันวาคม 2566."""
    return f"{day.day} {MONTHS[day.month - 1].name} {day.year + BUDDHIST_OFFSET}"


def first_place(places: tuple[Place, ...]) -> Place | None:
    """Where a thing begins."""
    return places[0] if places else None


def writable(text: str) -> str:
    """A text without the characters that XML and workbooks cannot hold."""
    return _UNWRITABLE.sub("", text)
