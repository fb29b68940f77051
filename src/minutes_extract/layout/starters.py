"""What a printed line begins with when it starts something new: a wording, the mark of a list, a person, a label."""

import re
from functools import lru_cache

from minutes_extract.thai.names import begins_person
from minutes_extract.thai.wordings.find import begins_paragraph

# One named row per kind of line without words of its own; 18 กองทุน, 13.30 น. and 2.5 ล้านบาท are none.
LINE_STARTERS = {
    # 1. เรื่อง…  1) …  1 . เรื่อง…  3.1 กลุ่มงาน…
    "number": r"""\d{1,3} (?: \s \. \s (?!\d) | [.)] \s? (?!\d)
        | (?: \.\d{1,3} ){1,5}+ [.)]? \s (?! น\. | นาฬิกา | ล้าน | บาท | % | เปอร์ | หมื่น | แสน | ไร่ ) (?=[ก-๙A-Za-z(“"]) )""",
    "bracketed_number": r"\( \d{1,3} \)",  # (1) …
    "letter": r"[กขคงฉ] [.)] \s",  # ก. …; not จ. (province), ต. and อ.
    "bullet": r"[-–—•●▪◦] \s? (?!\d)",
    "empty_brackets": r"\( [.…\s]{3,}",
    "label": r"[^\W\d_][^:]{1,24} (?<=[^\s\d/]) \s? : (?!/) (?=\s|$)",  # ประธาน: …, ข้อสังเกต : …
}
STARTER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in LINE_STARTERS.items()), re.X)
# ๔ นายสมชาย ใจดี
NUMBERED_PERSON = re.compile(r"\d{1,3}\s(?=\D)")
# ( นายสมชาย ใจดี )
BRACKET = re.compile(r"\(\s?")
LINE_REACH = 700
"""Letters within which a line shows what it begins with."""
REMEMBERED_STARTS = 2_048
"""Answers kept: a line is asked with the one above it and the one below."""


def starter_name(text: str) -> str:
    """What the line begins with: a row of LINE_STARTERS, a kind of wording, a person; empty for running text."""
    return _remembered(text[:LINE_REACH])


@lru_cache(REMEMBERED_STARTS)
def _remembered(text: str) -> str:
    found = STARTER.match(text)
    if found:
        return found.lastgroup or ""
    kind = begins_paragraph(text)
    return kind.value if kind else _person(text)


def _person(text: str) -> str:
    """A title, behind a list number or a bracket or alone."""
    number, bracket = NUMBERED_PERSON.match(text), BRACKET.match(text)
    if number:
        return "number" if begins_person(text[number.end() :]) else ""
    if bracket:
        return "name_in_brackets" if begins_person(text[bracket.end() :]) else ""
    return "person" if begins_person(text) else ""
