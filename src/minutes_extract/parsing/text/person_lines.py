"""Lines that name a person of a list, known without the head over it: a number or bullet, a title or an office, a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutes_extract.model.line import Line
from minutes_extract.parsing.text.line_columns import columns_of
from minutes_extract.parsing.text.speakers import says_sentence
from minutes_extract.thai.names import begins_person
from minutes_extract.thai.offices import is_role

FEWEST_PERSONS = 3
"""Persons in a row that are a list although no head stands over them; two may be signers or speakers."""
MOST_LINES_BETWEEN = 3
"""Lines of wrapped offices and sub-headings that may stand between two persons of a list."""
LONGEST_PERSON = 160
# ๑. · ๑) · (๑) · - · a number whose digit was lost: ". นาย…"
BEFORE_PERSON = re.compile(r"^[\s.,]*(?:[-–•*]\s*)?(?:\(?(?P<number>\d{1,3})\)?[\s.)]*)?(?=\D)")
# นายสมชาย ใจดี แจ้งว่า … · ได้กล่าวเปิดประชุม: a person who speaks is none of a list
PERSON_SPEAKS = re.compile(
    r"(?:แจ้ง|กล่าว|ชี้แจง|สอบถาม|เสนอ|รายงาน|ขอ)(?:ว่า|ต่อ|ให้|ถึง|ที่ประชุม|เพิ่ม)|\s(?:ได้|จึง)|เปิด(?:การ)?ประชุม|ที่ประชุม(?:มี|รับ|เห็น)"
)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of a list."""

    number: int | None
    """Printed before the name."""


def person_line(line: Line) -> PersonLine | None:
    """The person that the line names; None where it is anything else, such as a speaker."""
    found = BEFORE_PERSON.match(line.text)
    if found is None or len(line.text) > LONGEST_PERSON or PERSON_SPEAKS.search(line.text):
        return None
    if not (_begins_person(line.text[found.end() :]) or (found["number"] and _is_member_by_office(line))):
        return None
    if says_sentence(line):  # asked last, as it costs most
        return None
    return PersonLine(int(found["number"]) if found["number"] else None)


def _begins_person(text: str) -> bool:
    """A title and a name, perhaps behind the part that the person plays: กรรมการ : นางสมศรี มีสุข."""
    role, colon, name = text.partition(":")
    if colon and is_role(role.strip()):
        return begins_person(name.strip())
    return begins_person(text)


def _is_member_by_office(line: Line) -> bool:
    """๔. คณบดีคณะวิทยาศาสตร์⇥กรรมการ: the last column is a part in the body; the person may stand below."""
    columns = columns_of(line)
    return len(columns) > 1 and is_role(columns[-1].text)


def first_list(lines: Sequence[Line], start: int, end: int) -> int | None:
    """Where the first list of persons begins among the lines; None where fewer than FEWEST_PERSONS stand together."""
    for run in _runs(lines, start, end):
        if len(run) >= FEWEST_PERSONS:
            return run[0]
    return None


def _runs(lines: Sequence[Line], start: int, end: int) -> Iterator[list[int]]:
    run: list[int] = []
    for at in range(start, end):
        if person_line(lines[at]) is None:
            continue
        if run and at - run[-1] > MOST_LINES_BETWEEN + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run
