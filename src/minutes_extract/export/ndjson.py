"""NDJSON: one record per agenda item and line."""

from collections.abc import Iterable, Iterator

from minutes_extract.archive.documents import ReportUnusable, StoredDocument
from minutes_extract.export.chunk import Chunk
from minutes_extract.export.each import chunks_of_each
from minutes_extract.export.records import records_of


def export(documents: Iterable[StoredDocument], report: ReportUnusable) -> Iterator[Chunk]:
    """Lines in the order of the folder and of the paper."""
    yield from chunks_of_each(documents, report, _chunks)


def _chunks(document: StoredDocument) -> Iterator[Chunk]:
    for record in records_of([document]):
        yield Chunk("", record.model_dump_json().encode() + b"\n", more=True)
