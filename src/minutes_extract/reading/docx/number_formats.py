"""A list number as Word prints it: the table FORMATS."""

from collections.abc import Callable

MAX_WRITTEN = 9_999
"""Larger numbers are printed in figures: a letter repeated two billion times is no list number."""
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LATIN = "abcdefghijklmnopqrstuvwxyz"
# Without ฃ ฅ ฆ ฤ ฦ: the letters that ECMA-376, 17.18.59 names for thaiLetters.
NUMBERING_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
THAI_UNITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
THAI_PLACES = ("พัน", "ร้อย", "สิบ", "")


def format_number(value: int, name: str) -> str:
    """The number in a format of Word; a format that is not in the table is printed in figures."""
    if name == "none":
        return ""
    write = NUMBER_FORMATS.get(name)
    return write(value) if write and 0 <= value <= MAX_WRITTEN else str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, letters in ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


def _letters(value: int, alphabet: str) -> str:
    """a … z, aa, bb …: beyond the last letter each is repeated."""
    rounds, at = divmod(value - 1, len(alphabet))
    return alphabet[at] * (rounds + 1)


def _thai_words(value: int) -> str:
    """หนึ่ง, สิบเอ็ด, ยี่สิบ, หนึ่งร้อยห้า"""
    text = ""
    for digit, place in zip(f"{value:04}", THAI_PLACES, strict=True):
        unit = THAI_UNITS[int(digit)]
        if place == "สิบ":
            unit = {"1": "", "2": "ยี่"}.get(digit, unit)
        elif not place and digit == "1" and text:
            unit = "เอ็ด"
        text += unit + place if digit != "0" else ""
    return text


def _english_ordinal(value: int) -> str:
    teen = value % 100 in (11, 12, 13)
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


NUMBER_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _english_ordinal,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value, LATIN).upper(),
    "lowerLetter": lambda value: _letters(value, LATIN),
    "thaiNumbers": lambda value: str(value).translate(THAI_DIGITS),
    "thaiLetters": lambda value: _letters(value, NUMBERING_LETTERS),
    "thaiCounting": _thai_words,
}
