"""The sittings of a meeting that sat more than once: adjourned, and resumed later that day or on another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from minutes_extract.model.line import Line
from minutes_extract.model.minutes import DateValue, Meeting, Sitting, Weekday
from minutes_extract.model.places import places_of
from minutes_extract.parsing.text.as_printed import as_printed
from minutes_extract.thai.dates import first_date
from minutes_extract.thai.times import first_time

_BEFORE_SITTING = r"[\s\-–•*(]*(?:(?:เวลา|เมื่อเวลา)\s?\d{1,2}[.:]\d{2}\s?(?:น\.|นาฬิกา)?\s*)?(?:(?:ประธาน[ก-๙]{0,30}?|ที่ประชุม|แล้ว|จึง|ได้)\s?(?:สั่ง|ให้|ขอ|กล่าว)?)?"
# พักการประชุมเวลา ๑๒.๐๐ น. · ประธานสั่งพักการประชุม เวลา ๑๒.๐๐ น. · เลิกประชุมเวลา ๑๖.๓๐ น.
PAUSED = regex.compile(rf"{_BEFORE_SITTING}(?:พัก(?:การ)?ประชุม|พักรับประทานอาหาร|(?:เลิก|ปิด)(?:การ)?ประชุม)")
# ประชุมต่อเวลา ๑๓.๐๐ น. · เริ่มประชุมวันที่สองเวลา ๐๙.๓๐ น.
RESUMED = regex.compile(
    rf"{_BEFORE_SITTING}(?:(?:เริ่ม|เปิด|ดำเนิน|กลับมา)?(?:การ)?ประชุม(?:ต่อ|อีกครั้ง)|(?:เริ่ม|เปิด)(?:การ)?ประชุม)"
)
LONGEST_SITTING_LINE = 160
"""Letters of a line that says when the meeting was adjourned or resumed; a longer one tells of something else."""
LINES_TO_DAY = 3
"""Lines above that may hold the day of a sitting."""


@dataclass(frozen=True, slots=True)
class _Sat:
    date: DateValue | None
    opened: str | None
    adjourned: str | None
    lines: tuple[Line, ...]


def sittings_of(lines: Sequence[Line], meeting: Meeting) -> tuple[Sitting, ...]:
    """The sittings in the order of the paper; none where the meeting sat once."""
    sat = list(_sat(lines, meeting))
    if len(sat) < 2:
        return ()
    last = sat[-1]
    sat[-1] = replace(last, adjourned=last.adjourned or meeting.adjourned)
    return tuple(_sitting(one, meeting.venue if not at else None) for at, one in enumerate(sat))


def _sat(lines: Sequence[Line], meeting: Meeting) -> Iterator[_Sat]:
    open_now: _Sat | None = _Sat(meeting.date, meeting.opened or meeting.time_start, None, ())
    date = meeting.date
    for at, line in enumerate(lines):
        text = line.text
        clock = first_time(text) if len(text) <= LONGEST_SITTING_LINE and "ประชุม" in text else None
        if clock is None:
            continue
        if open_now and PAUSED.match(text):
            yield replace(open_now, adjourned=clock.text, lines=(*open_now.lines, line))
            open_now = None
        elif open_now is None and RESUMED.match(text):
            date = _day(lines[max(0, at - LINES_TO_DAY) : at + 1]) or date
            open_now = _Sat(date, clock.text, None, (line,))
    if open_now and open_now.lines:
        yield open_now


def _day(lines: Sequence[Line]) -> DateValue | None:
    """The day that the line names, or the last of those above it."""
    for line in reversed(lines):
        found = first_date(line.text) if len(line.text) <= LONGEST_SITTING_LINE else None
        if found and found.date:
            weekday = Weekday(found.weekday) if found.weekday else None
            return DateValue(raw=as_printed(found.raw, line.raw), iso=found.date.isoformat(), weekday=weekday)
    return None


def _sitting(one: _Sat, venue: str | None) -> Sitting:
    return Sitting(
        date=one.date, opened=one.opened, adjourned=one.adjourned, venue=venue, places=places_of(list(one.lines))
    )
