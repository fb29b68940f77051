"""Pieces → a page of HTML that programs print."""

from html import escape

from training.minutes.document import Block, Grid, Piece

STYLE = """@page{size:A4;margin:2.2cm 2cm 2cm 3cm}
body{font:13pt Sarabun,Laksaman,Garuda,sans-serif;line-height:1.5;margin:0}
p{margin:0;white-space:pre-wrap;tab-size:16;overflow-wrap:anywhere} p.centred{text-align:center} p.head{font-weight:bold}
table{border-collapse:collapse;width:100%;font-size:12pt;margin:.3em 0}
td,th{border:.5pt solid black;padding:.05em .3em;vertical-align:top} th{font-weight:bold;text-align:center}"""
INDENT = 1.2
"""Centimetres of a step."""


def to_html(pieces: tuple[Piece, ...]) -> str:
    """A whole page."""
    body = "\n".join(_grid(piece) if isinstance(piece, Grid) else _block(piece) for piece in pieces)
    return f"<!doctype html><html lang=th><meta charset=utf-8><style>{STYLE}</style><body>\n{body}\n</body></html>\n"


def _block(block: Block) -> str:
    classes = " ".join(name for name, on in (("centred", block.centred), ("head", block.level)) if on)
    indent = f' style="text-indent:{block.indent * INDENT:.1f}cm"' if block.indent and not block.centred else ""
    return f'<p class="{classes}"{indent}>{escape(block.text.replace("**", ""))}</p>'


def _grid(grid: Grid) -> str:
    header, *rows = grid.rows
    return f"<table>{_row(header, 'th')}{''.join(_row(row, 'td') for row in rows)}</table>"


def _row(cells: tuple[str, ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
