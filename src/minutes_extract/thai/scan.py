"""Costly patterns tried only where a cheap one says that they may begin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import regex


def matches_from(starts: "re.Pattern[str]", pattern: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
    """What `pattern.finditer` gives, where `starts` matches one character at every place that a match may begin at."""
    end = 0
    for start in starts.finditer(text):
        found = pattern.match(text, start.start()) if start.start() >= end else None
        if found:
            end = found.end()
            yield found


def beginnings(words: Iterable[str]) -> str:
    """A pattern of the first letter of words, by their first two letters: เวลา, เริ่ม → เ(?=[วร])."""
    seconds: dict[str, set[str]] = defaultdict(set)
    for word in words:
        seconds[word[0]].add(word[1])
    return "|".join(
        f"{re.escape(first)}(?=[{re.escape(''.join(sorted(letters)))}])" for first, letters in sorted(seconds.items())
    )
