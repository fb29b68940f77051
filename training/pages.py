"""Test pages for the scan reader, with truth: invented papers → PDF by WeasyPrint → images → scans, the same for every seed.

`python -m training.pages --work DIR` writes

- `DIR/papers/NAME.pdf`: the clean print of each paper (NAME is 00, 01 …);
- `DIR/scans/NAME-PAGE-DPI-LEVEL.jpg`: its pages at 200 and 300 dpi, mild and heavy (PAGE from 1);
- `DIR/scans/NAME-DPI-LEVEL.pdf`: the same images as one image-only PDF a paper;
- `DIR/truth.json`: `{"papers": [{"name", "font", "script": "thai" | "arabic", "values": [{"kind", "text"}],
  "pages": [{"lines": [[piece, …], …], "tables": [{"heads", "texts", "rows": [[cell, …], …]}]}]}]}`.

A line is what stands on one height, in pieces from left to right where a wide gap (of a column) parts them; lines are in
reading order. Tables are ruled; their rows are rectangular, a cell covered by a merged one is "". `heads` counts the rows
of the header, `texts` the columns before those of numbers. `values` are the numbers, dates and counts that a paper
states, in the order of the text. Truth comes from where the typesetter put each text, page by page.
"""

import argparse
import html
import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from weasyprint import HTML
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from training.fonts import DEBIAN_FOLDERS, FONTS
from training.page_texts import Block, Break, Grid, HeadCell, Paper, People, Text, invent
from training.scanner import SCANNERS, scan

PAPERS = 12
SEED = 4_000
DPIS = (200, 300)
SAME_LINE = 3.0
"""CSS pixels (1/96 inch) between the baselines of what stands on one line."""
TABLE_LEADING = 1.75
"""At least, in sizes: the fonts themselves ask for 1.9; with 1.5 marks touch the rulings of every row."""
RIGHT_EDGE = 740.0
"""CSS pixels: A4 has 794, the margin 76."""
WIDE_GAP = 14.0
"""CSS pixels between pieces of a line; a blank has 4–7."""
INVISIBLE = "\N{ZERO WIDTH SPACE}"


class Typeface(NamedTuple):
    """A font never trained on for the held-out figures, its size in points (`table`: in tables), leading in sizes, rows of a page."""

    name: str
    regular: Path
    bold: Path
    size: float
    table: float
    leading: float
    rows: tuple[int, int]


# The letters of the first are as high as those of the real TH Sarabun New at 16 points, the size of official papers
# (17 pixels at 200 dpi): the file from npm is drawn 1.6 times as large. The others are larger, as offices also print.
TYPEFACES = (
    Typeface(
        "th-sarabun-new",
        FONTS / "THSarabunNew-webfont.ttf",
        FONTS / "THSarabunNew_bold-webfont.ttf",
        10,
        9,
        1.75,
        (21, 26),
    ),
    Typeface(
        "laksaman", DEBIAN_FOLDERS[0] / "Laksaman.ttf", DEBIAN_FOLDERS[0] / "Laksaman-Bold.ttf", 13, 9.5, 1.7, (16, 20)
    ),
    Typeface("sarabun", FONTS / "sarabun-400-normal.ttf", FONTS / "sarabun-700-normal.ttf", 12, 10.8, 1.6, (16, 20)),
)
STYLE = """
@font-face {{ font-family: Measured; src: url({regular}); font-weight: normal }}
@font-face {{ font-family: Measured; src: url({bold}); font-weight: bold }}
@page {{ size: A4; margin: 2.2cm 2cm 2cm 3cm; @top-center {{ content: "- " counter(page, {numerals}) " -"; font: {size}pt Measured }} }}
@page :first {{ @top-center {{ content: none }} }}
body {{ font: {size}pt Measured; line-height: {leading}; margin: 0 }}
p {{ margin: 0; text-align: justify; overflow-wrap: anywhere }}
p.title, p.centred {{ text-align: center }}
p.title, p.heading {{ font-weight: bold }}
p.heading {{ margin-top: .35em; text-align: left }}
p.item {{ margin-left: 1.2cm; text-align: left }}
p.indented {{ text-indent: 2cm }}
div.break {{ break-after: page }}
table {{ border-collapse: collapse; width: 100% }}
table.people td {{ vertical-align: top; padding: 0 .5em 0 0 }}
table.people td:nth-child(1), table.people td:nth-child(2) {{ white-space: nowrap }}
table.people td:nth-child(2) {{ padding-right: 2em }}
table.people td:nth-child(3) {{ width: 100% }}
table.people td:nth-child(4) {{ padding-left: 1.5em; white-space: nowrap }}
table.ruled {{ font-size: {table_size}pt; margin: .4em 0; line-height: {tight} }}
table.ruled th, table.ruled td {{ border: .5pt solid black; padding: .02em .35em; vertical-align: middle }}
table.ruled th {{ font-weight: bold; text-align: center }}
table.ruled td.number {{ text-align: right; white-space: nowrap }}
table.ruled td:first-child {{ text-align: center; white-space: nowrap }}
table.ruled tr.total td {{ font-weight: bold }}
"""


class PrintedTable(NamedTuple):
    """A ruled table, or what of it stands on a page."""

    heads: int
    texts: int
    rows: list[list[str]]


class PrintedPage(NamedTuple):
    """What the typesetter put on a page."""

    lines: list[list[str]]
    tables: list[PrintedTable]


class Piece(NamedTuple):
    """A text in one go, in CSS pixels."""

    x0: float
    x1: float
    baseline: float
    text: str


def make_pages(work: Path, papers: int = PAPERS, dpis: Sequence[int] = DPIS) -> None:
    """Write clean papers, scans and truth into a folder."""
    for folder in ("papers", "scans"):
        (work / folder).mkdir(parents=True, exist_ok=True)
    truth = [_make_paper(work, number, dpis) for number in range(papers)]
    (work / "truth.json").write_text(json.dumps({"papers": truth}, ensure_ascii=False, indent=1), encoding="utf-8")


def _make_paper(work: Path, number: int, dpis: Sequence[int]) -> dict[str, object]:
    typeface = TYPEFACES[number % len(TYPEFACES)]
    thai = number // len(TYPEFACES) % 3 != 2  # a third in Arabic digits, of every font
    paper = invent(SEED + number, thai, typeface.rows)
    name = f"{number:02d}"
    pdf, pages = typeset(paper, typeface, thai)
    (work / "papers" / f"{name}.pdf").write_bytes(pdf)
    for dpi in dpis:
        _scan_paper(work / "scans", name, pdf, dpi)
    return {
        "name": name,
        "font": typeface.name,
        "script": "thai" if thai else "arabic",
        "values": [{"kind": kind, "text": text} for kind, text in paper.values],
        "pages": [{"lines": page.lines, "tables": [table._asdict() for table in page.tables]} for page in pages],
    }


def _scan_paper(folder: Path, name: str, pdf: bytes, dpi: int) -> None:
    images = list(_rendered(pdf, dpi))
    for level, scanner in SCANNERS.items():
        noise = np.random.default_rng([SEED, int(name), dpi, scanner.stains])
        scans = [scan(image, scanner, dpi, noise) for image in images]
        for number, data in enumerate(scans, start=1):
            (folder / f"{name}-{number}-{dpi}-{level}.jpg").write_bytes(data)
        _bind(scans, images[0].shape, dpi, folder / f"{name}-{dpi}-{level}.pdf")


def _rendered(pdf: bytes, dpi: int) -> Iterator[NDArray[np.uint8]]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=dpi / 72, grayscale=True).to_numpy().squeeze().copy()
    document.close()


def _bind(scans: Sequence[bytes], shape: tuple[int, ...], dpi: int, target: Path) -> None:
    """The images as they are, each a page of a PDF."""
    document = pypdfium2.PdfDocument.new()
    width, height = shape[1] / dpi * 72, shape[0] / dpi * 72
    for data in scans:
        page = document.new_page(width, height)
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(BytesIO(data), inline=True)
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page.insert_obj(image)
        page.gen_content()
    document.save(target)
    document.close()


def typeset(paper: Paper, typeface: Typeface, thai: bool) -> tuple[bytes, list[PrintedPage]]:
    """The PDF, and what stands on each of its pages."""
    style = STYLE.format(
        regular=typeface.regular.resolve().as_uri(),
        bold=typeface.bold.resolve().as_uri(),
        size=typeface.size,
        leading=typeface.leading,
        tight=max(TABLE_LEADING, 0.9 * typeface.leading),
        table_size=typeface.table,
        numerals="thai" if thai else "decimal",
    )
    body = "".join(map(_html, paper.blocks))
    source = f"<html lang=th><head><style>{style}</style></head><body>{body}</body></html>"
    document = HTML(string=source).render(font_config=FontConfiguration())
    texts = next((block.texts for block in paper.blocks if isinstance(block, Grid)), 0)
    return document.write_pdf(), [_printed(page._page_box, texts) for page in document.pages]


def _html(block: Block) -> str:
    match block:
        case Break():
            return "<div class=break></div>"
        case Text(kind, text):
            return f"<p class={kind}>{html.escape(text)}</p>"
        case People(rows):
            return f"<table class=people>{''.join(_row(row, len(row)) for row in rows)}</table>"
        case Grid():
            heads = "".join(f"<tr>{''.join(map(_head, row))}</tr>" for row in block.heads)
            rows = "".join(_row(row, block.texts) for row in block.rows)
            first, *others = block.total
            total = f"<td colspan={block.texts}>{first}</td>" + "".join(
                f"<td class=number>{one}</td>" for one in others
            )
            return f"<table class=ruled><thead>{heads}</thead><tbody>{rows}<tr class=total>{total}</tr></tbody></table>"


def _head(cell: HeadCell) -> str:
    return f"<th colspan={cell.columns} rowspan={cell.rows}>{html.escape(cell.text)}</th>"


def _row(cells: Sequence[str], texts: int) -> str:
    parts = (f"<td{'' if at < texts else ' class=number'}>{html.escape(cell)}</td>" for at, cell in enumerate(cells))
    return f"<tr>{''.join(parts)}</tr>"


def _printed(page: boxes.PageBox, texts: int) -> PrintedPage:
    ruled = [box for box in page.descendants() if isinstance(box, boxes.TableBox) and _class(box) == "ruled"]
    return PrintedPage(_lines(_pieces(page)), [_table(box, texts) for box in ruled])


def _class(box: boxes.Box) -> str:
    return box.element.get("class", "") if box.element is not None else ""


def _pieces(box: boxes.Box) -> Iterator[Piece]:
    for one in box.descendants():
        if isinstance(one, boxes.TextBox) and _visible(one.text):
            if one.position_x + one.width > RIGHT_EDGE:
                raise ValueError(f"{one.text} stands beyond the page: the table is too wide")
            yield Piece(one.position_x, one.position_x + one.width, one.position_y + one.baseline, _visible(one.text))


def _visible(text: str) -> str:
    return text.replace(INVISIBLE, "").strip()


def _lines(pieces: Iterator[Piece]) -> list[list[str]]:
    """Pieces on one height, from left to right; those without a wide gap between them are one."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.baseline):
        if rows and piece.baseline - rows[-1][0].baseline < SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_parted(sorted(row)) for row in rows]


def _parted(row: list[Piece]) -> list[str]:
    parts = [row[0].text]
    for before, piece in pairwise(row):
        if piece.x0 - before.x1 > WIDE_GAP:
            parts.append(piece.text)
        else:
            parts[-1] += " " + piece.text
    return parts


def _table(table: boxes.TableBox, texts: int) -> PrintedTable:
    """Its rows as a rectangle; WeasyPrint repeats the header on each page."""
    rows: list[list[str]] = []
    heads = 0
    covered: dict[tuple[int, int], str] = {}
    for group in table.children:
        for row in group.children:
            at = len(rows)
            for cell in row.children:
                text = "".join(piece.text for piece in _pieces(cell))
                spots = [
                    (at + down, cell.grid_x + over) for down in range(cell.rowspan) for over in range(cell.colspan)
                ]
                covered |= dict.fromkeys(spots, "") | {spots[0]: text}
            rows.append([])
            heads += group.is_header
    columns = 1 + max(column for _, column in covered)
    grid = [[covered.get((at, column), "") for column in range(columns)] for at in range(len(rows))]
    return PrintedTable(heads, texts, grid)


def main() -> None:
    """Write the pages into the folder asked for."""
    parser = argparse.ArgumentParser(description="Make test pages for the scan reader.")
    parser.add_argument("--work", type=Path, required=True, help="a folder outside the project")
    parser.add_argument("--papers", type=int, default=PAPERS)
    given = parser.parse_args()
    make_pages(given.work, given.papers)


if __name__ == "__main__":
    main()
