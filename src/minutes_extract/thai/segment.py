"""Words of Thai text for searching: runs without blanks are cut, digits, ำ, abbreviations and figures made alike.

Both sides of a search go through `words_of`, the text when it is indexed and the query when it is asked, so what matters
most is that equal text gives equal words. Work is bounded: newmm is quadratic on long runs that hold no known word, so
runs are cut at MAX_RUN letters.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec

import regex

from minutes_extract.thai.alphabet import CONSONANT, THAI_LETTER
from minutes_extract.thai.dates import MONTHS
from minutes_extract.thai.marks import compose_am, drop_invisible, join_sara_ae
from minutes_extract.thai.numerals import to_ascii_digits

MAX_RUN = 200
"""Letters of a run that are cut into words at once; Thai is hardly ever printed without a blank for longer."""
MAX_TOKEN = 64
"""Longer rows of digits or Latin letters are noise; they are cut so that no word of an index is a page long."""
CACHED_RUNS = 1 << 16
"""Runs whose words are remembered: minutes repeat themselves (มติที่ประชุม, รับทราบ, names)."""

NEWMM = "newmm"
NLPO3 = "nlpo3"
ENGINES = (NLPO3, NEWMM)
"""Best first: nlpo3 cuts the same words six to twenty times faster (boundaries agree in 98.8 of 100), but is optional."""

# What an abbreviation is read as; พ.ศ. ๒๕๖๗ and ปี ๒๕๖๗ find each other. กข.คจ. is the name of a fund and stays whole.
DOTTED = {
    "พ.ศ": "ปี",
    "กข.คจ": "กขคจ",
    **{f"{row.short[:-1]}.{row.short[-1]}": row.name for row in MONTHS},
}
CLIPPED = {
    "อบต": "องค์การบริหารส่วนตำบล",
    "อบจ": "องค์การบริหารส่วนจังหวัด",
    "ผอ": "ผู้อำนวยการ",
    "สนง": "สำนักงาน",
    "รร": "โรงเรียน",
    "ผศ": "ผู้ช่วยศาสตราจารย์",
    "รศ": "รองศาสตราจารย์",
    "พญ": "แพทย์หญิง",
    "นพ": "นายแพทย์",
    "ดร": "ดร",
}
SYNONYMS = {"พุทธศักราช": "ปี"}

_THAI_DIGIT = re.compile("[๐-๙]")
_DOTTED = "|".join(regex.escape(form) for form in sorted(DOTTED, key=len, reverse=True))
_CLIPPED_WORD = "|".join(sorted(CLIPPED, key=len, reverse=True))
_PIECE = regex.compile(
    rf"""
      # อบต.ทุ่งแสง, ผอ. กอง, รศ.ดร.; a bare อบต only where no letter touches it
      (?<! [{THAI_LETTER}] ) (?P<clipped> {_CLIPPED_WORD} ) (?: \. | (?! [{THAI_LETTER}] ) )
      # ก.พ.ร., อ.ส.ม., พ.ศ.
    | (?<! [{THAI_LETTER}] ) (?P<initials> (?: [{CONSONANT}]{{1,3}} \. ){{2,6}}+ )
      # ปีพ.ศ., พ.ศ, กข.คจ, ม.ค.
    | (?P<dotted> {_DOTTED} ) \.?
      # 1,015,560 is one figure
    | (?P<figure> (?<! [0-9] ) [0-9]{{1,3}} (?: ,[0-9]{{3}} ){{1,10}}+ (?! [0-9] ) )
    | (?P<number> [0-9]{{1,{MAX_TOKEN}}}+ )
      # ๆ and ฯ are no part of a word: อื่นๆ and อื่น ๆ are the same
    | (?P<thai> (?: (?! [ๆฯ] | (?: {_DOTTED} ) \. ) [{THAI_LETTER}] ){{1,{MAX_RUN}}}+ )
    | (?P<other> (?: (?! [{THAI_LETTER}] ) [\p{{L}}\p{{M}}] ){{1,{MAX_TOKEN}}}+ )
    """,
    regex.X,
)


def best_engine() -> str:
    """The fastest engine that is installed."""
    return next(engine for engine in ENGINES if is_installed(engine))


def is_installed(engine: str) -> bool:
    """Whether an engine can cut words here."""
    return engine == NEWMM or (engine == NLPO3 and find_spec(NLPO3) is not None)


def words_of(text: str, engine: str = NEWMM) -> list[str]:
    """The words of a text in order, in small letters, with ASCII digits; each holds only letters, marks and digits."""
    words: list[str] = []
    for piece in _PIECE.finditer(normalised(text)):
        kind, found = piece.lastgroup, piece[piece.lastindex or 0]
        # Nearly all pieces are Thai.
        if kind == "thai":
            words += _cut(found, engine)
        else:
            words += _read(kind or "", found, engine)
    return words


def fold(text: str) -> str:
    """A text for comparing letter by letter: ASCII digits, small letters; every letter keeps its place."""
    # Looking is twenty times faster than translating, and the text of minutes has ASCII digits already.
    if _THAI_DIGIT.search(text):
        text = to_ascii_digits(text)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # İ is two letters in small.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def normalised(text: str) -> str:
    """`fold`, and ำ in one piece, แ for เเ, NFC, nothing invisible."""
    return fold(compose_am(join_sara_ae(drop_invisible(unicodedata.normalize("NFC", text)))))


def _read(kind: str, found: str, engine: str) -> tuple[str, ...]:
    match kind:
        case "dotted":
            return _cut(DOTTED[found], engine)
        case "clipped":
            return _cut(CLIPPED[found], engine)
        case "figure":
            return (found.replace(",", ""),)
        case "initials":
            initials = found.removesuffix(".")
            return _cut(DOTTED[initials], engine) if initials in DOTTED else (found.replace(".", ""),)
        case _:
            return (found,)


@lru_cache(maxsize=CACHED_RUNS)
def _cut(run: str, engine: str) -> tuple[str, ...]:
    """The words of a run of Thai letters, a wording for another put in its place."""
    return tuple(SYNONYMS.get(word, word) for word in _cutter(engine)(run))


@lru_cache(maxsize=len(ENGINES))
def _cutter(engine: str) -> Callable[[str], list[str]]:
    # The import, and the dictionary at the first call, take half a second: only what cuts words pays for it.
    if engine == NLPO3 and is_installed(NLPO3):
        from pythainlp.tokenize.nlpo3 import segment as nlpo3_segment

        return nlpo3_segment
    from pythainlp.tokenize.newmm import segment as newmm_segment

    return newmm_segment
