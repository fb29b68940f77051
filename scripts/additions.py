"""Sound pages to which one thing is added: the JSON stays the same, or a finding names the difference. `make additions`.

    PYTHONPATH=src:. python scripts/additions.py [--count 1000] [--seed 1]

A seed makes a page: `--seed 17 --count 1` makes that of seed 17 again. Printed are the pages with the same JSON, those whose
difference is named, and the silent ones, which the law forbids.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pdfplumber
import pikepdf
from pikepdf import Array, Dictionary, Name

from minutes_extract import extract_bytes
from minutes_extract.model.minutes import Minutes

PRINTS = sorted((Path(__file__).parent.parent / "samples" / "printed-board").glob("*.pdf"))
NOTE_ROOM = 9.0
"""Points behind a word in which the mark of a note is drawn."""
RAISED = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹*")
"""Marks of notes: a reader sees them, and they are in the text."""
PAGES = 2
"""Of each print: the title, the lists and the first agendas."""
NOT_COMPARED = {"source", "sections", "findings", "places", "confidence"}
"""Keys of the JSON that say where a value stands and what to think of it, not what it is."""
WORDS = ("APPROVED 99,999 BAHT", "RECEIVED 1235/2568", "15 APR 2568", "DRAFT 3", "COPY", "NO 77/2561")


class Sheet(NamedTuple):
    """A print to which something is added: the file, the page, what is drawn by chance."""

    pdf: pikepdf.Pdf
    page: pikepdf.Page
    number: int
    random: Random

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return float(self.page.mediabox[2]), float(self.page.mediabox[3])

    def draw(self, content: str, before: bool = False) -> None:
        """More content: /F9 is Helvetica, /G9 half transparent, /L9 a switched-off layer."""
        self.page.contents_coalesce()
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        self.page.add_resource(font, Name.Font, Name.F9)
        self.page.add_resource(Dictionary(ca=0.3), Name.ExtGState, Name.G9)
        group = self.pdf.make_indirect(Dictionary(Type=Name.OCG, Name="draft"))
        layers = Dictionary(OFF=Array([group]), Order=Array([group]))
        self.pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=layers)
        self.page.add_resource(group, Name.Properties, Name.L9)
        # what was there may leave its own matrix behind
        self.page.contents_add(b"q", prepend=True)
        self.page.contents_add(b"Q")
        self.page.contents_add(f"q {content} Q".encode(), prepend=before)

    def annotate(self, kind: Name, box: Sequence[float], contents: str, **more: object) -> None:
        """An annotation."""
        annotation = Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array(box), Contents=contents, F=4, **more)
        known = self.page.obj.get("/Annots", Array())
        known.append(self.pdf.make_indirect(annotation))
        self.page.obj.Annots = known


def text(words: str, x: float, y: float, size: float = 12, paint: str = "", turn: str = "1 0 0 1") -> str:
    """Words drawn in Helvetica."""
    return f"{paint} BT /F9 {size:.1f} Tf {turn} {x:.1f} {y:.1f} Tm ({words}) Tj ET"


def stamp(sheet: Sheet) -> None:
    """A framed stamp of the registry in a corner."""
    width, height = sheet.size
    x, y = width - sheet.random.uniform(130, 160), height - sheet.random.uniform(28, 40)
    lines = sheet.random.sample(WORDS, 2)
    colour = sheet.random.choice(("0 0 1 rg 0 0 1 RG", "1 0 0 rg 1 0 0 RG", "0.4 0 0.6 rg 0.4 0 0.6 RG"))
    frame = f"{x - 6:.1f} {y - 18:.1f} 125 34 re S"
    sheet.draw(f"{colour} {frame} " + " ".join(text(one, x, y - 13 * at, 9) for at, one in enumerate(lines)))


def watermark(sheet: Sheet) -> None:
    """Large pale words across the page, level or aslant, over or under the text."""
    paint = sheet.random.choice(("0.8 g", "0.85 g", "/G9 gs", "1 0.75 0.75 rg"))
    turn = sheet.random.choice(("0.7 0.7 -0.7 0.7", "0.87 0.5 -0.5 0.87", "1 0 0 1"))
    size, y = sheet.random.uniform(55, 85), sheet.random.uniform(200, 500)
    words = sheet.random.choice(("SPECIMEN", "DRAFT", "COPY"))
    sheet.draw(text(words, 130, y, size, paint, turn), before=sheet.random.random() < 0.5)


def hidden(sheet: Sheet) -> None:
    """Words that nobody sees: no ink, white, switched off, off the page."""
    x, y = sheet.random.uniform(80, 300), sheet.random.uniform(80, 760)
    words = text(sheet.random.choice(WORDS), x, y, sheet.random.uniform(9, 16))
    ways = (f"3 Tr {words}", f"7 Tr {words}", f"1 g {words}", f"/OC /L9 BDC {words} EMC", text(WORDS[0], x, 4_000))
    sheet.draw(sheet.random.choice(ways))


def second_layer(sheet: Sheet) -> None:
    """A whole layer without ink over the page, as programs leave behind that read pictures."""
    rows = (text(f"{at},500 of 2528", 90, 760 - 20 * at, 12, "3 Tr") for at in range(sheet.random.randint(10, 34)))
    sheet.draw(" ".join(rows))


def note_mark(sheet: Sheet) -> None:
    """A small raised figure behind a word."""
    words, letters = words_of(sheet)
    word = sheet.random.choice([word for word in words if len(word["text"]) > 3 and _has_room(word, words)])
    last = min(letters, key=lambda one: abs(one["x1"] - word["x1"]) + abs(one["bottom"] - word["bottom"]))
    size = last["size"] * sheet.random.uniform(0.5, 0.65)
    base = last["matrix"][5] + last["size"] * sheet.random.uniform(0.3, 0.42)
    sheet.draw(text(sheet.random.choice("123456789*"), word["x1"] + 0.2, base, size))


def _has_room(word: Mapping[str, Any], words: Sequence[Mapping[str, Any]]) -> bool:
    """Nothing stands right behind it."""
    beside = (one for one in words if abs(one["bottom"] - word["bottom"]) < 8)
    return not any(word["x1"] - 1 < one["x0"] < word["x1"] + NOTE_ROOM for one in beside)


def words_of(sheet: Sheet) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The words and letters of the page with their places."""
    kept = BytesIO()
    sheet.pdf.save(kept)
    with pdfplumber.open(kept) as pdf:
        page = pdf.pages[sheet.number]
        return page.extract_words(), page.chars


def line_numbers(sheet: Sheet) -> None:
    """Numbers of lines down the margin."""
    step = sheet.random.choice((18, 21, 24))
    every = sheet.random.choice((1, 5))
    rows = range(every, int((sheet.size[1] - 120) / step) + 1, every)
    sheet.draw(" ".join(text(str(row), 24, sheet.size[1] - 60 - row * step, 8) for row in rows))


def margin_text(sheet: Sheet) -> None:
    """Words that run up or down the margin."""
    turn, x = sheet.random.choice((("0 1 -1 0", 26), ("0 -1 1 0", sheet.size[0] - 26)))
    sheet.draw(text("printed by the office 11 April 2568", x, sheet.random.uniform(250, 500), 9, turn=turn))


def annotation(sheet: Sheet) -> None:
    """A remark, a highlight or a link."""
    x, y = sheet.random.uniform(60, 400), sheet.random.uniform(80, 740)
    kind = sheet.random.choice((Name.Text, Name.Highlight, Name.Link, Name.Popup, Name.Caret))
    quad = Array([x, y + 14, x + 90, y + 14, x, y, x + 90, y])
    sheet.annotate(kind, [x, y, x + 90, y + 14], sheet.random.choice(WORDS), QuadPoints=quad)


def turned(sheet: Sheet) -> None:
    """All pages, or one, lie on their side or head: said by the page, or drawn so."""
    quarters = sheet.random.choice((90, 180, 270))
    pages = sheet.pdf.pages if sheet.random.random() < 0.5 else [sheet.page]
    drawn = sheet.random.random() < 0.5
    for page in pages:
        _turn_content(page, quarters) if drawn else page.rotate(quarters, relative=True)


def _turn_content(page: pikepdf.Page, quarters: int) -> None:
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    matrix = {90: f"0 -1 1 0 0 {width}", 180: f"-1 0 0 -1 {width} {height}", 270: f"0 1 -1 0 {height} 0"}[quarters]
    page.contents_add(f"{matrix} cm".encode(), prepend=True)
    page.mediabox = [0, 0, width, height] if quarters == 180 else [0, 0, height, width]
    page.cropbox = page.mediabox


def two_up(sheet: Sheet) -> None:
    """Both pages beside each other on one sheet."""
    width, height = sheet.size
    gap = sheet.random.choice((0, 0, 20))
    both = sheet.pdf.add_blank_page(page_size=(2 * width + gap, height))
    for at in (0, 1):
        left = at * (width + gap)
        both.add_overlay(sheet.pdf.pages[at], pikepdf.Rectangle(left, 0, left + width, height))
    del sheet.pdf.pages[0:PAGES]


def in_pixels(sheet: Sheet) -> None:
    """Pages whose points are pixels of 96 to 300 an inch."""
    share = sheet.random.choice((96, 150, 200, 300)) / 72
    for page in sheet.pdf.pages:
        page.mediabox = [float(side) * share for side in page.mediabox]
        page.cropbox = page.mediabox
        page.contents_add(f"{share} 0 0 {share} 0 0 cm".encode(), prepend=True)


def attachment(sheet: Sheet) -> None:
    """A file attached that is no document."""
    sheet.pdf.attachments["t.bin"] = pikepdf.AttachedFileSpec(sheet.pdf, bytes(range(256)) * 8)


ADDITIONS: Mapping[str, Callable[[Sheet], None]] = {
    "stamp": stamp,
    "watermark": watermark,
    "hidden": hidden,
    "second layer": second_layer,
    "note mark": note_mark,
    "line numbers": line_numbers,
    "margin text": margin_text,
    "annotation": annotation,
    "turned": turned,
    "two pages": two_up,
    "in pixels": in_pixels,
    "attachment": attachment,
}


def main() -> None:
    """Print the figures; end with 1 where a difference is silent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for seed in range(given.seed, given.seed + given.count):
        name, verdict, where = verdict_of(seed)
        counts[name, verdict] += 1
        if verdict == "silent":
            print(f"silent: seed {seed}, {name}: {where}", flush=True)
    verdicts = ("same", "named", "silent")
    for name in ADDITIONS:
        print(f"{name:14}" + "".join(f" {counts[name, verdict]:5} {verdict}" for verdict in verdicts))
    totals = {verdict: sum(counts[name, verdict] for name in ADDITIONS) for verdict in verdicts}
    print(", ".join(f"{count} {verdict}" for verdict, count in totals.items()))
    sys.exit(int(totals["silent"] > 0))


def verdict_of(seed: int) -> tuple[str, str, str]:
    """The addition of a seed; whether the JSON is the same, the difference named, or silent; where it differs."""
    random = Random(seed)
    name = list(ADDITIONS)[seed % len(ADDITIONS)]
    base = first_pages(random.choice(PRINTS))
    before, after = read(base), extract_bytes(added(base, name, random), "a.pdf")
    first, second = values(before.model_dump(mode="json")), values(after.model_dump(mode="json"))
    if first == second:
        return name, "same", ""
    new = Counter(one.code for one in after.findings) - Counter(one.code for one in before.findings)
    return name, "named" if new else "silent", difference(first, second)


@cache
def first_pages(path: Path) -> bytes:
    """The first pages of a print."""
    with pikepdf.open(path) as pdf:
        del pdf.pages[PAGES:]
        kept = BytesIO()
        pdf.save(kept)
    return kept.getvalue()


@cache
def read(data: bytes) -> Minutes:
    """A print as it is read."""
    return extract_bytes(data, "a.pdf")


def added(data: bytes, name: str, random: Random) -> bytes:
    """The print with one thing added to one of its pages."""
    with pikepdf.open(BytesIO(data)) as pdf:
        number = random.randrange(len(pdf.pages))
        ADDITIONS[name](Sheet(pdf, pdf.pages[number], number, random))
        kept = BytesIO()
        pdf.save(kept, static_id=True)
    return kept.getvalue()


def values(found: object) -> object:
    """What the JSON says, without places and findings."""
    if isinstance(found, dict):
        return {key: values(value) for key, value in found.items() if key not in NOT_COMPARED}
    if isinstance(found, str):
        return found.translate(RAISED)
    return [values(one) for one in found] if isinstance(found, list) else found


def difference(first: object, second: object, path: str = "") -> str:
    """Where two values differ first, and how."""
    if isinstance(first, dict) and isinstance(second, dict):
        pairs = ((f"{path}/{key}", first[key], second[key]) for key in first)
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        pairs = ((f"{path}/{at}", *pair) for at, pair in enumerate(zip(first, second, strict=True)))
    else:
        return "" if first == second else f"{path}: {str(first)[:150]!r} → {str(second)[:150]!r}"
    return next(filter(None, (difference(one, other, where) for where, one, other in pairs)), "")


if __name__ == "__main__":
    main()
