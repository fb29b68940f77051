"""Measure what docs/benchmarks.md says: throughput and its growth, start-up, whole process. Ratios are of one run.

Uses the real seed document where the shared folder is there, else the largest sample.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from minutes_extract.checks.check import check
from minutes_extract.layout.lay_out import lay_out
from minutes_extract.parsing.parse import parse
from minutes_extract.pipeline import assemble
from minutes_extract.reading.read import read_bytes
from minutes_extract.thai.repair import repair_page

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "real" / "texts" / "seed.txt"
SAMPLE = ROOT / "samples" / "provincial-office" / "minutes.md"
ROUNDS = 7
T = TypeVar("T")


def main() -> None:
    """Print the tables."""
    document = SEED if SEED.exists() else SAMPLE
    lines = throughput(document.read_text("utf-8"))
    lines += processes(document)
    print("\n".join(lines))


def throughput(text: str) -> list[str]:
    """Characters per second of each stage, for the document once, 10 and 100 times."""
    stages = ("read", "repair", "lay out", "parse", "check", "JSON")
    rows = [
        f"| document | characters | {' | '.join(stages)} | all | characters/s |",
        "|---|---" + "|---" * 8 + "|",
    ]
    for times in (1, 10, 100):
        data = ("\n\n".join([text] * times)).encode()
        best = min((stage_seconds(data) for _ in range(ROUNDS if times < 100 else 1)), key=sum)
        letters = len(text) * times
        rows.append(
            f"| ×{times} | {letters:,} | {' | '.join(f'{s:.3f} s' for s in best)} | {sum(best):.3f} s | {letters / sum(best):,.0f} |"
        )
    return [*rows, ""]


def stage_seconds(data: bytes) -> list[float]:
    """Seconds of each stage of one conversion."""
    took: list[float] = []

    def timed(work: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = work()
        took.append(time.perf_counter() - start)
        return result

    document = timed(lambda: read_bytes(data, "bench.md"))
    pages = timed(lambda: [repair_page(page) for page in document.pages])
    lines = timed(lambda: lay_out(pages))
    draft = timed(lambda: parse(lines))
    findings = timed(lambda: check(document, draft))
    timed(lambda: assemble(document, draft, findings).model_dump_json(indent=2))
    return took


def processes(document: Path) -> list[str]:
    """Wall time of whole processes."""
    command = [sys.executable, "-c", "from minutes_extract.cli import main; main()"]
    rows = ["| command | median | best |", "|---|---|---|"]
    for name, arguments in (("--help", ["--help"]), (f"convert {document.name}", ["convert", str(document)])):
        took = [wall([*command, *arguments]) for _ in range(ROUNDS)]
        rows.append(f"| `{name}` | {statistics.median(took):.2f} s | {min(took):.2f} s |")
    return [*rows, ""]


def wall(command: list[str]) -> float:
    """Seconds until the process is done."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
