"""Dates as Thai papers print them: weekday, day, month and Buddhist year, in words or figures.

A date is kept as printed; `date` is the Gregorian day where the paper says a whole, possible one. The calendar year
began on 1 April until พ.ร.บ. ปีประดิทิน พ.ศ. ๒๔๘๓ ended the year 2483 with 31 December and let 2484 begin on 1 January:
of years before, January to March lie one Gregorian year later, and January to March 2483 never were.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import regex

from minutes_extract.thai.numerals import to_ascii_digits
from minutes_extract.thai.scan import beginnings, matches_from

BUDDHIST_OFFSET = 543
FIRST_JANUARY_YEAR = 2484
"""The first Buddhist year that began on 1 January (พ.ร.บ. ปีประดิทิน พ.ศ. ๒๔๘๓)."""
CENTURY = 2500
"""Of a year printed with two digits."""
GREGORIAN_YEARS = range(1900, 2101)
"""Years that are Gregorian though no ค.ศ. says so: as Buddhist ones they lie before all minutes."""
BUDDHIST_YEARS = range(2400, 2700)
"""Years that make three figures with strokes a date, and not a number of something."""

SHORT_YEARS = range(30, 100)
"""Two figures that make three with strokes a date: 15/12/66 is one, 3/6/12 a count of credits."""


class Month(NamedTuple):
    """One row of MONTHS: wordings spelt right or wrong; `clipped` ones need a day and a year beside them."""

    name: str
    misspelt: tuple[str, ...]
    clipped: tuple[str, ...]
    short: str
    """The letters of its abbreviation, without points."""


class WeekdayRow(NamedTuple):
    """One row of WEEKDAYS: a weekday, its word, and wordings more than one letter away from it."""

    name: str
    word: str
    others: tuple[str, ...] = ()


MONTHS = (
    Month("มกราคม", ("มกรคม", "มกราม", "มกาคม"), ("มกรา",), "มค"),
    Month("กุมภาพันธ์", ("กุมภาพันธ", "กุมภาพันธุ์", "กุมภาพัน", "กุมพาพันธ์", "กุมภาพันท์"), ("กุมภา",), "กพ"),
    Month("มีนาคม", ("มีนาม", "มีนคม", "มินาคม", "มีนาคาม"), ("มีนา",), "มีค"),
    Month("เมษายน", ("เมษยน", "เมษายาน", "เมศายน", "เมสายน", "เเมษายน"), ("เมษา",), "เมย"),
    Month("พฤษภาคม", ("พฤษาคม", "พฤษภคม", "พฤศภาคม", "พฤกษภาคม", "พฤษภาค", "พฤภาคม"), ("พฤษภา",), "พค"),
    Month("มิถุนายน", ("มิถุนยน", "มิถุนาย", "มิถุยายน", "มิถุนายาน", "มิถนายน"), ("มิถุนา",), "มิย"),
    Month("กรกฎาคม", ("กรกฏาคม", "กรกฎคม", "กรกฏคม", "กรกฎาค", "กรกดาคม", "กรกาคม"), ("กรกฎา", "กรกฏา"), "กค"),
    Month("สิงหาคม", ("สิงหคม", "สิงหาม", "สิงหาค", "สิงห์หาคม"), ("สิงหา",), "สค"),
    Month("กันยายน", ("กันยยน", "กันยาน", "กัยายน", "กันยายาน"), ("กันยา",), "กย"),
    Month("ตุลาคม", ("ตุลคม", "ตุลาม", "ตุลาค", "ตลาคม"), ("ตุลา",), "ตค"),
    Month("พฤศจิกายน", ("พฤศจิกยน", "พฤษจิกายน", "พฤจิกายน", "พฤศจิกาย", "พฤศจิการยน", "พฤศจกายน"), ("พฤศจิกา",), "พย"),
    Month("ธันวาคม", ("ธันวคม", "ธันวาม", "ธันวาค", "ธนวาคม", "ธันวามคม"), ("ธันวา",), "ธค"),
)
WEEKDAYS = (
    WeekdayRow("monday", "จันทร์", ("จันท",)),
    WeekdayRow("tuesday", "อังคาร"),
    WeekdayRow("wednesday", "พุธ"),
    WeekdayRow("thursday", "พฤหัสบดี", ("พฤหัส", "พฤหัสฯ")),
    WeekdayRow("friday", "ศุกร์"),
    WeekdayRow("saturday", "เสาร์", ("เสา",)),
    WeekdayRow("sunday", "อาทิตย์", ("อาทิต",)),
)
# Behind two figures after a short month these make it a count: ม.ค. ๑๕ คน
COUNTED_NOUNS = (
    "คน",
    "ราย",
    "บาท",
    "ครั้ง",
    "แห่ง",
    "วัน",
    "ล้าน",
    "แสน",
    "หมื่น",
    "พัน",
    "เรื่อง",
    "โครงการ",
    "กลุ่ม",
    "อำเภอ",
    "ตำบล",
    "หมู่",
    "เครื่อง",
    "ฉบับ",
    "%",
)


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date in a text: `raw == text[start:end]`. What the paper does not say is None; `weekday` is the one printed.

    `date` is None too where the day is impossible (31 กุมภาพันธ์) or no year is printed.
    """

    start: int
    end: int
    raw: str
    day: int | None
    month: int
    year_be: int | None
    weekday: str | None
    date: date | None


def _words(*words: str) -> str:
    """An alternation, longest first: พฤหัสบดี before พฤหัส."""
    return "|".join(sorted(map(regex.escape, words), key=len, reverse=True))


def _month_words() -> dict[str, int]:
    spellings = {number: (row.name, *row.misspelt, *row.clipped, row.short) for number, row in enumerate(MONTHS, 1)}
    return {word: number for number, words in spellings.items() for word in words}


def _short_pattern(letters: str) -> str:
    """ม.ค., ม.ค, ม. ค., มค.: one point at least."""
    first, last = letters[:-1], letters[-1]
    return rf"{first}\.\s?{last}\.?|{first}{last}\."


_MONTH_NUMBERS = _month_words()
_WEEKDAY_WORDS = {word: row.name for row in WEEKDAYS for word in (row.word, *row.others)}
_LONGEST_WEEKDAY = 10

_ERA = r"(?: พ\.?\s?ศ\.? | พุทธศักราช | (?P<gregorian> ค\.?\s?ศ\.? | คริสต์?ศักราช ) )"
# ๙ - (๑๐ เมษายน ๒๕๖๘) · วันพุธที่ ๙ ถึงวัน…
_RANGE_BEFORE = regex.compile(
    r"(?:วัน \s{0,2} (?P<weekday>[ก-๎]{2,10})? \s{0,2} ที่ \s{0,2})? (?<![0-9]|[0-9][.,:/]) (?P<day>[0-9]{1,2})"
    r"\s{0,2} (?: [-\N{EN DASH}\N{EM DASH},] | ถึง | และ ) \s{0,2} $",
    regex.X,
)
_LONGEST_RANGE = 40
ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ENGLISH = rf"(?P<english> (?i: {'|'.join(rf'{name[:3]}(?:{name[3:]})?' if name != 'may' else name for name in ENGLISH_MONTHS)} ) ) \.?"
_ENGLISH_INITIALS = "".join(sorted({letter for name in ENGLISH_MONTHS for letter in (name[0], name[0].upper())}))
_END_OF_YEAR = r"(?! [0-9] | [.,:][0-9] )"
_YEAR = rf"""
    (?: \s{{0,3}} (?: ปี \s? )? {_ERA} \s{{0,3}} (?P<year> [0-9]{{4}} | [0-9]{{2}} ) {_END_OF_YEAR}
      | \s{{0,3}} (?: ปี \s? )? (?P<year> [0-9]{{4}} ) {_END_OF_YEAR} )
"""
_SHORT_YEAR = rf"""
    (?: {_YEAR}
      | \s{{0,3}} ['’]? (?P<year> [0-9]{{2}} ) {_END_OF_YEAR} (?! [/-][0-9] | \s{{0,2}} (?: {_words(*COUNTED_NOUNS)} ) ) )
"""
_FULL = rf"(?P<month> {_words(*(word for row in MONTHS for word in (row.name, *row.misspelt)))} )"
_CLIPPED_MONTH = rf"(?P<month> {_words(*(word for row in MONTHS for word in row.clipped))} ) (?! [ก-๎] )"
_SHORT = rf"(?P<month> {'|'.join(_short_pattern(row.short) for row in MONTHS)} ) (?! [ก-๎] )"

# วันพุธที่, วันพุธ ที่, วันที่, and the slip วันที่พุธที่; without วัน only a weekday spelt right
_BEFORE_DAY = rf"""
    (?P<before>
        วัน \s{{0,2}}
        (?: ที่ \s{{0,2}}
          | (?: ที่ \s{{0,2}} )?
            (?P<weekday> (?: (?! วัน ) [ก-๎ฯ] ){{2,{_LONGEST_WEEKDAY}}}? ) \s{{0,2}} (?: ที่ \s{{0,2}} )? )
      | (?P<weekday> {_words(*(row.word for row in WEEKDAYS))} ) \s{{0,2}} ที่ \s{{0,2}}
    )
"""
_NO_FIGURE_BEFORE = r"(?<! [0-9] ) (?<! [0-9] [.,:/] )"
_DATE = regex.compile(
    rf"""
      {_BEFORE_DAY}? {_NO_FIGURE_BEFORE} (?P<core> (?:
          # ๒๗ ธันวาคม ๒๕๖๖, 31 กรกฎาคม พ.ศ. ๒๕๖๗, ๓ พ.ค. ๖๗; a full month says a date without a year too
          (?P<day> [0-9]{{1,2}} ) \s{{0,3}} (?: เดือน \s{{0,3}} )?
            (?: {_FULL} {_YEAR}? | {_CLIPPED_MONTH} {_SHORT_YEAR} | {_SHORT} {_SHORT_YEAR} )
          # ๑๕/๑๒/๒๕๖๖, 15/12/66, 15-12-2566
        | (?<! ครั้งที่ \s? ) (?<! [0-9] \s? / \s? ) (?P<day> [0-9]{{1,2}} )
            \s?/\s? (?P<figure> [0-9]{{1,2}} ) \s?/\s? (?P<year> [0-9]{{4}} | [0-9]{{2}} )
            (?! [0-9] | \s?/\s?[0-9] | [.,:][0-9] )
        | (?<! [0-9] - ) (?P<day> [0-9]{{1,2}} ) - (?P<figure> [0-9]{{1,2}} ) - (?P<year> [0-9]{{4}} )
            (?! [0-9] | [/-][0-9] | [.,:][0-9] )
          # ๐๙.๐๔.๒๕๖๘
        | (?<! [0-9] [.] ) (?P<day> [0-9]{{1,2}} ) \. (?P<figure> [0-9]{{1,2}} ) \. (?P<year> [0-9]{{4}} )
            (?! [0-9] | [./-][0-9] )
          # 9 April 2025, 9th Apr. 2025
        | (?P<day> [0-9]{{1,2}} ) (?: st | nd | rd | th )? \s{{1,2}} {_ENGLISH} ,? \s{{1,2}} (?P<year> [0-9]{{4}} ) {_END_OF_YEAR}
      ) )
      # 2025-04-09
    | {_NO_FIGURE_BEFORE} (?<! [0-9] [-/] ) (?P<core> (?P<year> [0-9]{{4}} ) - (?P<figure> [0-9]{{2}} ) - (?P<day> [0-9]{{2}} )
        (?! [0-9] | [/-][0-9] ) )
      # April 9, 2025
    | (?P<core> (?<! [A-Za-z] ) {_ENGLISH} \s{{1,2}} (?P<day> [0-9]{{1,2}} ) (?: st | nd | rd | th )? ,? \s{{1,2}}
        (?P<year> [0-9]{{4}} ) {_END_OF_YEAR} )
      # เมษายน 2568, ก.พ. ๖๖; but สำนักงาน ก.พ. is an office
    | (?P<core> {_FULL} {_YEAR} | (?: (?<! [ก-๎.] | สำนักงาน \s? ) | (?<= เดือน ) ) {_SHORT} {_SHORT_YEAR} )
    """,
    regex.X,
)
# No date is without one, and most lines are.
_ANY_DIGIT = re.compile("[0-9]")
_FIRST_WORDS = ("วัน", *(row.word for row in WEEKDAYS), *_MONTH_NUMBERS, *(f"{row.short[0]}." for row in MONTHS))
_DATE_MAY_BEGIN = re.compile(f"[0-9](?<![0-9]{{2}})|{beginnings(_FIRST_WORDS)}|[{_ENGLISH_INITIALS}]")


def find_dates(text: str) -> list[DateMatch]:
    """All dates in running text, from left to right. Of a range (๑–๓ มกราคม ๒๕๖๗) at least the last."""
    return list(_dates(text))


def first_date(text: str) -> DateMatch | None:
    """The first date of a text."""
    return next(_dates(text), None)


def first_of_range(text: str, last: DateMatch) -> DateMatch | None:
    """The first day of the range that a date ends (๙ - ๑๐ เมษายน ๒๕๖๘), with the whole of it as printed; None of a lone date."""
    start = max(0, last.start - _LONGEST_RANGE)
    before = to_ascii_digits(text[start : last.start])
    found = _RANGE_BEFORE.search(before)
    if found is None or last.day is None or not 0 < int(found["day"]) < last.day:
        return None
    day, begins = int(found["day"]), start + found.start()
    year = _years_of(last)
    weekday = _weekday(found["weekday"])
    return DateMatch(
        begins,
        last.end,
        text[begins : last.end],
        day,
        last.month,
        last.year_be,
        weekday,
        _gregorian_day(day, last.month, year),
    )


def _years_of(last: DateMatch) -> int | None:
    return None if last.year_be is None else _gregorian_year(last.year_be, last.month)


def day_of(iso: str | None) -> date | None:
    """The day of an ISO date; None where it is none (JSON may come from anywhere)."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def weekday_of(day: date) -> str:
    """The weekday of a day, in the words of the contract: monday … sunday."""
    return WEEKDAYS[day.weekday()].name


def _dates(text: str) -> Iterator[DateMatch]:
    ascii_text = to_ascii_digits(text)
    if _ANY_DIGIT.search(ascii_text) is None:
        return
    for found in matches_from(_DATE_MAY_BEGIN, _DATE, ascii_text):
        match = _read(text, found)
        if match is not None:
            yield match


def _read(text: str, found: regex.Match[str]) -> DateMatch | None:
    """The date a match says; None where three figures are none after all (45/13/2566)."""
    month = _month(found)
    if found["figure"] and not _is_numeric_date(found, month):
        return None
    weekday = _weekday(found["weekday"])
    # วันทำการที่ ๕ มกราคม: the word before is no part of the date.
    start = found.start("core") if found["weekday"] and weekday is None else found.start()
    end = found.end("core")
    day = int(found["day"]) if found["day"] else None
    year, year_be = _years(found, month)
    return DateMatch(start, end, text[start:end], day, month, year_be, weekday, _gregorian_day(day, month, year))


def _month(found: regex.Match[str]) -> int:
    if found["figure"]:
        return int(found["figure"])
    if found["english"]:
        return next(number for number, name in enumerate(ENGLISH_MONTHS, 1) if name[:3] == found["english"][:3].lower())
    word = found["month"]
    return _MONTH_NUMBERS.get(word) or _MONTH_NUMBERS["".join(word.replace(".", "").split())]


def _is_numeric_date(found: regex.Match[str], month: int) -> bool:
    year = int(found["year"])
    plausible = year in SHORT_YEARS or year in BUDDHIST_YEARS or year in GREGORIAN_YEARS
    return plausible and 1 <= month <= 12 and 1 <= int(found["day"]) <= 31


def _years(found: regex.Match[str], month: int) -> tuple[int | None, int | None]:
    """(Gregorian year, Buddhist year) of the printed one."""
    if found["year"] is None:
        return None, None
    printed = int(found["year"])
    if len(found["year"]) == 2 and found["gregorian"]:
        return None, None
    if found["gregorian"] or printed in GREGORIAN_YEARS:
        return printed, printed + BUDDHIST_OFFSET
    year_be = printed + CENTURY if len(found["year"]) == 2 else printed
    return _gregorian_year(year_be, month), year_be


def _gregorian_year(year_be: int, month: int) -> int | None:
    """None for January to March 2483, which the law left out."""
    if month > 3 or year_be >= FIRST_JANUARY_YEAR:
        return year_be - BUDDHIST_OFFSET
    return None if year_be == FIRST_JANUARY_YEAR - 1 else year_be - BUDDHIST_OFFSET + 1


def _gregorian_day(day: int | None, month: int, year: int | None) -> date | None:
    if day is None or year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(word: str | None) -> str | None:
    """The weekday a word says, one wrong letter forgiven: พฤหัสดี is thursday."""
    if word is None:
        return None
    return _WEEKDAY_WORDS.get(word) or next((row.name for row in WEEKDAYS if _one_letter_off(word, row.word)), None)


def _one_letter_off(word: str, right: str) -> bool:
    """Whether one letter is wrong, too many or missing."""
    same = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    rest, right_rest = word[same:], right[same:]
    return rest[1:] == right_rest[1:] or rest[1:] == right_rest or rest == right_rest[1:]
