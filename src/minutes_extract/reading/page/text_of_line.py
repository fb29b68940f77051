"""Words → the raw text of a line and where each word stands in it."""

from collections.abc import Sequence

import regex

from minutes_extract.model.line import Word
from minutes_extract.reading.page.lines import LaidWord

THAI_END = regex.compile(r"[ก-\u0e3a\u0e40-\u0e4e]\Z")
THAI_START = regex.compile(r"[ก-\u0e3a\u0e40-\u0e4e]")
FIGURE_END = regex.compile(r"[0-9๐-๙][,.]\Z")
FIGURE_START = regex.compile(r"[0-9๐-๙]")


def is_within_word(above: LaidWord, below: LaidWord) -> bool:
    """Where a line ends between these words, no blank is lost: Thai is broken between words that no blank parts,
    and a long figure after its comma."""
    if above.blank_after:
        return False
    if FIGURE_END.search(above.text):
        return bool(FIGURE_START.match(below.text))
    return bool(THAI_END.search(above.text) and THAI_START.match(below.text))


def spaced(words: Sequence[LaidWord]) -> tuple[str, list[Word]]:
    """Words with one blank between them, or none before a glued one."""
    raw = ""
    placed: list[Word] = []
    for word in words:
        if raw and not word.glued:
            raw += " "
        placed.append(Word(len(raw), len(raw) + len(word.text), word.box, word.confidence))
        raw += word.text
    return raw, placed


def in_columns(columns: Sequence[Sequence[LaidWord]]) -> tuple[str, list[Word]]:
    """Columns of words joined by tabs."""
    placed: list[Word] = []
    texts: list[str] = []
    start = 0
    for column in columns:
        text, words = spaced(column)
        placed += [word._replace(start=start + word.start, end=start + word.end) for word in words]
        texts.append(text)
        start += len(text) + 1
    return "\t".join(texts), placed
