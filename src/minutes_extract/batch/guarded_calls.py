"""Calls in one worker after the other: one that crashes, hangs or grows too large is replaced, and its call fails alone."""

from collections.abc import Callable
from concurrent.futures import CancelledError

from minutes_extract.batch.limits import Limits
from minutes_extract.batch.worker import ERROR, CallMessage
from minutes_extract.batch.worker_process import LostWorkerError, Worker
from minutes_extract.errors import MissingDependencyError

STARTS = 3
"""Tries before a worker is held to be unstartable."""
ATTEMPTS = 2
"""A call is blamed for the death of a worker when a second, fresh one dies of it: the first may have been killed by
somebody, or been sick of an earlier document."""


class GuardedCalls:
    """One worker at a time, started when it is needed and kept between calls."""

    def __init__(self, limits: Limits, start: Callable[[], Worker]) -> None:
        self._limits, self._start = limits, start
        self._worker: Worker | None = None
        self._is_abandoned = False

    def call(self, message: CallMessage) -> object:
        """The answer of a worker. Raises what the call raised, LimitError, CrashError, or MissingDependencyError where no
        worker starts.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._asked(self._ready_worker(), message)
            except LostWorkerError as lost:
                self.close()
                self._check_wanted()
                if lost.is_final or attempt == ATTEMPTS:
                    raise lost.reason from None
        raise AssertionError("unreachable")

    def abandon(self) -> None:
        """Kill the worker, from another thread; the call in work ends in CancelledError."""
        self._is_abandoned = True
        if worker := self._worker:
            worker.kill()

    def close(self) -> None:
        """End the worker; the next call starts another."""
        if self._worker:
            self._worker.close()
        self._worker = None

    def _asked(self, worker: Worker, message: CallMessage) -> object:
        kind, answer = worker.ask(message, self._limits)
        if kind == ERROR and isinstance(answer, BaseException):
            raise answer
        return answer

    def _ready_worker(self) -> Worker:
        if self._worker and self._worker.is_bloated(self._limits.memory):
            self.close()
        for _ in range(STARTS):
            if self._worker:
                return self._worker
            self._worker = self._start()
            self._check_wanted()
            if not self._worker.is_ready():
                self.close()
                self._check_wanted()
        if self._worker:
            return self._worker
        raise MissingDependencyError("No worker can be started.", "Try one document with `minutes-extract convert`.")

    def _check_wanted(self) -> None:
        """Raises CancelledError where nobody waits any more. `abandon` says so first and then kills the worker it
        sees: asked after a start, no worker slips through."""
        if self._is_abandoned:
            raise CancelledError
