"""The command: read-only pages, the address it prints, the warning where others can reach it."""

import subprocess
import sys
from pathlib import Path

import regex
from tests.waiting import PATIENCE

COMMAND = [sys.executable, "-c", "from minutes_extract.cli import main; main()", "review"]
LOADED = regex.compile(r'(?:src|href)="(?!#|data:)[^"]')


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=PATIENCE)


def test_one_file_a_document(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.json").write_text('{"schema_version": ', "utf-8")
    out = tmp_path / "pages"
    done = run(folder, "--static", out, "--language", "en", "--cache", tmp_path / "cache")
    assert done.returncode == 1
    assert "broken.json" in done.stderr
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html")) == [
        "council.html",
        "index.html",
        "office/province.html",
    ]
    listed = (out / "index.html").read_text("utf-8")
    assert 'href="office/province.html"' in listed
    assert "2 documents" in listed
    assert "<script" not in listed
    page = (out / "council.html").read_text("utf-8")
    assert "นายประจวบ คงสวัสดิ์ดี" in page
    assert LOADED.findall(page) == []
    assert "<input" not in page
    assert "<textarea" not in page
    assert "script-src 'sha256-" in page


def test_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere", "--no-browser").returncode == 5
    assert run(tmp_path, "--static", tmp_path / "out", "--language", "de").returncode == 2
    assert "Example" in run("--help").stdout


def test_a_host_that_others_reach_is_warned_about(folder: Path, tmp_path: Path) -> None:
    command = [*COMMAND, str(folder), "--host", "0.0.0.0", "--no-browser", "--cache", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        address = process.stdout.readline()
        process.terminate()
        assert regex.match(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32}$", address)
        assert "can be reached from other machines" in process.stderr.read()
