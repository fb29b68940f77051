"""Repair of marks that moved past the next consonant: ครัง้ ที่ → ครั้งที่, ปฏิบัตกิ าร → ปฏิบัติการ.

Only a line that holds a cluster no Thai word can have is looked at; the word list then decides each place: a mark goes
back only where that makes a longer word than the printed order does.
"""

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
# หนา้, ตวั ชี้, ครัง้, บตั กิ าร, ดว้ ย, เลม่
_IMPOSSIBLE = regex.compile(
    rf"""
      [าะ][{MARK}]
    | [{_NEEDS_FINAL}][{TONE}]?(?![{CONSONANT}{MARK}])
    | [{_NEEDS_FINAL}][{CONSONANT}][{TONE}]
    | [{VOWEL_MARK}][{TONE}]?\x20า
    | (?<![{LEADING}])(?<![{LEADING}][{CONSONANT}])[{CONSONANT}][{TONE}](?=\x20|$)
    | [{LEADING}](?![กขคตทปผพบฟดส][รลว]|ห[งญนมยรลว]|[สขฉถต][นมงวล]|อย)[{CONSONANT}]{{2}}[{TONE}](?=\x20|$)
    """,
    regex.X,
)

# base (mark) carrier marks, and a blank or the end of the word: ว ร (ั) ; หน า (้). A second mark that moved
# has left its blank before the carrier. ครัง้ is certain without a blank, and so is a mark on า.
_MOVED = regex.compile(
    rf"""
    (?P<base>[{CONSONANT}])
    (?: (?P<own>[{MARK}]?)(?P<carrier>\x20?[{CONSONANT}])(?P<marks>[{MARK}]+)
        (?: (?P<blank>\x20) | (?![{THAI_LETTER}]) | (?<=[{_NEEDS_FINAL}][{CONSONANT}][{TONE}]) )
      | (?P<own>)(?P<carrier>า)(?P<marks>[{TONE}])(?P<blank>\x20?)
    )
    """,
    regex.X,
)
# วั น: the blank is what is wrong
_PARTED = regex.compile(rf"(?P<open>[{CONSONANT}][{_NEEDS_FINAL}][{TONE}]?)\x20(?P<final>[{CONSONANT}])(?![{MARK}])")

_FIRST_LETTERS = regex.compile(rf"[{THAI_LETTER}]*")
_LAST_LETTERS = regex.compile(rf"[{THAI_LETTER}]*$")
_TONES = regex.compile(rf"[{TONE}{KILLER}]")
_LEGAL_MARKS = regex.compile(rf"[{VOWEL_MARK}{NIKHAHIT}{PHINTHU}]?[{TONE}{KILLER}]?")
SHORTEST = 3
BELIEVED_ANYWHERE = 4
"""Letters of a word that is believed wherever it stands; a shorter one must begin where the printed word does."""


class _Reading(NamedTuple):
    """One way to read a place: letters before it, the place itself, letters after it, of the next word if `parted`."""

    before: str
    middle: str
    after: str
    parted: bool


class _Word(NamedTuple):
    """The longest listed word over a place; `over`: it goes on behind the blank."""

    text: str
    first: bool
    over: bool


_NO_WORD = _Word("", False, False)


def return_displaced_marks(text: str) -> str:
    """Put marks back where that makes a listed word, and the printed order makes none."""
    if not _IMPOSSIBLE.search(text):
        return text
    return _PARTED.sub(_closed_up, _MOVED.sub(_judged, text))


def _judged(site: regex.Match[str]) -> str:
    marks = _in_order((site["own"] or "") + site["marks"])
    if not _LEGAL_MARKS.fullmatch(marks):
        return site[0]
    before, after = _context(site)
    blank = site["blank"] or ""
    moved = _Reading(before, site["base"] + marks + site["carrier"].strip(), after, bool(blank))
    word = _longest_word(moved)
    if _stays(site, word, before, after):
        return _over_next_syllable(site, marks) or site[0]
    if blank and len(_longest_word(_rejoined(site, before, after)).text) > max(len(word.text), SHORTEST - 1):
        return site[0].removesuffix(" ")
    return moved.middle + ("" if word.over else blank)


def _over_next_syllable(site: regex.Match[str], marks: str) -> str | None:
    """ทกี่ าหนด → ที่กาหนด: the mark jumped to the next word, and left its blank before a letter that begins none."""
    syllable = site["base"] + marks
    if site["blank"] and site.string[site.end() : site.end() + 1] in ("า", "ะ") and syllable in known_words():
        return syllable + site["carrier"].strip()
    return None


def _stays(site: regex.Match[str], word: _Word, before: str, after: str) -> bool:
    """A mark on า is wrong whatever the words say; any other place must make a word."""
    if site["carrier"] == "า":
        return False
    if _IMPOSSIBLE.search(site.string, site.start(), site.end()):
        return not word.text and not _longest_word(_rejoined(site, before, after)).text
    printed = _longest_word(
        _Reading(before + site["base"] + site["own"], site["carrier"].strip() + site["marks"], "", False)
    )
    believed = word.first or len(word.text) >= BELIEVED_ANYWHERE
    return not believed or len(printed.text) >= len(word.text)


def _rejoined(site: regex.Match[str], before: str, after: str) -> _Reading:
    """The printed order without the blank: หนดวั น holds วัน."""
    if site["carrier"] == "า" or not site["blank"]:
        return _Reading("", "", "", False)
    middle = site["carrier"].strip() + site["marks"] + after[:1]
    return _Reading(before + site["base"] + (site["own"] or ""), middle, after[1:], False)


def _closed_up(site: regex.Match[str]) -> str:
    before, after = _context(site)
    closed = site["open"] + site["final"]
    return closed if _longest_word(_Reading(before, closed, after, False)).text else site[0]


def _context(site: regex.Match[str]) -> tuple[str, str]:
    """The letters of the same word before the place, and those behind it or behind its blank."""
    before = _LAST_LETTERS.search(site.string[max(0, site.start() - MAX_WORD) : site.start()])
    after = _FIRST_LETTERS.match(site.string, site.end(), site.end() + MAX_WORD)
    return before[0] if before else "", after[0] if after else ""


def _longest_word(reading: _Reading) -> _Word:
    """The longest listed word that holds the whole middle of a reading."""
    before, middle, after, parted = reading
    words = known_words()
    best = _NO_WORD
    for start in range(len(before) + 1):
        head = before[start:] + middle
        for end in range(len(after) + 1):
            text = head + after[:end]
            # สมชัย ชนะ: ชัยชนะ is a word, but so is ชัย, and it begins within another
            apart = parted and end > 0 and start > 0 and head in words
            if len(text) > max(len(best.text), SHORTEST - 1) and text in words and not apart:
                best = _Word(text, start == 0, parted and end > 0)
    return best


def _in_order(marks: str) -> str:
    return "".join(sorted(marks, key=lambda mark: _TONES.match(mark) is not None))
