"""What the labeller says of lines, where a section does not hold by words: no title, agenda numbers that are not 1 … k,
people without a head over them, no time of opening or closing, labels of resolutions that nobody can read.

A line that the wordings know is never asked about; a label counts where it is sure.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from minutes_extract.model.line import Line
from minutes_extract.parsing.labeller.chain import LIST_HEADS, SURE, Label, Labelled, label_lines, title_starts
from minutes_extract.parsing.text.person_lines import FEWEST_PERSONS, person_line
from minutes_extract.parsing.zones.near_words import OTHER_NUMBERS, WORDS_OF, read_as
from minutes_extract.thai.dates import first_date
from minutes_extract.thai.wordings.attendance_head import attendance_head
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.nearly import DECIDED, FEWEST_LETTERS, LONGEST_NEAR_LABEL, WORDS_AND_NUMBER
from minutes_extract.thai.wordings.wording import Opens

LIKELY_LABEL = 0.6
"""The same where the form says so too: a time, words of a decision."""
OF_ITEMS = "เรื่อง"
"""เรื่องที่ ๒: items are counted so."""
FEWEST_AGENDAS = 2
LINES_BESIDE_AGENDAS = 3
"""The opening may stand below the first head of an agenda."""
LAST_LINES = 30
"""Among them a meeting is closed."""
LINES_TO_FIRST_PERSON = 3
"""Lines from the head of a list to its first person: units, heads of columns."""
# 3mi5mรl, of มติที่ประชุม; not ๑. nor (ก)
TRASH_LABEL = re.compile(rf"\S{{{FEWEST_LETTERS},{LONGEST_NEAR_LABEL}}}(?=\s)")
# เวลา ๑๓.๓๐ น. · 13:30
TIME = re.compile(r"(?:เวลา\s*)?\d{1,2}[.:]\d\d(?!\d)")
SESSIONS = ((Label.OPENING, Opens.OPENING), (Label.CLOSING, Opens.CLOSING))


def read_labelled(content: Sequence[Line]) -> list[Line]:
    """The lines; those of sections that do not hold with what they were labelled, or with words of the table in `text`."""
    document = _Document(list(content))
    sections = [section for does_not_hold, section in FALL_BACKS if does_not_hold(document)]
    if not sections:
        return document.lines
    document.labels = label_lines([line.text or " " for line in document.lines])
    for section in sections:
        section(document)
    return document.lines


@dataclass(slots=True)
class _Document:
    """The lines while they are read, and once asked what each is labelled."""

    lines: list[Line]
    labels: Sequence[Labelled] = ()

    def opened(self, *kinds: Opens) -> list[int]:
        """Lines that words of the table open."""
        return [at for at, line in enumerate(self.lines) if opened_by(line.text, *kinds)]

    def labelled(self, *labels: Label, least: float = LIKELY_LABEL) -> Iterator[int]:
        """Lines of running text that have one of the labels, and at least so probably."""
        for at, one in enumerate(self.labels):
            if one.label in labels and one.probability >= least and self.lines[at].table is None:
                yield at

    def mark(self, at: int) -> None:
        """The line keeps its words and says its label."""
        self.lines[at] = replace(self.lines[at], labelled=self.labels[at].label)


def _has_no_title(document: _Document) -> bool:
    """None above the body: a head printed on further pages is none."""
    titles = document.opened(Opens.TITLE)
    body = next((at for at, line in enumerate(document.lines) if _begins_body(line)), len(document.lines))
    return not titles or titles[0] > body


def _begins_body(line: Line) -> bool:
    return attendance_head(line.text) is not None or opened_by(line.text, Opens.OPENING, Opens.AGENDA) is not None


def _mark_title(document: _Document) -> None:
    for at in title_starts(document.labels):
        document.mark(at)


def _has_unheaded_people(document: _Document) -> bool:
    """Numbers of people begin more often than heads stand there, or people without any head."""
    people = [person for line in document.lines if (person := person_line(line))]
    heads = sum(1 for line in document.lines if attendance_head(line.text))
    begun = sum(1 for person in people if person.number == 1)
    return len(people) >= FEWEST_PERSONS and heads < max(begun, 1)


def _mark_heads(document: _Document) -> None:
    for at in document.labelled(*LIST_HEADS, least=SURE):
        below = document.labels[at + 1 : at + 1 + LINES_TO_FIRST_PERSON]
        if attendance_head(document.lines[at].text) is None and any(one.label == Label.PERSON for one in below):
            document.mark(at)


def _has_lost_agendas(document: _Document) -> bool:
    numbers = [number for _, number in _known_agendas(document)]
    return len(numbers) < FEWEST_AGENDAS or numbers != list(range(1, len(numbers) + 1))


def _read_agendas(document: _Document) -> None:
    """Heads of numbers that no head has, each between its neighbours."""
    known = {number: at for at, number in _known_agendas(document)}
    for at in document.labelled(Label.AGENDA_HEAD, least=SURE):
        found = WORDS_AND_NUMBER.match(document.lines[at].text)
        if (
            found
            and not found["words"].startswith((*OTHER_NUMBERS, OF_ITEMS))
            and _fits(int(found["number"]), at, known)
        ):
            known[int(found["number"])] = at
            document.lines[at] = read_as(
                document.lines[at], Opens.AGENDA, found["words"].strip(), f"{found['number']} {found['rest']}"
            )


def _known_agendas(document: _Document) -> Iterator[tuple[int, int]]:
    """Lines that words of the table open as agendas, and their numbers."""
    for at, line in enumerate(document.lines):
        opening = opened_by(line.text, Opens.AGENDA)
        if opening:
            number = opening.number or ""
            yield at, int(number) if number.isdecimal() else 0


def _fits(number: int, at: int, known: dict[int, int]) -> bool:
    """The number is new, those below it stand above and those above it below."""
    if number in known:
        return False
    order = sorted([*known.items(), (number, at)])
    return all(above[1] < below[1] for above, below in pairwise(order))


def _has_no_session(document: _Document) -> bool:
    """No opening or no closing, and a line beside the agendas says a time and no day."""
    if all(_is_told(document, kind) for _, kind in SESSIONS):
        return False
    agendas = [at for at, _ in _known_agendas(document)]
    first, last = (agendas[0], agendas[-1]) if agendas else (len(document.lines), 0)
    beside = [
        *document.lines[: first + LINES_BESIDE_AGENDAS],
        *document.lines[max(last, len(document.lines) - LAST_LINES) :],
    ]
    return any(TIME.search(line.text) and not first_date(line.text) for line in beside)


def _is_told(document: _Document, kind: Opens) -> bool:
    """By words of the table, or within the chair's words with the time: ประธานกล่าวขอบคุณและปิดการประชุมเวลา ๑๖.๓๐ น."""
    spoken = (at for at in document.opened(*WORDS_OF[kind]) if TIME.search(document.lines[at].text))
    return bool(document.opened(kind)) or next(spoken, None) is not None


def _read_sessions(document: _Document) -> None:
    for label, kind in SESSIONS:
        timed = ((at, TIME.search(document.lines[at].text)) for at in document.labelled(label))
        at, time = next(((at, time) for at, time in timed if time), (None, None))
        if at is not None and time and not _is_told(document, kind):
            text = document.lines[at].text
            words = text[: time.start()].strip(" :：-–") or text
            document.lines[at] = read_as(document.lines[at], kind, words, text[time.start() :])


def _has_unread_decisions(document: _Document) -> bool:
    """Fewer labels than agendas, and a line that may have lost its own."""
    if len(document.opened(Opens.RESOLUTION)) >= len(document.opened(Opens.AGENDA)):
        return False
    return any(_end_of_label(line.text) for line in document.lines)


def _read_decisions(document: _Document) -> None:
    """Labels of which nothing is left, before words of a decision."""
    for at in document.labelled(Label.RESOLUTION):
        line = document.lines[at]
        end = _end_of_label(line.text)
        if end and not opened_by(line.text, Opens.RESOLUTION, Opens.OTHER_RESOLUTION):
            rest = line.text[end:].strip(" :：")
            document.lines[at] = read_as(line, Opens.RESOLUTION, line.text[:end].strip(), rest)


def _end_of_label(text: str) -> int | None:
    """Where one unknown word ends and words of a decision follow."""
    word = TRASH_LABEL.match(text)
    if word is None or "ประชุม" in word[0]:
        return None
    decided = DECIDED.match(text, word.end()) is not None and word.end() < len(text)
    return word.end() if decided else None


FALL_BACKS: tuple[tuple[Callable[[_Document], bool], Callable[[_Document], None]], ...] = (
    (_has_no_title, _mark_title),
    (_has_unheaded_people, _mark_heads),
    (_has_lost_agendas, _read_agendas),
    (_has_no_session, _read_sessions),
    (_has_unread_decisions, _read_decisions),
)
"""When a section does not hold, and what is done then."""
