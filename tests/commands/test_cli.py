"""The command line as a user meets it: real processes, standard streams, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests import paths
from tests.waiting import PATIENCE

from minutes_extract import __version__
from minutes_extract.commands.language import language_asked

SAMPLE = paths.SAMPLES / "course-committee" / "minutes.md"


def run(*args: object, cwd: Path | None = None, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "minutes_extract", *map(str, args)]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, input=stdin, env=environment, timeout=PATIENCE
    )


def test_help_of_every_command_shows_an_example() -> None:
    listed = run("--help").stdout
    for command in ("convert", "explain", "schema", "evaluate"):
        assert command in listed
        assert "Example" in run(command, "--help").stdout


def test_version() -> None:
    assert run("--version").stdout == f"minutes-extract {__version__}\n"


def test_a_shell_can_complete_commands() -> None:
    asked = {"_MINUTES_EXTRACT_COMPLETE": "complete_bash", "COMP_WORDS": "minutes-extract con", "COMP_CWORD": "1"}
    command = Path(sys.executable).with_name("minutes-extract")
    done = subprocess.run([command], capture_output=True, text=True, env=os.environ | asked)
    assert done.stdout.split() == ["convert"]


def test_convert_writes_json_to_standard_output() -> None:
    done = run("convert", SAMPLE)
    assert done.returncode == 0
    assert done.stderr == ""
    minutes = json.loads(done.stdout)
    assert minutes["source"]["file_name"] == "minutes.md"
    assert "\\u0e" not in done.stdout  # Thai is not escaped


def test_convert_to_a_file_and_to_a_folder(tmp_path: Path) -> None:
    assert run("convert", SAMPLE, "-o", tmp_path / "ก" / "รายงาน.json").returncode == 0
    assert json.loads((tmp_path / "ก" / "รายงาน.json").read_text("utf-8"))["schema_version"] == "1.1"
    thai_name = tmp_path / "รายงานการประชุม ๘.md"
    thai_name.write_bytes(SAMPLE.read_bytes())
    done = run("convert", SAMPLE, thai_name, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["minutes.json", "รายงานการประชุม ๘.json"]
    assert "2 done, 0 failed" in done.stderr


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("convert", tmp_path / "empty.txt", SAMPLE, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["minutes.json"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("empty.txt", b"", 4), ("binary.txt", bytes(range(256)) * 40, 4), ("missing.txt", None, 5)],
)
def test_exit_code_says_what_is_wrong_and_what_to_do(tmp_path: Path, name: str, data: bytes | None, code: int) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    done = run("convert", path, "-o", tmp_path / "out.json")
    assert done.returncode == code
    assert done.stderr.startswith("error: ")
    assert done.stdout == ""
    assert not (tmp_path / "out.json").exists()


def test_wrong_usage_is_two(tmp_path: Path) -> None:
    assert run("convert").returncode == 2
    assert run("convert", SAMPLE, SAMPLE).returncode == 2  # several documents need a folder
    same_name = tmp_path / "minutes.md"
    same_name.write_bytes(SAMPLE.read_bytes())
    done = run("convert", SAMPLE, same_name, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "would both become" in done.stderr


def test_explain_shows_zone_rule_and_repairs() -> None:
    done = run("explain", SAMPLE)
    assert done.returncode == 0
    assert "agenda_head" in done.stdout
    assert "title" in done.stdout


def test_evaluate_scores_and_shows_gains_and_losses(tmp_path: Path) -> None:
    for golden in ("course-committee",):
        run("convert", paths.SAMPLES / golden / "minutes.md", "-o", tmp_path / "found" / f"{golden}.json")
        (tmp_path / "golden").mkdir()
        (tmp_path / "golden" / f"{golden}.json").write_bytes((paths.ROOT / "golden" / f"{golden}.json").read_bytes())
    base = tmp_path / "base.json"
    done = run("evaluate", tmp_path / "found", tmp_path / "golden", "--save-baseline", base)
    assert done.returncode == 0
    assert "people" in done.stdout
    found = json.loads((tmp_path / "found" / "course-committee.json").read_text("utf-8"))
    found["meeting"]["date"] = None
    (tmp_path / "found" / "course-committee.json").write_text(json.dumps(found), "utf-8")
    worse = run("evaluate", tmp_path / "found", tmp_path / "golden", "--baseline", base, "--misses")
    assert "date" in worse.stdout
    assert worse.returncode == 0


def test_a_closed_pipe_is_no_error() -> None:
    command = f'"{sys.executable}" -c "from minutes_extract.cli import main; main()" schema | head -1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [("--language", "th", "convert", "ไม่มี.pdf"), ("convert", "ไม่มี.pdf", "--language=th")]
)
def test_the_language_may_be_asked_for_anywhere(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 5
    assert done.stderr == "ผิดพลาด: ไม่พบแฟ้ม ไม่มี.pdf\n  โปรดตรวจชื่อและที่อยู่ของแฟ้ม\n"


@pytest.mark.parametrize(("variable", "value", "thai"), [("LC_ALL", "th_TH.UTF-8", True), ("LC_ALL", "de_DE.UTF-8", False), ("LANG", "th_TH", True)])  # fmt: skip
def test_the_locale_says_the_language(variable: str, value: str, thai: bool) -> None:
    environment = {"LC_ALL": "", "LC_MESSAGES": "", variable: value}
    assert (language_asked([], environment)[0] == "th") is thai


def test_an_unknown_language_is_told() -> None:
    done = run("convert", SAMPLE, "--language", "fr")
    assert done.returncode == 2
    assert "Choose th or en." in done.stderr


def test_what_is_typed_wrongly_is_told_in_thai() -> None:
    assert "ไม่มีคำสั่ง 'convret'" in run("--language", "th", "convret").stderr
    assert "ยังไม่ได้ระบุ" in run("--language", "th", "batch", "x").stderr
    assert run("--language", "th", "convret").returncode == 2


@pytest.mark.parametrize("command", ["", "convert", "batch", "watch", "evaluate", "index", "search", "export", "review", "explain", "schema"])  # fmt: skip
def test_help_is_thai(command: str) -> None:
    words = run("--language", "th", *filter(None, [command]), "--help").stdout
    assert words.startswith("วิธีใช้:")
    assert "ตัวเลือก:" in words
    assert "แสดงวิธีใช้นี้แล้วจบ" in words
    assert "Example" not in words


def test_the_report_of_a_batch_is_there_and_can_be_made_anew(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ก.md").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "in" / "ว่าง.txt").write_bytes(b"")
    done = run("batch", tmp_path / "in", "-o", tmp_path / "out", "-j", 1, "--language", "th")
    assert "1 ฉบับอ่านไม่ได้" in done.stderr
    assert "ขั้นต่อไป: minutes-extract review" in done.stderr
    first = (tmp_path / "out" / "ทะเบียนการประชุม.xlsx").read_bytes()
    (tmp_path / "out" / "ทะเบียนการประชุม.xlsx").unlink()
    assert run("report", tmp_path / "out").returncode == 0
    assert (tmp_path / "out" / "ทะเบียนการประชุม.xlsx").read_bytes() == first
    assert "โปรดตรวจว่าคัดลอกมาครบ" in (tmp_path / "out" / "สรุป.html").read_text("utf-8")
    assert "check that it was copied whole" in (tmp_path / "out" / "run.csv").read_text("utf-8")


def test_mistakes_are_answered_by_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "ก.txt").write_text("x", "utf-8")
    (tmp_path / "empty").mkdir()
    output = tmp_path / "out"
    for arguments, told in (
        (("batch", tmp_path / "empty", "-o", output), "Name the folder with the papers."),
        (("batch", tmp_path / "papers", "-o", output, "--include", "pdf"), "'*.pdf'"),
        (("review", tmp_path / "papers", "--no-browser"), "minutes-extract batch"),
        (("index", output, "--db", output / "run.sqlite"), "--db minutes.sqlite"),
        (("search", "x", "--db", "x", "--outcome", "ดี"), "approved (เห็นชอบ/อนุมัติ)"),
    ):
        done = run(*arguments)
        assert done.returncode in {2, 4}, (arguments, done.stderr)
        assert told in done.stderr


def test_without_posix_modules_the_commands_work(tmp_path: Path) -> None:
    """What only POSIX has is hidden, as on Windows: nothing asks for it, and batches work through the library's processes."""
    script = tmp_path / "hidden.py"
    script.write_text(
        "import os, sys\n"
        "if __name__ == '__main__':\n"
        "    import multiprocessing.popen_spawn_posix, multiprocessing.util, subprocess, filelock\n"
        "    del os.fork, os.killpg, os.setpgid\n"
        "    for name in ('fcntl', 'resource', 'grp', 'pwd', 'termios'): sys.modules[name] = None\n"
        "    from minutes_extract.cli import main; main()\n",
        "utf-8",
    )
    out = tmp_path / "out"
    for arguments in (("--help",), ("convert", SAMPLE), ("batch", SAMPLE, "-o", out)):
        command = [sys.executable, str(script), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    assert len([*out.rglob("*.json")]) == 2  # the document and run.json


def test_evaluate_ends_with_1_where_something_is_lost(tmp_path: Path) -> None:
    found, golden = tmp_path / "found", tmp_path / "golden"
    for folder in (found, golden):
        folder.mkdir()
        (folder / "a.json").write_text(run("convert", SAMPLE).stdout, "utf-8")
    (tmp_path / "found" / "a.json").write_text((golden / "a.json").read_text("utf-8"), "utf-8")
    baseline = tmp_path / "baseline.json"
    assert run("evaluate", found, golden, "--save-baseline", baseline).returncode == 0
    minutes = json.loads((found / "a.json").read_text("utf-8"))
    minutes["meeting"]["venue"] = "ห้องอื่น"
    (found / "a.json").write_text(json.dumps(minutes), "utf-8")
    assert run("evaluate", found, golden, "--baseline", baseline).returncode == 0
    assert run("evaluate", found, golden, "--baseline", baseline, "--fail-on-loss").returncode == 1
    assert run("evaluate", found, golden, "--min-f1", "1").returncode == 1
    told = json.loads(run("evaluate", found, golden, "--baseline", baseline, "--json").stdout)
    assert [one["gain"] for one in told["changes"]] == [False]
    (golden / "b.json").write_text((golden / "a.json").read_text("utf-8"), "utf-8")
    assert run("evaluate", found, golden).returncode == 1
