"""Markdown as OCR services write it → pages.

Read line by line and not by a CommonMark parser: every printed line keeps its exact number, hard-wrapped and tabbed
lines stay apart, and what an OCR service breaks (bold runs glued together, ragged tables) is read instead of folded.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from minutes_extract.model.line import BOLD_HEADING, PageCell, PageLine
from minutes_extract.model.page import Page, PageRemark
from minutes_extract.reading.markup.html import read_marked_up, table_ends
from minutes_extract.reading.markup.inline import plain_inline, read_inline
from minutes_extract.reading.markup.note_marks import raised
from minutes_extract.reading.markup.pipes import is_fenced, is_separator, pipe_cells, pipe_table_end
from minutes_extract.reading.remarks import gathered
from minutes_extract.reading.source import LoadedFile
from minutes_extract.reading.source_lines import TextPage, columns, source_pages

EXTENSIONS = (".md", ".markdown")
MAX_BOLD_LINES = 3
"""A heading in bold may run over so many source lines."""

# "# รายงานการประชุม", "**มติที่ประชุม**", "|---|---|", "---", "[เว็บ](https://…)", "<table>"
SIGNS = re.compile(
    r"""
      ^ \#{1,6} [ ] [^\n]
    | \*\* [^*\n]{1,200}+ \*\*
    | ^ \*\* [^\s*]
    | ^ [ ]{0,3} \|? [ ]? :?-{3,}+:? [ ]*+ \| [-|:\ ]*+ $
    | ^ [ ]{0,3} \| [^\n]* \| [ ]* $
    | ^ (?: [^|\n]{1,200}+ [|] ){2} [^\n]* \n (?: [^|\n]{1,200}+ [|] ){2}
    | ^ (?: --- | \*\*\* ) [ ]* $
    | \] \( https?://
    | < table \b
    | ^ ``` [\w-]* [ ]* $
    | \$ [0-9๐-๙] [^$\n]{0,40} \$
    | \[\^ [^\[\]\s]{1,8} \]
    | ~~ [^~\n]{1,200} ~~
    """,
    re.X | re.M | re.I,
)
HEADING = re.compile(r"(?P<marks>\#{1,6})(?:[ \t]++(?P<text>.*))?+$")  # "## ระเบียบวาระที่ ๔ เรื่องเพื่อทราบ ##"
QUOTE = re.compile(r"(?:>[ ]?)+")
FENCE = re.compile(r"(?:```|~~~)\s*(?P<language>[\w-]*)$")
TRANSPARENT = frozenset({"markdown", "md", "html", "thai"})
"""Languages of fences that an OCR service puts around its answer: what stands within is read as it is."""
SHARE_OF_ANSWER = 0.5
"""Of a page's lines: a fence without a language that holds more is put around the answer too."""
NOTE_TEXT = re.compile(r"\[\^(?P<mark>[^\[\]\s]{1,8})\]:[ \t]*")  # [^1]: ตามหนังสือที่ …
LIST_BULLET = re.compile(r"[*+][ \t]+(?=\S)")


def is_markdown(source: LoadedFile) -> bool:
    """Whether the text has signs of Markdown; without any, the file name decides."""
    return SIGNS.search(source.text) is not None or source.file_name.lower().endswith(EXTENSIONS)


def read_markdown(source: LoadedFile) -> tuple[Page, ...]:
    """Pages with headings, bold headings, pipe and HTML tables told apart."""
    return markdown_pages(source_pages(source.text, source.options))


def markdown_pages(pages: Iterable[TextPage]) -> tuple[Page, ...]:
    """The same from pages of text."""
    tables = count(1)
    return tuple(_page(page, tables) for page in pages)


def _page(page: TextPage, tables: Iterator[int]) -> Page:
    remarks: list[PageRemark] = []
    lines = tuple(_page_lines(page, tables, remarks))
    return Page(page.number, lines, remarks=gathered(remarks))


def _page_lines(page: TextPage, tables: Iterator[int], remarks: list[PageRemark]) -> Iterator[PageLine]:
    """The page's lines; a line starts a block after anything that prints no text, a table or a heading."""
    starts_block, table = True, None
    for number, found in _blocks([_unquoted(line) for line in page.lines], tables, remarks):
        for line in found:
            starts_block = starts_block or line.table != table
            yield replace(line, page=page.number, number=line.number + number, starts_block=starts_block)
            starts_block, table = False, line.table
        starts_block = not found or found[-1].table is not None or 0 < found[-1].heading < BOLD_HEADING


def _blocks(lines: list[str], tables: Iterator[int], remarks: list[PageRemark]) -> Iterator[tuple[int, list[PageLine]]]:
    """(index of the first source line, printed lines numbered from 1 within the block): a table, or a single line."""
    lines = _close_bold(_without_wrapper(lines))
    html_ends = table_ends(lines)
    index, in_fence = 0, False
    while index < len(lines):
        start, line = index, lines[index]
        index += 1
        if FENCE.fullmatch(line.strip()):
            in_fence = not in_fence
            yield start, []
        elif in_fence:
            yield start, _verbatim(line)
        elif start in html_ends:
            index = html_ends[start]
            found = read_marked_up("\n".join(lines[start:index]), tables)
            remarks += [remark._replace(line=start + (remark.line or 1)) for remark in found.remarks]
            yield start, [_printed(row) for row in found.lines]
        elif pipe_end := pipe_table_end(lines, start):
            index = pipe_end
            yield start, _pipe_rows(lines[start:index], next(tables))
        else:
            yield start, _text_lines(line, start + 1, remarks)


def _without_wrapper(lines: list[str]) -> list[str]:
    """The lines, fences that an OCR service puts around its answer left blank."""
    fences = [at for at, line in enumerate(lines) if FENCE.fullmatch(line.strip())]
    printed = sum(1 for line in lines if line.strip())
    bare = list(lines)
    for first, last in zip(fences[::2], [*fences[1::2], len(lines)], strict=False):
        language = FENCE.fullmatch(lines[first].strip())
        is_answer = language is not None and language["language"].lower() in TRANSPARENT
        if is_answer or sum(1 for line in lines[first:last] if line.strip()) > SHARE_OF_ANSWER * printed:
            bare[first] = ""
            bare[last : last + 1] = [""] if last < len(lines) else []
    return bare


def _text_lines(line: str, number: int, remarks: list[PageRemark]) -> list[PageLine]:
    """The printed lines of one source line: none for a blank, a rule or a picture."""
    line = line.strip(" ").rstrip()
    if line.endswith("\\") and not line.endswith("\\\\"):  # a hard break
        line = line[:-1].rstrip()
    if not line or line.isspace() or _is_rule(line):
        return []
    level, text = _heading(
        NOTE_TEXT.sub(lambda note: raised(note["mark"]) + " ", line, count=1) if NOTE_TEXT.match(line) else line
    )
    inline = read_inline(LIST_BULLET.sub("- ", text) if LIST_BULLET.match(text) else text)
    remarks += [PageRemark("struck", struck, line=number) for struck in inline.struck]
    heading = level or (BOLD_HEADING if inline.bold else 0)
    return [_text_line(part, heading) for part in inline.parts if part.strip()]


def _text_line(part: str, heading: int) -> PageLine:
    raw = part.strip(" ").rstrip()
    return PageLine(None, 1, raw, cells=columns(raw), heading=heading)


def _heading(line: str) -> tuple[int, str]:
    found = HEADING.match(line)
    if not found:
        return 0, line
    return len(found["marks"]), (found["text"] or "").rstrip("# ")


def _verbatim(line: str) -> list[PageLine]:
    raw = line.rstrip()
    return [PageLine(None, 1, raw, cells=columns(raw))] if raw.strip() else []


def _pipe_rows(rows: list[str], table: int) -> list[PageLine]:
    found = []
    fenced = is_fenced(rows[0])
    for number, row in enumerate(rows, 1):
        cells = [] if is_separator(row) else [plain_inline(cell) for cell in pipe_cells(row, fenced)]
        if any(cells):
            found.append(
                PageLine(None, number, "\t".join(cells), cells=tuple(PageCell(cell) for cell in cells), table=table)
            )
    return found


def _printed(row: PageLine) -> PageLine:
    """A line of an inline HTML table, in whose text Markdown may stand."""
    if not row.cells:
        return replace(row, raw=plain_inline(row.raw))
    cells = tuple(replace(cell, raw=plain_inline(cell.raw)) for cell in row.cells)
    return replace(row, raw="\t".join(cell.raw for cell in cells), cells=cells)


def _is_rule(line: str) -> bool:
    """`---`, `* * *`, `____`. No pattern: one for blanks between the marks would be quadratic."""
    if line[0] not in "-*_":
        return False
    marks = line.replace(" ", "")
    return len(marks) >= 3 and not marks.strip(marks[0])


def _unquoted(line: str) -> str:
    if not line.lstrip(" ").startswith(">"):
        return line
    line = line.lstrip(" ")
    quote = QUOTE.match(line)
    return line[quote.end() :] if quote else line


def _close_bold(lines: list[str]) -> list[str]:
    """Close and open again bold that runs over line ends, so that every line can be read by itself."""
    closed = list(lines)
    index = 0
    while index < len(closed):
        end = _bold_end(closed, index)
        for number in range(index, end + 1 if end > index else index):
            opens, closes = number > index, number < end
            closed[number] = ("**" if opens else "") + closed[number].strip() + ("**" if closes else "")
        index = max(end, index) + 1
    return closed


def _bold_end(lines: list[str], start: int) -> int:
    """Index of the line that closes the bold left open in `start`; `start` itself where none is."""
    if not _leaves_open(lines[start]):
        return start
    for index in range(start + 1, min(start + MAX_BOLD_LINES, len(lines))):
        if not lines[index].strip():
            break
        if _leaves_open(lines[index]):
            return index
    return start


def _leaves_open(line: str) -> bool:
    return "**" in line and line.count("**") % 2 == 1 and "|" not in line
