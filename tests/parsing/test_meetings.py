"""Files that hold the minutes of several meetings, and files that only look so."""

import json
from pathlib import Path

import pytest
from tests.commands.test_cli import run

from minutes_extract import extract, extract_all
from minutes_extract.model.minutes import Minutes

FIRST = """รายงานการประชุมคณะกรรมการสวนสาธารณะเทศบาลดอนกลาง
ครั้งที่ ๑/๒๕๖๖
วันพุธที่ ๑๑ มกราคม ๒๕๖๖
ณ ห้องประชุมดอกแก้ว
ผู้มาประชุม
๑. นายสมชาย ใจดี    ประธานกรรมการ
เริ่มประชุมเวลา ๐๙.๓๐ น.
ระเบียบวาระที่ ๑ เรื่องแจ้งเพื่อทราบ
มติที่ประชุม รับทราบ
เลิกประชุมเวลา ๑๒.๐๐ น.
(นางสมศรี มีสุข)
ผู้จดรายงานการประชุม
"""
SECOND = (
    FIRST.replace("๑/๒๕๖๖", "๒/๒๕๖๖")
    .replace("๑๑ มกราคม", "๑ กุมภาพันธ์")
    .replace("นายสมชาย ใจดี", "นายวิชัย ทองดี")
    .replace("รับทราบ", "เห็นชอบ")
)
ANNEX = """รายงานการประชุมครั้งก่อน ครั้งที่ ๑๒/๒๕๖๕ วันที่ ๑ ธันวาคม ๒๕๖๕
ได้ส่งให้กรรมการแล้ว
"""


def paper(folder: Path, text: str) -> Path:
    path = folder / "paper.txt"
    path.write_text(text, encoding="utf-8")
    return path


def told(minutes: Minutes) -> tuple[str | None, str | None, list[str], list[str]]:
    meeting = minutes.meeting
    people = [person.name for group in minutes.attendance for person in group.people]
    resolutions = [one.text for item in minutes.agenda for one in item.resolutions]
    return (
        meeting.number.text if meeting.number else None,
        meeting.date.iso if meeting.date else None,
        people,
        resolutions,
    )


def test_each_meeting_has_its_own_fields(tmp_path: Path) -> None:
    first, second = extract_all(paper(tmp_path, FIRST + SECOND))
    assert told(first) == ("1/2566", "2023-01-11", ["นายสมชาย ใจดี"], ["รับทราบ"])
    assert told(second) == ("2/2566", "2023-02-01", ["นายวิชัย ทองดี"], ["เห็นชอบ"])
    assert [one.source.part and one.source.part.index for one in (first, second)] == [1, 2]
    assert second.meeting.places[0].first_line == FIRST.count("\n") + 1


def test_extract_gives_the_first_and_says_that_there_are_more(tmp_path: Path) -> None:
    path = paper(tmp_path, FIRST + "\f" + SECOND)
    minutes = extract(path)
    assert minutes == extract_all(path)[0]
    assert [(one.code, dict(one.evidence)) for one in minutes.findings] == [
        ("document.several_meetings", {"index": 1, "of": 2})
    ]
    assert [page.number for page in minutes.source.pages] == [1]


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        FIRST.replace("ระเบียบวาระที่ ๑", "\f" + "".join(FIRST.splitlines(True)[:4]) + "ระเบียบวาระที่ ๑"),
        FIRST + FIRST,
        FIRST + ANNEX,
        FIRST.replace("มติที่ประชุม", ANNEX + "มติที่ประชุม"),
    ],
    ids=["one", "title block printed again", "bound twice", "named below the signers", "named in an agenda"],
)
def test_one_meeting_is_one(tmp_path: Path, text: str) -> None:
    (minutes,) = extract_all(paper(tmp_path, text))
    assert minutes.source.part is None
    assert minutes.meeting.number is not None
    assert minutes.meeting.number.text == "1/2566"
    assert "document.several_meetings" not in {one.code for one in minutes.findings}


REGULATION = """ระเบียบว่าด้วยการประชุม
{}เลิกประชุมเวลา ๑๒.๐๐ น.
รายงานการประชุม ครั้งที่ {}/๒๕๖๖ วันที่ ๑๐ มีนาคม ๒๕๖๖
ผู้มาประชุม
"""


def test_parts_that_are_no_minutes_are_no_meetings(tmp_path: Path) -> None:
    """A regulation shows how minutes look."""
    text = "".join(REGULATION.format("ข้อความของระเบียบ\n" * 8, at) for at in range(1, 4))
    (minutes,) = extract_all(paper(tmp_path, text))
    assert minutes.source.part is None
    assert minutes.meeting.title is None


@pytest.mark.parametrize("text", [FIRST + REGULATION.format("", 9), REGULATION.format("", 9) + FIRST])
def test_a_form_beside_minutes_belongs_to_them(tmp_path: Path, text: str) -> None:
    assert len(extract_all(paper(tmp_path, text))) == 1


def test_convert_writes_one_json_for_each_meeting(tmp_path: Path) -> None:
    path = paper(tmp_path, FIRST + SECOND)
    out = tmp_path / "out"
    out.mkdir()
    assert run("convert", path, "-o", out).returncode == 0
    assert sorted(one.name for one in out.iterdir()) == ["paper.1.json", "paper.2.json"]
    lines = run("convert", path).stdout.splitlines()
    assert [json.loads(line)["meeting"]["number"]["text"] for line in lines] == ["1/2566", "2/2566"]


COVER_LINES = "".join(f"แผ่นที่ {at} ของเล่ม\n" for at in range(1, 13))


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(SECOND.replace("รายงานการประชุม", "รายงวนการประชุม", 1), id="title misread"),
        pytest.param(SECOND.replace("\nครั้งที่", f"\n{COVER_LINES}ครั้งที่", 1), id="number many lines below the title"),
        pytest.param(SECOND.replace("ครั้งที่", "คราวที่", 1), id="number called คราวที่"),
    ],
)
def test_the_second_meeting_is_told_apart(tmp_path: Path, second: str) -> None:
    assert [one.meeting.number.text for one in extract_all(paper(tmp_path, FIRST + second)) if one.meeting.number] == [
        "1/2566",
        "2/2566",
    ]


def test_without_a_closing_another_number_and_day_begin_a_meeting(tmp_path: Path) -> None:
    open_end = FIRST[: FIRST.index("เลิกประชุม")]
    assert len(extract_all(paper(tmp_path, open_end + SECOND))) == 2


def test_the_title_at_the_head_of_pages_begins_none(tmp_path: Path) -> None:
    again = FIRST.replace("มติที่ประชุม", "รายงานการประชุมคณะกรรมการสวนสาธารณะเทศบาลดอนกลาง ๑/๒๕๖๖\n- ๒ -\nมติที่ประชุม")
    both = extract_all(paper(tmp_path, again + SECOND))
    assert [one.text for meeting in both for one in meeting.agenda[0].resolutions] == ["รับทราบ", "เห็นชอบ"]


CONFIRMING = """ระเบียบวาระที่ ๒ เรื่องรับรองรายงานการประชุม
{named}
{decided}
"""
NAMED = ("รายงานการประชุมครั้งที่ ๑๒/๒๕๖๕ เมื่อวันศุกร์ที่ ๙ ธันวาคม ๒๕๖๕", "รายงานการประชุมคณะกรรมการสวนสาธารณะ ครั้งที่ ๑๒/๒๕๖๕")
DECIDED = ("มติที่ประชุม รับรองรายงานการประชุม", "ไม่มีผู้แก้ไข")


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("decided", DECIDED)
def test_the_minutes_to_be_confirmed_are_no_meeting(tmp_path: Path, named: str, decided: str) -> None:
    confirming = CONFIRMING.format(named=named, decided=decided)
    first = FIRST.replace("เลิกประชุม", f"{confirming}เลิกประชุม")
    both = extract_all(paper(tmp_path, first + SECOND))
    assert [one.meeting.number.text for one in both if one.meeting.number] == ["1/2566", "2/2566"]
    (untitled,) = extract_all(paper(tmp_path, first[first.index("ผู้มาประชุม") :]))
    assert (untitled.meeting.number, untitled.meeting.date, len(untitled.agenda)) == (None, None, 2)
    assert [one.name for one in untitled.attendance[0].people] == ["นายสมชาย ใจดี"]


def test_agendas_numbered_in_words_are_read_where_the_labeller_is_asked(tmp_path: Path) -> None:
    text = FIRST.replace("ระเบียบวาระที่ ๑", "ระเบียบวาระที่ หนึ่ง").replace("รายงานการประชุมคณะ", "คณะ")
    (minutes,) = extract_all(paper(tmp_path, text))
    assert [item.number for item in minutes.agenda] == ["1"]
    assert "internal.error" not in {one.code for one in minutes.findings}
