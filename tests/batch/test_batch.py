"""A batch as an archivist meets it: real folders, real workers, the command line."""

import csv
import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import paths
from tests.batch.ledger_rows import rows_of
from tests.waiting import PATIENCE, wait_until

from minutes_extract.batch.executors import LocalProcesses, Workers, open_workers
from minutes_extract.batch.inputs import Selection
from minutes_extract.batch.limits import Limits
from minutes_extract.batch.plan import Retry, Rules
from minutes_extract.batch.run import Request, run_batch, what_is_due
from minutes_extract.errors import UsageError
from minutes_extract.model.options import Options

SAMPLES = sorted(paths.SAMPLES.glob("*/minutes.*"))
SHORT = paths.SAMPLES / "course-committee" / "minutes.md"
COMMAND = (sys.executable, "-c", "from minutes_extract.cli import main; main()")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with open_workers(LocalProcesses(2), Limits()) as workers:
        yield workers


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for at, sample in enumerate(SAMPLES):
        target = tmp_path / "archive" / f"๒๕๖{at % 3}" / f"{at}-{sample.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(sample.read_bytes())
    return tmp_path / "archive"


def run(*args: object, stdin: bytes | None = None) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run([*COMMAND, *map(str, args)], capture_output=True, input=stdin, timeout=PATIENCE)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def statuses(output: Path) -> dict[str, tuple[object, ...]]:
    """Status, error and reason of each input."""
    return {str(row[0]): (row[5], row[6], row[7]) for row in rows_of(output)}


def whys(request: Request) -> dict[str, str]:
    return {name: why for why, name in what_is_due(request)}


def test_a_batch_mirrors_the_tree_and_equals_convert(archive: Path, tmp_path: Path) -> None:
    output = archive / "out"  # inside the input folder
    done = run("batch", archive, "-o", output, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert f"{len(SAMPLES)} done, 0 of them failed" in done.stderr
    first = sorted(archive.glob("*/0-*"))[0]
    single = run("convert", first)
    assert (output / first.relative_to(archive)).with_suffix(".json").read_text("utf-8") == single.stdout
    names = {path.name for path in output.iterdir() if path.is_file()}
    assert names == {"run.sqlite", "run.lock", "run.json", "run.csv", "สรุป.html", "ทะเบียนการประชุม.xlsx"}
    facts = json.loads((output / "run.json").read_text("utf-8"))
    assert facts["statuses"] == {"ok": len(SAMPLES)}
    assert facts["inputs"] == len(SAMPLES)
    raw = (output / "run.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))) == len(SAMPLES)
    again = run("batch", archive, "-o", output)
    assert again.returncode == 0
    assert f"0 done, 0 of them failed, {len(SAMPLES)} unchanged" in again.stderr


def test_only_what_is_new_changed_failed_or_outdated_is_done_again(
    archive: Path, tmp_path: Path, workers: Workers
) -> None:
    output = tmp_path / "out"
    (archive / "empty.txt").touch()
    request = Request(Selection((str(archive),)), output)
    assert run_batch(request, workers).done == len(SAMPLES) + 1
    before = rows_of(output)
    assert whys(request) == {"empty.txt": "failed"}
    assert whys(Request(Selection((str(archive),)), output, rules=Rules(Retry.NONE))) == {}
    one, two, three = sorted(archive.glob("*/*"))[:3]
    one.write_bytes(one.read_bytes() + "\nเพิ่มเติม".encode())
    os.utime(two)
    result = (output / three.relative_to(archive)).with_suffix(".json")
    kept = result.read_bytes()
    result.unlink()
    (archive / "new.md").write_bytes(SHORT.read_bytes())
    names = [str(path.relative_to(archive)) for path in (one, two, three)]
    assert whys(request) == {
        "empty.txt": "failed",
        names[0]: "changed",
        names[1]: "changed",  # by its time; its content is asked first
        names[2]: "missing",
        "new.md": "new",
    }
    run_batch(request, workers)
    after = {row[0]: row for row in rows_of(output)}
    assert [row for row in before if row != after[row[0]]] == [row for row in before if row[0] == names[0]]
    assert result.read_bytes() == kept
    assert whys(request) == {"empty.txt": "failed"}
    encoded = Request(Selection((str(archive),)), output, Options(encoding="utf-8"), rules=Rules(Retry.NONE))
    assert set(whys(encoded).values()) == {"options"}
    verified = Request(Selection((str(archive),)), output, rules=Rules(Retry.NONE, verify=True))
    assert set(whys(verified).values()) == {"verify"}
    with sqlite3.connect(output / "run.sqlite") as ledger:
        ledger.execute("UPDATE input SET version = '0.0.9' WHERE status = 'ok'")
    assert set(whys(request).values()) == {"failed", "version"}
    newer = Request(Selection((str(archive),)), output, rules=Rules(Retry.NONE, since_version="0.0.9"))
    assert whys(newer) == {}


def test_a_document_that_breaks_loses_its_old_result(tmp_path: Path, workers: Workers) -> None:
    source, output = tmp_path / "in" / "a.md", tmp_path / "out"
    source.parent.mkdir()
    source.write_bytes(SHORT.read_bytes())
    request = Request(Selection((str(source.parent),)), output)
    run_batch(request, workers)
    assert (output / "a.json").exists()
    source.write_bytes(b"")
    run_batch(request, workers)
    assert not (output / "a.json").exists()
    assert statuses(output)["a.md"][:2] == ("failed", "unreadable")


def test_every_hostile_input_is_a_row_and_the_good_ones_are_done(tmp_path: Path) -> None:
    archive, output = tmp_path / "archive", tmp_path / "out"
    (archive / "folder.txt").mkdir(parents=True)
    (archive / "folder.txt" / "good.md").write_bytes(SHORT.read_bytes())
    (archive / os.fsdecode("เก่า.md".encode("cp874"))).write_bytes(SHORT.read_bytes())
    (archive / "empty.txt").touch()
    (archive / "binary.txt").write_bytes(bytes(range(256)) * 100)
    (archive / "truncated.gz").write_bytes(gzip.compress(os.urandom(5000))[:2000])
    (archive / "truncated.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")
    (archive / "gone.txt").symlink_to("nowhere")
    (archive / "large.txt").write_bytes(SAMPLES[0].read_bytes() * 900)  # 7 MB of minutes, which take a minute
    (archive / "larger.txt").write_bytes(b"x" * (9 * 1024 * 1024))
    (archive / ("ย" * 84 + ".md")).write_bytes(SHORT.read_bytes())  # a name of 255 bytes; with .json it is too long
    os.mkfifo(archive / "pipe.txt")
    done = run("batch", archive, "-o", output, "-j", 2, "--timeout", "10.5", "--max-size", 8, "--quiet")
    assert done.returncode == 1
    found = {name: row[:2] for name, row in statuses(output).items()}
    assert found.pop(str(os.fsencode("เก่า.md".encode("cp874")))) == ("ok", None)
    assert found == {
        "folder.txt/good.md": ("ok", None),
        "empty.txt": ("failed", "unreadable"),
        "binary.txt": ("failed", "unreadable"),
        "truncated.gz": ("failed", "unreadable"),
        "truncated.pdf": ("failed", "unreadable"),
        "gone.txt": ("failed", "file_access"),
        "large.txt": ("failed", "limit"),
        "larger.txt": ("failed", "limit"),
        "ย" * 84 + ".md": ("failed", "file_access"),
        "pipe.txt": ("skipped", "no_file"),
    }
    assert all(str(tmp_path) not in str(row[7]) for row in rows_of(output))
    assert json.loads((output / os.fsdecode("เก่า.json".encode("cp874"))).read_text())["source"]["file_name"] == "เก่า.md"
    assert "failed: large.txt: it took longer than 10.5 s" in done.stderr
    assert all(line.startswith("failed: ") for line in done.stderr.splitlines())  # --quiet
    assert "เก่า.md" in (output / "run.csv").read_text("utf-8-sig")


def test_a_document_that_needs_too_much_memory_fails_alone(tmp_path: Path) -> None:
    archive, output = tmp_path / "archive", tmp_path / "out"
    archive.mkdir()
    (archive / "large.txt").write_bytes(SAMPLES[0].read_bytes() * 2000)
    (archive / "small.md").write_bytes(SHORT.read_bytes())
    done = run("batch", archive, "-o", output, "-j", 1, "--memory", 200)
    assert done.returncode == 1
    assert statuses(output) == {
        "large.txt": ("failed", "limit", "it needs more than 200 MiB of memory"),
        "small.md": ("ok", None, None),
    }


def test_lists_dry_run_and_wrong_usage(archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    listed = b"\0".join(os.fsencode(path) for path in archive.glob("*/*")) + b"\0/nowhere/x.pdf\0"
    dry = run("batch", "--from", "-", "-o", output, "--dry-run", stdin=listed)
    assert dry.returncode == 0
    assert len(dry.stdout.splitlines()) == len(SAMPLES) + 1
    assert all(line.startswith("new\t") for line in dry.stdout.splitlines())
    assert not output.exists()
    for args in (
        ("-o", output),
        (archive, "-o", archive),
        (archive, "-o", output, "--retry", "sometimes"),
        (archive, "-o", output, "--timeout", 0),
        (archive, "-o", output, "--memory", 1),
        (archive, "-o", output, "--executor", "ray://x"),
        (archive, "-o", output, "--send-inputs"),
        (archive,),
    ):
        assert run("batch", *args).returncode == 2, args
    assert run("batch", tmp_path / "nothing", "-o", output).returncode == 5
    (tmp_path / "file").touch()
    assert run("batch", archive, "-o", tmp_path / "file").returncode == 5


def test_two_folders_with_one_path_are_told_apart(tmp_path: Path, workers: Workers) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.md").write_bytes(SHORT.read_bytes())
    request = Request(Selection((str(tmp_path / "one"), str(tmp_path / "two"))), tmp_path / "out")
    with pytest.raises(UsageError, match=r"one/x\.md and .*two/x\.md would both become x\.md"):
        run_batch(request, workers)
    twice = Request(Selection((str(tmp_path / "one"), str(tmp_path / "one"))), tmp_path / "out")
    run_batch(twice, workers)
    assert len(rows_of(tmp_path / "out")) == 1


def test_run_csv_names_the_first_input_with_the_same_bytes(tmp_path: Path, workers: Workers) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for name, text in (("a.txt", "บันทึก"), ("b.txt", "บันทึก"), ("c.txt", "อีกฉบับ")):
        (papers / name).write_text(text, "utf-8")
    run_batch(Request(Selection((str(papers),)), tmp_path / "out"), workers)
    lines = (tmp_path / "out" / "run.csv").read_text("utf-8-sig").splitlines()
    assert [(row["path"], row["duplicate_of"]) for row in csv.DictReader(lines)] == [
        ("a.txt", ""),
        ("b.txt", "a.txt"),
        ("c.txt", ""),
    ]


def test_a_ledger_that_is_none_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "run.sqlite").write_bytes(b"something else entirely" * 100)
    done = run("batch", tmp_path / "in", "-o", tmp_path / "out")
    assert done.returncode == 5
    assert "Remove it and run again" in done.stderr
    assert (tmp_path / "out" / "run.sqlite").read_bytes().startswith(b"something else")


def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(tmp_path: Path) -> None:
    archive, output = tmp_path / "archive", tmp_path / "out"
    archive.mkdir()
    for number in range(25):
        (archive / f"{number:02}.txt").write_bytes(SAMPLES[0].read_bytes() * 6)
    process = subprocess.Popen([*COMMAND, "batch", archive, "-o", output, "-j", "1"], stderr=subprocess.PIPE, text=True)
    assert wait_until(lambda: list(output.glob("[0-9]*.json")))
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 130, told
    assert "goes on where it stopped" in told
    done = len(list(output.glob("[0-9]*.json")))
    assert 0 < done < 25
    assert not (output / ".parts").exists()
    assert f"{25 - done} done, 0 of them failed, {done} unchanged" in run("batch", archive, "-o", output).stderr


def test_progress_is_plain_lines(archive: Path, tmp_path: Path) -> None:
    told = run("batch", archive, "-o", tmp_path / "out", "-j", 1).stderr
    assert f"{len(SAMPLES)} of {len(SAMPLES)} done" in told
    assert "pages/s" in told


def test_a_terminal_gets_a_bar(archive: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen([*COMMAND, "batch", archive, "-o", tmp_path / "out", "-j", "1"], stderr=theirs)
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 4096):
            seen += chunk
    except OSError:  # the other end is closed
        pass
    assert process.wait() == 0
    assert "━" in seen.decode("utf-8", "replace")
    assert b"100%" in seen


def test_the_main_process_reads_no_input(tmp_path: Path) -> None:
    """A regular file whose reading blocks for ever stands for a network drive that is gone."""
    blocking = Path("/proc/kmsg")
    try:
        os.close(os.open(blocking, os.O_RDONLY))
    except OSError:
        pytest.skip("reading the kernel's messages is not permitted")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_bytes(SHORT.read_bytes())
    (tmp_path / "in" / "blocks.txt").symlink_to(blocking)
    done = run("batch", tmp_path / "in", "-o", tmp_path / "out", "-j", 2, "--timeout", 0.5)
    assert done.returncode == 1, done.stderr
    found = statuses(tmp_path / "out")
    assert found["a.md"] == ("ok", None, None)
    assert found["blocks.txt"][:2] == ("failed", "limit")
    with sqlite3.connect(tmp_path / "out" / "run.sqlite") as ledger:
        (seconds,) = ledger.execute("SELECT seconds FROM input WHERE path = 'blocks.txt'").fetchone()
    assert seconds >= 3.0  # two tries of 1.5 s by the clock


def test_one_sigterm_ends_a_run_whose_worker_waits_for_its_file(tmp_path: Path) -> None:
    if not os.access("/proc/kmsg", os.R_OK):
        pytest.skip("reading the kernel's messages is not permitted")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "blocks.txt").symlink_to("/proc/kmsg")
    command = [*COMMAND, "batch", tmp_path / "in", "-o", tmp_path / "out", "-j", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert wait_until(lambda: (tmp_path / "out" / "run.sqlite").exists())
    process.send_signal(signal.SIGTERM)
    told = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 130, told
    assert not (tmp_path / "out" / ".parts").exists()
