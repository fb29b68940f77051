"""Files whose names are no text can be converted; their names are written so that a person can read them."""

import json
import os
from pathlib import Path

import pytest
from tests import paths
from tests.command_line import Run

from minutes_extract.pipeline import extract, extract_bytes
from minutes_extract.reading.file_name import shown

SHORT = paths.SAMPLES / "course-committee" / "minutes.md"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("รายงาน.md".encode(), "รายงาน.md"),
        ("รายงาน.md".encode("cp874"), "รายงาน.md"),
        (b"minutes \xff\xfe.md", r"minutes \xff\xfe.md"),
        (b"a\xf0\x90\x80.md", r"a\xf0\x90\x80.md"),
    ],
    ids=["UTF-8", "CP874", "no encoding", "half a CP874"],
)
def test_a_name_that_is_no_text_is_converted_and_shown(tmp_path: Path, run: Run, raw: bytes, told: str) -> None:
    path = tmp_path / os.fsdecode(raw)
    path.write_bytes(SHORT.read_bytes())
    ran = run("convert", str(path))
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["source"]["file_name"] == told
    sent = extract_bytes(path.read_bytes(), path.name)
    assert sent == extract(path)
    assert sent.source.file_name == told


def test_a_name_that_no_file_has_is_shown_too() -> None:
    assert shown("a\ud800.md") == r"a\ud800.md"


def test_what_is_wrong_with_such_a_file_is_told(tmp_path: Path, run: Run) -> None:
    path = tmp_path / os.fsdecode("ว่าง.txt".encode("cp874"))
    path.touch()
    ran = run("convert", str(path))
    assert ran.returncode == 4
    assert ran.stderr.strip()
