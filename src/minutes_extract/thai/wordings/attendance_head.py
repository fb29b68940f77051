"""The head of a list of names, alone on its line or with the first person behind it."""

import re
from dataclasses import dataclass, replace

from minutes_extract.thai.names import starts_with_title
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import LONGEST_HEAD_LINE, Opens

# The words of a head that a person follows on the same line: "ผู้ขาดประชุม: นาย…", "ผู้มาประชุม ๑. นาย…".
_PERSON_BEHIND_HEAD = re.compile(r"(?P<head>[^\d:：]{4,60}?)\s*(?:[:：]\s*|\s(?=\d{1,2}\s?[.)]))(?P<rest>\S.*)$")
_LIST_NUMBER = re.compile(r"(?:\d{1,2}\s?[.)]|[-–•])\s?")


@dataclass(frozen=True, slots=True)
class AttendanceHead:
    """The head of a list of names."""

    name: str
    """Of its row."""
    words: str
    """As printed, without the number before them."""
    of: str
    """Who the group is of, without blanks: กรรมการ before ผู้มาประชุม."""
    count: int | None
    """How many it says there are."""
    rest: str = ""
    """A person behind the head."""


def attendance_head(text: str) -> AttendanceHead | None:
    """The head of a list of names that the line is. A person whose role is ผู้แถลง is none."""
    whole = _head(text)
    if whole or len(text) > LONGEST_HEAD_LINE * 2:
        return whole
    split = _PERSON_BEHIND_HEAD.match(text)
    if split is None or not starts_with_title(_LIST_NUMBER.sub("", split["rest"], count=1)):
        return None
    head = _head(split["head"])
    return replace(head, rest=split["rest"]) if head else None


def _head(text: str) -> AttendanceHead | None:
    opening = opened_by(text, Opens.ATTENDANCE)
    if opening is None:
        return None
    words, of = text[opening.start :], opening.groups["of"] or ""
    numbered_guest = opening.name == "guests" and of and text[:1].isdigit()
    if numbered_guest or starts_with_title(words):
        return None
    count = opening.groups["count"] or opening.groups["counted"]
    return AttendanceHead(opening.name, words, of, int(count) if count else None)
