"""A label below hard-wrapped prose begins a paragraph of its own, however the text layer damaged it, in every format."""

from collections.abc import Callable, Sequence

import pytest
from tests.reading.docx.docx_samples import paragraph, raw_docx, run
from tests.reading.pdf.pdf_print import printed

from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import extract_bytes

FRONT = (
    "รายงานการประชุมคณะกรรมการสวนสาธารณะ",
    "ครั้งที่ ๒/๒๕๖๖",
    "วันพุธที่ ๑ กุมภาพันธ์ ๒๕๖๖",
    "ผู้มาประชุม",
    "๑. นายสมชาย ใจดี ประธานกรรมการ",
    "เริ่มประชุมเวลา ๐๙.๓๐ น.",
    "ระเบียบวาระที่ ๑ เรื่องแจ้งให้ทราบ",
)
PROSE = (
    "ประธานแจ้งว่าสวนได้เปิดให้ประชาชนใช้แล้วและได้รับความสนใจเป็นอย่างมากในทุกวันหยุด",
    "โดยเจ้าหน้าที่ได้จัดทางเดินและที่นั่งพักไว้ตามแผนที่คณะกรรมการได้ให้ความเห็นไว้เมื่อปี",
    "ก่อน จึงขอให้กองช่างติดตามการดูแลต้นไม้ใหญ่และแจ้งผลให้กรรมการทุกคนที่เกี่ยวข้องอยู่",
)
BACK = ("เลิกประชุมเวลา ๑๒.๐๐ น.",)
# As read, and the step that mends it; letter-spacing that no step mends is read all the same.
LABELS = (
    "มติที่ประชุม รับทราบ",
    "มติที ่ประชุม รับทราบ",  # gap_before_mark
    "มติทีป่ ระชุม รับทราบ",  # displaced_marks
    "ม ติ ที่ ป ร ะ ชุ ม รับทราบ",
)


def as_text(lines: Sequence[str]) -> Minutes:
    return extract_bytes("\n".join(lines).encode(), "paper.txt")


def as_docx(lines: Sequence[str]) -> Minutes:
    """One Word paragraph for each printed line, as a converter of PDF makes it."""
    return extract_bytes(raw_docx("".join(paragraph(run(line)) for line in lines)), "paper.docx")


def as_print(lines: Sequence[str]) -> Minutes:
    return extract_bytes(printed(lines), "paper.pdf")


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("read", [as_text, as_docx, as_print])
def test_the_resolution_is_read(read: Callable[[Sequence[str]], Minutes], label: str) -> None:
    (agenda,) = read([*FRONT, *PROSE, label, *BACK]).agenda
    assert [one.text for one in agenda.resolutions] == ["รับทราบ"]
    assert "มติ" not in agenda.text
