"""DOCX: the printed text of Word's XML, list numbers, tables, whole minutes, what LibreOffice prints, hostile files."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.docx.docx_samples import (
    board_minutes,
    cell,
    item,
    level,
    numbered,
    package,
    paragraph,
    parts_of,
    raw_docx,
    relations,
    restart,
    row,
    run,
    series,
    table,
    team_minutes,
)
from tests.waiting import PATIENCE
from tests.work import LINEAR, growth

from minutes_extract.errors import EncryptedDocumentError, LimitError, MinutesError, UnreadableDocumentError
from minutes_extract.model.line import BOLD_HEADING, PageLine
from minutes_extract.model.minutes import Minutes, Outcome, PersonStatus, SignatureRole
from minutes_extract.model.options import Options
from minutes_extract.pipeline import extract
from minutes_extract.reading.docx.number_formats import format_number
from minutes_extract.reading.docx.read_docx import read_docx
from minutes_extract.reading.read import read_bytes
from minutes_extract.reading.source import LoadedFile

SOFFICE = shutil.which("soffice")


def lines_of(body: str, styles: str = "", numbering: str = "") -> list[PageLine]:
    return list(read_bytes(raw_docx(body, styles, numbering), "x").pages[0].lines)


def texts_of(body: str, styles: str = "", numbering: str = "") -> list[str]:
    return [line.raw for line in lines_of(body, styles, numbering)]


# Text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(run("ที่ประชุม") + run("รับทราบ"), ["ที่ประชุมรับทราบ"], id="runs"),
        pytest.param("<w:hyperlink>" + run("ประกาศ") + "</w:hyperlink>", ["ประกาศ"], id="hyperlink"),
        pytest.param("<w:smartTag><w:smartTag>" + run("ลำปาง") + "</w:smartTag></w:smartTag>", ["ลำปาง"], id="smart tag"),
        pytest.param("<w:ins>" + run("ใหม่") + "</w:ins><w:del>" + run("เก่า") + "</w:del>", ["ใหม่"], id="changes"),
        pytest.param("<w:moveFrom>" + run("จาก") + "</w:moveFrom><w:moveTo>" + run("ไป") + "</w:moveTo>", ["ไป"], id="moves"),
        pytest.param("<w:r><w:delText>ลบ</w:delText></w:r>" + run("คง"), ["คง"], id="deleted text"),
        pytest.param(run("ซ่อน", "<w:vanish/>") + run("เห็น", '<w:vanish w:val="0"/>'), ["เห็น"], id="hidden"),
        pytest.param(run("ก") + "<w:r><w:br/></w:r>" + run("ข"), ["ก", "ข"], id="line break"),
        pytest.param(run("ก") + "<w:r><w:tab/><w:t>ข</w:t></w:r>", ["ก\tข"], id="tab"),
        pytest.param("<w:r><w:t>ก\nข</w:t></w:r>", ["ก ข"], id="line end within the XML"),
        pytest.param("<w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t></w:r>", ["2\u20113"], id="hyphen"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', ["☑"], id="ticked box"),
        pytest.param('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', ["☐"], id="open box"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', ["•"], id="bullet"),
        pytest.param('<w:r><w:sym w:char="zz"/><w:sym/></w:r>', ["••"], id="broken symbols"),
        pytest.param("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", ["x+1"], id="formula"),
        pytest.param("<w:ruby><w:rt>" + run("อ่าน") + "</w:rt><w:rubyBase>" + run("คำ") + "</w:rubyBase></w:ruby>", ["คำ"], id="ruby"),
        pytest.param("<w:sdt><w:sdtPr/><w:sdtContent>" + run("กรอกแล้ว") + "</w:sdtContent></w:sdt>", ["กรอกแล้ว"], id="control"),
        pytest.param("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("คลิก") + "</w:sdtContent></w:sdt>", [], id="prompt"),
    ],
)  # fmt: skip
def test_text(content: str, expected: list[str]) -> None:
    found = read_docx(LoadedFile(raw_docx(f"<w:p>{content}</w:p>"), "a.docx"))[0].lines
    assert [line.raw for line in found] == expected


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + instruction + mark("separate") + result + mark("end")


def test_results_of_fields_are_kept_codes_are_not() -> None:
    nested = field("TOC", run("ระเบียบวาระ ") + field("PAGEREF", run("๓")))
    in_code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + field("PAGE", run("หน้า"))
    assert texts_of(f"<w:p>{nested}</w:p>") == ["ระเบียบวาระ ๓"]
    assert texts_of(f"<w:p>{in_code}</w:p>" + paragraph("ต่อไป")) == ["ต่อไป"]
    assert texts_of("<w:p><w:fldSimple>" + run("๗") + "</w:fldSimple></w:p>") == ["๗"]


def test_box_of_a_form_field() -> None:
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" เห็นชอบ")
    ticked = box.format('<w:default w:val="0"/><w:checked/>')
    assert texts_of(f"<w:p>{ticked}{end}</w:p><w:p>{box.format('')}{end}</w:p>") == ["☑ เห็นชอบ", "☐ เห็นชอบ"]


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('ในกรอบ')}</w:txbxContent>"
    drawn = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    assert texts_of(paragraph("นอกกรอบ", drawn) + paragraph("ถัดไป")) == ["นอกกรอบ", "ในกรอบ", "ถัดไป"]
    assert texts_of(paragraph("นอกกรอบ", old)) == ["นอกกรอบ", "ในกรอบ"]


def test_content_controls_around_paragraphs_rows_and_cells() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = control(paragraph("ก") + control(paragraph("ข"))) + table(
        control(row(control(cell("ค")), "ง")), row("จ", "ฉ")
    )
    assert texts_of(body) == ["ก", "ข", "ค\tง", "จ\tฉ"]


def test_paragraph_whose_end_is_deleted_or_hidden_flows_on() -> None:
    lost = "<w:rPr><w:del/></w:rPr>"
    hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    body = paragraph("มติที่ประชุม ", properties=lost) + paragraph("รับทราบ") + paragraph("หัวข้อ ", properties=hidden)
    assert texts_of(body + table(row("ก", "ข")) + paragraph("ท้าย")) == ["มติที่ประชุม รับทราบ", "หัวข้อ", "ก\tข", "ท้าย"]


def test_lines_of_one_paragraph_are_one_block() -> None:
    breaks = '<w:r><w:br/></w:r>ข<w:r><w:br w:type="page"/></w:r>ค'
    content = run("ก") + breaks.replace("ข", run("ข")).replace("ค", run("ค"))
    lines = lines_of(f"<w:p>{content}</w:p>" + paragraph("") + paragraph("ง"))
    assert [(line.number, line.raw, line.starts_block) for line in lines] == [
        (1, "ก", True),
        (2, "ข", False),
        (3, "ค", True),
        (4, "ง", True),
    ]
    assert {line.page for line in lines} == {None}


def test_tabs_and_wide_gaps_part_columns() -> None:
    tabbed, gapped, plain = lines_of(paragraph("๑.\tนายสมชาย") + paragraph("นายวิชัย   กรรมการ") + paragraph("ข้อความ"))
    assert [one.raw for one in tabbed.cells] == ["๑.", "นายสมชาย"]
    assert [one.raw for one in gapped.cells] == ["นายวิชัย", "กรรมการ"]
    assert (plain.cells, tabbed.table) == ((), None)


# Headings

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="Mine"/><w:basedOn w:val="b"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="d"><w:name w:val="Plain"/><w:basedOn w:val="c"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ring"><w:basedOn w:val="ring2"/></w:style>
<w:style w:type="paragraph" w:styleId="ring2"><w:basedOn w:val="ring"/><w:rPr><w:bCs/></w:rPr></w:style>
<w:style w:type="character" w:styleId="strong"><w:rPr><w:bCs/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(paragraph("ก", properties='<w:pStyle w:val="b"/>'), 2, id="by the style's name"),
        pytest.param(paragraph("ก", properties='<w:pStyle w:val="c"/>'), 2, id="inherited"),
        pytest.param(paragraph("ก", properties='<w:pStyle w:val="d"/>'), BOLD_HEADING, id="body text, but bold"),
        pytest.param(paragraph("ก", properties='<w:outlineLvl w:val="0"/>'), 1, id="of the paragraph itself"),
        pytest.param(paragraph("ก", properties='<w:outlineLvl w:val="8"/>'), 6, id="no deeper than six"),
        pytest.param(paragraph("ก", properties='<w:pStyle w:val="none"/>'), 0, id="unknown style"),
        pytest.param(paragraph("ก", properties='<w:pStyle w:val="ring"/>'), BOLD_HEADING, id="styles in a ring"),
        pytest.param(paragraph(run("ก", "<w:b/>")), BOLD_HEADING, id="bold"),
        pytest.param(paragraph(run("ก", "<w:bCs/>")), BOLD_HEADING, id="bold of complex scripts"),
        pytest.param(paragraph(run("ก", '<w:b w:val="false"/>')), 0, id="bold switched off"),
        pytest.param(paragraph(run("มติ", "<w:b/>"), " : ", run("รับ", "<w:b/>")), BOLD_HEADING, id="only signs are not bold"),
        pytest.param(paragraph(run("มติ", "<w:b/>"), "รับทราบ"), 0, id="bold at the start"),
        pytest.param(paragraph(run("***", "<w:b/>")), 0, id="no letters"),
        pytest.param(paragraph(run("ก", '<w:rStyle w:val="strong"/>')), BOLD_HEADING, id="bold by a character style"),
        pytest.param(
            paragraph(run("ก", '<w:rStyle w:val="strong"/>'), properties='<w:pStyle w:val="ring"/>'), 0, id="bold twice is plain"
        ),
    ],
)  # fmt: skip
def test_heading(content: str, expected: int) -> None:
    assert [line.heading for line in lines_of(content, STYLES)] == [expected]


# List numbers


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 28, "BB"),
        ("thaiNumbers", 10, "๑๐"),
        ("thaiNumbers", 0, "๐"),
        ("thaiLetters", 1, "ก"),
        ("thaiLetters", 4, "ง"),
        ("thaiLetters", 41, "ฮ"),
        ("thaiLetters", 42, "กก"),
        ("thaiCounting", 1, "หนึ่ง"),
        ("thaiCounting", 11, "สิบเอ็ด"),
        ("thaiCounting", 21, "ยี่สิบเอ็ด"),
        ("thaiCounting", 105, "หนึ่งร้อยห้า"),
        ("ordinal", 22, "22nd"),
        ("none", 3, ""),
        ("chicago", 3, "3"),
        ("lowerLetter", 2_000_000_000, "2000000000"),
        ("upperRoman", -5, "-5"),
    ],
)
def test_number_format(name: str, value: int, expected: str) -> None:
    assert format_number(value, name) == expected


AGENDA = series(
    1,
    level(0, "thaiNumbers", "ระเบียบวาระที่ %1"),
    level(1, "thaiNumbers", "%1.%2"),
    level(2, "thaiLetters", "%3."),
    level(3, "decimal", "(%4)", '<w:lvlRestart w:val="1"/>'),
    level(4, "bullet", "-"),
    level(5, "bullet", "\uf0b7", '<w:suff w:val="nothing"/>'),
    level(6, "decimal", "%1.%7", '<w:isLgl/>'),
)  # fmt: skip
LISTS = (
    AGENDA
    + numbered(1, 1)
    + numbered(2, 1)
    + numbered(3, 1, restart(0, 1))
    + numbered(4, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1)")}</w:lvlOverride>')
)


def labels(*items: tuple[int, int], styles: str = "", numbering: str = LISTS) -> list[str]:
    body = "".join(item("|", list_id, at) for list_id, at in items)
    return [text.partition("|")[0] for text in texts_of(body, styles, numbering)]


def test_levels_count_and_restart() -> None:
    found = labels((1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1), (1, 3))
    assert found == [
        *("ระเบียบวาระที่ ๑ ", "๑.๑ ", "๑.๒ ", "ก. ", "(1) ", "ข. ", "(2) ", "๑.๓ ", "ก. "),
        *("ระเบียบวาระที่ ๒ ", "๒.๑ ", "(1) "),
    ]


def test_lists_of_a_series_count_on_unless_they_restart() -> None:
    assert labels((1, 0), (2, 0), (3, 0), (3, 0), (1, 0), (4, 0)) == [
        *("ระเบียบวาระที่ ๑ ", "ระเบียบวาระที่ ๒ ", "ระเบียบวาระที่ ๑ ", "ระเบียบวาระที่ ๒ ", "ระเบียบวาระที่ ๓ "),
        "4) ",
    ]


def test_level_that_was_left_out_counts() -> None:
    """Word prints 1.1 without a 1 before, and the next is 2."""
    assert labels((1, 1), (1, 1), (1, 0)) == ["๑.๑ ", "๑.๒ ", "ระเบียบวาระที่ ๒ "]


def test_bullets_suffixes_and_legal_numbers() -> None:
    assert labels((1, 0), (1, 4), (1, 5), (1, 6)) == ["ระเบียบวาระที่ ๑ ", "- ", "•", "1.1 "]


def test_unknown_lists_print_no_number() -> None:
    assert labels((0, 0), (99, 0), (1, 12), (1, -1)) == ["", "", "", ""]


def test_number_comes_through_styles() -> None:
    styles = """
    <w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h1"/>
      <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="linked"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
    <w:style w:type="numbering" w:styleId="theirs"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
    """
    link = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="theirs"/></w:abstractNum>'
    own = series(8, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="linked"/>'))
    numbering = AGENDA + own + link + numbered(1, 1) + numbered(5, 8) + numbered(6, 9)
    styled = '<w:pStyle w:val="{}"/>'.format
    body = (
        paragraph("ก", properties=styled("h1"))
        + paragraph("ข", properties=styled("h2"))
        + paragraph("ค", properties=styled("h1") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("ง", properties=styled("linked"))
        + item("จ", 6)
    )
    assert texts_of(body, styles, numbering) == ["ระเบียบวาระที่ ๑ ก", "๑.๑ ข", "ค", "a) ง", "2. จ"]


def test_empty_item_prints_its_number_and_hidden_one_counts_not() -> None:
    gone = paragraph(
        run("ลบ", "<w:vanish/>"),
        properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>',
    )
    assert texts_of(item("", 1, 0) + gone + item("ก", 1, 0), "", LISTS) == ["ระเบียบวาระที่ ๑", "ระเบียบวาระที่ ๒ ก"]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_numbers_are_those_that_libreoffice_prints(tmp_path: Path) -> None:
    """But for thaiNumbers, thaiCounting and lvlRestart, which LibreOffice 7.4 does not know."""
    formats = [
        "decimal",
        "decimalZero",
        "upperRoman",
        "lowerRoman",
        "upperLetter",
        "lowerLetter",
        "thaiLetters",
        "ordinal",
    ]
    numbering = "".join(series(at, level(0, name, "%1.", start=3)) for at, name in enumerate(formats, 10))
    numbering += series(
        1, level(0, "decimal", "วาระที่ %1"), level(1, "decimal", "%1.%2"), level(2, "thaiLetters", "%1.%2.%3")
    )
    numbering += "".join(numbered(at, at) for at in range(10, 10 + len(formats)))
    numbering += numbered(1, 1) + numbered(2, 1) + numbered(3, 1, restart(0, 1)) + numbered(4, 1, restart(1, 5))
    body = "".join(item(name, at) for at, name in enumerate(formats, 10) for _ in range(28))
    steps = [(1, 1), (1, 1), (1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2), (2, 0), (2, 1), (3, 0)]
    steps += [(3, 1), (3, 0), (4, 1), (4, 1), (1, 0)]
    data = raw_docx(body + "".join(item("ข้อ", list_id, at) for list_id, at in steps), "", numbering)
    source = tmp_path / "lists.docx"
    source.write_bytes(data)
    command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    printed = (tmp_path / "lists.txt").read_text(encoding="utf-8-sig").splitlines()
    assert [line.raw for line in read_docx(LoadedFile(data, "a.docx"))[0].lines] == [line.strip() for line in printed]


# Tables


def grid_of(body: str) -> list[list[tuple[str, int, int]]]:
    return [[(one.raw, one.row_span, one.column_span) for one in line.cells] for line in lines_of(body)]


def test_merged_cells() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        row(
            cell("ที่", properties=down), cell("จำนวน", properties='<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"
        ),
        row(cell("", properties=on), "ชาย", "หญิง"),
        row("๑", "๕", "๗"),
    ]
    assert grid_of(table(*rows)) == [
        [("ที่", 2, 1), ("จำนวน", 1, 2), ("", 1, 1)],
        [("", 1, 1), ("ชาย", 1, 1), ("หญิง", 1, 1)],
        [("๑", 1, 1), ("๕", 1, 1), ("๗", 1, 1)],
    ]


def test_rows_are_lines_of_numbered_tables() -> None:
    grid = table(row("ก", "ข"), row("", ""), row("ค", ""))
    lines = lines_of(grid + paragraph("คั่น") + grid)
    assert [(line.number, line.raw, line.table, line.starts_block) for line in lines] == [
        (1, "ก\tข", 1, True),
        (2, "ค\t", 1, False),
        (3, "คั่น", None, True),
        (4, "ก\tข", 2, True),
        (5, "ค\t", 2, False),
    ]


def test_columns_in_which_no_cell_begins_are_none() -> None:
    wide = [cell(text, properties='<w:gridSpan w:val="3"/>') for text in ("ก", "ข")]
    shifted = row("ง", properties='<w:gridBefore w:val="3"/>')
    assert grid_of(table(row(*wide), shifted)) == [[("ก", 1, 1), ("ข", 1, 1)], [("", 1, 1), ("ง", 1, 1)]]


def test_lines_and_tables_within_a_cell_are_its_text() -> None:
    inner = table(row("ใน", "สุด"))
    assert texts_of(table(row(cell("บรรทัด", "ที่สอง\tแท็บ"), cell(inner, "")), row("ก", "ข"))) == [
        "บรรทัด ที่สอง แท็บ\tใน สุด",
        "ก\tข",
    ]


def test_deleted_and_hidden_rows_are_left_out() -> None:
    gone = row("ลบ", "ลบ", properties="<w:del/>") + row("ซ่อน", "ซ่อน", properties="<w:hidden/>")
    assert texts_of(table(row("ก", "ข"), gone, row("ค", "ง"))) == ["ก\tข", "ค\tง"]


def test_frame_around_text_is_no_table() -> None:
    inner = table(row("ก", "ข"), row("ค", "ง"))
    lines = lines_of(table(row(cell(paragraph(run("หัวข้อ", "<w:b/>")), "ข้อความ", inner))))
    assert [(line.raw, line.table, line.heading) for line in lines] == [
        ("หัวข้อ", None, BOLD_HEADING),
        ("ข้อความ", None, 0),
        ("ก\tข", 1, 0),
        ("ค\tง", 1, 0),
    ]


def test_single_row_is_read_line_by_line_or_cell_by_cell() -> None:
    signers = table(row(cell("(นายสมชาย ใจดี)", "ประธาน"), cell("(นางสมศรี มีสุข)", "เลขานุการ")))
    prose = table(row(cell("มติ"), cell("ที่ประชุมรับทราบ", "และมอบฝ่ายเลขานุการดำเนินการ")))
    assert texts_of(signers) == ["(นายสมชาย ใจดี)\t(นางสมศรี มีสุข)", "ประธาน\tเลขานุการ"]
    assert texts_of(prose) == ["มติ", "ที่ประชุมรับทราบ", "และมอบฝ่ายเลขานุการดำเนินการ"]
    assert [line.table for line in lines_of(table(row("๑.", "นายสมชาย ใจดี")))] == [1]


# Whole minutes


def extracted(data: bytes, folder: Path) -> Minutes:
    source = folder / "minutes.docx"
    source.write_bytes(data)
    return extract(source)


def test_minutes_of_a_team(tmp_path: Path) -> None:
    minutes = extracted(team_minutes(), tmp_path)
    meeting, (present, absent), (first, second) = minutes.meeting, minutes.attendance, minutes.agenda
    assert meeting.number is not None
    assert meeting.date is not None
    assert (meeting.number.text, meeting.date.iso, meeting.venue) == (
        "5/2564",
        "2021-03-10",
        "ห้องประชุม 204 อาคารเรียนรวม",
    )
    assert (meeting.time_start, meeting.time_end, meeting.opened, meeting.adjourned) == (
        "16:00",
        "17:00",
        "16:00",
        "17:00",
    )
    assert [(one.number, one.name, one.role) for one in present.people] == [
        (1, "นายสมชาย ใจดี", "Team Leader"),
        (2, "นางสาวมาลี งามตา", "Developer"),
        (3, "นายวิชัย ทองดี", "Tester"),
    ]
    assert (absent.status, absent.people) == (PersonStatus.ABSENT, ())
    assert [resolution.text for resolution in first.resolutions] == ["ที่ประชุมรับทราบ"]
    assert [(one.number, one.heading) for one in second.items] == [
        ("2.1", "การแบ่งงานของสมาชิก"),
        ("2.2", "กำหนดส่งรายงาน"),
    ]
    assert [(one.role, one.name) for one in minutes.signatures] == [
        (SignatureRole.RECORDER, "นางสาวมาลี งามตา"),
        (SignatureRole.TYPIST, "นายวิชัย ทองดี"),
        (SignatureRole.REVIEWER, "นายสมชาย ใจดี"),
    ]
    assert minutes.findings == ()


def test_minutes_of_a_board(tmp_path: Path) -> None:
    minutes = extracted(board_minutes(), tmp_path)
    present, absent = minutes.attendance
    assert minutes.meeting.number is not None
    assert minutes.meeting.number.raw == "๓/๒๕๖๗"
    assert [(one.number, one.name, one.position, one.role) for one in present.people] == [
        (1, "นายสมชาย ใจดี", "นายอำเภอดอนกลาง", "ประธาน"),
        (2, "นายวิชัย ทองดี", "ปลัดอำเภอดอนกลาง", "กรรมการ"),
        (3, "นางสมศรี มีสุข", "พัฒนาการอำเภอดอนกลาง", "กรรมการและเลขานุการ"),
    ]
    assert [(one.number, one.reason) for one in absent.people] == [(1, "ติดราชการ")]
    assert [(one.number, one.heading) for one in minutes.agenda] == [
        ("1", "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"),
        ("2", "เรื่องรับรองรายงานการประชุม"),
        ("3", "เรื่องเสนอเพื่อพิจารณา"),
    ]
    budget, plan = minutes.agenda[2].items
    assert (budget.number, plan.number) == ("3.1", "3.2")
    assert [[one.value for one in cells[1:]] for cells in budget.tables[0].rows[-2:]] == [[1200, 800], [1200, 800]]
    assert [outcome for one in (budget, plan) for outcome in one.resolutions[0].outcomes] == [Outcome.APPROVED] * 2
    assert [(one.role, one.name) for one in minutes.signatures] == [
        (SignatureRole.RECORDER, "นางสมศรี มีสุข"),
        (SignatureRole.REVIEWER, "นายวิชัย ทองดี"),
    ]
    assert minutes.findings == ()
    assert minutes.source.media_type.endswith("wordprocessingml.document")
    assert [page.width for page in minutes.source.pages] == [None]


# Packages as other programs write them

Change = Callable[[dict[str, str | bytes]], None]


def changed(change: Change) -> bytes:
    parts = parts_of(paragraph("ที่ประชุมรับทราบ"))
    change(parts)
    return package(parts)


def replace_in(name: str, old: str, new: str) -> Change:
    def change(parts: dict[str, str | bytes]) -> None:
        parts[name] = str(parts[name]).replace(old, new)

    return change


def strict(parts: dict[str, str | bytes]) -> None:
    for name, content in parts.items():
        for part in ("wordprocessingml", "officeDocument"):
            content = str(content).replace(f"schemas.openxmlformats.org/{part}/2006", f"purl.oclc.org/ooxml/{part}")
        parts[name] = content


def moved(parts: dict[str, str | bytes]) -> None:
    parts["other\\Text.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = relations(("officeDocument", "/Other/text.xml"))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            replace_in("[Content_Types].xml", "document.main+xml", "template.main+xml"), id="DOTX"
        ),
        pytest.param(
            replace_in("[Content_Types].xml", "openxmlformats-officedocument.wordprocessingml.document.main", "ms-word.document.macroEnabled.main"),
            id="DOCM",
        ),
        pytest.param(strict, id="strict"),
        pytest.param(moved, id="part elsewhere"),
        pytest.param(lambda parts: parts.pop("_rels/.rels"), id="no relationships"),
        pytest.param(lambda parts: parts.pop("word/styles.xml"), id="no styles"),
        pytest.param(lambda parts: parts.pop("word/numbering.xml"), id="no lists"),
        pytest.param(lambda parts: parts.pop("[Content_Types].xml"), id="no content types"),
        pytest.param(replace_in("word/_rels/document.xml.rels", "</Rel", '<Relationship Id="i" Type="x/image" Target="NULL"/></Rel'), id="picture missing"),
    ],
)  # fmt: skip
def test_package(change: Change) -> None:
    assert [line.raw for line in read_bytes(changed(change), "x").pages[0].lines] == ["ที่ประชุมรับทราบ"]


# Bad input


def ole(*streams: str) -> bytes:
    """The bones of an OLE file: a header and a directory."""
    entries = b""
    for name in streams:
        encoded = name.encode("utf-16-le") + b"\0\0"
        entries += encoded.ljust(64, b"\0") + len(encoded).to_bytes(2, "little") + b"\0" * 62
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries


MIMETYPE = "application/vnd.oasis.opendocument.text"
BOMB = '<!DOCTYPE w [<!ENTITY a "ลม"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        pytest.param(ole("Root Entry", "Workbook"), UnreadableDocumentError, "XLS", id="XLS"),
        pytest.param(ole("Root Entry"), UnreadableDocumentError, "old Office", id="other OLE"),
        pytest.param(ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), EncryptedDocumentError, "password", id="encrypted"),
        pytest.param(package({"mimetype": MIMETYPE, "content.xml": "<a/>"}), UnreadableDocumentError, "ODT", id="ODT"),
        pytest.param(package({"a.txt": "ก"}), UnreadableDocumentError, "ZIP archive", id="ZIP"),
        pytest.param(package({}), UnreadableDocumentError, "ZIP archive", id="empty ZIP"),
        pytest.param(b"PK\x03\x04" + b"\0" * 50, UnreadableDocumentError, "damaged", id="broken ZIP"),
        pytest.param(raw_docx(paragraph("ก"))[:-200], UnreadableDocumentError, "cut off", id="cut off"),
        pytest.param(
            package({"_rels/.rels": relations(("officeDocument", "xl/workbook.xml")), "xl/workbook.xml": "<workbook/>"}),
            UnreadableDocumentError, "XLSX", id="XLSX",
        ),
        pytest.param(changed(lambda parts: parts.pop("word/document.xml")), UnreadableDocumentError, "without its text", id="no text"),
        pytest.param(changed(replace_in("word/document.xml", "<w:body>", "<w:b>")), UnreadableDocumentError, "damaged", id="broken XML"),
        pytest.param(changed(replace_in("word/document.xml", "w:body", "w:bodice")), UnreadableDocumentError, "no body", id="no body"),
        pytest.param(raw_docx(""), UnreadableDocumentError, "no text", id="empty"),
        pytest.param(changed(replace_in("word/document.xml", "<w:document", BOMB + "<w:document")), UnreadableDocumentError, "entities", id="entities"),
        pytest.param(raw_docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000), LimitError, "nested too deep", id="too deep"),
    ],
)  # fmt: skip
def test_bad_input(data: bytes, error: type[MinutesError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        read_bytes(data, "x.docx")
    assert caught.value.hint


def test_damaged_part() -> None:
    data = bytearray(raw_docx(paragraph("ก" * 300)))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 60] = bytes(60)
    with pytest.raises(UnreadableDocumentError, match=r"word/document\.xml"):
        read_bytes(bytes(data), "x.docx")


def test_bombs_hit_a_limit() -> None:
    with pytest.raises(LimitError, match="unpacks"):
        read_docx(LoadedFile(raw_docx(" " * 3_000_000), "a.docx", Options(max_bytes=4_000_000)))
    with pytest.raises(LimitError, match="tags"):
        read_docx(LoadedFile(raw_docx("<w:p/>" * 5_000_000), "a.docx"))
    many = BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for at in range(20_001):
            archive.writestr(zipfile.ZipInfo(f"{at}"), b"")
    with pytest.raises(LimitError, match="files"):
        read_docx(LoadedFile(many.getvalue(), "a.docx"))


def test_bomb_beside_the_text_is_not_unpacked() -> None:
    parts = {**parts_of(paragraph("ก")), "word/media/image1.png": b"\0" * 3_000_000}
    assert read_docx(LoadedFile(package(parts), "a.docx", Options(max_bytes=1_000_000)))[0].lines[0].raw == "ก"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<w:sdt><w:sdtContent>" * 100 + paragraph("ก") + "</w:sdtContent></w:sdt>" * 100, id="controls"),
        pytest.param("<w:p>" + "<w:ins>" * 200 + run("ก") + "</w:ins>" * 200 + "</w:p>", id="insertions"),
        pytest.param("<w:tbl><w:tr><w:tc>" * 60 + paragraph("ก") + "</w:tc></w:tr></w:tbl>" * 60, id="tables"),
        pytest.param(
            "<w:p><w:r><w:txbxContent>" * 60 + paragraph("ก") + "</w:txbxContent></w:r></w:p>" * 60, id="boxes"
        ),
    ],
)
def test_deep_nesting(body: str) -> None:
    assert texts_of(body) == ["ก"]


def wide_spans(rows: int) -> str:
    """Each row is a cell over all columns and many more."""
    spanning = cell("ข", properties='<w:gridSpan w:val="999999"/>')
    return table(row(*["ก"] * (rows * 4)), *[row(spanning)] * rows)


@pytest.mark.parametrize(
    ("body", "size"),
    [
        pytest.param(lambda size: paragraph("ที่ประชุม", "รับทราบ") * size, 20_000, id="paragraphs"),
        pytest.param(lambda size: item("ก", 1) * size, 20_000, id="items"),
        pytest.param(lambda size: paragraph("ก", properties="<w:rPr><w:del/></w:rPr>") * size, 20_000, id="lost ends"),
        pytest.param(lambda size: "<w:p>" + "<w:r><w:br/><w:t>ก</w:t></w:r>" * size + "</w:p>", 20_000, id="breaks"),
        pytest.param(lambda size: table(*[row("ก", "ข")] * size), 8_000, id="rows"),
        pytest.param(wide_spans, 3_000, id="spans"),
        pytest.param(lambda size: "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * size + "</w:p>" + paragraph("ก"), 20_000, id="fields"),
        pytest.param(lambda size: table(row("ก", cell(table(row("ข", "ค")) * size))), 4_000, id="tables in a cell"),
    ],
)  # fmt: skip
def test_large_documents_take_linear_time(body: Callable[[int], str], size: int) -> None:
    def read(data: bytes) -> None:
        assert read_docx(LoadedFile(data, "a.docx"))[0].lines

    assert growth(read, lambda size: raw_docx(body(size), "", LISTS), size) < LINEAR


TAGS = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtContent",
    "ins",
    "del",
    "br",
    "tab",
    "txbxContent",
    "fldChar",
    "pPr",
    "numPr",
)
LEAVES = st.sampled_from(
    ["<w:t>ก</w:t>", '<w:numId w:val="1"/>', '<w:vMerge w:val="continue"/>', '<w:gridSpan w:val="-3"/>', "ข"]
)
TREES = st.recursive(
    LEAVES,
    lambda inside: st.builds(
        lambda tag, pieces: f"<w:{tag}>{''.join(pieces)}</w:{tag}>", st.sampled_from(TAGS), st.lists(inside, max_size=4)
    ),
    max_leaves=20,
)  # fmt: skip


@given(TREES)
def test_any_tree_is_read(body: str) -> None:
    lines = read_docx(LoadedFile(raw_docx(body, STYLES, LISTS), "a.docx"))[0].lines
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.raw.strip() for line in lines)
    assert all(not line.table or line.raw == "\t".join(one.raw for one in line.cells) for line in lines)


SAMPLE = raw_docx(paragraph("ก") + table(row("ข", "ค")), STYLES, LISTS)


@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=3)), max_size=5))
def test_damage_ends_in_a_minutes_error(wounds: list[tuple[int, bytes]]) -> None:
    data = bytearray(SAMPLE)
    for at, wound in wounds:
        data[at : at + len(wound)] = wound
    with suppress(MinutesError):
        read_docx(LoadedFile(bytes(data), "a.docx"))


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p><w:r><w:t>{'ก' * 4_000_000}</w:t></w:r></w:p>",
        "<w:p><w:sdt>" + "<w:sdtContent>" * 400 + "</w:sdtContent>" * 400 + "</w:sdt></w:p>",
        f'<w:p><w:r w:rsidR="{"a" * 11_000_000}"/></w:p>',
    ],
    ids=["a long text", "nested deep", "a long attribute"],
)
def test_a_limit_of_the_xml_reader_is_a_limit_and_no_damage(body: str) -> None:
    with pytest.raises(LimitError, match="too long, or elements nested too deep"):
        read_docx(LoadedFile(raw_docx(body), "a.docx"))
