"""The function that every worker runs, here or on a cluster: one document → its outcome."""

import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG
from time import perf_counter
from typing import TYPE_CHECKING

import regex

from minutes_extract import errors
from minutes_extract.batch.names import shown
from minutes_extract.batch.task import FAILED, OK, PARTIAL, Outcome, Task

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
# `<Page object at 0x7f3a…>`: would differ from run to run
ADDRESS = regex.compile(r"0x[0-9a-fA-F]+")
LONGEST_REASON = 500


def convert(task: Task) -> Outcome:
    """Convert one document; whatever is wrong with it becomes a failed outcome. Raises MemoryError alone."""
    start = perf_counter()
    try:
        with _at_hand(task) as path:
            outcome = _unchanged(task, path) or _extracted(task, path)
    except MemoryError:
        raise
    except Exception as error:  # the pool goes on, whatever a document makes the libraries stumble over
        outcome = failed(task, error)
    return replace(outcome, seconds=round(perf_counter() - start, 3))


def settled(task: Task, future: "Future[Outcome]") -> Outcome:
    """What a worker answered; that it died over the document or broke a limit is a failed outcome.

    Raises MissingDependencyError where no worker can be started.
    """
    try:
        return future.result()
    except errors.MissingDependencyError:
        raise
    except Exception as error:  # a cluster raises its own when its worker died
        return failed(task, error if isinstance(error, errors.MinutesError) else _cluster_error(error))


def failed(task: Task, error: Exception) -> Outcome:
    """The failed outcome of a document, with the reason as it is told anywhere: without this machine's paths."""
    code = next((code for kind, code in ERROR_CODES if isinstance(error, kind)), INTERNAL)
    told = str(error) if isinstance(error, errors.MinutesError) else f"{type(error).__name__}: {error}"
    name = os.path.basename(task.source)
    reason = told.replace(task.source, shown(task.key)).replace(name, shown(name))
    reason = ADDRESS.sub("0x…", reason.encode("utf-8", "backslashreplace").decode())
    return Outcome(task.key, FAILED, error=code, reason=reason[:LONGEST_REASON], sha256=_sha256(task))


def _cluster_error(error: Exception) -> errors.MinutesError:
    return errors.CrashError(f"the cluster gave the document up: {type(error).__name__}: {error}")


@contextmanager
def _at_hand(task: Task) -> Iterator[Path]:
    """The input as a file on this machine."""
    if task.data is None:
        yield Path(task.source)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / os.path.basename(task.source)
        path.write_bytes(task.data)
        yield path


def _unchanged(task: Task, path: Path) -> Outcome | None:
    if task.known_sha256 is None or not path.is_file() or _digest(path) != task.known_sha256:
        return None
    return Outcome(task.key, OK, sha256=task.known_sha256, is_unchanged=True)


def _extracted(task: Task, path: Path) -> Outcome:
    from minutes_extract.model.minutes import Severity
    from minutes_extract.pipeline import extract

    minutes = _with_name(extract(path, task.options), shown(path.name))
    findings = Counter(str(finding.code) for finding in minutes.findings)
    return Outcome(
        task.key,
        PARTIAL if _is_partial(minutes) else OK,
        json=(minutes.model_dump_json(indent=2) + "\n").encode(),
        sha256=minutes.source.sha256,
        pages=len(minutes.source.pages),
        to_check=any(finding.severity is not Severity.INFO for finding in minutes.findings),
        findings=tuple(sorted(findings.items())),
    )


def _with_name(minutes: "Minutes", name: str) -> "Minutes":
    """JSON has no way to write a name that is no text."""
    if minutes.source.file_name == name:
        return minutes
    return minutes.model_copy(update={"source": minutes.source.model_copy(update={"file_name": name})})


def _is_partial(minutes: "Minutes") -> bool:
    """A page from which nothing could be read stands among others that were."""
    return any(page.text_from == "ocr" and page.health.score == 0 for page in minutes.source.pages)


def _sha256(task: Task) -> str | None:
    """Of the whole input, where it is a file that a reader would have taken."""
    if task.data is not None:
        return None if len(task.data) > task.options.max_bytes else hashlib.sha256(task.data).hexdigest()
    try:
        seen = os.stat(task.source)
        if not S_ISREG(seen.st_mode) or seen.st_size > task.options.max_bytes:
            return None
        return _digest(Path(task.source))
    except (OSError, ValueError):
        return None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
