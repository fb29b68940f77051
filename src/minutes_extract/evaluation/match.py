"""Which found string belongs to which golden one: equal ones first, then the most alike."""

from collections import defaultdict, deque
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

PAIR_FLOOR = 0.75  # less alike than this is one element lost and another one extra
MOST_CANDIDATES = 1_000_000  # pairs looked at; beyond this only equal strings are matched


class Match(NamedTuple):
    """Positions of two strings that belong together, and how alike they are (0–1)."""

    found: int
    golden: int
    closeness: float


def match(found: Sequence[str], golden: Sequence[str], floor: float = PAIR_FLOOR) -> list[Match]:
    """Pair strings best first, each at most once, in golden order. Swapping the sides swaps the pairs and no more."""
    equal = _equal(found, golden)
    free_found = sorted(set(range(len(found))) - {pair.found for pair in equal})
    free_golden = sorted(set(range(len(golden))) - {pair.golden for pair in equal})
    if len(free_found) * len(free_golden) > MOST_CANDIDATES:
        return equal
    choices = [found[position] for position in free_found]
    alike = [
        Match(free_found[position], where, closeness)
        for where in free_golden
        for position, closeness in _alike(golden[where], choices, floor)
    ]
    return sorted(equal + _best_first(alike), key=lambda pair: pair.golden)


def _alike(text: str, choices: list[str], floor: float) -> list[tuple[int, float]]:
    """Positions of the choices that are at least so much alike."""
    hits = process.extract(text, choices, scorer=Indel.normalized_similarity, score_cutoff=floor, limit=None)
    return [(position, closeness) for _, closeness, position in hits]


def _equal(found: Sequence[str], golden: Sequence[str]) -> list[Match]:
    """Equal strings: the first with the first, the second with the second."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for position, text in enumerate(found):
        waiting[text].append(position)
    return [Match(waiting[text].popleft(), where, 1.0) for where, text in enumerate(golden) if waiting.get(text)]


def _best_first(candidates: list[Match]) -> list[Match]:
    """Ties go to the nearest positions, so that neither side is favoured."""
    taken_found: set[int] = set()
    taken_golden: set[int] = set()
    chosen = []
    for pair in sorted(candidates, key=_rank):
        if pair.found not in taken_found and pair.golden not in taken_golden:
            taken_found.add(pair.found)
            taken_golden.add(pair.golden)
            chosen.append(pair)
    return chosen


def _rank(pair: Match) -> tuple[float, int, int]:
    return -pair.closeness, abs(pair.found - pair.golden), min(pair.found, pair.golden)
