"""What a line nearly begins with: words of the table with one or two letters misread, tone marks and vowels apart.

To be asked only where the exact question found nothing for a part of the document that must be there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from minutes_extract.thai.alphabet import MARK
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.numerals import to_ascii_digits
from minutes_extract.thai.wordings.find import WORDINGS, opened_by
from minutes_extract.thai.wordings.wording import Opens

LONGEST_NEAR_LINE = 80
"""Letters; only short lines are heads, labels and times."""
LONGEST_NEAR_LABEL = 22
MOST_WRONG = 2
SHORTEST_TITLE = 10
SHORT_WORDS = 8
"""Letters without marks: shorter words may have one wrong only."""
FEWEST_LETTERS = 5
"""Letters without marks: shorter words (มติ, วาระ) are one letter off many others."""
# Marks above and below the line, which are lost and misread first.
LOST_MARKS = re.compile(f"[{MARK}]")
LEAD = re.compile(r"^[\s*#\-–•.,:]+")
# จำนวน ๕ คน · (ต่อ) · : behind the head of a list
BEHIND_HEAD = re.compile(
    r"\s*(?:\(?\s*(?:รวม|จำนวน|มี)?\s*\d+\s*(?:คน|ท่าน|ราย|รูป)?\s*\)?|\(\S{1,6}\)|[:：]|ดังนี้|ประกอบด้วย)\s*.*$"
)
# ระเบียบวาระที่ ๓ เรื่อง…: words, the number, the title; not ๓.๑ and not ๓/๒๕๖๗
WORDS_AND_NUMBER = re.compile(
    r"^(?P<words>[^\d\n]{3,26}?)\s*(?P<number>\d{1,2})(?![\d/])(?!\s?\.\s?\d)\s*[.:：–-]?\s*(?P<rest>.*)$"
)
# What stands behind the label of a resolution, and behind the words of a time.
DECIDED = re.compile(r"\s*[:：]?\s*(?:$|ที่ประชุม|รับ|เห็น|อนุมัติ|ไม่|มอบ|เป็นเอกฉันท์|มีมติ|ให้|ลงมติ)")
AT_A_TIME = re.compile(r"\s*(?:เมื่อ|ณ)?\s*(?:เวลา|[:：])?\s*(?=\d{1,2}[.:]\d\d)")
BEHIND_LABEL = {Opens.RESOLUTION: DECIDED, Opens.OPENING: AT_A_TIME, Opens.CLOSING: AT_A_TIME}


@dataclass(frozen=True, slots=True)
class NearOpening:
    """The row that the words of a line nearly are, the words as printed, and what stands behind them."""

    name: str
    kind: Opens
    words: str
    number: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an example of a row, without marks."""

    name: str
    letters: str


@lru_cache(1024)
def nearly_opened_by(text: str, kind: Opens) -> NearOpening | None:
    """The row of this kind that the line nearly begins with: ATTENDANCE, AGENDA, RESOLUTION, OPENING or CLOSING."""
    said = LEAD.sub("", text)
    if kind is Opens.AGENDA:
        return _agenda(said)
    if kind is not Opens.RESOLUTION and len(squeeze(said)) > LONGEST_NEAR_LINE:
        return None
    return _attendance(said) if kind is Opens.ATTENDANCE else _label(said, kind, BEHIND_LABEL[kind])


def nearly_title(text: str) -> bool:
    """The line nearly begins with the words of a title: รายงวนการประชุม…"""
    said = LEAD.sub("", text)[:LONGEST_NEAR_LABEL]
    if not _may_hold(bare_letters(said), Opens.TITLE):
        return False
    return any(
        _nearest(Opens.TITLE, bare_letters(said[:end]), MOST_WRONG) for end in range(SHORTEST_TITLE, len(said) + 1)
    )


def _attendance(text: str) -> NearOpening | None:
    """The words end the head, behind whoever the group is of."""
    head = BEHIND_HEAD.sub("", text)
    letters = bare_letters(head)
    if any(letter.isdigit() for letter in letters):
        return None
    name = _nearest(Opens.ATTENDANCE, letters, MOST_WRONG)
    return NearOpening(name, Opens.ATTENDANCE, head, None, text[len(head) :]) if name else None


def _agenda(text: str) -> NearOpening | None:
    found = WORDS_AND_NUMBER.match(text)
    name = _nearest(Opens.AGENDA, bare_letters(found["words"]), MOST_WRONG) if found else None
    return NearOpening(name, Opens.AGENDA, found["words"], found["number"], found["rest"]) if found and name else None


def _label(text: str, kind: Opens, behind: "re.Pattern[str]") -> NearOpening | None:
    """Words with one letter wrong, and behind them what stands behind such words: a decision, a time."""
    if not _may_hold(bare_letters(text[:LONGEST_NEAR_LABEL]), kind):
        return None
    for end in range(FEWEST_LETTERS, min(len(text), LONGEST_NEAR_LABEL) + 1):
        if behind.match(text, end) and (name := _nearest(kind, bare_letters(text[:end]), 1)):
            return NearOpening(name, kind, text[:end], None, text[end:].strip(" :："))
    return None


def _may_hold(letters: str, kind: Opens) -> bool:
    """With one letter wrong one half of the words is whole."""
    halves = (
        (words.letters[: len(words.letters) // 2], words.letters[len(words.letters) // 2 :]) for words in _words(kind)
    )
    return any(first in letters or second in letters for first, second in halves)


def _nearest(kind: Opens, letters: str, most: int) -> str | None:
    """The name of the row whose words are nearest; the longer of two that are as near."""
    from rapidfuzz.distance import Levenshtein

    best: tuple[int, int, str] | None = None
    for words in _words(kind):
        limit = min(most, 1 if len(words.letters) < SHORT_WORDS else MOST_WRONG)
        for said in _said(letters, words, limit, kind is Opens.ATTENDANCE):
            wrong = Levenshtein.distance(said, words.letters, score_cutoff=limit)
            if wrong <= limit:
                best = min(best or (99, 0, ""), (wrong, -len(words.letters), words.name))
    return best[2] if best else None


def _said(letters: str, words: _Words, limit: int, ends: bool) -> Iterator[str]:
    """The letters that may be the words: all, or where `ends` the last ones."""
    if not ends:
        yield letters
        return
    for length in range(len(words.letters) - limit, len(words.letters) + limit + 1):
        if 0 < length <= len(letters):
            yield letters[-length:]


@cache
def _words(kind: Opens) -> tuple[_Words, ...]:
    """The words of the rows of a kind, out of their examples."""
    found: dict[str, str] = {}
    for row in WORDINGS:
        for example in row.examples if row.opens is kind else ():
            opening = opened_by(to_ascii_digits(example), kind)
            label = (opening.groups.get("core") or opening.label.rstrip("0123456789 ")) if opening else ""
            if len(bare_letters(label)) >= FEWEST_LETTERS:
                found.setdefault(bare_letters(label), row.name)
    return tuple(_Words(name, letters) for letters, name in found.items())


def bare_letters(text: str) -> str:
    """Without blanks, and without the marks that are lost and misread first."""
    return LOST_MARKS.sub("", squeeze(text))
