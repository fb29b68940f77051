"""Dates, clock times and numbers of meetings as papers print them."""

from datetime import date, timedelta
from typing import NamedTuple

from training.minutes.scribe import Scribe
from training.minutes.wordings import titles

ERA = 543
MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ONES = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
TENS = ("", "สิบ", "ยี่สิบ", "สามสิบ", "สี่สิบ", "ห้าสิบ")
FIRST_DAY, DAYS = date(2018, 1, 8), 2900


class PrintedDate(NamedTuple):
    """A day and how it stands on the paper."""

    day: date
    text: str
    weekday: str | None
    """In English, where the weekday is printed."""


class Clock(NamedTuple):
    """A time of day."""

    hour: int
    minute: int

    @property
    def iso(self) -> str:
        """13:30"""
        return f"{self.hour:02}:{self.minute:02}"

    def later(self, minutes: int) -> "Clock":
        """The time so many minutes later, on the same day."""
        total = min(23 * 60 + 50, self.hour * 60 + self.minute + minutes)
        return Clock(*divmod(total, 60))


def draw_day(scribe: Scribe) -> date:
    """A working day."""
    day = FIRST_DAY + timedelta(scribe.draw.randrange(DAYS))
    return day - timedelta(max(0, day.weekday() - 4))


def print_date(scribe: Scribe, day: date, form: str) -> PrintedDate:
    """The day in a form of the table DATES."""
    text = form.format(
        weekday=WEEKDAYS[day.weekday()],
        day=day.day,
        month=MONTHS[day.month - 1],
        short_month=SHORT_MONTHS[day.month - 1],
        month_number=day.month,
        year=day.year + ERA,
        short_year=(day.year + ERA) % 100,
    )
    return PrintedDate(day, scribe.digits(text), ENGLISH_WEEKDAYS[day.weekday()] if "{weekday}" in form else None)


def date_in_text(scribe: Scribe, day: date) -> str:
    """วันที่ ๓ มกราคม ๒๕๖๗"""
    return print_date(scribe, day, titles.DATES.common[1]).text


def draw_clock(scribe: Scribe) -> Clock:
    """When a meeting begins."""
    return Clock(scribe.choose((9, 9, 9, 10, 13, 13, 14, 15)), scribe.choose((0, 0, 30, 30, 15, 5, 45)))


def print_clock(scribe: Scribe, clock: Clock, form: str) -> str:
    """The time in a form of the table CLOCKS."""
    return scribe.digits(form.format(h=clock.hour, m=clock.minute, words=_in_words(clock)))


def _in_words(clock: Clock) -> str:
    """สิบสามนาฬิกาสามสิบนาที"""
    minutes = f"{_number_in_words(clock.minute)}นาที" if clock.minute else ""
    return f"{_number_in_words(clock.hour)}นาฬิกา{minutes}"


def _number_in_words(number: int) -> str:
    """สี่สิบเอ็ด, for numbers below 60."""
    tens, ones = divmod(number, 10)
    if not tens:
        return ONES[ones]
    return TENS[tens] + ("เอ็ด" if ones == 1 else ONES[ones] if ones else "")
