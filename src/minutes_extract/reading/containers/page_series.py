"""Pictures that are the pages of one paper: told by their names (หน้า 1.jpg, หน้า 2.jpg …), read in the order of their numbers."""

import os
import re
from collections.abc import Sequence
from typing import NamedTuple

PICTURE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".bmp", ".jp2", ".j2k", ".heic", ".heif"}
)
# ครั้งที่ 4 หน้า 1.jpg · page-02.png · p3.jpg · แผ่นที่ ๑.jpg
PAGE_NAME = re.compile(
    r"(?P<paper>.*?)(?P<word>หน้า(?:ที่)?|แผ่น(?:ที่)?|(?<![a-z])(?:pages?|pg|p))[ ._()-]*(?P<number>\d{1,4})\)?$", re.I
)


class PageName(NamedTuple):
    """What a file name says of a page: the paper, the word before the number, the number."""

    paper: str
    word: str
    number: int


def page_name(name: str) -> PageName | None:
    """What the name says; None where it names no page of pictures."""
    stem = os.path.splitext(name)[0]
    found = PAGE_NAME.match(stem) if is_picture_name(name) else None
    return PageName(found["paper"], found["word"], int(found["number"])) if found else None


def series_of(name: str, beside: Sequence[str]) -> list[str]:
    """The names of all pages of the paper, of which this is one, by their numbers; only the name where it is no page."""
    own = page_name(name)
    if own is None:
        return [name]
    pages = [(found.number, other) for other in beside if (found := page_name(other)) and found[:2] == own[:2]]
    return [other for _, other in sorted(pages)]


def natural_order(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts 2 before 10."""
    parts = re.split(r"(\d+)", name)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part.lower()) for part in parts if part]


def is_picture_name(name: str) -> bool:
    """The name ends as those of pictures do."""
    return os.path.splitext(name)[1].lower() in PICTURE_SUFFIXES
