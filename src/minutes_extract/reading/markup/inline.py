"""Markdown inside a line → printed text: bold, links, escapes, entities, tags. Linear in the length of the line."""

import html
import re
from typing import NamedTuple

from minutes_extract.reading.markup.note_marks import raised

LINE_BREAK = "\n"
"""What `<br>` becomes; a source line holds no other."""

# **มติที่ประชุม:** รับทราบ ดู [ประกาศ](https://example.go.th) ข้อ 1\. และ <https://example.go.th>
# Every part stops at the bracket that may begin the next one, so that no part is read twice.
TOKEN = re.compile(
    r"""
      \\ (?P<escaped> [!-/:-@\[-`{-~] )
    | (?P<image> !\[ [^\[\]]* \] \( [^()\s]* (?:\s+"[^"()]*")? \) )
    | \[ (?P<label> [^\[\]]* ) \] \( \s* <?[^()<>\s]*>? (?:\s+"[^"()]*")? \s* \)
    | < (?P<address> (?:https?|ftp|mailto) : [^<>\s]+ ) >
    | (?P<entity> & (?: \#\d{1,7} | \#x[0-9a-f]{1,6} | [a-z]{2,8} ) ; )
    | (?P<comment> <!-- [^<>]* --> )
    | ~~ (?P<struck_tildes> [^~\n]+ ) ~~
    | < (?: del|s|strike ) (?:\s[^<>]*)? > (?P<struck> [^<>]* ) </ (?: del|s|strike ) \s* >
    | <sup (?:\s[^<>]*)? > (?P<raised> [^<>]{0,40} ) </sup\s*>
    | \[\^ (?P<note> [^\[\]\s]{1,8} ) \]
    | \$\^ \{? (?P<raised_math> [^${}\n]{1,8} ) \}? \$
    | \$ (?P<math> (?! \s ) [^$\n]{1,80} (?<! \s ) ) \$ (?! \d )
    | (?P<break> < /? br \s* /? > )
    | (?P<bold> \*\*+ | (?<!_)__(?!_) | < /? (?:b|strong) > )
    | (?P<italic> \* )
    | (?P<tag> < /? (?: i|em|u|s|del|ins|mark|sup|sub|small|big|font|span|center|div|p|figure|page_number )
               (?:\s[^<>]*)? /? > )
    | (?P<code> `+ )
    """,
    re.X | re.I,
)

# a colon or number after the bold: "**มติที่ประชุม** :"
WORD_CHARACTER = re.compile(r"\w")


# 128{,}400 · 15^{2} · \text{บาท} · 50\%
MATH_SPACE = re.compile(r"\\[,;:! ]|[{}]|\\(?:text|mathrm|mathbf|textbf|quad|qquad)\b|\\(?=[%$&#_])|~")
MATH_RAISED = re.compile(r"\^\s*(?:\{(?P<group>[^{}]{1,8})\}|(?P<one>\S))")


class Inline(NamedTuple):
    """A source line's printed lines, whether every letter of them is bold, and what of it is struck through."""

    parts: tuple[str, ...]
    bold: bool
    struck: tuple[str, ...] = ()


class _Run(NamedTuple):
    text: str
    bold: bool
    glued: bool = False
    """A bold run that begins where another has just ended."""


def read_inline(source: str) -> Inline:
    """The printed lines of a source line: two where bold runs are glued together or a `<br>` stands between."""
    if not TOKEN.search(source):
        return Inline((source,), False)
    pieces = _pieces(source)
    runs = _bold_runs(pieces)
    bold = all(run.bold for run in runs if WORD_CHARACTER.search(run.text)) and any(
        WORD_CHARACTER.search(run.text) for run in runs
    )
    text = "".join(LINE_BREAK + run.text if run.glued and bold else run.text for run in runs)
    struck = tuple(text for kind, text in pieces if kind == "struck" and text.strip())
    return Inline(tuple(part for part in text.split(LINE_BREAK) if part.strip()), bold, struck)


def plain_inline(source: str) -> str:
    """The printed text of a cell: one line, breaks as blanks."""
    return " ".join(part.strip() for part in read_inline(source).parts)


def _pieces(source: str) -> list[tuple[str, str]]:
    """(kind, text) pairs; kind is `text`, `struck`, or `bold` once for every switch. Italics are taken off here."""
    pieces: list[tuple[str, str]] = []
    opened: int | None = None
    position = 0
    for token in TOKEN.finditer(source):
        pieces.append(("text", source[position : token.start()]))
        position = token.end()
        kind = token.lastgroup or ""
        if kind == "italic":
            opened = _pair_italic(source, token.start(), pieces, opened)
        elif kind == "bold":
            pieces.extend([("bold", "")] * (2 if token.group() == "****" else 1))
        elif kind.startswith("struck"):
            pieces.append(("struck", plain_inline(token.group(kind))))
        else:
            pieces.append(("text", _printed(kind, token.group(kind))))
    pieces.append(("text", source[position:]))
    return pieces


def _pair_italic(source: str, at: int, pieces: list[tuple[str, str]], opened: int | None) -> int | None:
    """Keep a lone asterisk (a footnote, a product) and take off two that embrace a text; returns what is open now."""
    before, after = source[at - 1 : at] if at else "", source[at + 1 : at + 2]
    if opened is not None and before.strip():
        pieces[opened] = ("text", "")
        return None
    pieces.append(("text", "*"))
    return len(pieces) - 1 if opened is None and after.strip() else opened


def _printed(kind: str, token: str) -> str:
    match kind:
        case "escaped" | "address":
            return token
        case "label":
            return plain_inline(token)
        case "entity":
            return html.unescape(token)
        case "break":
            return LINE_BREAK
        case "raised" | "note" | "raised_math":
            return raised(token)
        case "math":
            return _plain_math(token)
        case _:
            return ""


def _plain_math(token: str) -> str:
    """A formula as OCR services write figures in running text: without the signs of the formula."""
    token = MATH_RAISED.sub(lambda found: raised(found["group"] or found["one"] or ""), token)
    return MATH_SPACE.sub("", token)


def _bold_runs(pieces: list[tuple[str, str]]) -> list[_Run]:
    """Switch at every delimiter but a last odd one, which has no partner and is dropped."""
    switches = sum(kind == "bold" for kind, _ in pieces) // 2 * 2
    runs: list[_Run] = []
    bold, just_closed = False, False
    for kind, text in pieces:
        if kind == "bold" and switches:
            switches -= 1
            bold = not bold
            if bold and just_closed:
                runs.append(_Run("", True, glued=True))
            just_closed = not bold
        elif text and kind == "text":
            runs.append(_Run(text, bold))
            just_closed = False
    return runs
