"""Small renderings that export and search share: a table as text, a path, a date in both eras."""

from datetime import date

from minutes_extract.model.minutes import Place, Table
from minutes_extract.thai.dates import BUDDHIST_OFFSET, MONTHS

PATH_ARROW = " › "


def table_text(table: Table) -> str:
    """A table as lines: its caption, its header, its rows; cells parted by ` | `."""
    rows = [table.columns, *(tuple(cell.text for cell in row) for row in table.rows)]
    lines = [" | ".join(cell.replace("\n", " ") for cell in row) for row in rows if any(row)]
    return "\n".join([table.caption, *lines] if table.caption else lines)


def path_text(path: tuple[str, ...]) -> str:
    """4.3 › 1 › 1.2"""
    return PATH_ARROW.join(path)


def buddhist_date(day: date) -> str:
    """A day with its Buddhist year: 2023-12-27 is 2566-12-27."""
    return f"{day.year + BUDDHIST_OFFSET}-{day.month:02}-{day.day:02}"


def thai_date(day: date) -> str:
    """A day as Thai readers say it: 27 ธันวาคม 2566."""
    return f"{day.day} {MONTHS[day.month - 1].name} {day.year + BUDDHIST_OFFSET}"


def first_place(places: tuple[Place, ...]) -> Place | None:
    """Where a thing begins."""
    return places[0] if places else None
