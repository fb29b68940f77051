"""What a worker makes of one document."""

import hashlib
import os
from collections import Counter
from pathlib import Path

import pytest
from tests import paths

from minutes_extract.batch.convert import convert, failed
from minutes_extract.batch.task import Conversion, ConversionTask
from minutes_extract.model.options import Options
from minutes_extract.pipeline import extract

SAMPLE = paths.SAMPLES / "provincial-office" / "minutes.md"


def done(path: Path, **more: object) -> Conversion:
    return convert(ConversionTask(path.name, str(path), Options(), **more))  # type: ignore[arg-type]


def test_a_good_document_is_what_the_pipeline_makes_of_it() -> None:
    found = done(SAMPLE)
    expected = extract(SAMPLE)
    assert found.json == ((expected.model_dump_json(indent=2) + "\n").encode(),)
    assert (found.status, found.error, found.sha256) == ("ok", None, expected.source.sha256)
    assert dict(found.findings) == Counter(finding.code for finding in expected.findings)
    assert found.to_check
    assert found.seconds > 0


def test_bytes_that_were_sent_come_out_the_same(tmp_path: Path) -> None:
    sent = convert(ConversionTask("minutes.md", "/nowhere/minutes.md", Options(), data=SAMPLE.read_bytes()))
    assert sent.json == done(SAMPLE).json


def test_a_known_content_is_not_converted_again() -> None:
    digest = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    assert done(SAMPLE, known_sha256=digest).is_unchanged
    assert not done(SAMPLE, known_sha256="0" * 64).is_unchanged


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("empty.txt", b"", "unreadable"),
        ("binary.txt", bytes(range(256)), "unreadable"),
        ("gone.txt", None, "file_access"),
    ],
)
def test_a_bad_document_is_a_reason_without_paths(tmp_path: Path, name: str, data: bytes | None, error: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    found = done(tmp_path / name)
    assert (found.status, found.error, found.json) == ("failed", error, ())
    assert found.reason
    assert str(tmp_path) not in found.reason
    assert found.sha256 == (None if data is None else hashlib.sha256(data).hexdigest())


def test_names_that_are_no_text_are_told_in_thai(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("เก่า.md".encode("cp874"))
    path.write_bytes(SAMPLE.read_bytes())
    assert '"file_name": "เก่า.md"'.encode() in done(path).json[0]
    told = failed(
        ConversionTask(path.name, str(path), Options()), RuntimeError(f"{path} and {path.name} are bad")
    ).reason
    assert told == "RuntimeError: เก่า.md and เก่า.md are bad"


def test_a_fault_of_the_program_is_told_the_same_in_every_run() -> None:
    found = failed(
        ConversionTask("a", "/nowhere/a", Options()), RuntimeError("<Page object at 0x7f3a2c> in /nowhere/a")
    )
    assert found.error == "internal"
    assert found.reason == "RuntimeError: <Page object at 0x…> in a"
