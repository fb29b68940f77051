"""The room that text takes on a line, in letters: what typewriters and layout programs count in."""

import re

from minutes_extract.thai.alphabet import MARK

TAB = 8
"""Letters of a tab at the start of a line."""

# No width of their own, and what is not printed at all.
_NO_WIDTH = re.compile(rf"[{MARK}\u200b\ufeff]+")


def width_of(text: str) -> int:
    """Letters that take room on the line."""
    return len(_NO_WIDTH.sub("", text))


def indent_of(raw: str) -> int:
    """Letters before the first one of a line as read."""
    lead = raw[: len(raw) - len(raw.lstrip())]
    return len(lead) + (TAB - 1) * lead.count("\t")
