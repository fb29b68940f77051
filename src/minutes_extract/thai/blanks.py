"""Blanks of Thai text: old text layers put them inside words, and printed lines break between words without one."""

from collections.abc import Iterable

import regex

_BLANKS = regex.compile(r"\s+")
_THAI_EDGE = regex.compile(r"[\u0E01-\u0E4E]")


def squeeze(text: str) -> str:
    """Without any blanks: how labels are compared, since old text layers put blanks inside words."""
    return _BLANKS.sub("", text)


def loosened(word: str) -> str:
    """A pattern of a label's word that old text layers may have letter-spaced: มติ ที่ ประชุ ม."""
    return r"\s?".join(regex.escape(cluster) for cluster in regex.findall(r"\X", word))


def join_texts(texts: Iterable[str]) -> str:
    """Join printed lines: Thai to Thai without a blank, as Thai is broken between words; all else with one."""
    pieces: list[str] = []
    for text in texts:
        if pieces and text:
            pieces.append(_glue(pieces[-1], text))
        if text:
            pieces.append(text)
    return "".join(pieces)


def join(above: str, below: str) -> str:
    """Two printed lines in one piece."""
    return join_texts((above, below))


def _glue(above: str, below: str) -> str:
    return "" if _THAI_EDGE.match(above[-1]) and _THAI_EDGE.match(below[0]) else " "
