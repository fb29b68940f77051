"""Write a set of papers with their truth and labels.

`python -m training.minutes --count 500 --configuration held_out --seed 1 --damage ocr_light --out DIR` writes, for each paper,

- `DIR/NAME.txt` (or .md, .docx, .html, .pdf: `--format`): the paper;
- `DIR/truth/NAME.json`: what it says, in the flat form that scores are counted on;
- `DIR/golden/NAME.json`: the same as the contract's JSON;
- `DIR/labels/NAME.tsv`: zone, role, meeting and text of each line (of the text form).

NAME is the kind of body and the seed. A paper of several meetings has NAME.1.json, NAME.2.json …
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from training.minutes.configurations import CONFIGURATIONS
from training.minutes.damage import DAMAGES, damage
from training.minutes.generate import GeneratedMinutes, generate
from training.minutes.truth import scored
from training.scanner import SCANNERS


def main() -> None:
    """Read the arguments, write the set."""
    parser = argparse.ArgumentParser(description="Write random minutes with truth and labels.")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="seed of the first paper")
    parser.add_argument("--configuration", choices=CONFIGURATIONS, default="mixed")
    parser.add_argument("--damage", choices=DAMAGES, help="for text only")
    parser.add_argument("--format", choices=WRITERS, default="text")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    if given.damage and given.format != "text":
        parser.error("damages are done to text")
    for seed in range(given.seed, given.seed + given.count):
        minutes = generate(seed, given.configuration)
        write(damage(minutes, given.damage) if given.damage else minutes, given.format, given.out)


def write(minutes: GeneratedMinutes, form: str, out: Path) -> None:
    """One paper, its truth and its labels."""
    for folder in ("truth", "golden", "labels"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    name = f"{minutes.kind}-{minutes.seed:05}"
    WRITERS[form](minutes, out / name)
    for at, truth in enumerate(minutes.truths, 1):
        one = name if len(minutes.truths) == 1 else f"{name}.{at}"
        _write_json(out / "truth" / f"{one}.json", scored(truth, one))
        _write_json(out / "golden" / f"{one}.json", truth)
    labels = (f"{line.zone}\t{line.role}\t{line.meeting}\t{line.text}\n" for line in minutes.lines)
    (out / "labels" / f"{name}.tsv").write_text("".join(labels), encoding="utf-8")


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_text(minutes: GeneratedMinutes, stem: Path) -> None:
    stem.with_suffix(".txt").write_text(minutes.text(), encoding="utf-8", newline="\n")


def _write_markdown(minutes: GeneratedMinutes, stem: Path) -> None:
    from training.minutes.render.markdown import to_markdown

    stem.with_suffix(".md").write_text(to_markdown(minutes.pieces), encoding="utf-8")


def _write_docx(minutes: GeneratedMinutes, stem: Path) -> None:
    from training.minutes.render.docx import to_docx

    to_docx(minutes.pieces, stem.with_suffix(".docx"))


def _write_html(minutes: GeneratedMinutes, stem: Path) -> None:
    from training.minutes.render.html import to_html

    stem.with_suffix(".html").write_text(to_html(minutes.pieces), encoding="utf-8")


def _write_pdf(minutes: GeneratedMinutes, stem: Path) -> None:
    from training.minutes.render.html import to_html
    from training.minutes.render.pdf import to_pdf

    to_pdf(to_html(minutes.pieces), stem.with_suffix(".pdf"))


def _write_scan(minutes: GeneratedMinutes, stem: Path) -> None:
    from training.minutes.render.scan import to_scan

    _write_pdf(minutes, stem)
    pdf = stem.with_suffix(".pdf")
    to_scan(pdf, sorted(SCANNERS)[minutes.seed % len(SCANNERS)], minutes.seed, pdf)


WRITERS: dict[str, Callable[[GeneratedMinutes, Path], None]] = {
    "text": _write_text,
    "markdown": _write_markdown,
    "docx": _write_docx,
    "html": _write_html,
    "pdf": _write_pdf,
    "scan": _write_scan,
}
"""What writes a paper, by format."""

if __name__ == "__main__":
    main()
