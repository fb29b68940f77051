"""Disturb batches and hold what they leave against undisturbed ones, byte for byte.

Four scenes: killed at random moments, main process or a worker; a full disk; inputs removed in the middle; two runs
at once. Prints a line for each and ends with 1 where something differs.
"""

import argparse
import gzip
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from minutes_extract.batch.ledger import LEDGER_NAME, open_copy
from minutes_extract.batch.lock import LOCK_NAME
from minutes_extract.batch.page_ranges import LONG_PAGES

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*/minutes.*"))
PDFS = sorted((ROOT / "tests" / "reading" / "pdf").glob("*.pdf"))[:4]
COMMAND = (sys.executable, "-c", "from minutes_extract.cli import main; main()", "batch")
LENGTHS = (1, 1, 2, 6)
"""Times that a sample stands in its document; the last only where there is time."""
MEETING = """รายงานการประชุมคณะกรรมการตลาดสด
ครั้งที่ {number}/๒๕๖๘
วันที่ {number} มกราคม ๒๕๖๘
ผู้มาประชุม
๑. นายดำรง ใจเย็น ประธานกรรมการ
เริ่มประชุมเวลา ๐๙.๓๐ น.
ระเบียบวาระที่ ๑ เรื่องแจ้งเพื่อทราบ
มติที่ประชุม รับทราบ
เลิกประชุมเวลา ๑๒.๐๐ น.
(นางอรุณ แสงดี) ผู้จดรายงานการประชุม
"""
LONGEST_WAIT = 1.6
"""Seconds until the next kill: some fall into the start, most into the work."""
SMALL_DISK = 400, 10
"""KiB: for the ledger, and for each document; the results take some 150 a document."""
LARGE_DISK = "1g"


class DifferenceError(Exception):
    """A disturbed run did not end as an undisturbed one."""


def main() -> None:
    """Play the scenes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = parser.parse_args()
    print(f"{given.documents} documents, {given.kills} kills, seed {given.seed}")
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), given.documents, given.jobs, random.Random(given.seed))
        scenes: tuple[tuple[str, Callable[[], str]], ...] = (
            ("killed", lambda: killed(stage, given.kills)),
            ("full disk", lambda: full_disk(stage)),
            ("inputs removed", lambda: inputs_removed(stage)),
            ("two at once", lambda: two_at_once(stage)),
        )
        sys.exit(sum([_played(name, scene) for name, scene in scenes]) and 1)


def _played(name: str, scene: Callable[[], str]) -> bool:
    start = time.perf_counter()
    try:
        told, is_wrong = scene(), False
    except DifferenceError as error:
        told, is_wrong = f"WRONG: {error}", True
    print(f"{name}: {told} ({time.perf_counter() - start:.1f} s)", flush=True)
    return is_wrong


class Stage:
    """An archive of mixed documents, and what an undisturbed run makes of it."""

    def __init__(self, folder: Path, documents: int, jobs: int, chance: random.Random) -> None:
        self.folder, self.jobs, self.chance = folder, jobs, chance
        self.archive = folder / "archive"
        self.documents = documents
        fill(self.archive, documents, chance)
        self.undisturbed = folder / "undisturbed"
        start = time.perf_counter()
        self.code = self.run(self.undisturbed).wait()
        took = time.perf_counter() - start
        done = len(rows_of(self.undisturbed))
        print(f"undisturbed: exit {self.code}, {done} rows, {took:.1f} s, {done / took:.1f} documents/s", flush=True)

    def run(self, output: Path, *options: str, archive: Path | None = None) -> "subprocess.Popen[str]":
        """Start a batch."""
        command = [*COMMAND, str(archive or self.archive), "-o", str(output), "--jobs", str(self.jobs), *options]
        return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)


def fill(archive: Path, documents: int, chance: random.Random) -> None:
    """Samples, each told apart by a line of its own, short and long; a few broken files, PDFs, bound volumes and files of
    several meetings among them."""
    broken = (
        b"",
        bytes(range(256)) * 40,
        gzip.compress(b"minutes " * 900)[:400],
        b"%PDF-1.7\n1 0 obj <<",
        b"\xff\xfe\x00",
    )
    for number in range(documents):
        folder = archive / f"๒๕{60 + number % 7}" / f"{number % 5}"
        folder.mkdir(parents=True, exist_ok=True)
        if number % 12 == 11:
            (folder / f"เสีย-{number:04}.txt").write_bytes(chance.choice(broken))
        elif number % 60 == 18 and PDFS:
            bind(folder / f"เล่ม {number:04}.pdf", chance.choice(PDFS), LONG_PAGES + 1)
        elif number % 25 == 3:
            meetings = "".join(MEETING.format(number=one) for one in range(1, 2 + number % 4))
            (folder / f"รวมเล่ม {number:04}.txt").write_text(meetings, "utf-8")
        elif number % 25 == 7 and PDFS:
            (folder / f"{number:04}.pdf").write_bytes(chance.choice(PDFS).read_bytes())
        else:
            sample = chance.choice(SAMPLES)
            text = (
                sample.read_bytes() * chance.choice(LENGTHS if documents >= 100 else LENGTHS[:3])
                + f"\n\nเอกสารที่ {number}\n".encode()
            )
            (folder / f"รายงาน {number:04}{sample.suffix}").write_bytes(text)


def bind(path: Path, source: Path, pages: int) -> None:
    """A long document, which is read in parts: the last page of a PDF so many times."""
    import pikepdf

    with pikepdf.open(source) as document:
        for _ in range(pages - len(document.pages)):
            document.pages.append(document.pages[-1])
        document.save(path)


def killed(stage: Stage, kills: int) -> str:
    """SIGKILL at random moments, and start again."""
    output = stage.folder / "killed"
    hits = {"main process": 0, "worker": 0}
    process = stage.run(output)
    while sum(hits.values()) < kills:
        is_for_worker = stage.chance.random() < 0.5
        if is_for_worker:
            _wait_for_workers(process)
        time.sleep(stage.chance.uniform(0.05, LONGEST_WAIT))
        if process.poll() is not None:
            break
        workers = children(process.pid)
        if workers and is_for_worker:
            _kill(stage.chance.choice(workers))
            hits["worker"] += 1
        else:
            _kill(process.pid)
            process.communicate()
            hits["main process"] += 1
            process = stage.run(output)
    process.communicate()
    last = stage.run(output)  # nothing may be left to do but what failed
    told = last.communicate()[1].splitlines()[-1]
    same(stage.undisturbed, output)
    return f"equal after {hits['main process']} kills of the main process and {hits['worker']} of a worker; then {told}"


def full_disk(stage: Stage) -> str:
    """The output folder is on a disk that is too small, and is then given room."""
    output = stage.folder / "small"
    with small_disk(output, SMALL_DISK[0] + SMALL_DISK[1] * stage.documents) as is_mounted:
        if not is_mounted:
            return "skipped, mounting is not permitted"
        process = stage.run(output)
        told = process.communicate()[1]
        _expect(process.returncode == 5, f"exit {process.returncode} on a full disk: {told[-300:]}")
        done = len(list(output.rglob("*.json")))
        _expect(not (output / ".parts").exists(), "parts are left on the full disk")
        subprocess.run(["mount", "-o", f"remount,size={LARGE_DISK}", str(output)], check=True)
        stage.run(output).communicate()
        same(stage.undisturbed, output)
    return f"exit 5 with {done} documents done; equal after room was made"


def inputs_removed(stage: Stage) -> str:
    """The last tenth of the inputs goes in the middle of a run: of one that goes on, and of one that is killed."""
    outputs = []
    for name, is_killed in (("removed", False), ("removed and killed", True)):
        archive, output = stage.folder / name / "archive", stage.folder / name / "out"
        (stage.folder / name).mkdir()
        subprocess.run(["cp", "-r", stage.archive, archive], check=True)
        process = stage.run(output, archive=archive)
        _wait_for_first_result(process, output)
        if is_killed:
            _kill(process.pid)
            process.communicate()
        files = sorted((path for path in archive.rglob("*") if path.is_file()), key=lambda path: os.fsencode(path))
        gone = files[-max(1, len(files) // 10) :]
        for path in gone:
            path.unlink()
        if is_killed:
            process = stage.run(output, archive=archive)
        process.communicate()
        _expect(process.returncode == 1, f"exit {process.returncode} with inputs removed")
        outputs.append(output)
    same(*outputs)
    lost = sum("does not exist" in str(row) for row in rows_of(outputs[0]))
    _expect(lost == len(gone), f"{lost} rows tell that their file is gone, not {len(gone)}")
    return f"equal, {lost} rows tell that their file is gone"


def two_at_once(stage: Stage) -> str:
    """A second run waits for the first and finds nothing to do but what failed; a third says that it may not."""
    output = stage.folder / "two"
    first = stage.run(output)
    _wait_for_first_result(first, output)
    second, third = stage.run(output, "--wait", "--retry", "none"), stage.run(output)
    refused = third.communicate()[1]
    _expect(third.returncode == 5 and "Another run" in refused, f"exit {third.returncode}: {refused}")
    first.communicate()
    told = second.communicate()[1]
    _expect(any(line.startswith("0 done") for line in told.splitlines()), told)
    same(stage.undisturbed, output)
    return "equal, the second waited, the third was refused"


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[bool]:
    """A disk in memory, where the system lets us."""
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", folder], capture_output=True)
    try:
        yield mounted.returncode == 0
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", folder], check=True)


def rows_of(folder: Path) -> list[tuple[str | bytes | int | None, ...]]:
    """The rows of an output folder without what belongs to this machine and this run."""
    with open_copy(folder) as ledger:
        return list(ledger.content())


def same(expected: Path, found: Path) -> None:
    """Raises DifferenceError unless the two folders hold the same results, the same ledger and nothing else."""
    left, right = contents(expected), contents(found)
    _expect(left.keys() == right.keys(), f"only in one: {sorted(left.keys() ^ right.keys())[:5]}")
    differ = [name for name in left if left[name] != right[name]]
    _expect(not differ, f"{len(differ)} files differ: {differ[:5]}")
    pairs = zip(rows_of(expected), rows_of(found), strict=True)
    rows = [(old, new) for old, new in pairs if old != new]
    _expect(not rows, f"{len(rows)} rows differ: {rows[:2]}")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder by its path; the ledger and the lock by name alone."""
    paths = (path for path in folder.rglob("*") if not path.is_dir() or path.name.startswith("."))
    return {
        str(path.relative_to(folder)): b"" if path.name in {LEDGER_NAME, LOCK_NAME} else path.read_bytes()
        for path in paths
    }


def children(pid: int) -> list[int]:
    """Process ids of the children of a process."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def _wait_for_first_result(process: "subprocess.Popen[str]", output: Path) -> None:
    while process.poll() is None and not any(output.glob("*/*/*.json")):
        time.sleep(0.01)


def _wait_for_workers(process: "subprocess.Popen[str]") -> None:
    """On a busy machine a start takes longer than the longest wait for a kill."""
    while process.poll() is None and not children(process.pid):
        time.sleep(0.01)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _expect(holds: bool, told: str) -> None:
    if not holds:
        raise DifferenceError(told)


if __name__ == "__main__":
    main()
