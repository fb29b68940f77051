"""Measure a batch of small texts: what it costs beyond converting, what a second worker gains, the main process's memory.

Rounds alternate, so that other work on the machine falls on all alike; the best of each counts.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from minutes_extract.batch.convert import convert
from minutes_extract.batch.executors import LocalProcesses, open_workers
from minutes_extract.batch.inputs import Selection
from minutes_extract.batch.limits import Limits
from minutes_extract.batch.run import Request, run_batch
from minutes_extract.batch.task import ConversionTask
from minutes_extract.model.options import Options

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*/minutes.*"))
FOLDERS = 50
MEMORY_CODE = """
import sys
from pathlib import Path
from minutes_extract.batch.executors import Local, open_workers
from minutes_extract.batch.inputs import Selection
from minutes_extract.batch.limits import Limits
from minutes_extract.batch.run import Request, run_batch
with open_workers(Local(2), Limits()) as workers:
    run_batch(Request(Selection((sys.argv[1],)), Path(sys.argv[2])), workers)
status = Path("/proc/self/status").read_text()  # getrusage counts what the parent held when it started this process
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs="*", default=[1_000, 10_000], help="documents of the memory rows")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speed(folder, given.documents, given.rounds)
        memory(folder, given.memory)


def speed(folder: Path, documents: int, rounds: int) -> None:
    """Converting alone, one worker, two workers."""
    archive = fill(folder / "archive", documents)
    alone, one, two = [], [], []
    for number in range(rounds):
        alone.append(converting(archive))
        one.append(batch(archive, folder / f"one{number}", 1))
        two.append(batch(archive, folder / f"two{number}", 2))
    best = min(alone), min(one), min(two)
    print("| | seconds | documents/s | |\n|---|---|---|---|")
    for name, took, told in (
        ("converting alone", best[0], ""),
        ("one worker", best[1], f"{best[1] / best[0] - 1:+.1%} beyond converting"),
        ("two workers", best[2], f"{best[1] / best[2]:.2f} × one"),
    ):
        print(f"| {name} | {took:.1f} | {documents / took:.1f} | {told} |")


def converting(archive: Path) -> float:
    """Seconds to convert all files in this process, with nothing around it."""
    from minutes_extract.pipeline import extract

    files = [path for path in archive.rglob("*") if path.is_file()]
    for sample in SAMPLES:  # loads what is loaded once
        extract(sample)
    start = time.perf_counter()
    for path in files:
        extract(path).model_dump_json(indent=2)
    return time.perf_counter() - start


def batch(archive: Path, output: Path, jobs: int) -> float:
    """Seconds of a whole run with workers that have loaded."""
    with open_workers(LocalProcesses(jobs), Limits()) as workers:
        for future in [
            workers.submit(convert, ConversionTask("", str(sample), Options())) for sample in SAMPLES * jobs * 2
        ]:
            future.result()
        start = time.perf_counter()
        run_batch(Request(Selection((str(archive),)), output), workers)
        return time.perf_counter() - start


def memory(folder: Path, sizes: list[int]) -> None:
    """Most memory of the main process."""
    for documents in sizes:
        archive = fill(folder / f"archive{documents}", documents)
        command = [sys.executable, "-c", MEMORY_CODE, str(archive), str(folder / f"out{documents}")]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        print(f"main process with {documents:,} documents: {told} MiB", flush=True)


def fill(archive: Path, documents: int) -> Path:
    """Samples, each told apart by a line of its own."""
    for number in range(documents):
        sample = SAMPLES[number % len(SAMPLES)]
        folder = archive / f"{number % FOLDERS:02}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:05}{sample.suffix}").write_bytes(sample.read_bytes() + f"\n\nเอกสารที่ {number}\n".encode())
    return archive


if __name__ == "__main__":
    main()
