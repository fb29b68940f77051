"""A message of the program in the language of its reader. English is what the program keeps; Thai is looked up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from minutes_extract.messages import errors, findings, help_texts, progress, words
from minutes_extract.messages.template import Message, Template

THAI_CODE, ENGLISH_CODE = "th", "en"
LANGUAGES = (THAI_CODE, ENGLISH_CODE)

CATALOGUE: tuple[Message, ...] = (*findings.FINDINGS, *errors.ERRORS, *progress.PROGRESS_TEXTS, *help_texts.HELP)
"""All rows; a message is found by its English words."""

# 2023-12-27
ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
BUDDHIST_OFFSET = 543
SHORT_MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()  # noqa: SIM905
LONGEST_MESSAGE = 4_000
"""A longer text is none of ours."""
HINT_DASH = " – "
"""Between what is wrong and what to do next, where both are kept in one text (run.csv)."""
KEY_LETTERS = 4
"""Templates are found by so many of their first letters; those that begin with a value are tried for every message."""


def in_language(message: str, language: str) -> str:
    """A message in the language; as it is where nothing is known of it."""
    return in_thai(message) if language == THAI_CODE else message


@lru_cache(maxsize=4_096)
def in_thai(message: str) -> str:
    """The Thai of an English message; the message itself where it has none."""
    if len(message) > LONGEST_MESSAGE:
        return message
    wrong, dash, hint = message.rpartition(HINT_DASH)
    if dash and in_thai(hint) != hint:
        return f"{in_thai(wrong)}{dash}{in_thai(hint)}"
    fitting = [(row, values) for row in _candidates(message) if (values := row.values_of(message)) is not None]
    if not fitting:
        return _without_full_stop(message)
    template, values = max(fitting, key=lambda one: one[0].weight)
    return template.in_thai(values, _value)


def _without_full_stop(message: str) -> str:
    """Thai ends a sentence without one; a message within another loses it."""
    bare = message.removesuffix(".")
    said = in_thai(bare) if bare and bare != message else bare
    return message if said == bare else said


def thai_day(iso: str) -> str:
    """27 พ.ย. 2567; what is no ISO date stays as it is."""
    found = ISO_DATE.fullmatch(iso)
    if not found or not 1 <= int(found["month"]) <= len(SHORT_MONTHS):
        return iso
    return f"{int(found['day'])} {SHORT_MONTHS[int(found['month']) - 1]} {int(found['year']) + BUDDHIST_OFFSET}"


def word_in(term: str, language: str) -> str:
    """A word of the program (a kind, a reason, a section), or several parted by commas, in the language."""
    if language != THAI_CODE:
        return term
    return ", ".join(words.TERMS.get(one, in_thai(one)) for one in term.split(", "))


def evidence_in(evidence: Mapping[str, object], language: str) -> list[tuple[str, str]]:
    """The evidence of a finding in words: its name and its value."""
    return [
        (_name(key, language), _shown(value, language)) for key, value in evidence.items() if value not in (None, "")
    ]


def _name(key: str, language: str) -> str:
    thai, english = words.EVIDENCE.get(key, (key.replace("_", " "), key.replace("_", " ")))
    return thai if language == THAI_CODE else english


def _shown(value: object, language: str) -> str:
    if isinstance(value, bool):
        return ("ใช่" if value else "ไม่ใช่") if language == THAI_CODE else ("yes" if value else "no")
    if isinstance(value, list | tuple):
        return ", ".join(_shown(one, language) for one in value)
    if isinstance(value, int | float):
        return f"{value:,}"
    return word_in(thai_day(str(value)) if language == THAI_CODE else str(value), language)


def _value(name: str, value: str) -> str:
    if name.startswith("reason"):
        return in_thai(value)
    if name.startswith("term"):
        return word_in(value, THAI_CODE)
    return thai_day(value) if name.startswith("date") else value


def _candidates(message: str) -> Iterable[Template]:
    index = _index()
    return (*index[message[:KEY_LETTERS]], *index[""])


@cache
def _index() -> Mapping[str, list[Template]]:
    index: dict[str, list[Template]] = defaultdict(list)
    for row in CATALOGUE:
        start = row.english.partition("{")[0]
        index[start[:KEY_LETTERS] if len(start) >= KEY_LETTERS or "{" not in row.english else ""].append(Template(row))
    return index
