"""How fast the review answers: a queue of many documents, the images of pages. `python scripts/bench_review.py [COUNT]`"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from minutes_extract.pipeline import extract
from minutes_extract.review.images import Images
from minutes_extract.review.index import QueueIndex
from minutes_extract.review.pages import page
from minutes_extract.review.queue import SORTS, STATES, queue_filter_of, queue_page
from minutes_extract.review.sources import sha256_of

ROOT = Path(__file__).parent.parent
SAMPLES = ("municipal-council/minutes.html", "house-committee/minutes.txt", "course-committee/minutes.md")
PDF = ROOT / "tests" / "reading" / "pdf" / "chromium_garuda.pdf"
COUNT = 50_000
IN_FOLDER = 500
ROUNDS = 5
QUEUE_MS, FIRST_MS, KEPT_MS = 200, 400, 30
ASKED: tuple[Mapping[str, str], ...] = (
    {},
    {"sort": "findings"},
    {"sort": "-date", "page": "900"},
    {"code": "table.total"},
    {"q": "เทศบาล"},
    {"q": "ประชุม", "sort": "date", "page": "500"},
    {"q": "ก"},
)


def main() -> None:
    """Print the figures as Markdown; exit with 1 where one is over its limit."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as folder:
        slowest = max([*queue(Path(folder), count), *images(Path(folder))])
    sys.exit(int(slowest > 1))


def queue(folder: Path, count: int) -> list[float]:
    """Every kind of question to a large queue, the page itself included."""
    documents = folder / "documents"
    write(documents, count)
    index = QueueIndex(documents, documents / "golden", folder / "index.sqlite")
    print(f"\n### Queue of {count:,} documents\n\n| asked | median ms |\n|---|---|")
    print(f"| first look, beside the answers | {milliseconds(index.refresh, 1):,.0f} |")
    print(f"| later look, beside the answers | {milliseconds(index.refresh, 1):,.0f} |")
    took = []
    for asked in ASKED:
        took.append(milliseconds(lambda asked=asked: answer(index, asked), ROUNDS))
        print(f"| `{json.dumps(asked, ensure_ascii=False)}` | {took[-1]:.0f} |")
    return [one / QUEUE_MS for one in took]


def answer(index: QueueIndex, asked: Mapping[str, str]) -> None:
    """A page of the queue."""
    page("queue.html", "th", here="/?", queue=queue_page(index, queue_filter_of(asked)), states=STATES, sorts=SORTS)


def write(folder: Path, count: int) -> None:
    """Documents of the samples, each with a number and date of its own."""
    texts = [extract(ROOT / "samples" / sample).model_dump(mode="json") for sample in SAMPLES]
    for number in range(count):
        document = texts[number % len(texts)]
        date = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        meeting = document["meeting"] | {"date": {"raw": "", "iso": date, "weekday": None}}
        target = folder / str(number // IN_FOLDER) / f"{number}.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(document | {"meeting": meeting}, ensure_ascii=False), "utf-8")


def images(folder: Path) -> list[float]:
    """The image of a page the first time, and from then on."""
    store = Images(folder / "pages", 1 << 30)
    sha256 = sha256_of(PDF)
    store.image(PDF, sha256, 1, "thumb")  # starts the process, as opening a document does
    first = milliseconds(lambda: store.image(PDF, sha256, 1, "page"), 1)
    kept = milliseconds(lambda: store.image(PDF, sha256, 1, "page"), ROUNDS)
    store.close()
    print(f"\n### Image of a page\n\n| | ms |\n|---|---|\n| first time | {first:.0f} |\n| kept | {kept:.1f} |")
    return [first / FIRST_MS, kept / KEPT_MS]


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """Median time."""
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - start))
    return statistics.median(took)


if __name__ == "__main__":
    main()
