"""Laws that hold for any text: parse returns, every line lands in one zone, JSON round-trips, places hold the quotes."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests import paths

from minutes_extract.checks.check import check
from minutes_extract.model.draft import Draft
from minutes_extract.model.minutes import AgendaItem, Minutes
from minutes_extract.model.page import Document
from minutes_extract.pipeline import assemble, draft_of
from minutes_extract.reading.read import read_bytes

# Lines that open, number, label, list or end something; the alphabet of troublemakers grows with each bug.
TROUBLE = st.sampled_from(
    [
        "รายงานการประชุมคณะกรรมการ", "ครั้งที่ ๘/๒๕๖๖", "วันพุธที่ ๒๗ ธันวาคม ๒๕๖๖ เวลา ๑๓.๓๐ น.", "ณ ห้องประชุม",
        "ผู้มาประชุม", "ผู้ไม่มาประชุม จำนวน ๒ คน", "ผู้เข้าร่วมประชุม (ต่อ)", "๑. นายสมชาย\tใจดี\tประธาน",
        "๒. นางสาว", "๓.", "(แทนคณบดี)", "- ไม่มี -", "เริ่มประชุมเวลา ๐๙.๐๐ น.", "ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้ง",
        "ระเบียบวาระที่ ๑", "วาระที่ ๒.๑ เรื่อง", "๔.๑ เรื่อง", "๔.๑.๑ เรื่อง", "๑) ข้อ", "(๑) ข้อ", "๑. ข้อ", "๑.๓ ข้อ", "ก. ข้อ", "(ข) ข้อ", "a) ข้อ", "๑.๒–๑.๔ ข้อ",
        "มติที่ประชุม", "มติที่ประชุม รับทราบ", "มติที่ประชุม ดังนี้", "ที่ประชุมมีมติเห็นชอบ", "เลิกประชุมเวลา ๑๖.๓๐ น.",
        "ลงชื่อ..........ผู้จดรายงานการประชุม", "(นางสมศรี ดีใจ)", "ที่\tอำเภอ\tจำนวน", "๑\tเมือง\t๑,๐๐๐", "\tรวม\t๒,๐๐๐",
        "| ก | ข |", "|---|---|", "<table><tr><td rowspan=3>ก</td></tr></table>", "# หัวข้อ", "**หนา****หนา**",
        "เรื่อง ขอส่งรายงาน", "เรียน ผู้ว่าราชการ", "ที่ กข ๐๐๑๙/ว ๑", "ขอแสดงความนับถือ", "\f", "- ๒ -", "/ข้อ ๗…", "", "   ",
    ]
)  # fmt: skip
ALPHABET = st.text(alphabet="กขงนมยรลวสหอะาิีุู่้์ๆฯ๐๑๒๙0129.()/-:|\t #*<>\u0e4d\uf70a\u200bAéयो", max_size=40)
TEXTS = st.lists(st.one_of(TROUBLE, TROUBLE, ALPHABET), max_size=40).map("\n".join).map(lambda text: "คำ\n" + text)


def read_text(text: str) -> Document:
    return read_bytes(text.encode("utf-8"), "any.txt")


def items_of(items: tuple[AgendaItem, ...]):
    for item in items:
        yield item
        yield from items_of(item.items)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_anything_becomes_minutes_that_round_trip(text: str) -> None:
    document = read_text(text)
    draft = draft_of(document)
    minutes = assemble(document, draft, check(document, draft))
    assert Minutes.model_validate_json(minutes.model_dump_json()) == minutes
    assert [found.message for found in minutes.findings if found.code == "internal.error"] == []


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_line_lands_in_one_zone(text: str) -> None:
    document = read_text(text)
    draft = draft_of(document)
    lines = [line for page in document.pages for line in page.lines]
    assert [one.line.raw for one in draft.taken] == [line.raw for line in lines]


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_places_exist_and_findings_point_into_the_document(text: str) -> None:
    document = read_text(text)
    draft = draft_of(document)
    numbers = {(line.page, line.number) for page in document.pages for line in page.lines}
    for item in items_of(draft.agenda):
        for place in item.places:
            assert (place.page, place.first_line) in numbers
            assert (place.page, place.last_line) in numbers
    minutes = assemble(document, draft, check(document, draft)).model_dump()
    for finding in minutes["findings"]:
        resolve(minutes, finding["path"])


def resolve(document: object, pointer: str) -> object:
    """Follow a JSON Pointer; raises where it leads nowhere."""
    for step in pointer.split("/")[1:]:
        document = document[int(step)] if isinstance(document, (list, tuple)) else document[step]  # type: ignore[index]
    return document


def test_the_same_bytes_give_the_same_bytes() -> None:
    samples = paths.SAMPLES
    for path in samples.glob("*/minutes.*"):
        document = read_bytes(path.read_bytes(), path.name)
        once, again = (_json(document, draft_of(document)) for _ in range(2))
        assert once == again


def _json(document: Document, draft: Draft) -> str:
    return assemble(document, draft, check(document, draft)).model_dump_json()
