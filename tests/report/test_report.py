"""The summary and the register: a row a document, in words, with nothing in a name that could run."""

import io
import shutil
from pathlib import Path

import openpyxl
import pytest
from tests import paths

from minutes_extract.archive.documents import Unusable
from minutes_extract.pipeline import extract
from minutes_extract.report.facts import DocumentFacts, InputRow
from minutes_extract.report.links import link_to
from minutes_extract.report.register import Register
from minutes_extract.report.summary import MOST_SHOWN, summary_page
from minutes_extract.report.texts import REGISTER_COLUMNS, Result
from minutes_extract.report.write import REGISTER_NAME, SUMMARY_NAME, write_report

HOSTILE = '=HYPERLINK("http://x") <script>alert(1)</script>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two meetings, one of them twice, a paper that is no minutes, a file of another program."""
    for name, sample in (("a.json", "company-team/minutes.txt"), ("b.json", "municipal-council/minutes.html")):
        text = extract(paths.SAMPLES / sample).model_dump_json()
        (tmp_path / name).write_text(text, "utf-8")
    shutil.copy(tmp_path / "a.json", tmp_path / "c.json")
    letter = tmp_path / "เวียน.txt"
    letter.write_text("บันทึกข้อความ\nเรื่อง ขอเชิญร่วมงาน\nเรียน ผู้อำนวยการ\nด้วยสำนักงานจะจัดงานปีใหม่\n", "utf-8")
    (tmp_path / "d.json").write_text(extract(letter).model_dump_json(), "utf-8")
    (tmp_path / "run.json").write_text("{}", "utf-8")
    return tmp_path


def written(folder: Path, *inputs: InputRow) -> tuple[list[DocumentFacts], list[Unusable]]:
    unusable: list[Unusable] = []
    return write_report(folder, folder, inputs, unusable.append), unusable


def sheet(folder: Path, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO((folder / REGISTER_NAME).read_bytes()))
    return list(book[name].iter_rows(values_only=True))


def test_each_document_has_a_row_in_words(folder: Path) -> None:
    rows, unusable = written(folder, InputRow("เก่า.doc", "/x/เก่า.doc", "failed", "the file is a Word 97–2003 document (DOC) – open it in Word or LibreOffice and save it as .docx"))  # fmt: skip
    assert [one.foreign for one in unusable] == [True]
    assert [row.result for row in rows] == [
        Result.CLEAN,
        Result.TO_CHECK,
        Result.CLEAN,
        Result.NOT_MINUTES,
        Result.FAILED,
    ]
    assert rows[-2].to_do.startswith("เอกสารนี้ไม่ใช่รายงานการประชุมที่จัดแล้ว อ่านได้ ")
    assert "เปิดดูต้นฉบับ" in rows[-2].to_do
    assert rows[-1].to_do == "แฟ้มนี้เป็นเอกสาร Word 97–2003 (DOC) – เปิดใน Word หรือ LibreOffice แล้วบันทึกเป็น .docx"
    head, first, *_ = sheet(folder, "การประชุม")
    row = dict(zip(head, first, strict=True))
    assert row["วันที่"] == "27 พ.ย. 2567"
    assert row["เรียงตามวันที่"] == "2567-11-27"
    assert row["ครั้งที่"] == "3/2567"
    assert row["มติ"] == rows[0].resolutions > 0


def test_what_is_the_same_is_named(folder: Path) -> None:
    rows, _ = written(folder)
    assert [row.same_bytes_as for row in rows] == ["", "", "a.json", ""]


def test_the_same_meeting_in_other_bytes_is_named(folder: Path) -> None:
    other = (folder / "a.json").read_text("utf-8")
    minutes = extract(paths.SAMPLES / "company-team/minutes.txt")
    changed = minutes.model_copy(
        update={"source": minutes.source.model_copy(update={"sha256": "0" * 64, "file_name": "z.pdf"})}
    )
    (folder / "c.json").write_text(changed.model_dump_json(), "utf-8")
    assert other != changed.model_dump_json()
    rows, _ = written(folder)
    assert rows[2].same_meeting_as == "a.json"
    assert rows[2].to_do == "การประชุมครั้งเดียวกับ a.json"


def test_the_other_sheets_hold_resolutions_people_and_findings(folder: Path) -> None:
    rows, _ = written(folder)
    assert len(sheet(folder, "มติ")) == 1 + sum(row.resolutions for row in rows)
    assert len(sheet(folder, "ผู้มาประชุม")) == 1 + sum(sum(row.people) for row in rows)
    assert len(sheet(folder, "ข้อสังเกต")) == 1 + sum(row.findings for row in rows)
    assert all(any("ก" <= letter <= "๙" for letter in str(row[2])) for row in sheet(folder, "ข้อสังเกต"))


def test_columns_are_as_wide_as_said(folder: Path) -> None:
    written(folder)
    book = openpyxl.load_workbook(folder / REGISTER_NAME)
    for name, columns in REGISTER_COLUMNS.items():
        widths = [dimension.width for dimension in book[name].column_dimensions.values()]
        assert widths == [width for _, width in columns]
        assert book[name].freeze_panes == "A2"


def test_formulas_and_html_in_names_do_nothing(tmp_path: Path) -> None:
    row = DocumentFacts(Result.CLEAN, HOSTILE, body=HOSTILE, title=HOSTILE)
    register = Register(tmp_path)
    register.add(row)
    book = openpyxl.load_workbook(io.BytesIO(register.content()))
    types = {
        cell.data_type for cells in book["การประชุม"].iter_rows(min_row=2) for cell in cells if cell.value == HOSTILE
    }
    assert types == {"s"}
    page = summary_page([row], tmp_path, True).decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_the_same_documents_give_the_same_bytes(folder: Path) -> None:
    written(folder)
    first = (folder / REGISTER_NAME).read_bytes(), (folder / SUMMARY_NAME).read_bytes()
    written(folder)
    assert ((folder / REGISTER_NAME).read_bytes(), (folder / SUMMARY_NAME).read_bytes()) == first


def test_the_page_stays_short_however_large_the_archive(tmp_path: Path) -> None:
    rows = [DocumentFacts(Result.CLEAN, f"{number}.pdf") for number in range(MOST_SHOWN * 3)]
    page = summary_page(rows, tmp_path, True).decode()
    assert page.count("<tr><td>") == MOST_SHOWN
    assert "1,500" in page


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("ปี 1/ก#1.json", "%E0%B8%9B%E0%B8%B5%201/%E0%B8%81%231.json"),
        ("", ""),
        ("\udcaa.pdf", ""),
        ("x" * 3000, ""),
    ],
)
def test_links_are_addresses(tmp_path: Path, path: str, link: str) -> None:
    assert link_to(path, tmp_path) == link
