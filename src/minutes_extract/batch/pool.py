"""An executor of processes in which a call that crashes, hangs or eats memory fails alone.

The standard library's process pool breaks as a whole when one worker dies. Here each slot is a thread with a process
of its own: it hands over a call, watches the clocks and the memory, and starts another process when one is lost.
"""

import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar, cast

from minutes_extract.batch.guarded_calls import GuardedCalls
from minutes_extract.batch.limits import Limits
from minutes_extract.batch.worker import CallMessage
from minutes_extract.batch.worker_process import spawn_worker

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class _Call(Generic[T]):
    """A call that waits for a worker."""

    future: "Future[T]"
    message: CallMessage


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
        self._calls = calls
        self._guarded = GuardedCalls(limits, lambda: spawn_worker(limits.memory, module))
        self.start()

    def run(self) -> None:
        """Serve calls until there are no more."""
        while call := self._calls.get():
            if call.future.set_running_or_notify_cancel():
                try:
                    answer = self._guarded.call(call.message)
                except BaseException as error:  # whatever it is, somebody waits for the future
                    call.future.set_exception(error)
                else:
                    call.future.set_result(answer)
        self._guarded.close()

    def abandon(self) -> None:
        """Kill the worker; the call in work ends in CancelledError."""
        self._guarded.abandon()
