"""The queue: filters, search, order, progress; what cannot be opened does not stop the others."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import paths
from tests.waiting import PATIENCE
from tests.work import FACTOR, LINEAR, cost_ratio

from minutes_extract.review.document import DOUBTFUL_READING, open_document
from minutes_extract.review.fulltext import files_with
from minutes_extract.review.index import QueueIndex
from minutes_extract.review.queue import PAGE_SIZE, neighbours, queue_filter_of, queue_page
from minutes_extract.review.queue_row import MIXED, SCAN, TEXT, queue_row_of
from minutes_extract.review.texts import KEY_HELP, TEXTS, language_of
from minutes_extract.search.index import index as build_database

if TYPE_CHECKING:
    from conftest import Reviewing

COUNCIL, PROVINCE = "council.json", "office/province.json"
FEW = 2_000


def shown(page: str) -> list[str]:
    return [name for name in (COUNCIL, PROVINCE, "broken.json", "faint.json") if f"{name}</span>" in page]


@pytest.fixture
def mixed(folder: Path, start: "Callable[[Path], Reviewing]") -> "Reviewing":
    """With a file cut off, one of another program, and a scan read with doubt."""
    (folder / "broken.json").write_bytes((folder / COUNCIL).read_bytes()[:500])
    (folder / "run.json").write_text('{"documents": 2}', "utf-8")
    faint = json.loads((folder / COUNCIL).read_text("utf-8"))
    faint["meeting"] |= {"title": "รายงานจากภาพสแกน", "date": {"raw": "", "iso": "1999-05-01", "weekday": None}}
    faint["attendance"][0]["people"][0]["confidence"] = DOUBTFUL_READING - 0.3
    faint["source"]["pages"][0]["text_from"] = "ocr"
    (folder / "faint.json").write_text(json.dumps(faint), "utf-8")
    return start(folder)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", [COUNCIL, PROVINCE, "broken.json", "faint.json"]),
        ("state=failed", ["broken.json"]),
        ("state=to_check", [COUNCIL, PROVINCE, "faint.json"]),
        ("state=doubtful", ["faint.json"]),
        ("state=checked", []),
        ("code=table.total", [COUNCIL, "faint.json"]),
        ("code=enclosure.numbering", [PROVINCE]),
        ("q=เทศบาล", [COUNCIL, "faint.json"]),
        ("q=สแกน", ["faint.json"]),
        ("q=ธีรยุทธ", [PROVINCE]),
        ("q=๕/๒๕๖๗", [PROVINCE]),
        ('q="; DROP TABLE document', []),
        ("q=%25_*", []),
        ("state=nonsense&page=-1&sort=x", [COUNCIL, PROVINCE, "broken.json", "faint.json"]),
        ("page=999", [COUNCIL, PROVINCE, "broken.json", "faint.json"]),
    ],
)
def test_filters_and_search(mixed: "Reviewing", asked: str, names: list[str]) -> None:
    assert shown(mixed.get(f"/?{asked}")) == names


def test_orders(mixed: "Reviewing") -> None:
    index = QueueIndex(mixed.folder, mixed.folder / "golden", mixed.settings.cache / "orders.sqlite")
    index.refresh()
    by_date = [row["date"] for row in queue_page(index, queue_filter_of({"sort": "-date"})).rows]
    assert by_date == sorted(by_date, reverse=True)
    weights = [row["weight"] for row in queue_page(index, queue_filter_of({"sort": "findings"})).rows]
    assert weights == sorted(weights, reverse=True)


def test_a_broken_document_says_why_and_a_foreign_one_is_left_out(mixed: "Reviewing") -> None:
    answer = mixed.client.get(mixed.path("broken.json"))
    assert answer.status_code == 422
    assert "JSON ไม่ครบ" in answer.text
    assert "run.json" not in mixed.get("/")
    assert mixed.client.get("/document/0123").status_code == 404


def test_doubt_is_marked_on_the_document(mixed: "Reviewing") -> None:
    assert "low confidence (50 %)" in mixed.get(mixed.path("faint.json"))


def test_progress_and_what_is_changed_on_disk(mixed: "Reviewing") -> None:
    assert "0 of 3 checked" in mixed.get("/")
    assert mixed.post(COUNCIL, "checked")[0] == 200
    assert "1 of 3 checked" in mixed.get("/")
    assert mixed.post(COUNCIL, "checked", yes=False)[0] == 200
    assert "0 of 3 checked" in mixed.get("/")


def test_a_saved_change_asks_for_another_check(mixed: "Reviewing") -> None:
    mixed.post(COUNCIL, "checked")
    mixed.save(COUNCIL, {"op": "set", "path": "/meeting/venue", "value": "x"})
    assert "0 of 3 checked" in mixed.get("/")


def test_the_index_follows_the_folder(folder: Path, tmp_path: Path) -> None:
    index = QueueIndex(folder, folder / "golden", tmp_path / "x.sqlite")
    index.refresh()
    assert queue_page(index, queue_filter_of({})).matching == 2
    (folder / COUNCIL).unlink()
    (folder / "new.json").write_bytes((folder / PROVINCE).read_bytes())
    index.refresh()
    assert [row["name"] for row in queue_page(index, queue_filter_of({})).rows] == ["new.json", PROVINCE]
    assert neighbours(index, queue_filter_of({}), queue_page(index, queue_filter_of({})).rows[0]["id"])[0] is None


def test_what_a_batch_could_not_read_is_in_the_queue(folder: Path, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "cut-off.pdf").write_bytes(b"%PDF-1.7\nnothing")
    command = [
        sys.executable,
        "-c",
        "from minutes_extract.cli import main; main()",
        "batch",
        str(papers),
        "-o",
        str(folder),
    ]
    assert subprocess.run(command, capture_output=True, timeout=PATIENCE).returncode == 1
    index = QueueIndex(folder, folder / "golden", tmp_path / "x.sqlite")
    index.refresh()
    (row,) = queue_page(index, queue_filter_of({"state": "failed"})).rows
    assert row["name"] == "cut-off.pdf"
    assert row["failed"]


def test_the_search_database_finds_words_of_the_text(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "search.sqlite"
    build_database(folder, database, lambda unusable: None, lambda done: None)
    index = QueueIndex(folder, folder / "golden", tmp_path / "x.sqlite")
    index.refresh()
    wish = queue_filter_of({"q": "รับฟังความคิดเห็นของประชาชน"})
    assert queue_page(index, wish).matching == 0
    assert [row["name"] for row in queue_page(index, wish, files_with(database, wish.query)).rows] == [COUNCIL]
    assert files_with(tmp_path / "none.sqlite", "x") == []
    assert files_with(database, '"') == []


def test_a_damaged_index_is_made_anew(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "x.sqlite"
    database.write_bytes(b"no database" * 1000)
    index = QueueIndex(folder, folder / "golden", database)
    index.refresh()
    assert queue_page(index, queue_filter_of({})).matching == 2


@pytest.fixture
def index_of(folder: Path, tmp_path: Path) -> Callable[[int], QueueIndex]:
    """An index of so many documents, all of the same content."""
    document = json.loads((folder / COUNCIL).read_text("utf-8"))
    text = json.dumps(document | {"agenda": [], "attendance": [], "findings": []})

    def indexed(documents: int) -> QueueIndex:
        many = tmp_path / f"{documents}"
        many.mkdir()
        for number in range(documents):
            (many / f"{number}.json").write_text(text, "utf-8")
        index = QueueIndex(many, many / "golden", tmp_path / f"{documents}.sqlite")
        index.refresh()
        return index

    return indexed


@pytest.mark.parametrize("asked", [{}, {"sort": "-date", "page": "30"}, {"q": "เทศบาล"}])
def test_a_large_folder_is_answered_at_once(asked: dict[str, str], index_of: Callable[[int], QueueIndex]) -> None:
    """Only the database looks at all documents, and at each once; `make bench` asks 50,000."""
    large = index_of(FEW)
    answer = queue_page(large, queue_filter_of(asked))
    assert (answer.matching, len(answer.rows)) == (FEW, PAGE_SIZE)
    assert cost_ratio(lambda index: queue_page(index, queue_filter_of(asked)), index_of(FEW // FACTOR), large) < LINEAR


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("th-TH,th;q=0.9,en;q=0.8", "th"), ("en-US,en;q=0.9", "en"), ("de,en;q=0.5,th;q=0.7", "th"), ("de", "th"),
        ("", "th"), ("en;q=x", "th"),
    ],
)  # fmt: skip
def test_language_of_a_browser(accept: str, language: str) -> None:
    assert language_of(accept) == language


def test_the_language_is_kept(reviewing: "Reviewing") -> None:
    assert 'lang="en"' in reviewing.client.get("/?language=en").text
    assert '<html lang="en">' in reviewing.client.get("/").text


def test_every_text_is_there_in_both_languages() -> None:
    assert [key for key, texts in TEXTS.items() if not all(texts)] == []
    assert [what for _, what in KEY_HELP if what not in TEXTS] == []


def test_every_text_the_pages_ask_for_is_there() -> None:
    import regex

    asked: set[str] = set()
    for path in (paths.SOURCES / "minutes_extract/review/templates").glob("*.html"):
        asked |= set(regex.findall(r'say\("([^"]+)"(?! ~)', path.read_text("utf-8")))
    assert sorted(key for key in asked if key not in TEXTS and not key.endswith(".")) == []


def test_every_code_has_its_words() -> None:
    from minutes_extract.checks.codes import CODES

    assert [code for code in CODES if f"code.{code}" not in TEXTS] == []


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["plain", "text_layer"], TEXT),
        (["ocr", "ocr"], SCAN),
        (["ocr", "text_layer"], MIXED),
        (["mixed", "mixed"], MIXED),
        ([], TEXT),
    ],
)
def test_where_the_text_of_a_document_is_from(folder: Path, kinds: list[str], told: str) -> None:
    path = folder / COUNCIL
    document = json.loads(path.read_text("utf-8"))
    (page,) = document["source"]["pages"]
    document["source"]["pages"] = [page | {"text_from": kind} for kind in kinds]
    path.write_text(json.dumps(document), "utf-8")
    assert queue_row_of(open_document(path, COUNCIL)).text_from == told
