"""The chain of labels: its algorithms against counting all chains, and what it says of an invented paper."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.parsing.labeller.chain import (
    LABELS,
    Label,
    Labelled,
    Weights,
    best_chain,
    label_lines,
    probabilities,
    title_starts,
)
from minutes_extract.parsing.labeller.cues import FEATURES_A_LINE, NO_FEATURE, features

TEXT = """บันทึกการปรชุมคณะทำงานดูแลสวนสาธารณะ
ครั้งที่ ๔/๒๕๖๗
วันอังคารที่ ๙ เมษายน ๒๕๖๗
ณ ห้องประชุมชั้น ๒
ผู้มาประขุม
๑. นายก้องภพ ทุ่งกว้าง\tประธานคณะทำงาน
๒. นางสาวมาลี ศรีสวน\tคณะทำงาน
๓. นายวิชัย ทองดี\tคณะทำงานและเลขานุการ
ผู้ไม่มาประชุน
๑. นายสมหมาย ใจกล้า\tคณะทำงาน
เริ่มประชุมเวลา ๑๓.๓๐ น.
ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
ประธานแจ้งว่าสวนจะปิดปรับปรุงในเดือนพฤษภาคม
มติที่ประชุม รับทราบ
ระเบียบวาระที่ ๒ เรื่องเพื่อพิจารณา
๒.๑ การจัดซื้อเครื่องตัดหญ้า
มติที่ประชุม เห็นชอบ
เลิกประชุมเวลา ๑๕.๐๐ น."""
PAPER = TEXT.split("\n")


def small_chain(seed: int, lines: int, labels: int) -> tuple[np.ndarray, Weights]:
    draw = np.random.default_rng(seed)
    scores = draw.normal(size=(lines, labels)).astype(np.float32)
    follows = draw.normal(size=(labels, labels)).astype(np.float32)
    first, last = (draw.normal(size=labels).astype(np.float32) for _ in range(2))
    return scores, Weights(np.zeros((1, labels), np.float32), follows, first, last)


def score_of(chain: tuple[int, ...], scores: np.ndarray, weights: Weights) -> float:
    own = sum(scores[at, label] for at, label in enumerate(chain))
    pairs = sum(weights.follows[above, below] for above, below in pairwise(chain))
    return float(own + pairs + weights.first[chain[0]] + weights.last[chain[-1]])


@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(1, 4))
def test_the_best_chain_and_the_probabilities_are_those_of_all_chains(seed: int, lines: int, labels: int) -> None:
    scores, weights = small_chain(seed, lines, labels)
    chains = list(product(range(labels), repeat=lines))
    counted = np.array([score_of(chain, scores, weights) for chain in chains])
    assert best_chain(scores, weights) == list(chains[int(counted.argmax())])
    odds = np.exp(counted - counted.max())
    for at in range(lines):
        for label in range(labels):
            share = odds[[chain[at] == label for chain in chains]].sum() / odds.sum()
            assert abs(probabilities(scores, weights)[at, label] - share) < 1e-4


def test_features_are_as_many_for_every_line() -> None:
    rows = features(PAPER)
    assert rows.shape == (len(PAPER), FEATURES_A_LINE)
    assert rows.min() >= 0
    assert rows.max() <= NO_FEATURE


def test_a_line_has_the_same_letters_with_its_tone_marks_lost_and_other_digits() -> None:
    sound, spoilt = (features([text])[0] for text in ("ระเบียบวาระที่ ๑ เรื่องแจ้ง", "ระเบยบวาระที ๒ เรืองแจง"))
    assert (sound == spoilt).mean() > 0.9


def test_an_invented_paper_is_labelled_though_its_heads_are_misread() -> None:
    said = dict(zip(PAPER, (one.label for one in label_lines(PAPER)), strict=True))
    assert said[PAPER[0]] is Label.TITLE
    assert said["ผู้มาประขุม"] is Label.HEAD_PRESENT
    assert said["ผู้ไม่มาประชุน"] is Label.HEAD_ABSENT
    assert list(said.values()).count(Label.PERSON) == 4
    assert list(said.values()).count(Label.AGENDA_HEAD) == 2
    assert said[PAPER[-1]] is Label.CLOSING


def test_no_lines_have_no_labels() -> None:
    assert label_lines([]) == []


def test_the_second_line_of_a_title_begins_none() -> None:
    labels = [Labelled(label, 1.0) for label in (Label.TITLE, Label.TITLE, Label.NUMBER, Label.PERSON, Label.TITLE)]
    assert list(title_starts(labels)) == [0, 4]
    assert list(title_starts([Labelled(Label.TITLE, 0.5)])) == []


def test_labels_are_named_once() -> None:
    assert len(LABELS) == len(set(LABELS))
