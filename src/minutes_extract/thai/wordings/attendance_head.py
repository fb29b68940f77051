"""The head of a list of names, alone on its line or with the first person behind it."""

import re
from dataclasses import dataclass, replace

from minutes_extract.thai.names import starts_with_title
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import LONGEST_HEAD_LINE, Opens

# The words of a head that a person follows on the same line: "ผู้ขาดประชุม: นาย…", "ผู้มาประชุม ๑. นาย…",
# "ผู้ขาดประชุม ๑ คน คือ นาย…".
_PERSON_BEHIND_HEAD = re.compile(
    r"(?P<head>[^\d:：]{2,60}?(?:\d{1,3}\s?(?:คน|ท่าน|ราย|รูป)(?=\s*(?:[:：]|คือ|ได้แก่)))?)\s*"
    r"(?:(?:คือ|ได้แก่)?\s*[:：]\s*|(?:คือ|ได้แก่)\s*|\s(?=\d{1,2}\s?[.)]))(?P<rest>\S.*)$"
)
LONGEST_NAMES_BEHIND = 700
"""Letters of a head and the names behind its colon."""
_UNTITLED = re.compile(r"(?:และ\s?)?[ก-๙A-Za-z.]{2,25}(?:\s[ก-๙A-Za-z.]{2,25})?\s?(?:\([^()]{2,40}\))?")
_ONE_UNTITLED = re.compile(r"[ก-๙A-Za-z]{2,15}(?:\s?\([^()]{2,20}\))?")
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
    if whole or len(text) > (LONGEST_NAMES_BEHIND if ":" in text else LONGEST_HEAD_LINE * 2):
        return whole
    split = _PERSON_BEHIND_HEAD.match(text)
    if split is None:
        return None
    if not (starts_with_title(_LIST_NUMBER.sub("", split["rest"], count=1)) or _names_somebody(split["rest"])):
        return None
    head = _head(f"{split['head']}:")  # some words open a list only before a colon: ลา: …
    return replace(head, rest=split["rest"]) if head else None


def untitled_names(text: str) -> list[str]:
    """ข้าวหอม (Product), ต้นกล้า (Marketing): names by commas, each perhaps with a role in brackets; empty for a sentence."""
    names = [name.strip() for name in text.split(",")]
    return names if len(names) > 1 and all(map(_UNTITLED.fullmatch, names)) else []


def _names_somebody(text: str) -> bool:
    """Names by commas, or one: "ลา: นัท"."""
    return bool(untitled_names(text)) or _ONE_UNTITLED.fullmatch(text) is not None


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
