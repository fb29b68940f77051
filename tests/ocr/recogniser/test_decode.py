"""Log probabilities → characters: greedy decoding, what the clusters' grammar and the letter model may change, and the laws."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from minutes_extract.ocr.recogniser.alphabet import ALPHABET
from minutes_extract.ocr.recogniser.decode import MOST_GAIN, ChangeCause, DecodedLine, decode_lines, greedy_texts
from minutes_extract.ocr.recogniser.greedy import MOST_FRAMES
from minutes_extract.ocr.recogniser.letter_model import MODEL_LETTERS, log_likelihood
from minutes_extract.ocr.recogniser.prefix_beam import align
from minutes_extract.ocr.recogniser.thai_grammar import BROKEN_COST, grammar_cost

LogProbs = NDArray[np.float32]
CLASSES = len(ALPHABET) + 1
BLANK = ""


def log_probs(*frames: dict[str, float]) -> LogProbs:
    """An array of frames, each with the shares of some letters (BLANK for none); what is left goes to all others."""
    likely = np.zeros((len(frames), CLASSES))
    for row, shares in zip(likely, frames, strict=True):
        row[:] = max(0.0, 1 - sum(shares.values())) / CLASSES + 1e-9
        for letter, share in shares.items():
            row[ALPHABET.index(letter) + 1 if letter else 0] += share
        row /= row.sum()
    return np.asarray(np.log(likely), np.float32)


def written(*letters: str | dict[str, float]) -> LogProbs:
    """Each letter on a frame of its own between sure blanks; a dictionary is a letter in doubt."""
    frames: list[dict[str, float]] = [{BLANK: 0.9999}]
    for letter in letters:
        frames += [{letter: 0.9999} if isinstance(letter, str) else letter, {BLANK: 0.9999}]
    return log_probs(*frames)


def decode(line: LogProbs, likelihood: Callable[[str, str], float] | None = log_likelihood) -> DecodedLine:
    (reading,) = decode_lines([line], likelihood)
    return reading


# --- greedy ----------------------------------------------------------------------------------------------------------


def test_a_sure_line_is_read_as_it_is() -> None:
    reading = decode(written(*"มติที่ประชุม ๔/๒๕๖๗"))
    assert reading.text == reading.greedy == "มติที่ประชุม ๔/๒๕๖๗"
    assert not reading.changes
    assert min(letter.probability for letter in reading.characters) > 0.99


def test_a_letter_that_is_deleted_leaves_the_one_before_it_in_doubt() -> None:
    line = written(*"และ", {"ง": 0.55, BLANK: 0.45}, *"บาล")
    reading = decode(line, lambda before, letters: -100.0 * letters.count("ง"))
    assert reading.text == "และบาล"
    sure = [letter.probability for letter in reading.characters]
    assert sure[2] < 0.98 < min(sure[:2] + sure[3:])


def test_lines_that_lie_end_to_end_have_no_say_in_each_other() -> None:
    doubt = log_probs(*[{BLANK: 0.5, "ก": 0.3}] * 3)
    empty = np.empty((0, CLASSES), np.float32)
    lines = [written(*"ที่ประชุม"), empty, written("เ", {"า": 0.6, BLANK: 0.4}), doubt, written(*"ะ ๔"), doubt, empty]
    assert decode_lines(lines) == [decode(line) for line in lines]
    assert greedy_texts([line for line in lines if len(line)]) == [decode(line).greedy for line in lines if len(line)]
    assert decode_lines([]) == greedy_texts([]) == []


def test_characters_know_their_frames() -> None:
    line = log_probs({BLANK: 1}, {"ก": 0.8, BLANK: 0.2}, {"ก": 0.999}, {BLANK: 1}, {BLANK: 1}, {"า": 0.999}, {BLANK: 1})
    first, second = decode(line).characters
    assert (first.text, first.first, first.last) == ("ก", 1, 2)
    assert (second.text, second.first, second.last) == ("า", 5, 5)


def test_no_frames_are_an_empty_reading() -> None:
    assert decode(np.empty((0, CLASSES), np.float32)).characters == ()
    assert decode(np.empty((0, 0), np.float32)).text == ""


def test_blanks_alone_are_an_empty_reading() -> None:
    assert decode(log_probs(*[{BLANK: 0.999}] * 9)).text == ""


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), 1.0])
def test_what_is_no_probability_is_refused(nonsense: float) -> None:
    line = written("ก")
    line[1, 3] = nonsense
    with pytest.raises(ValueError, match="logarithms"):
        decode(line)


@pytest.mark.parametrize("shape", [(4,), (4, 7), (2, 3, CLASSES)])
def test_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="classes"):
        decode(np.zeros(shape, np.float32))


def test_the_same_letter_twice_wants_a_blank_between() -> None:
    assert decode(log_probs({"ก": 1}, {"ก": 1}, {BLANK: 1})).text == "ก"
    assert decode(log_probs({"ร": 1}, {BLANK: 1}, {"ร": 1}, {BLANK: 1})).text == "รร"


def test_a_rest_of_a_letter_between_is_doubt_of_the_second() -> None:
    line = log_probs({BLANK: 1}, {"ร": 0.999}, {BLANK: 0.55, "ร": 0.45}, {"ร": 0.999}, {BLANK: 1})
    reading = decode(line)
    assert reading.text == "รร"
    assert min(letter.probability for letter in reading.characters) < 0.7


# --- what the network alone decides -----------------------------------------------------------------------------------


def test_ways_of_writing_are_summed() -> None:
    line = log_probs({BLANK: 1}, {BLANK: 0.55, "๔": 0.45}, {BLANK: 0.55, "๔": 0.45}, {BLANK: 1})
    reading = decode(line)
    assert (reading.greedy, reading.text) == ("", "๔")
    (change,) = reading.changes
    assert change.cause is ChangeCause.NETWORK
    assert (change.first, change.last, change.greedy, change.chosen) == (1, 2, "", "๔")
    assert 0.6 < reading.characters[0].probability < 0.75


@pytest.mark.parametrize(("rival", "share"), [("๕", 0.4), ("ด", 0.4), (BLANK, 0.4), ("4", 0.3)])
def test_a_close_rival_makes_a_letter_unlikely(rival: str, share: float) -> None:
    reading = decode(written(*"ข้อ ", {"๔": 1 - share, rival: share}))
    assert reading.text == "ข้อ ๔"
    assert reading.characters[-1].probability == pytest.approx(1 - share, abs=0.05)
    assert reading.characters[0].probability > 0.99


def test_a_letter_that_may_be_missing_puts_the_next_in_doubt() -> None:
    line = log_probs({BLANK: 1}, {"๑": 1}, {BLANK: 0.6, "๐": 0.4}, {BLANK: 1}, {"๒": 1}, {BLANK: 1})
    reading = decode(line)
    assert reading.text == "๑๒"
    assert reading.characters[0].probability < 0.7


# --- clusters ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sound",
    ["ก่", "กิ่", "กุ้", "น้ำ", "สิทธิ์", "พันธุ์", "ก็", "เกาะ", "เปี๊ยะ", "ฤๅ", "ที่", "ป ร ะ ช า", "ญี่ปุ่น", "ฯลฯ", "ต่าง ๆ", "1.5%"],
)
def test_sound_clusters_cost_nothing(sound: str) -> None:
    assert [grammar_cost(sound[at - 1 : at], letter) for at, letter in enumerate(sound)] == [0] * len(sound)


@pytest.mark.parametrize("broken", ["่ก", "กา่", "กิี", "ก่ิ", "๑ิ", " ้", "เ่", "A์", "ะำ", "กูั"])
def test_broken_clusters_are_costly(broken: str) -> None:
    assert max(grammar_cost(broken[at - 1 : at], letter) for at, letter in enumerate(broken)) == BROKEN_COST


def test_a_leading_vowel_before_no_consonant_is_odd() -> None:
    assert 0 < grammar_cost("เ", "เ") < BROKEN_COST
    assert 0 < grammar_cost("แ", " ") < BROKEN_COST


def test_a_mark_without_its_letter_is_not_written() -> None:
    reading = decode(written(*"กา", {"ิ": 0.6, BLANK: 0.4}, *"ร"), None)
    assert (reading.greedy, reading.text) == ("กาิร", "การ")
    assert [change.cause for change in reading.changes] == [ChangeCause.CLUSTERS]


def test_a_sure_mark_finds_its_letter() -> None:
    reading = decode(written(*"ร", {"ก": 0.3, " ": 0.65}, *"ุง"), None)
    assert reading.greedy == "ร ุง"
    assert all(grammar_cost(one, two) < BROKEN_COST for one, two in pairwise(reading.text))


def test_a_broken_cluster_stays_where_the_network_sees_nothing_else() -> None:
    assert decode(written(*"กา่", " ")).text == "กา่ "


# --- the letter model -------------------------------------------------------------------------------------------------


def test_the_letter_model_settles_what_is_nearly_tied() -> None:
    line = written(*"ที่ประ", {"ซ": 0.55, "ช": 0.45}, *"ุมรับทราบ")
    assert decode(line, None).text == "ที่ประซุมรับทราบ"
    reading = decode(line)
    assert reading.text == "ที่ประชุมรับทราบ"
    (change,) = reading.changes
    assert (change.greedy, change.chosen, change.cause) == ("ซ", "ช", ChangeCause.LANGUAGE)
    place = reading.characters[reading.text.index("ช")]
    assert change.first <= place.first <= place.last <= change.last


def test_the_letter_model_does_not_outvote_the_network() -> None:
    assert math.exp(-MOST_GAIN) < 0.05
    line = written(*"ที่ประ", {"ซ": 0.992, "ช": 0.008}, *"ุม")
    assert decode(line, lambda before, letters: 100.0 * letters.count("ช")).text == "ที่ประซุม"


@pytest.mark.parametrize(("plain", "other"), [("๕", "๔"), ("๑", "ด"), ("ด", "๑"), ("0", "O"), (".", ","), ("1", "l")])
def test_signs_are_the_networks_own_choice(plain: str, other: str) -> None:
    line = written(*"วาระที่", {plain: 0.51, other: 0.49}, *"การ")
    assert decode(line, lambda before, letters: 100.0 * letters.count(other)).text == f"วาระที่{plain}การ"


def test_the_letter_model_has_no_say_beside_digits() -> None:
    line = written(*"๒", {"๑": 0.9, "ด": 0.1}, {BLANK: 0.6, "ด": 0.4}, *"๕")
    assert decode(line, lambda before, letters: 100.0 * letters.count("ด")).text == "๒๑๕"


def test_the_letter_model_has_no_say_in_abbreviations() -> None:
    line = written(*" ม.", {"ค": 0.55, "ศ": 0.45}, *". ๒")
    assert decode(line, lambda before, letters: 100.0 * letters.count("ศ")).text == " ม.ค. ๒"


# --- laws -------------------------------------------------------------------------------------------------------------

shares = st.dictionaries(st.sampled_from("กชซดตรเาะิีุ่้๑๔๕7 .A"), st.floats(0.05, 1.0), min_size=1, max_size=3)
frames = st.one_of(shares, shares.map(lambda found: {**found, BLANK: 1.0}), st.just({BLANK: 20.0}))
lines = st.lists(frames, min_size=1, max_size=40).map(
    lambda rows: log_probs(*({letter: share / sum(row.values()) for letter, share in row.items()} for row in rows))
)


@given(lines)
@settings(deadline=None, max_examples=40)
def test_letters_lie_in_order_on_the_line(line: LogProbs) -> None:
    reading = decode(line)
    places = [(letter.first, letter.last) for letter in reading.characters]
    assert all(0 <= first <= last < len(line) for first, last in places)
    assert all(one[1] < two[0] for one, two in pairwise(places))
    assert all(0 <= letter.probability <= 1 for letter in reading.characters)


@given(lines)
@settings(deadline=None, max_examples=40)
def test_the_changes_are_the_whole_difference(line: LogProbs) -> None:
    reading = decode(line)
    if not reading.changes:
        assert reading.text == reading.greedy
    changed = {frame for change in reading.changes for frame in range(change.first, change.last + 1)}
    inside = "".join(change.chosen for change in reading.changes)
    assert inside == "".join(letter.text for letter in reading.characters if letter.first in changed)


@given(lines, st.sampled_from(MODEL_LETTERS))
@settings(deadline=None, max_examples=40)
def test_no_letter_model_changes_a_sign(line: LogProbs, favourite: str) -> None:
    quiet, loud = decode(line, None), decode(line, lambda before, letters: 50.0 * letters.count(favourite))

    def signs(text: str) -> str:
        return "".join(letter for letter in text if letter not in MODEL_LETTERS)

    assert signs(quiet.text) == signs(loud.text) == signs(decode(line).text)


@given(st.sampled_from("กดรช"), st.sampled_from("าะเ ๑."), st.sampled_from("ิีุ่้"), st.floats(0.1, 0.9))
@settings(deadline=None, max_examples=40)
def test_a_cluster_is_not_broken_where_a_sound_one_is_as_likely(
    base: str, no_base: str, mark: str, share: float
) -> None:
    rivals = {no_base: share, base: 1 - share} if no_base in MODEL_LETTERS else {base: 0.5, BLANK: 0.5}
    text = decode(written("ก", rivals, {mark: 0.6, BLANK: 0.4}, "น")).text
    assert all(grammar_cost(one, two) < BROKEN_COST for one, two in pairwise(text))


@given(
    arrays(np.float32, st.tuples(st.integers(1, 30), st.just(CLASSES)), elements=st.floats(-(2.0**100), 0, width=32))
)
@settings(deadline=None, max_examples=40)
def test_anything_finite_is_read(line: LogProbs) -> None:
    reading = decode(line)
    assert len(reading.text) <= len(line)


def test_a_long_line_of_noise_is_cut_and_read() -> None:
    noise = np.random.default_rng(1).normal(0, 1, (6 * MOST_FRAMES, CLASSES))
    line = np.asarray(noise - np.log(np.exp(noise).sum(1, keepdims=True)), np.float32)
    reading = decode(line)
    assert reading.changes
    assert max(change.last - change.first for change in reading.changes) < MOST_FRAMES


@given(st.text(alphabet="กรา่๑", min_size=0, max_size=6))
def test_letters_are_placed_where_they_are_written(text: str) -> None:
    found = align(written(*text), text)
    assert found == [(1 + 2 * at, 1 + 2 * at) for at in range(len(text))]
