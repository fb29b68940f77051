"""The texts of the training: drawn by seed, of letters the reader knows, with no mark that hangs in the air."""

import random
from itertools import pairwise

import pytest
from training.texts import ALIKE, HANGING, KINDS, KNOWN, SELDOM, enclosed, label, number, seldom, text, words

SEEDS = range(40)


def test_shares_are_of_one_whole() -> None:
    assert sum(kind.share for kind in KINDS) == pytest.approx(1.0)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_drawn_by_seed(kind: object) -> None:
    make = kind.make  # type: ignore[attr-defined]
    drawn = [make(random.Random(seed)) for seed in SEEDS]
    assert drawn == [make(random.Random(seed)) for seed in SEEDS]
    assert len(set(drawn)) > 5
    assert all(drawn)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_text_can_be_printed_and_said(seed: int) -> None:
    drawn = text(random.Random(seed), 1, 30, KNOWN)
    assert 1 <= len(drawn) <= 30
    assert set(drawn) <= KNOWN
    assert drawn[0] not in HANGING
    assert set(label(drawn)) <= KNOWN | {"…"}


def test_a_leader_is_one_letter_however_long() -> None:
    assert label("ลงชื่อ........ ......ผู้จด..") == "ลงชื่อ… …ผู้จด.."


def test_what_is_hard_to_tell_apart_is_drawn_often() -> None:
    draw = random.Random(1)
    assert all(len(group) > 1 for group in ALIKE)
    assert sum("%" in number(draw) for _ in range(500)) > 15
    assert all(drawn[-1] in ')”"]’' for drawn in (enclosed(draw) for _ in SEEDS))
    assert all(SELDOM.search(seldom(draw)) for _ in SEEDS)
    twins = [words(draw) for _ in range(300)]
    assert sum(any(a == b for a, b in pairwise(one)) for one in twins) > 20
