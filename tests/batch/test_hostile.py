"""PDFs made to do harm, through a batch: each ends as a row with its reason, and every good document beside them is done."""

import os
import signal
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from scripts.chaos import children
from tests import paths
from tests.batch.ledger_rows import rows_of
from tests.reading.pdf.test_bad_input import FONT, GOOD, one_page, pdf, show, stream
from tests.waiting import PATIENCE

from minutes_extract.batch.executors import LocalProcesses, open_workers
from minutes_extract.batch.inputs import Selection
from minutes_extract.batch.limits import MIB, Limits
from minutes_extract.batch.run import Request, run_batch
from minutes_extract.pipeline import extract

SHORT = paths.SAMPLES / "course-committee" / "minutes.md"
ENCRYPTED = paths.PDFS / "encrypted_secret.pdf"
MEMORY = 448 * MIB
"""More than any good document here takes, and than one that only takes long."""
AMPLE = Limits(seconds=PATIENCE, memory=MEMORY)
BRIEF = Limits(seconds=6.0, memory=MEMORY)
"""A good document takes a tenth of a second, an endless one most of a minute."""
TAIL = 230 * MIB
"""Of zeros behind a PDF: a worker that holds it is told by its size."""
KILLED_AT = 250 * MIB


def packed(size: int, content: bytes) -> bytes:
    """So many bytes of a repeated content, deflated without ever being held."""
    deflate = zlib.compressobj(1)
    chunk = content * (MIB // len(content))
    return b"".join(deflate.compress(chunk) for _ in range(size // len(chunk))) + deflate.flush()


def loops() -> bytes:
    """A page that draws three million strokes: more than fit into the time, fewer bytes than are refused."""
    drawing = stream(packed(40 * MIB, b"0 0 m 9 9 l S\n"), b"/Filter /FlateDecode")
    return one_page(b"").replace(stream(b""), drawing, 1)


def inflates() -> bytes:
    """A page's drawing that unpacks to 120 MiB: refused by the reader itself."""
    drawing = stream(packed(120 * MIB, b"q Q "), b"/Filter /FlateDecode")
    return one_page(b"").replace(stream(b""), drawing, 1)


def eats() -> bytes:
    """A file whose objects lie in a packed stream of 256 MiB, all of which are held before the first page is found.

    Not in one piece: what is refused at once looks like a broken stream to the library.
    """
    data = b"%PDF-1.7\n"
    entries = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"
    data += b"2 0 obj\n" + stream(packed(256 * MIB, b"(" + b"x" * 65534 + b")"), entries) + b"\nendobj\n"
    start = len(data)
    rows = ((0, 0, 65535), (2, 2, 0), (1, 9, 0), (1, start, 0))
    table = b"".join(kind.to_bytes(1) + at.to_bytes(4) + rest.to_bytes(2) for kind, at, rest in rows)
    data += b"3 0 obj\n" + stream(table, b"/Type /XRef /Size 4 /W [1 4 2] /Root 1 0 R") + b"\nendobj\n"
    return data + b"startxref\n%d\n%%%%EOF\n" % start


def circle() -> bytes:
    """A page tree that holds itself."""
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def long_and_loops() -> bytes:
    """A volume of 43 pages of which page 30 takes forever."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    kids = b" ".join(b"%d 0 R" % number for number in range(6, 49))
    drawing = stream(packed(40 * MIB, b"0 0 m 9 9 l S\n"), b"/Filter /FlateDecode")
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count 43 >>" % kids,
            stream(show(b"ok")),
            drawing,
            FONT,
            *(page % (4 if number == 30 else 3) for number in range(1, 44)),
        ]
    )


Hostile = dict[str, tuple[Callable[[], bytes], str, str]]
HOSTILE: Hostile = {
    "circle.pdf": (circle, "unreadable", "no pages"),
    "eats.pdf": (eats, "limit", "more than 448 MiB of memory"),
    "empty.pdf": (bytes, "unreadable", "empty"),
    "encrypted.pdf": (ENCRYPTED.read_bytes, "encrypted", "password"),
    "inflates.pdf": (inflates, "limit", "page 1 unpacks to more than fits"),
    "truncated.pdf": (lambda: GOOD[: len(GOOD) // 2], "unreadable", "damaged"),
}
ENDLESS: Hostile = {
    "loops.pdf": (loops, "limit", "it took longer than 6 s"),
    "long loops.pdf": (long_and_loops, "limit", "pages 21–40: it took longer than 6 s"),
}


def fill(archive: Path, hostile: Hostile) -> None:
    """Hostile documents, and good ones before, between and behind them."""
    archive.mkdir()
    for name, (make, _, _) in hostile.items():
        (archive / name).write_bytes(make())
    for name in ("a.md", "n.md", "z.md"):
        (archive / name).write_bytes(SHORT.read_bytes())
    (archive / "good.pdf").write_bytes(GOOD)


@pytest.mark.parametrize(("hostile", "limits"), [(HOSTILE, AMPLE), (ENDLESS, BRIEF)], ids=["broken", "endless"])
def test_hostile_pdfs_are_rows_and_the_good_documents_are_done(
    hostile: Hostile, limits: Limits, tmp_path: Path
) -> None:
    archive, output = tmp_path / "archive", tmp_path / "out"
    fill(archive, hostile)
    with open_workers(LocalProcesses(2), limits) as workers:
        run_batch(Request(Selection((str(archive),)), output, limits=limits), workers)
    rows = {str(row[0]): row[5:8] for row in rows_of(output)}
    assert [name for name, (status, _, _) in rows.items() if status == "ok"] == ["a.md", "good.pdf", "n.md", "z.md"]
    for name, (_, error, reason) in hostile.items():
        status, found, told = rows[name]
        assert (status, found) == ("failed", error), name
        assert reason in str(told)
    assert (output / "good.json").read_text("utf-8") == extract(archive / "good.pdf").model_dump_json(indent=2) + "\n"
    assert sorted(path.name for path in output.glob("*.json")) == [
        "a.json",
        "good.json",
        "n.json",
        "run.json",
        "z.json",
    ]


@pytest.mark.skipif(not Path("/proc").exists(), reason="workers are found by the process table of Linux")
def test_a_document_over_which_the_system_kills_every_worker_is_a_row(tmp_path: Path) -> None:
    archive, output = tmp_path / "archive", tmp_path / "out"
    archive.mkdir()
    for name in ("a.md", "z.md"):
        (archive / name).write_bytes(SHORT.read_bytes())
    with (archive / "crashes.pdf").open("wb") as file:
        file.write(loops())
        file.truncate(file.tell() + TAIL)
    is_over = Event()
    killer = Thread(target=_kill_large_workers, args=(is_over,), daemon=True)
    killer.start()
    limits = Limits(seconds=PATIENCE, memory=1024 * MIB, size=300 * MIB)
    with open_workers(LocalProcesses(2), limits) as workers:
        run_batch(Request(Selection((str(archive),)), output, limits=limits), workers)
    is_over.set()
    killer.join()
    rows = {str(row[0]): row[5:8] for row in rows_of(output)}
    assert rows == {
        "a.md": ("ok", None, None),
        "crashes.pdf": ("failed", "crash", "its reader crashed (signal 9, Killed)"),
        "z.md": ("ok", None, None),
    }


def _kill_large_workers(is_over: Event) -> None:
    """As the system does when memory is short."""
    while not is_over.is_set():
        for pid in children(os.getpid()):
            if _resident(pid) > KILLED_AT:
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
