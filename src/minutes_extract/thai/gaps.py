"""Repairs of blanks that stand where no Thai word can be parted: before a mark, after เ, where ำ lost its ring.

Each is a pure `str → str`. Only the plain blank is looked at: a tab parts columns.
"""

import re

import regex

from minutes_extract.thai.alphabet import (
    CONSONANT,
    HAN_AKAT,
    KILLER,
    LEADING,
    MAI_EK,
    MAI_THO,
    MAITAIKHU,
    MARK,
    THAI_LETTER,
    TONE,
    UEE,
    VOWEL_MARK,
)

_GAP = r"[\x20\x00\ufffd]"
_SUSPECT = re.compile(rf"{_GAP}[{MARK}ะาำ]")

# น ้าดื่ม, ซ ้า, ต ่ากว่า: here alone the ring is likelier lost than the blank put in; หน ้า, ต ่าง are others
_RING_UNDER_TONE = regex.compile(
    rf"(?<! [ห{LEADING}] \x20? ) (?: (?P<base>[นซ])\x20(?P<tone>{MAI_THO})า(?!ย(?:[\x20]|$))"
    rf" | (?P<base>ต)\x20(?P<tone>{MAI_EK})า(?!ง) )",
    regex.X,
)
# ไ ด ้ ร ั บ, แล ะ
_BEFORE_MARK = regex.compile(
    rf"(?<=[{CONSONANT}{MARK}า])[\x20\x00]+(?P<marks>[{MARK}]+|ะ)(?P<next>[{THAI_LETTER}A-Za-z0-9๐-๙]?)"
)
# ทอี่ ุทยาน → ที่อุทยาน: the consonant has a vowel already, which therefore jumped over it
_TWO_VOWELS = regex.compile(
    rf"(?P<owner>[{CONSONANT}])(?P<jumped>[{CONSONANT}])"
    rf"(?P<marks>[{VOWEL_MARK}][{TONE}]?|[{TONE}][{VOWEL_MARK}])\x20(?P<own>[{VOWEL_MARK}])"
)
# แ ละ, เ รื่อง
_LEADING_ALONE = re.compile(rf"[{LEADING}]\x20")
_AFTER_LEADING = regex.compile(rf"(?<=[{LEADING}])\x20(?=[{CONSONANT}])")

# ว, วิ, ไ, า, ด้: what a letter-spaced line sets apart
_THAI_CLUSTER = rf"(?:[{LEADING}]?[{CONSONANT}][{MARK}]*+[าะำ]?+|[{LEADING}]|[าะำ])(?![{THAI_LETTER}.])"
# วิ ท ย า ศ า ส ต ร์
_LETTER_RUN = regex.compile(rf"(?<![{THAI_LETTER}.])(?:{_THAI_CLUSTER})(?:\x20{_THAI_CLUSTER})++")
_INNER_LETTER = re.compile(rf"\x20{_THAI_CLUSTER}\x20")
# What cannot be a word of its own
_POOR = regex.compile(rf"[{LEADING}าะ]|[{CONSONANT}][{TONE}{KILLER}{HAN_AKAT}{UEE}{MAITAIKHU}]*")
_BARE = regex.compile(rf"[{CONSONANT}]")
_WORDS_OF_ONE_LETTER = ("ณ", "ธ")
SHORT_RUN = 3
SAFE_RUN = 4

# อ านวยการ, ค าร้อง, ประจ\N{NULL}าปี, น้ าหนัก; not in ก า ร, which is letter-spaced
# With a tone only where such a word exists: แกภ่ าค is แก่ภาค with its mark displaced.
_LOST_RING = regex.compile(
    rf"(?P<base>[{CONSONANT}]|[ตคร]{MAI_EK}|คว{MAI_EK}|[นซยลถช]{MAI_THO}){_GAP}(?P<late>[{TONE}]?)า"
    rf"(?!\x20{_THAI_CLUSTER}(?:\x20|$))"
)
# ก ำหนด
_BEFORE_AM = regex.compile(rf"(?<=[{CONSONANT}{TONE}])[\x20\x00]+(?=ำ)")


def restore_ring_under_tone(text: str) -> str:
    """น ้าดื่ม → น้ำดื่ม"""
    return _RING_UNDER_TONE.sub(r"\g<base>\g<tone>ำ", text) if _SUSPECT.search(text) else text


def close_before_mark(text: str) -> str:
    """A mark goes to its base. The blank it jumped over is kept behind it where a word surely ends: ยนต ์C → ยนต์ C."""
    if not _SUSPECT.search(text):
        return text
    return _BEFORE_MARK.sub(_closed, _TWO_VOWELS.sub(r"\g<owner>\g<marks>\g<jumped>\g<own>", text))


def close_after_leading(text: str) -> str:
    """No word ends in เ แ โ ใ ไ."""
    return _AFTER_LEADING.sub("", text) if _LEADING_ALONE.search(text) else text


def join_letters(text: str) -> str:
    """ค ว า ม → ความ, in runs of letters set apart of which most can be no words."""
    return _LETTER_RUN.sub(_joined, text) if _INNER_LETTER.search(text) else text


def close_before_am(text: str) -> str:
    """ก ำหนด → กำหนด"""
    return _BEFORE_AM.sub("", text) if _SUSPECT.search(text) else text


def restore_ring(text: str) -> str:
    """อ านวยการ → อำนวยการ: no Thai word begins with า."""
    return _LOST_RING.sub(r"\g<base>\g<late>ำ", text) if _SUSPECT.search(text) else text


def _closed(found: regex.Match[str]) -> str:
    marks, following = found["marks"], found["next"]
    ends_word = following.isascii() or following.isdigit() or marks.endswith(KILLER)
    return marks + (" " if following and ends_word else "") + following


def _joined(found: regex.Match[str]) -> str:
    letters = found[0].split(" ")
    word = letters[1:] if letters[0] in _WORDS_OF_ONE_LETTER else letters
    if not _is_letter_spaced(word):
        return found[0]
    return found[0][: len(found[0]) - len(" ".join(word))] + "".join(word)


def _is_letter_spaced(letters: list[str]) -> bool:
    """ก ข ค ง is a list, ที่ นี่ มี ใคร are words; ก า ร is neither."""
    poor = sum(_POOR.fullmatch(letter) is not None for letter in letters)
    if len(letters) >= SAFE_RUN:
        return 2 * poor >= len(letters) and not all(map(_BARE.fullmatch, letters))
    return len(letters) == SHORT_RUN and poor == SHORT_RUN and letters[1] in ("า", "ะ")
