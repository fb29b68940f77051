"""How much one document may take before it becomes a failed row."""

from dataclasses import dataclass, replace

from minutes_extract.errors import UsageError
from minutes_extract.model.options import DEFAULT_OPTIONS, Options

MIB = 1024 * 1024
CLOCK_FACTOR = 3
"""Of the processor time that a call may take: how long it may take by the clock, waiting for others or for its file."""
LEAST_MEMORY = 192 * MIB
"""A worker with its libraries and a small document takes about 100 MiB."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one document. `memory` is that of the worker that reads it, its libraries included.

    `seconds` are of processor time, for one call: a whole document, or a part of a long one.
    """

    seconds: float = 120.0
    memory: int = 2048 * MIB
    pages: int = DEFAULT_OPTIONS.max_pages
    size: int = DEFAULT_OPTIONS.max_bytes

    def __post_init__(self) -> None:
        """Raises UsageError where no document could keep the limits."""
        if self.seconds <= 0 or self.pages <= 0 or self.size <= 0:
            raise UsageError("A limit must be more than nothing.", "Leave it out to get the default.")
        if self.memory < LEAST_MEMORY:
            raise UsageError(f"A worker needs {LEAST_MEMORY // MIB} MiB at least.", "Raise --memory.")

    @property
    def clock_seconds(self) -> float:
        """How long a call may take by the clock."""
        return self.seconds * CLOCK_FACTOR

    def within(self, options: Options) -> Options:
        """The options of one extraction, held to these limits."""
        return replace(options, max_pages=self.pages, max_bytes=self.size)


DEFAULT_LIMITS = Limits()
"""Of whoever does not choose his own."""
