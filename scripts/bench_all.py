"""Run all measurements one after the other: `make bench`; with --write they become docs/benchmarks.md.

`--only NAME` runs one; sections of the file that are not measured here stay as they are.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "benchmarks.md"
INTRODUCTION = (
    "# Benchmarks\n\nMade by `make bench` on two cores that other work shares: compare figures within one table, "
    "which is of one run.\n"
)
SECTIONS = (
    ("convert", "Text to JSON", ["bench.py"]),
    ("pdf", "PDF text layers", ["bench_pdf.py"]),
    ("batch", "Batch", ["bench_batch.py"]),
    ("search", "Search", ["bench_search.py"]),
    ("review", "Review", ["bench_review.py"]),
    ("scans", "Scans", ["bench_scans.py", "--work", ".training/pages", "--weights", "training/held_out.onnx"]),
)


def main() -> None:
    """Run, show, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", choices=[name for name, _, _ in SECTIONS])
    given = parser.parse_args()
    kept = sections_of(TARGET.read_text("utf-8")) if TARGET.exists() else {}
    for name, title, command in SECTIONS:
        if given.only in {None, name}:
            print(f"## {title}\n", flush=True)
            kept[title] = measured(command)
            print(kept[title], flush=True)
    if given.write:
        parts = [f"## {title}\n\n{text.strip()}\n" for title, text in kept.items()]
        TARGET.write_text("\n".join([INTRODUCTION, *parts]), "utf-8")


def measured(command: list[str]) -> str:
    """What a script prints; one that ends with an error says so in its section."""
    script = ROOT / "scripts" / command[0]
    done = subprocess.run([sys.executable, str(script), *command[1:]], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    return done.stdout + (f"\n(ended with exit code {done.returncode})\n" if done.returncode else "")


def sections_of(text: str) -> dict[str, str]:
    """The sections of the file as they stand, by title."""
    parts = text.split("\n## ")[1:]
    return {part.split("\n", 1)[0]: part.split("\n", 1)[1] for part in parts}


if __name__ == "__main__":
    main()
