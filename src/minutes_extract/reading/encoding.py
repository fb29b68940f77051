"""Bytes → text: finds out the encoding of a Thai text file, or says what was tried."""

import codecs
import re
from typing import NamedTuple

from minutes_extract.errors import UnreadableDocumentError, UsageError
from minutes_extract.reading.binary import name_binary
from minutes_extract.thai.alphabet import MARK

MAX_BROKEN_SHARE = 0.1
"""Of the letters beyond ASCII, how many may be broken in a UTF-8 text. In another encoding nearly all are."""
MIN_UTF16_SHARE = 0.9
"""In UTF-16 Thai nearly every high byte is 0E (Thai) or 00 (ASCII), seldom 20 (dashes and quotes)."""
MAX_MISPLACED_SHARE = 0.03
"""Of Thai letters, how many may stand where Thai has none. Other 8-bit encodings read as CP874 show a third."""
MIN_THAI_LETTERS = 4
SAMPLE_BYTES = 1_048_576

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
TRIED = "UTF-8, UTF-16, CP874 (TIS-620)"


class ByteOrderMark(NamedTuple):
    """The first bytes of a file that names its own encoding."""

    start: bytes
    encoding: str


# UTF-32 before UTF-16: its little-endian mark begins with the one of UTF-16.
BYTE_ORDER_MARKS = (
    ByteOrderMark(codecs.BOM_UTF8, "utf-8"),
    ByteOrderMark(codecs.BOM_UTF32_LE, "utf-32-le"),
    ByteOrderMark(codecs.BOM_UTF32_BE, "utf-32-be"),
    ByteOrderMark(codecs.BOM_UTF16_LE, "utf-16-le"),
    ByteOrderMark(codecs.BOM_UTF16_BE, "utf-16-be"),
)

# ที่ประชุม: consonants with their vowels; a lone letter among Latin ones is an accent read wrongly
THAI_RUN = re.compile(r"[ก-ฮะ-\u0e3aเ-\u0e4e]{3,}+")

# "e" + ้ (Latin-1 é), a mark at the start of a word, a leading vowel before no consonant
MISPLACED = re.compile(
    rf"""
    (?<![ก-ฮ{MARK}]) [{MARK}]                                                     # a mark without a base
    | [เ-ไ] (?![ก-ฮ])                                                             # a leading vowel alone
    | (?<=[A-Za-z]) [๐-๙ก-ฮะ-\u0e4e] (?=[A-Za-z])                                 # inside a Latin word
    """,
    re.X,
)


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of a file. NUL bytes become U+FFFD; line ends stay as they are.

    Raises UnreadableDocumentError for an empty or binary file or an encoding that was not found out,
    UsageError for an `encoding` that does not exist.
    """
    if not data.strip(b"\0 \t\r\n\f\v"):
        raise UnreadableDocumentError("the file is empty", hint="check that it was copied whole")
    text = _decode_as(data, encoding) if encoding else _find_text(data)
    return text.replace("\0", REPLACEMENT)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding, "replace")
    except LookupError as error:
        raise UsageError(f"there is no encoding {encoding!r}", hint="for example utf-8, utf-16 or cp874") from error
    if _broken_share(text) > MAX_BROKEN_SHARE:
        raise UnreadableDocumentError(
            f"the file is not text in {encoding}", hint="leave the encoding out to have it found out"
        )
    return text.removeprefix("\ufeff")


def _find_text(data: bytes) -> str:
    for mark in BYTE_ORDER_MARKS:
        if data.startswith(mark.start):
            return data[len(mark.start) :].decode(mark.encoding, "replace")
    sixteen = _utf16_order(data)
    if sixteen:
        return data.decode(sixteen, "replace")
    binary = name_binary(data)
    if binary:
        raise UnreadableDocumentError(
            f"the file is {binary}", hint="PDF, DOCX, pictures, text, Markdown and HTML are read"
        )
    for attempt in (_utf8, _cp874):
        text = attempt(data)
        if text is not None:
            return text
    raise UnreadableDocumentError(
        f"the encoding of the text was not found out (tried {TRIED})",
        hint="name it with the encoding option, or save the file as UTF-8",
    )


def _utf8(data: bytes) -> str | None:
    """UTF-8, with a few broken bytes replaced: one bad byte must not lose a document."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    return text if _broken_share(text) <= MAX_BROKEN_SHARE else None


def _broken_share(text: str) -> float:
    broken = text.count(REPLACEMENT)
    if not broken:
        return 0.0
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return broken / beyond_ascii


def _utf16_order(data: bytes) -> str | None:
    """UTF-16 without a mark, by its high bytes."""
    sample = data[:SAMPLE_BYTES]
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        expected = sum(high.count(byte) for byte in (0x00, 0x0E, 0x20))
        # The low bytes of text are hardly ever NUL: two bytes of NUL are filling, not letters.
        letters = len(low) - low.count(0) > MIN_UTF16_SHARE * len(low)
        if letters and high.count(0x20) < expected and expected >= MIN_UTF16_SHARE * len(high):
            return encoding if _is_text(sample[: len(sample) // 2 * 2].decode(encoding, "replace")) else None
    return None


def _is_text(text: str) -> bool:
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\v\f\r\x1b")
    return controls <= 0.01 * len(text) and _broken_share(text) <= MAX_BROKEN_SHARE


def _cp874(data: bytes) -> str | None:
    """CP874, which holds TIS-620, where the letters stand in an order that Thai allows."""
    sample = data[:SAMPLE_BYTES].decode("cp874", "replace")
    beyond_ascii = len(sample) - len(sample.encode("ascii", "ignore"))
    in_words = sum(len(run) for run in THAI_RUN.findall(sample))
    misplaced = sum(1 for _ in MISPLACED.finditer(sample))
    plausible = in_words >= max(MIN_THAI_LETTERS, beyond_ascii / 2) and misplaced <= MAX_MISPLACED_SHARE * in_words
    return data.decode("cp874", "replace") if plausible else None
