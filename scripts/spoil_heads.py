"""Spoil the heads of sound minutes and count what is lost: people, agendas, titles. What is read without the spoiling is the truth.

    python scripts/spoil_heads.py [FILE …]     the text samples, where no file is named

Each line of the table is one way of spoiling; letters are chosen by a fixed seed.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from minutes_extract.model.minutes import Minutes
from minutes_extract.pipeline import extract
from minutes_extract.thai.numerals import to_ascii_digits
from minutes_extract.thai.wordings.attendance_head import attendance_head
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

SAMPLES = Path(__file__).parent.parent / "samples"
TEXTS = ("*/minutes.txt", "*/minutes.md", "*/clean.txt")
TRASH = ("3mi5m", "xx#aa", "กฟ.1ๆ", "ษษ/ฯ")
THAI = "กขคงจชซดตถทนบปพฟมยรลวศสหอะาิีึืุูเแโไ่้็์"
WRONG_SHARE = 5
"""One letter of so many is wrong."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What one paper lost of what its sound copy has."""

    people: int
    wrong_status: int
    agendas: int
    titles: int


def main(files: Sequence[str]) -> int:
    """Print the table."""
    papers = [Path(file) for file in files] or [path for text in TEXTS for path in sorted(SAMPLES.glob(text))]
    sound = {path: extract(path) for path in papers}
    people = sum(len(_people(one)) for one in sound.values())
    agendas = sum(len(one.agenda) for one in sound.values())
    titles = sum(1 for one in sound.values() if one.meeting.title)
    print(f"{len(papers)} papers: {people} people, {agendas} agendas, {titles} titles; lost:")
    print(f"{'spoilt':<36}{'people':>8}{'status':>8}{'agendas':>9}{'titles':>8}")
    for name, spoil in SPOILERS.items():
        losses = [_loss(path, minutes, spoil) for path, minutes in sound.items()]
        print(
            f"{name:<36}{sum(one.people for one in losses):>8}{sum(one.wrong_status for one in losses):>8}"
            f"{sum(one.agendas for one in losses):>9}{sum(one.titles for one in losses):>8}"
        )
    return 0


def _loss(path: Path, sound: Minutes, spoil: "Spoiler") -> Loss:
    spoilt = _spoilt(path, spoil)
    before, after = _people(sound), _people(spoilt)
    numbers = {one.number for one in spoilt.agenda}
    return Loss(
        people=sum(1 for name in before if name not in after),
        wrong_status=sum(1 for name, status in before.items() if after.get(name, status) != status),
        agendas=sum(1 for one in sound.agenda if one.number not in numbers),
        titles=int(sound.meeting.title is not None and spoilt.meeting.title is None),
    )


def _people(minutes: Minutes) -> dict[str, str]:
    return {person.name: group.status.value for group in minutes.attendance for person in group.people}


def _spoilt(path: Path, spoil: "Spoiler") -> Minutes:
    dice = random.Random(path.name)
    lines = path.read_text(encoding="utf-8").split("\n")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_text("\n".join(spoil(line, dice) for line in lines), encoding="utf-8")
        return extract(copy)


Spoiler = Callable[[str, random.Random], str]
"""A line, and where chance comes from → the line as it is spoilt."""


def _attendance_trash(line: str, dice: random.Random) -> str:
    return dice.choice(TRASH) if attendance_head(to_ascii_digits(line).strip()) else line


def _attendance_dropped(line: str, dice: random.Random) -> str:
    return "" if attendance_head(to_ascii_digits(line).strip()) else line


def _attendance_wrong(line: str, dice: random.Random) -> str:
    return _wrong(line, dice) if attendance_head(to_ascii_digits(line).strip()) else line


def _agenda_wrong(line: str, dice: random.Random) -> str:
    label = _label(line, Opens.AGENDA).rstrip("0123456789 ")
    return line.replace(line.strip("*# ")[: len(label)], _wrong(label, dice), 1) if label else line


def _agenda_other_word(line: str, dice: random.Random) -> str:
    label = _label(line, Opens.AGENDA).rstrip("0123456789 ")
    return line.replace(line.strip("*# ")[: len(label)], "ประเด็นที่ ", 1) if label else line


def _title_unknown(line: str, dice: random.Random) -> str:
    label = _label(line, Opens.TITLE)
    return line.replace(label, "ปูมการประชุม", 1) if label else line


def _title_wrong(line: str, dice: random.Random) -> str:
    label = _label(line, Opens.TITLE)
    return line.replace(label, _wrong(label, dice), 1) if label else line


def _label(line: str, kind: Opens) -> str:
    opening = opened_by(to_ascii_digits(line).strip("*# "), kind)
    return opening.label if opening else ""


def _wrong(text: str, dice: random.Random) -> str:
    """A fifth of the letters are others."""
    letters = list(text)
    places = [at for at, letter in enumerate(letters) if letter in THAI]
    for at in dice.sample(places, max(1, len(places) // WRONG_SHARE)) if places else ():
        letters[at] = dice.choice(THAI.replace(letters[at], ""))
    return "".join(letters)


SPOILERS: dict[str, Spoiler] = {
    "title word unknown": _title_unknown,
    "title word: a fifth wrong": _title_wrong,
    "heads of lists dropped": _attendance_dropped,
    "heads of lists are trash": _attendance_trash,
    "heads of lists: a fifth wrong": _attendance_wrong,
    "agenda word: a fifth wrong": _agenda_wrong,
    "agenda word is another": _agenda_other_word,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
