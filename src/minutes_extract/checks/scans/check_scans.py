"""Which numbers and words of a page read from its picture want a look? The thresholds stand here."""

from collections.abc import Iterable, Iterator
from itertools import chain

from minutes_extract.checks.scans.amounts import malformed_amounts
from minutes_extract.checks.scans.grouping import Doubt, Folding, fold
from minutes_extract.checks.scans.numbers import ScanNumber, numbers_of
from minutes_extract.checks.scans.provenance import ScanLines
from minutes_extract.checks.scans.repeated_values import Elsewhere
from minutes_extract.checks.scans.tables import numbers_of_tables
from minutes_extract.checks.scans.words import ScanWords, words_of
from minutes_extract.model.draft import Draft
from minutes_extract.model.minutes import Finding

SURE_NUMBER = 0.98
"""Confidence (0–1, of the least sure letter) from which a number stands for itself.

A first value, to be calibrated with the line reader: no more than 1 wrong number in 2,000 may pass without a finding
while no more than 3 % of the right ones carry one.
"""
SURE_WORD = 0.6
"""The same for names, offices, titles, headings and resolutions: a wrong letter there is seen by any reader, a wrong
digit by none.
"""
MOST_IN_TABLE = 20
"""Doubtful numbers of one table that are named one by one; of more there is one finding for each column."""
MOST_NUMBERS = 20
"""Doubtful numbers of one part of the minutes on one page that are named one by one."""
MOST_WORDS = 10
"""The same of names, headings and the like; so many say that the page is hard to read."""

NUMBERS = Folding("ocr.unverified_number", "ocr.unverified_number", MOST_NUMBERS, MOST_IN_TABLE)
WORDS = Folding("ocr.low_confidence", "ocr.hard_to_read", MOST_WORDS, MOST_WORDS)


def check_numbers(draft: Draft) -> Iterator[Finding]:
    """A number that the reader is not sure of and that nothing confirms; an amount whose commas stand wrong."""
    scan = ScanLines(draft)
    if scan:
        found = chain(numbers_of(draft, scan), numbers_of_tables(draft, scan), malformed_amounts(draft))
        doubts = [_doubtful_number(number) for number in _unconfirmed(found, draft)]
        yield from fold(NUMBERS, doubts)


def _unconfirmed(numbers: Iterable[ScanNumber], draft: Draft) -> Iterator[ScanNumber]:
    elsewhere: Elsewhere | None = None
    for number in numbers:
        if number.well_formed and (number.confirmed or number.confidence >= SURE_NUMBER):
            continue
        elsewhere = elsewhere or Elsewhere(draft)  # reads all lines: not where all numbers are sure
        if not (number.well_formed and elsewhere.say(number.said, number.places)):
            yield number


def _doubtful_number(number: ScanNumber) -> Doubt:
    why = "nothing confirms it" if number.well_formed else "its commas do not part thousands"
    message = (
        f"The {number.what} {number.raw} was read from a picture, {number.confidence:.0%} sure, and {why}: "
        "compare its digits with the paper."
    )
    evidence = (("kind", number.what), ("well_formed", number.well_formed))
    return Doubt(number.path, number.raw, number.confidence, number.places, message, number.column, evidence)


def check_words(draft: Draft) -> Iterator[Finding]:
    """A name, an office, a title, a heading, a resolution that the reader is not sure of."""
    scan = ScanLines(draft)
    doubts = [_doubtful_words(words) for words in words_of(draft, scan) if words.confidence < SURE_WORD] if scan else []
    yield from fold(WORDS, doubts)


def _doubtful_words(words: ScanWords) -> Doubt:
    message = (
        f"{words.text} ({words.what}) was read from a picture, {words.confidence:.0%} sure of its least sure letter: "
        "compare it with the paper."
    )
    return Doubt(words.path, words.text, words.confidence, words.places, message)
