"""Amounts of running text whose commas do not part thousands: a digit or a comma is misread, however sure the reader is."""

from collections.abc import Iterator

import regex

from minutes_extract.checks.scans.numbers import ScanNumber
from minutes_extract.checks.scans.provenance import places_of_words
from minutes_extract.checks.walk import pointer_to_zone
from minutes_extract.model.draft import Draft
from minutes_extract.parsing.text.confidence import least_sure, read_words
from minutes_extract.thai.numerals import parse_number, to_ascii_digits

# ๑,๐๑๕๕,๖๐ บาท; figures that are only counted up (๑,๒,๓) carry no unit of money
AMOUNT = regex.compile(
    r"(?<! [\d.,/] ) (?P<figure> \d[\d.]*+ ,[\d,.]*+ (?<= \d ) ) \s? (?: ล้าน | แสน | หมื่น | พัน )? \s? บาท", regex.X
)


def malformed_amounts(draft: Draft) -> Iterator[ScanNumber]:
    """Each such amount of the lines that were read from pictures."""
    for one in draft.taken:
        words = read_words([one.line]) if "," in one.line.raw and one.line.table is None else []
        for found in AMOUNT.finditer(to_ascii_digits(one.line.raw)) if words else ():
            start, end = found.span("figure")
            held = [word for word in words if word.word.start < end and word.word.end > start]
            confidence = least_sure(held)
            if confidence is not None and parse_number(found["figure"]) is None:
                yield ScanNumber(
                    pointer_to_zone(one.zone),
                    "amount",
                    one.line.raw[start:end],
                    confidence,
                    places_of_words(held),
                    well_formed=False,
                )
