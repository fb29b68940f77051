"""(ต่อ) behind a heading that a page prints again: what stands below goes on with the part above."""

import re

_CONTINUED = re.compile(r"\(\s?ต่อ\s?\)")
_AT_END = re.compile(rf"{_CONTINUED.pattern}[\s:：]*$")


def is_continued(text: str) -> bool:
    """The heading is marked so: ผู้เข้าร่วมประชุม (ต่อ)."""
    return _AT_END.search(text) is not None


def without_continued(text: str) -> str:
    """The heading without the mark."""
    return _CONTINUED.sub("", text)
