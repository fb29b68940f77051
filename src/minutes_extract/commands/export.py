"""`export`: a folder of JSON into files for other people's tools."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.commands.exit_codes import SOME_FAILED
from minutes_extract.commands.guarded import NoLimits, guarded
from minutes_extract.commands.messages import echo
from minutes_extract.errors import FileAccessError, UnreadableDocumentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_extract.archive.documents import ReportUnusable, StoredDocument, Unusable
    from minutes_extract.export.chunk import Chunk
    from minutes_extract.export.formats import Format

FORMAT_NAMES = "ndjson | opensearch | csv | xlsx | alto | akn | jsonld"
"""Written out, so that --help need not import the formats; a test compares it with their table."""

PDF = "pdf"
"""Of a paper, not of JSON: its pages with the words that were read under them."""


def register(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command()(export)


def export(
    source: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="A folder of JSON; for alto also a PDF or an image, for pdf only those."),
    ],
    to: Annotated[str, typer.Option(metavar="FORMAT", help=f"{FORMAT_NAMES} | {PDF}")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUT", help="A folder; for ndjson and pdf a file, or -.")
    ],
    no_limits: NoLimits = False,
) -> None:
    """Write what other tools read: search engines, spreadsheets, archives.

    Examples: minutes-extract export out/ --to ndjson -o minutes.ndjson · minutes-extract export out/ --to xlsx -o tables/
    """
    from minutes_extract.export.formats import format_named

    if to == PDF:
        with guarded(no_limits) as call:
            _write([call(source, _searchable, source)], _pdf_file(source, output))
        return
    form = format_named(to)
    if form.folder and (output == "-" or Path(output).is_file()):
        raise UsageError(f"{to} is several files; they need a folder.", "Name it with -o DIR.")
    if not form.folder and Path(output).is_dir():
        raise UsageError(f"{output} is a folder; {to} is one file.", "Name the file with -o FILE.")
    if form.name == "alto" and source.is_file() and source.suffix != ".json":
        with guarded(no_limits) as call:
            echo(f"{_write(call(source, _pages, source), output)} files")
        return
    failed = _export(source, form, output)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _export(source: Path, form: "Format", output: str) -> int:
    """Export a folder; what cannot be used is reported. Returns how many documents failed."""
    from minutes_extract.archive.documents import documents_in

    failed: list[Unusable] = []
    used = 0

    def report(one: "Unusable") -> None:
        echo(f"{'skipped' if one.foreign else 'error'}: {one.name}: {one.reason}")
        if not one.foreign:
            failed.append(one)

    def counted() -> "Iterable[StoredDocument]":
        nonlocal used
        for document in documents_in(source, report):
            used += 1
            yield document

    written = _write(form.export(counted(), report), output, report)
    if used <= sum(one.refused for one in failed):
        raise UnreadableDocumentError(f"{source} holds no minutes that go to {form.name}.", "See the messages above.")
    echo(f"{used} documents, {written} files, {len(failed)} failed")
    return len(failed)


def _pdf_file(source: Path, output: str) -> str:
    """Where the PDF goes: never onto the paper itself."""
    if not source.is_file():
        raise UsageError(
            f"{source} is no file.", "Name the paper: minutes-extract export scan.jpg --to pdf -o scan.pdf"
        )
    if Path(output).exists() and Path(output).samefile(source):
        raise UsageError(f"{output} is the paper itself.", "Choose another -o.")
    return output


def _searchable(source: Path) -> "Chunk":
    """The paper as a PDF with its words under the pictures of its pages."""
    from minutes_extract.drawing import page_pictures
    from minutes_extract.export.alto import page_as_read
    from minutes_extract.export.chunk import Chunk
    from minutes_extract.export.searchable_pdf import searchable_pdf
    from minutes_extract.model.options import Options
    from minutes_extract.reading.read import read

    document = read(source, Options())
    pages = [page_as_read(document.file_name, page) for page in document.pages]
    pictures = page_pictures(source.read_bytes(), document)
    return Chunk("", searchable_pdf(source.stem, zip(pictures, pages, strict=True)))


def _pages(source: Path) -> "list[Chunk]":
    """The paper itself, read for its words and boxes."""
    from minutes_extract.export.alto import pages_export
    from minutes_extract.model.options import Options
    from minutes_extract.reading.read import read

    return list(pages_export(read(source, Options()), source.stem))


def _write(chunks: "Iterable[Chunk]", output: str, report: "ReportUnusable | None" = None) -> int:
    from minutes_extract.export.chunk import raise_unusable, write_chunks

    if output != "-":
        return write_chunks(chunks, Path(output), report or raise_unusable)
    try:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk.content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileAccessError(f"Standard output cannot be written: {error.strerror}.") from error
    return 1
