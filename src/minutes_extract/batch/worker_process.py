"""A worker as its parent sees it: a process, the pipe to it, and the limits that each call in it is held to."""

import contextlib
import os
import signal
import subprocess
import sys
from multiprocessing import Pipe, get_context
from multiprocessing.context import SpawnProcess
from time import monotonic, sleep
from typing import Protocol

from minutes_extract.batch.limits import MIB, Limits
from minutes_extract.batch.worker import (
    ERROR,
    MEMORY,
    ONE_THREAD,
    READY,
    RESULT,
    CallMessage,
    CallPipe,
    serve_forked,
    serve_started,
)
from minutes_extract.errors import CrashError, LimitError

WATCH_SECONDS = 0.05
"""Between looks at the memory and at the clocks; an answer is taken at once."""
WORKER_START_SECONDS = 60.0
"""For a worker to load its libraries, on a slow disk too."""
END_SECONDS = 0.002
"""Between looks whether a forked worker has ended."""
HARD_LIMIT = 2
"""Of the memory limit: what the system refuses at once. Up to there the worker is watched and ended from outside,
because libraries that are refused memory tell anything but that."""
CPU_FIELDS = slice(11, 15)
"""Of /proc/PID/stat behind the name: processor time of the process, and of its children that have ended."""
KILLED_CODE = -9
"""Exit code of what was ended by SIGKILL, a name that Windows does not have."""


class LostWorkerError(Exception):
    """The worker is gone, or has to go. `reason` is the error of the document if it is to blame."""

    def __init__(self, reason: LimitError | CrashError, *, is_final: bool = False) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.is_final = is_final


class Process(Protocol):
    """What is asked of a worker's process, however it was started."""

    @property
    def pid(self) -> int:
        """Its number."""

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, negative where a signal ended it. Raises subprocess.TimeoutExpired."""

    def kill(self) -> None:
        """End it now, and where the system has groups of processes what it has started."""


class _Spawned:
    """A new interpreter, in a group of its own."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self.pid = process.pid

    def wait(self, timeout: float | None = None) -> int:
        return self._process.wait(timeout)

    def kill(self) -> None:
        _kill_group(self.pid)


class _Started:
    """The same where a process is not given an open pipe by its number (Windows): the library hands it over."""

    def __init__(self, process: SpawnProcess) -> None:
        self._process = process
        self.pid = process.pid or 0

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or WORKER_START_SECONDS)
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()


class _Forked:
    """A child that goes on from here with all that is loaded."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._code: int | None = None

    def kill(self) -> None:
        _kill_group(self.pid)

    def wait(self, timeout: float | None = None) -> int:
        if sys.platform == "win32":
            raise RuntimeError("forks")
        until = monotonic() + (WORKER_START_SECONDS if timeout is None else timeout)
        while self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
            elif monotonic() >= until:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or WORKER_START_SECONDS)
            else:
                sleep(END_SECONDS)
        return self._code


class Worker:
    """A process that answers calls, one after the other."""

    def __init__(self, process: Process, pipe: CallPipe) -> None:
        self._process, self._pipe = process, pipe
        self._is_fresh = True

    def is_ready(self) -> bool:
        """Wait until it has loaded its libraries; False where it died or takes too long."""
        with contextlib.suppress(EOFError, OSError):
            return bool(self._pipe.poll(WORKER_START_SECONDS) and self._pipe.recv()[0] == READY)
        return False

    def ask(self, message: CallMessage, limits: Limits) -> tuple[str, object]:
        """Its answer. Raises LostWorkerError where it died, took too long or too much memory."""
        start = monotonic()
        try:
            return self._answer(message, limits)
        except LostWorkerError as lost:
            lost.reason.seconds = monotonic() - start
            raise

    def _answer(self, message: CallMessage, limits: Limits) -> tuple[str, object]:
        try:
            self._pipe.send(message)
            self._watch(limits)
            kind, answer = self._pipe.recv()
        except (EOFError, OSError):
            raise LostWorkerError(self._crash()) from None
        if kind == MEMORY or self._peak() > limits.memory:
            raise self._too_much(limits.memory)
        self._is_fresh = False
        assert kind in {RESULT, ERROR}
        return kind, answer

    def _watch(self, limits: Limits) -> None:
        """Until there is an answer."""
        start, used = monotonic(), self._cpu_seconds()
        while not self._pipe.poll(WATCH_SECONDS):
            if self._cpu_seconds() - used >= limits.seconds:
                raise LostWorkerError(LimitError(f"it took longer than {limits.seconds:g} s"), is_final=True)
            if monotonic() - start >= limits.clock_seconds:
                raise LostWorkerError(_waited(limits), is_final=True)
            if self._resident() > limits.memory:
                raise self._too_much(limits.memory)

    def is_bloated(self, memory: int) -> bool:
        """It keeps so much from earlier documents that the next would be blamed for it."""
        return self._resident() > memory / 2

    def kill(self) -> None:
        """End the process now, and what it has started."""
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of the pipe."""
        self.kill()
        self._process.wait()
        self._pipe.close()

    def _cpu_seconds(self) -> float:
        """Processor time so far; 0 where the system does not tell."""
        if sys.platform == "win32":
            return 0.0
        try:
            with open(f"/proc/{self._process.pid}/stat", "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
        except OSError:
            return 0.0
        return sum(map(int, fields[CPU_FIELDS])) / float(os.sysconf("SC_CLK_TCK"))

    def _resident(self) -> int:
        """Bytes; 0 where the system does not tell."""
        if sys.platform == "win32":
            return 0
        try:
            with open(f"/proc/{self._process.pid}/statm", "rb") as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return 0

    def _peak(self) -> int:
        """Bytes that it ever held at once, between two looks too; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self._process.pid}/status", "rb") as file:
                return next(int(line.split()[1]) * 1024 for line in file if line.startswith(b"VmHWM:"))
        except (OSError, StopIteration):
            return 0

    def _crash(self) -> CrashError:
        """Killed from outside (nothing that it does itself ends in SIGKILL), it may have been the machine's memory."""
        code: int | None = None
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._process.wait(timeout=1)
        crash = CrashError(f"its reader crashed ({_how_it_died(code)})")
        crash.may_pass = code == KILLED_CODE
        return crash

    def _too_much(self, memory: int) -> LostWorkerError:
        """Final where no earlier document can have left anything behind."""
        reason = LimitError(f"it needs more than {memory // MIB:,} MiB of memory")
        return LostWorkerError(reason, is_final=self._is_fresh)


def spawn_worker(memory: int, module: str) -> Worker:
    """A new interpreter that has loaded the module, with one thread for numeric libraries."""
    return _spawn(memory, module) if can_fork() else _start(memory, module)


def can_fork() -> bool:
    """Whether the system makes processes as POSIX has them: forked, in groups, with open files by number."""
    return hasattr(os, "fork")


def _start(memory: int, module: str) -> Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve_started, args=(theirs, memory * HARD_LIMIT, module), daemon=True)
    process.start()
    theirs.close()
    return Worker(_Started(process), ours)


def _spawn(memory: int, module: str) -> Worker:
    ours, theirs = Pipe()
    command = [sys.executable, "-m", "minutes_extract.batch.worker"]
    process = subprocess.Popen(
        [*command, str(theirs.fileno()), str(memory * HARD_LIMIT), module],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | dict.fromkeys(ONE_THREAD, "1"),
        process_group=0,  # Ctrl-C is for the parent to hear
    )
    theirs.close()
    return Worker(_Spawned(process), ours)


def fork_worker(memory: int) -> Worker:
    """A child of this process, which must have one thread: a few milliseconds instead of a new start."""
    if sys.platform == "win32":
        raise RuntimeError("forks")
    ours, theirs = Pipe()
    pid = os.fork()
    if pid == 0:
        ours.close()
        serve_forked(theirs, memory * HARD_LIMIT)
    with contextlib.suppress(OSError):  # the child has done it
        os.setpgid(pid, pid)
    theirs.close()
    return Worker(_Forked(pid), ours)


def _kill_group(pid: int) -> None:
    if sys.platform == "win32":
        raise RuntimeError("forks")
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _how_it_died(code: int | None) -> str:
    if code is None:
        return "it closed its pipe"
    return f"signal {-code}, {signal.strsignal(-code)}" if code < 0 else f"exit code {code}"


def _waited(limits: Limits) -> LimitError:
    """The clock went on, the processor did not: the machine was busy, or the file cannot be read."""
    clock, seconds = f"{limits.clock_seconds:g} s by the clock", f"{limits.seconds:g} s"
    error = LimitError(
        f"it took longer than {seconds} ({clock}, most of them waiting for the processor or for its file)"
    )
    error.may_pass = True
    return error
