"""Random texts as official papers hold them: the table KINDS, mixed in the order that chance gives."""

import itertools
import random
import string
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from minutes_extract.ocr.recogniser.alphabet import ALPHABET, COMBINING, THAI_NUMERALS
from training.phrases import ABBREVIATIONS, PHRASES, TITLES

ARABIC = "0123456789"
TO_THAI = str.maketrans(ARABIC, THAI_NUMERALS)
MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
WEEKDAYS = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
CONSONANTS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
TONES = "่้่้่้๊๋์"
# C: a consonant; T: perhaps a tone mark.
SYLLABLES = ("CTา", "CTะ", "CิT", "CีT", "CึT", "CืTอ", "CุT", "CูT", "เCTา", "แCT", "โCT", "ใCT", "ไCT", "CัTC", "CTำ", "เCTอะ", "เCีTย", "เCืTอ", "CรรC", "C็C", "CTอC", "CิTC", "CุTC", "CูTC", "CีTC", "แC็C", "CัTว", "CC์")  # fmt: skip
THAI_NUMBERS = 0.7
"""How many of the numbers are set in Thai digits."""
ALIKE = "ชซข", "ชซข", "ฏฎ", "ดตค", "ดต", "คก", "ผฝพฟ", "บปษน", "ลสศ", "ถภก", "ฮอ", "ฬพ", "ฌณญ"
"""Letters that differ by a hook or a tail."""
ALIKE_VOWELS, EVERY_TONE = "ิีึื", "่้๊๋"
# L: one of letters alike; V: one of vowels alike; T: a tone mark or none.
ALIKE_SYLLABLES = "LTา", "LTา", "LTำ", "เLTา", "LVT", "LVTL", "LVTง", "LVTก", "LTอง", "เLVTย", "เLVTอง", "LุT", "LูT", "โLT", "แLTว", "LัTน", "LTาน", "L์"  # fmt: skip
TWINS = 0.2
"""How many words begin with the last letter of the one before: that there are two is as hard to see as in 11."""
REPEATED = 0.25
"""How much of the punctuation is ฯ and ๆ, which differ by a hook."""
CODES = (
    "PLO",
    "Sec.",
    "SDG",
    "KPI",
    "CO",
    "ITA",
    "TQF",
    "EdPEx",
    "OKR",
    "IT",
    "AI",
    "QA",
    "COVID-",
    "Zoom",
    "A",
    "B",
    "V",
)
PAIRS = ("()", "()", "()", "()", "“”", '""', "[]", "‘’")
JOINTS = ("...", "..", " ... ", "/", "/", "-", "–", " – ", " - ", ", ", ". ", ": ", " : ", ":", "; ", " / ")
LEADER = "…"
"""A row of four dots or more is told as one letter: how many there are is not told by the paper but by its width."""
# ช้า ซ่อม จ๋า ตึก กุฏิ ฎีกา
SELDOM = regex.compile("[ชซ]ั?[่้๊๋]|[๊๋ึฏฎฬฌฆฮ]|ก็")
# .... · ……
LEADERS = regex.compile(r"\.{4,}|…+")


class Corpus(NamedTuple):
    """Words to draw from."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    places: tuple[str, ...]


@cache
def corpus() -> Corpus:
    """The word lists of pythainlp, in a fixed order."""
    from pythainlp import corpus as lists

    given = lists.thai_male_names() | lists.thai_female_names()
    sources = lists.thai_words(), given, lists.thai_family_names(), lists.provinces()
    return Corpus(*(tuple(sorted(words)) for words in sources))


@cache
def _words_by_first_letter() -> dict[str, tuple[str, ...]]:
    return {first: tuple(group) for first, group in itertools.groupby(sorted(corpus().words), key=lambda word: word[0])}


def words(draw: random.Random) -> str:
    """One to three words of the dictionary, written together; some begin with the letter that the one before ends with."""
    made = draw.choice(corpus().words)
    for _ in range(draw.randint(0, 2)):
        twins = _words_by_first_letter().get(made[-1]) if draw.random() < TWINS else None
        made += draw.choice(twins or corpus().words)
    return made


def syllables(draw: random.Random) -> str:
    """Syllables that are no words: names are such."""
    made = []
    for _ in range(draw.randint(1, 4)):
        for part in draw.choice(SYLLABLES):
            if part == "C":
                made.append(draw.choice(CONSONANTS))
            elif part == "T":
                made.append(draw.choice(TONES[:-1]) if draw.random() < 0.4 else "")
            else:
                made.append(part)
    return "".join(made)


def alike(draw: random.Random) -> str:
    """Syllables of letters and marks that only a close look tells apart, each as often as the others."""
    made = []
    for _ in range(draw.randint(1, 3)):
        letters = draw.choice(ALIKE)
        tone = draw.choice(EVERY_TONE) if draw.random() < 0.6 else ""
        chosen = {
            "L": lambda group=letters: draw.choice(group),
            "V": lambda: draw.choice(ALIKE_VOWELS),
            "T": lambda mark=tone: mark,
        }
        made += [chosen[part]() if part in chosen else part for part in draw.choice(ALIKE_SYLLABLES)]
    return "".join(made)


@cache
def _seldom() -> tuple[str, ...]:
    """Words of the dictionary with a letter or mark that most words have not."""
    return tuple(word for word in corpus().words if SELDOM.search(word))


def seldom(draw: random.Random) -> str:
    """A word with letters that are seldom."""
    return draw.choice(_seldom())


def person(draw: random.Random) -> str:
    """A name of two drawn parts, with or without a title."""
    title = draw.choice(TITLES) if draw.random() < 0.7 else ""
    return f"{title}{draw.choice(corpus().given)}{draw.choice((' ', '  ', '   '))}{draw.choice(corpus().family)}"


def phrase(draw: random.Random) -> str:
    """Words that official papers are made of."""
    return draw.choice(PHRASES)


def place(draw: random.Random) -> str:
    """A province, with or without its label."""
    return draw.choice(("", "จ.", "จังหวัด", "อ.", "ต.")) + draw.choice(corpus().places)


def latin(draw: random.Random) -> str:
    """Latin letters: any, a capitalised word, an address."""
    kind = draw.random()
    small = "".join(draw.choice(string.ascii_lowercase) for _ in range(draw.randint(2, 9)))
    if kind < 0.4:
        return "".join(draw.choice(string.ascii_letters) for _ in range(draw.randint(1, 8)))
    if kind < 0.7:
        return small.capitalize() if draw.random() < 0.6 else small
    if kind < 0.85:
        return small.upper()[:5]
    return f"{small}@{small[::-1]}.{draw.choice(('ac.th', 'go.th', 'com'))}"


def code(draw: random.Random) -> str:
    """Latin letters with numbers: PLO1, Sec.01, A4, CSC2103."""
    letters = (
        draw.choice(CODES)
        if draw.random() < 0.5
        else "".join(draw.choices(string.ascii_uppercase, k=draw.randint(1, 4)))
    )
    groups = (_digits(draw, 3).zfill(draw.randint(1, 4)) for _ in range(draw.randint(1, 3)))
    return letters + draw.choice(("", "", "", " ", ".", "-", "/")) + draw.choice("/-").join(groups)


def abbreviation(draw: random.Random) -> str:
    """With dots, or foreign."""
    return draw.choice(ABBREVIATIONS)


def _digits(draw: random.Random, most: int) -> str:
    return "".join(draw.choice(ARABIC) for _ in range(draw.randint(1, most)))


def _repeating(draw: random.Random) -> str:
    """One digit several times: that they are two and not one is what is hard to see."""
    runs = (draw.choice(ARABIC) * draw.randint(1, 4) for _ in range(draw.randint(1, 3)))
    return f"{int(''.join(runs)):,}" if draw.random() < 0.5 else "".join(runs)


def _year(draw: random.Random) -> int:
    return draw.randint(2490, 2580)


def _day(draw: random.Random) -> str:
    weekday = f"วัน{draw.choice(WEEKDAYS)}ที่ " if draw.random() < 0.3 else ""
    return f"{weekday}{draw.randint(1, 31)} {draw.choice(MONTHS)} {draw.choice(('', 'พ.ศ. '))}{_year(draw)}"


def _range(draw: random.Random) -> str:
    """Hours, years or numbers from one to another; the dash is long or short."""
    dash = draw.choice((" – ", "–", " - ", "-"))
    if draw.random() < 0.5:
        return f"{draw.randint(8, 12):02d}.{draw.choice(('00', '30'))}{dash}{draw.randint(10, 17)}.{draw.choice(('00', '30'))}{draw.choice(('', ' น.'))}"
    low = draw.choice((draw.randint(1, 40), _year(draw)))
    return f"{low}{dash}{low + draw.randint(1, 9)}"


# Every row one way in which papers print numbers.
NUMBERS: tuple[tuple[float, Callable[[random.Random], str]], ...] = (
    (3.0, lambda draw: _digits(draw, 8)),
    (1.0, lambda draw: _digits(draw, 2)),
    (2.5, lambda draw: f"{draw.randrange(10 ** draw.randint(3, 9)):,}"),
    (2.5, lambda draw: f"{draw.randrange(1, 1000) * 10 ** draw.randint(1, 6):,}"),
    (1.5, _repeating),
    (1.2, lambda draw: f"{draw.randrange(10 ** draw.randint(1, 8)):,}.{draw.randrange(100):02d}"),
    (0.8, lambda draw: f"{draw.randrange(100)}.{_digits(draw, 2)}"),
    (2.0, _day),
    (1.0, lambda draw: f"{draw.randint(1, 40)}/{_year(draw)}"),
    (0.3, lambda draw: f"{draw.randint(1, 31)}/{draw.randint(1, 12)}/{_year(draw)}"),
    (1.0, lambda draw: f"{draw.randint(0, 23):02d}{draw.choice('.:.')}{draw.randint(0, 59):02d} น."),
    (1.2, lambda draw: _range(draw)),
    (1.5, lambda draw: ".".join(str(draw.randint(1, 12)) for _ in range(draw.randint(2, 4)))),
    (1.0, lambda draw: f"{draw.randint(1, 99)}{draw.choice(('.', ')', '. ', ') '))}"),
    (0.6, lambda draw: f"({draw.randint(1, 30)})"),
    (0.5, lambda draw: f"-{draw.randint(1, 999)}-" if draw.random() < 0.5 else f"- {draw.randint(1, 99)} -"),
    (0.6, lambda draw: f"{draw.choice(('มท', 'อว', 'ศธ', 'พช', 'ที่'))} {_digits(draw, 4)}.{_digits(draw, 2)}/{draw.choice(('ว ', 'ว', ''))}{_digits(draw, 4)}"),
    (0.4, lambda draw: f"{_digits(draw, 3)}{draw.choice('%–-xX')}{_digits(draw, 3)}"),
    (1.6, lambda draw: f"{_digits(draw, 2)}{draw.choice(('', f'.{_digits(draw, 2)}'))}{draw.choice(('%', '%', ' %'))}"),
    (0.4, lambda draw: f"{draw.randint(1, 9)}({draw.randint(0, 9)}-{draw.randint(0, 9)}-{draw.randint(0, 12)})"),
    (0.3, lambda draw: f"({draw.choice(('n', 'N', 'p'))}{draw.choice(('=', ' = '))}{_digits(draw, 3)})"),
    (0.3, lambda draw: f"0 {_digits(draw, 4)} {_digits(draw, 4)}"),
    (0.3, lambda draw: f"{draw.choice('-–')}"),
    (0.3, lambda draw: f"{draw.choice('≥≤±<>')} {_digits(draw, 3)}"),
)  # fmt: skip


def number(draw: random.Random) -> str:
    """A number, a date, a time, a heading's number, in either script."""
    made = draw.choices([make for _, make in NUMBERS], [weight for weight, _ in NUMBERS])[0](draw)
    return made.translate(TO_THAI) if draw.random() < THAI_NUMBERS else made


def thai_digits(draw: random.Random) -> str:
    """Thai digits without any sense, so that none is rare."""
    return _digits(draw, 9).translate(TO_THAI)


def punctuation(draw: random.Random) -> str:
    """What stands between words."""
    if draw.random() < REPEATED:
        return draw.choice(corpus().words) + draw.choice(("ฯ", "ๆ", " ๆ", " ฯ"))
    return draw.choice(
        ("(", ")", "-", "–", "/", ":", "“", "”", '"', "%", "=", "+", ";", "!", "?", "*", "_", "•", "√", "‘", "’", "×", "≥ 3", "≤ 5", "≥", "±", "°", "'", "[", "]", "&", "#", "|", "<", ">", "@", "ฯลฯ", "(ร่าง)", "......", "..............", "…………", "฿", ",", ".")
    )  # fmt: skip


def _leader(draw: random.Random) -> str:
    """Dots to write on."""
    return draw.choice("..…") * draw.randint(4, 20)


def enclosed(draw: random.Random) -> str:
    """Brackets or quotes that touch what they enclose, with or without a word before them."""
    first, last = draw.choice(PAIRS)
    inside = draw.choice((words, person, place, number, number, abbreviation, code, _leader))(draw)
    return f"{draw.choice(('', '', words(draw), words(draw) + ' '))}{first}{inside}{last}"


def joined(draw: random.Random) -> str:
    """Two words with a sign between them."""
    return f"{words(draw)}{draw.choice(JOINTS)}{draw.choice((words, words, number, code))(draw)}"


class Kind(NamedTuple):
    """A kind of text and how often it comes."""

    name: str
    share: float
    make: Callable[[random.Random], str]


KINDS = (
    Kind("words", 0.18, words),
    Kind("seldom", 0.06, seldom),
    Kind("syllables", 0.06, syllables),
    Kind("alike", 0.05, alike),
    Kind("phrase", 0.09, phrase),
    Kind("person", 0.09, person),
    Kind("place", 0.02, place),
    Kind("number", 0.21, number),
    Kind("thai_digits", 0.035, thai_digits),
    Kind("latin", 0.04, latin),
    Kind("code", 0.02, code),
    Kind("abbreviation", 0.025, abbreviation),
    Kind("punctuation", 0.04, punctuation),
    Kind("enclosed", 0.05, enclosed),
    Kind("joined", 0.03, joined),
)


def text(draw: random.Random, shortest: int, longest: int, letters: frozenset[str]) -> str:
    """A text of `shortest`–`longest` letters of those that a font has; never empty."""
    wanted = draw.randint(shortest, longest)
    parts = [_piece(draw)]
    while sum(map(len, parts)) < wanted:
        parts += [draw.choice((" ", "", " ")), _piece(draw)]
    usable = "".join(letter for letter in "".join(parts) if letter == " " or letter in letters & KNOWN)
    return _without_hanging_marks(usable[:longest].strip()) or "ก"


def label(printed: str) -> str:
    """What the reader is to say about a printed text: blanks and leaders however long are one letter."""
    return regex.sub(" +", " ", LEADERS.sub(LEADER, printed))


KNOWN = frozenset(ALPHABET) - frozenset("๎")
HANGING = COMBINING | frozenset("ะาๅ")


def _piece(draw: random.Random) -> str:
    return draw.choices(KINDS, [kind.share for kind in KINDS])[0].make(draw)


def _without_hanging_marks(cut: str) -> str:
    """A mark without its letter is drawn over nothing, and a leading vowel at the end is none."""
    while cut and cut[0] in HANGING:
        cut = cut[1:]
    return cut
