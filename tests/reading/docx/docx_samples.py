"""Builds the Word documents of the tests: by python-docx, and as raw XML where that library has no words for it.

Names, offices and sentences are invented.
"""

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.numbering+xml"/></Types>'
)


def relations(*targets: tuple[str, str]) -> str:
    """A part of relationships: kind and target of each."""
    rows = "".join(
        f'<Relationship Id="r{at}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def package(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def parts_of(body: str, styles: str = "", numbering: str = "") -> dict[str, str | bytes]:
    """The parts of a document from the inside of its body, its styles and its lists."""
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(("styles", "styles.xml"), ("numbering", "numbering.xml")),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
    }


def raw_docx(body: str, styles: str = "", numbering: str = "") -> bytes:
    """A document from raw XML."""
    return package(parts_of(body, styles, numbering))


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; content without markup becomes a run."""
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def item(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(at: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list; `more` stands between format and text, as the schema wants it."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def series(series_id: int, *levels: str) -> str:
    """The levels that lists share."""
    return f'<w:abstractNum w:abstractNumId="{series_id}">{"".join(levels)}</w:abstractNum>'


def numbered(list_id: int, series_id: int, overrides: str = "") -> str:
    """A list of a series."""
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{series_id}"/>{overrides}</w:num>'


def restart(at: int, start: int) -> str:
    """An override: the list begins anew with that number."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def cell(*lines: str, properties: str = "") -> str:
    """A cell of paragraphs."""
    inside = "".join(line if line.startswith("<") else paragraph(line) for line in lines)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell without markup becomes one of a single paragraph."""
    inside = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


TEAM_ABSENT = "รายนามผู้ที่ไม่เข้าร่วมประชุม"


def team_minutes() -> bytes:
    """Minutes of a team: numbered and tabbed names, labelled items, three signers on one tabbed line."""
    document = Document()
    for line in ("รายงานการประชุม", "การประชุมของสมาชิกทีม 4", "เรื่อง ติดตามความคืบหน้าโครงงาน ครั้งที่ 5/2564"):
        document.add_paragraph().add_run(line).bold = True
    document.add_paragraph("วันพุธที่ 10 มีนาคม 2564 เวลา 16.00 – 17.00 น.")
    document.add_paragraph("ณ ห้องประชุม 204 อาคารเรียนรวม")
    document.add_paragraph("*" * 40)
    members = _list(document, level(0, "decimal", "%1."))
    document.add_paragraph().add_run("รายนามผู้มาประชุม").bold = True
    for name, office in (("นายสมชาย ใจดี", "Team Leader"), ("นางสาวมาลี งามตา", "Developer"), ("นายวิชัย ทองดี", "Tester")):
        _number(document.add_paragraph(f"{name}\t{office}"), members)
    document.add_paragraph().add_run(TEAM_ABSENT).bold = True
    document.add_paragraph("- ไม่มี -")
    document.add_paragraph("เริ่มประชุม เวลา 16:00 น.")
    _team_agenda(document)
    document.add_paragraph("ปิดประชุม เวลา 17:00 น.")
    document.add_paragraph("(นางสาวมาลี งามตา)\t(นายวิชัย ทองดี)\t(นายสมชาย ใจดี)")
    document.add_paragraph("ผู้จดรายงานการประชุม\tผู้พิมพ์รายงานการประชุม\tผู้ตรวจรายงานการประชุม")
    return _saved(document)


def _team_agenda(document: "WordDocument") -> None:
    document.add_paragraph().add_run("วาระที่ 1 เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ").bold = True
    document.add_paragraph("มติ\tที่ประชุมรับทราบ")
    document.add_paragraph().add_run("วาระที่ 2 เรื่องเสนอเพื่อพิจารณา").bold = True
    items = _list(document, level(0, "decimal", "2.%1"))
    for title, resolved in (("การแบ่งงานของสมาชิก", "เห็นชอบตามที่เสนอ"), ("กำหนดส่งรายงาน", "อนุมัติให้เลื่อนกำหนดส่ง")):
        _number(document.add_paragraph(title), items)
        document.add_paragraph(f"มติ\tที่ประชุมมีมติ{resolved}")


def board_minutes() -> bytes:
    """Minutes of a board: Thai list numbers, a borderless list of names, a merged table, signers in one row."""
    document = Document()
    document.add_paragraph("รายงานการประชุมคณะกรรมการพัฒนาตำบลดอนกลาง")
    document.add_paragraph("ครั้งที่ ๓/๒๕๖๗")
    document.add_paragraph("เมื่อวันพุธที่ ๖ มีนาคม ๒๕๖๗")
    document.add_paragraph("ณ ห้องประชุมดอนกลาง ชั้น ๒ ที่ว่าการอำเภอดอนกลาง")
    document.sections[0].header.paragraphs[0].text = "หัวกระดาษ ครั้งที่ ๙/๒๕๕๙"
    _number_column(document)
    document.add_paragraph("เริ่มประชุมเวลา ๐๙.๓๐ น.")
    _board_agenda(document)
    document.add_paragraph("เลิกประชุมเวลา ๑๑.๔๕ น.")
    signers = document.add_table(rows=1, cols=2).rows[0].cells
    for one, lines in zip(
        signers,
        (("(นางสมศรี มีสุข)", "ผู้จดรายงานการประชุม"), ("(นายวิชัย ทองดี)", "ผู้ตรวจรายงานการประชุม")),
        strict=True,
    ):
        one.text = lines[0]
        one.add_paragraph(lines[1])
    return _saved(document)


def _number_column(document: "WordDocument") -> None:
    """The list of names: a table whose first column holds nothing but Word's numbers."""
    numbers = _list(document, level(0, "thaiNumbers", "%1."))
    people = (
        ("นายสมชาย ใจดี", "นายอำเภอดอนกลาง", "ประธาน"),
        ("นายวิชัย ทองดี", "ปลัดอำเภอดอนกลาง", "กรรมการ"),
        ("นางสมศรี มีสุข", "พัฒนาการอำเภอดอนกลาง", "กรรมการและเลขานุการ"),
    )
    document.add_paragraph("ผู้มาประชุม")
    names = document.add_table(rows=0, cols=4)
    for person in people:
        cells = names.add_row().cells
        _number(cells[0].paragraphs[0], numbers)
        for one, text in zip(cells[1:], person, strict=True):
            one.text = text
    document.add_paragraph("ผู้ไม่มาประชุม")
    absent = document.add_paragraph("นางสาวมาลี งามตา\tเกษตรอำเภอดอนกลาง\tติดราชการ")
    _number(absent, _list(document, level(0, "thaiNumbers", "%1.")))


def _board_agenda(document: "WordDocument") -> None:
    agendas = _list(document, level(0, "thaiNumbers", "ระเบียบวาระที่ %1"), level(1, "thaiNumbers", "%1.%2"))
    _number(document.add_paragraph("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"), agendas)
    document.add_paragraph("มติที่ประชุม รับทราบ")
    _number(document.add_paragraph("เรื่องรับรองรายงานการประชุม"), agendas)
    document.add_paragraph("มติที่ประชุม รับรองรายงานการประชุม")
    _number(document.add_paragraph("เรื่องเสนอเพื่อพิจารณา"), agendas)
    _number(document.add_paragraph("งบประมาณของกองทุนหมู่บ้าน"), agendas, 1)
    _budget(document.add_table(rows=4, cols=3))
    document.add_paragraph("มติที่ประชุม เห็นชอบ")
    _number(document.add_paragraph("แผนพัฒนาตำบล"), agendas, 1)
    document.add_paragraph("มติที่ประชุม อนุมัติตามที่เสนอ")


def _budget(target: "Table") -> None:
    target.style = "Table Grid"
    texts = (("หมู่บ้าน", "งบประมาณ (บาท)", ""), ("", "รับ", "จ่าย"), ("บ้านดอน", "๑,๒๐๐", "๘๐๐"), ("รวม", "๑,๒๐๐", "๘๐๐"))
    for cells, row_texts in zip(target.rows, texts, strict=True):
        for one, text in zip(cells.cells, row_texts, strict=True):
            one.text = text
    target.cell(0, 0).merge(target.cell(1, 0))
    target.cell(0, 1).merge(target.cell(0, 2))


def _list(document: "WordDocument", *levels: str) -> int:
    """Add a list; its number."""
    root = document.part.numbering_part.element
    series_id, list_id = 1000 + len(root), 2000 + len(root)
    root.insert(0, parse_xml(series(series_id, *levels).replace("<w:abstractNum", f"<w:abstractNum {nsdecls('w')}", 1)))
    root.append(parse_xml(numbered(list_id, series_id).replace("<w:num", f"<w:num {nsdecls('w')}", 1)))
    return list_id


def _number(target: object, list_id: int, at: int = 0) -> None:
    """Put a paragraph in a list."""
    properties = target._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
    properties.get_or_add_numId().val = list_id
    properties.get_or_add_ilvl().val = at


def _saved(document: "WordDocument") -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()
