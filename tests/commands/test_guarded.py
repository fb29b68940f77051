"""Commands that read a paper do it under limits: whatever it does to the reader, the command ends and says why."""

import os
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests import paths
from tests.batch.test_hostile import eats, long_and_loops, loops
from tests.command_line import Run
from tests.parsing.test_meetings import FIRST

from minutes_extract.batch.limits import MIB, Limits
from minutes_extract.commands.guarded import guarded
from minutes_extract.errors import CrashError, LimitError, MinutesError

SECONDS = 2.0
PAPER = Path("paper.pdf")


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
        (("convert",), eats, "it needs more than {memory:,} MiB"),
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
    limits: Limits,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if bomb is eats:  # it may take its time
        limits = replace(limits, seconds=60.0)
        monkeypatch.setattr("minutes_extract.batch.limits.DEFAULT_LIMITS", limits)
    monkeypatch.chdir(tmp_path)
    PAPER.write_bytes(bomb())
    ran = run(command[0], str(PAPER), *command[1:])
    assert ran.returncode == 9
    assert ran.stdout == ""
    assert f"error: paper.pdf: {told.format(memory=limits.memory // MIB)}" in ran.stderr
    assert "--no-limits" in ran.stderr


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
