"""Do stated totals hold, are the rows of one length, do numbered rows count up? Do amounts agree with their words?"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from minutes_extract.checks.codes import finding
from minutes_extract.checks.walk import agenda_items
from minutes_extract.model.draft import MinutesParts
from minutes_extract.model.minutes import AgendaItem, Finding, Table
from minutes_extract.model.walk import tables_of
from minutes_extract.thai.numerals import parse_number, words_to_number
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# ๒๕,๐๐๐ บาท (สองหมื่นห้าพันบาทถ้วน)
AMOUNT_IN_WORDS = re.compile(
    r"(?P<figure>\d[\d,]{0,20}(?:\.\d{1,2})?)\s*(?:บาท)?\s*\((?P<words>[ก-๙\s]{2,160}?(?:บาท|สตางค์)(?:ถ้วน)?)\s*\)"
)

# Sums of money as binary fractions differ by less.
ROUNDING = 0.001


def check_totals(minutes: MinutesParts) -> Iterator[Finding]:
    """A stated total is the sum of its column."""
    for path, table in tables_of(minutes):
        for total in table.totals:
            if not total.holds:
                column = (
                    table.columns[total.column] if total.column < len(table.columns) else f"column {total.column + 1}"
                )
                message = f"The total of {column} is stated as {total.stated:,}; the rows add up to {total.computed:,}."
                yield finding(
                    "table.total",
                    message,
                    f"{path}/rows/{total.row}/{total.column}",
                    table.places,
                    table.rows[total.row][total.column].raw,
                    column=column,
                    stated=total.stated,
                    computed=total.computed,
                )


def check_shape(minutes: MinutesParts) -> Iterator[Finding]:
    """All rows have as many cells as the header."""
    for path, table in tables_of(minutes):
        widths = [len(row) for row in table.rows]
        usual = len(table.columns) or max(widths, key=widths.count, default=0)
        for at, width in enumerate(widths):
            if width != usual:
                message = f"A row has {width} cells where the table has {usual} columns."
                quote = "\t".join(cell.raw for cell in table.rows[at])
                yield finding(
                    "table.shape", message, f"{path}/rows/{at}", table.places, quote, columns=usual, cells=width
                )


def check_numbering(minutes: MinutesParts) -> Iterator[Finding]:
    """A column that numbers the rows counts up by one."""
    for path, table in tables_of(minutes):
        for column, name in enumerate(table.columns):
            if opened_by(name, Opens.ROW_NUMBERS):
                yield from _numbering(path, table, column)


def _numbering(path: str, table: Table, column: int) -> Iterator[Finding]:
    above: int | None = None
    for at, row in enumerate(table.rows):
        value = row[column].value if column < len(row) else None
        if not isinstance(value, int):
            continue  # ๒.๑, ๒.๒ are numbers of items
        if above is not None and value not in {above + 1, 1}:
            message = f"Row number {value:g} follows {above:g}."
            yield finding(
                "table.numbering", message, f"{path}/rows/{at}/{column}", table.places, row[column].raw,
                above=above, number=value,
            )  # fmt: skip
        above = value


def check_amounts(minutes: MinutesParts) -> Iterator[Finding]:
    """An amount in figures is the amount in words behind it."""
    for path, item in agenda_items(minutes):
        for amount in spelt_out(item):
            if not amount.holds:
                message = f"{amount.figure} is not {amount.words}."
                yield finding(
                    "amount.words", message, path, item.places, amount.raw, figure=amount.value, words=amount.said
                )


class SpeltOut(NamedTuple):
    """An amount in figures and in words: as printed, and what both say."""

    raw: str
    figure: str
    words: str
    value: int | float
    said: float

    @property
    def holds(self) -> bool:
        """Both say the same."""
        return abs(self.said - self.value) <= ROUNDING


def spelt_out(item: AgendaItem) -> Iterator[SpeltOut]:
    """The amounts of an item that are printed in words too."""
    for text in _texts(item):
        for found in AMOUNT_IN_WORDS.finditer(text):
            figure, words = parse_number(found["figure"]), words_to_number(found["words"])
            if figure is not None and words is not None:
                yield SpeltOut(found[0], found["figure"], found["words"], figure, float(words))


def _texts(item: AgendaItem) -> Iterator[str]:
    yield item.heading or ""
    yield item.text
    for resolution in item.resolutions:
        yield resolution.text
