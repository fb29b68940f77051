"""The title block: who met, which time in the year, when and where.

Only the title block is read: numbers and dates of other meetings stand everywhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from minutes_extract.model.draft import LineTrace
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import DateValue, Meeting, MeetingNumber, Weekday
from minutes_extract.model.places import places_of
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.text.as_printed import as_printed
from minutes_extract.thai.blanks import breaks_word, join
from minutes_extract.thai.dates import BUDDHIST_OFFSET, CENTURY, DateMatch, first_date, first_of_range
from minutes_extract.thai.numerals import words_to_number
from minutes_extract.thai.times import find_range, first_time
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# ครั้งที่ ๘/๒๕๖๖ · ครั้งที่ ๙ / ๒๕๖๘ · ครั้งที่ ๑๔ · ครั้งที่ ๑/ภาคเรียนที่ ๒/๒๕๖๘ · ครั้งที่ ๒๕-๑/๒๕๖๖ · ครั้งที่ ๓/๖๗
# ครั้งที่ ๔๑๒ (๓/๒๕๖๖) · ครั้งพิเศษที่ ๑/๒๕๖๖ · ครั้งที่ ๑ ประจำปี พ.ศ. ๒๕๖๖
# ครั้งที่ 3/2025 · No. 3/2025
# ครั้งที่ พิเศษ ๓/๒๕๖๗ · ครั้งแรก · ครั้งที่สอง/๒๕๖๗ · ครั้งที่ (เวียนมติ)/๒๕๖๗ · ครั้งพิเศษ/๒๕๖๗ · คราวที่ ๗/๒๕๒๑
ONE_TO_NINE = r"(?:เอ็ด|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)"
ORDINAL_IN_WORDS = rf"(?:(?:ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)?สิบ{ONE_TO_NINE}?|{ONE_TO_NINE})(?![ก-๙])"
MANNER = r"(?:เวียนมติ|(?:มติ)?เวียน|แจ้งเวียน|นัดพิเศษ|พิเศษ|วิสามัญ|ฉุกเฉิน|เร่งด่วน)"
YEAR_BEHIND_SLASH = r"\s*/\s*(?P<year>2[3-6]\d\d)(?!\d)"
# ครังที่, ครั้งที: what a scan loses of its marks
NUMBER = regex.compile(
    rf"""
    (?:ครั้?ง|คราว(?:ประชุม)?)\s*(?P<number> (?P<first>แรก|ปฐมฤกษ์)(?![ก-๙]) (?:{YEAR_BEHIND_SLASH})? | {MANNER}{YEAR_BEHIND_SLASH} )
    (?P<annual>\s*(?:ประจำ)?ปี\s*(?:พ\.?\s*ศ\.?)?\s*(?P<annual_year>2[3-6]\d\d))?
    |
    (?:ครั้?ง|คราว(?:ประชุม)?)\s*ที่?\s*[:：]?\s*
    (?P<number> (?P<words>{ORDINAL_IN_WORDS}) (?:{YEAR_BEHIND_SLASH})? | \(?\s*{MANNER}\s*\)?{YEAR_BEHIND_SLASH} )
    (?P<annual>\s*(?:ประจำ)?ปี\s*(?:พ\.?\s*ศ\.?)?\s*(?P<annual_year>2[3-6]\d\d))?
    |
    (?:ครั้?ง|คราว(?:ประชุม)?)\s*ที่?\s*(?P<number> {MANNER} \s* (?P<sequence>\d{{1,3}}) {YEAR_BEHIND_SLASH} )
    |
    (?i:\bno)\.?\s*(?P<number> (?P<sequence>\d{{1,3}})\s*/\s*(?P<year>2[3-6]\d\d|20[0-4]\d) (?!\d) )
    """
    r"""|
    (?:ครั้?ง|คราว(?:ประชุม)?)\s*(?:พิเศษ\s*)?ที่?\s*[:：]?\s*
    (?P<number>
      (?:\d{1,4}\s*-\s*)? (?P<sequence>\d{1,4})
      (?:
        \s*\(\s*(?P<sequence>\d{1,4})\s*/\s*(?P<year>2[3-6]\d\d)\s*\)
      | (?:\s*/\s* ภาค[ก-๙]{0,12} \s* (?:ที่\s*)? \d \s*/?)?
        (?:\s*/?\s* (?:\d{4}\s*/\s*)? (?P<year>2[3-6]\d\d|20[0-4]\d) (?!\d) | \s*/\s*(?P<short_year>[3-9]\d)(?![\d/]))?
      )
    )
    (?P<annual>\s*(?:(?:ประจำ)?ปี\s*(?:การศึกษา|งบประมาณ)?\s*(?:พ\.?\s*ศ\.?|พุทธศักราช)?|พ\.\s*ศ\.)\s*(?P<annual_year>2[3-6]\d\d))?
    """,
    regex.X,
)
# สมัยที่ ๒ ประจำปี ๒๕๖๖ before ครั้งที่ ๑: the year of the number
ANNUAL_BEFORE = regex.compile(r"ปี\s*(?:การศึกษา|งบประมาณ)?\s*(?:พ\.?\s*ศ\.?|พุทธศักราช)?\s*(?P<year>2[3-6]\d\d)\s*$")
# ครั้งที่ ๑ ประจำปี พ.ศ. ⏎ ๒๕๖๘ · ครั้งที่ ๑/ภาคเรียนที่ ๒/ ⏎ ๒๕๖๘
YEAR_AWAITED = regex.compile(r"(?:ปี|พ\.?\s*ศ\.?|(?P<slash>/))\s*$")
NUMBER_AWAITED = regex.compile(r"(?:ครั้?ง|คราว)ที่?\s*$")
YEAR_ALONE = regex.compile(r"\s*(2[3-6]\d\d)\s*")
# วันพุธที่ ๕ · เมื่อวันที่ ๕ · ประชุมเมื่อวันที่ ๕ · จัดประชุมในวันพุธที่ ๕
DAY = r"(?:(?:จัด)?ประชุม(?=เมื่อ|ใน|ระหว่าง))?(?:เมื่อ|ใน|ระหว่าง)?\s*วัน\s*(?:ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)"
# Where the words of the title end although no ครั้งที่ is printed.
TITLE_END = regex.compile(
    rf"^(?:(?:ครั้?ง|คราว(?:ประชุม)?)\s*(?:(?:พิเศษ)?ที่?|แรก|พิเศษ\s*/|ปฐมฤกษ์)|{DAY}|เวลา|ณ\s|สถานที่|ประชุมเมื่อ|เมื่อ\s*\d|ห้องประชุม|ผ่าน(?:ระบบ|สื่อ)|เริ่มประชุม)"
)
# รายงานการประชุมฝ่ายพัสดุ วันที่ ๑ …: a date on the line of the title
DATE_BEHIND = regex.compile(rf"\s+{DAY}.*\d.*$")
# การประชุมของทีมพัฒนา เรื่อง… · สภาเทศบาล… สมัยสามัญ สมัยที่ ๑: neither the meeting nor its session is the body
BODY_HEAD = regex.compile(r"^การประชุม(?:ของ)?\s*")
# ใหญ่สามัญเจ้าของร่วม ประจำปี ๒๕๖๗ นิติบุคคลอาคารชุด…: which meeting of the body, before its name
GENERAL_MEETING = regex.compile(
    r"^(?:ใหญ่)?(?:สามัญ|วิสามัญ)(?:ผู้ถือหุ้น|เจ้าของร่วม|สมาชิก)?\s*(?:ประจำปี\s*(?:พ\.\s?ศ\.\s*)?\d{4}\s*)?(?:ของ\s*)?(?=บริษัท|นิติบุคคล|สมาคม|สหกรณ์|มูลนิธิ|ชุมนุม|สโมสร|ธนาคาร|หมู่บ้าน|อาคารชุด)"
)
# สำเนารายงานการประชุม…, บันทึกย่อการประชุม…: what a title that no wording opens calls the minutes
UNKNOWN_HEAD = regex.compile(r"^\S{0,30}?ประชุม(?=\S|\s|$)")
BODY_TAIL = regex.compile(r"\s+(?:เรื่อง\s|สมัย(?:ประชุม)?\s?(?:ที่|สามัญ|วิสามัญ)).*$")
# ณ ห้องประชุม… at a line's start or after the date; not inside a name (ณ อยุธยา stands after a word without a blank before)
VENUE = regex.compile(
    r"(?:(?:^|\s)(?:ณ\.?\s*(?=\S)|ที่\s+(?=ห้อง|หอประชุม|ศาลา|อาคาร|ตึก|โรง|ชั้น\s?\d|สำนัก|ที่ทำการ|วัด)|สถานที่(?:ประชุม)?\s*[:：]?\s*(?=\S)|(?=ผ่าน(?:ระบบ|สื่อ|โปรแกรม|แอป|ทาง)|ทางออนไลน์))"
    r"|^(?=(?:ห้อง|ศาลา|หอ)(?:ประชุม|กลาง|ประชา)|โรงแรม))(?P<venue>.+)$"
)
VENUE_END = regex.compile(rf"\s*(?:{DAY}|เวลา\s*\d|เริ่มประชุม).*$")
# What a venue goes on with on the next line, centred lines being short.
VENUE_PARTS = regex.compile(
    r"^(?:และ|หรือ|ผ่าน|ร่วม|อาคาร|ตึก|ชั้น|ห้อง|มหาวิทยาลัย|วิทยา|คณะ(?!กรรม|ทำงาน|อนุ|ผู้)|สถาบัน|ศูนย์|สำนัก|กรม|กระทรวง|กอง|โรง|ศาลา"
    r"|องค์การ|เทศบาล|ที่ว่าการ|เลขที่|หมู่|ถนน|ซอย|แขวง|เขต|ตำบล|อำเภอ|จังหวัด|กรุงเทพ|[ตอจ]\.|บริษัท|ด้วย|โดย|\((?!รับรอง|ผ่านการ|ร่าง))"
)
MOST_VENUE_LINES = 4
FIRST_BUDDHIST_YEAR = 2300
"""A smaller one is of the common era."""
LONGEST_DATE = 60
"""Letters of a date with its weekday."""

# วันที่: … · เวลา: … · สถานที่: … · ประธาน: … – the key–value header of some offices
KEYS: tuple[tuple[str, str], ...] = (
    ("date", r"วัน\s*(?:/\s*เดือน\s*/\s*ปี|ที่(?:ประชุม)?)|(?i:(?:meeting\s)?date)"),
    ("time", r"เวลา|(?i:time)(?:\s*\([^()]*\))?"),
    ("venue", r"สถานที่(?:ประชุม)?|ห้อง(?:ประชุม)?|ประชุม\s*ณ|(?i:location|venue|place)"),
    ("number", r"(?:ประชุม)?ครั้งที่"),
    ("title", r"(?i:(?:minutes?|meeting)\s(?:title|subject))"),
    ("recorder", r"(?i:author|recorded\sby|recorder|minutes\staken\sby|note\staker)"),
)
KEY_VALUE = regex.compile(
    r"^\s*(?:" + "|".join(rf"(?P<{name}>{words})" for name, words in KEYS) + r")\s*(?:[:：]|\t)\s*(?P<value>.+)$"
)
OTHER_KEY = regex.compile(r"^[^\d:：]{2,45}[:：](?!\d)")


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What the title block says, and which rule took which of its lines."""

    meeting: Meeting
    taken: tuple[LineTrace, ...]
    recorder: str | None = None
    """Who wrote the minutes, where the title block says so."""


def parse_title(lines: Sequence[Line]) -> TitleBlock:
    """Read the title block; every field that it does not say is None."""
    reader = _TitleReader()
    for line in lines:
        reader.read(line)
    return TitleBlock(reader.meeting(), tuple(reader.taken), reader.recorder)


class _TitleReader:
    """Line by line through the title block; what was found first stays."""

    def __init__(self) -> None:
        self.title: list[str] = []
        self.body: list[str] = []
        self.in_title = True
        self.venue_lines = 0
        self.number: MeetingNumber | None = None
        self.date: DateValue | None = None
        self.times: tuple[str | None, str | None] = (None, None)
        self.venue = ""
        self.recorder: str | None = None
        self.taken: list[LineTrace] = []
        self.used: list[Line] = []

    def read(self, line: Line) -> None:
        rule = self._read(line)
        self.taken.append(LineTrace(line, Zone.TITLE, rule))
        if rule and rule != "title_note":
            self.used.append(line)

    def _read(self, line: Line) -> str:
        pairs = [pair for text in _keys_and_values(line) if (pair := KEY_VALUE.match(text))]
        if pairs:
            rules = [self._read_pair(pair, line) for pair in pairs]
            return rules[0]
        if self._read_year(line) or self._read_number_below(line):
            return "number"
        text = self._read_number(line.text, line)
        rules = ["title"] if line.table is None and self._read_title(text) else []
        rules += [name for name, found in self._read_facts(line.text, line) if found]
        if not rules and self._goes_on_with_venue(line):
            self.venue = join(self.venue, line.text) if line.continues else f"{self.venue} {line.text}"
            rules.append("venue")
        if not rules and self._names_body(line):
            self.body.append(line.text)
            rules.append("title_body")
        self.venue_lines = self.venue_lines + 1 if "venue" in rules else 0
        return rules[0] if rules else "title_key" if OTHER_KEY.match(line.text) else "title_note"

    def _names_body(self, line: Line) -> bool:
        """Below the number, above the date: รายงานการประชุม ครั้งที่ ๒/๒๕๖๖ ⏎ คณะกรรมการหอพัก."""
        early = self.number is not None and self.date is None and not self.venue
        other = OTHER_KEY.match(line.text) or TITLE_END.match(line.text) or line.text.startswith("(")
        return early and line.table is None and not other

    def _goes_on_with_venue(self, line: Line) -> bool:
        on = 0 < self.venue_lines < MOST_VENUE_LINES and not OTHER_KEY.match(line.text)
        return on and (line.continues or VENUE_PARTS.match(line.text) is not None)

    def _read_pair(self, pair: "regex.Match[str]", line: Line) -> str:
        name = next(name for name, _ in KEYS if pair[name])
        value = pair["value"].replace("\t", " ")
        if name == "venue":
            self.venue = self.venue or value
        elif name == "title":
            self.title.append(value)
        elif name == "recorder":
            self.recorder = self.recorder or value
        elif name == "number":
            if found := NUMBER.search(f"ครั้งที่ {value}"):
                self._take_number(found, "", line)
        else:
            self._read_facts(value if name == "date" else f"เวลา {value}", line)
        self.in_title = False
        self.venue_lines = 1 if name == "venue" else 0
        return name

    def _read_year(self, line: Line) -> bool:
        """The year of the number, which has run over to the next line."""
        year = YEAR_ALONE.fullmatch(line.text)
        awaited = self.taken and YEAR_AWAITED.search(self.taken[-1].line.text)
        if not (year and awaited and self.number and self.number.year_be is None):
            return False
        text = self.number.text + (year[1] if awaited["slash"] else "")
        self.number = self.number.model_copy(update={"year_be": int(year[1]), "text": text})
        return True

    def _read_number_below(self, line: Line) -> bool:
        """…สมัยที่ ๔ ครั้งที่ ⏎ ๘: the number has run over to the next line."""
        above = self.taken[-1].line.text if self.taken else ""
        awaited = NUMBER_AWAITED.search(above) if self.number is None and line.text[:1].isdigit() else None
        found = NUMBER.fullmatch(f"ครั้งที่ {line.text}") if awaited else None
        if awaited is None or found is None:
            return False
        self._take_number(found, above[: awaited.start()], line)
        self.in_title = False
        return True

    def _read_number(self, text: str, line: Line) -> str:
        """Take ครั้งที่; returns the text before it, the rest being no title."""
        found = NUMBER.search(text)
        if not found:
            return text
        if self.in_title or not text[: found.start()].strip():  # it may stand below the date, on a line of its own
            self._take_number(found, text[: found.start()] or " ".join(self.title[-1:]), line)
        return text[: found.start()] if self.in_title else ""

    def _take_number(self, found: "regex.Match[str]", before: str, line: Line) -> None:
        if self.number is None:
            self.number = _number(found, ANNUAL_BEFORE.search(before), line)

    def _read_title(self, text: str) -> bool:
        if not self.in_title:
            return False
        whole = text.strip()
        words = "" if TITLE_END.match(whole) or OTHER_KEY.match(whole) else DATE_BEHIND.sub("", whole)
        if words:
            self.title.append(words)
        self.in_title = words == whole and bool(words) and self.number is None
        return bool(words)

    def _read_facts(self, text: str, line: Line) -> list[tuple[str, bool]]:
        return [("number", bool(NUMBER.search(text))), ("date", self._read_date(text, line)),
                ("time", self._read_time(text)), ("venue", self._read_venue(text))]  # fmt: skip

    def _read_date(self, text: str, line: Line) -> bool:
        if self.date:
            return False
        found, raw = first_date(text), line.raw
        if (found is None or found.date is None) and self.taken:
            above = self.taken[-1].line
            found, raw = _date_over_lines(above.text, text) or found, f"{above.raw} {raw}"
        if found is None or (found.date is None and found.day is None):
            return False
        found = first_of_range(text, found) or found
        self.date = date_value(found, raw)
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
        title = _in_one(self.title) or None
        opening = opened_by(title or "", Opens.TITLE)
        words = BODY_HEAD.sub("", opening.rest if opening else UNKNOWN_HEAD.sub("", title or "").strip())
        body = GENERAL_MEETING.sub("", " ".join([BODY_TAIL.sub("", words), *self.body]).strip())
        return Meeting(
            title=title,
            body=body or None,
            number=self.number,
            date=self.date,
            time_start=self.times[0],
            time_end=self.times[1],
            opened=None,
            adjourned=None,
            venue=self.venue or None,
            sittings=(),
            quorum=None,
            places=places_of(self.used),
        )


def _date_over_lines(above: str, text: str) -> DateMatch | None:
    """เมื่อวันที่ ๒ ⏎ สิงหาคม ๒๕๖๗: a date that runs on into this line."""
    found = first_date(f"{above[-LONGEST_DATE:]} {text[:LONGEST_DATE]}")
    border = min(len(above), LONGEST_DATE)
    return found if found and found.date and found.start < border < found.end else None


def _in_one(parts: Sequence[str]) -> str:
    """The lines of a title with a blank between, but within a word that a hyphen breaks."""
    whole = ""
    for part in parts:
        whole = join(whole, part) if breaks_word(whole, part) else f"{whole} {part}"
    return whole.strip()


def _keys_and_values(line: Line) -> list[str]:
    """The line as "key⇥value" where it is two cells, or several such pairs; else its text."""
    texts = [cell.text for cell in line.cells if cell.text]
    if len(texts) < 2 or len(texts) % 2:
        return [line.text]
    return [f"{key}\t{value}" for key, value in zip(texts[::2], texts[1::2], strict=True)]


def _number(found: "regex.Match[str]", annual: "regex.Match[str] | None", line: Line) -> MeetingNumber:
    year = found["year"] or found["annual_year"] or (annual["year"] if annual else None)
    short = found["short_year"]
    return MeetingNumber(
        raw=as_printed(found[0][found.start("number") - found.start() :].strip(), line.raw),
        text=regex.sub(r"\s*([/()-])\s*", r"\1", found["number"]).strip(),
        sequence=_sequence(found),
        year_be=_year_be(int(year)) if year else CENTURY + int(short) if short else None,
    )


def _year_be(year: int) -> int:
    """The year of a number, which companies print in the common era too: ครั้งที่ 3/2025."""
    return year if year > FIRST_BUDDHIST_YEAR else year + BUDDHIST_OFFSET


def _sequence(found: "regex.Match[str]") -> int | None:
    """Which time in the year; None for a resolution by circulation, which has no number."""
    if found["sequence"]:
        return int(found["sequence"])
    counted = words_to_number(found["words"]) if found["words"] else None
    return 1 if found["first"] else int(counted) if counted else None


def date_value(found: DateMatch | None, raw: str) -> DateValue | None:
    """A date as it goes out, its `raw` as the line has it; None where none was found."""
    if found is None:
        return None
    return DateValue(
        raw=as_printed(found.raw, raw),
        iso=found.date.isoformat() if found.date else None,
        weekday=Weekday(found.weekday) if found.weekday else None,
    )
