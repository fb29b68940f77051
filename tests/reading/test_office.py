"""DOC, ODT and RTF: LibreOffice makes a DOCX of them; a program in its place shows what happens where it fails."""

import os
import shutil
import stat
from pathlib import Path

import pytest
from tests.parsing.test_meetings import FIRST
from tests.reading.docx.docx_samples import paragraph, raw_docx, run
from tests.reading.docx.test_docx import ole

from minutes_extract.errors import LimitError, MissingDependencyError, UnreadableDocumentError
from minutes_extract.reading.read import read_bytes

RTF = b"{\\rtf1\\ansi " + "".join(f"\\u{ord(letter)}?" for letter in "รายงาน").encode() + b"\\par}"
FLAT = b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text"/>'
KINDS = {"DOC": ole("Root Entry", "WordDocument"), "RTF": RTF, "FODT": FLAT}


def program(folder: Path, script: str) -> str:
    """A folder for PATH in which soffice is a script; it is given --outdir as its sixth word."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin"


@pytest.mark.parametrize("name", KINDS)
def test_without_libreoffice_the_command_that_installs_it_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MissingDependencyError, match=rf"\({name}\), which LibreOffice reads") as caught:
        read_bytes(KINDS[name], "a.x")
    assert "install it: " in caught.value.hint


def test_the_document_that_libreoffice_makes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(raw_docx("".join(paragraph(run(line)) for line in FIRST.splitlines())))
    monkeypatch.setenv("PATH", program(tmp_path, f'cp "{made}" "$6/paper.docx"'))
    document = read_bytes(RTF, "a.rtf")
    assert document.media_type == "application/rtf"
    assert [line.raw for line in document.pages[0].lines][:1] == FIRST.splitlines()[:1]


def test_what_libreoffice_cannot_open_or_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", program(tmp_path, "exit 1"))
    with pytest.raises(UnreadableDocumentError, match="could not open"):
        read_bytes(RTF, "a.rtf")
    monkeypatch.setattr("minutes_extract.reading.office.CONVERSION_SECONDS", 0.05)
    monkeypatch.setenv("PATH", program(tmp_path, "sleep 60"))
    with pytest.raises(LimitError, match="took longer"):
        read_bytes(RTF, "a.rtf")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rtf_is_read_by_libreoffice_itself() -> None:
    assert read_bytes(RTF, "a.rtf").pages[0].lines[0].raw == "รายงาน"
