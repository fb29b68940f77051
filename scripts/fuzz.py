"""Read spoilt papers until the time is up: `make fuzz`. What breaks a law, crashes or hangs is kept as a case.

A seed makes a paper: `scripts/fuzz.py --seed 17 --count 1` makes that of seed 17 again.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from scripts.fuzzing.judge import fault_of
from scripts.fuzzing.mutations import FuzzedPaper, paper_of

from minutes_extract.batch.guarded_calls import GuardedCalls
from minutes_extract.batch.limits import MIB, Limits
from minutes_extract.batch.worker_process import fork_worker

CASES = Path(__file__).parent.parent / "tests" / "cases" / "fuzz"
LIMITS = Limits(seconds=30.0, memory=1024 * MIB)
"""Of one paper, read three times: a page of spoilt text takes a twentieth of a second."""
REPORT_SECONDS = 60.0


def main() -> None:
    """Print the figures; end with 1 where something was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--count", type=int, default=10**9, help="most papers")
    parser.add_argument("--keep", type=Path, default=CASES, help="where cases go")
    given = parser.parse_args()
    kept = run(given.seed, given.count, given.seconds, given.keep)
    sys.exit(int(kept > 0))


def run(first: int, count: int, seconds: float, keep: Path) -> int:
    """Read papers; returns how many were kept."""
    calls = GuardedCalls(LIMITS, lambda: fork_worker(LIMITS.memory))
    begun = told = time.monotonic()
    formats: Counter[str] = Counter()
    kept = done = 0
    try:
        for seed in range(first, first + count):
            if time.monotonic() - begun > seconds:
                break
            paper = paper_of(seed)
            fault = judged(calls, paper)
            done += 1
            formats[Path(paper.name).suffix] += 1
            if fault:
                kept += 1
                _keep(keep, paper, fault)
            if time.monotonic() - told > REPORT_SECONDS:
                told = time.monotonic()
                print(f"{done:,} papers, {kept} kept, seed {seed}", flush=True)
    finally:
        calls.close()
    print(f"{done:,} papers ({dict(formats)}) in {time.monotonic() - begun:.0f} s, {kept} kept")
    return kept


def judged(calls: GuardedCalls, paper: FuzzedPaper) -> str | None:
    """What is wrong with how a paper is read."""
    try:
        fault = calls.call((fault_of, (paper.name, paper.data), {}))
    except Exception as error:  # a crash, a limit, or what the reader let through
        return f"{type(error).__name__}: {error}"
    return None if fault is None else str(fault)


def _keep(folder: Path, paper: FuzzedPaper, fault: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / paper.name).write_bytes(paper.data)
    print(f"kept {paper.name}: {fault[:300]} ({' '.join(paper.steps)})", flush=True)


if __name__ == "__main__":
    main()
