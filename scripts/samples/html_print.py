"""Blocks of minutes → a page for Chromium and WeasyPrint, with running head and page numbers in the margins."""

from html import escape
from pathlib import Path

from printed_board import BLOCKS, RUNNING_HEAD, Block, Cell, Span

STYLE = """@page{size:A4;margin:2.4cm 2cm 2cm 3cm;
@top-left{content:"%(head)s";font:%(small)spt '%(font)s';vertical-align:bottom;padding-bottom:10pt}
@top-right{content:"- " counter(page, thai) " -";font:%(small)spt '%(font)s';vertical-align:bottom;padding-bottom:10pt}}
@page:first{@top-left{content:none} @top-right{content:none}}
body{font-family:'%(font)s';font-size:%(size)spt;line-height:1.35;margin:0} p{margin:0}
.title{text-align:center;font-weight:bold} .head{font-weight:bold;margin-top:6pt;break-after:avoid}
.body,.spread{text-indent:2cm;text-align:justify} .spread{letter-spacing:0.07em}
table{border-collapse:collapse;width:100%%} td{vertical-align:top;padding:1pt 3pt}
.grid{font-size:%(table)spt;table-layout:fixed} .grid td{border:0.6pt solid #000} .grid tr{break-inside:avoid} thead td{font-weight:bold;text-align:center}
.grid .figure{text-align:right} .list td{padding:0 6pt 0 0} .list{table-layout:fixed} .list td:nth-child(1){width:6.6cm}
.signers{margin-top:1.6cm;break-inside:avoid} .signers td{text-align:center;width:50%%}"""


def write_html(font: str, size: int, path: Path) -> None:
    """The page, its text in one font of so many points."""
    style = STYLE % {"font": font, "size": size, "small": size - 2, "table": size - 2, "head": RUNNING_HEAD}
    start = f"<!doctype html><html lang=th><meta charset=utf-8><style>{style}</style><body>\n"
    path.write_text(start + "\n".join(map(_block, BLOCKS)), encoding="utf-8")


def _block(block: Block) -> str:
    if block.kind not in ("list", "grid", "signers"):
        return f"<p class={block.kind}>{escape(str(block.rows[0][0]))}</p>"
    rows = [_row(block, row) for row in block.rows]
    columns = "".join(f'<col style="width:{width}cm">' for width in block.widths)
    head = f"<thead>{''.join(rows[: block.heads])}</thead>" if block.heads else ""
    return f"<table class={block.kind}>{columns}{head}<tbody>{''.join(rows[block.heads :])}</tbody></table>"


def _row(block: Block, row: tuple[Cell, ...]) -> str:
    at = block.rows.index(row)
    return f"<tr>{''.join(_cell(cell) for column, cell in enumerate(row) if not is_covered(block, at, column))}</tr>"


def _cell(cell: Cell) -> str:
    span = cell if isinstance(cell, Span) else Span(cell)
    figure = " class=figure" if is_figure(span.text) else ""
    return f"<td rowspan={span.rows} colspan={span.columns}{figure}>{escape(span.text)}</td>"


def is_figure(text: str) -> bool:
    """Set to the right of its cell."""
    return bool(text) and all(letter in "๐๑๒๓๔๕๖๗๘๙,.-" for letter in text)


def is_covered(block: Block, row: int, column: int) -> bool:
    """A cell above or to the left goes over this one."""
    return any(
        isinstance(cell, Span)
        and above <= row < above + cell.rows
        and left <= column < left + cell.columns
        and (above, left) != (row, column)
        for above, cells in enumerate(block.rows)
        for left, cell in enumerate(cells)
    )
