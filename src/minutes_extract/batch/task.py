"""What goes to a worker and what comes back."""

from dataclasses import dataclass

from minutes_extract.model.options import Options
from minutes_extract.reading.paged_file import PagedFile

OK, PARTIAL, NOT_MINUTES, FAILED, SKIPPED = ("ok", "partial", "not_minutes", "failed", "skipped")
WITH_RESULT = (OK, PARTIAL, NOT_MINUTES)
"""Statuses of inputs that have JSON."""


@dataclass(frozen=True, slots=True)
class ConversionTask:
    """One document to convert. `data` travels with it where workers cannot see the path.

    With `known_sha256` a document of that content is answered as unchanged, without converting it.
    """

    key: str
    source: str
    options: Options
    known_sha256: str | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a document came out: a status, and the JSON of each of its meetings or the reason why there is none.

    A paper that is no minutes has both: JSON without a field, and what was read of it as the reason.
    """

    key: str
    status: str
    json: tuple[bytes, ...] = ()
    sha256: str | None = None
    error: str | None = None
    reason: str | None = None
    seconds: float = 0.0
    pages: int = 0
    to_check: bool = False
    findings: tuple[tuple[str, int], ...] = ()
    is_unchanged: bool = False
    is_lost: bool = False
    """Its worker was lost over it, and its content is not known."""
    may_pass: bool = False
    """Another try, with the machine for itself, may end better."""
    log: str = ""
    """What was logged over it: where the program itself failed."""


@dataclass(frozen=True, slots=True)
class LongDocument:
    """A document with so many pages that it is to be read in parts."""

    file: PagedFile
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class PackedPages:
    """Some pages of a long document, read and packed for the way."""

    packed: bytes
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ContentDigest:
    """The sha256 of a document's bytes; None where it cannot be told."""

    sha256: str | None
    seconds: float = 0.0


WorkerAnswer = Conversion | LongDocument | PackedPages | ContentDigest
