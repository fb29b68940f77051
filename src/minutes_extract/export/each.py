"""Documents one by one: what a format cannot take of one of them is reported, and the others go on."""

from collections.abc import Callable, Iterable, Iterator

from minutes_extract.archive.documents import ReportUnusable, StoredDocument, Unusable
from minutes_extract.export.chunk import Chunk
from minutes_extract.guard import LOG, in_words


def chunks_of_each(
    documents: Iterable[StoredDocument], report: ReportUnusable, chunks_of: Callable[[StoredDocument], Iterable[Chunk]]
) -> Iterator[Chunk]:
    """All chunks of each document, or none and the reason."""
    for document in documents:
        try:
            chunks = list(chunks_of(document))
        except MemoryError:
            raise
        except Exception as error:
            LOG.error("%s cannot be exported", document.file.name, exc_info=error)
            report(Unusable(document.file.name, f"the program failed over it ({in_words(error)})", refused=True))
        else:
            yield from chunks
