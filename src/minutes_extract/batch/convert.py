"""The function that every worker runs, here or on a cluster: one document → its conversion."""

import hashlib
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from minutes_extract import errors
from minutes_extract.batch.log import with_log
from minutes_extract.batch.page_ranges import LONG_PAGES
from minutes_extract.batch.task import (
    FAILED,
    NOT_MINUTES,
    OK,
    PARTIAL,
    ContentDigest,
    Conversion,
    ConversionTask,
    LongDocument,
    WorkerAnswer,
)
from minutes_extract.guard import LOG, MEMORY_ADDRESS
from minutes_extract.model.page import TextFrom
from minutes_extract.reading.containers.documents import read_documents
from minutes_extract.reading.containers.paths import digest_of, files_of, read_path
from minutes_extract.reading.file_name import shown
from minutes_extract.reading.load import load, source_of
from minutes_extract.reading.paged_file import paged_file_of
from minutes_extract.reading.source import LoadedFile

if TYPE_CHECKING:
    from minutes_extract.model.minutes import Minutes

# The ledger's word for each error; subclasses before their base.
ERROR_CODES: tuple[tuple[type[errors.MinutesError], str], ...] = (
    (errors.UsageError, "usage"),
    (errors.MissingDependencyError, "missing_dependency"),
    (errors.UnreadableDocumentError, "unreadable"),
    (errors.FileAccessError, "file_access"),
    (errors.EncryptedDocumentError, "encrypted"),
    (errors.LimitError, "limit"),
    (errors.CrashError, "crash"),
    (errors.MinutesError, "failed"),
)
INTERNAL = "internal"
"""Error code of what no reader foresaw: a fault of the program."""
LONGEST_REASON = 500


@with_log
def convert(task: ConversionTask) -> Conversion | LongDocument:
    """Convert one document; whatever is wrong with it becomes a failed conversion. Raises MemoryError alone.

    One that is to be read in parts is answered as such.
    """
    start = perf_counter()
    answer: Conversion | LongDocument
    try:
        answer = _unchanged(task) or extracted(task)
    except MemoryError:
        raise
    except Exception as error:  # the pool goes on, whatever a document makes the libraries stumble over
        answer = failed(task, error)
    return replace(answer, seconds=perf_counter() - start)


def settled(task: ConversionTask, future: "Future[WorkerAnswer]") -> WorkerAnswer:
    """What a worker answered; that it died over the document or broke a limit is a failed conversion.

    Raises MissingDependencyError where no worker can be started.
    """
    try:
        return future.result()
    except errors.MissingDependencyError:
        raise
    except Exception as error:  # a cluster raises its own when its worker died
        lost = error if isinstance(error, errors.MinutesError) else _cluster_error(error)
        conversion = _failed_with(task.key, lost, _reason(lost), None)
        return replace(conversion, seconds=lost.seconds, is_lost=True, may_pass=lost.may_pass)


def content_digest(task: ConversionTask) -> ContentDigest:
    """What a document was over which a worker was lost: asked of another worker, as reading it may never end."""
    return ContentDigest(_sha256(task))


def failed(task: ConversionTask, error: Exception) -> Conversion:
    """The failed conversion of a document, with the reason as it reads anywhere: without this machine's paths.

    What no reader foresaw is logged.
    """
    name = os.path.basename(task.source)
    reason = _reason(error).replace(task.source, shown(task.key)).replace(name, shown(name))
    return _failed_with(task.key, error, reason, _sha256(task))


def failed_apart(key: str, error: Exception, sha256: str) -> Conversion:
    """The same where the file is not at hand, and so cannot be named."""
    return _failed_with(key, error, _reason(error), sha256)


def _failed_with(key: str, error: Exception, reason: str, sha256: str | None) -> Conversion:
    code = next((code for kind, code in ERROR_CODES if isinstance(error, kind)), INTERNAL)
    if code == INTERNAL:
        LOG.error("the document failed", exc_info=error)
    reason = MEMORY_ADDRESS.sub("0x…", reason.encode("utf-8", "backslashreplace").decode())
    return Conversion(key, FAILED, error=code, reason=reason[:LONGEST_REASON], sha256=sha256)


def _reason(error: Exception) -> str:
    """What is wrong, and what to do next."""
    if isinstance(error, errors.MinutesError):
        return " – ".join(filter(None, (str(error), error.hint)))
    return f"{type(error).__name__}: {error}"


def loaded(task: ConversionTask) -> LoadedFile:
    """The input's bytes. Raises FileAccessError or LimitError."""
    if task.data is None:
        return load(Path(task.source), task.options)
    return source_of(task.data, os.path.basename(task.source), task.options)


def conversion_of(key: str, meetings: "Sequence[Minutes]") -> Conversion:
    """The conversion of a document that could be read, from its meetings; pages that two of them share count once."""
    from minutes_extract.checks.codes import NO_MINUTES
    from minutes_extract.model.minutes import Severity

    found = [finding for minutes in meetings for finding in minutes.findings]
    findings = Counter(str(finding.code) for finding in found)
    told = [one.message for one in found if one.code == NO_MINUTES]
    why_none = told[0] if len(told) == len(meetings) else None
    return Conversion(
        key,
        NOT_MINUTES if why_none else PARTIAL if any(map(_is_partial, meetings)) else OK,
        json=tuple((minutes.model_dump_json(indent=2) + "\n").encode() for minutes in meetings),
        sha256=meetings[0].source.sha256,
        reason=why_none,
        pages=len({page.number for minutes in meetings for page in minutes.source.pages}),
        to_check=any(finding.severity is not Severity.INFO for finding in found),
        findings=tuple(sorted(findings.items())),
    )


def _unchanged(task: ConversionTask) -> Conversion | None:
    if task.known_sha256 is None or _digest_of(task) != task.known_sha256:
        return None
    return Conversion(task.key, OK, sha256=task.known_sha256, is_unchanged=True)


def extracted(task: ConversionTask) -> Conversion | LongDocument:
    """The same of a document that is to be converted whatever it holds. Raises MinutesError where it cannot be."""
    from minutes_extract.pipeline import all_minutes_in

    if task.data is None and len(files_of(Path(task.source))) > 1:
        return conversion_of(task.key, all_minutes_in(read_path(Path(task.source), task.options)))
    source = loaded(task)
    paged = paged_file_of(source, LONG_PAGES)
    return LongDocument(paged) if paged else conversion_of(task.key, all_minutes_in(read_documents(source)))


def _is_partial(minutes: "Minutes") -> bool:
    """A page from which nothing could be read stands among others that were."""
    return any(page.text_from is TextFrom.OCR and page.health.score == 0 for page in minutes.source.pages)


def _cluster_error(error: Exception) -> errors.MinutesError:
    return errors.CrashError(f"the cluster gave the document up: {type(error).__name__}: {error}")


def _sha256(task: ConversionTask) -> str | None:
    """Of the whole input, where it is a file that a reader would have taken."""
    try:
        size = os.path.getsize(task.source) if task.data is None else len(task.data)
        return None if size > task.options.max_bytes else _digest_of(task)
    except (OSError, ValueError):
        return None


def _digest_of(task: ConversionTask) -> str | None:
    """None where it is no ordinary file."""
    if task.data is not None:
        return hashlib.sha256(task.data).hexdigest()
    if not (os.path.isfile(task.source) or os.path.isdir(task.source)):  # a pipe or a device may never end
        return None
    return digest_of(Path(task.source))
