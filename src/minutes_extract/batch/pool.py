"""An executor of processes in which a call that crashes, hangs or eats memory fails alone.

The standard library's process pool breaks as a whole when one worker dies. Here each slot is a thread with a process
of its own: it hands over a call, watches the clock and the memory, and starts another process when one is lost.
"""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from multiprocessing import Pipe
from time import monotonic
from typing import Generic, ParamSpec, TypeVar, cast

from minutes_extract.batch.limits import MIB, Limits
from minutes_extract.batch.worker import ERROR, MEMORY, READY, RESULT
from minutes_extract.errors import CrashError, LimitError, MissingDependencyError

P = ParamSpec("P")
T = TypeVar("T")

WATCH_SECONDS = 0.05
"""Between looks at the memory and at the clock; an answer is taken at once."""
WORKER_START_SECONDS = 60.0
"""For a worker to load its libraries, on a slow disk too."""
STARTS = 3
"""Tries before a worker is held to be unstartable."""
ATTEMPTS = 2
"""A call is blamed for the death of a worker when a second, fresh one dies of it: the first may have been killed by
somebody, or been sick of an earlier document."""
HARD_LIMIT = 2
"""Of the memory limit: what the system refuses at once. Up to there the worker is watched and ended from outside,
because libraries that are refused memory tell anything but that."""
ONE_THREAD = (
    "OPENCV_FOR_THREADS_NUM",
    "OMP_NUM_THREADS",
    "OMP_THREAD_LIMIT",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
"""A worker a core is as much as the machine can do; threads of numeric libraries on top made it up to five times slower."""


@dataclass
class _Call(Generic[T]):
    """A call that waits for a worker."""

    future: "Future[T]"
    message: tuple[object, ...]


class WorkerPool(Executor):
    """Runs calls in processes that are started when they are needed and stay loaded; limits hold for each call.

    A future ends in LimitError (time, memory), CrashError (its worker died twice), MissingDependencyError (no worker
    starts), or with what the call raised.
    """

    def __init__(self, slots: int, limits: Limits, module: str = "minutes_extract.pipeline") -> None:
        self._calls: queue.SimpleQueue[_Call[object] | None] = queue.SimpleQueue()
        self._is_open = True
        self._slots = [_Slot(self._calls, limits, module) for _ in range(slots)]

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Queue a call; function, arguments and result must be picklable."""
        if not self._is_open:
            raise RuntimeError("the pool is shut down")
        call = _Call(Future[T](), (fn, args, kwargs))
        self._calls.put(cast("_Call[object]", call))
        return call.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; those in work are finished, those that wait as well unless they are cancelled."""
        if cancel_futures:
            self._cancel_waiting()
        if self._is_open:
            self._is_open = False
            for _ in self._slots:
                self._calls.put(None)
        for slot in self._slots if wait else ():
            slot.join()

    def abandon(self) -> None:
        """Stop at once: calls in work are lost and end in CancelledError."""
        self._cancel_waiting()
        for slot in self._slots:
            slot.abandon()
        self.shutdown()

    def _cancel_waiting(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                if call := self._calls.get_nowait():
                    call.future.cancel()


class _Slot(threading.Thread):
    """One place for a worker, and the thread that looks after it."""

    def __init__(self, calls: "queue.SimpleQueue[_Call[object] | None]", limits: Limits, module: str) -> None:
        super().__init__(daemon=True)
        self._calls, self._limits, self._module = calls, limits, module
        self._worker: _Worker | None = None
        self._is_abandoned = False
        self.start()

    def run(self) -> None:
        """Serve calls until there are no more."""
        while call := self._calls.get():
            if call.future.set_running_or_notify_cancel():
                try:
                    answer = self._attempted(call.message)
                except BaseException as error:  # whatever it is, somebody waits for the future
                    call.future.set_exception(error)
                else:
                    call.future.set_result(answer)
        self._lose_worker()

    def abandon(self) -> None:
        """Kill the worker; the call in work ends in CancelledError."""
        self._is_abandoned = True
        if worker := self._worker:
            worker.kill()

    def _attempted(self, message: tuple[object, ...]) -> object:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._asked(self._ready_worker(), message)
            except _LostError as lost:
                self._lose_worker()
                self._check_wanted()
                if lost.is_final or attempt == ATTEMPTS:
                    raise lost.reason from None
        raise AssertionError("unreachable")

    def _asked(self, worker: "_Worker", message: tuple[object, ...]) -> object:
        kind, answer = worker.ask(message, self._limits)
        if kind == ERROR and isinstance(answer, BaseException):
            raise answer
        return answer

    def _ready_worker(self) -> "_Worker":
        if self._worker and self._worker.is_bloated(self._limits.memory):
            self._lose_worker()
        for _ in range(STARTS):
            if self._worker:
                return self._worker
            self._worker = _Worker(self._limits.memory, self._module)
            self._check_wanted()
            if not self._worker.is_ready():
                self._lose_worker()
                self._check_wanted()
        if self._worker:
            return self._worker
        raise MissingDependencyError("No worker can be started.", "Try one document with `minutes-extract convert`.")

    def _check_wanted(self) -> None:
        """Raises CancelledError where nobody waits any more. `abandon` says so first and then kills the worker it
        sees: asked after a start, no worker slips through."""
        if self._is_abandoned:
            raise CancelledError

    def _lose_worker(self) -> None:
        if self._worker:
            self._worker.close()
        self._worker = None


class _LostError(Exception):
    """The worker is gone, or has to go. `reason` is the error of the document if it is to blame."""

    def __init__(self, reason: LimitError | CrashError, *, is_final: bool = False) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.is_final = is_final


class _Worker:
    """A process and the pipe to it."""

    def __init__(self, memory: int, module: str) -> None:
        self._pipe, theirs = Pipe()
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "minutes_extract.batch.worker",
                str(theirs.fileno()),
                str(memory * HARD_LIMIT),
                module,
            ],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | dict.fromkeys(ONE_THREAD, "1"),
            process_group=0,  # Ctrl-C is for the parent to hear
        )
        theirs.close()
        self._is_fresh = True

    def is_ready(self) -> bool:
        """Wait until it has loaded its libraries; False where it died or takes too long."""
        with contextlib.suppress(EOFError, OSError):
            return bool(self._pipe.poll(WORKER_START_SECONDS) and self._pipe.recv()[0] == READY)
        return False

    def ask(self, message: tuple[object, ...], limits: Limits) -> tuple[str, object]:
        """Its answer. Raises _LostError where it died, took too long or too much memory."""
        try:
            self._pipe.send(message)
            self._watch(limits)
            kind, answer = self._pipe.recv()
        except (EOFError, OSError):
            raise _LostError(CrashError(f"its reader crashed ({self._how_it_died()})")) from None
        if kind == MEMORY:
            raise self._too_much(limits.memory)
        self._is_fresh = False
        assert kind in {RESULT, ERROR}
        return kind, answer

    def _watch(self, limits: Limits) -> None:
        until = monotonic() + limits.seconds
        while not self._pipe.poll(min(WATCH_SECONDS, max(0.0, until - monotonic()))):
            if monotonic() >= until:
                raise _LostError(LimitError(f"it took longer than {limits.seconds:g} s"), is_final=True)
            if self._resident() > limits.memory:
                raise self._too_much(limits.memory)

    def is_bloated(self, memory: int) -> bool:
        """It keeps so much from earlier documents that the next would be blamed for it."""
        return self._resident() > memory / 2

    def kill(self) -> None:
        """End the process now."""
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of the pipe."""
        self._process.kill()
        self._process.wait()
        self._pipe.close()

    def _resident(self) -> int:
        """Bytes; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self._process.pid}/statm", "rb") as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return 0

    def _how_it_died(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._process.wait(timeout=1)
            return f"signal {-code}, {signal.strsignal(-code)}" if code < 0 else f"exit code {code}"
        return "it closed its pipe"

    def _too_much(self, memory: int) -> _LostError:
        """Final where no earlier document can have left anything behind."""
        reason = LimitError(f"it needs more than {memory // MIB:,} MiB of memory")
        return _LostError(reason, is_final=self._is_fresh)
