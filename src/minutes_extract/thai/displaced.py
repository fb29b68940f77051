"""Repair of marks that moved past the next consonant: ครัง้ ที่ → ครั้งที่, ปฏิบัตกิ าร → ปฏิบัติการ.

Only a line that holds a cluster no Thai word can have is looked at; the word list then decides each place: a mark goes
back only where that makes a longer word than the printed order does.
"""

import re
from typing import NamedTuple

import regex

from minutes_extract.thai.alphabet import (
    CONSONANT,
    HAN_AKAT,
    KILLER,
    LEADING,
    MARK,
    NIKHAHIT,
    PHINTHU,
    THAI_LETTER,
    TONE,
    UEE,
    VOWEL_MARK,
)
from minutes_extract.thai.words import MAX_WORD, known_words

_NEEDS_FINAL = f"{HAN_AKAT}{UEE}"
# What no Thai word can have, each beginning with its rarest letter. Apart, and by `re`, they take 2.5 µs a clean line;
# as one pattern of `regex` 14 µs.
_IMPOSSIBLE = tuple(
    re.compile(pattern)
    for pattern in (
        # หนา้
        rf"[าะ][{MARK}]",
        # ตวั ชี้, ครัง้
        rf"[{_NEEDS_FINAL}](?:[{TONE}]?(?![{CONSONANT}{MARK}])|[{CONSONANT}][{TONE}])",
        # บตั กิ าร
        rf"\x20า(?<=[{VOWEL_MARK}{TONE}]\x20า)",
        # ผปู้ ระกอบ, ทมี่ ี; บาทที่ is right
        rf"ผ[{CONSONANT}]ู้|ท(?!ท)[{CONSONANT}]ี่(?=\x20)",
        # ดว้ ย
        rf"[{TONE}](?=\x20|$)(?<=[{CONSONANT}].)(?<![{LEADING}]..)(?<![{LEADING}][{CONSONANT}]..)",
        # เลม่, ใชบ้ ; เปล่, เหม่, เสน่ are right
        rf"[{LEADING}](?![กขคตทปผพบฟดส][รลว]|ห[งญนมยรลว]|[สขฉถต][นมงวล]|อย)[{CONSONANT}]{{2}}[{TONE}](?=\x20|$)",
    )
)

# base (mark) carrier marks, and a blank or the end of the word: ว ร (ั) ; หน า (้). A second mark that moved
# has left its blank before the carrier. ครัง้ is certain without a blank, and so is a mark on า.
_MOVED = regex.compile(
    rf"""
    (?P<base>[{CONSONANT}])
    (?: (?P<own>[{MARK}]?)(?P<carrier>\x20?[{CONSONANT}])(?P<marks>[{MARK}]+)
        (?: (?P<blank>\x20) | (?![{THAI_LETTER}])
          | (?<=[{_NEEDS_FINAL}][{CONSONANT}][{TONE}]) | (?<=[{_NEEDS_FINAL}][{TONE}]?)(?![{CONSONANT}{MARK}]) )
      | (?P<own>)(?P<carrier>า)(?P<marks>[{TONE}])(?P<blank>\x20?)
    )
    """,
    regex.X,
)
# วั น: the blank is what is wrong
_PARTED = regex.compile(rf"(?P<open>[{CONSONANT}][{_NEEDS_FINAL}][{TONE}]?)\x20(?P<final>[{CONSONANT}])(?![{MARK}])")

_FIRST_LETTERS = regex.compile(rf"[{THAI_LETTER}]*")
_LAST_LETTERS = regex.compile(rf"[{THAI_LETTER}]*$")
_TONE_MARKS = regex.compile(rf"[{TONE}{KILLER}]")
_LEGAL_MARKS = regex.compile(rf"[{VOWEL_MARK}{NIKHAHIT}{PHINTHU}]?[{TONE}{KILLER}]?")
SHORTEST = 3
LONG = 7
"""Letters of a word that is believed to run over a blank within a name: ธวัช ทอง must stay two."""
BELIEVED_ANYWHERE = 4
"""Letters of a word that is believed wherever it stands; a shorter one must begin where the printed word does."""


# นายสมชยั, ดร.ธวชั: the blank behind may part a given name from a family name
_IN_NAME = regex.compile(rf"(?:นาย|นาง|อาจารย์|ศาสตราจารย์|ดร\.?|[{CONSONANT}]\.)\x20?[{THAI_LETTER}]*$")


class _Reading(NamedTuple):
    """One way to read a place: letters before it, the place itself, letters after it.

    `names`: a blank that may part two names stands before those after it.
    """

    before: str
    middle: str
    after: str
    names: bool = False


class _Word(NamedTuple):
    """The longest listed word over a place; `first`: the printed word begins with it; `over`: it goes on behind."""

    text: str
    first: bool
    over: bool


_NO_WORD = _Word("", False, False)


def return_displaced_marks(text: str) -> str:
    """Put marks back where that makes a listed word, and the printed order makes none."""
    if not any(pattern.search(text) for pattern in _IMPOSSIBLE):
        return text
    return _PARTED.sub(_closed_up, _MOVED.sub(_judged, text))


def count_impossible(text: str) -> int:
    """How many clusters of a text no Thai word can have."""
    return sum(len(pattern.findall(text)) for pattern in _IMPOSSIBLE)


def _judged(site: regex.Match[str]) -> str:
    marks = _in_order((site["own"] or "") + site["marks"])
    if not _LEGAL_MARKS.fullmatch(marks):
        return site[0]
    before, after = _context(site)
    blank = site["blank"] or ""
    moved = _Reading(before, site["base"] + marks + site["carrier"].strip(), after, bool(blank) and _names(site))
    word = _longest_word(moved)
    if _stays(site, word, before, after):
        return _over_next_syllable(site, marks, before) or site[0]
    if not word.text and _longest_word(_rejoined(site, before, after)).text:
        return site[0].removesuffix(" ")
    return moved.middle + ("" if word.over or after[:1] in ("า", "ะ") else blank)


def _over_next_syllable(site: regex.Match[str], marks: str, before: str) -> str | None:
    """ผบู้ งั → ผู้บงั, ใชบ้ ริการ → ใช้บริการ: the mark jumped over the first letter of the next word."""
    syllable = site["base"] + marks
    whole = before[-1] + syllable if before[-1:] in tuple(LEADING) else syllable
    if site["blank"] and len(whole) >= SHORTEST and whole in known_words() and _is_impossible(site):
        return syllable + site["carrier"].strip()
    return None


def _is_impossible(site: regex.Match[str]) -> bool:
    start, end = max(0, site.start() - 1), site.end()
    return any(pattern.search(site.string, start, end) for pattern in _IMPOSSIBLE)


def _stays(site: regex.Match[str], word: _Word, before: str, after: str) -> bool:
    """A mark on า is wrong whatever the words say; any other place must make a word."""
    if site["carrier"] == "า":
        return False
    if _is_impossible(site):
        return not word.text and not _longest_word(_rejoined(site, before, after)).text
    printed = _longest_word(_Reading(before + site["base"] + site["own"], site["carrier"].strip() + site["marks"], ""))
    believed = word.first or len(word.text) >= BELIEVED_ANYWHERE
    return not believed or len(printed.text) >= len(word.text)


def _rejoined(site: regex.Match[str], before: str, after: str) -> _Reading:
    """The printed order without the blank: หนดวั น holds วัน."""
    if site["carrier"] == "า" or not site["blank"]:
        return _Reading("", "", "")
    middle = site["carrier"].strip() + site["marks"] + after[:1]
    return _Reading(before + site["base"] + (site["own"] or ""), middle, after[1:])


def _closed_up(site: regex.Match[str]) -> str:
    before, after = _context(site)
    closed = site["open"] + site["final"]
    return closed if _longest_word(_Reading(before, closed, after)).text else site[0]


def _context(site: regex.Match[str]) -> tuple[str, str]:
    """The letters of the same word before the place, and those behind it or behind its blank."""
    before = _LAST_LETTERS.search(site.string[max(0, site.start() - MAX_WORD) : site.start()])
    after = _FIRST_LETTERS.match(site.string, site.end(), site.end() + MAX_WORD)
    return before[0] if before else "", after[0] if after else ""


def _names(site: regex.Match[str]) -> bool:
    return _IN_NAME.search(site.string[max(0, site.start() - MAX_WORD) : site.start()]) is not None


def _longest_word(reading: _Reading) -> _Word:
    """The longest listed word that holds the whole middle of a reading."""
    before, middle, after, names = reading
    words = known_words()
    best = _NO_WORD
    for start in range(len(before) + 1):
        head = before[start:] + middle
        for end in range(len(after) + 1):
            text = head + after[:end]
            # สมชัย ชนะ: ชัยชนะ is a word, but so is ชัย
            apart = names and end > 0 and (head in words or len(text) < LONG)
            if len(text) > max(len(best.text), SHORTEST - 1) and text in words and not apart:
                best = _Word(text, start == 0, end > 0)
    return best


def _in_order(marks: str) -> str:
    return "".join(sorted(marks, key=lambda mark: _TONE_MARKS.match(mark) is not None))
