"""The title block: who met, which time in the year, when and where.

Only the title block is read: numbers and dates of other meetings stand everywhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from minutes_extract.model.draft import Taken
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import DateValue, Meeting, MeetingNumber, Weekday
from minutes_extract.parsing.paragraph import join, places_of
from minutes_extract.parsing.zone import TITLE
from minutes_extract.thai.dates import DateMatch, first_date
from minutes_extract.thai.times import find_range, first_time

# ครั้งที่ ๘/๒๕๖๖ · ครั้งที่ ๙ / ๒๕๖๘ · ครั้งที่ ๑๔ · ครั้งที่ ๑/ภาคเรียนที่ ๒/๒๕๖๘ · ครั้งที่ ๒๕-๑/๒๕๖๖ · ครั้งที่ ๑ ประจำปี พ.ศ. ๒๕๖๖
NUMBER = regex.compile(
    r"""
    ครั้ง\s*ที่\s*[:：]?\s*
    (?P<number>
      (?:\d{1,4}\s*-\s*)? (?P<sequence>\d{1,4})
      (?:\s*/\s* ภาค[ก-๙]{0,12} \s* (?:ที่\s*)? \d \s*/?)?
      (?:\s*/?\s* (?:\d{4}\s*/\s*)? (?P<year>2[3-6]\d\d) (?!\d))?
    )
    (?P<annual>\s*(?:ประจำ)?ปี\s*(?:พ\.?\s*ศ\.?|พุทธศักราช)?\s*(?P<annual_year>2[3-6]\d\d))?
    """,
    regex.X,
)
# Where the words of the title end although no ครั้งที่ is printed.
TITLE_END = regex.compile(
    r"^(?:ครั้ง\s*ที่|(?:เมื่อ|ใน)?\s*วัน\s*(?:ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|เวลา|ณ\s|สถานที่|ประชุมเมื่อ)"
)
# รายงานการประชุม, บันทึกการประชุม before the name of the body
TITLE_HEAD = regex.compile(r"^(?:สรุป)?(?:ผล)?(?:รายงาน|บันทึก)(?:ผล)?(?:การ)?ประชุม\s*")
# ณ ห้องประชุม… at a line's start or after the date; not inside a name (ณ อยุธยา stands after a word without a blank before)
VENUE = regex.compile(r"(?:^|\s)(?:ณ\s*(?=\S)|(?=ผ่านระบบ))(?P<venue>.+)$")
VENUE_END = regex.compile(r"\s*(?:(?:เมื่อ)?\s*วัน\s*(?:ที่\s*\d|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|เวลา\s*\d|เริ่มประชุม).*$")

# วันที่: … · เวลา: … · สถานที่: … · ประธาน: … – the key–value header of some offices
KEYS: tuple[tuple[str, str], ...] = (
    ("date", r"วัน\s*(?:/\s*เดือน\s*/\s*ปี|ที่(?:ประชุม)?)"),
    ("time", r"เวลา"),
    ("venue", r"สถานที่(?:ประชุม)?|ห้องประชุม|ประชุม\s*ณ"),
    ("number", r"ครั้งที่"),
)
KEY_VALUE = regex.compile(
    r"^\s*(?:" + "|".join(rf"(?P<{name}>{words})" for name, words in KEYS) + r")\s*[:：]\s*(?P<value>.+)$"
)
OTHER_KEY = regex.compile(r"^[^\d:：]{2,45}[:：](?!\d)")


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What the title block says, and which rule took which of its lines."""

    meeting: Meeting
    taken: tuple[Taken, ...]


def parse_title(lines: Sequence[Line]) -> TitleBlock:
    """Read the title block; every field that it does not say is None."""
    reader = _Reader()
    for line in lines:
        reader.read(line)
    return TitleBlock(reader.meeting(), tuple(reader.taken))


class _Reader:
    """Line by line through the title block; what was found first stays."""

    def __init__(self) -> None:
        self.title: list[str] = []
        self.in_title = True
        self.in_venue = False
        self.number: MeetingNumber | None = None
        self.date: DateMatch | None = None
        self.times: tuple[str | None, str | None] = (None, None)
        self.venue = ""
        self.taken: list[Taken] = []
        self.used: list[Line] = []

    def read(self, line: Line) -> None:
        rule = self._read(line)
        self.taken.append(Taken(line, TITLE, rule))
        if rule and rule != "title_note":
            self.used.append(line)

    def _read(self, line: Line) -> str:
        pair = KEY_VALUE.match(line.text)
        if pair:
            return self._read_pair(pair)
        text = self._read_number(line.text)
        rules = ["title"] if self._read_title(text) else []
        rules += [name for name, found in self._read_facts(line.text) if found]
        if not rules and self.in_venue and line.continues:
            self.venue = join(self.venue, line.text)
            rules.append("venue")
        self.in_venue = "venue" in rules
        return rules[0] if rules else "title_note"

    def _read_pair(self, pair: "regex.Match[str]") -> str:
        self.in_title = False
        name = next(name for name, _ in KEYS if pair[name])
        value = pair["value"]
        if name == "venue":
            self.venue = self.venue or value
        elif name == "number":
            self._read_number(f"ครั้งที่ {value}")
        else:
            self._read_facts(value if name == "date" else f"เวลา {value}")
        return name

    def _read_number(self, text: str) -> str:
        """Take ครั้งที่; returns the text before it, the rest being no title."""
        found = NUMBER.search(text)
        if not found:
            return text
        if self.number is None and self.in_title:
            self.number = _number(found)
        return text[: found.start()] if self.in_title else ""

    def _read_title(self, text: str) -> bool:
        if not self.in_title:
            return False
        words = "" if TITLE_END.match(text) or OTHER_KEY.match(text) else text.strip()
        if words:
            self.title.append(words)
        self.in_title = bool(words) and self.number is None
        return bool(words)

    def _read_facts(self, text: str) -> list[tuple[str, bool]]:
        return [("number", bool(NUMBER.search(text))), ("date", self._read_date(text)),
                ("time", self._read_time(text)), ("venue", self._read_venue(text))]  # fmt: skip

    def _read_date(self, text: str) -> bool:
        if self.date or not (found := first_date(text)) or found.date is None and found.day is None:
            return False
        self.date = found
        return True

    def _read_time(self, text: str) -> bool:
        if self.times[0]:
            return False
        if span := find_range(text):
            self.times = (span.first.text, span.last.text)
        elif clock := first_time(text):
            self.times = (clock.text, None)
        return bool(self.times[0])

    def _read_venue(self, text: str) -> bool:
        if self.venue or self.in_title or not (found := VENUE.search(text)):
            return False
        self.venue = VENUE_END.sub("", found["venue"]).strip()
        return bool(self.venue)

    def meeting(self) -> Meeting:
        title = " ".join(self.title) or None
        return Meeting(
            title=title,
            body=(TITLE_HEAD.sub("", title).strip() or None) if title else None,
            number=self.number,
            date=date_value(self.date),
            time_start=self.times[0],
            time_end=self.times[1],
            opened=None,
            adjourned=None,
            venue=self.venue or None,
            places=places_of(self.used),
        )


def _number(found: "regex.Match[str]") -> MeetingNumber:
    year = found["year"] or found["annual_year"]
    return MeetingNumber(
        raw=found[0].split("ที่", 1)[1].strip(),
        text=regex.sub(r"\s+", "", found["number"]),
        sequence=int(found["sequence"]),
        year_be=int(year) if year else None,
    )


def date_value(found: DateMatch | None) -> DateValue | None:
    """A date as it goes out; None where none was found."""
    if found is None:
        return None
    return DateValue(
        raw=found.raw,
        iso=found.date.isoformat() if found.date else None,
        weekday=Weekday(found.weekday) if found.weekday else None,
    )
