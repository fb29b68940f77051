"""Print the sample minutes: `make samples` (needs python-docx, LibreOffice, Chromium, WeasyPrint and the fonts).

One text, three programs, four fonts, two scanners. What is printed is kept in `samples` and not made anew by tests:
programs put dates and names into PDFs, and other versions of them print otherwise. `--all FOLDER` prints all twelve there,
for `make bench`; a program or font that is not installed is left out. Sarabun comes from npm: see `samples/sarabun.py`.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent / "samples"))

from docx_print import write_docx
from html_print import write_html
from printed_board import BLOCKS, RUNNING_HEAD, text_of
from scan_print import scan_print

HERE = Path(__file__).parent.parent / "samples" / "printed-board"
FONTS = {"laksaman": ("Laksaman", 14), "norasi": ("Norasi", 13), "garuda": ("Garuda", 12), "sarabun": ("Sarabun", 13)}
KEPT = {
    "libreoffice": ("laksaman", "norasi", "garuda"),
    "chromium": ("laksaman", "norasi", "garuda"),
    "weasyprint": ("sarabun",),
}
DOCX_FONT = "laksaman"
SCANS = HERE.parent / "scans"
COUNCIL = HERE.parent / "municipal-council"
COUNCIL_STYLE = """<style>@page{size:A4;margin:2.2cm 2cm 2cm 2.6cm} body{font:13pt/1.3 Norasi}
h1{font-size:15pt;text-align:center} h2{font-size:14pt} table{border-collapse:collapse;width:100%} td,th{padding:1pt 4pt}</style>"""
SECONDS = 300


class Producer(NamedTuple):
    """A program that prints: its command, and what it does with a font, a size and a target."""

    name: str
    command: str
    write: Callable[[str, int, Path], None]


def main() -> None:
    """Print those that are kept, or all."""
    if sys.argv[1:2] == ["--all"]:
        print_all(Path(sys.argv[2]), {producer.name: FONTS for producer in PRODUCERS})
        return
    HERE.mkdir(parents=True, exist_ok=True)
    write_docx(*FONTS[DOCX_FONT], HERE / "minutes.docx")
    (HERE / "printed.json").write_text(printed_text(), encoding="utf-8")
    print_all(HERE, KEPT)
    print_scans()


def print_scans() -> None:
    """One of the prints as a good scanner has it, and the minutes of the council as a poor one does."""
    scan_print(HERE / "libreoffice-laksaman.pdf", "mild", SCANS / "board-mild.pdf")
    with tempfile.TemporaryDirectory() as folder:
        page, paper = Path(folder) / "page.html", Path(folder) / "paper.pdf"
        page.write_text((COUNCIL / "minutes.html").read_text("utf-8") + COUNCIL_STYLE, "utf-8")
        _print_by_chromium(page, paper)
        scan_print(paper, "heavy", SCANS / "council-poor.pdf")


def printed_text() -> str:
    """The text that goes in, block by block: what tests compare with."""
    blocks = [
        {"kind": block.kind, "heads": block.heads, "rows": [list(map(text_of, row)) for row in block.rows]}
        for block in BLOCKS
    ]
    return json.dumps({"running_head": RUNNING_HEAD, "blocks": blocks}, ensure_ascii=False, indent=1) + "\n"


def print_all(folder: Path, wanted: Mapping[str, Iterable[str]]) -> None:
    """A PDF of each program in the fonts wanted of it, PROGRAM-FONT.pdf."""
    folder.mkdir(parents=True, exist_ok=True)
    for producer in PRODUCERS:
        for font in wanted[producer.name]:
            if shutil.which(producer.command) and _is_installed(FONTS[font][0]):
                producer.write(*FONTS[font], folder / f"{producer.name}-{font}.pdf")
            else:
                print(f"left out: {producer.name} in {font}", file=sys.stderr)


def _is_installed(font: str) -> bool:
    return bool(shutil.which("fc-list")) and bool(_run("fc-list", font))


def _libreoffice(font: str, size: int, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / f"{target.stem}.docx"
        write_docx(font, size, document)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(target.parent), str(document))


def _chromium(font: str, size: int, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        write_html(font, size, page)
        _print_by_chromium(page, target)


def _print_by_chromium(page: Path, target: Path) -> None:
    profile = f"--user-data-dir={page.parent}/profile"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", profile]
    _run("chromium", *options, f"--print-to-pdf={target}", page.as_uri())


def _weasyprint(font: str, size: int, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        write_html(font, size, page)
        _run("weasyprint", str(page), str(target))


def _run(*command: str) -> str:
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=SECONDS
    ).stdout


PRODUCERS = (
    Producer("libreoffice", "soffice", _libreoffice),
    Producer("chromium", "chromium", _chromium),
    Producer("weasyprint", "weasyprint", _weasyprint),
)

if __name__ == "__main__":
    main()
