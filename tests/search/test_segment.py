"""Words of a text: the same for every spelling of the same thing, and never more work than the text is long."""

from functools import partial

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from tests.work import LINEAR, growth

from minutes_extract.thai.segment import ENGINES, MAX_RUN, MAX_TOKEN, fold, is_installed, words_of

INSTALLED = [engine for engine in ENGINES if is_installed(engine)]
TROUBLEMAKERS = (
    "กขคงบปมศดรนพญ.,่้๊ิีึุ์ำาเแๆฯ๐๑๙0129 /-\"'*():^{}[]\n\x00\N{THAI CHARACTER NIKHAHIT}\N{ZERO WIDTH SPACE}AaİßＡ²"
)

SAME = (
    ("พ.ศ. ๒๕๖๗", "ปี 2567"),
    ("พ.ศ.๒๕๖๗", "พุทธศักราช 2567"),
    ("๖,๒๔๐,๐๐๐", "6240000"),
    ("อื่นๆ", "อื่น ๆ"),
    ("นํ้า", "น้ำ"),
    ("เเปลง", "แปลง"),
    ("กข.คจ.", "กขคจ"),
    ("อบต.ทุ่งใหญ่", "องค์การบริหารส่วนตำบลทุ่งใหญ่"),
    ("30 ม.ค. 67", "30 มกราคม 67"),
    ("ผศ.ดร.", "ผู้ช่วยศาสตราจารย์ ดร."),
    ("GAP", "gap"),
)
CUT = (
    ("กองทุนพัฒนาบทบาทสตรี", ["กองทุน", "พัฒนา", "บทบาท", "สตรี"]),
    ("ปีพ.ศ.2567", ["ปี", "ปี", "2567"]),
    ("8/2566", ["8", "2566"]),
    ("ก.พ.ร.", ["กพร"]),
    ("1,23", ["1", "23"]),
    ("CLO-68-01", ["clo", "68", "01"]),
    ("ฯลฯ", ["ล"]),
    ("*** -- ()", []),
)


@pytest.mark.parametrize("engine", INSTALLED)
@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_the_same_give_the_same_words(one: str, other: str, engine: str) -> None:
    assert words_of(one, engine) == words_of(other, engine) != []


@pytest.mark.parametrize("engine", INSTALLED)
@pytest.mark.parametrize(("text", "words"), CUT)
def test_text_is_cut(text: str, words: list[str], engine: str) -> None:
    assert words_of(text, engine) == words


@pytest.mark.parametrize("engine", INSTALLED)
@given(text=st.text(TROUBLEMAKERS, max_size=200) | st.text(max_size=50))
def test_words_hold_nothing_that_could_become_syntax(text: str, engine: str) -> None:
    for word in words_of(text, engine):
        assert 0 < len(word) <= max(MAX_RUN, MAX_TOKEN)
        assert regex.fullmatch(r"[\p{L}\p{M}\p{N}]+", word)


@given(st.text(TROUBLEMAKERS) | st.text())
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("engine", INSTALLED)
@pytest.mark.parametrize("piece", ["๑", "ก", "ก.ข.", "มาตากลม", "เ", "1,234,", "พ.ศ", "่", "a", "ๆ"])
def test_long_runs_cost_no_more_than_their_length(piece: str, engine: str) -> None:
    words_of(piece, engine)  # the first loads the dictionary
    cut = partial(words_of, engine=engine)
    assert growth(cut, lambda size: piece * (size // len(piece)), 200_000) < LINEAR
