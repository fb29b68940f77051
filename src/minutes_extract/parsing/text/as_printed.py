"""Pieces of repaired text found again in the text as read: Thai digits, blanks and all."""

from collections.abc import Iterable

import regex

from minutes_extract.model.line import Span
from minutes_extract.thai.numerals import to_ascii_digits

# Fragments looked up with blanks loosened are dates, numbers, amounts: none is longer.
LONGEST_FRAGMENT = 200
# A text longer than this is not searched again for each fragment that repair changed.
LONGEST_LOOSE = 20_000


def as_printed(fragment: str, raw: str) -> str:
    """The piece of `raw` that was repaired to `fragment` (Thai digits, blanks as printed); `fragment` where it is not found."""
    span = _printed(fragment, to_ascii_digits(raw))
    return raw[span.start : span.end] if span else fragment


def spans_as_printed(fragments: Iterable[str], raw: str) -> list[Span | None]:
    """Where in `raw` the fragments stand, which follow each other there; None for one that repair changed too much."""
    digits = to_ascii_digits(raw)
    spans: list[Span | None] = []
    at = 0
    for fragment in fragments:
        start = digits.find(fragment, at)
        if start >= 0:
            at = start + len(fragment)
            spans.append(Span(start, at))
        else:
            spans.append(_printed(fragment, digits, at) if len(raw) <= LONGEST_LOOSE else None)
    return spans


def _printed(fragment: str, digits: str, at: int = 0) -> Span | None:
    """Where the fragment stands, its blanks loosened: behind `at`, or else anywhere."""
    start = digits.find(fragment)
    if start >= 0:
        return Span(start, start + len(fragment))
    if len(fragment) > LONGEST_FRAGMENT:
        return None
    pattern = regex.compile(r"\s*".join(regex.escape(letter) for letter in fragment if not letter.isspace()))
    loose = pattern.search(digits, at) or pattern.search(digits)
    return Span(loose.start(), loose.end()) if loose else None
