"""Sittings of a meeting that sat more than once, and the quorum, in small invented minutes."""

import pytest

from minutes_extract.model.minutes import Meeting
from minutes_extract.pipeline import extract_bytes

PAPER = """รายงานการประชุมสภาองค์การบริหารส่วนตำบลคลองใส
สมัยสามัญ สมัยที่ ๑ ครั้งที่ ๑/๒๕๖๗
วันจันทร์ที่ ๑๒ กุมภาพันธ์ ๒๕๖๗
ณ ห้องประชุมสภา
ผู้มาประชุม
๑. นายชล ธารา  ประธานสภา
๒. นางวารี ใสสด  เลขานุการสภา
เริ่มประชุมเวลา ๐๙.๓๐ น.
{quorum}
ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ทราบ
ประธานแจ้งว่าน้ำลดแล้ว
มติที่ประชุม รับทราบ
{pause}
ระเบียบวาระที่ ๒ เรื่องอื่น ๆ
มติที่ประชุม รับทราบ
เลิกประชุมเวลา ๑๖.๐๐ น.
(นางวารี ใสสด)
ผู้จดรายงานการประชุม
"""


def meeting_of(quorum: str = "", pause: str = "") -> Meeting:
    return extract_bytes(PAPER.format(quorum=quorum, pause=pause).encode(), "case.txt").meeting


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        (
            "พักการประชุมเวลา ๑๒.๐๐ น.\nประชุมต่อเวลา ๑๓.๐๐ น.",
            [("2024-02-12", "09:30", "12:00"), ("2024-02-12", "13:00", "16:00")],
        ),
        (
            "ประธานสั่งพักการประชุม เวลา ๑๖.๔๕ น.\nวันอังคารที่ ๑๓ กุมภาพันธ์ ๒๕๖๗\nเริ่มประชุมเวลา ๑๐.๐๐ น.",
            [("2024-02-12", "09:30", "16:45"), ("2024-02-13", "10:00", "16:00")],
        ),
        ("ประธานขอให้พักสิบนาที", []),
        ("การประชุมต่อไปเริ่มประชุมเวลา ๑๐.๐๐ น. ของวันที่ ๒ มีนาคม ๒๕๖๗", []),
    ],
    ids=["after lunch", "on the next day", "a short break", "the next meeting"],
)
def test_sittings(pause: str, expected: list[tuple[str, str, str]]) -> None:
    sittings = meeting_of(pause=pause).sittings
    assert [(one.date and one.date.iso, one.opened, one.adjourned) for one in sittings] == expected


@pytest.mark.parametrize(
    ("quorum", "expected"),
    [
        ("มีสมาชิกมาประชุม ๑๑ คน จากสมาชิกทั้งหมด ๑๒ คน ครบองค์ประชุม", (12, 11, "persons")),
        ("เจ้าของร่วมมีอัตราส่วนกรรมสิทธิ์รวม ๑๐,๐๐๐ ส่วน มาประชุมรวมอัตราส่วน ๔,๒๑๐ ส่วน ครบองค์ประชุม", (None, 4210, "ratio")),
        ("สมาชิกสภาทั้งหมด ๑๔ คน มาประชุม ๑๓ คน ไม่มาประชุม ๑ คน ครบองค์ประชุม", (14, 13, "persons")),
        (
            "มีผู้ถือหุ้นเข้าร่วมประชุมด้วยตนเอง ๓ ราย และโดยรับมอบฉันทะ ๒๐ ราย รวมทั้งสิ้น ๒๓ ราย นับจำนวนหุ้นได้ ๗๕๐,๒๐๐ หุ้น "
            "จากจำนวนหุ้นที่จำหน่ายได้แล้วทั้งหมด ๑,๐๐๐,๐๐๐ หุ้น ครบเป็นองค์ประชุม",
            (1000000, 750200, "shares"),
        ),
        ("เจ้าของร่วมมาประชุม คิดเป็นอัตราส่วนกรรมสิทธิ์ร้อยละ ๖๑.๒๕ ครบองค์ประชุม", (None, 61.25, "ratio")),
        ("เมื่อสมาชิกมาครบองค์ประชุมแล้ว ประธานกล่าวเปิดประชุม", None),
        ("ประชาชนมาชมตลาด ๓๐๐ คน", None),
    ],
)
def test_quorum(quorum: str, expected: tuple[float | None, float, str] | None) -> None:
    found = meeting_of(quorum=quorum).quorum
    assert (found and (found.members, found.present, found.unit)) == expected
