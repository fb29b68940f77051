"""Repair: cases that change and cases that must not, the laws, and how much of a page can be trusted."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests import cases, paths
from tests.work import LINEAR, growth

from minutes_extract.model.line import PageCell, PageLine
from minutes_extract.thai.displaced import count_impossible
from minutes_extract.thai.health import text_health
from minutes_extract.thai.repair import MAX_PASSES, STEPS, repair_line, repair_text
from minutes_extract.thai.words import RING_TERMS, known_words

REAL_TEXTS = paths.REAL / "texts"
TROUBLE = (
    "กขคณธนรวสหอาะำเแใไๆฯ๑๙19AB. \t\n(/\x00\xa0\xad\u200b\ufeff\ufffd"
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
    "\uf700\uf701\uf70a\uf70b\uf711\uf71a\uf0fe\uf8ff\u0301é"
)
WOUNDED = ("อ านวย", "กา หนด", "ครัง้ ", "ผบู้ งั คบั ", "น ้า", "ค ว า ม", "ส้าคัญ", "ทก่ี า", "กำ หนด", "ต ่า", "กิ าร")

troubled = st.lists(st.one_of(st.sampled_from(TROUBLE), st.sampled_from(WOUNDED)), max_size=40).map("".join)

# Steps that mend no wound: clean text may be touched by these alone.
NORMALISATIONS = frozenset({"nfc", "blanks", "ascii_digits"})
# Rare words of the list that a term takes for its own damaged form.
KNOWN_HITS = frozenset({"ประจาก", "ประจาค", "ซู้ดซ้าด", "กะซ้าหอย"})


def replay(raw: str, names: tuple[str, ...]) -> str:
    """The named steps alone, in the order of the table, as often as a repair may need them."""
    text = raw
    for step in [step for step in STEPS if step.name in names] * MAX_PASSES:
        text = step.apply(text)
    return text


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)


@pytest.mark.parametrize("case", cases.lines("repair"))
def test_case(case: cases.Case) -> None:
    assert repair_text(_unescaped(case.input)).text == _unescaped(case.expected)


def test_there_are_as_many_cases_that_must_not_change() -> None:
    listed = cases.cases_of_lines("repair")
    words = sum(len(case.input.split()) for case in listed if case.input == case.expected)
    assert words >= sum(case.input != case.expected for case in listed)


@given(troubled)
@example("ก\x00า")
@example("ก\tึ.")
@example("์ข\tา")
@settings(max_examples=400, deadline=None)
def test_repair_settles_and_replays(raw: str) -> None:
    repaired = repair_text(raw)
    again = repair_text(repaired.text)
    assert (again.text, again.steps) == (repaired.text, ())
    assert replay(raw, repaired.steps) == repaired.text


@given(troubled)
@settings(max_examples=200, deadline=None)
def test_repaired_text_keeps_the_rules_of_the_contract(raw: str) -> None:
    text = repair_text(raw).text
    assert text == " ".join(text.split())
    assert not re.search("[๐-๙\x00\u200b\ufeff\xad]", text)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF), max_size=60))
def test_other_scripts_are_only_normalised(raw: str) -> None:
    assert set(repair_text(raw).steps) <= NORMALISATIONS | {"invisible", "nul"}


def test_step_names_are_unique_and_told() -> None:
    assert len({step.name for step in STEPS}) == len(STEPS)
    assert all(step.why for step in STEPS)


def test_every_term_that_lost_its_ring_is_found_again() -> None:
    for term in RING_TERMS:
        assert repair_text(term.word.replace("ำ", "า")).text == term.word


def test_a_term_without_its_ring_hides_in_no_word() -> None:
    """The word list itself is clean text: hardly a word of it may be taken for a damaged one."""
    changed = {word for word in known_words() if repair_text(word).text != word}
    assert {
        word for word in changed if set(repair_text(word).steps) & {"lost_ring", "ring_as_tho", "am_for_aa"}
    } <= KNOWN_HITS


def test_line_keeps_its_raw_and_replays() -> None:
    raw = "๑.\tผู้อ านวยการ"
    cells = (PageCell("๑."), PageCell("ผู้อ านวยการ", column_span=2, confidence=0.5))
    line = repair_line(PageLine(3, 7, raw, cells=cells, heading=2, starts_block=False))
    assert (line.raw, line.text) == (raw, "1. ผู้อำนวยการ")
    assert replay(line.raw, line.repairs) == line.text
    assert [cell.text for cell in line.cells] == ["1.", "ผู้อำนวยการ"]
    assert (line.cells[1].raw, line.cells[1].column_span, line.cells[1].confidence) == ("ผู้อ านวยการ", 2, 0.5)
    assert (line.page, line.number, line.heading, line.starts_block) == (3, 7, 2, False)


@pytest.mark.parametrize("path", sorted(REAL_TEXTS.glob("*.txt")) or [None], ids=str)
def test_clean_minutes_are_only_normalised(path: Path | None) -> None:
    if path is None:
        pytest.skip("the real documents are not here")
    for line in path.read_text("utf-8").splitlines():
        assert set(repair_text(line).steps) <= NORMALISATIONS, line
    assert text_health(path.read_text("utf-8")) == (1.0, ())


@pytest.mark.parametrize("piece", ["ก า ", "ครัง้ ", "\u0e49", "กํ ", "น ้า", "เ", "\x00", "ค า น า ", "\uf70b", "ผบู้ "])
def test_long_hostile_lines_take_linear_time(piece: str) -> None:
    def repair(raw: str) -> None:
        assert len(repair_text(raw).text) <= len(raw)

    assert growth(repair, lambda size: piece * (size // len(piece)), 20_000) < LINEAR


CLEAN_PAGE = "ที่ประชุมรับทราบผลการดำเนินงานตามแผนและมอบฝ่ายเลขานุการแจ้งหน่วยงานที่เกี่ยวข้องต่อไป\n" * 15


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        ("fiuvn7iumrir uiirtfnlsdJ:stqil " * 20, "latin_garbage"),
        (CLEAN_PAGE.replace("\u0e48", "\uf70a"), "private_use"),
        (CLEAN_PAGE.replace("า", "(cid:12)"), "unmapped_glyphs"),
        (CLEAN_PAGE.replace("ำ", "\u0e4dา"), "stray_nikhahit"),
        (CLEAN_PAGE.replace("ำ", " า"), "am_split"),
        (CLEAN_PAGE.replace("ำ", "า"), "am_lost"),
        (CLEAN_PAGE.replace("า", "ำ"), "aa_am_swapped"),
        (CLEAN_PAGE.replace("แผน", "วิ ท ย า ศ า ส ต ร์"), "letter_spaced"),
        (CLEAN_PAGE.replace("ที่", "ท ี่"), "gap_before_mark"),
        (CLEAN_PAGE.replace("ฝ่าย", "ฝา่ ย"), "marks_displaced"),
        (re.sub("[\u0e48-\u0e4b]", "", CLEAN_PAGE), "marks_missing"),
    ],
)
def test_damage_is_named(damaged: str, reason: str) -> None:
    score, reasons = text_health(damaged)
    assert reason in reasons
    assert score < 1.0


@pytest.mark.parametrize("text", ["", CLEAN_PAGE, "ก ข ค ง\n" * 9, "Annex A\n" * 3, "1,015,560\n" * 50])
def test_clean_pages_have_no_complaint(text: str) -> None:
    assert text_health(text) == (1.0, ())


def test_good_clusters_are_possible() -> None:
    assert count_impossible("ตั๋ว ครั้งที่ เสน่ห์ ใกล้ กว่า เปล่า พันธุ์ ก็ ทั้งนี้ เพื่อ แม่ ไม่ พ่อค้า ผู้ใหญ่ สร้าง เท่า บาทที่ เหล่า") == 0
