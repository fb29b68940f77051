"""Numbers: figures in Thai or ASCII digits, and amounts in Thai words.

Figures may mix both kinds of digits (๒๕61 was seen). A figure is a number only as a whole: 1.2.3 is a section, 0019 a
code, 1,23,4 a misreading; none of them has a value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

MAX_DIGITS = 30
"""More digits in a row are a bar code or noise, no amount; Python's own int() would be quadratic on them."""
MAX_FIGURE = 3 * MAX_DIGITS
"""Letters of the longest figure that is looked at: digits, commas, brackets, blanks."""
MAX_WORDS = 1_000
"""Letters of the longest amount in words that is looked at; thirty digits in words have about 400."""

_THAI_TO_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Repaired text has none, and `translate` looks up every letter.
_THAI_DIGIT = re.compile("[๐-๙]")

# 1,015,560.25: grouped by thousands or not at all; no leading zero but in 0 and 0.5
_UNSIGNED = r"(?P<whole> 0 | [1-9][0-9]{0,2} (?: ,[0-9]{3} )+ | [1-9][0-9]* ) (?: \. (?P<fraction> [0-9]+ ) )?"
_MINUS = r"[-\N{MINUS SIGN}\N{EN DASH}]"

# -7.38, (500)
_NUMBER = regex.compile(
    rf"(?P<bracket> \( \s* )? (?(bracket) | (?: (?P<minus> {_MINUS} ) | \+ )? ) {_UNSIGNED} (?(bracket) \s* \) )",
    regex.X,
)
# ๗๙,๕๐๐.- · ๗๙,๕๐๐,- · ฿79,500 · ๗๙,๕๐๐ บาท · 500* · 500²
_AMOUNT_CELL = regex.compile(
    r"(?: ฿ \s? )? (?P<figure> \(? \s? [-\N{MINUS SIGN}]? [0-9] [0-9,. ]*? \)? )"
    r"\s? (?: [.,] [-\N{EN DASH}=]+ | (?: บาท | บ\. ) (?: ถ้วน )? | [*†‡⁰¹²³⁴-⁹]{1,3} )?",
    regex.X,
)
# ๑๒๘, ๔๐๐: a blank behind the comma
_BLANK_IN_FIGURE = regex.compile(r"(?<=[0-9]),\s(?=[0-9]{3}(?![0-9]))")
# figures with letters that look like them, points for commas, groups of other lengths
_DOUBTFUL = regex.compile(r"\(? [0-9] (?: [0-9,. ] | [OolI|] )+ (?: [.,] - | \s? บาท )? \)?", regex.X)
# 0123.4/5678, 10-15, 1,234.50: digits with all that may hold a number, a code or a range together
_DIGIT_CLUSTER = regex.compile(r"[0-9]++ (?: [.,:/\N{EN DASH}-]++ [0-9]++ )*+", regex.X)
_RANGE = regex.compile(r"(?P<first> [0-9.,]++ ) [\N{EN DASH}-] (?P<last> [0-9.,]++ )", regex.X)
_UNSIGNED_NUMBER = regex.compile(_UNSIGNED, regex.X)
# The 5678 of ลป 0123.4/ว 5678
_CODE_BEFORE = regex.compile(r"/ \s? (?: ว \.? \s? )? $", regex.X)
_SIGN_BEFORE = regex.compile(rf"(?: ^ | [\s(] ) {_MINUS} $", regex.X)
# EN205, A4
_NAME_LETTER = regex.compile(r"[A-Za-z_]")
_CONTEXT = 8
"""Letters before a figure that tell whether it belongs to a code: "/ ว. " is the longest."""


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A number in running text: `raw == text[start:end]`."""

    start: int
    end: int
    raw: str
    value: int | float


def to_ascii_digits(text: str) -> str:
    """Thai digits as ASCII digits; every letter keeps its place."""
    return text.translate(_THAI_TO_ASCII) if _THAI_DIGIT.search(text) else text


def parse_number(text: str) -> int | float | None:
    """The value of a text that is one number and nothing else: (๕๐๐) is -500, a dash or an empty text None."""
    if len(text) > MAX_FIGURE:
        return None
    found = _NUMBER.fullmatch(to_ascii_digits(text).strip())
    if found is None:
        return None
    value = _value(found["whole"], found["fraction"])
    negative = found["bracket"] or found["minus"]
    return -value if value and negative else value


def parse_cell(text: str) -> int | float | None:
    """The value of a cell that is one number, perhaps with a sign of money or a note's mark: ๗๙,๕๐๐.- · ๗๙,๕๐๐ บาท · ๕๐๐*"""
    value = parse_number(text)
    if value is not None or len(text) > MAX_FIGURE:
        return value
    found = _AMOUNT_CELL.fullmatch(to_ascii_digits(text).strip())
    return parse_number(_BLANK_IN_FIGURE.sub(",", found["figure"])) if found else None


def is_doubtful_number(text: str) -> bool:
    """A text that is meant for a number and is none: ๗๙,๕OO · ๑๒๘.๔๐๐.๐๐๐ · ๑,๒๓,๔."""
    ascii_text = to_ascii_digits(text).strip()
    if len(ascii_text) > MAX_FIGURE or parse_cell(text) is not None:
        return False
    return _DOUBTFUL.fullmatch(ascii_text) is not None


def find_numbers(text: str) -> list[NumberMatch]:
    """All numbers in running text; sections, dates with strokes, codes and telephone numbers are none.

    Both ends of a range (10-15) are numbers. A dash is a minus only at the start or after a blank or bracket.
    """
    ascii_text = to_ascii_digits(text)
    return [
        match for cluster in _DIGIT_CLUSTER.finditer(ascii_text) for match in _in_cluster(text, ascii_text, cluster)
    ]


def _in_cluster(text: str, ascii_text: str, cluster: regex.Match[str]) -> Iterator[NumberMatch]:
    start, end = cluster.span()
    if end - start > MAX_FIGURE or _is_code(ascii_text, start, end):
        return
    figures = _figures(cluster[0])
    for offset, figure in figures:
        signed = len(figures) == 1 and _SIGN_BEFORE.search(ascii_text, max(0, start - 2), start) is not None
        first = start + offset - signed
        raw = text[first : start + offset + len(figure)]
        value = parse_number(raw)
        if value is not None:
            yield NumberMatch(first, first + len(raw), raw, value)


def _figures(cluster: str) -> list[tuple[int, str]]:
    """The one figure of a cluster, or the two of a range, with their offsets; none if any part is no number."""
    ends = _RANGE.fullmatch(cluster)
    figures = [(ends.start(name), ends[name]) for name in ("first", "last")] if ends else [(0, cluster)]
    return figures if all(_UNSIGNED_NUMBER.fullmatch(figure) for _, figure in figures) else []


def _is_code(ascii_text: str, start: int, end: int) -> bool:
    """Whether the digits belong to something longer: 0123.4/ว 5678, EN205."""
    after = ascii_text[end : end + 1]
    before = ascii_text[max(0, start - _CONTEXT) : start]
    touches_name = _NAME_LETTER.match(after) or _NAME_LETTER.match(before[-1:])
    # Digits of other scripts are a reading gone wrong: 1२3 is no 1.
    touches_digit = after.isdigit() or before[-1:].isdigit()
    return bool(after == "/" or touches_name or touches_digit or _CODE_BEFORE.search(before))


def _value(whole: str, fraction: str | None) -> int | float | None:
    digits = whole.replace(",", "")
    if len(digits) + len(fraction or "") > MAX_DIGITS:
        return None
    return int(digits) if fraction is None else float(f"{digits}.{fraction}")


# --- Amounts in words -------------------------------------------------------------------------------------------------

_DIGIT_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_LAST_ONE = "เอ็ด"
_POWER_WORDS = {100_000: "แสน", 10_000: "หมื่น", 1_000: "พัน", 100: "ร้อย"}
_MILLION = "ล้าน"
_GROUP = 1_000_000
_VALUES = {word: value for value, word in enumerate(_DIGIT_WORDS)} | {_LAST_ONE: 1, "ยี่": 2}

_ONE_TO_NINE = "|".join(_DIGIT_WORDS[1:])
_THREE_TO_NINE = "|".join(_DIGIT_WORDS[3:])
# สองแสนห้าหมื่นสามร้อยยี่สิบเอ็ด: what stands between two ล้าน
_BELOW_MILLION = regex.compile(
    "".join(rf"(?: (?P<p{power}> {_ONE_TO_NINE} ) {word} )?" for power, word in _POWER_WORDS.items())
    + rf"(?P<p10> (?: ยี่ | {_THREE_TO_NINE} )? สิบ )? (?P<p1> {_ONE_TO_NINE} | {_LAST_ONE} )?",
    regex.X,
)
# สองหมื่นห้าพันบาทถ้วน, หนึ่งล้านสองแสนบาทห้าสิบสตางค์
_MONEY = regex.compile(
    r"(?: (?P<baht> .+? ) บาท )? (?: (?P<satang> .{2,40}? ) สตางค์ )? (?: (?<= บาท | สตางค์ ) ถ้วน )?", regex.X
)


def words_to_number(text: str) -> Decimal | None:
    """The value of an amount in words, in baht where it is money; None if the words are not well-formed.

    Read by the rules of writing, not of talking: สองหมื่นห้า is 20,005. Blanks inside do not matter.
    """
    if len(text) > MAX_WORDS:
        return None
    words = "".join(text.split())
    amount = words.removeprefix("ลบ")
    value = _money_value(amount)
    return value if value is None or amount == words else value.copy_negate()


def _money_value(words: str) -> Decimal | None:
    money = _MONEY.fullmatch(words) if words.endswith(("บาท", "สตางค์", "ถ้วน")) else None
    if money is None:
        return _decimal_value(words)
    baht = _whole_value(money["baht"]) if money["baht"] else 0
    satang = _whole_value(money["satang"]) if money["satang"] else 0
    if baht is None or satang is None or satang > 99:
        return None
    return Decimal(f"{baht}.{satang:02}" if satang else baht)


def _decimal_value(words: str) -> Decimal | None:
    """สามจุดหนึ่งสี่: behind the point digit by digit."""
    whole_words, point, fraction_words = words.partition("จุด")
    whole = _whole_value(whole_words)
    if whole is None:
        return None
    digits = regex.findall("|".join(_DIGIT_WORDS), fraction_words)
    if "".join(digits) != fraction_words or (point and not digits) or len(digits) > MAX_DIGITS:
        return None
    return Decimal(f"{whole}.{''.join(str(_VALUES[digit]) for digit in digits)}" if digits else whole)


def _whole_value(words: str) -> int | None:
    if words == _DIGIT_WORDS[0]:
        return 0
    # ร้อยห้าสิบ: the หนึ่ง of the first power may be left unsaid.
    if words.startswith((*_POWER_WORDS.values(), _MILLION)):
        words = _DIGIT_WORDS[1] + words
    groups = words.split(_MILLION)
    if not groups[0] or groups[0] == _LAST_ONE or len(groups) * 6 > MAX_DIGITS:
        return None
    # ล้าน multiplies all that stands before it: สองล้านห้าแสนล้าน is 2,500,000 millions.
    total = 0
    for group in groups:
        value = _group_value(group)
        if value is None:
            return None
        total = total * _GROUP + value
    return total


def _group_value(words: str) -> int | None:
    found = _BELOW_MILLION.fullmatch(words)
    if found is None:
        return None
    tens = found["p10"] and _VALUES.get(found["p10"].removesuffix("สิบ"), 1)
    powers = sum(power * _VALUES[found[f"p{power}"]] for power in _POWER_WORDS if found[f"p{power}"])
    return powers + 10 * (tens or 0) + (_VALUES[found["p1"]] if found["p1"] else 0)
