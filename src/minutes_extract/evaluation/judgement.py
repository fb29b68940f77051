"""One question put to a document: what was found, what golden says, and the verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from minutes_extract.evaluation.letters import SOFT, letters


class Verdict(StrEnum):
    """near: right under the soft equality only; wrong: both there; lost: golden's alone; extra: found's alone."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"
    LOST = "lost"
    EXTRA = "extra"


@dataclass(frozen=True)
class Judgement:
    """`about` names the question ("meeting.date", "person status of …"); None on a side where nothing stands."""

    about: str
    found: str | None
    golden: str | None
    verdict: Verdict

    @property
    def line(self) -> str:
        """To be read: `meeting.date: found X | golden Y`."""
        if self.verdict is Verdict.LOST:
            return f"{self.about}: lost {self.golden}"
        if self.verdict is Verdict.EXTRA:
            return f"{self.about}: extra {self.found}"
        if self.verdict is Verdict.RIGHT:
            return f"{self.about}: {self.golden}"
        return f"{self.about}: found {self.found} | golden {self.golden}"


Closeness = Callable[[str, str], float]


def judge(about: str, found: str | None, golden: str | None, closeness: Closeness) -> list[Judgement]:
    """The judgement on two texts; none where both are empty."""
    found, golden = found or None, golden or None
    if found is None and golden is None:
        return []
    return [Judgement(about, found, golden, _verdict(found, golden, closeness))]


def verdict_on(closeness: float) -> Verdict:
    """The verdict on two elements that stand side by side."""
    if closeness == 1:
        return Verdict.RIGHT
    return Verdict.NEAR if closeness >= SOFT else Verdict.WRONG


def _verdict(found: str | None, golden: str | None, closeness: Closeness) -> Verdict:
    if found is None:
        return Verdict.LOST
    if golden is None:
        return Verdict.EXTRA
    return verdict_on(closeness(letters(found), letters(golden)))
