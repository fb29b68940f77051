"""What a person types into a field for a day or a time → what the contract keeps there; what is neither is refused."""

from datetime import date

import regex

from minutes_extract.errors import MinutesError
from minutes_extract.thai.dates import BUDDHIST_OFFSET, BUDDHIST_YEARS, first_date
from minutes_extract.thai.numerals import to_ascii_digits
from minutes_extract.thai.times import first_time

CLOCK_FIELDS = frozenset({"time_start", "time_end", "opened", "adjourned"})
# 2568-02-14, 2025-2-14
YEAR_FIRST = regex.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
# 14/02/2568, 14-2-2568, 14.02.2568
DAY_FIRST = regex.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
# 9:30, 09.30, 0930 น.
CLOCK = regex.compile(r"(?P<hour>\d{1,2})[:.]?(?P<minute>\d{2})\s*(?:น\.?|นาฬิกา)?")
LONGEST_TYPED = 100
"""Letters of a day or time."""


class WrongChangeError(MinutesError):
    """A change that the document cannot take."""


def is_day(steps: tuple[str, ...]) -> bool:
    """The field holds a day: iso of a date, the date of a document that is named."""
    return steps[-1] == "iso" or steps[-2:] == ("value", "date")


def is_clock(steps: tuple[str, ...]) -> bool:
    """The field holds a time of the day."""
    return steps[-1] in CLOCK_FIELDS


def day_typed(text: str) -> str:
    """The ISO date of a day as people write it, in either era. Raises WrongChangeError."""
    typed = to_ascii_digits(text).strip()
    found = YEAR_FIRST.fullmatch(typed) or DAY_FIRST.fullmatch(typed)
    day = _day(int(found["year"]), int(found["month"]), int(found["day"])) if found else _day_in_words(typed)
    if day is None:
        raise WrongChangeError(f"{text[:LONGEST_TYPED]} is no day: write 14 กุมภาพันธ์ 2568 or 14/02/2568.")
    return day.isoformat()


def clock_typed(text: str) -> str:
    """HH:MM of a time as people write it. Raises WrongChangeError."""
    typed = to_ascii_digits(text).strip()
    found = CLOCK.fullmatch(typed)
    if found and int(found["hour"]) <= 24 and int(found["minute"]) < 60:
        return f"{int(found['hour']):02}:{found['minute']}"
    said = first_time(typed) if len(typed) <= LONGEST_TYPED else None
    if said is None:
        raise WrongChangeError(f"{text[:LONGEST_TYPED]} is no time: write 09:30 or 9.30 น.")
    return said.text


def _day(year: int, month: int, day: int) -> date | None:
    gregorian = year - BUDDHIST_OFFSET if year in BUDDHIST_YEARS else year
    try:
        return date(gregorian, month, day)
    except ValueError:
        return None


def _day_in_words(typed: str) -> date | None:
    found = first_date(typed) if len(typed) <= LONGEST_TYPED else None
    return found.date if found else None
