"""Names that are no UTF-8 or hold what a terminal obeys: through batch, index, exports, queue, pages and messages."""

import json
import os
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests import paths
from tests.command_line import Run
from tests.parsing.test_meetings import FIRST

from minutes_extract.archive.files import json_files, path_below, text_name
from minutes_extract.reading.file_name import shown, visible
from minutes_extract.review.app import create_app
from minutes_extract.review.folder import opaque_id
from minutes_extract.review.security import cookie_name
from minutes_extract.review.settings import Settings

TOKEN, PORT = "of-the-test", 8765
ESCAPES = "esc\x1b[2J\x1b]0;เปลี่ยน\x07.txt"
NAMES = (
    os.fsdecode("ประชุม.txt".encode("cp874")),
    os.fsdecode(b"\xff\xfe-1.txt"),
    ESCAPES,
    "บรรทัด\nใหม่.txt",
    "กลับ\u202eด้าน.txt",
)
FORMATS = ("ndjson", "opensearch", "csv", "xlsx", "akn", "jsonld")


@pytest.fixture
def archive(tmp_path: Path, run: Run) -> Path:
    """Minutes under all names, converted."""
    (tmp_path / "in").mkdir()
    for at, name in enumerate(NAMES, start=1):
        (tmp_path / "in" / name).write_text(FIRST.replace("๑/๒๕๖๖", f"{at}/๒๕๖๖"), "utf-8")
    assert run("batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "-q", "-j", "1").returncode == 0
    return tmp_path / "out"


def obeyed(text: str) -> list[str]:
    return [letter for letter in text if letter not in "\n\t" and (ord(letter) < 32 or letter == "\u202e")]


def test_they_are_indexed_and_found(archive: Path, tmp_path: Path, run: Run) -> None:
    database = str(tmp_path / "db.sqlite")
    done = run("index", str(archive), "--db", database)
    assert done.returncode == 0, done.stderr
    assert f"{len(NAMES)} added" in done.stderr
    assert f"{len(NAMES)} unchanged" in run("index", str(archive), "--db", database).stderr
    hits = json.loads(run("search", "รับทราบ", "--db", database, "--json").stdout)["hits"]
    assert len({hit["file"] for hit in hits}) == len(NAMES)
    assert not any(obeyed(hit["file"]) for hit in hits)


@pytest.mark.parametrize("form", FORMATS)
def test_they_are_exported(form: str, archive: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / ("e.ndjson" if form == "ndjson" else "e")
    done = run("export", str(archive), "--to", form, "-o", str(out))
    assert done.returncode == 0, done.stderr
    names = [path.name for path in out.rglob("*")] if out.is_dir() else []
    assert not any(obeyed(name) for name in names)
    assert all(name.isprintable() for name in names)


def test_they_are_in_the_queue_and_open(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "in").rename(archive / "papers")
    settings = Settings(folder=archive, cache=tmp_path / "cache", token=TOKEN, port=PORT, sources=archive / "papers")
    with TestClient(create_app(settings), base_url=f"http://127.0.0.1:{PORT}") as client:
        client.cookies.set(cookie_name(settings), TOKEN)
        queue = client.get("/", headers={"accept-language": "en"}).text
        for file in (file for file in json_files(archive) if file.name != "run.json"):
            identifier = opaque_id(file.name)
            assert identifier in queue
            answer = client.get(f"/document/{identifier}", headers={"accept-language": "en"})
            assert answer.status_code == 200
            assert not obeyed(answer.text)


def test_static_pages_are_written(archive: Path, tmp_path: Path, run: Run) -> None:
    done = run("review", str(archive), "--static", str(tmp_path / "pages"))
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "pages").glob("*.html"))
    assert len(pages) == len(NAMES) + 1  # and the list of them
    assert not any(obeyed(page.read_text("utf-8")) for page in pages)


@pytest.mark.parametrize("name", NAMES)
def test_what_goes_wrong_is_told_without_what_a_terminal_obeys(name: str, tmp_path: Path, run: Run) -> None:
    paper = tmp_path / name
    missing = run("convert", str(paper))
    paper.write_bytes(b"%PDF-")
    broken = run("convert", str(paper))
    batch = run("batch", str(tmp_path), "-o", str(tmp_path / "out"), "-j", "1")
    dry = run("batch", str(tmp_path), "-o", str(tmp_path / "other"), "--dry-run")
    for told in (missing.stderr, broken.stderr, batch.stderr, dry.stdout):
        assert told
        assert not obeyed(told)
    assert not obeyed((tmp_path / "out" / "run.csv").read_text("utf-8-sig").replace("\r", ""))


@pytest.mark.parametrize("name", [*NAMES, "a/ปกติ.json", r"a\x41.json", "a b.json"])
def test_a_file_is_found_again_by_its_text_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.touch()
    assert path_below(tmp_path, text_name(name)).samefile(path)
    text_name(name).encode()


def test_a_text_keeps_its_newlines_a_name_has_none() -> None:
    assert visible("ก\nข\x1b\x9b") == "ก\nข\\x1b\\x9b"
    assert shown("ก\nข") == r"ก\x0aข"
    assert shown(str(paths.SAMPLES)) == str(paths.SAMPLES)
