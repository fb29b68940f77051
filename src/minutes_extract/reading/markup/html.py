"""HTML → pages of lines, and the tables that stand inline in Markdown.

Read as a stream of tags and not as a tree: a tree builder gives up at 256 levels of nesting (and loses what follows),
loses line numbers after 65,535, and folds a fragment's text in ways of its own. The stream is linear and loses no text.
"""

import re
from collections.abc import Iterator
from itertools import count

from minutes_extract.model.line import PageLine
from minutes_extract.model.page import Page
from minutes_extract.reading.markup.html_lines import LineBuilder
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
    return (Page(None, tuple(read_fragment(text, count(1)))),)


def read_fragment(text: str, tables: Iterator[int]) -> list[PageLine]:
    """The printed lines of a piece of HTML, numbered from 1 within it; each outermost table takes a number."""
    builder = LineBuilder(tables)
    position, in_comment = 0, False
    for tag in TAG.finditer(text):
        if not in_comment:
            builder.add_text(text[position : tag.start()])
            if tag["open_comment"]:
                in_comment = True
            elif tag["close_comment"]:
                builder.add_text(tag.group())
            elif tag["name"]:
                builder.add_tag(
                    tag["name"].lower(), bool(tag["end"]), tag["attributes"] or tag["broken_attributes"] or ""
                )
        elif tag["close_comment"]:
            in_comment = False
        builder.skip(text.count("\n", tag.start(), tag.end()))
        position = tag.end()
    return builder.finish(text[position:])


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
