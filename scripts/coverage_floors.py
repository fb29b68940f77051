"""Hold the line coverage of the floors that read and judge the paper at 95 % or more."""

import json
import sys
from pathlib import Path

FLOORS = ("parsing", "thai", "checks")
LEAST = 95.0


def main(report: Path) -> int:
    """Print each floor's coverage; 1 where one is below the least."""
    files = json.loads(report.read_text("utf-8"))["files"]
    failed = False
    for floor in FLOORS:
        summaries = [entry["summary"] for name, entry in files.items() if f"minutes_extract/{floor}/" in name]
        covered = sum(one["covered_lines"] for one in summaries)
        total = sum(one["num_statements"] for one in summaries)
        percent = 100.0 * covered / total if total else 0.0
        failed |= percent < LEAST
        print(f"{floor:8} {percent:5.1f} % of {total} lines (least {LEAST:.0f} %)")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
