"""Heads, labels and times whose words were misread or never met, read as the words of the table that they stand for.

Asked only for what is missing: agenda numbers that are not 1 … k, the time of opening or closing, labels of resolutions.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from minutes_extract.model.line import Line
from minutes_extract.parsing.text.person_lines import person_line
from minutes_extract.parsing.text.quoted_agendas import is_head
from minutes_extract.thai.dates import first_date
from minutes_extract.thai.offices import starts_office
from minutes_extract.thai.times import first_time
from minutes_extract.thai.wordings.attendance_head import attendance_head
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.nearly import WORDS_AND_NUMBER, NearOpening, nearly_opened_by
from minutes_extract.thai.wordings.wording import Opens

READ_AS = {
    Opens.AGENDA: "ระเบียบวาระที่ ",
    Opens.RESOLUTION: "มติที่ประชุม ",
    Opens.OPENING: "เริ่มประชุม ",
    Opens.CLOSING: "เลิกประชุม ",
}
FEWEST_NEAR_HEADS = 2
"""Misread heads that are an agenda where no head of it could be read."""
WORDS_OF = {Opens.OPENING: (Opens.OPENING_WORDS,), Opens.CLOSING: (Opens.CLOSING_WORDS,)}
WORDS_OF_START = re.compile(r"(?:เริ่ม|เปิด|ตั้งต้น).{0,20}ประชุม|ประชุม.{0,20}(?:เริ่ม|เปิด)")
WORDS_OF_END = re.compile(r"(?:เลิก|ปิด|จบ|เสร็จ|สิ้นสุด|ยุติ).{0,20}ประชุม|ประชุม.{0,20}(?:เลิก|ปิด|จบ|เสร็จ|สิ้นสุด|ยุติ)")
LONGEST_SESSION = 90
"""Letters of a line that says when the meeting began or ended."""
MOST_LINES_OF_SESSION = 6
MOST_LINES_OF_LIST = 40
"""Lines of the last list of names and of what follows it, where no agenda is known."""
LAST_LINES = 30
# ผลการพิจารณา รับทราบ · ข้อยุติ : เห็นชอบ
UNKNOWN_LABEL = re.compile(r"^[\-–•*\s]*(?P<words>[ก-๙ฯ]{2,25}(?:ที่ประชุม)?)(?:\s*[:：]\s*|\s+|$)(?P<rest>.*)$")
DECIDES = re.compile(
    r"(?:ที่ประชุม(?:ได้|มี|จึง)?(?:มติ)?)?(?:รับ(?:ทราบ|รอง|หลักการ)|ทราบ(?:$|\s)|(?:ไม่)?เห็นชอบ|(?:ไม่)?อนุมัติ|มอบ(?:หมาย|ให้)?|มีมติ|ลงมติ|ไม่รับรอง|เลื่อนการ|แต่งตั้ง|เห็น(?:ควร|ด้วย)|เป็นเอกฉันท์)"
)
SPEAKERS = re.compile(r"ที่ประชุม|ประธาน|เลขา|และ|หรือ|โดย|เพื่อ|จึง|ทั้งนี้|ให้|ขอ|จาก|ตาม|แล้ว|ได้|ว่า|ซึ่ง")
# ประเด็นที่ ๓.๑ เรือนเพาะชำ
WORDS_AND_ITEM = re.compile(r"^(?P<words>[^\d\n]{3,26}?)\s*(?P<item>\d{1,2}\s?\.\s?\d.*)$")
FEWEST_LABELS = 2
FEWEST_REPEATED = 3
"""Heads behind one unknown word (ประเด็นที่ ๑, ๒, ๓)."""
# What agendas are called, the word เรื่อง left out: รับรองรายงานการประชุม, อื่น ๆ
AGENDA_TITLE = re.compile(r"(?:รับรองรายงาน|สืบเนื่อง|แจ้ง(?:เพื่อ|ให้)?ทราบ|เพื่อ(?:ทราบ|พิจารณา)|เสนอเพื่อ|อื่น\s?ๆ)")
# Words before a number that is none of an agenda: ข้อ ๓ การ…, ครั้งที่ ๒
OTHER_NUMBERS = ("ข้อ", "ครั้ง", "หน้า", "ตาราง", "ภาพ", "เอกสาร", "มาตรา", "ฉบับ", "วันที่", "ภาคผนวก", "แผน", "มติ", "โครงการ")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that begins with words and a number; `exact` where the words are those of an agenda."""

    at: int
    words: str
    number: int
    rest: str
    below: str
    """The next line, where the title may stand."""
    exact: bool


def read_near_words(content: Sequence[Line]) -> list[Line]:
    """The lines, those told by evidence with the words of the table in `text` and their own in `misread`."""
    lines = list(content)
    numbered = list(_numbered(lines))
    for one in _missing_heads(numbered, lines):
        lines[one.at] = read_as(lines[one.at], Opens.AGENDA, one.words, f"{one.number} {one.rest}")
    _read_items(lines, {one.words for one in numbered if lines[one.at].misread and not one.exact})
    heads = [one.at for one in numbered if one.exact or lines[one.at].misread]
    if heads:
        _read_sessions(lines, heads)
        _read_labels(lines, heads[0])
    elif listed := [at for at, line in enumerate(lines) if attendance_head(line.text)]:
        _read_time(lines, Opens.OPENING, range(listed[-1] + 1, min(listed[-1] + MOST_LINES_OF_LIST, len(lines))))
        _read_time(lines, Opens.CLOSING, reversed(range(max(listed[-1] + 1, len(lines) - LAST_LINES), len(lines))))
    return lines


def _read_items(lines: list[Line], words: Set[str]) -> None:
    """The numbers of items behind the unknown words of the heads: ประเด็นที่ ๓.๑ …"""
    for at, line in enumerate(lines):
        found = WORDS_AND_ITEM.match(line.text) if words else None
        if found and found["words"] in words:
            lines[at] = replace(line, text=found["item"], cells=(), continues=False, misread=found["words"])


def read_as(line: Line, kind: Opens, words: str, rest: str) -> Line:
    """The line with the words of the table for its own."""
    return replace(line, text=f"{READ_AS[kind]}{rest}", cells=(), continues=False, misread=words)


def _numbered(lines: Sequence[Line]) -> Iterator[_Numbered]:
    for at, line in enumerate(lines):
        found = WORDS_AND_NUMBER.match(line.text) if line.table is None else None
        if found:
            exact = opened_by(line.text, Opens.AGENDA) is not None
            if exact and not is_head(found["rest"]):
                continue
            below = lines[at + 1].text if at + 1 < len(lines) else ""
            yield _Numbered(at, found["words"].strip(), int(found["number"]), found["rest"], below, exact)


def _missing_heads(numbered: Sequence[_Numbered], lines: Sequence[Line]) -> list[_Numbered]:
    """The heads of the numbers that no known head has, each between its neighbours."""
    known = {one.number: one.at for one in reversed(numbered) if one.exact}
    none_exact = not known
    found: list[_Numbered] = []
    for one in numbered:
        fits = not one.exact and one.number not in known and _is_next(one, known)
        if fits and _is_head(one, lines, by_title=not none_exact):
            known[one.number] = one.at
            found.append(one)
    repeated = _repeated(numbered) if none_exact else []
    return repeated if len(repeated) > len(found) or (none_exact and len(found) < FEWEST_NEAR_HEADS) else found


def _is_next(one: _Numbered, known: Mapping[int, int]) -> bool:
    """The number before stands above, those after stand below."""
    before = one.number == 1 or known.get(one.number - 1, one.at) < one.at
    return before and all(at > one.at for number, at in known.items() if number > one.number)


def _is_head(one: _Numbered, lines: Sequence[Line], by_title: bool) -> bool:
    """By words that are nearly those of an agenda, or `by_title` behind the number."""
    if one.words.startswith(OTHER_NUMBERS):
        return False
    return nearly_opened_by(lines[one.at].text, Opens.AGENDA) is not None or (by_title and _has_title(one))


def _has_title(one: _Numbered) -> bool:
    """One word, and behind the number what agendas are called (เรื่องเพื่อพิจารณา)."""
    rest = one.rest or one.below
    title = opened_by(f"{one.number} {rest}", Opens.NUMBERED_AGENDA) or AGENDA_TITLE.match(rest)
    return title is not None and " " not in one.words


def _repeated(numbered: Sequence[_Numbered]) -> list[_Numbered]:
    """One unknown word before 1 … k, one of them with the title of an agenda: ประเด็นที่ ๑, ประเด็นที่ ๒ …"""
    series: dict[str, list[_Numbered]] = defaultdict(list)
    for one in numbered:
        if one.number == len(series[one.words]) + 1 and not one.words.startswith(OTHER_NUMBERS):
            series[one.words].append(one)
    whole = (heads for heads in series.values() if len(heads) >= FEWEST_REPEATED)
    return next((heads for heads in whole if any(map(_has_title, heads))), [])


def _read_sessions(lines: list[Line], heads: Sequence[int]) -> None:
    """The time of opening above the second agenda, that of closing below the last."""
    above = range(heads[1] if len(heads) > 1 else heads[0])
    for kind, places in ((Opens.OPENING, above), (Opens.CLOSING, range(heads[-1], len(lines)))):
        at, near = next(_near(lines, kind, places), (None, None))
        if at is not None and near is not None and not any(opened_by(line.text, kind) for line in lines):
            lines[at] = read_as(lines[at], kind, near.words, near.rest)
    _sessions_by_time(lines, heads)


def _sessions_by_time(lines: list[Line], heads: Sequence[int]) -> None:
    """การประชุมเริ่มเวลา ๙.๐๐ น. in whatever words: the time above the first agenda, and the one below the last."""
    listed = [at for at in range(heads[0]) if attendance_head(lines[at].text) or person_line(lines[at])]
    first = max(listed[-1] + 1, heads[0] - MOST_LINES_OF_LIST) if listed else 0
    above = range(first, min(heads[0] + 2, first + MOST_LINES_OF_SESSION, len(lines)))
    below = reversed(range(max(heads[-1] + 1, len(lines) - LAST_LINES), len(lines)))
    _read_time(lines, Opens.OPENING, above if listed else range(0))
    _read_time(lines, Opens.CLOSING, below)


def _read_time(lines: list[Line], kind: Opens, places: Iterable[int]) -> None:
    """The first of the places that says so is read as the words of the table, unless they stand anywhere."""
    if any(opened_by(line.text, kind, *WORDS_OF[kind]) and first_time(line.text) for line in lines):
        return
    words = WORDS_OF_START if kind is Opens.OPENING else WORDS_OF_END
    for at in places:
        line = lines[at]
        time = first_time(line.text) if len(line.text) <= LONGEST_SESSION and words.search(line.text) else None
        if time and not opened_by(line.text, Opens.PAUSE) and not first_date(line.text):
            lines[at] = read_as(line, kind, line.text[: time.start].strip(), f"เวลา {line.text[time.start :]}")
            return


def _read_labels(lines: list[Line], first: int) -> None:
    for at, near in list(_near(lines, Opens.RESOLUTION, range(first, len(lines)))):
        lines[at] = read_as(lines[at], Opens.RESOLUTION, near.words, near.rest)
    for at, words, rest in _repeated_labels(lines, first):
        lines[at] = read_as(lines[at], Opens.RESOLUTION, words, rest)


def _repeated_labels(lines: Sequence[Line], first: int) -> Iterator[tuple[int, str, str]]:
    """One unknown label before decisions, again and again: ผลการพิจารณา รับทราบ … ผลการพิจารณา เห็นชอบ."""
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for at in range(first, len(lines)):
        line = lines[at]
        label = UNKNOWN_LABEL.match(line.text) if line.table is None and not line.misread else None
        if label and not opened_by(line.text, Opens.RESOLUTION, Opens.OTHER_RESOLUTION):
            below = lines[at + 1].text if at + 1 < len(lines) else ""
            if DECIDES.match(label["rest"] or below):
                found[label["words"]].append((at, label["words"], label["rest"]))
    for words, places in found.items():
        if len(places) >= FEWEST_LABELS and not SPEAKERS.match(words) and not starts_office(words):
            yield from places


def _near(lines: Sequence[Line], kind: Opens, places: range) -> Iterator[tuple[int, NearOpening]]:
    for at in places:
        line = lines[at]
        near = nearly_opened_by(line.text, kind) if line.table is None and not line.misread else None
        if near and not opened_by(line.text, kind):
            yield at, near
