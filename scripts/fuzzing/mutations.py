"""Random minutes spoilt at three levels: bytes of the file, tokens of its text, blocks of its structure."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from training.minutes.__main__ import WRITERS
from training.minutes.configurations import CONFIGURATIONS
from training.minutes.damage import DAMAGES, damage
from training.minutes.generate import generate

FORMATS = {"text": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx"}
MOST_STEPS = 6
"""Mutations of one paper: more leave nothing of its structure."""
LONGEST_REPEAT = 400
"""Times that a block or token is repeated: work that grows faster than the text shows in the time."""
TROUBLEMAKERS = (
    "\u0e3a\u0e4d\u0e33\u0e47" * 8,  # marks without a letter
    "\u0e40\u0e41\u0e42" * 6,  # leading vowels without a consonant
    "\u200b\u200d\ufeff",
    "\u202e",
    "\x00",
    "\x0c",
    "\uf70a\uf0b7",
    "๙" * 40,
    "9" * 400,
    "1." * 60,
    "/" * 80,
    "(" * 120,
    "๓๑ กุมภาพันธ์ ๒๕๖๗",
    "วันที่ ๐๐ มกราคม ๐๐๐๐",
    "เวลา ๒๙.๙๙ น.",
    "ครั้งที่ /๒๕๖๗",
    "ครั้งที่ ๙๙๙๙๙๙๙๙๙๙๙๙/๒๕๖๗",
    "ระเบียบวาระที่",
    "ระเบียบวาระที่ ๑.๑.๑.๑.๑.๑.๑.๑",
    "มติที่ประชุม",
    "ผู้มาประชุม",
    "จำนวน ๐ คน",
    "รวม ๑,๐๐๐,๐๐๐,๐๐๐,๐๐๐,๐๐๐.๙๙๙ บาท",
    "| | | |",
    "<table><tr><td rowspan=99999 colspan=99999>",
    "<!--",
    "&#x110000;&#xD800;",
    "```",
    "$\\frac{1}{2}$",
    "นาย",
    "😀" * 20,
    "\t" * 50,
    "A" * 5000,
)
Draw = random.Random


class FuzzedPaper(NamedTuple):
    """A file, and how it came about."""

    name: str
    data: bytes
    steps: tuple[str, ...]


def paper_of(seed: int) -> FuzzedPaper:
    """The spoilt paper of a seed; the same one each time."""
    draw = random.Random(seed)
    form = draw.choice(sorted(FORMATS))
    minutes = generate(seed, draw.choice(sorted(CONFIGURATIONS)))
    data, steps = _rendered(minutes, form), [form]
    if form == "text" and draw.random() < 0.3:
        kind = draw.choice(sorted(DAMAGES))
        data, steps = damage(minutes, kind).text().encode(), [form, kind]
    for _ in range(draw.randint(1, MOST_STEPS)):
        name = draw.choice(sorted(MUTATIONS))
        steps.append(name)
        data = MUTATIONS[name](draw, data)
    return FuzzedPaper(f"{seed}{FORMATS[form]}", data, tuple(steps))


def _rendered(minutes: object, form: str) -> bytes:
    with TemporaryDirectory() as folder:
        stem = Path(folder, "paper")
        WRITERS[form](minutes, stem)  # type: ignore[arg-type]
        return stem.with_suffix(FORMATS[form]).read_bytes()


def _of_text(change: Callable[[Draw, str], str]) -> Callable[[Draw, bytes], bytes]:
    """A change of text: of a DOCX that of one of its parts."""

    def changed(draw: Draw, data: bytes) -> bytes:
        if not data.startswith(b"PK"):
            return change(draw, data.decode("utf-8", "replace")).encode("utf-8", "replace")
        try:
            return _with_part_changed(draw, data, change)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError):  # spoilt already
            return data

    return changed


def _with_part_changed(draw: Draw, data: bytes, change: Callable[[Draw, str], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    names = [name for name in parts if name.endswith(".xml")]
    if not names:
        return data
    name = "word/document.xml" if draw.random() < 0.8 and "word/document.xml" in names else draw.choice(sorted(names))
    parts[name] = change(draw, parts[name].decode("utf-8", "replace")).encode("utf-8", "replace")
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(zipfile.ZipInfo(part), content)
    return written.getvalue()


def _flip_bytes(draw: Draw, data: bytes) -> bytes:
    spoilt = bytearray(data)
    for _ in range(draw.randint(1, 20)):
        if spoilt:
            spoilt[draw.randrange(len(spoilt))] = draw.randrange(256)
    return bytes(spoilt)


def _cut_bytes(draw: Draw, data: bytes) -> bytes:
    start = draw.randrange(len(data) + 1)
    return data[:start] + data[draw.randint(start, min(len(data), start + 2000)) :]


def _cut_off(draw: Draw, data: bytes) -> bytes:
    return data[: draw.randrange(len(data) + 1)]


def _insert_bytes(draw: Draw, data: bytes) -> bytes:
    at = draw.randrange(len(data) + 1)
    return data[:at] + draw.randbytes(draw.randint(1, 40)) + data[at:]


def _insert_trouble(draw: Draw, text: str) -> str:
    at = draw.randrange(len(text) + 1)
    return f"{text[:at]}{draw.choice(TROUBLEMAKERS)}{text[at:]}"


def _repeat_token(draw: Draw, text: str) -> str:
    words = text.split(" ")
    at = draw.randrange(len(words))
    words[at : at + 1] = words[at : at + 1] * draw.choice((2, 3, LONGEST_REPEAT))
    return " ".join(words)


def _swap_tokens(draw: Draw, text: str) -> str:
    words = text.split(" ")
    for _ in range(draw.randint(1, 10)):
        one, other = draw.randrange(len(words)), draw.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _glue_tokens(draw: Draw, text: str) -> str:
    words = text.split(" ")
    at = draw.randrange(len(words))
    return " ".join([*words[:at], "".join(words[at : at + 30]), *words[at + 30 :]])


def _spoil_digits(draw: Draw, text: str) -> str:
    return "".join(
        draw.choice("0123456789๐๑๒๓๔๕๖๗๘๙OlI") if letter.isdigit() and draw.random() < 0.2 else letter
        for letter in text
    )


def _lines(change: Callable[[Draw, list[str]], list[str]]) -> Callable[[Draw, str], str]:
    def changed(draw: Draw, text: str) -> str:
        mark = "</w:p>" if "</w:p>" in text else "\n"
        return mark.join(change(draw, text.split(mark)))

    return changed


def _drop_lines(draw: Draw, lines: list[str]) -> list[str]:
    return [line for line in lines if draw.random() > 0.15]


def _shuffle_blocks(draw: Draw, lines: list[str]) -> list[str]:
    at = sorted(draw.randrange(len(lines) + 1) for _ in range(3))
    return [*lines[: at[0]], *lines[at[1] : at[2]], *lines[at[0] : at[1]], *lines[at[2] :]]


def _repeat_block(draw: Draw, lines: list[str]) -> list[str]:
    start = draw.randrange(len(lines))
    end = min(len(lines), start + draw.randint(1, 8))
    return [*lines[:end], *lines[start:end] * draw.choice((1, 2, LONGEST_REPEAT)), *lines[end:]]


def _join_lines(draw: Draw, lines: list[str]) -> list[str]:
    start = draw.randrange(len(lines))
    return [*lines[:start], " ".join(lines[start : start + draw.randint(2, 60)]), *lines[start + 60 :]]


def _turn_around(draw: Draw, lines: list[str]) -> list[str]:
    start = draw.randrange(len(lines))
    return [*lines[:start], *reversed(lines[start : start + 40]), *lines[start + 40 :]]


def _double(_: Draw, lines: list[str]) -> list[str]:
    return [*lines, *lines]


MUTATIONS: dict[str, Callable[[Draw, bytes], bytes]] = {
    # bytes
    "flip_bytes": _flip_bytes,
    "cut_bytes": _cut_bytes,
    "cut_off": _cut_off,
    "insert_bytes": _insert_bytes,
    # tokens
    "insert_trouble": _of_text(_insert_trouble),
    "repeat_token": _of_text(_repeat_token),
    "swap_tokens": _of_text(_swap_tokens),
    "glue_tokens": _of_text(_glue_tokens),
    "spoil_digits": _of_text(_spoil_digits),
    # structure
    "drop_lines": _of_text(_lines(_drop_lines)),
    "shuffle_blocks": _of_text(_lines(_shuffle_blocks)),
    "repeat_block": _of_text(_lines(_repeat_block)),
    "join_lines": _of_text(_lines(_join_lines)),
    "turn_around": _of_text(_lines(_turn_around)),
    "double": _of_text(_lines(_double)),
}
