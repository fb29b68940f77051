"""The database: what it says of the JSON, how it follows changes, and what it answers to good and to hostile questions."""

import json
import os
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import paths
from tests.command_line import Run
from tests.work import LINEAR, cost_ratio

from minutes_extract.archive.documents import Unusable
from minutes_extract.errors import FileAccessError, MinutesError, UnreadableDocumentError, UsageError
from minutes_extract.pipeline import extract, extract_bytes
from minutes_extract.search import database as database_module
from minutes_extract.search.ask import MAX_QUERY, Filters, day_from, kind_named, ordered, outcome_named
from minutes_extract.search.database import open_to_read, open_to_write
from minutes_extract.search.index import Indexed, index
from minutes_extract.search.query import SearchResult, search
from minutes_extract.search.snippet import SnippetPart, snippet

SAMPLES = ("provincial-office/minutes.md", "municipal-council/minutes.html", "university-board/minutes.txt")


def quiet(_: object) -> None:
    """Nothing is told."""


def build(folder: Path, database: Path) -> Indexed:
    told: list[Unusable] = []
    done = index(folder, database, told.append, quiet)
    assert done.failed + done.foreign == len(told)
    return done


def rows(database: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {sample.split("/")[0]: extract(paths.SAMPLES / sample).model_dump_json() for sample in SAMPLES}


@pytest.fixture
def folder(documents: dict[str, str], tmp_path: Path) -> Path:
    for name, content in documents.items():
        path = tmp_path / "json" / name[:1] / f"{name}.json"
        path.parent.mkdir(parents=True)
        path.write_text(content, "utf-8")
    return tmp_path / "json"


@pytest.fixture
def database(folder: Path, tmp_path: Path) -> Path:
    build(folder, tmp_path / "minutes.sqlite")
    return tmp_path / "minutes.sqlite"


@pytest.fixture(scope="module")
def asked(documents: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that no test changes."""
    folder = tmp_path_factory.mktemp("asked")
    for name, content in documents.items():
        (folder / f"{name}.json").write_text(content, "utf-8")
    build(folder, folder / "minutes.sqlite")
    return folder / "minutes.sqlite"


def hit_paths(answer: SearchResult) -> list[str]:
    return [f"{Path(hit.file).stem} {hit.path}" for hit in answer.hits]


# --- what the tables say


def test_tables_say_what_the_json_says(database: Path, documents: dict[str, str]) -> None:
    minutes = json.loads(documents["provincial-office"])
    file = "p/provincial-office.json"
    (number,) = rows(database, "SELECT id FROM documents WHERE file = ?", file)[0]
    assert rows(database, "SELECT body, number, date, date_be FROM meetings WHERE document_id = ?", number) == [
        (minutes["meeting"]["body"], "5/2567", "2024-05-30", "2567-05-30")
    ]
    people = [person["name"] for group in minutes["attendance"] for person in group["people"]]
    listed = "SELECT p.name FROM attendance a JOIN people p ON p.id = a.person_id WHERE a.document_id = ? ORDER BY a.id"
    assert [name for (name,) in rows(database, listed, number)] == people

    def items(below: list[dict[str, object]]) -> Iterator[dict[str, object]]:
        for item in below:
            yield item
            yield from items(item["items"])  # type: ignore[arg-type]

    every = list(items(minutes["agenda"]))
    found = rows(database, "SELECT path, heading, text FROM agenda_items WHERE document_id = ? ORDER BY id", number)
    assert found == [(" › ".join(item["path"]), item["heading"], item["text"]) for item in every]  # type: ignore[arg-type]
    cells = sum(len(row) for item in every for table in item["tables"] for row in table["rows"])  # type: ignore[attr-defined]
    counted = "SELECT count(*) FROM table_cells JOIN tables ON id = table_id WHERE document_id = ?"
    assert rows(database, counted, number) == [(cells,)]
    assert rows(database, "SELECT count(*) FROM findings WHERE document_id = ?", number) == [
        (len(minutes["findings"]),)
    ]
    totals = "SELECT value FROM table_cells WHERE column_name LIKE 'งบประมาณ%' AND text = '371,325'"
    assert rows(database, totals) == [(371325.0,)]


def test_keys_hold_and_views_read(database: Path) -> None:
    assert rows(database, "PRAGMA foreign_key_check") == []
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    for view in ("decisions", "who_attended", "amounts", "to_check"):
        rows(database, f"SELECT * FROM {view}")
    decided = "SELECT path, outcomes FROM decisions WHERE file LIKE 'm/%' AND outcomes = 'rejected'"
    assert rows(database, decided) == [("4 › 4.4", "rejected")]


def test_database_is_one_file(database: Path) -> None:
    assert [path.name for path in database.parent.iterdir() if path.is_file()] == ["minutes.sqlite"]


# --- following the folder


def test_only_what_changed_is_indexed_again(folder: Path, database: Path) -> None:
    assert build(folder, database).unchanged == 3
    changed = folder / "u" / "university-board.json"
    changed.write_text(changed.read_text("utf-8").replace("ข้าวอินทรีย์", "ข้าวไร่"), "utf-8")
    touched = folder / "p" / "provincial-office.json"
    os.utime(touched, (1, 1))
    done = build(folder, database)
    assert (done.added, done.changed, done.unchanged, done.removed) == (0, 1, 2, 0)
    assert hit_paths(search(database, "ข้าวไร่")) == ["university-board 3 › 3.1"]
    assert hit_paths(search(database, "ข้าวอินทรีย์")) == []


def test_what_goes_is_taken_out_with_all_that_hangs_on_it(folder: Path, database: Path) -> None:
    (folder / "m" / "municipal-council.json").unlink()
    done = build(folder, database)
    assert (done.removed, done.unchanged) == (1, 2)
    assert hit_paths(search(database, "มูลฝอย")) == []
    left = ("meetings", "attendance", "agenda_items", "tables", "findings", "passages")
    for table in left:
        orphans = f"SELECT count(*) FROM {table} WHERE document_id NOT IN (SELECT id FROM documents)"
        assert rows(database, orphans) == [(0,)]
    assert rows(database, "SELECT count(*) FROM people WHERE name LIKE '%ประจวบ%'") == [(0,)]
    assert rows(database, "SELECT count(*) FROM words") == rows(database, "SELECT count(*) FROM passages")
    connection = sqlite3.connect(database)
    for name in ("words", "letters"):
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")
    connection.close()


def test_every_passage_is_found_by_its_letters_after_any_change(folder: Path, database: Path) -> None:
    path = folder / "m" / "municipal-council.json"
    path.write_text(path.read_text("utf-8").replace("มูลฝอย", "ครุภัณฑ์"), "utf-8")
    assert build(folder, database).changed == 1
    passages = rows(database, "SELECT id, folded FROM passages WHERE length(folded) >= 3")
    assert len(passages) > len(SAMPLES)
    for number, folded in passages:
        trigram = '"' + str(folded)[:3].replace('"', '""') + '"'
        found = rows(database, "SELECT rowid FROM letters WHERE rowid = ? AND letters MATCH ?", number, trigram)
        assert found == [(number,)], folded
    rows(database, "INSERT INTO letters (letters) VALUES ('integrity-check')")


def test_papers_that_are_no_minutes_are_counted(folder: Path, database: Path) -> None:
    minutes = extract_bytes("ประกาศ\nเรื่อง ปิดถนน\n".encode(), "n.txt")
    (folder / "n.json").write_text(minutes.model_dump_json(), "utf-8")
    assert (build(folder, database).no_minutes, build(folder, database).no_minutes) == (1, 1)


def test_a_half_written_file_keeps_what_was_known(folder: Path, database: Path) -> None:
    half = folder / "u" / "university-board.json"
    half.write_text(half.read_text("utf-8")[:5000], "utf-8")
    (folder / "run.json").write_text("{}", "utf-8")
    (folder / "old.json").write_text('{"schema_version": "0.9", "source": {}}', "utf-8")
    done = build(folder, database)
    assert (done.failed, done.foreign, done.removed) == (2, 1, 0)
    assert hit_paths(search(database, "ข้าวอินทรีย์")) == ["university-board 3 › 3.1"]


def test_a_folder_without_minutes_does_not_empty_the_database(database: Path, tmp_path: Path) -> None:
    (tmp_path / "typo").mkdir()
    with pytest.raises(UnreadableDocumentError, match="holds no minutes"):
        build(tmp_path / "typo", database)
    with pytest.raises(FileAccessError):
        build(tmp_path / "none", database)
    assert rows(database, "SELECT count(*) FROM documents") == [(3,)]
    with pytest.raises(UnreadableDocumentError):
        build(tmp_path / "typo", tmp_path / "new.sqlite")
    assert not (tmp_path / "new.sqlite").exists()


def test_a_run_that_is_stopped_leaves_whole_documents(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "stopped.sqlite"

    def stop(done: Indexed) -> None:
        if done.added == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index(folder, database, quiet, stop)
    assert rows(database, "SELECT count(*) FROM documents") == [(2,)]
    done = build(folder, database)
    assert (done.added, done.unchanged) == (1, 2)


# --- databases that are not ours, or not free


def test_a_database_of_another_program_is_not_touched(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE documents (id)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(UnreadableDocumentError, match="another program"):
        build(folder, other)
    with pytest.raises(UnreadableDocumentError, match="another program"):
        search(other, "งบ")
    assert other.read_bytes() == before


def test_a_file_that_is_no_database_is_not_touched(folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_bytes(b"no database at all, only some text" * 100)
    for ask in (lambda: build(folder, text), lambda: search(text, "งบ")):
        with pytest.raises(UnreadableDocumentError):
            ask()
    assert text.read_bytes().startswith(b"no database")


def test_another_version_is_told(database: Path, folder: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(UnreadableDocumentError, match="another version"):
        build(folder, database)


def test_a_locked_database_is_told(database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "DATABASE_LOCK_SECONDS", 0.05)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(FileAccessError, match="locked") as told:
            build(folder, database)
        assert told.value.exit_code == 5
        with pytest.raises(FileAccessError, match="locked"):
            search(database, "งบ")
    finally:
        other.close()
    assert rows(database, "SELECT count(*) FROM documents") == [(3,)]


def test_a_database_that_is_nowhere_is_told(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(FileAccessError, match="no database"):
        search(tmp_path / "none.sqlite", "งบ")
    with pytest.raises(FileAccessError):
        build(folder, tmp_path / "no" / "folder" / "minutes.sqlite")


def test_reading_cannot_write(database: Path) -> None:
    with pytest.raises(FileAccessError), open_to_read(database) as connection:
        connection.execute("DELETE FROM documents")
    with open_to_write(database) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (3,)


# --- answers


def test_a_hit_says_where_it_stands(asked: Path) -> None:
    (hit,) = search(asked, "มะไฟจีน").hits
    assert (hit.number, hit.date, hit.date_be, hit.path) == ("5/2567", "2024-05-30", "2567-05-30", "4 › 4.3 › 2")
    assert hit.outcomes == ("acknowledged",)
    assert [piece.text for piece in hit.snippet if piece.marked] == ["มะไฟจีน"]
    (paged, *_) = search(asked, "ข้าวอินทรีย์").hits
    assert paged.page == 3


def test_words_rank_before_letters_and_headings_before_text(asked: Path) -> None:
    hits = search(asked, "อัตราค่าบริการ").hits
    assert [hit.path for hit in hits] == ["4 › 4.1", "1 › 1.2"]
    found = {hit.path: hit.found_by for hit in search(asked, "ประกอบการ").hits}
    assert "letters" in found.values()


def test_words_apart_are_found_where_nothing_is_together(asked: Path) -> None:
    (hit, *_) = search(asked, "หนอนกระทู้ระบาด").hits
    assert (hit.path, hit.found_by) == ("3 › 3.1", "scattered words")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("ทะเบียนเกษตกร", "ทะเบียนเกษตรกร"),
        ("ไตรโครเดอร์มา", "ไตรโคเดอร์มา"),
        ("แตนเบีนหนอน", "แตนเบียนหนอน"),
        ("ธารนทีกุน", "ธารนทีกุล"),
        ("ญัตติ เทศบัญัติ", "ญัตติ เทศบัญญัติ"),
    ],
)
def test_one_letter_wrong_is_offered_right(asked: Path, wrong: str, right: str) -> None:
    answer = search(asked, wrong)
    assert answer.hits == () or {hit.found_by for hit in answer.hits} == {"scattered words"}
    assert right in answer.did_you_mean
    assert search(asked, right).hits


def test_figures_are_not_mended(asked: Path) -> None:
    assert search(asked, "371326") == SearchResult((), ())


def test_snippet_is_spelt_as_the_minutes_are(asked: Path) -> None:
    (hit, *_) = search(asked, "๓๗๑๓๒๕").hits
    assert "371,325" in [piece.text for piece in hit.snippet if piece.marked]
    whole = "".join(piece.text for piece in hit.snippet).strip("…")
    stored = rows(asked, "SELECT tables FROM passages")
    assert any(whole in str(text).replace("\n", " ") for (text,) in stored)


def test_snippet_of_nothing_that_matches_is_the_beginning() -> None:
    assert snippet(["", "", "", "", ""], ()) == ()
    assert snippet(["หัวเรื่อง", "", "", "", ""], ()) == (SnippetPart("หัวเรื่อง", False),)


def test_filters_narrow(asked: Path) -> None:
    assert hit_paths(search(asked, "", Filters(outcome=outcome_named("rejected")))) == ["municipal-council 4 › 4.4"]
    assert {hit.date for hit in search(asked, "", Filters(since=day_from("2568"))).hits} == {"2025-02-14"}
    assert {hit.date for hit in search(asked, "", Filters(until=day_from("2566-08", last=True))).hits} == {"2023-08-18"}
    assert search(asked, "งบประมาณ", Filters(body="เทศบาล")).hits
    for name in ("บังอร", "นางบังอรนามบุญเรือง", "บังอร นามบุญเรือง"):
        assert {Path(hit.file).stem for hit in search(asked, "", Filters(person=name)).hits} == {"municipal-council"}
    assert search(asked, "", Filters(person="ไม่มีคนนี้")).hits == ()
    assert len(search(asked, "", Filters(since=day_from("2566")), limit=3).hits) == 3


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2566-10", "2023-10-01", "2023-10-31"),
        ("2023-10", "2023-10-01", "2023-10-31"),
        ("๒๕๖๗-๐๒", "2024-02-01", "2024-02-29"),
        ("2566", "2023-01-01", "2023-12-31"),
        ("2566/12/27", "2023-12-27", "2023-12-27"),
        ("27 ธันวาคม 2566", "2023-12-27", "2023-12-27"),
        ("ต.ค. 2566", "2023-10-01", "2023-10-31"),
    ],
)
def test_dates_are_read_in_either_era(typed: str, first: str, last: str) -> None:
    assert (day_from(typed).isoformat(), day_from(typed, last=True).isoformat()) == (first, last)


@pytest.mark.parametrize(
    "typed", ["", "2566-13", "2566-02-30", "0000", "9999-01", "พรุ่งนี้", "31 กุมภาพันธ์ 2566", "1" * 10**6]
)
def test_what_is_no_date_is_told(typed: str) -> None:
    with pytest.raises(UsageError):
        day_from(typed)


def test_filters_that_are_none_are_told() -> None:
    with pytest.raises(UsageError) as told:
        outcome_named("agreed")
    assert "approved" in told.value.hint
    with pytest.raises(UsageError) as told:
        kind_named("")
    assert "for_information" in told.value.hint
    with pytest.raises(UsageError, match="after"):
        ordered(Filters(since=day_from("2567"), until=day_from("2566")))


# --- hostile questions


@pytest.mark.parametrize(
    "query", ['" AND (', '"', "AND", "()*^:{}", "''", "   ", "", "- -- +", "\x00", "a OR b", "NOT งบ"]
)
def test_a_query_without_words_is_told(asked: Path, query: str) -> None:
    with pytest.raises(UsageError) as told:
        search(asked, query)
    assert told.value.exit_code == 2
    assert told.value.hint


def test_a_query_of_ten_megabytes_is_told_at_once(asked: Path) -> None:
    """No more is done than for the shortest query that is too long."""

    def ask(query: str) -> None:
        with pytest.raises(UsageError, match="letters"):
            search(asked, query)

    assert cost_ratio(ask, "งบ " * MAX_QUERY, "งบ " * 3_500_000) < LINEAR


def test_a_query_of_too_many_words_is_told(asked: Path) -> None:
    with pytest.raises(UsageError, match="words"):
        search(asked, "งบ " * 100)


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE documents; --", 'x" OR rowid > 0 --', "heading:งบ", "งบ*", "^งบ", "{heading}:(งบ)"]
)
def test_syntax_in_a_query_is_only_words(asked: Path, query: str) -> None:
    before = rows(asked, "SELECT count(*) FROM passages")
    try:
        search(asked, query)
    except UsageError:
        assert "OR" in query
    assert rows(asked, "SELECT count(*) FROM passages") == before
    assert search(asked, "งบ*").hits == search(asked, "งบ").hits


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.text("กงบประมาณ่ำ๑1\"'*():^-{}[]%_ \n\x00ANDOR", max_size=60) | st.text(max_size=MAX_QUERY + 10))
def test_any_query_is_answered_or_told(asked: Path, query: str) -> None:
    try:
        search(asked, query, Filters(body=query or None, person=query or None), limit=3)
        search(asked, query, limit=3)
    except UsageError:
        pass


@pytest.mark.parametrize("limit", [0, -1, 10**6])
def test_limits_are_bounded(asked: Path, limit: int) -> None:
    with pytest.raises(MinutesError):
        search(asked, "งบ", limit=limit)


# --- the commands


def test_commands_from_folder_to_hits(folder: Path, tmp_path: Path, run: Run) -> None:
    database = str(tmp_path / "minutes.sqlite")
    made = run("index", str(folder), "--db", database)
    assert (made.returncode, made.stdout) == (0, "")
    assert "3 added" in made.stderr
    shown = run("search", "มะไฟจีน", "--db", database)
    assert shown.returncode == 0
    assert "4 › 4.3 › 2" in shown.stdout
    assert "30 พฤษภาคม 2567 (2024-05-30)" in shown.stdout
    assert "«มะไฟจีน»" in shown.stdout
    as_json = run(
        "search", "๓๗๑,๓๒๕", "--table", "--from", "2566-10", "--kind", "for_information", "--json", "--db", database
    )
    (hit,) = json.loads(as_json.stdout)["hits"]
    assert (hit["path"], hit["meeting"]["date_be"]) == ("4 › 4.1 › 1", "2567-05-30")
    assert {"text": "371,325", "match": True} in hit["snippet"]
    meant = run("search", "ทะเบียนเกษตกร", "--db", database)
    assert (meant.returncode, meant.stdout) == (0, "")
    assert "did you mean: ทะเบียนเกษตรกร" in meant.stderr


def test_commands_say_how_it_went_by_their_exit_codes(folder: Path, database: Path, tmp_path: Path, run: Run) -> None:
    db = ("--db", str(database))
    assert run("search", '" AND (', *db).returncode == 2
    assert run("search", "งบ", *db, "--from", "2566-13").returncode == 2
    assert run("search", "งบ", "--db", str(tmp_path / "none")).returncode == 5
    (folder / "half.json").write_text("{", "utf-8")
    some = run("index", str(folder), *db)
    assert (some.returncode, "half.json" in some.stderr) == (1, True)
    text = tmp_path / "text"
    text.write_text("no database" * 1000)
    assert run("index", str(folder), "--db", str(text)).returncode == 4


def test_control_characters_of_a_document_do_not_reach_the_terminal(folder: Path, database: Path, run: Run) -> None:
    path = folder / "u" / "university-board.json"
    path.write_text(path.read_text("utf-8").replace("ข้าวอินทรีย์", "ข้าวอินทรีย์\\u001b[2J"), "utf-8")
    run("index", str(folder), "--db", str(database))
    shown = run("search", "ข้าวอินทรีย์", "--db", str(database))
    assert "ข้าวอินทรีย์" in shown.stdout
    assert "\N{ESCAPE}" not in shown.stdout


# --- who says, moves and must do what

COUNCIL = """รายงานการประชุมสภาเทศบาลตำบลคลองใส
สมัยสามัญ ครั้งที่ ๑/๒๕๖๗
วันที่ ๑๒ กุมภาพันธ์ ๒๕๖๗
ผู้มาประชุม
๑. นายชล ธารา  ประธานสภา
๒. นางวารี ใสสด  สมาชิกสภา
เริ่มประชุมเวลา ๐๙.๓๐ น.
ระเบียบวาระที่ ๑ ญัตติ
๑.๑ ญัตติด่วน ขอให้ซ่อมประตูน้ำ
เสนอโดย นางวารี ใสสด
ประธานสภาฯ\tขอเชิญผู้เสนอญัตติครับ
นางวารี ใสสด\tประตูน้ำรั่วมาสามเดือนแล้วค่ะ
มติที่ประชุม เห็นชอบ และให้กองช่างซ่อมประตูน้ำภายในวันที่ ๓๑ มีนาคม ๒๕๖๗
๑.๒ ญัตติ ขอให้ทาสีศาลา
เสนอโดย นายชล ธารา
มติที่ประชุม เห็นชอบ มอบหมายกองช่างดำเนินการภายในวันที่ ๓๐ กันยายน ๒๕๖๗
เลิกประชุมเวลา ๑๒.๐๐ น.
"""


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("council")
    (folder / "council.json").write_text(extract_bytes(COUNCIL.encode(), "c.txt").model_dump_json(), "utf-8")
    build(folder, folder / "minutes.sqlite")
    return folder / "minutes.sqlite"


@pytest.mark.parametrize(
    ("query", "filters", "answers"),
    [
        ("ประตูน้ำ", Filters(said_by="วารี ใสสด"), ["นางวารี ใสสด: ประตูน้ำรั่วมาสามเดือนแล้วค่ะ"]),
        ("", Filters(said_by="ประธานสภา"), ["ประธานสภาฯ: ขอเชิญผู้เสนอญัตติครับ"]),
        ("", Filters(said_by="ชล ธารา"), ["ประธานสภาฯ: ขอเชิญผู้เสนอญัตติครับ"]),
        ("ประตูน้ำ", Filters(said_by="ประธานสภา"), []),
        ("", Filters(moved_by="วารี"), ["นางวารี ใสสด: urgent_motion"]),
        ("", Filters(task_of="กองช่าง", due_by=date(2024, 4, 30)), ["กองช่าง: ซ่อมประตูน้ำภายในวันที่ 31 มีนาคม 2567"]),
        ("สี", Filters(task_of="กองช่าง"), ["กองช่าง: ดำเนินการภายในวันที่ 30 กันยายน 2567"]),
        ("", Filters(task_of="กองคลัง"), []),
    ],
)
def test_who_says_moves_and_must_do_what(council: Path, query: str, filters: Filters, answers: list[str]) -> None:
    found = search(council, query, filters)
    assert [f"{one.who}: {one.text}" for hit in found.hits for one in hit.answers] == answers
    assert bool(found.hits) == bool(answers)


def test_views_list_who_says_moves_and_must_do_what(council: Path) -> None:
    assert rows(council, "SELECT speaker, person FROM who_said") == [
        ("ประธานสภาฯ", "นายชล ธารา"),
        ("นางวารี ใสสด", "นางวารี ใสสด"),
    ]
    assert rows(council, "SELECT assignee, due_date FROM who_must") == [
        ("กองช่าง", "2024-03-31"),
        ("กองช่าง", "2024-09-30"),
    ]
    assert rows(council, "SELECT kind, proposer FROM who_moved") == [
        ("urgent_motion", "นางวารี ใสสด"),
        ("motion", "นายชล ธารา"),
    ]
