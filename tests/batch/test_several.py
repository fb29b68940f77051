"""Files with several meetings in a batch: a result for each, none left behind, none in the place of another input's."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.batch.ledger_rows import rows_of
from tests.command_line import Run
from tests.parsing.test_meetings import FIRST, SECOND
from tests.test_guard import Here

from minutes_extract.batch.inputs import Selection
from minutes_extract.batch.ledger import LEDGER_NAME, open_ledger
from minutes_extract.batch.run import Request, run_batch, what_is_due
from minutes_extract.batch.summary import RunSummary

THIRD = SECOND.replace("๒/๒๕๖๖", "๓/๒๕๖๖").replace("๑ กุมภาพันธ์", "๑ มีนาคม")
VOLUME = FIRST + SECOND + THIRD


@pytest.fixture
def batch(tmp_path: Path) -> Callable[..., RunSummary]:
    """Write texts into a folder and convert it."""
    (tmp_path / "in").mkdir()

    def run(**texts: str) -> RunSummary:
        for name, text in texts.items():
            (tmp_path / "in" / name.replace("_", ".")).write_text(text, "utf-8")
        return run_batch(Request(Selection((str(tmp_path / "in"),)), tmp_path / "out"), Here())

    return run


def results(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "out").rglob("*.json") if path.name != "run.json")


def numbers(folder: Path) -> dict[str, str]:
    """The meeting that stands in each result."""
    found = {name: json.loads((folder / "out" / name).read_text("utf-8")) for name in results(folder)}
    return {name: minutes["meeting"]["number"]["text"] for name, minutes in found.items()}


def whys(folder: Path) -> dict[str, str]:
    request = Request(Selection((str(folder / "in"),)), folder / "out")
    return {name: why for why, name in what_is_due(request)}


def test_each_meeting_is_a_result_as_convert_writes_it(
    tmp_path: Path, batch: Callable[..., RunSummary], run: Run
) -> None:
    assert batch(v_txt=VOLUME).failed == 0
    assert numbers(tmp_path) == {"v.1.json": "1/2566", "v.2.json": "2/2566", "v.3.json": "3/2566"}
    (row,) = rows_of(tmp_path / "out")
    assert (row[1], row[5], row[8], row[-1]) == ("v.json", "ok", 1, 3)
    run("convert", str(tmp_path / "in" / "v.txt"), "-o", str(tmp_path / "alone") + "/")
    for name in results(tmp_path):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()
    table = (tmp_path / "out" / "run.csv").read_text("utf-8-sig")
    assert "v.1.json; v.2.json; v.3.json" in table
    assert batch().unchanged == 1


@pytest.mark.parametrize("wound", [Path.unlink, lambda path: path.unlink() or path.mkdir()])
def test_a_result_that_is_gone_makes_its_input_due(
    wound: Callable[[Path], object], tmp_path: Path, batch: Callable[..., RunSummary]
) -> None:
    batch(v_txt=VOLUME)
    wound(tmp_path / "out" / "v.2.json")
    assert whys(tmp_path) == {"v.txt": "missing"}


def test_a_folder_in_the_place_of_a_result_is_told(tmp_path: Path, batch: Callable[..., RunSummary]) -> None:
    batch(v_txt=FIRST)
    (tmp_path / "out" / "v.json").unlink()
    (tmp_path / "out" / "v.json").mkdir()
    told = batch()
    assert told.failed == 1
    assert "cannot have its name" in told.failures[0][1]
    (tmp_path / "out" / "v.json").rmdir()
    assert batch().failed == 0
    assert results(tmp_path) == ["v.json"]


def test_no_result_is_left_of_what_the_file_held_before(tmp_path: Path, batch: Callable[..., RunSummary]) -> None:
    batch(v_txt=VOLUME)
    batch(v_txt=FIRST + SECOND)
    assert results(tmp_path) == ["v.1.json", "v.2.json"]
    batch(v_txt=THIRD)
    assert numbers(tmp_path) == {"v.json": "3/2566"}
    batch(v_txt=VOLUME)
    assert len(results(tmp_path)) == 3
    batch(v_txt="")
    assert results(tmp_path) == []
    assert (rows_of(tmp_path / "out")[0][5], rows_of(tmp_path / "out")[0][-1]) == ("failed", 0)


def test_a_name_that_another_input_has_gives_way(tmp_path: Path, batch: Callable[..., RunSummary]) -> None:
    batch(v_txt=VOLUME, v_2_txt=THIRD)
    assert numbers(tmp_path)["v.2.json"] == "3/2566"
    assert results(tmp_path) == ["v.2.json", "v.txt.1.json", "v.txt.2.json", "v.txt.3.json"]


def test_a_name_that_a_meeting_has_gives_way_to_no_later_input(
    tmp_path: Path, batch: Callable[..., RunSummary]
) -> None:
    batch(v_txt=VOLUME)
    batch(v_1_md=SECOND)
    assert numbers(tmp_path)["v.1.json"] == "1/2566"
    assert numbers(tmp_path)["v.1.md.json"] == "2/2566"


def test_killed_between_the_files_and_the_ledger_nothing_is_left_behind(
    tmp_path: Path, batch: Callable[..., RunSummary], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("minutes_extract.batch.ledger.Ledger.record", killed)
        with pytest.raises(KeyboardInterrupt):
            batch(v_txt=VOLUME)
    assert len(results(tmp_path)) == 3
    batch(v_txt=FIRST)
    assert results(tmp_path) == ["v.json"]


def test_a_ledger_of_version_1_goes_on(tmp_path: Path, batch: Callable[..., RunSummary]) -> None:
    batch(one_txt=FIRST, v_txt=VOLUME)
    with closing(sqlite3.connect(tmp_path / "out" / LEDGER_NAME)) as ledger:
        ledger.executescript("ALTER TABLE input DROP COLUMN meetings; DROP TABLE part; PRAGMA user_version = 1;")
    assert whys(tmp_path) == {"v.txt": "version"}
    assert batch().done == 1
    assert [row[-1] for row in rows_of(tmp_path / "out")] == [1, 3]


NOTICE = "ประกาศสำนักงาน\nเรื่อง การปิดถนน\nตั้งแต่วันที่ ๑ มกราคม ๒๕๖๗\n"


def test_a_paper_that_is_no_minutes_has_a_status_of_its_own(tmp_path: Path, batch: Callable[..., RunSummary]) -> None:
    summary = batch(one_txt=FIRST, n_txt=NOTICE)
    assert summary.statuses == {"ok": 1, "not_minutes": 1}
    (row,) = [row for row in rows_of(tmp_path / "out") if row[0] == "n.txt"]
    assert row[5] == "not_minutes"
    assert str(row[7]).endswith("Letters read: 43, from text.")
    assert results(tmp_path) == ["n.json", "one.json"]
    assert whys(tmp_path) == {}


def test_a_ledger_of_version_2_goes_on(tmp_path: Path, batch: Callable[..., RunSummary]) -> None:
    batch(one_txt=FIRST, n_txt=NOTICE)
    with closing(sqlite3.connect(tmp_path / "out" / LEDGER_NAME)) as ledger:
        ledger.execute("UPDATE input SET status = 'ok', findings = '{\"meeting.missing\": 1}' WHERE path = 'n.txt'")
        ledger.execute("PRAGMA user_version = 2")
        ledger.commit()
    assert whys(tmp_path) == {"n.txt": "version"}
    assert batch().statuses == {"ok": 1, "not_minutes": 1}


@pytest.mark.parametrize(
    "output", ["../stolen.json", "/tmp/stolen.json", "a/../../stolen.json", "run.json", "run.sqlite", ".parts/a.json"]
)
def test_no_result_leaves_the_folder_whatever_the_ledger_says(
    output: str, tmp_path: Path, batch: Callable[..., RunSummary]
) -> None:
    batch(v_txt=FIRST)
    outside = tmp_path / "stolen.json"
    outside.write_text("kept")
    with open_ledger(tmp_path / "out") as ledger, ledger.transaction():
        ledger._db.execute("UPDATE input SET output = ?, status = NULL", (output,))
        ledger.claim_parts("v.txt", [output])
    assert batch().failed == 0
    assert outside.read_text() == "kept"
    assert results(tmp_path) == ["v.json"]
    assert rows_of(tmp_path / "out")[0][1] == "v.json"


@pytest.mark.parametrize("folder", [".parts", ".parts/.parts"])
def test_a_document_in_a_folder_called_as_the_pending_one_keeps_its_result(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(folder).mkdir(parents=True)
    (Path(folder) / "a.txt").write_text(FIRST, "utf-8")
    request = Request(Selection((f"{folder}/a.txt",)), Path("out"))
    assert run_batch(request, Here()).failed == 0
    assert [path.name for path in Path("out").rglob("a.json")] == ["a.json"]
    assert run_batch(request, Here()).unchanged == 1


def test_a_document_called_as_corrections_are_is_no_patch_file(
    tmp_path: Path, batch: Callable[..., RunSummary]
) -> None:
    batch(a_txt=FIRST, a_patches_txt=SECOND)
    assert results(tmp_path) == ["a.json", "a.patches.txt.json"]


def test_what_was_skipped_is_not_unchanged(tmp_path: Path, batch: Callable[..., RunSummary]) -> None:
    batch(a_txt=FIRST)
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "b.txt").touch()
    told = batch()
    assert (told.done, told.failed, told.unchanged, told.skipped) == (1, 1, 1, 1)


def test_search_and_exports_take_each_meeting_for_itself(
    tmp_path: Path, batch: Callable[..., RunSummary], run: Run
) -> None:
    batch(v_txt=VOLUME)
    out, database = str(tmp_path / "out"), str(tmp_path / "db.sqlite")
    assert run("index", out, "--db", database).returncode == 0
    found = run("search", "เห็นชอบ", "--db", database, "--json").stdout
    assert {name for name in ("v.1.json", "v.2.json", "v.3.json") if name in found} == {"v.2.json", "v.3.json"}
    lines = run("export", out, "--to", "ndjson", "-o", "-").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert len({record["id"] for record in records}) == len(records) == 3
    assert run("export", out, "--to", "jsonld", "-o", str(tmp_path / "ld")).returncode == 0
    events = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "ld").glob("*.jsonld")]
    assert len({event["@id"] for event in events}) == 3
    assert len({event["subEvent"][0]["@id"] for event in events}) == 3
