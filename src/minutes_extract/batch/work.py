"""The documents in work: each is one call, or for a long one a call for each of its parts and one that joins them."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from time import sleep

from minutes_extract.batch.convert import content_digest, convert, settled
from minutes_extract.batch.executors import Workers
from minutes_extract.batch.ledger import Due
from minutes_extract.batch.packed_pages import join_parts, read_part
from minutes_extract.batch.page_ranges import PageRange, PageRanges
from minutes_extract.batch.task import (
    ContentDigest,
    Conversion,
    ConversionTask,
    LongDocument,
    PackedPages,
    WorkerAnswer,
)
from minutes_extract.model.options import Options
from minutes_extract.reading.file_name import shown

AHEAD = 16
"""Calls per worker sent and not yet taken in: no worker waits for the disk, and memory stays bounded."""
IN_HAND = 4
"""Calls per worker that wait for it while answers are gathered: more are sent before it runs out."""
GATHER_SECONDS = 0.3
"""After an answer, for others to come, as long as the workers have enough in hand: small documents go to the disk and
into the ledger together. A third of the time that this takes is saved, which is the workers' where they have all cores."""
STEP_SECONDS = 0.02
"""Between looks while answers are gathered."""
REPORT_SECONDS = 0.2
"""Between looks whether somebody asks to stop, and between reports while one document takes long."""


@dataclass(eq=False)
class _DocumentInWork:
    due: Due
    task: ConversionTask
    seconds: float = 0.0
    """Of all its calls so far."""
    is_alone: bool = False
    """It has the workers for itself: its last try."""
    lost: Conversion | None = None
    """How it failed; what its content was is asked still."""


class InWork:
    """Calls that were sent to the workers. Parts of documents that were begun go before new documents."""

    def __init__(self, workers: Workers, options: Options) -> None:
        self._workers, self._options = workers, options
        self._calls: dict[Future[WorkerAnswer], _DocumentInWork] = {}
        self._parts: dict[Future[WorkerAnswer], PageRange] = {}
        """Those of the calls that read a part."""
        self._ranges: dict[_DocumentInWork, PageRanges] = {}
        """Of documents that are not done yet."""
        self._once_more: deque[_DocumentInWork] = deque()
        """Those that may have failed because the machine was busy: tried alone when all others are done."""

    def __bool__(self) -> bool:
        return bool(self._calls)

    def fill(self, due: Iterator[Due]) -> None:
        """Send what the workers shall have in hand."""
        while len(self._calls) < self._workers.slots * AHEAD:
            if not (self._send_part() or self._begin(next(due, None))):
                break
        if not self._calls and self._once_more:
            self._convert(self._once_more.popleft())

    def wait(self) -> list[tuple[Due, Conversion]]:
        """The documents that get done in a moment, if any."""
        answered, _ = wait(self._calls, REPORT_SECONDS, FIRST_COMPLETED)
        if not answered:
            return []
        for _ in range(round(GATHER_SECONDS / STEP_SECONDS)):
            waiting = sum(not future.done() for future in self._calls)
            if waiting <= IN_HAND * self._workers.slots:
                break
            sleep(STEP_SECONDS)
        return self.take()

    def take(self) -> list[tuple[Due, Conversion]]:
        """The documents that are done by now."""
        answered = [future for future in self._calls if future.done()]
        taken = [self._taken(future) for future in answered if future in self._calls]
        return [one for one in taken if one]

    def names(self) -> tuple[str, ...]:
        """What the workers have in hand right now."""
        running = (document for future, document in self._calls.items() if future.running())
        return tuple(map(self._name, dict.fromkeys(running)))

    def pages_read(self) -> int:
        """Of documents that are not done yet."""
        return sum(ranges.pages_read for ranges in self._ranges.values())

    def _begin(self, due: Due | None) -> bool:
        if due is None:
            return False
        task = ConversionTask(due.key, due.source, self._options, due.known_sha256)
        self._convert(_DocumentInWork(due, task))
        return True

    def _convert(self, document: _DocumentInWork) -> None:
        self._calls[self._workers.submit(convert, document.task)] = document

    def _send_part(self) -> bool:
        for document, ranges in self._ranges.items():
            if pages := ranges.next_part():
                future = self._workers.submit(read_part, document.task, ranges.file, *pages)
                self._calls[future], self._parts[future] = document, pages
                return True
        return False

    def _taken(self, future: "Future[WorkerAnswer]") -> tuple[Due, Conversion] | None:
        document = self._calls.pop(future)
        pages = self._parts.pop(future, None)
        answer = settled(document.task, future)
        document.seconds += answer.seconds
        conversion: Conversion | None = None
        if isinstance(answer, LongDocument):
            self._ranges[document] = PageRanges(answer.file)
        elif isinstance(answer, ContentDigest) or document.lost:
            conversion = _with_digest(document.lost, answer)
        elif pages:
            conversion = self._conversion_with(document, pages, answer)
        elif isinstance(answer, Conversion):
            conversion = answer
        if conversion is None or self._is_put_off(document, conversion):
            return None
        self._ranges.pop(document, None)
        return document.due, replace(conversion, seconds=round(document.seconds, 3))

    def _is_put_off(self, document: _DocumentInWork, conversion: Conversion) -> bool:
        """It is tried once more, or its content is asked before it is told as failed."""
        if conversion.may_pass and not document.is_alone:
            self._ranges.pop(document, None)
            self._once_more.append(replace(document, is_alone=True))
            return True
        if conversion.is_lost and conversion.sha256 is None and not conversion.may_pass and not document.lost:
            document.lost = conversion
            self._calls[self._workers.submit(content_digest, document.task)] = document
            return True
        return False

    def _conversion_with(
        self, document: _DocumentInWork, pages: PageRange, part: PackedPages | Conversion
    ) -> Conversion | None:
        """The conversion of a document if this part makes it fail. With the last part the call is sent that joins them."""
        ranges = self._ranges.get(document)
        if ranges is None:  # it has failed already
            return None
        ranges.put(pages, part)
        self._cancel_unwanted(document, ranges)
        if not ranges.is_read:
            return None
        result = ranges.result()
        if isinstance(result, Conversion):
            return replace(result, sha256=result.sha256 or ranges.file.sha256)
        call = self._workers.submit(join_parts, document.due.key, self._options, ranges.file, result)
        self._calls[call] = document
        return None

    def _cancel_unwanted(self, document: _DocumentInWork, ranges: PageRanges) -> None:
        """Parts that wait behind one that failed; what a worker has in hand already is let go."""
        behind = [
            future
            for future, pages in self._parts.items()
            if self._calls[future] is document and not ranges.is_wanted(pages) and future.cancel()
        ]
        for future in behind:
            del self._calls[future], self._parts[future]

    def _name(self, document: _DocumentInWork) -> str:
        name, ranges = shown(document.due.key), self._ranges.get(document)
        return f"{name} ({ranges.pages_read:,} of {ranges.file.page_count:,} pages)" if ranges else name


def _with_digest(lost: Conversion | None, answer: WorkerAnswer) -> Conversion | None:
    """The failed conversion with what its content was, where a worker could tell."""
    return lost and replace(lost, sha256=answer.sha256 if isinstance(answer, ContentDigest) else None)
