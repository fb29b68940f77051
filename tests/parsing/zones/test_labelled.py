"""Minutes whose heads nobody can read any more: what the labeller says of their lines fills the sections."""

from pathlib import Path

import pytest
from tests.parsing.labeller.test_chain import TEXT

from minutes_extract.model.minutes import Minutes, PersonStatus
from minutes_extract.parsing.zones import labelled
from minutes_extract.pipeline import extract

TRASH = {
    "บันทึกการปรชุม": "บ้นทีกกฬรปธะขุม",
    "ผู้มาประขุม": "3mi5mรลlง",
    "ผู้ไม่มาประชุน": "นเ1Jmรกวร",
    "เลิกประชุมเวลา": "ลเกปธฃม วลา",
    "มติที่ประชุม รับทราบ": "3mlก5รJ; รับทราบ",
}


def read(folder: Path, text: str) -> Minutes:
    paper = folder / "paper.txt"
    paper.write_text(text, encoding="utf-8")
    return extract(paper)


@pytest.fixture
def minutes(tmp_path: Path) -> Minutes:
    text = TEXT
    for words, trash in TRASH.items():
        text = text.replace(words, trash)
    return read(tmp_path, text)


def test_sections_without_readable_heads_are_read(minutes: Minutes) -> None:
    assert [(group.status, len(group.people)) for group in minutes.attendance] == [
        (PersonStatus.PRESENT, 3),
        (PersonStatus.ABSENT, 1),
    ]
    assert minutes.meeting.title is not None
    assert minutes.meeting.adjourned == "15:00"
    assert [one.text for one in minutes.agenda[0].resolutions] == ["รับทราบ"]


def test_each_is_told_by_a_finding(minutes: Minutes) -> None:
    told = {finding.evidence["told"] for finding in minutes.findings if finding.code == "structure.inferred"}
    assert told >= {"title", "attendance", "resolution", "closing"}


def test_minutes_whose_words_are_known_are_not_labelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = TEXT.replace("การปรชุม", "การประชุม").replace("มาประขุม", "มาประชุม").replace("มาประชุน", "มาประชุม")
    asked: list[object] = []
    monkeypatch.setattr(labelled, "label_lines", lambda texts: asked.append(texts) or [])
    assert len(read(tmp_path, sound).agenda) == 2
    assert asked == []


@pytest.mark.parametrize("text", ["ข่าวประชาสัมพันธ์\n" * 40, "๑. ข้าวสาร ๕ ถุง\n๒. น้ำปลา ๒ ขวด\n๓. เกลือ\n"])
def test_no_label_makes_a_paper_minutes(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert (found.meeting.title, found.attendance, found.agenda) == (None, (), ())
