"""A check or parser that raises loses its own answer, never the document."""

import json
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from tests.checks.test_checks import SOUND
from tests.command_line import Run

from minutes_extract.batch.convert import convert
from minutes_extract.batch.inputs import Selection
from minutes_extract.batch.run import Request, run_batch
from minutes_extract.batch.task import ConversionTask, WorkerAnswer
from minutes_extract.checks import check as checks
from minutes_extract.checks.check import Check
from minutes_extract.checks.codes import finding
from minutes_extract.errors import LimitError
from minutes_extract.guard import LONGEST_ERROR, Guard, in_words
from minutes_extract.model.minutes import Finding, Minutes
from minutes_extract.model.options import Options
from minutes_extract.parsing import parse
from minutes_extract.pipeline import all_minutes_of, draft_of, extract_bytes
from minutes_extract.reading.read import read_bytes

PARSERS = {
    "parse_title": ("meeting",),
    "parse_letter": ("cover_letter",),
    "parse_attendance": ("attendance",),
    "parse_agenda": ("agenda", "tables"),
    "parse_signatures": ("signatures",),
    "opened_at": ("meeting",),
    "adjourned_at": ("meeting",),
}
"""The parsers, and the sections that cannot be trusted where one fails."""


def extracted(text: str = SOUND) -> Minutes:
    return extract_bytes(text.encode(), "case.txt")


def internal_errors(minutes: Minutes) -> list[Finding]:
    return [found for found in minutes.findings if found.code == "internal.error"]


def failing(name: str) -> Callable[..., object]:
    def fails(*_: object) -> object:
        raise IndexError("tuple index out of range")

    fails.__name__ = name
    return fails


def one_finding_then_an_error(_: object) -> Iterator[Finding]:
    yield finding("agenda.numbering", "seen before the error", "/agenda/0")
    raise KeyError(("ก", 3))


@pytest.fixture
def bad_check(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Check("agenda.bad", "agenda", one_finding_then_an_error)
    monkeypatch.setattr(checks, "OF_MINUTES", (row, *checks.OF_MINUTES))


@pytest.mark.usefixtures("bad_check")
def test_a_check_that_raises_keeps_the_document_and_what_it_found() -> None:
    minutes = extracted()
    assert minutes.findings[0].message == "seen before the error"
    (error,) = internal_errors(minutes)
    assert (error.severity, error.path) == ("warning", "/agenda")
    assert error.evidence == {"check": "agenda.bad", "section": "agenda", "error": "KeyError: ('ก', 3)"}
    assert "agenda.bad" in error.message
    assert minutes.sections.agenda == "check"
    assert minutes.agenda[0].items[0].resolutions[0].text == "รับทราบ"


def test_other_checks_are_asked_although_one_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = SOUND.replace("\tรวม\t๖๐๐", "\tรวม\t๗๐๐")
    without = extracted(wrong).findings
    row = Check("agenda.bad", "agenda", failing("bad"))
    monkeypatch.setattr(checks, "OF_MINUTES", (row, *checks.OF_MINUTES, row))
    assert [found for found in extracted(wrong).findings if found.code != "internal.error"] == list(without)


@pytest.mark.parametrize("table", ["OF_PAGES", "OF_MINUTES", "OF_LINES"])
def test_checks_of_pages_minutes_and_lines_are_guarded(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, table, (Check("bad", "", failing("bad")),))
    assert [found.path for found in internal_errors(extracted())] == [""]


@pytest.mark.parametrize("parser", PARSERS)
def test_a_parser_that_raises_keeps_the_rest(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = extracted()
    monkeypatch.setattr(parse, parser, failing(parser))
    minutes = extracted()
    (error,) = internal_errors(minutes)
    assert (error.evidence["parser"], error.path) == (parser, f"/{error.evidence['section']}")
    assert error.evidence["error"] == "IndexError: tuple index out of range"
    assert any(found.code == "content.unparsed" and found.path == error.path for found in minutes.findings)
    for section in ("cover_letter", "attendance", "agenda", "signatures"):
        if section not in PARSERS[parser]:
            assert getattr(minutes, section) == getattr(sound, section)
    assert [name for name, state in minutes.sections if state == "check"] == list(PARSERS[parser])
    assert "absent" not in dict(minutes.sections).values()


def test_lines_that_cannot_be_sorted_into_zones_are_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "split_zones", failing("split_zones"))
    minutes = extracted()
    unparsed = "\n".join(found.quote for found in minutes.findings if found.code == "content.unparsed")
    assert [line for line in SOUND.split("\n") if line] == unparsed.split("\n")
    assert internal_errors(minutes)[0].path == ""
    assert set(dict(minutes.sections).values()) == {"check"}


STEPS = (
    "minutes_extract.pipeline.repair_page",
    "minutes_extract.pipeline.split_meetings",
    "minutes_extract.pipeline.lay_out",
    "minutes_extract.parsing.parse.as_misread",
    "minutes_extract.parsing.parse.remarks_of_misread",
)
"""What lies between reading, the parsers and the checks."""


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_raises_keeps_the_document(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, failing(step))
    minutes = extracted()
    (error,) = internal_errors(minutes)
    assert str(error.evidence["step"]).startswith(step.rpartition(".")[2])
    assert "goes on unchanged" in error.message
    assert minutes.meeting.title
    assert minutes.attendance
    assert minutes.agenda
    assert minutes.signatures


def test_a_page_that_cannot_be_repaired_is_taken_as_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_extract.pipeline.repair_page", failing("repair_page"))
    document = read_bytes("รายงานการประชุมกลุ่มงาน ครั้งที่ ๒/๒๕๖๗".encode(), "case.txt")
    (line,) = [one.line for one in draft_of(document).taken]
    assert (line.text, line.repairs) == (line.raw, ())


def test_another_paper_stays_none_where_a_step_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_extract.pipeline.lay_out", failing("lay_out"))
    minutes = extracted("ใบเสร็จรับเงิน\nจำนวนเงิน ๑๐๐ บาท\n")
    assert len(internal_errors(minutes)) == 1
    assert minutes.findings[0].code == "document.not_minutes"
    assert minutes.agenda == ()


def test_each_of_several_meetings_says_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_extract.pipeline.lay_out", failing("lay_out"))
    document = read_bytes(f"{SOUND}\n{SOUND.replace('๕/๒๕๖๗', '๖/๒๕๖๗')}".encode(), "case.txt")
    assert [len(internal_errors(minutes)) for minutes in all_minutes_of(document)] == [1, 1]


@pytest.mark.parametrize("error", [LimitError("too long"), MemoryError(), KeyboardInterrupt()])
def test_what_stops_a_document_or_the_program_is_not_kept(error: BaseException) -> None:
    guard = Guard("check")
    with pytest.raises(type(error)), guard.running("any", "agenda"):
        raise error
    assert guard.failures == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (IndexError("tuple index out of range"), "IndexError: tuple index out of range"),
        (TypeError("bad <Page object at 0x7f3a9c>"), "TypeError: bad <Page object at 0x…>"),
        (FileNotFoundError(2, "No such file", "/srv/archive/ก.pdf"), "FileNotFoundError: [Errno 2] No such file: '…'"),
        (OSError(r"C:\archive\a.pdf is gone"), "OSError: … is gone"),
        (ValueError("ครั้งที่ ๘/๒๕๖๖ and 1/2/3"), "ValueError: ครั้งที่ ๘/๒๕๖๖ and 1/2/3"),
        (ValueError("first\n  second"), "ValueError: first second"),
        (ValueError(), "ValueError:"),
    ],
)
def test_an_error_in_words_is_the_same_everywhere(error: Exception, words: str) -> None:
    assert in_words(error) == words
    assert len(in_words(ValueError("ก" * 10_000))) == LONGEST_ERROR


@pytest.mark.usefixtures("bad_check")
def test_the_log_has_the_traceback(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "minutes_extract"):
        extracted()
    assert "one_finding_then_an_error" in caplog.text
    assert "agenda.bad" in caplog.text


@pytest.mark.usefixtures("bad_check")
def test_convert_shows_the_traceback_if_asked(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "case.txt"
    file.write_text(SOUND, "utf-8")
    quiet, debug = run("convert", str(file)), run("convert", str(file), "--debug")
    assert (quiet.returncode, debug.returncode) == (0, 0)
    assert quiet.stdout == debug.stdout
    assert "internal.error" in quiet.stdout
    assert quiet.stderr == ""
    assert "Traceback" in debug.stderr
    assert "KeyError" in debug.stderr


def test_explain_shows_the_traceback_if_asked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "case.txt"
    file.write_text(SOUND, "utf-8")
    monkeypatch.setattr(parse, "parse_agenda", failing("parse_agenda"))
    quiet, debug = run("explain", str(file)), run("explain", str(file), "--debug")
    assert quiet.stdout == debug.stdout
    assert quiet.stderr == ""
    assert "Traceback" in debug.stderr


class Here:
    """Workers in this process: a call is done when it is submitted."""

    slots = 1

    def submit(self, call: Callable[..., WorkerAnswer], *args: object) -> "Future[WorkerAnswer]":
        future: Future[WorkerAnswer] = Future()
        future.set_result(call(*args))
        return future

    def abandon(self) -> None:
        pass


@pytest.mark.usefixtures("bad_check")
def test_batch_counts_it_and_logs_here_what_the_worker_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "case.txt").write_text(SOUND, "utf-8")
    request = Request(Selection((str(tmp_path / "in"),)), tmp_path / "out")
    with caplog.at_level(logging.ERROR, "minutes_extract"):
        summary = run_batch(request, Here())
    assert (summary.failed, summary.findings["internal.error"]) == (0, 1)
    assert json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["findings"]["internal.error"] == 1
    assert "internal.error×1" in (tmp_path / "out" / "run.csv").read_text("utf-8-sig")
    assert "case.txt: the check agenda.bad failed\nTraceback" in caplog.text


def test_the_log_of_a_failed_document_comes_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text(SOUND, "utf-8")
    monkeypatch.setattr("minutes_extract.pipeline.assemble", failing("assemble"))
    outcome = convert(ConversionTask("case.txt", str(tmp_path / "case.txt"), Options()))
    assert getattr(outcome, "error", None) == "internal"
    assert "Traceback" in getattr(outcome, "log", "")


def test_a_foreseen_failure_leaves_no_log(tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_bytes(b"")
    outcome = convert(ConversionTask("case.txt", str(tmp_path / "case.txt"), Options()))
    assert getattr(outcome, "log", None) == ""
