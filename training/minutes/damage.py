"""Named damages: what OCR and careless copying do to the lines of a paper. Every line that is left keeps its label.

Truth stays what the sound paper says, so that a lost letter counts. Only where a damage takes away what no reader could
know (the closing line), or puts other words in its place (another title), does the truth follow.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from training.minutes.document import HEADS, Line, Role
from training.minutes.generate import GeneratedMinutes
from training.minutes.truth import Truth

CONFUSED = (
    "กถภ", "ขชซ", "คดต", "บปษ", "ผฝพฟ", "นม", "ลส", "ฎฏ", "รธ", "อฮ", "ฌณญ", "วา", "ทฑ",
    "ิีึื", "่้๊๋", "ุู", "๓๗", "๔๕", "๘๙", "17", "38", "56",
)  # fmt: skip
"""Letters that readers of print take for each other."""
MARKS = frozenset("ัิีึืุู็่้๊๋์")
TRASH = "3mi5mlกงวรนเ1J;"
OTHER_TITLES = ("ปูมการหารือ", "จดหมายเหตุการพบปะ", "ใบสรุปการพบกัน", "สมุดนัดหมาย")
"""Words over minutes that no table of titles holds."""
KEYWORDED = frozenset({Role.TITLE, Role.AGENDA_HEAD, Role.RESOLUTION, Role.OPENING, Role.CLOSING, *HEADS})
SPARE = frozenset({Role.PARAGRAPH, Role.FURNITURE, Role.OTHER})
"""Lines that may be lost with nothing of the truth."""

Spoil = Callable[[random.Random, str], str]
Step = Callable[[random.Random, Line], Line | None]
OfTruth = Callable[[Truth, Truth], Truth]


@dataclass(frozen=True, slots=True)
class Damage:
    """Steps done to every line in order; None as a step's result loses the line."""

    steps: tuple[Step, ...]
    another_title: bool = False
    no_closing: bool = False


def damage(minutes: GeneratedMinutes, name: str) -> GeneratedMinutes:
    """The paper with a damage of the table DAMAGES; the same one for the same paper and name."""
    draw = random.Random(f"{name} {minutes.configuration} {minutes.seed}")
    chosen = DAMAGES[name]
    lines = tuple(line for line in (_damaged(draw, chosen, line) for line in minutes.lines) if line is not None)
    truths = minutes.truths
    if chosen.no_closing:
        truths = tuple(_without_closing(truth) for truth in truths)
    damaged = replace(minutes, lines=lines, truths=truths, damages=(*minutes.damages, name))
    return _retitled(draw, damaged) if chosen.another_title else damaged


def confused(draw: random.Random, text: str, rate: float) -> str:
    """กรรมการ → ถรรมการ"""
    return "".join(_taken_for(draw, letter) if draw.random() < rate else letter for letter in text)


def without_marks(draw: random.Random, text: str, rate: float) -> str:
    """ที่ประชุม → ทีประชุม"""
    return "".join(letter for letter in text if letter not in MARKS or draw.random() >= rate)


def displaced(draw: random.Random, text: str, rate: float) -> str:
    """ที่ประชุม → ทีป่ระชุม"""
    letters = list(text)
    for at in range(len(letters) - 1):
        if letters[at] in MARKS and _is_consonant(letters[at + 1]) and draw.random() < rate:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def glued(draw: random.Random, text: str, rate: float) -> str:
    """ผู้มาประชุม จำนวน → ผู้มาประชุมจำนวน"""
    return "".join(letter for letter in text if letter != " " or draw.random() >= rate)


def split(draw: random.Random, text: str, rate: float) -> str:
    """ที่ประชุม → ที่ ประชุม"""
    return "".join(f" {letter}" if _is_consonant(letter) and draw.random() < rate else letter for letter in text)


def trash(draw: random.Random, text: str) -> str:
    """ผู้มาประชุม → 3mi5mรl"""
    return "".join(draw.choice(TRASH) for _ in range(max(3, len(text) // 2)))


def _taken_for(draw: random.Random, letter: str) -> str:
    group = next((group for group in CONFUSED if letter in group), letter)
    return draw.choice([one for one in group if one != letter] or [letter])


def _is_consonant(letter: str) -> bool:
    return "ก" <= letter <= "ฮ"


def _damaged(draw: random.Random, chosen: Damage, line: Line) -> Line | None:
    damaged: Line | None = line
    for step in chosen.steps:
        if damaged is None:
            return None
        damaged = step(draw, damaged)
    return damaged


def _everywhere(spoil: Callable[[random.Random, str, float], str], rate: float) -> Step:
    """Spoils the text of every line at a rate."""
    return lambda draw, line: replace(line, text=spoil(draw, line.text, rate))


def _keywords(roles: frozenset[Role], spoil: Spoil) -> Step:
    """Spoils the words that say what a head of some role is."""

    def step(draw: random.Random, line: Line) -> Line:
        if line.role not in roles or not line.keyword or line.keyword not in line.text:
            return line
        word = spoil(draw, line.keyword)
        return replace(line, text=line.text.replace(line.keyword, word, 1), keyword=word)

    return step


def _lost(roles: frozenset[Role], rate: float) -> Step:
    """Loses lines of some roles."""
    return lambda draw, line: None if line.role in roles and draw.random() < rate else line


def _lost_heads(draw: random.Random, line: Line) -> Line | None:
    """Heads of lists; a line that holds people too stays."""
    is_alone = line.role in HEADS and ":" not in line.text.rstrip(" :")
    return None if is_alone else line


def _without_closing(truth: Truth) -> Truth:
    return truth | {"meeting": truth["meeting"] | {"adjourned": None}}


def _retitled(draw: random.Random, minutes: GeneratedMinutes) -> GeneratedMinutes:
    """Every title's first word is another, on the paper and in truth."""
    words = [draw.choice(OTHER_TITLES) for _ in minutes.truths]
    lines = tuple(_with_word(line, words[line.meeting]) for line in minutes.lines)
    old = {line.meeting: line.keyword for line in minutes.lines if line.role == Role.TITLE and line.keyword}
    truths = tuple(_titled(truth, old[at], words[at]) for at, truth in enumerate(minutes.truths))
    return replace(minutes, lines=lines, truths=truths)


def _with_word(line: Line, word: str) -> Line:
    if line.role != Role.TITLE or not line.keyword:
        return line
    return replace(line, text=line.text.replace(line.keyword, word, 1), keyword=word)


def _titled(truth: Truth, old: str, word: str) -> Truth:
    title = cast(str, truth["meeting"]["title"]).removeprefix(old.strip())
    return truth | {"meeting": truth["meeting"] | {"title": f"{word}{title}"}}


FIFTH = partial(confused, rate=0.2)
AGENDA, DECISION = frozenset({Role.AGENDA_HEAD}), frozenset({Role.RESOLUTION})
CLOSING, TITLE = frozenset({Role.CLOSING}), frozenset({Role.TITLE})
DAMAGES = {
    "letters": Damage((_everywhere(confused, 0.01),)),
    "letters_3": Damage((_everywhere(confused, 0.03),)),
    "letters_8": Damage((_everywhere(confused, 0.08),)),
    "marks_lost": Damage((_everywhere(without_marks, 0.03),)),
    "marks_displaced": Damage((_everywhere(displaced, 0.03),)),
    "glued": Damage((_everywhere(glued, 0.1),)),
    "split": Damage((_everywhere(split, 0.03),)),
    "lines_lost": Damage((_lost(SPARE, 0.1),)),
    "heads_dropped": Damage((_lost_heads,)),
    "heads_fifth": Damage((_keywords(HEADS, FIFTH),)),
    "heads_trash": Damage((_keywords(HEADS, trash),)),
    "title_unknown": Damage((), another_title=True),
    "title_fifth": Damage((_keywords(TITLE, FIFTH),)),
    "agenda_fifth": Damage((_keywords(AGENDA, FIFTH),)),
    "agenda_trash": Damage((_keywords(AGENDA, trash),)),
    "decision_fifth": Damage((_keywords(DECISION, FIFTH),)),
    "decision_trash": Damage((_keywords(DECISION, trash),)),
    "closing_lost": Damage((_lost(CLOSING, 1.0),), no_closing=True),
    "closing_trash": Damage((_keywords(CLOSING, trash),)),
    "all_heads_fifth": Damage((_keywords(KEYWORDED, FIFTH),)),
    "all_heads_trash": Damage((_keywords(KEYWORDED - TITLE, trash),)),
    "ocr_light": Damage(
        (
            _keywords(KEYWORDED, partial(confused, rate=0.012)),
            _everywhere(confused, 0.0003),
            _everywhere(without_marks, 0.0005),
            _everywhere(displaced, 0.002),
            _everywhere(glued, 0.01),
            _everywhere(split, 0.003),
            _lost(SPARE, 0.01),
        )
    ),
    "ocr_heavy": Damage(
        (
            _keywords(KEYWORDED, partial(confused, rate=0.06)),
            _everywhere(confused, 0.003),
            _everywhere(without_marks, 0.004),
            _everywhere(displaced, 0.006),
            _everywhere(glued, 0.04),
            _everywhere(split, 0.01),
            _lost(SPARE, 0.03),
        )
    ),
}
"""By name. fifth: one letter in five of the words that say what a line is; trash: none of them is left."""
