"""Sort the lines into zones by the words that open them: letter, title, attendance, opening, agenda, closing, signatures.

Where no words open a title or a list of names, evidence does: a number or date of a meeting, persons in a row. Every line lies in exactly one zone. The zones lie in this order on the paper; what stands before the
title is a covering letter where it has the marks of one, else a stamp or an annex mark, whose numbers and
dates belong to other meetings.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from minutes_extract.model.line import Line
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.attendance.unheaded import may_be_head
from minutes_extract.parsing.labeller.chain import LIST_HEADS, Label
from minutes_extract.parsing.signatures.parse_signatures import labels_signer, names_only, opens_signatures
from minutes_extract.parsing.tables.matter_tables import heads_matters, matters_in
from minutes_extract.parsing.text.numbering import Style, read_number
from minutes_extract.parsing.text.person_lines import first_list, person_line
from minutes_extract.parsing.text.quoted_agendas import is_quoted
from minutes_extract.parsing.zones.labelled import read_labelled
from minutes_extract.parsing.zones.near_words import read_near_words
from minutes_extract.parsing.zones.title_by_evidence import names_meeting, title_by_evidence
from minutes_extract.thai.times import first_time
from minutes_extract.thai.wordings.attendance_head import attendance_head
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# What opens a zone, in the order in which a line is asked.
OPENERS = (
    Opens.TITLE,
    Opens.OPENING,
    Opens.CLOSING,
    Opens.PRE_AGENDA,
    Opens.AGENDA,
    Opens.AGENDA_TITLE,
    Opens.CLOSING_WORDS,
    Opens.OPENING_WORDS,
)
# A letter has at least two of its marks (ที่, เรื่อง, เรียน …); one alone is a coincidence.
FEWEST_LETTER_MARKS = 2
FEWEST_SIGNS = 2
"""Of a meeting that was held, where no wording of a title opens a line."""
SESSION_OPENS = frozenset({Opens.OPENING, Opens.OPENING_WORDS})
# ๑. งานค้าง
FIRST_HEAD = re.compile(r"^\(?1(?:[.)]\s*|\s+)(?=[ก-ฮเ-ไA-Za-z])[^\t:]{2,80}$")
AGENDAS = frozenset({Opens.AGENDA, Opens.PRE_AGENDA, Opens.AGENDA_TITLE})
# Where no closing line is printed, signers are looked for in the last lines only.
SIGNATURE_REACH = 14
FEWEST_COLUMNS = 3
"""Of a table of matters: number, matter, resolution."""
# Name and position above the label.
LINES_ABOVE_LABEL = 3


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the zones begin, as indices of content lines; `title` None where there is no title."""

    title: int | None
    body: int
    attendance: int
    opening: int | None
    agenda: int
    closing: int
    signatures: int


def split_zones(lines: Sequence[Line]) -> list[tuple[Line, Zone]]:
    """Each line with its zone, in the order of the paper; misread words of the table are read as what they stand for."""
    content = read_labelled(read_near_words([line for line in lines if not line.furniture]))
    zoned = iter(zip(content, zone_names(content, find_bounds(content)), strict=True))
    return [(line, Zone.FURNITURE) if line.furniture else next(zoned) for line in lines]


def zone_names(content: Sequence[Line], bounds: Bounds | None) -> list[Zone]:
    """The zone of each content line."""
    if bounds is None:
        return [Zone.OUTSIDE] * len(content)
    before = Zone.LETTER if is_letter(content[: bounds.title or 0]) else Zone.PREFACE
    names = []
    for at, line in enumerate(content):
        if at < (bounds.title if bounds.title is not None else bounds.body):
            names.append(before)
        elif at < bounds.body:
            names.append(Zone.TITLE)
        elif at < bounds.agenda:
            names.append(Zone.ATTENDANCE if at >= bounds.attendance else Zone.OPENING)
        elif at < bounds.closing:
            names.append(Zone.AGENDA)
        else:
            names.append(Zone.CLOSING if at < bounds.signatures else Zone.SIGNATURES)
        if at == bounds.opening or (bounds.body <= at < bounds.closing and _mark(line) == Opens.OPENING):
            names[-1] = Zone.OPENING
    return _after_opening(names, bounds)


def _after_opening(names: list[Zone], bounds: Bounds) -> list[Zone]:
    """Words between the opening line and the first agenda belong to the opening."""
    if Zone.OPENING not in names[: bounds.agenda]:
        return names
    first = names.index(Zone.OPENING)
    if first < bounds.attendance:
        return names
    return [Zone.OPENING if first <= at < bounds.agenda else name for at, name in enumerate(names)]


def find_bounds(content: Sequence[Line]) -> Bounds | None:
    """Where each zone begins; None where these are no minutes."""
    marks = [_mark(line) for line in content]
    title = _above_list(content, marks, _find_title(marks))
    people = _list_without_head(content, marks, 0 if title is None else title + 1)
    by_words = title is not None and not content[title].labelled
    if title is None:
        title = _title_without_words(content, marks, people)
        people = people if title is None else _list_without_head(content, marks, title + 1)
    if not by_words and not _held_without_title(content, marks, people, title):
        return None
    start = 0 if title is None else title + 1
    attendance = people if people is not None else _first(marks, {Opens.ATTENDANCE}, start)
    agenda = _first(marks, AGENDAS, start if attendance is None else attendance)
    tabled = _table_of_matters(content, start if attendance is None else attendance)
    agenda = tabled if agenda is None or (tabled is not None and tabled < agenda) else agenda
    if agenda is None and not any(mark in SESSION_OPENS for mark in marks):
        agenda = _counted_agenda(content, start if attendance is None else attendance)
    if agenda is None:
        agenda = _head_above_opening(content, marks, start)
    if agenda is None and Opens.OPENING not in marks and Opens.OPENING_WORDS not in marks:
        agenda = _first_matter(content, marks, start)
    if attendance is not None and agenda is not None and attendance > agenda:
        attendance = None  # a list of names inside an item
    end = len(content)
    opening = _find_opening(marks, start, end if agenda is None else agenda)
    agenda_at = agenda if agenda is not None else _after(opening, end)
    body = min(x for x in (attendance, opening, agenda_at) if x is not None)
    closing = _find_closing(marks, agenda_at, end)
    signatures = _find_signatures(marks, content, closing, agenda_at)
    closing = min(closing, signatures)
    attendance_at = agenda_at if attendance is None else attendance
    return Bounds(title, body, attendance_at, opening, agenda_at, closing, signatures)


def _table_of_matters(content: Sequence[Line], start: int) -> int | None:
    """วาระ | เรื่อง | มติ: the head of the first table whose rows are matters with their resolutions."""
    for at in range(start, len(content)):
        if len(content[at].cells) >= FEWEST_COLUMNS and heads_matters(content[at]):
            rows = list(takewhile(lambda line: len(line.cells) >= FEWEST_COLUMNS, content[at:]))
            if matters_in(rows):
                return at
    return None


def _first_matter(content: Sequence[Line], marks: Sequence[str], start: int) -> int | None:
    """Without any head: the first heading or item between the lists of names and the first resolution."""
    resolved = next((at for at in range(start, len(content)) if opened_by(content[at].text, Opens.RESOLUTION)), None)
    listed = [at for at in range(start, resolved or 0) if marks[at] == Opens.ATTENDANCE]
    if resolved is None or not listed:
        return None
    matters = (at for at in range(listed[-1] + 1, resolved) if _begins_matter(content[at]))
    return next(matters, resolved)


def _begins_matter(line: Line) -> bool:
    numbered = read_number(line.text)
    return bool(line.heading) or (numbered is not None and numbered.style is Style.DOTTED)


def _head_above_opening(content: Sequence[Line], marks: Sequence[str], start: int) -> int | None:
    """๑. งานค้าง ⏎ เริ่มประชุม…: the opening stands below the first agenda's head."""
    opening = _first(marks, {Opens.OPENING}, start)
    at = -1 if opening is None else opening - 1
    if at <= start or marks[at] or person_line(content[at]) or not FIRST_HEAD.match(content[at].text):
        return None
    above = person_line(content[at - 1])  # a list of one that counts from 0 there is none
    return at if above is None or above.number != 0 else None


def _counted_agenda(content: Sequence[Line], start: int) -> int | None:
    """๑. เรื่องที่ประธานแจ้ง…: the first agenda where neither the word วาระ nor an opening stands."""
    for at in range(start, len(content)):
        opening = opened_by(content[at].text, Opens.NUMBERED_AGENDA)
        if opening and opening.number == "1":
            return at
    return None


def _list_without_head(content: Sequence[Line], marks: Sequence[str], start: int) -> int | None:
    """Where a list of persons begins above the first head of one and above the agenda, with the line that may be its head."""
    end = _first(marks, {Opens.ATTENDANCE, *AGENDAS, Opens.CLOSING}, start)
    first = first_list(content, start, len(content) if end is None else end)
    if first is None:
        return None
    return first - 1 if first > start and may_be_head(content[first - 1]) and not marks[first - 1] else first


def _above_list(content: Sequence[Line], marks: Sequence[str], title: int | None) -> int | None:
    """The title above a list of persons without a head, where pages print it again within the list."""
    first = marks.index(Opens.TITLE) if title is not None else 0
    if title is None or title == first or is_letter(content[first + 1 : title]):
        return title
    people = first_list(content, first + 1, title)
    return title if people is None else max(at for at in range(people) if marks[at] == Opens.TITLE)


def _title_without_words(content: Sequence[Line], marks: Sequence[str], people: int | None) -> int | None:
    """Above the first list of names, or else the opening or agenda: a mark of an annex or a letter may name an agenda."""
    listed = _first(marks, {Opens.ATTENDANCE}, 0)
    opened = _first(marks, {Opens.OPENING, *AGENDAS}, 0) if listed is None and people is None else None
    body = min((at for at in (people, listed, opened) if at is not None), default=None)
    if body is None:
        return None
    return title_by_evidence(content, _end_of_letter(content[:body]), body)


def _end_of_letter(lines: Sequence[Line]) -> int:
    """Where a covering letter is over; 0 where none stands there."""
    if not is_letter(lines):
        return 0
    fields = (at for at, line in enumerate(lines) if opened_by(line.text, Opens.LETTER_FIELD))
    return max(fields, default=-1) + 1


def _mark(line: Line) -> str:
    if attendance_head(line.text) or line.labelled in LIST_HEADS:
        return Opens.ATTENDANCE
    if line.labelled == Label.TITLE:
        return Opens.TITLE
    opening = opened_by(line.text, *OPENERS)
    quoted = opening is not None and opening.kind is Opens.AGENDA and is_quoted(opening.rest)
    return opening.kind if opening and not quoted else ""


def _first(marks: Sequence[str], names: Set[str], start: int) -> int | None:
    return next((at for at in range(start, len(marks)) if marks[at] in names), None)


def _after(at: int | None, end: int) -> int:
    return end if at is None else at + 1


def _find_title(marks: Sequence[str]) -> int | None:
    """The last title above the first list of names, or above the first opening or agenda below a title."""
    titles = [at for at, mark in enumerate(marks) if mark == Opens.TITLE and not _is_within(marks, at)]
    if not titles:
        return None
    for names in ({Opens.ATTENDANCE}, {Opens.OPENING}, {Opens.AGENDA, Opens.PRE_AGENDA}):
        anchor = _first(marks, names, titles[0] + 1)
        if anchor is not None:
            return max(at for at in titles if at < anchor)
    return titles[0]


def _is_within(marks: Sequence[str], title: int) -> bool:
    """Names and an opening or agenda stand above the line, and no names below: it names the minutes to be confirmed."""
    above = {*marks[:title]}
    return (
        Opens.ATTENDANCE in above
        and bool(above & {Opens.OPENING, Opens.AGENDA, Opens.PRE_AGENDA})
        and Opens.ATTENDANCE not in marks[title:]
    )


def _held_without_title(content: Sequence[Line], marks: Sequence[str], people: int | None, title: int | None) -> bool:
    """Minutes whose title was lost or never met still have two of: names, a sitting, decisions.

    Without a line that calls them a meeting, or is a title by its label, they have names, a time and an agenda.
    """
    sits = any(mark in {Opens.OPENING, Opens.CLOSING, Opens.OPENING_WORDS} for mark in marks)
    listed = people is not None or Opens.ATTENDANCE in marks
    if (
        sits
        and listed
        and (Opens.AGENDA in marks or any(opened_by(line.text, Opens.NUMBERED_AGENDA) for line in content))
    ):
        return True
    signs = listed + _sat(content, marks) + any(map(_decides, content))
    named = title is not None and (bool(content[title].labelled) or names_meeting(content[title].text))
    return signs >= (FEWEST_SIGNS if named else FEWEST_SIGNS + 1)


def _sat(content: Sequence[Line], marks: Sequence[str]) -> bool:
    """The meeting began or ended at a time, or it had its quorum and went through an agenda."""
    ends = {Opens.OPENING, Opens.CLOSING, Opens.CLOSING_WORDS}
    timed = any(mark in ends and first_time(line.text) for mark, line in zip(marks, content, strict=True))
    return timed or (Opens.OPENING_WORDS in marks and Opens.AGENDA in marks)


def _decides(line: Line) -> bool:
    """A labelled resolution that says something; in the room for one stand dots."""
    opening = opened_by(line.text, Opens.RESOLUTION)
    return opening is not None and re.search("[ก-ฮ]", opening.rest) is not None


def _find_opening(marks: Sequence[str], start: int, agenda: int) -> int | None:
    """เริ่มประชุม…, which may stand below the first agenda; without it the words of the chair before the agendas."""
    opening = _first(marks, {Opens.OPENING}, start)
    words = _first(marks[:agenda], {Opens.OPENING_WORDS}, start)
    return opening if words is None or (opening is not None and opening < words) else words


def _find_closing(marks: Sequence[str], agenda: int, end: int) -> int:
    """The last closing line; the words of the chair that go before it belong to it."""
    closings = [at for at in range(agenda, end) if marks[at] == Opens.CLOSING]
    if not closings:
        words = [at for at in range(agenda, end) if marks[at] == Opens.CLOSING_WORDS]
        return words[-1] if words and end - words[-1] <= SIGNATURE_REACH * 2 else end
    at = closings[-1]
    return at - 1 if at > agenda and marks[at - 1] == Opens.CLOSING_WORDS else at


def _find_signatures(marks: Sequence[str], content: Sequence[Line], closing: int, agenda: int) -> int:
    """The line after the closing; without a closing the first signer among the last lines."""
    end = len(content)
    if closing < end:
        at = closing
        while at < end and (marks[at] in {Opens.CLOSING, Opens.CLOSING_WORDS} or content[at].continues):
            at += 1
        return at
    label = next((at for at in reversed(range(agenda, end)) if labels_signer(content[at].text)), end)
    for at in range(max(agenda, label - SIGNATURE_REACH), end):
        if opens_signatures(content[at].text):
            return _with_name(content, at, agenda)
    return end


def _with_name(content: Sequence[Line], first: int, agenda: int) -> int:
    """Names without parentheses do not show that they open the signers: back to the name above the first label."""
    above = range(first - 1, max(agenda, first - 1 - LINES_ABOVE_LABEL), -1)
    return next((at for at in above if names_only(content[at].text)), first)


def is_letter(lines: Sequence[Line]) -> bool:
    """A covering letter stands here."""
    fields = (opened_by(line.text, Opens.LETTER_FIELD) for line in lines)
    return len({field.name for field in fields if field}) >= FEWEST_LETTER_MARKS
