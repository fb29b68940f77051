"""Print the test PDFs: `python tests/reading/pdf/build.py` (needs python-docx, pikepdf, LibreOffice, Chromium, TLWG fonts).

Two producers, three fonts, and encrypted copies of one. They are kept beside this script, with the text that went in.
"""

import html
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from content import BLOCKS, Block
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from pikepdf import Encryption, Pdf

HERE = Path(__file__).parent
FONTS = {"Laksaman": 16, "Norasi": 13, "Garuda": 11}
CELL_WIDTHS = (1.2, 5.0, 3.2, 6.6)
TABS = (4.8, 8.0)
STYLE = """<!doctype html><html lang=th><meta charset=utf-8><style>
@page{size:A4;margin:2cm 2cm 2cm 3cm} body{font-family:'%s';font-size:%dpt;line-height:1.35;margin:0} p{margin:0}
.title{text-align:center;font-weight:bold} .head{font-weight:bold;margin-top:6pt}
.body{text-indent:2cm;text-align:justify} table{border-collapse:collapse;width:100%%} td{vertical-align:top;padding:1pt 3pt}
.grid td{border:0.6pt solid #000} .grid tr{break-inside:avoid} .list td{width:28%%} .list td:last-child{width:44%%} .signers td{text-align:center;width:50%%}
</style><body>"""


def main() -> None:
    """Build all."""
    truth = [block._asdict() for block in BLOCKS]
    (HERE / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
    for font, size in FONTS.items():
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / f"chromium_{font.lower()}.html"
            page.write_text(_html(font, size), encoding="utf-8")
            chromium(page, HERE / f"{page.stem}.pdf")
            document = Path(folder) / f"libreoffice_{font.lower()}.docx"
            _docx(font, size, document)
            _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(document))

    with Pdf.open(HERE / "libreoffice_norasi.pdf") as pdf:
        pdf.save(HERE / "encrypted_secret.pdf", encryption=Encryption(owner="owner", user="secret"))
        pdf.save(HERE / "encrypted_open.pdf", encryption=Encryption(owner="owner", user=""))


def chromium(page: Path, target: Path) -> None:
    """Print a page."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    _run("chromium", *options, f"--print-to-pdf={target}", page.as_uri())


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr, timeout=180)


def _html(font: str, size: int) -> str:
    return STYLE % (font, size) + "\n".join(map(_html_block, BLOCKS))


def _html_block(block: Block) -> str:
    if block.kind in ("list", "grid", "signers"):
        rows = [f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows]
        head, body = (rows[0], rows[1:]) if block.kind == "grid" else ("", rows)
        return f"<table class={block.kind}><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"
    return f"<p class={block.kind}>{html.escape(block.rows[0][0])}</p>"


def _docx(font: str, size: int, path: Path) -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    for block in BLOCKS:
        if block.kind == "grid":
            _docx_grid(document, block, font, size)
        else:
            for row in block.rows:
                _docx_paragraph(document, block.kind, row, (font, size))
    document.save(path)


def _docx_paragraph(document, kind: str, row: list[str], style: tuple[str, int]) -> None:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    _set_font(paragraph.add_run("\t".join(row)), *style, bold=kind in ("title", "head"))
    if kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif kind == "body":
        form.first_line_indent = Cm(2)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    elif kind == "list":
        for stop in TABS:
            form.tab_stops.add_tab_stop(Cm(stop))
        form.left_indent, form.first_line_indent = Cm(TABS[-1]), Cm(-TABS[-1])
    elif kind == "signers":
        form.tab_stops.add_tab_stop(Cm(9))


def _docx_grid(document, block: Block, font: str, size: int) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]))
    table.style = "Table Grid"
    table.autofit = False
    for number, row in enumerate(block.rows):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, row, CELL_WIDTHS, strict=True):
            cell.width = Cm(width)
            _set_font(cell.paragraphs[0].add_run(text), font, size, bold=number == 0)
        flags = table.rows[-1]._tr.get_or_add_trPr()
        for flag in ("w:tblHeader", "w:cantSplit") if number == 0 else ("w:cantSplit",):
            flags.append(_element(flag, "true"))


def _set_font(run, font: str, size: int, bold: bool) -> None:
    run.font.name, run.font.size, run.font.bold = font, Pt(size), bold
    properties = run._element.get_or_add_rPr()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        properties.find(qn("w:rFonts")).set(qn(name), font)
    properties.append(_element("w:szCs", str(size * 2)))
    if bold:
        properties.append(OxmlElement("w:bCs"))
    language = OxmlElement("w:lang")
    language.set(qn("w:bidi"), "th-TH")
    properties.append(language)


def _element(name: str, value: str):
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


if __name__ == "__main__":
    main()
