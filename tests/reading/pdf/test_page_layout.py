"""Words, lines, columns, blocks and ruled tables, on pages drawn for the purpose."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.model.line import PageLine
from minutes_extract.reading.page.sheet import ASCENT, DESCENT, MARKS, PageRuling
from minutes_extract.reading.page.table_numbers import TableNumbers
from minutes_extract.reading.pdf.glyph import Glyph, RawPage
from minutes_extract.reading.pdf.lay_page import lay_page
from minutes_extract.reading.pdf.rulings import path_rulings

SIZE = 16.0
LETTER = 6.0
BLANK = 3.6
WIDE_BLANK = 40.0
LEFT, RIGHT = 80.0, 530.0
LEADING = 20.0


def line(text: str, x: float = LEFT, y: float = 100.0, spread: float = 0.0, size: float = SIZE) -> list[Glyph]:
    """A printed line: "_" is a gap between columns, without a blank printed."""
    glyphs = []
    for letter in text:
        if letter == "_":
            x += WIDE_BLANK
            continue
        width = 0.0 if letter in MARKS else BLANK if letter == " " else LETTER
        box = (x, y - ASCENT * size, x + width, y + DESCENT * size)
        glyphs.append(Glyph(letter, *box, y, size, False, True, None))
        x += width + spread
    return glyphs


def full_line(text: str, y: float, x: float = LEFT) -> list[Glyph]:
    """A line of prose that ends at the right margin."""
    letters = int((RIGHT - x) / LETTER)
    return line((text * letters)[:letters], x, y)


def read(glyphs: Iterable[Glyph], rulings: Iterable[PageRuling] = (), number: int = 1) -> list[PageLine]:
    return lay_page(RawPage(number, 595, 842, list(glyphs), list(rulings))).lines


def raws(glyphs: Iterable[Glyph], rulings: Iterable[PageRuling] = ()) -> list[str]:
    return [one.raw for one in read(glyphs, rulings)]


def box(x0: float, top: float, x1: float, bottom: float) -> list[PageRuling]:
    return [
        PageRuling(x0, top, x1, top),
        PageRuling(x0, bottom, x1, bottom),
        PageRuling(x0, top, x0, bottom),
        PageRuling(x1, top, x1, bottom),
    ]


# Words


def test_blanks_printed_and_blanks_left_out() -> None:
    assert raws(line("นาย ก ข")) == ["นาย ก ข"]
    assert raws([*line("ครั้งที่"), *line("๑", x=LEFT + 5 * LETTER + BLANK)]) == ["ครั้งที่ ๑"]


@pytest.mark.parametrize("spread", [1.0, 2.5, 5.0])
def test_letters_spread_by_justification_are_one_word(spread: float) -> None:
    assert raws(line("วิทยาศาสตร์และเทคโนโลยี", spread=spread)) == ["วิทยาศาสตร์และเทคโนโลยี"]


def test_spread_letters_with_marks_in_a_row() -> None:
    """The spreading follows each mark too, so that the gap after ซึ่ is three times as wide as after ง."""
    assert raws(line("ซึ่งกลุ่มงานประชาสัมพันธ์", spread=1.9)) == ["ซึ่งกลุ่มงานประชาสัมพันธ์"]


def test_a_blank_drawn_over_letters_is_none() -> None:
    """Figures are padded with blanks that end within them."""
    assert raws([*line("  ", x=LEFT - 2), *line("2,100,000")]) == ["2,100,000"]


@pytest.mark.parametrize(("size", "raise_by"), [(9, 6), (9, 4), (11, 5), (16, 6)])
def test_a_raised_note_mark_joins_no_number(size: float, raise_by: float) -> None:
    assert raws([*line("ปี ๒๕๖๗"), *line("๑", x=LEFT + 5 * LETTER + BLANK, y=100 - raise_by, size=size)]) == ["ปี ๒๕๖๗¹"]


def test_two_fonts_on_almost_one_baseline_are_one_line() -> None:
    assert raws([*line("ครั้งที่ "), *line("8/2566", x=LEFT + 34, y=101)]) == ["ครั้งที่ 8/2566"]


# Columns


def test_wide_gaps_part_columns() -> None:
    (signers,) = read(line("(นายสมชาย ใจดี)_(นางสมหญิง ดีใจ)"))
    assert [cell.raw for cell in signers.cells] == ["(นายสมชาย ใจดี)", "(นางสมหญิง ดีใจ)"]
    assert signers.raw == "(นายสมชาย ใจดี)\t(นางสมหญิง ดีใจ)"
    first, second = (cell.box for cell in signers.cells)
    assert first
    assert second
    assert first.x1 < second.x0


def test_a_line_without_wide_gaps_has_no_cells() -> None:
    assert read(line("นายสมชาย ใจดี"))[0].cells == ()


def test_a_narrow_gap_parts_columns_at_the_tab_stop_of_the_lines_around() -> None:
    rows = [
        *line("๑. นายกอ_กรรมการ", y=100),
        *line("๒. นายขอ_กรรมการ", y=120),
        *line("๓. นายกอขอ", y=140),
        *line("เลขานุการ", x=LEFT + 8 * LETTER + BLANK - LETTER + WIDE_BLANK, y=140),
        *full_line("ก", 160),
    ]
    assert raws(rows)[2] == "๓. นายกอขอ\tเลขานุการ"


def test_evenly_spread_gaps_of_justified_prose_are_no_columns() -> None:
    words = [line("ประชุม" * 4, x=LEFT + at * 155, y=100) for at in range(3)]
    page = [glyph for word in words for glyph in word] + full_line("ก", 120)
    page = [*page, *line("ก", x=RIGHT - LETTER, y=100)]
    assert "\t" not in raws(page)[0]


def test_wrapped_cells_go_to_their_row() -> None:
    position = LEFT + 8 * LETTER + BLANK + WIDE_BLANK
    rows = [
        *line("๑. นายกอขอ_ผู้ช่วยคณบดีฝ่ายวิชาการ", y=100),
        *line("และเตรียมวิศวกรรม", x=position, y=120),
        *line("๒. นายขอกอ_เลขานุการ", y=140),
    ]
    assert raws(rows) == ["๑. นายกอขอ\tผู้ช่วยคณบดีฝ่ายวิชาการและเตรียมวิศวกรรม", "๒. นายขอกอ\tเลขานุการ"]


def test_a_line_below_the_first_column_is_a_line_of_its_own() -> None:
    rows = [*line("๔. อธิการบดี_ประธาน", y=100), *line("ผศ.ดร.กอ ขอ", x=LEFT + 15, y=120)]
    assert raws(rows) == ["๔. อธิการบดี\tประธาน", "ผศ.ดร.กอ ขอ"]


def test_a_numbered_line_below_never_wraps() -> None:
    rows = [*line("๑. นายกอขอ_คณบดีคณะวิทยาศาสตร์", y=100), *line("๒. นายขอ", x=LEFT + 95, y=120)]
    assert len(raws(rows)) == 2


def test_a_row_whose_number_has_lost_its_point_never_wraps() -> None:
    rows = [
        *line("3. นายกอขอ_ปลัดเทศบาล_กรรมการ", y=100),
        *line("4 นายโกวิท_หัวหน้ากองช่าง_กรรมการ", y=120),
        *line("5 นายศักดา_หัวหน้ากองคลัง_กรรมการ", y=140),
    ]
    assert [row.split()[0] for row in raws(rows)] == ["3.", "4", "5"]


# Blocks


def test_blocks_start_at_indents_gaps_and_after_short_lines() -> None:
    page = [
        *full_line("ก", 100, x=LEFT + 40),
        *full_line("ข", 120),
        *full_line("ค", 140, x=LEFT + 40),
        *line("คำสุดท้าย", y=160),
        *full_line("ง", 180),
        *full_line("จ", 220),
    ]
    assert [one.starts_block for one in read(page)] == [True, False, True, False, True, True]


def test_a_hanging_indent_goes_on() -> None:
    page = [*full_line("๑. ก", 100), *full_line("ข", 120, x=LEFT + 2 * LETTER + BLANK), *full_line("ค", 140)]
    assert [one.starts_block for one in read(page)] == [True, False, False]


def test_turned_text_stands_beside_the_text_and_is_told() -> None:
    turned = [glyph._replace(upright=False) for glyph in line("แนวตั้ง", y=400)]
    page = lay_page(RawPage(1, 595, 842, [*line("แนวนอน", y=300), *turned], []))
    assert [one.raw for one in page.lines] == ["แนวนอน"]
    assert [(one.what, one.quote) for one in page.remarks] == [("turned", "แนวตั้ง")]


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_are_set_aside_and_told(step: int) -> None:
    texts = [f"{'๑. นายกอ' if at % 3 else 'ข้อความยาว'} ขอคอ" for at in range(45)]
    page = [glyph for at, text in enumerate(texts) for glyph in line(text, y=60 + 16 * at)]
    numbers = [glyph for at in range(step, 46, step) for glyph in line(str(at), x=50, y=60 + 16 * (at - 1), size=10)]
    laid = lay_page(RawPage(1, 595, 842, [*page, *numbers], []))
    assert [one.raw for one in laid.lines] == texts
    assert [one.what for one in laid.remarks] == ["line_numbers"]


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_down_the_margin_need_not_stand_level_with_lines(step: int) -> None:
    texts = [f"{'๑. นายกอ' if at % 3 else 'ข้อความยาว'} ขอคอ" for at in range(32)]
    page = [glyph for at, text in enumerate(texts) for glyph in line(text, y=60 + 22 * at)]
    numbers = [glyph for at in range(step, 31, step) for glyph in line(str(at), x=40, y=52 + 23.4 * at, size=8)]
    laid = lay_page(RawPage(1, 595, 842, [*page, *numbers], []))
    assert [one.raw for one in laid.lines] == texts
    assert [one.what for one in laid.remarks] == ["line_numbers"]


STAMPED = line("เลขรับที่_๑๒/๒๕๖๗", x=440, y=50, size=9)
BODY = [glyph for at in range(6) for glyph in line("ข้อความยาว ขอคอ", y=120 + 22 * at)]


def test_a_framed_stamp_in_a_corner_is_set_aside_and_told() -> None:
    laid = lay_page(RawPage(1, 595, 842, [*BODY, *STAMPED], box(430, 30, 560, 62)))
    assert len(laid.lines) == 6
    assert [(one.what, one.quote) for one in laid.remarks] == [("stamp", "เลขรับที่ ๑๒/๒๕๖๗")]


@pytest.mark.parametrize(
    "rulings",
    [
        pytest.param([*box(430, 30, 560, 62), *box(560, 30, 590, 62)], id="cells of a table"),
        pytest.param(box(60, 30, 560, 62), id="a wide frame"),
        pytest.param(box(430, 30, 560, 300), id="a tall frame"),
    ],
)
def test_other_frames_are_no_stamps(rulings: list[PageRuling]) -> None:
    laid = lay_page(RawPage(1, 595, 842, [*BODY, *STAMPED], rulings))
    assert [one.what for one in laid.remarks] == []


def test_numbers_of_a_list_are_no_numbers_of_lines() -> None:
    rows = [glyph for at in range(1, 20) for glyph in line(f"{at}_นายกอ ขอ", y=60 + 20 * at)]
    assert len([raw for raw in raws(rows) if raw[0].isdecimal()]) == 19


# Ruled tables

GRID = [*box(80, 90, 180, 130), *box(180, 90, 380, 130), *box(80, 130, 180, 190), *box(180, 130, 380, 190)]
CELLS = [
    *line("ที่", x=85, y=110),
    *line("เรื่อง", x=185, y=110),
    *line("๑", x=85, y=150),
    *line("เครื่องคอมพิวเตอร์แม่ข่าย", x=185, y=150),
    *line("พร้อมอุปกรณ์", x=185, y=170),
]


def test_rows_of_a_grid_stand_where_the_table_stands() -> None:
    page = [*line("ข้างบน", y=60), *CELLS, *line("ข้างล่าง", y=230)]
    lines = read(page, GRID)
    assert [one.raw for one in lines] == [
        "ข้างบน",
        "ที่\tเรื่อง",
        "๑\tเครื่องคอมพิวเตอร์แม่ข่าย พร้อมอุปกรณ์",
        "ข้างล่าง",
    ]
    assert [one.table for one in lines] == [None, 1, 1, None]


def test_a_cell_broken_within_a_word_is_joined_without_a_blank() -> None:
    text = "เครื่องคอมพิวเตอร์แม่ข่ายและอุปกรณ์"
    page = [*line("๑", x=85, y=110), *line(text, x=185, y=110), *line("ประกอบทั้งหมด", x=185, y=126)]
    assert raws(page, [*box(80, 90, 180, 140), *box(180, 90, 380, 140)]) == [f"๑\t{text}ประกอบทั้งหมด"]


def test_a_long_figure_broken_after_its_comma_is_one() -> None:
    page = [*line("รวม", x=85, y=110), *line("1,234,", x=185, y=110), *line("567", x=185, y=126)]
    assert raws(page, [*box(80, 90, 180, 140), *box(180, 90, 230, 140)]) == ["รวม\t1,234,567"]


def test_merged_cells_say_what_they_cover() -> None:
    rulings = [*box(80, 90, 380, 130), *box(80, 130, 180, 170), *box(180, 130, 280, 210), *box(280, 130, 380, 170)]
    rulings += [*box(80, 170, 180, 210), *box(280, 170, 380, 210)]
    page = [
        *line("ผล", x=85, y=110),
        *line("ก", x=85, y=150),
        *line("ข", x=185, y=150),
        *line("ค", x=285, y=150),
        *line("ง", x=85, y=190),
        *line("จ", x=285, y=190),
    ]
    rows = read(page, rulings)
    assert [[cell.raw for cell in row.cells] for row in rows] == [["ผล", "", ""], ["ก", "ข", "ค"], ["ง", "", "จ"]]
    assert (rows[0].cells[0].column_span, rows[1].cells[1].row_span) == (3, 2)
    assert rows[2].cells[1].box is None


def test_a_frame_around_text_is_no_table() -> None:
    frames = [*box(60, 80, 540, 140), *box(10, 10, 585, 832)]
    assert [one.table for one in read(line("ระเบียบวาระที่ ๒"), frames)] == [None]


def test_double_rulings_make_no_rows_of_their_own() -> None:
    double = [PageRuling(one.x0 + 2, one.top + 2, one.x1 + 2, one.bottom + 2) for one in GRID]
    assert [len(one.cells) for one in read(CELLS, GRID + double)] == [2, 2]


def test_an_underline_is_no_table() -> None:
    assert [
        one.table for one in read(line("หัวข้อ"), [PageRuling(80, 103, 120, 103), PageRuling(80, 105, 120, 105)])
    ] == [None]


def test_a_table_over_a_page_break_keeps_its_number_and_its_broken_row_is_told() -> None:
    numbers = TableNumbers()
    first = numbers.numbered(lay_page(RawPage(1, 595, 842, CELLS, GRID)))
    rest = [*line("๒", y=30), *line("ต่อไป", x=185, y=110), *line("ค", x=85, y=150), *line("ง", x=185, y=150)]
    second = numbers.numbered(lay_page(RawPage(2, 595, 842, rest, GRID)))
    assert [one.table for one in first + second] == [1, 1, None, 1, 1]
    assert [one.starts_block for one in second[1:]] == [False, True]
    moved = [one._replace(x0=one.x0 + 30, x1=one.x1 + 30) for one in GRID]
    third = numbers.numbered(lay_page(RawPage(3, 595, 842, CELLS, moved)))
    assert {one.table for one in third if one.table} == {2}


def test_a_table_with_a_head_of_its_own_is_another_one() -> None:
    numbers = TableNumbers()
    numbers.numbered(lay_page(RawPage(1, 595, 842, CELLS, GRID)))
    repeated = numbers.numbered(lay_page(RawPage(2, 595, 842, CELLS, GRID)))
    assert {one.table for one in repeated} == {1}
    other = [*line("ที่", x=85, y=110), *line("ผล", x=185, y=110), *CELLS[8:]]
    named = numbers.numbered(lay_page(RawPage(3, 595, 842, other, GRID)))
    assert {one.table for one in named} == {2}
    bold = [glyph._replace(bold=glyph.baseline == 110) for glyph in CELLS]
    headed = [glyph._replace(text="ก") if glyph.baseline == 110 else glyph for glyph in bold]
    assert {one.table for one in numbers.numbered(lay_page(RawPage(4, 595, 842, headed, GRID)))} == {3}


def test_a_total_alone_on_the_next_page_spans_the_columns_of_its_table() -> None:
    def grid(columns: list[float], rows: list[float]) -> list[PageRuling]:
        flat = [PageRuling(columns[0], y, columns[-1], y) for y in rows]
        return flat + [PageRuling(x, rows[0], x, rows[-1]) for x in columns]

    numbers = TableNumbers()
    head = [*line("ที่", x=85, y=110), *line("รายการ", x=135, y=110), *line("บาท", x=285, y=110)]
    row = [*line("๑", x=85, y=150), *line("ก", x=135, y=150), *line("๕", x=285, y=150)]
    numbers.numbered(lay_page(RawPage(1, 595, 842, head + row, grid([80, 130, 280, 400], [90, 130, 170]))))
    total = [*line("รวม", x=85, y=110), *line("๕ บาท", x=285, y=110)]
    bold = [glyph._replace(bold=True) for glyph in total]
    (last,) = numbers.numbered(lay_page(RawPage(2, 595, 842, bold, grid([80, 280, 400], [90, 130]))))
    assert (last.table, last.raw) == (1, "รวม\t\t๕ บาท")
    assert [(cell.raw, cell.column_span) for cell in last.cells] == [("รวม", 2), ("", 1), ("๕ บาท", 1)]
    assert [last.raw[word.start : word.end] for word in last.words] == ["รวม", "๕", "บาท"]


def test_names_wrapped_in_a_list_without_rulings_go_to_their_row() -> None:
    """A table without borders: the name wraps under the number, and the position beside it."""
    rows = [
        *line("๑. นางสาวกอขอ", x=80, y=100),
        *line("คอ", x=180, y=100),
        *line("ผู้อำนวยการกลุ่มงานยุทธศาสตร์และแผนงานกลางของ", x=280, y=100),
        *line("งอ", x=80, y=120),
        *line("การพัฒนาชุมชน", x=280, y=120),
        *line("๒. นายกอ", x=80, y=140),
        *line("ขอ", x=180, y=140),
        *line("นักวิชาการ", x=280, y=140),
        *line("๓. นางสาวกอกอกอ", x=80, y=160),
        *line("ขอ", x=180, y=160),
        *line("นักวิชาการ", x=280, y=160),
        *line("ลักษณ์", x=80, y=180),
        *line("๔. นายกอ", x=80, y=200),
        *line("ขอ", x=180, y=200),
        *line("นักวิชาการ", x=280, y=200),
        *full_line("ก", 260),
    ]
    assert raws(rows)[:4] == [
        "๑. นางสาวกอของอ\tคอ\tผู้อำนวยการกลุ่มงานยุทธศาสตร์และแผนงานกลางของการพัฒนาชุมชน",
        "๒. นายกอ\tขอ\tนักวิชาการ",
        "๓. นางสาวกอกอกอลักษณ์\tขอ\tนักวิชาการ",
        "๔. นายกอ\tขอ\tนักวิชาการ",
    ]


def test_the_role_beside_the_second_line_of_a_long_office() -> None:
    rows = [
        *line("๑. ประธานหลักสูตร_กรรมการ", y=100),
        *line("๒. " + "ประธาน" * 10, y=120),
        *line("(ระดับบัณฑิตศึกษา)", x=LEFT + 20, y=140),
        *line("กรรมการ", x=LEFT + 14 * LETTER + BLANK + WIDE_BLANK, y=140),
        *full_line("ก", 200),
    ]
    assert raws(rows)[1] == "๒. " + "ประธาน" * 10 + " (ระดับบัณฑิตศึกษา)\tกรรมการ"


def test_vowels_without_letters_are_no_line() -> None:
    assert raws([*line("ข้อความ", y=700), *line("ใ", y=780), *line("โ่", y=800)]) == ["ข้อความ"]


def test_a_mark_set_beside_the_page_still_has_its_letter() -> None:
    astray = [glyph._replace(x0=700.0, x1=700.0) for glyph in line("ี")]
    assert raws([*line("ป"), *astray, *line("๒๕๖๗", x=LEFT + LETTER)]) == ["ปี๒๕๖๗"]


@pytest.mark.parametrize(
    ("segments", "stroked", "count"),
    [
        ([("m", [(0, 0)]), ("l", [(100, 0)])], True, 1),
        ([("m", [(0, 0)]), ("l", [(100, 50)])], True, 0),
        ([("m", [(0, 0)]), ("l", [(100, 0)]), ("l", [(100, 50)]), ("l", [(0, 50)]), ("h", [])], True, 4),
        ([("m", [(0, 0)]), ("l", [(100, 0)]), ("l", [(100, 50)]), ("l", [(0, 50)]), ("h", [])], False, 0),  # shading
        ([("m", [(0, 0)]), ("l", [(100, 0)]), ("l", [(100, 1)]), ("l", [(0, 1)]), ("h", [])], False, 1),  # a border
        ([("m", [(0, 0)]), ("c", [(1, 1), (2, 2), (100, 0)])], True, 0),
    ],
)
def test_which_paths_are_rulings(
    segments: list[tuple[str, list[tuple[float, float]]]], stroked: bool, count: int
) -> None:
    assert len(list(path_rulings(segments, (1, 0, 0, 1, 0, 0), stroked))) == count


# Laws

PLACED = st.tuples(
    st.text(alphabet="กขนาย ๑(._", min_size=1, max_size=12),
    st.floats(0, 500),
    st.floats(20, 800),
    st.sampled_from([8.0, 16.0]),
)
RULINGS = st.lists(
    st.builds(box, st.floats(0, 200), st.floats(0, 200), st.floats(201, 500), st.floats(201, 700)), max_size=4
)


@given(st.lists(PLACED, max_size=12), RULINGS)
def test_no_letter_is_lost_or_doubled_whatever_is_drawn(
    texts: list[tuple[str, float, float, float]], boxes: list[list[PageRuling]]
) -> None:
    glyphs = [glyph for text, x, y, size in texts for glyph in line(text, x, y, size=size)]
    glyphs = list({(glyph.text, round(glyph.x0), round(glyph.baseline)): glyph for glyph in glyphs}.values())
    seen = [one for one in glyphs if one.x0 + one.x1 <= 2 * 595 and not one.text.isspace()]
    laid = lay_page(RawPage(1, 595, 842, glyphs, [ruling for rulings in boxes for ruling in rulings]))
    page = laid.lines
    told = (remark.quote for remark in laid.remarks if remark.what != "off_page")
    texts_read = [*(one.raw.replace("¹", "๑") for one in page), *told]
    read_letters = sorted(letter for text in texts_read for letter in text if not letter.isspace())
    drawn = sorted(one.text for one in seen)
    assert len(read_letters) <= len(drawn)
    assert set(read_letters) == set(drawn)
    for one in page:
        for word in one.words:
            assert one.raw[word.start : word.end].strip() == one.raw[word.start : word.end] != ""
