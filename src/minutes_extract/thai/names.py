"""Names of persons: title, given name, family name, at the start of a text or within running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from minutes_extract.thai.alphabet import MARK
from minutes_extract.thai.offices import certainly_office, starts_office
from minutes_extract.thai.titles import TITLE, TitleChain, read_titles


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as printed; `text[start:end]` is where it stands. No given name: the paper has the title only."""

    prefix: str | None
    given: str | None
    family: str | None
    suffix: str | None
    start: int
    end: int
    gap: str = ""
    """The blank between title and given name, if one is printed and kept."""

    @property
    def full(self) -> str:
        """Title + given + family name; the suffix (ร.น.) is no part of it."""
        titled = f"{self.prefix or ''}{self.gap}{self.given or ''}"
        return f"{titled} {self.family}" if self.family else titled


class _Part(NamedTuple):
    """A given or family name, and where it ends."""

    text: str
    end: int


OFFICE_LOOK_AHEAD = 80
"""Letters that suffice to know the beginning of an office."""

_BLANK_RUN = re.compile(r"[ \t]+")
# Dots to be filled in, a column, or nothing.
_NOTHING = re.compile(r"\s*(?:[.…_-]{2,}|$|\t)")
_CANNOT_BEGIN_NAME = re.compile(rf"[\u0300-\u036f{MARK}]")
# A name token: Thai letters, with hyphen, dot or apostrophe inside.
_THAI_WORD = re.compile(
    r"[ก-ฮเ-ไฤฦ][\u0e01-\u0e3a\u0e40-\u0e5b]{0,40}(?:[-'’.][ก-ฮเ-ไ][\u0e01-\u0e3a\u0e40-\u0e5b]{1,40}){0,3}"
)
# …ัญดา: what is left of a name whose first letter was lost.
_BROKEN_WORD = re.compile(
    r"[\N{THAI CHARACTER MAI HAN-AKAT}\N{THAI CHARACTER SARA I}-\N{THAI CHARACTER PHINTHU}][\u0e01-\u0e3a\u0e40-\u0e5b]{1,40}"
)
_LATIN_WORD = re.compile(r"[A-Z][A-Za-z'’-]{0,40}\.?")
_LATIN_REST = re.compile(r"(?:[A-Z]\.\s?|(?:van|von|de|da|bin|al|der|la)\s){0,4}[A-Z][A-Za-z'’-]{0,40}")
# ณ อยุธยา; not ณ ห้องประชุม
_NOBLE_FAMILY = re.compile(
    r"ณ\.?\s(?!ห้อง|วัน|ที่|โรงแรม|โรงเรียน|อาคาร|สำนัก|ศาลา|หอ|มหาวิทยาลัย|ศูนย์|เวลา|ขณะ|"
    r"บริเวณ|บ้าน|วัด|อำเภอ|จังหวัด)[ก-ฮเ-ไ][\u0e01-\u0e3a\u0e40-\u0e5b]{1,40}",
)
_SUFFIX = re.compile(r",?[ \t]?(?P<suffix>ร\.\s?น\.?|รน\.)(?![\u0e01-\u0e3a\u0e40-\u0e5b.])")

# นายสมชาย กล่าวว่า …: in running text these words are no surname.
_SPEECH = re.compile(
    r"""(?: กล่าว (?! สุนทร ) | ได้ | แจ้ง (?: ว่า | ให้ | ที่ประชุม | ต่อ | เพิ่ม | $ ) | เสนอ (?: ว่า | ให้ | แนะ | ที่ | ต่อ | $ )
      | รายงาน | สอบถาม | ชี้แจง | ให้ | เป็น (?: ประธาน | ผู้ | กรรมการ | วิทยากร | $ ) | ตำแหน่ง | และ | หรือ | ที่ (?! รัก ) | ซึ่ง
      | ผู้ | ในฐานะ | ณ | จาก | จะ | มี (?: ความ | ข้อ | $ ) | ขอ (?: ให้ | บคุณ | $ ) | พร้อม | เพื่อ | เมื่อ | ลง (?: นาม | ชื่อ )
      | อายุ | เลขที่ | อยู่ (?: บ้าน | ที่ | $ ) | ย้าย | สังกัด | ดำรง | ปฏิบัติหน้าที่
      | มา (?: เป็น | แทน | ชี้แจง | $ ) | ไป (?: ราชการ | $ )
      | ลา (?: การ | ประชุม | ป่วย | กิจ | พัก | ออก ) | ติด (?: ภารกิจ | ราชการ ) | แทน | รักษา (?: ราชการ | การ )
    )""",
    re.X,
)
# A name in running text stands behind a blank, an opening mark, or one of a few words that are written close to it.
_OPENING = r"(?:(?<![^\s(\[{“‘\"'«,;:/–—-])|(?<=และ)|(?<=ได้แก่)|(?<=คือ)|(?<=โดย)|(?<=กับ))"
_ANY_TITLE = re.compile(rf"{_OPENING}(?:{TITLE.pattern})")
_SHAKY = frozenset(
    {"อ.", "คุณ", "พระ", "ศ.", "หม่อม", "Dr", "Mr", "Ms", "Mrs", "จ.ต.", "จ.ท.", "ส.ต.", "ส.ท.", "ส.อ.", "มล.", "อาจารย์"}
)
"""In running text these are taken for a title only where given and family name follow."""


# A name, or the dots where one is filled in; not ศาสตราจารย์/รองศาสตราจารย์
_NAME_BEHIND = re.compile(r"\s*(?:[ก-ฮเ-ไA-Z]|[.…_]{2})")


def starts_with_title(text: str) -> bool:
    """Whether a title begins the text, and no ordinary word or office (นายอำเภอ) does. Cheap."""
    return read_titles(text) is not None


def begins_person(text: str) -> bool:
    """Whether a person stands at the start: a title, or one that is also a word (พระ, คุณ, อ.) with given and family name."""
    titles = read_titles(text)
    if titles is None or not _NAME_BEHIND.match(text, titles.end):
        return False
    if titles.printed not in _SHAKY:
        return True
    name = read_name(text)
    return name is not None and name.family is not None


def read_name(text: str) -> PersonName | None:
    """The titled name at the start of `text`; None if none begins there."""
    return _read_at(text, 0)


def read_bare_name(text: str) -> PersonName | None:
    """Two Thai words at the start, neither of them an office: a name printed without its title."""
    given = _THAI_WORD.match(text)
    if given is None or starts_with_title(text) or starts_office(text[: given.end() + 40]) or len(given[0]) < 2:
        return None
    family = _family_at(text, given.end())
    if family is None:
        return None
    return PersonName(None, given[0], family.text, None, 0, family.end)


def find_names(text: str) -> list[PersonName]:
    """Titled names in running text, each behind a blank or an opening mark; in order, without overlap."""
    return list(_names_in(text))


def _names_in(text: str) -> Iterator[PersonName]:
    end = 0
    for opening in _ANY_TITLE.finditer(text):
        if opening.start() < end:
            continue
        name = _read_at(text, opening.start())
        if name is None or name.given is None or (opening[0].strip() in _SHAKY and name.family is None):
            continue
        end = name.end
        yield name


def _read_at(text: str, start: int) -> PersonName | None:
    titles = read_titles(text, start)
    if titles is None:
        return None
    blank = _BLANK_RUN.match(text, titles.end)
    at = blank.end() if blank else titles.end
    given = _given_at(text, at) if blank is None else _given_behind_blank(text, at)
    if given is None:
        return _title_only(text, start, titles)
    family = _family_at(text, given.end)
    end = family.end if family else given.end
    suffix = _SUFFIX.match(text, end)
    gap = " " if blank and titles.kind != "common" else ""
    return PersonName(
        titles.printed,
        given.text,
        family.text if family else None,
        suffix["suffix"] if suffix else None,
        start,
        suffix.end() if suffix else end,
        gap,
    )


def _title_only(text: str, start: int, titles: TitleChain) -> PersonName | None:
    """นางสาว with dots or nothing behind it: a line whose name was never filled in."""
    if titles.kind != "common" or not _NOTHING.match(text, titles.end):
        return None
    return PersonName(titles.printed, None, None, None, start, titles.end)


def _given_at(text: str, at: int) -> _Part | None:
    found = _THAI_WORD.match(text, at) or _LATIN_WORD.match(text, at)
    if found is None:
        return _broken_given_at(text, at)
    return _Part(found[0], found.end()) if len(found[0]) > 1 else None


def _given_behind_blank(text: str, at: int) -> _Part | None:
    """Behind a blank an office may stand too (ดร. กรรมการ); close to the title it is a name (นายประธาน ใจดี)."""
    if certainly_office(text[at : at + OFFICE_LOOK_AHEAD]) or _CANNOT_BEGIN_NAME.match(text, at):
        return None
    return _given_at(text, at)


def _broken_given_at(text: str, at: int) -> _Part | None:
    """นางัญดา: a mark without its consonant stays as read, where a family name shows that a name stands here."""
    found = _BROKEN_WORD.match(text, at)
    return _Part(found[0], found.end()) if found and _family_at(text, found.end()) else None


def _family_at(text: str, given_end: int) -> _Part | None:
    """The word after the given name, unless it is an office or goes on with what the person did."""
    blank = _BLANK_RUN.match(text, given_end)
    if blank is None:
        return None
    noble = _NOBLE_FAMILY.match(text, blank.end())
    if noble:
        return _Part(" ".join(noble[0].split()), noble.end())
    found = _THAI_WORD.match(text, blank.end())
    if found is None:
        latin = _LATIN_REST.match(text, blank.end())
        return _Part(latin[0], latin.end()) if latin else None
    if len(found[0]) < 2 or _is_no_family(text, blank.end(), found.end()):
        return None
    return _Part(found[0], found.end())


def _is_no_family(text: str, at: int, end: int) -> bool:
    """A word like ครูเกษตร is a surname where it is the last or an office follows; คณบดี never is."""
    word = text[at : at + OFFICE_LOOK_AHEAD]
    if word.startswith("ผู้") or _SPEECH.match(word) or certainly_office(word):
        return True
    if not starts_office(word):
        return False
    blank = _BLANK_RUN.match(text, end)
    following = text[blank.end() : blank.end() + OFFICE_LOOK_AHEAD] if blank else ""
    return bool(following) and not starts_office(following) and not following.startswith("(")
