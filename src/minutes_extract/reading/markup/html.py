"""HTML → pages of lines, and the tables that stand inline in Markdown.

Read as a stream of tags and not as a tree: a tree builder gives up at 256 levels of nesting (and loses what follows),
loses line numbers after 65,535, and folds a fragment's text in ways of its own. The stream is linear and loses no text.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from minutes_extract.model.line import PageLine
from minutes_extract.model.page import Page, PageRemark
from minutes_extract.reading.markup.html_lines import LineBuilder
from minutes_extract.reading.remarks import gathered
from minutes_extract.reading.source import LoadedFile

MIN_TAGGED_SHARE = 0.3
"""Of the lines outside tables. In Markdown with inline tables hardly any has a tag, in HTML most have."""

# <td rowspan="2">, </p>, <!DOCTYPE html>, <!-- … -->
# A quoted attribute may hold ">". No part reads past the next "<", so that nothing is read twice.
TAG = re.compile(
    r"""
      (?P<open_comment> <!-- )
    | (?P<close_comment> --> )
    | < (?P<end> /? ) (?P<name> [a-z][a-z0-9]* ) \b
        (?: (?P<attributes> (?: [^<>"']++ | "[^"<]*+" | '[^'<]*+' )*+ ) > | (?P<broken_attributes> [^<>]*+ ) > )
    | < [!?] [^<>]*+ >
    """,
    re.X | re.I,
)
WHOLE_DOCUMENT = re.compile(r"\s*+(?:<\?xml[^<>]*>\s*+)?<(?:!doctype\s+html|html|head|body|meta)\b", re.I)
BLOCK_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|section|article|pre|br|hr|span|center|table|tr|td|caption)\b", re.I
)
EMPTY_COMMENT = re.compile("<!--?-?>")
TABLE_TAG = re.compile(r"<(?P<end>/?)table\b", re.I)


def is_html(source: LoadedFile) -> bool:
    """A whole HTML document, or a fragment in which the text stands within tags."""
    text = source.text
    if WHOLE_DOCUMENT.match(text):
        return True
    if not BLOCK_TAG.search(text):
        return False
    lines = text.split("\n")
    ends = table_ends(lines)
    outside = [line for line in _outside(lines, ends) if line.strip()]
    tagged = sum(1 for line in outside if BLOCK_TAG.search(line))
    return tagged >= MIN_TAGGED_SHARE * len(outside)


def read_html(source: LoadedFile) -> tuple[Page, ...]:
    """One page without a number."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    found = read_marked_up(text, count(1))
    return (Page(None, tuple(found.lines), remarks=gathered(found.remarks)),)


class MarkedUp(NamedTuple):
    """The printed lines of HTML, and what of it is not printed."""

    lines: list[PageLine]
    remarks: list[PageRemark]


def read_marked_up(text: str, tables: Iterator[int]) -> MarkedUp:
    """A piece of HTML: lines numbered from 1 within it; each outermost table takes a number."""
    builder = LineBuilder(tables)
    position = 0
    while tag := TAG.search(text, position):
        builder.add_text(text[position : tag.start()])
        end = tag.end()
        if tag["open_comment"]:
            end = _comment_end(text, tag.start())
        elif tag["close_comment"]:
            builder.add_text(tag.group())
        elif tag["name"]:
            builder.add_tag(tag["name"].lower(), bool(tag["end"]), tag["attributes"] or tag["broken_attributes"] or "")
        builder.skip(text.count("\n", tag.start(), end))
        position = end
    return MarkedUp(builder.finish(text[position:]), builder.remarks)


def _comment_end(text: str, start: int) -> int:
    """Where a comment ends, conditional ones of Word too; one that is never closed hides the rest."""
    if found := EMPTY_COMMENT.match(text, start):
        return found.end()
    end = text.find("-->", start + len("<!--"))
    return len(text) if end < 0 else end + len("-->")


def table_ends(lines: list[str]) -> dict[int, int]:
    """Line index of each outermost `<table>` → index after the line that closes it.

    A table never closed ends at the next blank line or table, so that it does not swallow the rest of the document.
    """
    ends: dict[int, int] = {}
    start, depth = -1, 0
    for index, line in enumerate(lines):
        for tag in TABLE_TAG.finditer(line) if "<" in line else ():
            if start < 0 and not tag["end"]:
                start, depth = index, 0
            depth += -1 if tag["end"] else 1
        if start >= 0 and depth <= 0:
            ends[start] = index + 1
            start = -1
    if start >= 0:
        ends |= _unclosed_ends(lines, start)
    return ends


def _unclosed_ends(lines: list[str], first: int) -> dict[int, int]:
    ends: dict[int, int] = {}
    start = first
    for index in range(first, len(lines)):
        line = lines[index]
        begins = "<" in line and any(not tag["end"] for tag in TABLE_TAG.finditer(line))
        if start >= 0 and index > start and (begins or not line.strip()):
            ends[start] = index
            start = -1
        if begins:
            start = index
    if start >= 0:
        ends[start] = len(lines)
    return ends


def _outside(lines: list[str], ends: dict[int, int]) -> Iterator[str]:
    index = 0
    while index < len(lines):
        if index in ends:
            index = ends[index]
        else:
            yield lines[index]
            index += 1
