"""The letter model: what it expects of Thai, what it says nothing of, and the trainer's arithmetic."""

import math
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training import letter_model as trainer

from minutes_extract.ocr.recogniser.alphabet import ALPHABET
from minutes_extract.ocr.recogniser.letter_model import (
    BITS_A_SYMBOL,
    MODEL_FILE,
    MODEL_LETTERS,
    ORDER,
    OTHER_SYMBOL,
    log_likelihood,
)

MOST_BYTES = 1_500_000


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("ประชุม", "ประซุม"),
        ("กรรมการ", "กรรมกาธ"),
        ("ผู้มาประชุม", "ผู้มาปะรชุม"),
        ("ราชการ", "ราซการ"),
        ("เห็นชอบ", "เห็นขอบ"),
        ("รับทราบ", "รับทราม"),
        ("ครั้งที่", "ศรั้งที่"),
        ("ดำเนินการ", "คำเนินการ"),
        ("เลขานุการ", "เลขานกุาร"),
        ("จังหวัด", "จังหวิด"),
        ("พิจารณา", "พิจารฌา"),
    ],
)
def test_words_of_minutes_are_likelier_than_their_usual_misreadings(right: str, wrong: str) -> None:
    assert log_likelihood("", right + " ") > log_likelihood("", wrong + " ") + 2


def test_letters_are_told_by_what_stands_before_them() -> None:
    assert log_likelihood("ประ", "ชุม") > log_likelihood("ปร่", "ชุม")
    assert log_likelihood("กรร", "มการ") > log_likelihood("", "มการ")


def test_nothing_is_remembered_over_another_character() -> None:
    assert log_likelihood("ประ ", "ชุม") == log_likelihood("๒๕๖๗ ", "ชุม") == log_likelihood("", "ชุม")


@pytest.mark.parametrize("sign", ["๔", "7", " ", "A", ".", "ฯ", "ๆ", "฿"])
def test_all_other_characters_are_alike(sign: str) -> None:
    assert log_likelihood("การ", f"{sign}กร") == log_likelihood("การ", "-กร")


@given(st.text(alphabet=ALPHABET, max_size=12), st.text(alphabet=ALPHABET, max_size=12))
def test_likelihoods_are_logarithms_and_add_up(before: str, letters: str) -> None:
    whole = log_likelihood(before, letters)
    assert math.isfinite(whole)
    assert whole <= 0
    parts = sum(log_likelihood(before + letters[:at], letters[at]) for at in range(len(letters)))
    assert whole == pytest.approx(parts)


@settings(max_examples=40)
@given(st.text(alphabet=MODEL_LETTERS[:30], max_size=6))
def test_what_may_follow_shares_about_one(before: str) -> None:
    total = sum(math.exp(log_likelihood(before, letter)) for letter in MODEL_LETTERS + " ")
    assert 0.3 < total < 1.6, "what is left out of the file is guessed a little low"


def test_the_packaged_file_is_small_and_sorted() -> None:
    packed = files("minutes_extract.ocr").joinpath("weights", MODEL_FILE)
    assert len(packed.read_bytes()) <= MOST_BYTES
    with packed.open("rb") as file, np.load(file) as kept:
        for length in range(1, ORDER + 1):
            runs = np.cumsum(kept[f"runs{length}"], dtype=np.uint64)
            assert np.all(np.diff(runs.astype(np.int64)) > 0)
            assert int(runs[-1]) < 1 << BITS_A_SYMBOL * length
            assert len(runs) == len(kept[f"likely{length}"])
    assert len(MODEL_LETTERS) < 1 << BITS_A_SYMBOL
    assert OTHER_SYMBOL == 0


@pytest.mark.parametrize("text", ["กากากากา กก", "การประชุม การ ประกาศ", "นายกิ่ง นางข ๑๒"])
def test_the_trainers_likelihoods_add_up_to_one(text: str) -> None:
    for level in trainer._levels(trainer._symbols(f" {text} "))[:3]:
        _, back = np.unique(trainer._history(level.runs), return_inverse=True)
        shares = np.bincount(back, np.exp(level.log))
        assert np.all(shares < 1 + 1e-9)
        assert level.length > 1 or shares == pytest.approx(1)


def test_the_trainer_drops_only_what_shorter_runs_tell() -> None:
    levels = trainer._levels(trainer._symbols("การประชุม ประกาศ การ ประการ " * 5))
    for kept, all_ in zip(trainer._pruned(levels), levels, strict=True):
        assert set(kept.runs.tolist()) <= set(all_.runs.tolist())
        assert len(kept.runs) == len(kept.log)
    assert len(trainer._pruned(levels)[0].runs) == len(levels[0].runs)
