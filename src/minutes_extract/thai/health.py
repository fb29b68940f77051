"""How far the text of a page can be trusted: counts of damage that clean Thai does not have.

The bounds were measured on clean minutes (marks 18–20 % of the letters, tones 4.6–6.9 %, ำ 0.7–1.9 %) and on the
damaged text layers of a dozen producers. A reason that repair can mend takes little off the score, one it cannot takes much.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from minutes_extract.thai.alphabet import CONSONANT, MARK, NIKHAHIT, THAI_LETTER, TONE
from minutes_extract.thai.displaced import count_impossible
from minutes_extract.thai.gaps import join_letters
from minutes_extract.thai.spelling import restore_aa_for_am

FEW_LETTERS = 200
"""A page of fewer letters (a title, a picture's caption) has no share to speak of."""
MANY_LETTERS = 1_000
"""So many Thai letters hold ten ำ; none at all is no chance."""
THAI_SHARE = 0.3
TONE_SHARE = 0.02
SOME = 3
"""One or two odd places are slips of the typist."""

NEEDED = (
    ("\N{THAI CHARACTER SARA UU}ำ\N{THAI CHARACTER NIKHAHIT}\uf711", 250),
    ("\N{THAI CHARACTER SARA UU}", 600),
    ("\N{THAI CHARACTER MAI EK}\uf705\uf70a\uf713", 300),
    ("\N{THAI CHARACTER MAI THO}\uf706\uf70b\uf714", 300),
    ("\N{THAI CHARACTER MAI HAN-AKAT}\uf710", 300),
    ("\N{THAI CHARACTER SARA II}\uf702", 400),
    ("\N{THAI CHARACTER SARA I}\uf701", 400),
    ("\N{THAI CHARACTER SARA U}", 400),
    ("า", 150),
    ("เ", 300),
)
"""Letters of which one must be there, and in how many Thai letters: clean minutes have at least five in so many."""
PLAIN_SHARE = 0.9
"""Of the letters of a Latin text, that are of ASCII: Thai read by a Latin table has ÃÒ and its like."""
FEW_WORDS = 20
USUAL_WORD = (2.5, 9.0)
VOWELS = (0.28, 0.52)
MUTE_SHARE = 0.25
"""Of words, that have no vowel: abbreviations."""
ODD_SHARE = 0.1
"""Of words, that have a digit or a capital inside."""

# iumn7ir, lsdJ
_ODD_WORD = re.compile(r"[A-Za-z]\d[A-Za-z]|[a-z][A-Z]")
_PLAIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_THAI_CHARACTER = re.compile(f"[{THAI_LETTER}]")
_LETTER = re.compile(r"[^\W\d_]")
_TONE = re.compile(f"[{TONE}\uf705-\uf717]")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_UNMAPPED = re.compile(r"\(cid:\d{1,6}\)|[\x00\ufffd]")
_SPLIT_AM = re.compile(rf"[{CONSONANT}{TONE}][\x20\x00\ufffd]า")
_GAP_BEFORE_MARK = re.compile(rf"[{CONSONANT}]\x20[{MARK}]")


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    thai: int
    letters: int


class _Complaint(NamedTuple):
    """A row: the reason's name, whether it stands, and the share of the score that is left where it does."""

    reason: str
    stands: Callable[[_Page], bool]
    left: float


def text_health(text: str) -> tuple[float, tuple[str, ...]]:
    """(score 0–1, reasons) of a page's text, as read or repaired. Clean or empty text scores 1.0 without reasons."""
    thai = len(_THAI_CHARACTER.findall(text))
    page = _Page(text, thai, len(_LETTER.findall(text)) + len(re.findall(f"[{MARK}]", text)))
    complaints = [complaint for complaint in _COMPLAINTS if complaint.stands(page)]
    score = 1.0
    for complaint in complaints:
        score *= complaint.left
    return round(score, 2), tuple(complaint.reason for complaint in complaints)


def lost_letters(text: str) -> tuple[str, ...]:
    """Vowels and marks that a page of Thai must have and this one lacks, though its words may look sound.

    A guess: small pages lack some by chance, so that whoever asks must hold the text against something else.
    """
    counts = Counter(_THAI_CHARACTER.findall(text))
    total = counts.total()
    return tuple(
        letters[0] for letters, fewest in NEEDED if total >= fewest and not any(counts[one] for one in letters)
    )


def _latin_garbage(page: _Page) -> bool:
    few_thai = page.letters >= FEW_LETTERS and page.thai < THAI_SHARE * page.letters
    return few_thai and not _is_latin_text(page.text)


def _is_latin_text(text: str) -> bool:
    """English and its like: plain letters, in words of a usual length, each with a vowel and nearly none with a digit."""
    words = _PLAIN_WORD.findall(text)
    letters = "".join(words)
    plain = sum(map(str.isascii, letters))
    if len(words) < FEW_WORDS or plain < PLAIN_SHARE * len(letters):
        return False
    if len(_ODD_WORD.findall(text)) > ODD_SHARE * len(words):
        return False
    vowels = sum(letters.lower().count(vowel) for vowel in "aeiouy")
    mute = sum(1 for word in words if len(word) > 1 and not set(word.lower()) & set("aeiouy"))
    usual = USUAL_WORD[0] <= len(letters) / len(words) <= USUAL_WORD[1]
    return usual and VOWELS[0] * len(letters) <= vowels <= VOWELS[1] * len(letters) and mute < MUTE_SHARE * len(words)


def _private_use(page: _Page) -> bool:
    return len(_PRIVATE_USE.findall(page.text)) >= SOME


def _unmapped(page: _Page) -> bool:
    found = len(_UNMAPPED.findall(page.text))
    return found >= SOME and found * 200 >= page.letters


def _nikhahit(page: _Page) -> bool:
    return page.text.count(NIKHAHIT) >= SOME


def _am_split(page: _Page) -> bool:
    return len(_SPLIT_AM.findall(page.text)) >= SOME


def _am_lost(page: _Page) -> bool:
    has_am = "ำ" in page.text or NIKHAHIT in page.text or "\uf711" in page.text or _am_split(page)
    return page.thai >= MANY_LETTERS and not has_am


def _swapped(page: _Page) -> bool:
    am, aa = page.text.count("ำ"), page.text.count("า")
    mended = am - restore_aa_for_am(page.text).count("ำ")
    return am >= SOME and (am > aa or mended >= SOME)


def _letter_spaced(page: _Page) -> bool:
    return page.text.count(" ") - join_letters(page.text).count(" ") >= 2 * SOME


def _gaps(page: _Page) -> bool:
    return _many(page, len(_GAP_BEFORE_MARK.findall(page.text)))


def _displaced(page: _Page) -> bool:
    return _many(page, count_impossible(page.text))


def _many(page: _Page, found: int) -> bool:
    """More than slips: three at least, and one in a thousand letters."""
    return found >= SOME and found * 1_000 >= page.thai


def _missing(page: _Page) -> bool:
    return page.thai >= FEW_LETTERS and len(_TONE.findall(page.text)) < TONE_SHARE * page.thai


_COMPLAINTS = (
    _Complaint("latin_garbage", _latin_garbage, 0.1),
    _Complaint("private_use", _private_use, 0.9),
    _Complaint("unmapped_glyphs", _unmapped, 0.3),
    _Complaint("stray_nikhahit", _nikhahit, 0.95),
    _Complaint("am_split", _am_split, 0.9),
    _Complaint("am_lost", _am_lost, 0.7),
    _Complaint("aa_am_swapped", _swapped, 0.4),
    _Complaint("letter_spaced", _letter_spaced, 0.9),
    _Complaint("gap_before_mark", _gaps, 0.9),
    _Complaint("marks_displaced", _displaced, 0.6),
    _Complaint("marks_missing", _missing, 0.3),
)
