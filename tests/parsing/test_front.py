"""The front and the back of the minutes: title, letter, attendance, opening, closing, signatures, and papers that are none.

The setting `frame` puts the text of a case in the place of that zone in plain minutes.
"""

from pathlib import Path

import pytest
import regex
from pydantic import BaseModel
from tests import cases

from minutes_extract.model.minutes import Minutes, Person, Signature
from minutes_extract.parsing.zones.split_zones import OPENERS
from minutes_extract.pipeline import extract
from minutes_extract.thai.numerals import to_ascii_digits
from minutes_extract.thai.wordings.attendance_head import attendance_head
from minutes_extract.thai.wordings.find import opened_by

FILES = ("title", "letter", "attendance", "sitting", "signatures", "no_minutes")

# Plain minutes, each zone replaceable by the text of a case.
FRAME = {
    "title": "รายงานการประชุมคณะกรรมการสวนสาธารณะ\nครั้งที่ ๒/๒๕๖๖\nวันพุธที่ ๑ กุมภาพันธ์ ๒๕๖๖\nณ ห้องประชุมดอกแก้ว",
    "attendance": "ผู้มาประชุม\n๑. นายสมชาย ใจดี    ประธานกรรมการ\n๒. นางสมศรี มีสุข    กรรมการและเลขานุการ",
    "opening": "เริ่มประชุมเวลา ๐๙.๓๐ น.",
    "agenda": "ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ\nประธานแจ้งว่าสวนเปิดแล้ว\nมติที่ประชุม รับทราบ",
    "closing": "เลิกประชุมเวลา ๑๒.๐๐ น.",
    "signatures": "(นางสมศรี มีสุข)\nกรรมการและเลขานุการ\nผู้จดรายงานการประชุม",
}
FIELDS = regex.compile(r"(?P<path>(?:meeting|cover_letter|sections)[\w.]*): (?P<value>.*)")


def _framed(text: str, frame: str | None) -> str:
    return "\n".join(text if zone == frame else words for zone, words in FRAME.items()) if frame else text


@pytest.mark.parametrize("case", cases.blocks(*(f"parsing/{file}" for file in FILES)))
def test_reads_the_form(case: cases.Case, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(_framed(case.input, case.settings.get("frame")), encoding="utf-8")
    expected = [line for line in case.expected.split("\n") if line]
    minutes = extract(paper)
    wanted_people = [line for line in expected if line.startswith(("group: ", "person: "))]
    wanted_signers = [line for line in expected if line.startswith(("signature: ", "no signature"))]
    others = [line for line in expected if line not in wanted_people and line not in wanted_signers]
    found = [_reading(minutes, line) for line in others]
    found += _people(minutes) if wanted_people else []
    found += ([_signature(one) for one in minutes.signatures] or ["no signature"]) if wanted_signers else []
    assert "\n".join(found) == "\n".join([*others, *wanted_people, *wanted_signers])


@pytest.mark.parametrize("case", cases.lines("parsing/heads"))
def test_opens_a_part(case: cases.Case) -> None:
    text = to_ascii_digits(case.input)
    opening = attendance_head(text) or opened_by(text, *OPENERS)
    assert (opening.name if opening else "-") == case.expected


def test_title_block_printed_again_belongs_to_no_resolution(tmp_path: Path) -> None:
    """Text copied out of a PDF has lost its pages; the foot of each stands between the paragraphs."""
    foot = "\n\nรายงานการประชุมคณะกรรมการสวนสาธารณะ ครั้งที่ ๒/๒๕๖๖\nวันพุธที่ ๑ กุมภาพันธ์ ๒๕๖๖\nณ ห้องประชุมดอกแก้ว\n      2\n"
    paper = tmp_path / "paper.txt"
    paper.write_text(_framed(FRAME["agenda"] + foot + "ระเบียบวาระที่ ๒ เรื่องอื่น ๆ", "agenda"), encoding="utf-8")
    minutes = extract(paper)
    assert [one.heading for one in minutes.agenda] == ["เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "เรื่องอื่น ๆ"]
    assert [one.text for one in minutes.agenda[0].resolutions] == ["รับทราบ"]


def _reading(minutes: Minutes, line: str) -> str:
    """The line as these minutes would fill it in."""
    field = FIELDS.fullmatch(line)
    if field:
        return f"{field['path']}: {_shown(_walk(minutes, field['path']))}"
    if line.startswith("agenda: "):
        return "agenda: " + (" | ".join(_shown(one.heading) for one in minutes.agenda) or "-")
    if line.startswith("no finding: "):
        code = line.removeprefix("no finding: ")
        return f"found after all: {code}" if any(one.code == code for one in minutes.findings) else line
    assert line.startswith("findings: "), f"unknown reading: {line}"
    return "findings: " + (" ".join(one.code for one in minutes.findings) or "-")


def _walk(value: object, path: str) -> object:
    for name in path.split("."):
        value = getattr(value, name) if isinstance(value, BaseModel) else None
    return value


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " ; ".join(str(one) for one in value) or "-"
    return "-" if value is None or value == "" else str(value).replace("\n", " ⏎ ")


def _people(minutes: Minutes) -> list[str]:
    shown = []
    for group in minutes.attendance:
        count = f" | {group.stated_count}" if group.stated_count is not None else ""
        shown.append(f"group: {group.status} | {group.heading}{count}")
        shown += [_person(one) for one in group.people]
    return shown


def _person(one: Person) -> str:
    """Number, name, position, role, then what is rare by its name."""
    parts = [_shown(part) for part in (one.number, one.name, one.position, one.role)]
    rare = {"for": one.acting_for, "reason": one.reason, "unit": one.unit}
    return "person: " + " | ".join([*parts, *(f"{name}={value}" for name, value in rare.items() if value)])


def _signature(one: Signature) -> str:
    return "signature: " + " | ".join(_shown(part) for part in (one.role, one.label, one.name, one.position))
