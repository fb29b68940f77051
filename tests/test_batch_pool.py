"""The pool: calls that crash, hang or eat memory fail alone, in real processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from pathlib import Path
from threading import Lock

import pytest
from tests.batch_workers import workers_of

from minutes_extract.batch.limits import MIB, Limits
from minutes_extract.batch.pool import WorkerPool
from minutes_extract.errors import CrashError, LimitError, MissingDependencyError

LIMITS = Limits(seconds=1.0, memory=400 * MIB)


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    pool = WorkerPool(2, LIMITS, module="math")
    yield pool
    pool.abandon()


def test_it_is_an_executor(pool: WorkerPool) -> None:
    assert isinstance(pool, Executor)
    assert list(pool.map(abs, range(-20, 0))) == list(range(20, 0, -1))
    with pytest.raises(ZeroDivisionError):
        pool.submit(divmod, 1, 0).result()


def test_each_bad_call_fails_alone_and_says_why(pool: WorkerPool) -> None:
    crashes = pool.submit(os.abort)
    segfaults = pool.submit(signal.raise_signal, signal.SIGSEGV)
    leaves = pool.submit(os._exit, 3)
    hangs = pool.submit(time.sleep, 60)
    eats = pool.submit(bytearray, 1024 * MIB)
    good = [pool.submit(abs, -number) for number in range(10)]
    with pytest.raises(CrashError, match=f"signal {signal.SIGABRT.value}"):
        crashes.result(20)
    with pytest.raises(CrashError, match="signal 11"):
        segfaults.result(20)
    with pytest.raises(CrashError, match="exit code 3"):
        leaves.result(20)
    with pytest.raises(LimitError, match="longer than 1 s"):
        hangs.result(20)
    with pytest.raises(LimitError, match="more than 400 MiB"):
        eats.result(20)
    assert [future.result(20) for future in good] == list(range(10))


def test_an_endless_loop_that_holds_the_interpreter_is_ended(pool: WorkerPool) -> None:
    with pytest.raises(LimitError, match="longer than"):
        pool.submit(sum, iter(int, 1)).result(20)  # a loop in C that no signal handler of Python breaks
    assert pool.submit(abs, -1).result(20) == 1


def test_a_call_whose_worker_was_killed_by_somebody_is_done_again(pool: WorkerPool) -> None:
    slow = pool.submit(time.sleep, 0.8)
    until = time.monotonic() + 10
    while not slow.running() and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.4)
    for pid in workers_of():
        os.kill(pid, signal.SIGKILL)
    assert slow.result(20) is None


def test_answers_that_cannot_be_sent_are_told(pool: WorkerPool) -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        pool.submit(Lock).result(20)
    assert pool.submit(abs, -1).result(20) == 1


def test_numeric_libraries_have_one_thread(pool: WorkerPool) -> None:
    assert pool.submit(os.getenv, "OMP_NUM_THREADS").result(20) == "1"


def test_shutdown_finishes_abandon_does_not() -> None:
    pool = WorkerPool(1, LIMITS, module="math")
    waits = [pool.submit(time.sleep, 0.1) for _ in range(3)]
    pool.shutdown()
    assert all(future.done() and not future.cancelled() for future in waits)
    with pytest.raises(RuntimeError):
        pool.submit(abs, 1)
    pool = WorkerPool(1, Limits(), module="math")
    waits = [pool.submit(time.sleep, 60) for _ in range(3)]
    until = time.monotonic() + 10
    while not workers_of() and time.monotonic() < until:
        time.sleep(0.01)
    start = time.monotonic()
    pool.abandon()
    assert time.monotonic() - start < 5
    for future in waits:
        with pytest.raises(CancelledError):
            future.result(1)


def test_a_worker_that_cannot_start_is_told() -> None:
    pool = WorkerPool(1, LIMITS, module="no_such_module")
    with pytest.raises(MissingDependencyError):
        pool.submit(abs, 1).result(30)
    pool.abandon()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel for it")
def test_workers_in_a_loop_die_with_their_parent() -> None:
    code = (
        "from minutes_extract.batch.pool import WorkerPool; from minutes_extract.batch.limits import Limits\n"
        "import time; pool = WorkerPool(1, Limits(), 'math'); pool.submit(sum, iter(int, 1))\n"
        "time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code])
    until = time.monotonic() + 20
    while not workers_of(parent.pid) and time.monotonic() < until:
        time.sleep(0.01)
    (pid,) = workers_of(parent.pid)
    time.sleep(1)
    parent.kill()
    parent.wait()
    until = time.monotonic() + 5
    while (is_there := _is_running(pid)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_there


def _is_running(pid: int) -> bool:
    """Zombies that nobody reaps do not count."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
