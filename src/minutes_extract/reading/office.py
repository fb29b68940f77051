"""DOC, ODT and RTF → the DOCX that LibreOffice makes of them → its lines."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from minutes_extract.errors import LimitError, MissingDependencyError, UnreadableDocumentError
from minutes_extract.model.page import Page
from minutes_extract.reading.docx.foreign import MIME_WINDOW, has_stream
from minutes_extract.reading.docx.recognise import OLE_START, ZIP_STARTS
from minutes_extract.reading.source import LoadedFile

PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
INSTALL: Mapping[str, str] = {
    "win32": "winget install TheDocumentFoundation.LibreOffice",
    "darwin": "brew install --cask libreoffice",
}
"""The one command that installs it, by system."""
INSTALL_ELSEWHERE = "sudo apt install libreoffice-writer"
CONVERSION_SECONDS = 90.0
"""By the clock: its first start takes ten on a slow disk, a hundred pages another ten."""
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
FLAT_WINDOW = 4_096
OUTPUT = "paper.docx"


class OfficeFormat(NamedTuple):
    """A format that LibreOffice reads for us: how it is told, and the ending by which LibreOffice knows it."""

    name: str
    media_type: str
    suffix: str
    sniff: Callable[[bytes], bool]


OFFICE_FORMATS = (
    OfficeFormat(
        "a Word 97–2003 document (DOC)",
        "application/msword",
        "doc",
        lambda data: data.startswith(OLE_START) and has_stream(data, "WordDocument"),
    ),
    OfficeFormat("a Rich Text document (RTF)", "application/rtf", "rtf", lambda data: data.startswith(b"{\\rtf")),
    OfficeFormat(
        "an OpenDocument text (ODT)",
        ODT_TYPE.decode(),
        "odt",
        lambda data: data.startswith(ZIP_STARTS) and ODT_TYPE in data[:MIME_WINDOW],
    ),
    OfficeFormat(
        "an OpenDocument text (FODT)",
        f"{ODT_TYPE.decode()}-flat-xml",
        "fodt",
        lambda data: data.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") and ODT_TYPE in data[:FLAT_WINDOW],
    ),
)


def read_office(source: LoadedFile) -> tuple[Page, ...]:
    """The pages of the DOCX. Raises MissingDependencyError without LibreOffice, UnreadableDocumentError or LimitError."""
    from minutes_extract.reading.docx.read_docx import read_docx

    kind = next(one for one in OFFICE_FORMATS if one.sniff(source.data))
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        command = INSTALL.get(sys.platform, INSTALL_ELSEWHERE)
        raise MissingDependencyError(
            f"the file is {kind.name}, which LibreOffice reads, and that is not installed",
            hint=f"install it: {command}; or save the file as .docx",
        )
    with TemporaryDirectory(prefix="minutes-extract-") as folder:
        data = _as_docx(program, Path(folder), kind, source)
    return read_docx(LoadedFile(data, source.file_name, source.options))


def _as_docx(program: str, folder: Path, kind: OfficeFormat, source: LoadedFile) -> bytes:
    paper = folder / f"paper.{kind.suffix}"
    paper.write_bytes(source.data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"  # its own: two at once share none
    _run([program, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(paper)])
    made = folder / OUTPUT
    if not made.is_file():
        raise UnreadableDocumentError(
            f"LibreOffice could not open {kind.name}", hint="open it in Word and save it as .docx or PDF"
        )
    if made.stat().st_size > source.options.max_bytes:
        raise LimitError(f"it unpacks to more than {source.options.max_bytes:,} bytes", hint="split it")
    return made.read_bytes()


def _run(command: list[str]) -> None:
    """Raises LimitError where it takes too long; it and what it started are ended then."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        try:
            process.wait(CONVERSION_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise LimitError(
                f"LibreOffice took longer than {CONVERSION_SECONDS:g} s", hint="save the file as .docx"
            ) from error
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform != "win32" and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
