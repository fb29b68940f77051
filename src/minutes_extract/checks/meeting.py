"""Is the meeting told, does its weekday fit its date, does the covering letter agree?"""

import re
from collections.abc import Iterator

from minutes_extract.checks.codes import finding
from minutes_extract.model.draft import Draft, MinutesParts
from minutes_extract.model.minutes import CoverLetter, Finding, Meeting
from minutes_extract.thai.dates import find_dates, weekday_of
from minutes_extract.thai.likeness import likeness

# Two spellings of one thing are this alike (0–100); below they are two things.
SAME_THING = 75
LETTER_NUMBER = re.compile(r"ครั้งที่\s*(?P<number>\d{1,4}\s*/\s*\d{4})")
LETTER_VENUE = re.compile(r"\sณ\s+(?P<venue>ห้อง.+?)(?:\s+นั้น|\s*$|\n)")
REQUIRED = (("title", "title"), ("number", "number (ครั้งที่)"), ("date", "date"))


def check_held(draft: Draft) -> Iterator[Finding]:
    """These are the minutes of a meeting."""
    if not draft.is_minutes:
        message = "These are not the minutes of a meeting that was held: no field was read."
        yield finding("meeting.missing", message, "/meeting", missing="minutes")


def several_meetings(index: int, of: int) -> Finding:
    """The file holds the minutes of other meetings too."""
    message = f"The file holds the minutes of {of} meetings; this is number {index}."
    return finding("document.several_meetings", message, "/source/part", index=index, of=of)


def check_missing(minutes: MinutesParts) -> Iterator[Finding]:
    """A title, a number and a date are what minutes are filed by."""
    for name, words in REQUIRED:
        if getattr(minutes.meeting, name) is None:
            message = f"No {words} was found in the title block."
            yield finding("meeting.missing", message, "/meeting", minutes.meeting.places, missing=name)


def check_weekday(minutes: MinutesParts) -> Iterator[Finding]:
    """Weekday and date fit in 29 of 30 headers of real minutes, so one that does not is a good alarm for a misread digit."""
    from datetime import date

    found = minutes.meeting.date
    if found is None or found.iso is None or found.weekday is None:
        return
    computed = weekday_of(date.fromisoformat(found.iso))
    if computed != found.weekday:
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
    if minutes.cover_letter is None:
        return
    yield from _number(minutes.cover_letter, minutes.meeting)
    yield from _date(minutes.cover_letter, minutes.meeting)
    yield from _venue(minutes.cover_letter, minutes.meeting)


def _number(letter: CoverLetter, meeting: Meeting) -> Iterator[Finding]:
    said = LETTER_NUMBER.search(letter.body)
    if said and meeting.number and re.sub(r"\s", "", said["number"]) != meeting.number.text:
        yield _disagrees("/meeting/number", letter, said["number"], meeting.number.text)


def _date(letter: CoverLetter, meeting: Meeting) -> Iterator[Finding]:
    """The date that stands with the number of the meeting is the meeting's."""
    number = LETTER_NUMBER.search(letter.body)
    if number is None or meeting.date is None:
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
