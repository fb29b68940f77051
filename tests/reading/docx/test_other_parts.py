"""Headers, notes, remarks, changes and documents put in: each stands where it belongs, or is told."""

from tests.reading.docx.docx_samples import CONTENT_TYPES, NAMESPACES, package, paragraph, parts_of, relations, run

from minutes_extract.model.page import Page
from minutes_extract.reading.read import read_bytes

LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROW = "<w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr><w:p>{}</w:p></w:tc></w:tr>"


def read(body: str, **others: str) -> Page:
    parts = parts_of(body.replace("r:id", f'xmlns:r="{LINK}" r:id'))
    targets = [("styles", "styles.xml"), ("numbering", "numbering.xml")]
    for kind, content in others.items():
        name = kind if "<w:" in content else f"{kind}.htm"
        targets.append((kind if "<w:" in content else "aFChunk", name))
        parts[f"word/{name}"] = content
    parts["word/_rels/document.xml.rels"] = relations(*targets)
    parts["[Content_Types].xml"] = CONTENT_TYPES
    return read_bytes(package(parts), "a.docx").pages[0]


def raws(page: Page) -> list[str]:
    return [line.raw for line in page.lines]


def told(page: Page) -> list[tuple[str, str]]:
    return [(remark.what, remark.quote) for remark in page.remarks]


def test_raised_figures_join_no_number() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert raws(read(paragraph(run("ค่าปรับ ๒๕"), run("๓", raised), run(" บาท")))) == ["ค่าปรับ ๒๕³ บาท"]


def test_struck_and_deleted_text_is_told() -> None:
    body = paragraph(
        run("มติที่ประชุม "), run("เห็นชอบ", "<w:strike/>"), "<w:del w:id='1'><w:r><w:delText>อนุมัติ</w:delText></w:r></w:del>",
        run("ไม่เห็นชอบ"),
    )  # fmt: skip
    page = read(body)
    assert raws(page) == ["มติที่ประชุม ไม่เห็นชอบ"]
    assert told(page) == [("struck", "เห็นชอบอนุมัติ")]


def test_white_and_hidden_text_is_told() -> None:
    white, hidden = '<w:color w:val="FFFFFF"/>', "<w:vanish/>"
    page = read(paragraph(run("เห็น"), run("ขาว", white)) + paragraph(run("ซ่อน", hidden), run("ต่อ")))
    assert raws(page) == ["เห็น", "ต่อ"]
    assert told(page) == [("hidden", "ขาว"), ("hidden", "ซ่อน")]


def test_a_deleted_column_is_told() -> None:
    page = read(f"<w:tbl>{ROW.format(run('ก'), run('๙'))}{ROW.format(run('ข'), run('๘'))}</w:tbl>")
    assert raws(page) == ["ก", "ข"]
    assert told(page) == [("struck", "๙"), ("struck", "๘")]


def test_a_note_stands_behind_its_paragraph() -> None:
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraph("ตามหนังสือลงวันที่ ๕ มกราคม")}</w:footnote></w:footnotes>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    page = read(paragraph(run("จัดสรร ๕๐"), mark, run(" บาท")) + paragraph("ย่อหน้าถัดไป"), footnotes=notes)
    assert raws(page) == ["จัดสรร ๕๐² บาท", "² ตามหนังสือลงวันที่ ๕ มกราคม", "ย่อหน้าถัดไป"]


def test_the_number_in_the_header_stands_below_the_title() -> None:
    header = f"<w:hdr {NAMESPACES}>{paragraph('ครั้งที่ ๒/๒๕๖๗')}</w:hdr>"
    section = "<w:p><w:pPr><w:sectPr><w:headerReference w:type='default' r:id='r2'/></w:sectPr></w:pPr></w:p>"
    page = read(paragraph("รายงานการประชุมคณะกรรมการหมู่บ้าน") + paragraph("ผู้มาประชุม") + section, header=header)
    assert raws(page) == ["รายงานการประชุมคณะกรรมการหมู่บ้าน", "ครั้งที่ ๒/๒๕๖๗", "ผู้มาประชุม"]


def test_remarks_of_others_are_told() -> None:
    comments = f"<w:comments {NAMESPACES}><w:comment w:id='0'>{paragraph('โปรดตรวจยอด')}</w:comment></w:comments>"
    assert told(read(paragraph("ข้อความ"), comments=comments)) == [("comment", "โปรดตรวจยอด")]


def test_a_document_put_in_is_read_in_place() -> None:
    page = read(
        paragraph("ก่อน") + "<w:altChunk r:id='r2'/>" + paragraph("หลัง"), chunk="<html><body><p>กลาง</p></body></html>"
    )
    assert raws(page) == ["ก่อน", "กลาง", "หลัง"]


def test_a_document_put_in_that_is_missing_is_told() -> None:
    assert told(read(paragraph("ก่อน") + "<w:altChunk r:id='r9'/>")) == [("part_not_read", "")]
