"""The process of one worker: takes a call from a pipe, answers, takes the next.

Started as `python -m minutes_extract.batch.worker FD MEMORY MODULE`. It says that it is ready when MODULE is loaded.
"""

import contextlib
import ctypes
import importlib
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NoReturn, Protocol

CallMessage = tuple[Callable[..., object], tuple[object, ...], dict[str, object]]
"""A function, its positional and its keyword arguments."""
READY, RESULT, ERROR, MEMORY = "ready", "result", "error", "memory"
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
PR_SET_PDEATHSIG = 1
"""Of Linux's prctl(2): the signal that a process gets when its parent dies."""


class CallPipe(Protocol):
    """The end of a pipe that a parent asks through, whatever the system makes pipes of."""

    def send(self, obj: object, /) -> None:
        """Hand over a call."""

    def recv(self) -> tuple[str, object]:
        """The kind of answer and the answer. Raises EOFError where the worker is gone."""

    def poll(self, timeout: float) -> bool:
        """Whether there is an answer, waiting for it so many seconds."""

    def close(self) -> None:
        """Let go of it."""


class AnswerPipe(Protocol):
    """The worker's end."""

    def send(self, obj: object, /) -> None:
        """Hand over an answer."""

    def recv(self) -> CallMessage:
        """The next call. Raises EOFError where the parent is gone."""


def main(descriptor: int, memory: int, module: str) -> None:
    """Answer calls until the other end of the pipe is closed."""
    _die_with_parent()
    _limit_memory(memory)
    importlib.import_module(module)
    _serve(Connection(descriptor))


def serve_started(pipe: AnswerPipe, memory: int, module: str) -> None:
    """The same for a process that the library started; Ctrl-C, which all of a Windows console get, is for the parent to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    _die_with_parent()
    _limit_memory(memory)
    importlib.import_module(module)
    _serve(pipe)


def serve_forked(pipe: AnswerPipe, memory: int) -> NoReturn:
    """The same in a child that was forked; it never comes back to what its parent was doing."""
    if sys.platform == "win32":
        raise RuntimeError("forks")
    try:
        os.setpgid(0, 0)  # Ctrl-C is for the parent to hear
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _die_with_parent()
        _limit_memory(memory)
        _serve(pipe)
    finally:
        os._exit(0)


def _serve(pipe: AnswerPipe) -> None:
    pipe.send((READY, None))
    with contextlib.suppress(EOFError, OSError):  # the parent is gone
        while True:
            kind, answer = _answer(*pipe.recv())
            _send(pipe, kind, answer)
            if kind == MEMORY:  # what is left of the heap is not worth keeping
                return


def _answer(call: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]) -> tuple[str, object]:
    try:
        return RESULT, call(*args, **kwargs)
    except MemoryError:
        return MEMORY, None
    except Exception as error:
        return ERROR, error


def _send(pipe: AnswerPipe, kind: str, answer: object) -> None:
    try:
        pipe.send((kind, answer))
    except OSError:
        raise
    except Exception as error:  # an answer that cannot be pickled
        pipe.send((ERROR, RuntimeError(f"{type(error).__name__}: {error}")))


def _die_with_parent() -> None:
    """A worker in an endless loop would outlive a parent that was killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit_memory(memory: int) -> None:
    """Data, not addresses: libraries map files and reserve stacks that they never touch. Windows has no such limit."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):  # a harder limit is set already
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    sys.stdout.flush()
    os._exit(0)  # threads of libraries do not keep a worker whose parent is gone
