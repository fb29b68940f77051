"""How alike two spellings are. rapidfuzz is imported when first asked: most documents never ask."""


def likeness(one: str, other: str) -> float:
    """0–100, 100 for equal strings (normalised indel similarity)."""
    from rapidfuzz.fuzz import ratio

    return ratio(one, other)


def is_one_letter_off(one: str, other: str) -> bool:
    """The strings differ by exactly one letter or mark: changed, left out or put in."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, other, score_cutoff=1) == 1
