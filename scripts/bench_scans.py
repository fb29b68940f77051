"""Measure the scan reader beside Tesseract: wrong letters, digits, cells of numbers, speed, memory, silent errors.

Pages are those of `python -m training.pages --work DIR`, in fonts that the measured reader has never seen; with the
shared folder, real scans that were transcribed as well. Every reader runs in a process of its own, one thread, and
reads one page before the clock starts. Seconds are of the processor; for memory the largest of the whole process counts.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(Path(__file__).parent))

from scan_measures import Score, Truth, number_cells, numbers_in, pages_of, score_page, tables_of  # noqa: E402
from scan_values import COMPARED, UNVERIFIED, values_of  # noqa: E402

RUN = [sys.executable, __file__]
"""The command of a reader's process; what is asked for is added."""
KINDS = tuple(f"{dpi}-{level}" for dpi in (200, 300) for level in ("mild", "heavy"))
READERS = ("own", "tesseract")
NAMES = {"own": "ours", "tesseract": "Tesseract psm 4"}
REAL_DPI = 200
DATA_FOLDERS = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata")

Tables = list[list[list[str]]]


class ReadPage(NamedTuple):
    """What a reader made of a page, and in how many seconds."""

    lines: list[str]
    tables: Tables
    seconds: float


class Run(NamedTuple):
    """All pages of a kind, and the largest memory of the process in MiB."""

    pages: list[ReadPage]
    memory: float


def main() -> None:
    """Print the tables, or (one reader in a process of its own) read the files named on standard input."""
    parser = argparse.ArgumentParser(description="Measure the scan reader.")
    parser.add_argument("--work", type=Path, help="the folder that training.pages wrote")
    parser.add_argument("--papers", nargs="+", help="only those of these names")
    parser.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS)
    parser.add_argument(
        "--real", type=Path, default=ROOT.parent / "shared" / "real", help="real scans with transcripts"
    )
    parser.add_argument(
        "--parts", nargs="+", default=("rendered", "real", "silent"), choices=("rendered", "real", "silent")
    )
    parser.add_argument(
        "--weights",
        type=Path,
        help="a network for the rendered pages that has not seen their fonts; real scans: the packaged one",
    )
    parser.add_argument("--misses", action="store_true", help="tell on standard error which number cells are wrong")
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.reader:
        use_weights(given.weights)
        print(json.dumps(read_files(given.reader, [Path(line) for line in sys.stdin.read().splitlines()])))
        return
    papers = truth_of(given.work) if given.work else []
    papers = [paper for paper in papers if not given.papers or paper["name"] in given.papers]
    if "real" in given.parts and given.real.is_dir():
        real(given.real)
    if given.weights:
        RUN.append(f"--weights={given.weights}")
        use_weights(given.weights)
    if papers and "rendered" in given.parts:
        rendered(given.work, papers, given.kinds, given.misses)
    if papers and "silent" in given.parts:
        silent(given.work, papers, given.kinds)


def use_weights(path: Path | None) -> None:
    """Read with another network."""
    from minutes_extract.ocr.recogniser import network

    if path:
        network.NETWORK_WEIGHTS = path


def truth_of(work: Path) -> list[Truth]:
    """The papers that training.pages tells of."""
    papers: list[Truth] = json.loads((work / "truth.json").read_text(encoding="utf-8"))["papers"]
    return papers


# --- reading, in a process of its own


def read_files(reader: str, files: Sequence[Path]) -> Run:
    """Read each file, the first one twice."""
    read = reading_by(reader)
    read(files[0])
    pages = []
    for path in files:
        start = time.process_time()
        lines, tables = read(path)
        pages.append(ReadPage(lines, tables, time.process_time() - start))
    return Run(pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def reading_by(reader: str) -> Callable[[Path], tuple[list[str], Tables]]:
    """The function that reads a file of one page."""
    return by_us() if reader == "own" else by_tesseract()


def by_us() -> Callable[[Path], tuple[list[str], Tables]]:
    """Through the product: file → lines and tables."""
    from minutes_extract.model.options import Ocr, Options
    from minutes_extract.reading.read import read

    options = Options(ocr=Ocr.ALWAYS)

    def lines_and_tables(path: Path) -> tuple[list[str], Tables]:
        lines = [line for page in read(path, options).pages for line in page.lines]
        tables: dict[int, list[list[str]]] = {}
        for line in lines:
            if line.table is not None:
                tables.setdefault(line.table, []).append([cell.raw for cell in line.cells])
        return [line.raw for line in lines], list(tables.values())

    return lines_and_tables


def by_tesseract() -> Callable[[Path], tuple[list[str], Tables]]:
    """Image → lines, as Tesseract lays out the page itself (--psm 4). It has no tables."""
    import tesserocr
    from PIL import Image

    api = tesserocr.PyTessBaseAPI(path=str(data_folder()), lang="tha", psm=tesserocr.PSM.SINGLE_COLUMN)

    def lines(path: Path) -> tuple[list[str], Tables]:
        with Image.open(path) as image:
            api.SetImage(image)
            api.SetSourceResolution(int(image.info.get("dpi", (REAL_DPI,))[0]))
        return api.GetUTF8Text().splitlines(), []

    return lines


def data_folder() -> Path | None:
    """Where Tesseract's Thai data lies, if it does."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(named)] if named else []
    return next(
        (folder for folder in [*folders, *map(Path, DATA_FOLDERS)] if (folder / "tha.traineddata").exists()), None
    )


def why_not(reader: str) -> str:
    """Why a reader cannot run here; empty if it can."""
    if reader == "own":
        return ""
    try:
        import tesserocr  # noqa: F401
    except ImportError:
        return "tesserocr is not installed"
    return "" if data_folder() else "no Thai data: apt-get install tesseract-ocr-tha"


def run(reader: str, files: Sequence[Path]) -> Run:
    """Read files in a new process."""
    command = [*RUN, "--reader", reader]
    done = subprocess.run(
        command,
        input="\n".join(map(str, files)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1", "OPENCV_FOR_THREADS_NUM": "1"},
    )
    pages, memory = json.loads(done.stdout)
    return Run([ReadPage(*page) for page in pages], memory)


# --- rendered pages


class Measured(NamedTuple):
    """Sums over pages."""

    score: Score
    cells: int
    cells_right: int
    seconds: float
    pages: int
    memory: float


def rendered(work: Path, papers: Sequence[Truth], kinds: Sequence[str], misses: bool) -> None:
    """The table of rendered pages, and the wrong letters by font."""
    fonts = sorted({str(paper["font"]) for paper in papers})
    print(
        "| pages | reader | wrong letters | Thai digits right | Arabic digits right | number cells right "
        "| s a page | time against ours | memory |\n|---|---|---|---|---|---|---|---|---|"
    )
    by_font: list[str] = []
    for kind in kinds:
        seconds = 0.0
        for reader in READERS:
            reason = why_not(reader)
            if reason:
                print(f"| {kind.replace('-', ' dpi ')} | {NAMES[reader]} | {reason} |" + " |" * 6, flush=True)
                continue
            measured = measure(work, papers, kind, reader, misses)
            every = total([one for _, one in measured])
            seconds = seconds or every.seconds / every.pages
            scripts = [
                total([one for paper, one in measured if paper["script"] == script]) for script in ("thai", "arabic")
            ]
            print(
                f"| {kind.replace('-', ' dpi ')} | {NAMES[reader]} | {share(every.score.errors, every.score.letters)} "
                f"| {' | '.join(of(one.score.digits_right, one.score.digits) for one in scripts)} "
                f"| {of(every.cells_right, every.cells)} | {every.seconds / every.pages:.2f} "
                f"| {every.seconds / every.pages / seconds:.1f} | {every.memory:.0f} MiB |",
                flush=True,
            )
            parts = [total([one for paper, one in measured if paper["font"] == font]).score for font in fonts]
            letters = " | ".join(share(part.errors, part.letters) for part in parts)
            by_font.append(f"| {kind.replace('-', ' dpi ')} | {NAMES[reader]} | {letters} |")
    pages = sum(len(pages_of(paper)) for paper in papers)
    print(
        f"\n{pages} pages of each kind. Tesseract has no cells: a number counts if it is a word anywhere on the page.\n"
    )
    print(f"| wrong letters by font | reader | {' | '.join(fonts)} |\n|---|---" + "|---" * len(fonts) + "|")
    print("\n".join(by_font), end="\n\n", flush=True)


def measure(work: Path, papers: Sequence[Truth], kind: str, reader: str, misses: bool) -> list[tuple[Truth, Measured]]:
    """Each page of a kind, with its paper."""
    places = [(paper, number) for paper in papers for number in range(1, len(pages_of(paper)) + 1)]
    files = [work / "scans" / f"{paper['name']}-{number}-{kind}.jpg" for paper, number in places]
    done = run(reader, files)
    found = []
    for (paper, number), path, read in zip(places, files, done.pages, strict=True):
        truth = pages_of(paper)[number - 1]
        right, cells = cells_of(truth, read, reader, path.stem if misses else "")
        found.append(
            (paper, Measured(score_page(truth["lines"], read.lines), cells, right, read.seconds, 1, done.memory))
        )  # type: ignore[arg-type]
    return found


def cells_of(truth: Truth, read: ReadPage, reader: str, name: str) -> tuple[int, int]:
    """Number cells right, and number cells."""
    cells = [cell for table in tables_of(truth) for cell in number_cells(table, read.tables)]
    if name and reader == "own":
        print(*(f"{name}: {cell.text} → {cell.found}" for cell in cells if not cell.right), sep="\n", file=sys.stderr)
    if reader == "own":
        return sum(cell.right for cell in cells), len(cells)
    words = [word for line in read.lines for word in numbers_in(line)]
    right = 0
    for cell in cells:
        if cell.text in words:
            words.remove(cell.text)
            right += 1
    return right, len(cells)


def total(parts: Sequence[Measured]) -> Measured:
    """The sum of pages."""
    score = Score()
    for part in parts:
        score = score.plus(part.score)
    return Measured(
        score,
        sum(part.cells for part in parts),
        sum(part.cells_right for part in parts),
        sum(part.seconds for part in parts),
        len(parts),
        max((part.memory for part in parts), default=0.0),
    )


def share(part: int, whole: int) -> str:
    """Per cent."""
    return f"{part / whole:.3%}" if whole else "–"


def of(right: int, whole: int) -> str:
    """Per cent, and how many of how many."""
    return f"{right / whole:.2%} ({right:,} of {whole:,})" if whole else "–"


# --- real scans


def real(folder: Path) -> None:
    """Pages of real scans against their transcripts, which leave handwriting and seals out."""
    transcripts = sorted((folder / "truth").glob("*.page-*.txt"))
    if not transcripts:
        return
    print("| real scan, page | reader | wrong letters | digits right | s |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as work:
        for transcript in transcripts:
            name, number = transcript.stem.rsplit(".page-", 1)
            pdf, image = single_page(folder / "pdfs" / f"{name}.pdf", int(number), Path(work))
            truth = [line.split("    ") for line in transcript.read_text(encoding="utf-8").splitlines()]
            for reader in READERS:
                reason = why_not(reader)
                if reason:
                    print(f"| page {number} | {NAMES[reader]} | {reason} | | |")
                    continue
                (page,) = run(reader, [pdf if reader == "own" else image]).pages
                score = score_page(truth, page.lines)
                print(
                    f"| page {number} | {NAMES[reader]} | {share(score.errors, score.letters)} "
                    f"({score.errors} of {score.letters:,}) | {of(score.digits_right, score.digits)} | {page.seconds:.2f} |",
                    flush=True,
                )
    print()


def single_page(source: Path, number: int, work: Path) -> tuple[Path, Path]:
    """One page of a PDF as a PDF, and as an image."""
    import pypdfium2
    from PIL import Image

    pdf, image = work / f"{source.stem}-{number}.pdf", work / f"{source.stem}-{number}.png"
    with pypdfium2.PdfDocument(source) as document:
        pixels = document[number - 1].render(scale=REAL_DPI / 72, grayscale=True).to_numpy().squeeze()
        Image.fromarray(pixels).save(image, dpi=(REAL_DPI, REAL_DPI))
        one = pypdfium2.PdfDocument.new()
        one.import_pages(document, [number - 1])
        out = BytesIO()
        one.save(out)
        pdf.write_bytes(out.getvalue())
    return pdf, image


# --- silent errors


def silent(work: Path, papers: Sequence[Truth], kinds: Sequence[str]) -> None:
    """Wrong values without a finding, and right ones with one."""
    print(
        f"| pages | values | wrong | wrong, without `{UNVERIFIED}` | and without any finding | right, with `{UNVERIFIED}` "
        "|\n|---|---|---|---|---|---|"
    )
    for kind in kinds:
        found = [
            value for paper in papers for value in values_of(work / "scans" / f"{paper['name']}-{kind}.pdf", paper)
        ]
        for what, chosen in (
            ("number cells", ["cell"]),
            ("dates, counts, amounts, numbers", [*COMPARED, "count", "number"]),
        ):
            values = [value for value in found if value.kind in chosen]
            wrong = [value for value in values if not value.right]
            missed = [value for value in wrong if not value.unverified]
            silent_ones = [value for value in missed if not value.named]
            alarms = sum(value.right and value.unverified for value in values)
            print(
                f"| {kind.replace('-', ' dpi ')}, {what} | {len(values):,} | {len(wrong)} | {len(missed)} | {len(silent_ones)} "
                f"| {of(alarms, len(values) - len(wrong))} |",
                flush=True,
            )
    print("\nA value is right if it stands so on its page; a number cell, if it stands so in its cell.\n")


if __name__ == "__main__":
    main()
