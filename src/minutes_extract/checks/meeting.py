"""Is the meeting told, does its weekday fit its date, does the covering letter agree?"""

import re
from collections.abc import Iterator

from minutes_extract.checks.codes import finding
from minutes_extract.model.draft import MinutesParts
from minutes_extract.model.minutes import CoverLetter, Finding, Meeting
from minutes_extract.thai.dates import day_of, find_dates, weekday_of
from minutes_extract.thai.likeness import likeness

# Two spellings of one thing are this alike (0–100); below they are two things.
SAME_THING = 75
LETTER_NUMBER = re.compile(r"ครั้งที่\s*(?P<number>\d{1,4}\s*/\s*\d{4})")
# ขอเชิญประชุมใหญ่สามัญผู้ถือหุ้น: the letter speaks of the coming meeting; the minutes annexed are of another
INVITES = re.compile(r"เชิญ[ก-๙\s]{0,20}ประชุม|นัด(?:หมาย)?[ก-๙\s]{0,10}ประชุม|เรียกประชุม")
LETTER_VENUE = re.compile(r"\sณ\s+(?P<venue>ห้อง.+?)(?:\s+นั้น|\s*$|\n)")
# ประชุมใหญ่สามัญผู้ถือหุ้น ประจำปี ๒๕๖๗, ประชุมจัดตั้งบริษัท: the year, or the occasion, tells which meeting it was
HAS_NO_NUMBER = re.compile(r"ประชุมใหญ่|(?:สามัญ|วิสามัญ)(?:ผู้ถือหุ้น|สมาชิก|ประจำปี)|ผู้ถือหุ้น|เจ้าของร่วม|จัดตั้ง|ครั้งแรก|ปฐมนิเทศ")
# Of these a body that counts its meetings has numbers all the same: คณะกรรมการโครงการ…, สภา… ประจำปี ๒๕๖๗
SELDOM_NUMBERED = re.compile(r"ประชาคม|เชิงปฏิบัติการ|ประจำ(?:ปี|เดือน|สัปดาห์)|โครงการ|ทีม|minutes", re.I)
COUNTS_MEETINGS = re.compile(r"กรรมการ|กรรมาธิการ|คณะทำงาน|สภา")
REQUIRED = (("title", "title"), ("number", "number (ครั้งที่)"), ("date", "date"))


def several_meetings(index: int, of: int) -> Finding:
    """The file holds the minutes of other meetings too."""
    message = f"The file holds the minutes of {of} meetings; this is number {index}."
    return finding("document.several_meetings", message, "/source/part", index=index, of=of)


def check_missing(minutes: MinutesParts) -> Iterator[Finding]:
    """A title, a number and a date are what minutes are filed by; meetings of some kinds have no number."""
    for name, words in REQUIRED:
        if name == "number" and not is_numbered_kind(minutes.meeting):
            continue
        if getattr(minutes.meeting, name) is None:
            message = f"No {words} was found in the title block."
            yield finding("meeting.missing", message, "/meeting", minutes.meeting.places, missing=name)


def is_numbered_kind(meeting: Meeting) -> bool:
    """A board, a committee, a council counts its meetings; a general meeting has its year, a team or a village nothing."""
    title = meeting.title or ""
    if HAS_NO_NUMBER.search(title):
        return False
    return COUNTS_MEETINGS.search(title) is not None or SELDOM_NUMBERED.search(title) is None


def check_weekday(minutes: MinutesParts) -> Iterator[Finding]:
    """Weekday and date fit in 29 of 30 headers of real minutes, so one that does not is a good alarm for a misread digit.

    A date that the calendar has not (stored JSON may come from anywhere) has no weekday.
    """
    found = minutes.meeting.date
    if found is None or found.iso is None or found.weekday is None:
        return
    day = day_of(found.iso)
    computed = weekday_of(day) if day else None
    if computed and computed != found.weekday:
        yield finding(
            "meeting.weekday",
            f"{found.iso} was a {computed}, but the paper says {found.weekday}.",
            "/meeting/date",
            minutes.meeting.places,
            found.raw,
            stated=found.weekday.value,
            computed=computed,
        )


def check_letter(minutes: MinutesParts) -> Iterator[Finding]:
    """What the covering letter says of the meeting, beside the title block; who signed it, beside the list of names."""
    letter = minutes.cover_letter
    if letter is None or INVITES.search(letter.subject or ""):
        return
    yield from _number(letter, minutes.meeting)
    yield from _date(letter, minutes.meeting)
    yield from _venue(letter, minutes.meeting)


def _number(letter: CoverLetter, meeting: Meeting) -> Iterator[Finding]:
    said = LETTER_NUMBER.search(letter.body)
    if said and meeting.number and not _is_number_of(said["number"], meeting):
        yield _disagrees("/meeting/number", letter, said["number"], meeting.number.text)


def _is_number_of(said: str, meeting: Meeting) -> bool:
    return meeting.number is not None and re.sub(r"\s", "", said) == meeting.number.text


def _date(letter: CoverLetter, meeting: Meeting) -> Iterator[Finding]:
    """The date that stands with the number of the meeting is the meeting's; with another number it is another's."""
    number = LETTER_NUMBER.search(letter.body)
    if number is None or meeting.date is None or not _is_number_of(number["number"], meeting):
        return
    said = next((found for found in find_dates(letter.body[number.end() : number.end() + 80])), None)
    if said and said.date and said.date.isoformat() != meeting.date.iso:
        yield _disagrees("/meeting/date", letter, said.raw, meeting.date.raw)


def _venue(letter: CoverLetter, meeting: Meeting) -> Iterator[Finding]:
    said = LETTER_VENUE.search(letter.body)
    if said and meeting.venue and SAME_THING <= likeness(said["venue"], meeting.venue) < 100:
        yield _disagrees("/meeting/venue", letter, said["venue"], meeting.venue)


def _disagrees(path: str, letter: CoverLetter, said: str, read: str) -> Finding:
    message = f"The covering letter says {said}, the title block {read}."
    return finding("meeting.disagrees", message, path, letter.places[:1], said, letter=said, title_block=read)
