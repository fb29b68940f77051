"""The part of a passage that answers, spelt as it is, with what matched marked."""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from minutes_extract.search.ask import Term
from minutes_extract.thai.segment import fold

SNIPPET_LETTERS = 160
"""Of a snippet: two lines of a terminal."""
BEFORE = 50
"""Letters shown before the first match."""
MAX_LOOKED_AT = 100_000
"""Letters of a part that are searched for matches: a table of a thousand rows is not read to the end for a snippet."""
ELLIPSIS = "…"
# Between two words of a match may stand what is no word: blanks, points, strokes, ๆ.
_BETWEEN = r"[^\p{L}\p{M}\p{N}]{0,8}ๆ?[^\p{L}\p{M}\p{N}]{0,8}"


class SnippetPart(NamedTuple):
    """A run of letters of a snippet, marked where it matched."""

    text: str
    marked: bool


def snippet(parts: Sequence[str], terms: Sequence[Term]) -> tuple[SnippetPart, ...]:
    """The window with the first match of the part that holds most terms; the beginning where none does."""
    found = [(part, _matches(part, terms)) for part in parts if part]
    if not found:
        return ()
    # The first of equals: heading before text, text before tables. A heading is shown anyway, so text goes before it.
    best = max(found, key=lambda one: (len({term for term, _ in one[1]}), one is not found[0]))
    return _window(best[0], sorted(span for _, span in best[1]))


def _matches(part: str, terms: Sequence[Term]) -> list[tuple[int, tuple[int, int]]]:
    """(term, span) of every match."""
    folded = fold(part[:MAX_LOOKED_AT])
    matches = []
    for number, term in enumerate(terms):
        spans = [match.span() for match in _pattern(term).finditer(folded)]
        matches += [(number, span) for span in spans if span[0] < span[1]]
    return matches


def _pattern(term: Term) -> "regex.Pattern[str]":
    """The words of a term in a row; failing that, each of them."""
    words = [_word(word) for word in term.words]
    whole = _BETWEEN.join(words)
    # A word that was read for an abbreviation is not there: พ.ศ. is found as ปี, and as its letters.
    return regex.compile(f"{whole}|{regex.escape(term.letters)}" if term.letters else whole)


def _word(word: str) -> str:
    """6240000 stands for 6,240,000 too."""
    return ",?".join(word) if word.isdecimal() else regex.escape(word)


def _window(part: str, spans: list[tuple[int, int]]) -> tuple[SnippetPart, ...]:
    start = max(0, spans[0][0] - BEFORE) if spans else 0
    # From a blank on, where one is near: Thai has none between words, so cutting elsewhere would cut marks off.
    blank = part.find(" ", start, spans[0][0]) if start else -1
    start = blank + 1 if blank >= 0 else start
    end = min(len(part), start + SNIPPET_LETTERS)
    pieces, at = [SnippetPart(ELLIPSIS, False)] if start else [], start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first < last:
            pieces += [SnippetPart(part[at:first], False), SnippetPart(part[first:last], True)]
            at = last
    pieces.append(SnippetPart(part[at:end] + (ELLIPSIS if end < len(part) else ""), False))
    return tuple(SnippetPart(" ".join(text.split("\n")), marked) for text, marked in pieces if text)
