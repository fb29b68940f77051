"""Times of day: ๑๓.๓๐ น., 13:30 น., ๐๙.๕๐ นาฬิกา, เวลา ๑๖.๒๐, and ranges of them.

๑๓.๓๐ is also an amount and a section. It is a time only where น. or นาฬิกา follows, or เวลา (or the words that open and
close a meeting) stands directly before; in a range either end may carry the sign for both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from minutes_extract.thai.numerals import to_ascii_digits, words_to_number
from minutes_extract.thai.scan import beginnings, matches_from

LAST_MINUTE = 59
MIDNIGHT = 24
"""24.00 is the end of the day; no other time has this hour."""


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A time in a text: `raw == text[start:end]`, with its น. but without the เวลา before it. Seconds are dropped."""

    start: int
    end: int
    raw: str
    hour: int
    minute: int

    @property
    def text(self) -> str:
        """HH:MM, as the contract wants it."""
        return f"{self.hour:02}:{self.minute:02}"


@dataclass(frozen=True, slots=True)
class TimeRange:
    """From one time to another, as printed: `raw == text[start:end]`."""

    start: int
    end: int
    raw: str
    first: TimeMatch
    last: TimeMatch


# เวลา, "**เวลา:** ", เริ่มประชุมเวลา, เลิกประชุม; but ระยะเวลา and ใช้เวลา are durations
_LEAD = r"""
    (?: (?<! ระยะ | ใช้ | เป็น ) เวลา (?: ประมาณ )?
      | (?: เริ่ม | เปิด | เลิก | ปิด ) (?: การ )? ประชุม )
    [\s:*.…]{0,12}
"""
# น., นาฬิกา; but ๓ น.ส. counts ladies
_SIGN = r"(?: \s{0,2} (?: น \s? \. (?! \s? ส \s? \. ) | น (?! [ก-๎.] ) | นาฬิกา ) )"
_DURATION = r"\s{0,2} (?: ชั่วโมง | ชม | นาที | วัน | เดือน | ปี | บาท | ล้าน | คน | % | เปอร์เซ็น )"


def _clock(end: str) -> str:
    """One end of a range, its groups named after it: 13.30, 15:00:00; behind เวลา 0900; 8 only with its sign."""
    return rf"""
    (?: (?P<{end}_hour> [0-9]{{1,2}} ) [.:] (?P<{end}_minute> [0-9]{{2}} ) (?: [.:] [0-9]{{2}} )?
        (?! [0-9] | [.:,/][0-9] ) (?P<{end}_sign> {_SIGN} )?
      | (?(lead) (?P<{end}_hour> [0-9]{{2}} ) (?P<{end}_minute> [0-9]{{2}} ) | (?!) )
        (?! [0-9] | [.:,/]\s?[0-9] ) (?P<{end}_sign> {_SIGN} )?
      | (?P<{end}_hour> [0-9]{{1,2}} ) (?P<{end}_sign>
            \s{{0,2}} นาฬิกา (?: \s{{0,2}} (?P<{end}_minute> [0-9]{{1,2}} ) \s{{0,2}} นาที )?
          | \s{{0,2}} น \s? \. (?! [ก-๎] | \s? ส \s? \. ) )
    )
    """


_TIMES = regex.compile(
    rf"""
    (?P<lead> {_LEAD} )? (?<! [0-9] | [0-9] [.:,/] )
    (?P<first> {_clock("first")} )
    (?: \s{{0,3}} (?: [-–—] | (?: จน )? ถึง ) \s{{0,3}} (?: เวลา \s{{0,3}} )? (?P<last> {_clock("last")} ) )?
    (?P<duration> (?= {_DURATION} ) )?
    """,
    regex.X,
)
_NUMBER_WORD = r"(?:สิบ|ยี่|เอ็ด|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|ศูนย์)"
_WORDS = regex.compile(rf"(?P<hour>{_NUMBER_WORD}{{1,4}})\s?นาฬิกา(?:\s?(?P<minute>{_NUMBER_WORD}{{1,4}})\s?นาที)?")
# No time is without one, and most lines are.
_ANY_DIGIT = re.compile("[0-9]")
_TIME_MAY_BEGIN = re.compile(f"[0-9](?<![0-9]{{2}})|{beginnings(('เวลา', 'เริ่ม', 'เปิด', 'เลิก', 'ปิด'))}")


def find_times(text: str) -> list[TimeMatch]:
    """All times in running text, both ends of ranges too."""
    return [time for ends in _times(text) for time in ends]


def first_time(text: str) -> TimeMatch | None:
    """The first time of a text, in figures; without any in figures, one in words."""
    return next((ends[0] for ends in _times(text)), None) or _in_words(text)


def _in_words(text: str) -> TimeMatch | None:
    """เวลาเก้านาฬิกาสามสิบนาที"""
    found = _WORDS.search(text) if "นาฬิกา" in text else None
    hour = words_to_number(found["hour"]) if found else None
    minute = words_to_number(found["minute"]) if found and found["minute"] else 0
    if found is None or hour is None or minute is None or hour > MIDNIGHT or minute > LAST_MINUTE:
        return None
    return TimeMatch(
        found.start("hour"), found.end(), found[0][found.start("hour") - found.start() :], int(hour), int(minute)
    )


def find_range(text: str) -> TimeRange | None:
    """The first range of times of a text: 09.30 – 13.00 น., ๐๙.๐๐ น. ถึง ๑๒.๐๐ น."""
    ends = next((ends for ends in _times(text) if len(ends) == 2), None)
    if ends is None:
        return None
    first, last = ends
    return TimeRange(first.start, last.end, text[first.start : last.end], first, last)


def _times(text: str) -> Iterator[list[TimeMatch]]:
    """One time, or the two ends of a range, at each place that has any."""
    ascii_text = to_ascii_digits(text)
    if _ANY_DIGIT.search(ascii_text) is None:
        return
    for found in matches_from(_TIME_MAY_BEGIN, _TIMES, ascii_text):
        ends = [_read(text, found, end) for end in ("first", "last") if found[end]]
        times = [time for time in ends if time is not None]
        if times and _is_said(found):
            yield times


def _is_said(found: regex.Match[str]) -> bool:
    """Whether the figures are called a time, by a word before or a sign behind."""
    signed = bool(found["first_sign"] or found["last_sign"])
    return signed or (found["lead"] is not None and found["duration"] is None)


def _read(text: str, found: regex.Match[str], end: str) -> TimeMatch | None:
    """The time of one end; None where the clock has no such hour or minute."""
    hour, minute = int(found[f"{end}_hour"]), int(found[f"{end}_minute"] or 0)
    if minute > 59 or hour > MIDNIGHT or (hour == MIDNIGHT and minute):
        return None
    start, stop = found.span(end)
    return TimeMatch(start, stop, text[start:stop], hour, minute)
