"""Each row of “I want to …” in docs/architecture.md is carried out on a copy of the sources, and works."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex
from tests import paths
from tests.changes import CHANGES, PACKAGE, PAPER, Change, Edit
from tests.waiting import PATIENCE

from minutes_extract.pipeline import extract_bytes

# | read another format | one module in `reading/`, one row in `READERS` (`reading/readers.py`) |
ROW = regex.compile(r"^\| (?P<change>[^|]+) \| (?P<touch>[^|]+) \|$", regex.M)
FILE = regex.compile(r"`([\w./-]+(?:/|\.(?:py|md|json|txt|toml)))`")
IN_THE_REPOSITORY = ("docs/", "golden/", "pyproject.toml", "scripts/", "tests/", "training/")


def rows() -> dict[str, str]:
    """What is to be touched, by the change."""
    text = (paths.DOCS / "architecture.md").read_text("utf-8").partition("## I want to …")[2]
    return {row["change"]: row["touch"] for row in ROW.finditer(text) if row["change"] not in {"change", "---"}}


def named(touch: str) -> list[str]:
    """The files and folders that a row names, from the root of the repository."""
    return [file if file.startswith(IN_THE_REPOSITORY) else f"{PACKAGE}/{file}" for file in FILE.findall(touch)]


def is_named(file: str, places: list[str]) -> bool:
    return any(file == place or (place.endswith("/") and file.startswith(place)) for place in places)


def make(edit: Edit, root: Path) -> None:
    file = root / edit.path
    if not edit.old:
        assert not file.exists(), edit.path
        file.write_text(edit.new, "utf-8")
        return
    text = file.read_text("utf-8")
    assert text.count(edit.old) == 1, f"{edit.path} has {edit.old!r} {text.count(edit.old)} times"
    file.write_text(text.replace(edit.old, edit.new), "utf-8")


def test_every_row_is_carried_out() -> None:
    assert list(rows()) == [change.row for change in CHANGES]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.row)
def test_row_names_what_is_touched(change: Change) -> None:
    places = named(rows()[change.row])
    touched = [*(edit.path for edit in change.edits), *change.beside]
    assert [file for file in touched if not is_named(file, places)] == []
    assert [place for place in places if not any(is_named(file, [place]) for file in touched)] == []
    assert [place for place in places if not (paths.ROOT / place).exists()] == []


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.row)
def test_change_works(change: Change, tmp_path: Path) -> None:
    root, work = tmp_path / "copy", tmp_path / "work"
    for folder in ("src", "training"):
        shutil.copytree(paths.ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "*.onnx"))
    for edit in change.edits:
        make(edit, root)
    work.mkdir()
    (work / "paper.txt").write_text(PAPER, "utf-8")
    (work / "stored.json").write_text(extract_bytes(PAPER.encode(), "paper.txt").model_dump_json(), "utf-8")
    assert ran(change.script, root, work) == change.prints


def ran(script: str, root: Path, work: Path) -> str:
    """What a script prints that imports the copy."""
    found_in = os.pathsep.join(map(str, (root / "src", root)))
    environment = os.environ | {"PYTHONPATH": found_in, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=work, env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
