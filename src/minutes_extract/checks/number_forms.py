"""Numbers and dates printed in a form that says no certain value, and totals that could not be checked for it."""

from collections.abc import Iterator, Sequence

import regex

from minutes_extract.checks.codes import finding
from minutes_extract.checks.walk import agenda_items
from minutes_extract.model.draft import MinutesParts
from minutes_extract.model.minutes import Finding, MentionKind, Table, TableCell
from minutes_extract.model.walk import tables_of
from minutes_extract.parsing.tables.tables import adds_up, is_total
from minutes_extract.thai.dates import find_dates, first_date, first_of_range
from minutes_extract.thai.numerals import is_doubtful_number, to_ascii_digits

# ๑๒๘, ๔๐๐ บาท · ๑๒๘.๔๐๐ บาท
ODD_AMOUNT = regex.compile(r"[0-9],\s[0-9]{3}|^[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])")
# ๑๒๘,๔OO บาท · l๕ บาท
LETTERS_IN_AMOUNT = regex.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z,.]*[0-9])(?=[0-9,.]*[OoQlI])[0-9OoQlI,.]{2,20}\s*บาท")


def check_number_forms(minutes: MinutesParts) -> Iterator[Finding]:
    """Cells and amounts that are meant for numbers and are none for certain."""
    for path, table in tables_of(minutes):
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                if cell.value is None and is_doubtful_number(cell.text):
                    yield _form(cell.raw, f"{path}/rows/{at}/{column}", table.places)
    for path, item in agenda_items(minutes):
        for at, mention in enumerate(item.mentions):
            if mention.kind is MentionKind.MONEY and ODD_AMOUNT.search(to_ascii_digits(mention.text)):
                yield _form(mention.raw, f"{path}/mentions/{at}", mention.places)
        for text in (item.heading or "", item.text, *(one.text for one in item.resolutions)):
            for found in LETTERS_IN_AMOUNT.finditer(text):
                yield _form(found[0], path, item.places)


def _form(raw: str, path: str, places: Sequence[object]) -> Finding:
    message = f"{raw} is printed in a form that says no certain number: compare it with the paper."
    return finding("number.form", message, path, places, raw)  # type: ignore[arg-type]


def check_unchecked_totals(minutes: MinutesParts) -> Iterator[Finding]:
    """A stated total whose column has a cell that was not read as a number, or that was itself not read."""
    for path, table in tables_of(minutes):
        checked = {(total.row, total.column) for total in table.totals}
        for at, row in enumerate(table.rows):
            if is_total(row):
                for column, cell in enumerate(row):
                    if (at, column) not in checked and _is_unchecked(table, at, column, cell):
                        name = table.columns[column] if column < len(table.columns) else f"column {column + 1}"
                        message = f"The total of {name} could not be checked: a cell of its column is no number."
                        where = f"{path}/rows/{at}/{column}"
                        yield finding("table.total_unchecked", message, where, table.places, cell.raw, column=name)


def _is_unchecked(table: Table, at: int, column: int, total: TableCell) -> bool:
    """A figure is stated below figures, and one of them has no value; or below nothing but blank cells of a named column."""
    if not _has_figure(total) or not adds_up(table.columns, column):
        return False
    cells = [row[column] for row in table.rows[:at] if column < len(row) and not is_total(row)]
    filled = [cell for cell in cells if _has_figure(cell)]
    if total.value is not None and not any(cell.text for cell in cells):
        return len(cells) > 1 and bool(table.columns[column : column + 1] and table.columns[column].strip())
    values = sum(1 for cell in filled if cell.value is not None)
    unread = len(filled) - values + (total.value is None)
    return len(filled) > 1 and unread > 0 and (values > 0 or total.value is not None)


def _has_figure(cell: TableCell) -> bool:
    return any(map(str.isdecimal, cell.text))


def check_date_forms(minutes: MinutesParts) -> Iterator[Finding]:
    """Days that no month has, and a meeting of several days."""
    date = minutes.meeting.date
    if date is not None:
        found = first_date(date.raw)
        if date.iso is None and found is not None and found.day and found.year_be:
            yield _date(date.raw, "is no day of the calendar", "/meeting/date")
        elif found is not None and date.iso and first_of_range(date.raw, found):
            yield _date(date.raw, "says several days; the first is kept", "/meeting/date")
    for path, item in agenda_items(minutes):
        for at, mention in enumerate(item.mentions):
            if mention.kind is MentionKind.DATE and mention.value is None:
                found = next(iter(find_dates(mention.raw)), None)
                if found is not None and found.day and found.year_be:
                    yield _date(mention.raw, "is no day of the calendar", f"{path}/mentions/{at}")


def _date(raw: str, what: str, path: str) -> Finding:
    return finding("date.form", f"{raw} {what}.", path, (), raw)
