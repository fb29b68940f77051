"""Glyphs to characters: each repair step with cases that change and cases that must not, and laws for any input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.reading.page.sheet import MARKS, UNMAPPED_MARK
from minutes_extract.reading.pdf.clusters import merge_marks, repair_cluster
from minutes_extract.reading.pdf.glyph import Glyph, MarkedSpan, em_box, is_upright
from minutes_extract.reading.pdf.glyph_repair import (
    GLYPH_STEPS,
    carry_actual_text,
    drop_second_strike,
    map_private_marks,
    repair_glyphs,
    restore_ring,
)
from minutes_extract.reading.pdf.glyph_text import UNMAPPED, glyph_text

SIZE = 10.0
WIDTH = 5.0
NIKHAHIT = "\N{THAI CHARACTER NIKHAHIT}"
MAI_THO = "\N{THAI CHARACTER MAI THO}"
MAI_EK = "\N{THAI CHARACTER MAI EK}"
SARA_II = "\N{THAI CHARACTER SARA II}"


def glyph(
    text: str, x: float = 0.0, width: float = WIDTH, span: MarkedSpan | None = None, baseline: float = 100.0
) -> Glyph:
    return Glyph(text, x, baseline - 8, x + width, baseline + 2.5, baseline, SIZE, False, True, span)


def typeset(text: str) -> list[Glyph]:
    """Each code point a glyph; marks advance by nothing and are drawn from where their letter ends."""
    glyphs, x = [], 0.0
    for letter in text:
        width = 0.0 if letter in MARKS else WIDTH
        glyphs.append(glyph(letter, x, width))
        x += width
    return glyphs


def text_of(glyphs: list[Glyph]) -> str:
    return "".join(char.text for char in repair_glyphs(glyphs))


@pytest.mark.parametrize(
    ("told", "embedded", "advance", "expected"),
    [
        ("ก", "", 0.5, "ก"),
        ("ำ", "า", 0.5, "า"),  # า and ำ swapped in the table
        (" ", NIKHAHIT, 0.0, NIKHAHIT),  # the ring of ำ as a blank
        (MAI_THO, NIKHAHIT, 0.0, NIKHAHIT),  # the ring as a tone
        ("", "ญ", 0.5, "ญ"),
        ("\x00", "", 0.5, UNMAPPED),
        ("(cid:12)", "", 0.5, UNMAPPED),
        ("", "", 0.0, UNMAPPED_MARK),
        # The table is right, or the font knows no better:
        (" ", "\N{NO-BREAK SPACE}", 0.25, " "),
        ("-", "\N{SOFT HYPHEN}", 0.3, "-"),
        ("A", "ก", 0.5, "A"),
        ("กรม", "ก", 0.5, "กรม"),
        ("๕", "", 0.5, "๕"),
    ],
)
def test_whom_to_believe(told: str, embedded: str, advance: float, expected: str) -> None:
    assert glyph_text(told, embedded, advance) == expected


def test_glyph_0_prints_a_box() -> None:
    assert glyph_text("\uffff", "", 0.7, number=0) == "□"
    assert glyph_text("\uffff", "", 0.7, number=9) == UNMAPPED


def test_a_span_stands_once_for_its_glyphs() -> None:
    span = MarkedSpan("น้ำ")
    glyphs = [glyph("น", 0, span=span), glyph(UNMAPPED, 5, span=span), glyph("ก", 10)]
    carried = carry_actual_text(glyphs)
    assert [one.text for one in carried] == ["น้ำ", "ก"]
    assert (carried[0].x0, carried[0].x1) == (0, 10)


def test_equal_spans_side_by_side_are_two() -> None:
    assert text_of([glyph("x", 0, span=MarkedSpan("ก")), glyph("x", 5, span=MarkedSpan("ก"))]) == "กก"


def test_a_span_over_lines_is_not_believed() -> None:
    span = MarkedSpan("ย่อหน้า")
    glyphs = [glyph("ก", 0, span=span), glyph("ข", 0, span=span, baseline=120)]
    assert carry_actual_text(glyphs) == glyphs


def test_marks_of_a_line_that_is_not_there_are_dropped() -> None:
    span = MarkedSpan("ที่")
    assert carry_actual_text([glyph(SARA_II, 0, 0, span), glyph(MAI_EK, 0, 0, span)]) == []


def test_an_empty_span_hides_its_glyphs() -> None:
    assert carry_actual_text([glyph("-", 0, span=MarkedSpan(""))]) == []


def test_private_marks_become_standard_ones() -> None:
    assert text_of([*typeset("ผ"), glyph("\uf70b", 5, 0)]) == "ผ" + MAI_THO


def test_one_private_code_for_every_mark_is_left_alone() -> None:
    glyphs = [one for at in range(40) for one in (glyph("ป", at * 10), glyph("\uf70b", at * 10 + 5, 0))]
    assert map_private_marks(glyphs) == glyphs


def test_latin_letters_without_width_are_raised_tones() -> None:
    assert text_of([glyph("ท"), glyph(SARA_II, 5, 0), glyph("É", 5, 0)]) == "ที่"
    assert text_of([glyph("A"), glyph("É", 5)]) == "AÉ"


def test_bold_drawn_twice_is_read_once() -> None:
    glyphs = typeset("รายงาน")
    shadow = [one._replace(x0=one.x0 + 0.3, x1=one.x1 + 0.3) for one in glyphs]
    assert text_of(glyphs + shadow) == "รายงาน"


def test_letters_side_by_side_are_no_second_strike() -> None:
    glyphs = typeset("กกก....")
    assert drop_second_strike(glyphs) == glyphs


@pytest.mark.parametrize(
    ("glyphs", "expected"),
    [
        ([glyph("ค"), glyph(" ", 5, 0), glyph("า", 5)], "คำ"),
        ([glyph("น"), glyph(" ", 5, 0), glyph(MAI_THO, 5, 0), glyph("า", 5)], "น้ำ"),
        # A blank that takes room is a blank; one before another letter is none of ours.
        ([glyph("ค"), glyph(" ", 5, 2.5), glyph("า", 7.5)], "ค า"),
        ([glyph("ค"), glyph(" ", 5, 0), glyph("น", 5)], "ค น"),
    ],
)
def test_a_blank_without_width_before_aa_is_the_ring(glyphs: list[Glyph], expected: str) -> None:
    assert text_of(glyphs) == expected
    assert (restore_ring(glyphs) == glyphs) == (NIKHAHIT not in [one.text for one in restore_ring(glyphs)])


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("น" + MAI_THO + NIKHAHIT + "า", "น้ำ"),
        ("น" + NIKHAHIT + MAI_THO + "า", "น้ำ"),
        ("น" + "ำ" + MAI_THO, "น้ำ"),
        ("ท" + MAI_EK + SARA_II, "ที่"),
        ("จ" + MAI_EK + MAI_EK + "าย", "จ่าย"),
        ("คำสั่ง", "คำสั่ง"),
        ("ที่ ๑ ก", "ที่ ๑ ก"),
        ("Abc", "Abc"),
    ],
)
def test_marks_come_in_logical_order(drawn: str, expected: str) -> None:
    assert text_of(typeset(drawn)) == expected


def test_one_cluster_is_one_character_with_the_box_of_its_letter() -> None:
    chars = repair_glyphs(typeset("ที่นี่"))
    assert [char.text for char in chars] == ["ที่", "นี่"]
    assert [(char.x0, char.x1) for char in chars] == [(0, 5), (5, 10)]


def test_a_mark_drawn_over_the_letter_before_goes_there() -> None:
    """ครัง้ → ครั้ง: the producer writes the tone after ง but draws it over ร."""
    ror, ngor = glyph("ร", 5), glyph("ง", 10)
    glyphs = [glyph("ค"), ror, glyph("\N{THAI CHARACTER MAI HAN-AKAT}", 10, 0), ngor, glyph(MAI_THO, 10, 0)]
    assert text_of(glyphs) == "ครั้ง"


def test_a_mark_of_another_line_stays_alone() -> None:
    assert [char.text for char in merge_marks([glyph("ก"), glyph(MAI_EK, 5, 0, baseline=150)])] == ["ก", MAI_EK]


def test_boxes_follow_the_matrix() -> None:
    assert em_box((10, 0, 0, -10, 100, 200), 0.5) == (100, 192, 105, 202.5)
    assert is_upright((10, 0.1, 0, -10, 0, 0))
    assert not is_upright((0, 10, 10, 0, 0, 0))


def test_steps_have_names_of_their_own() -> None:
    names = [step.name for step in GLYPH_STEPS]
    assert len(set(names)) == len(names)
    assert all(step.repair.__name__ == step.name for step in GLYPH_STEPS)


TROUBLE = st.sampled_from([*"กนผอเแำาๆ๑ aA.(", *MARKS, "\uf70b", "\uf710", UNMAPPED, UNMAPPED_MARK, "\n"])
SPANS = st.one_of(st.none(), st.sampled_from(["น้ำ", "", " ", "ก" * 60, MAI_EK]).map(MarkedSpan))
GLYPHS = st.lists(
    st.builds(
        glyph,
        TROUBLE,
        x=st.floats(-10, 600),
        width=st.sampled_from([0.0, 0.1, 3.0, 5.0]),
        span=SPANS,
        baseline=st.sampled_from([100.0, 101.0, 120.0]),
    ),
    max_size=25,
)


@given(GLYPHS)
def test_any_glyphs_give_characters_with_text_and_box(glyphs: list[Glyph]) -> None:
    for char in repair_glyphs(glyphs):
        assert char.text
        assert char.x0 <= char.x1 <= char.end


@given(GLYPHS.map(lambda glyphs: [one._replace(span=None) for one in glyphs]))
def test_merging_loses_no_letter(glyphs: list[Glyph]) -> None:
    """Marks are reordered, composed and dropped where doubled; letters and blanks are all there."""
    drawn = sorted(one.text for one in glyphs if one.text not in MARKS and one.text not in "าำ")
    kept = sorted(letter for char in merge_marks(glyphs) for letter in char.text if letter not in MARKS | set("าำ"))
    assert kept == drawn


@given(st.text(alphabet=sorted(MARKS | set("กนาำ")), max_size=6))
def test_a_repaired_cluster_stays_as_it_is(text: str) -> None:
    once = repair_cluster(text)
    assert repair_cluster(once) == once
