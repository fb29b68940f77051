"""Commands that read a paper do it under limits: whatever it does to the reader, the command ends and says why."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import paths
from tests.batch.test_hostile import eats, long_and_loops, loops
from tests.command_line import Run
from tests.parsing.test_meetings import FIRST

from minutes_extract.batch.limits import MIB, Limits
from minutes_extract.batch.worker_process import LostWorkerError, fork_worker
from minutes_extract.commands.guarded import guarded
from minutes_extract.errors import CrashError, LimitError, MinutesError

SECONDS = 2.0
PAPER = Path("paper.pdf")
WITHIN_448_MIB = """
from minutes_extract.batch import limits
from minutes_extract.cli import main

limits.DEFAULT_LIMITS = limits.Limits(seconds=60.0, memory=448 * limits.MIB)
main()
"""


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> Limits:
    """A child of the process that runs the tests begins with all that this one holds."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // MIB
    brief = Limits(seconds=SECONDS, memory=(held + 448) * MIB)
    monkeypatch.setattr("minutes_extract.batch.limits.DEFAULT_LIMITS", brief)
    return brief


@pytest.mark.parametrize(
    ("command", "bomb", "told"),
    [
        (("convert",), loops, "it took longer than 2 s"),
        (("convert",), long_and_loops, "it took longer than 2 s"),
        (("explain",), loops, "it took longer than 2 s"),
        (("export", "--to", "alto", "-o", "out"), loops, "it took longer than 2 s"),
    ],
)
def test_a_bomb_ends_in_a_limit(
    command: tuple[str, ...],
    bomb: Callable[[], bytes],
    told: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    PAPER.write_bytes(bomb())
    ran = run(command[0], str(PAPER), *command[1:])
    assert ran.returncode == 9
    assert ran.stdout == ""
    assert f"error: paper.pdf: {told}" in ran.stderr
    assert "--no-limits" in ran.stderr


def test_memory_ends_in_a_limit(tmp_path: Path) -> None:
    """In a process of its own: what this one holds would count."""
    bomb = tmp_path / "paper.pdf"
    bomb.write_bytes(eats())
    command = [sys.executable, "-c", WITHIN_448_MIB, "convert", str(bomb)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 9
    assert ran.stdout == ""
    assert "error: paper.pdf: it needs more than 448 MiB of memory" in ran.stderr


def test_memory_that_is_let_go_at_once_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker is looked at now and then, its peak afterwards."""
    monkeypatch.setattr("minutes_extract.batch.worker_process.WATCH_SECONDS", 60.0)
    limits = Limits(seconds=60.0, memory=512 * MIB)
    worker = fork_worker(4 * limits.memory)
    try:
        assert worker.is_ready()
        with pytest.raises(LostWorkerError, match="more than 512 MiB"):
            worker.ask((_hold, (1024 * MIB,), {}), limits)
    finally:
        worker.close()


def _hold(size: int) -> int:
    return len(b"x" * size)


def test_one_bomb_among_several_files_stops_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(loops())
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FIRST, "utf-8")
    files = [str(tmp_path / name) for name in ("a.txt", "bomb.pdf", "b.txt")]
    ran = run("convert", *files, "-o", str(tmp_path / "out"))
    assert ran.returncode == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


def test_what_comes_out_is_the_same_without_limits(run: Run) -> None:
    sample = str(paths.SAMPLES / "provincial-office" / "minutes.md")
    assert run("convert", sample).stdout == run("convert", sample, "--no-limits").stdout
    assert run("explain", sample).stdout == run("explain", sample, "--no-limits").stdout


@pytest.mark.parametrize("no_limits", [False, True])
def test_a_fault_of_the_program_is_an_error_with_the_name(no_limits: bool) -> None:
    with guarded(no_limits) as call:
        with pytest.raises(MinutesError, match=r"paper\.pdf: the program failed over it \(ZeroDivisionError"):
            call(PAPER, divmod, 1, 0)
        assert call(PAPER, divmod, 7, 2) == (3, 1)


def test_a_crash_is_told_and_the_next_call_goes_on() -> None:
    with guarded(False) as call:
        with pytest.raises(CrashError, match=r"paper\.pdf: its reader crashed \(exit code 3"):
            call(PAPER, os._exit, 3)
        assert call(PAPER, abs, -1) == 1


def test_waiting_costs_no_processor_time_but_ends() -> None:
    with guarded(False) as call:
        call(PAPER, time.sleep, SECONDS + 0.5)
        with pytest.raises(LimitError, match="6 s by the clock"):
            call(PAPER, time.sleep, 60)


def test_no_child_is_left() -> None:
    with guarded(False) as call:
        child = call(PAPER, os.getpid)
        assert child != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_the_child_is_none_without_limits() -> None:
    with guarded(True) as call:
        assert call(PAPER, os.getpid) == os.getpid()
