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
from tests.batch.workers import workers_of
from tests.waiting import PATIENCE, wait_until

from minutes_extract.batch.limits import MIB, Limits
from minutes_extract.batch.pool import WorkerPool
from minutes_extract.errors import CrashError, LimitError, MissingDependencyError

AMPLE = Limits(seconds=PATIENCE, memory=400 * MIB)
SHORT = Limits(seconds=5.0, memory=400 * MIB)
"""For calls that never end; those that do take a thousandth of it."""


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    pool = WorkerPool(2, AMPLE, module="math")
    yield pool
    pool.abandon()


@pytest.fixture
def short_pool() -> Iterator[WorkerPool]:
    pool = WorkerPool(2, SHORT, module="math")
    yield pool
    pool.abandon()


def test_it_is_an_executor(pool: WorkerPool) -> None:
    assert isinstance(pool, Executor)
    assert list(pool.map(abs, range(-20, 0))) == list(range(20, 0, -1))
    with pytest.raises(ZeroDivisionError):
        pool.submit(divmod, 1, 0).result()


def test_each_bad_call_fails_alone_and_says_why(short_pool: WorkerPool) -> None:
    pool = short_pool
    crashes = pool.submit(os.abort)
    segfaults = pool.submit(signal.raise_signal, signal.SIGSEGV)
    leaves = pool.submit(os._exit, 3)
    hangs = pool.submit(time.sleep, PATIENCE)
    eats = pool.submit(bytearray, 1024 * MIB)
    good = [pool.submit(abs, -number) for number in range(10)]
    with pytest.raises(CrashError, match=f"signal {signal.SIGABRT.value}"):
        crashes.result(PATIENCE)
    with pytest.raises(CrashError, match="signal 11"):
        segfaults.result(PATIENCE)
    with pytest.raises(CrashError, match="exit code 3"):
        leaves.result(PATIENCE)
    with pytest.raises(LimitError, match="longer than 5 s"):
        hangs.result(PATIENCE)
    with pytest.raises(LimitError, match="more than 400 MiB"):
        eats.result(PATIENCE)
    assert [future.result(PATIENCE) for future in good] == list(range(10))


def test_an_endless_loop_that_holds_the_interpreter_is_ended(short_pool: WorkerPool) -> None:
    with pytest.raises(LimitError, match="longer than"):
        short_pool.submit(sum, iter(int, 1)).result(PATIENCE)  # a loop in C that no signal handler of Python breaks
    assert short_pool.submit(abs, -1).result(PATIENCE) == 1


def test_a_call_whose_worker_was_killed_by_somebody_is_done_again(pool: WorkerPool, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    read = pool.submit(Path.read_text, gate)  # waits until somebody writes
    with gate.open("w"):
        killed = workers_of()
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        assert wait_until(lambda: not any(map(_is_running, killed)))
    assert gate.write_text("done again")
    assert read.result(PATIENCE) == "done again"


def test_answers_that_cannot_be_sent_are_told(pool: WorkerPool) -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        pool.submit(Lock).result(PATIENCE)
    assert pool.submit(abs, -1).result(PATIENCE) == 1


def test_numeric_libraries_have_one_thread(pool: WorkerPool) -> None:
    assert pool.submit(os.getenv, "OMP_NUM_THREADS").result(PATIENCE) == "1"


def test_shutdown_finishes_abandon_does_not() -> None:
    pool = WorkerPool(1, AMPLE, module="math")
    waits = [pool.submit(time.sleep, 0.1) for _ in range(3)]
    pool.shutdown()
    assert all(future.done() and not future.cancelled() for future in waits)
    with pytest.raises(RuntimeError):
        pool.submit(abs, 1)
    pool = WorkerPool(1, Limits(), module="math")
    waits = [pool.submit(time.sleep, PATIENCE) for _ in range(3)]
    assert wait_until(workers_of)
    pool.abandon()
    for future in waits:
        assert future.done()
        with pytest.raises(CancelledError):
            future.result()


def test_a_worker_that_cannot_start_is_told() -> None:
    pool = WorkerPool(1, AMPLE, module="no_such_module")
    with pytest.raises(MissingDependencyError):
        pool.submit(abs, 1).result(PATIENCE)
    pool.abandon()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel for it")
def test_workers_in_a_loop_die_with_their_parent() -> None:
    code = (
        "from minutes_extract.batch.pool import WorkerPool; from minutes_extract.batch.limits import Limits\n"
        "import time; pool = WorkerPool(1, Limits(), 'math'); pool.submit(sum, iter(int, 1))\n"
        "time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code])
    assert wait_until(lambda: workers_of(parent.pid))
    (pid,) = workers_of(parent.pid)
    time.sleep(1)
    parent.kill()
    parent.communicate()
    assert wait_until(lambda: not _is_running(pid))


def _is_running(pid: int) -> bool:
    """Zombies that nobody reaps do not count."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
