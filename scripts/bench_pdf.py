"""Measure the PDF reader: letters, blanks and cells of every print against plain pdfplumber; speed and memory.

Prints the sample anew by LibreOffice, Chromium and WeasyPrint in four fonts where they are installed, else takes those kept.
"""

import io
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pdfplumber
from pikepdf import Pdf

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.reading.pdf.print_measures import SAMPLE, Found, blanks_right, cells_right, found_of, letter_errors  # noqa: E402

from minutes_extract.model.options import Options  # noqa: E402
from minutes_extract.reading.pdf.read_pdf import read_pdf  # noqa: E402
from minutes_extract.reading.read import read  # noqa: E402
from minutes_extract.reading.source import LoadedFile  # noqa: E402

SPEED_PAGES = 60
MEMORY_PAGES = 1_000
WARM_PAGES = 50
ROUNDS = 3
KEPT = ("libreoffice-laksaman.pdf", "chromium-laksaman.pdf")
RUNNING_HEAD_LINES = 1


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "scripts" / "build_samples.py"), "--all", folder]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        prints = sorted(Path(folder).glob("*.pdf")) or sorted(SAMPLE.glob("*.pdf"))
        quality(prints)
    speed()
    memory()


def quality(prints: list[Path]) -> None:
    """Each print, read by us and by pdfplumber alone."""
    print("| print | wrong letters | blanks within lines right | cells right | plain pdfplumber: wrong letters |")
    print("|---|---|---|---|---|")
    for path in prints:
        found = found_of(read(path))
        cells = cells_right(found)
        print(
            f"| {path.stem} | {letter_errors(found).value:.3%} | {blanks_right(found).value:.2%} "
            f"| {cells.part} of {cells.whole} | {letter_errors(plain(path)).value:.1%} |",
            flush=True,
        )


def plain(path: Path) -> Found:
    """What pdfplumber gives by itself, running heads left out as ours leaves them."""
    lines: list[str] = []
    with pdfplumber.open(path) as pdf:
        for at, page in enumerate(pdf.pages):
            lines += page.extract_text().splitlines()[RUNNING_HEAD_LINES if at else 0 :]
    return Found(lines, [])


def speed() -> None:
    """Pages per second, ours beside pdfplumber's own words and tables, in turns in one process."""
    print("\n| file | pages | pdfplumber words + tables | ours | ratio |\n|---|---|---|---|---|")
    for name in KEPT:
        data = repeated(SAMPLE / name, SPEED_PAGES)
        took = [(seconds(by_pdfplumber, data), seconds(by_us, data)) for _ in range(ROUNDS)]
        theirs, ours = (min(times) for times in zip(*took, strict=True))
        print(
            f"| {Path(name).stem} | {SPEED_PAGES} | {SPEED_PAGES / theirs:.1f} pages/s "
            f"| {SPEED_PAGES / ours:.1f} pages/s | {theirs / ours:.2f} |",
            flush=True,
        )


def memory() -> None:
    """Growth from the first 50 pages to a thousand, read page by page, nothing kept."""
    print("\n| file | pages | growth of memory |\n|---|---|---|")
    for name in KEPT:
        code = f"import sys; sys.path.insert(0, 'scripts'); import bench_pdf; bench_pdf.grow({name!r}, {MEMORY_PAGES})"
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def grow(name: str, pages: int) -> None:
    """In a process of its own: read page by page, keep nothing, and print how the peak grew."""
    from minutes_extract.reading.pdf.lay_page import lay_page
    from minutes_extract.reading.pdf.open_pdf import open_pdf

    source = open_pdf(repeated(SAMPLE / name, pages), Options())
    start = 0
    for number in range(1, source.page_count + 1):
        lay_page(source.page(number))
        if number == WARM_PAGES:
            start = resident()
    print(f"| {Path(name).stem} | {pages:,} | {(resident() - start) / 2**20:+.1f} MiB |", flush=True)


def resident() -> int:
    """Bytes in memory now (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def repeated(path: Path, pages: int) -> bytes:
    """The pages of a print over and over."""
    out = io.BytesIO()
    with Pdf.open(path) as source, Pdf.new() as target:
        while len(target.pages) < pages:
            target.pages.extend(source.pages)
        del target.pages[pages:]
        target.save(out)
    return out.getvalue()


def by_pdfplumber(data: bytes) -> None:
    """Words and tables of each page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.find_tables()
            page.close()


def by_us(data: bytes) -> None:
    """Lines and tables of each page, repaired."""
    read_pdf(LoadedFile(data, "a.pdf"))


def seconds(work: object, data: bytes) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work(data)  # type: ignore[operator]
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
