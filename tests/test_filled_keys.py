"""Minutes with every key of 1.1 filled, also those that nothing reads yet: they come back, and every consumer takes them."""

import sqlite3
from pathlib import Path

import pytest
from tests import paths

from minutes_extract.archive.documents import StoredDocument
from minutes_extract.archive.files import JsonFile
from minutes_extract.archive.load import load
from minutes_extract.checks.check import check_minutes
from minutes_extract.evaluation import difference, score_document
from minutes_extract.export.formats import FORMATS, Format
from minutes_extract.model.minutes import (
    AgendaItem,
    AgendaKind,
    AttendanceGroup,
    Ballot,
    DueDate,
    Meeting,
    Minutes,
    Motion,
    MotionKind,
    NamedPerson,
    Outcome,
    Person,
    PersonStatus,
    Quorum,
    QuorumUnit,
    Resolution,
    Sitting,
    SourcePart,
    Speaker,
    Speech,
    Task,
    VoteMethod,
    Votes,
    VoteUnit,
)
from minutes_extract.model.page import TextFrom
from minutes_extract.pipeline import extract
from minutes_extract.search.index import index

SAMPLE = next(paths.SAMPLES.glob("municipal-council/minutes.*"))
FIRST = NamedPerson(raw="นายก้องภพ ทุ่งกว้าง", name="นายก้องภพ ทุ่งกว้าง", person="/attendance/0/people/0")
STRANGER = NamedPerson(raw="ผู้แทนชุมชน", name=None, person=None)


def filled() -> Minutes:
    """A sample whose list has lost its heading, and whose one item is an election in a council."""
    minutes = extract(SAMPLE)
    votes = Votes.empty(
        yes=60.25, present=80.5, invalid=0, unit=VoteUnit.RATIO, method=VoteMethod.SECRET_BALLOT, table="/tables/0"
    )
    resolution = Resolution.empty(
        text="เลือกนายก้องภพ ทุ่งกว้าง เป็นประธานสภา",
        outcomes=(Outcome.APPOINTED,),
        votes=votes,
        ballots=(
            Ballot(candidate=FIRST, votes=9, elected=True),
            Ballot(candidate=STRANGER, votes=None, elected=None),
        ),
        confidence=0.75,
    )
    speaker = Speaker(raw="ประธานสภาฯ", name=None, role="ประธานสภา", person=FIRST.person)
    item = AgendaItem.empty(
        number="1",
        path=("1",),
        kind=AgendaKind.FOR_CONSIDERATION,
        heading="เลือกประธานสภา",
        resolutions=(resolution,),
        speeches=(Speech(speaker=speaker, text="ขอเชิญเสนอชื่อครับ", places=()),),
        motion=Motion(kind=MotionKind.URGENT_MOTION, reading=1, proposer=FIRST, seconders=(STRANGER,)),
        tasks=(Task.empty(to=STRANGER, text="ทำป้าย", due=DueDate(raw="๕ ม.ค. ๒๕๖๗", iso="2024-01-05")),),
        confidence=0.5,
    )
    group = AttendanceGroup.empty(
        status=PersonStatus.PRESENT, stated_count=2, confidence=0.5, people=(Person.empty(name=FIRST.raw, number=1),)
    )
    meeting = Meeting.empty(
        title="รายงานการประชุมสภา",
        sittings=(Sitting.empty(opened="09:00", adjourned="12:00"), Sitting.empty(opened="13:00")),
        quorum=Quorum(members=20, present=14.5, unit=QuorumUnit.RATIO),
    )
    pages = tuple(page.model_copy(update={"text_from": TextFrom.MIXED}) for page in minutes.source.pages)
    source = minutes.source.model_copy(update={"part": SourcePart(index=2, of=3), "pages": pages})
    parts = {"source": source, "meeting": meeting, "attendance": (group,), "agenda": (item,), "findings": ()}
    return minutes.model_copy(update=parts)


@pytest.fixture(scope="module")
def minutes() -> Minutes:
    return filled()


def test_they_come_back_as_they_were_written(minutes: Minutes, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(minutes.model_dump_json(), "utf-8")
    assert load(path) == minutes
    assert load(path).model_dump_json() == minutes.model_dump_json()


def test_they_are_right_against_themselves(minutes: Minutes) -> None:
    document = minutes.model_dump(mode="json")
    assert difference(document, document) == []
    assert score_document(document, document).whole


def test_a_list_without_a_heading_has_words_in_its_findings(minutes: Minutes) -> None:
    (count,) = [found for found in check_minutes(minutes) if found.code == "attendance.count"]
    assert count.message == "A list of names without a heading: 2 are stated, 1 were found."


@pytest.mark.parametrize("form", [row for row in FORMATS if row.name != "alto"], ids=lambda row: row.name)
def test_every_export_takes_them(minutes: Minutes, form: Format) -> None:
    document = StoredDocument(JsonFile(Path("x.json"), "x.json"), "0" * 64, minutes)
    written = b"".join(chunk.content for chunk in form.export([document], lambda _: None))
    assert written
    assert b"None" not in written


def test_the_search_database_takes_them(minutes: Minutes, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "x.json").write_text(minutes.model_dump_json(), "utf-8")
    database = tmp_path / "x.sqlite"
    assert index(folder, database, lambda _: None, lambda _: None).added == 1
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT heading FROM attendance").fetchall() == [("",)]
        assert connection.execute("SELECT yes, outcome FROM resolutions JOIN outcomes").fetchall() == [
            (60.25, "appointed")
        ]
