"""A long batch of many mixed documents, its memory and handles watched: `make soak`. They must stay flat.

Prints a line a minute and a table at the end; ends with 1 where main process or workers grow, or a document is lost.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.chaos import COMMAND, children, fill

SAMPLE_SECONDS = 2.0
REPORT_SECONDS = 60.0
GROWTH = 1.15
"""Of the median of the last quarter to that of the second: the first loads libraries, and sizes of documents vary."""
SPARE_MIB = 32.0
"""Growth that is none: the allocator keeps what a large document needed."""


@dataclass
class Watched:
    """What was seen of a kind of process, sample by sample: resident MiB and open handles, of the largest of its kind."""

    resident: list[float] = field(default_factory=list)
    handles: list[int] = field(default_factory=list)

    def see(self, pids: Sequence[int]) -> None:
        """One more sample of live processes."""
        sizes = [size for size in map(resident_mib, pids) if size]
        counts = [count for count in map(open_handles, pids) if count]
        if sizes and counts:
            self.resident.append(max(sizes))
            self.handles.append(max(counts))

    def grows(self) -> bool:
        """The last quarter is above the second."""
        return _grew(self.resident, SPARE_MIB) or _grew(self.handles, 4)

    def row(self, name: str) -> str:
        """A row of the table."""
        if len(self.resident) < 4:
            return f"| {name} | too short to tell | | |"
        memory, handles = _quarters(self.resident), _quarters(self.handles)
        return f"| {name} | {memory[0]:.0f} → {memory[1]:.0f} | {max(self.resident):.0f} | {handles[0]:.0f} → {handles[1]:.0f} |"


def main() -> None:
    """Fill an archive, run the batch, print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=7200.0, help="end the run in order after so long")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=2569)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive, output = Path(folder, "archive"), Path(folder, "out")
        fill(archive, given.documents, random.Random(given.seed))
        sys.exit(int(soaked(archive, output, given.jobs, given.seconds)))


def soaked(archive: Path, output: Path, jobs: int, seconds: float) -> bool:
    """Whether something grew or was lost."""
    begun = told = time.monotonic()
    process = subprocess.Popen(
        [*COMMAND, str(archive), "-o", str(output), "--jobs", str(jobs), "--quiet"], stderr=subprocess.DEVNULL
    )
    parent, workers = Watched(), Watched()
    while process.poll() is None:
        time.sleep(SAMPLE_SECONDS)
        parent.see([process.pid])
        workers.see(children(process.pid))
        if time.monotonic() - begun > seconds:
            process.terminate()
            process.wait()
        if time.monotonic() - told > REPORT_SECONDS and parent.resident and workers.resident:
            told = time.monotonic()
            print(
                f"{told - begun:.0f} s: main {parent.resident[-1]:.0f} MiB, workers {workers.resident[-1]:.0f} MiB",
                flush=True,
            )
    found = sum(path.is_file() for path in archive.rglob("*"))
    print(f"\nexit {process.returncode} after {time.monotonic() - begun:.0f} s, {found:,} documents, {_done(output)}\n")
    print("| | MiB, second → last quarter | most | handles |\n|---|---|---|---|")
    print(f"{parent.row('main process')}\n{workers.row('largest worker')}")
    return parent.grows() or workers.grows()


def _done(output: Path) -> str:
    summary = output / "run.json"
    return str(json.loads(summary.read_text("utf-8"))["statuses"]) if summary.exists() else "not finished"


def _quarters(values: Sequence[float]) -> tuple[float, float]:
    quarter = len(values) // 4
    return statistics.median(values[quarter : 2 * quarter]), statistics.median(values[-quarter:])


def _grew(values: Sequence[float], spare: float) -> bool:
    if len(values) < 8:
        return False
    before, after = _quarters(values)
    return after > before * GROWTH and after > before + spare


def resident_mib(pid: int) -> float:
    """Resident memory of a process; 0 where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 2**20
    except (OSError, IndexError):
        return 0.0


def open_handles(pid: int) -> int:
    """Open files, pipes and sockets of a process; 0 where it is gone."""
    try:
        return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return 0


if __name__ == "__main__":
    main()
