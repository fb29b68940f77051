"""Cells of a CSV file: a spreadsheet takes a text that begins with = + - @ for a formula and runs it."""

import regex

from minutes_extract.export.xml import writable

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The wide forms are taken for the narrow ones in East Asian settings."""
# -1,250.50  +5  -๑๒ %, and the - that stands for nothing
PLAIN_NUMBER = regex.compile(r"[-+]\p{Nd}[\p{Nd},]*(?:\.\p{Nd}+)?\s*%?|-+")
CsvValue = str | int | float | None


def harmless(cell: CsvValue) -> CsvValue:
    """The cell without control characters; a text that would run has an apostrophe before it, which spreadsheets hide."""
    if not isinstance(cell, str):
        return cell
    text = writable(cell)
    is_formula = text.startswith(FORMULA_STARTS) and not PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
