"""Pipe tables of Markdown: where one ends, and a row's cells."""

import re

SEPARATOR_CHARACTERS = frozenset("|-: \t")
BARE_PIPE = " |"
FEWEST_BARE_PIPES = 2
UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


def is_separator(line: str) -> bool:
    """`|---|:--:|`: the row under a header; it prints nothing."""
    return "-" in line and "|" in line and SEPARATOR_CHARACTERS.issuperset(line)


def pipe_table_end(lines: list[str], start: int) -> int:
    """Index after the last row of the table that begins at `start`; 0 where none does.

    A table begins with a header above a separator row, with a row fenced by pipes on both sides, or with two rows of as many pipes.
    It ends before a line without pipes, and before the header of the next table.
    """
    if not _begins_table(lines, start):
        return 0
    end = start + 1
    while end < len(lines) and "|" in lines[end] and not (end > start + 1 and _is_header(lines, end)):
        end += 1
    return end


def is_fenced(row: str) -> bool:
    """The row stands between pipes: | a | b |. In a table without such a fence a pipe at the edge parts an empty cell off."""
    return row.lstrip().startswith("|")


def pipe_cells(line: str, fenced: bool) -> list[str]:
    """The texts between the pipes, markup and all; `\\|` is a printed pipe."""
    pieces = UNESCAPED_PIPE.split(line.strip().removeprefix("|") if fenced else line)
    if fenced and len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()
    return [piece.strip() for piece in pieces]


def _begins_table(lines: list[str], start: int) -> bool:
    line = lines[start].strip()
    fenced = len(line) > 2 and line[0] == line[-1] == "|"
    return fenced or is_separator(line) or ("|" in line and (_is_header(lines, start) or _goes_on(lines, start)))


def _goes_on(lines: list[str], index: int) -> bool:
    """Rows without a fence: cells between the same number of pipes, two at least, in this line and the next."""
    pipes = lines[index].count(BARE_PIPE)
    return pipes >= FEWEST_BARE_PIPES and index + 1 < len(lines) and lines[index + 1].count(BARE_PIPE) == pipes


def _is_header(lines: list[str], index: int) -> bool:
    return index + 1 < len(lines) and is_separator(lines[index + 1]) and not is_separator(lines[index])
