"""The kept prints of one set of minutes against the text that went in: letters, blanks, tables, agenda texts, boxes."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from tests.reading.pdf.print_measures import (
    SAMPLE,
    Found,
    blanks_right,
    cells_right,
    found_of,
    letter_errors,
    source_blocks,
    squeeze,
)

from minutes_extract.model.line import Box
from minutes_extract.model.minutes import AgendaItem, Minutes, Place
from minutes_extract.model.page import Document
from minutes_extract.pipeline import extract
from minutes_extract.reading.read import read

PRINTS = sorted(path.name for path in SAMPLE.glob("*.pdf"))
MOST_LETTER_ERRORS = 0.001
FEWEST_BLANKS_RIGHT = 0.995
SAME_LINE = 3.0
"""Points."""


@pytest.fixture(params=PRINTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@cache
def document_of(name: str) -> Document:
    return read(SAMPLE / name)


@cache
def found_in(name: str) -> Found:
    return found_of(document_of(name))


def test_three_producers_and_four_fonts_are_kept() -> None:
    kept = [tuple(Path(name).stem.split("-")) for name in PRINTS]
    three = ("laksaman", "norasi", "garuda")
    assert set(kept) == {*product(("libreoffice", "chromium"), three), ("weasyprint", "sarabun")}


def test_letters_are_right_and_in_reading_order(name: str) -> None:
    assert letter_errors(found_in(name)).value <= MOST_LETTER_ERRORS


def test_blanks_within_lines_are_right(name: str) -> None:
    right = blanks_right(found_in(name))
    assert right.whole > 200
    assert right.value >= FEWEST_BLANKS_RIGHT


def test_ruled_tables_are_exact(name: str) -> None:
    right = cells_right(found_in(name))
    assert right.part == right.whole


def test_agenda_items_say_what_was_typed(name: str) -> None:
    """All paragraphs of text, whole, over lines and pages, and nothing of the page's furniture."""
    typed = [squeeze(block.rows[0][0]) for block in source_blocks() if block.kind in ("body", "spread")]
    texts = [item.text for item in items_of(minutes_of(name).agenda) if item.text]
    assert not any("\n" in text for text in texts)  # each is one paragraph
    said = [squeeze(text) for text in texts]
    assert said == [text.translate(ASCII_DIGITS) for text in typed[1:]]  # the first opens the meeting


# Boxes. What they promise: docs/output.md.


@cache
def minutes_of(name: str) -> Minutes:
    return extract(SAMPLE / name)


def words_within(name: str, place: Place) -> list[str]:
    """The words of the page that stand in the box, in reading order."""
    page = document_of(name).pages[(place.page or 0) - 1]
    return [line.raw[word.start : word.end] for line in page.lines for word in line.words if holds(place, word.box)]


def holds(place: Place, box: Box) -> bool:
    x0, top, x1, bottom = place.box or (0, 0, 0, 0)
    return x0 <= (box.x0 + box.x1) / 2 <= x1 and top <= (box.top + box.bottom) / 2 <= bottom


def letters_within(name: str, places: tuple[Place, ...]) -> str:
    return squeeze("".join(word for place in places for word in words_within(name, place)))


def test_box_of_a_person_holds_the_person(name: str) -> None:
    people = [person for group in minutes_of(name).attendance for person in group.people]
    assert len(people) == 10
    for person in people:
        assert sorted(letters_within(name, person.places)) == sorted(squeeze(person.raw))


def test_box_of_a_resolution_holds_the_resolution(name: str) -> None:
    resolutions = [one for item in items_of(minutes_of(name).agenda) for one in item.resolutions]
    assert len(resolutions) == 7
    for one in resolutions:
        assert letters_within(name, one.places) == squeeze(one.raw)


def test_boxes_of_a_mention_hold_the_words_that_hold_it(name: str) -> None:
    """A mention may begin or end within a word; no word beside it is in its boxes."""
    mentions = [one for item in items_of(minutes_of(name).agenda) for one in item.mentions]
    assert len(mentions) > 20
    for one in mentions:
        words = [squeeze(word) for place in one.places for word in words_within(name, place)]
        assert squeeze(one.raw) in "".join(words)
        assert squeeze(one.raw) not in "".join(words[1:])
        assert squeeze(one.raw) not in "".join(words[:-1])


def test_box_of_a_signature_holds_its_column(name: str) -> None:
    signatures = minutes_of(name).signatures
    assert len(signatures) == 2
    for one in signatures:
        assert letters_within(name, one.places) == squeeze(f"({one.name}){one.position}{one.label}")


def test_box_of_a_table_holds_its_cells(name: str) -> None:
    tables = [table for item in items_of(minutes_of(name).agenda) for table in item.tables]
    assert len(tables) == 2
    for table, block in zip(tables, (one for one in source_blocks() if one.kind == "grid"), strict=True):
        rows = [squeeze("".join(row)) for row in block.rows]
        assert [squeeze("".join(cell.raw for cell in row)) for row in table.rows] == rows[1:]
        breaks = range(block.heads, len(rows))
        possible = ["".join([*rows[:at], *rows[: block.heads], *rows[at:]]) for at in breaks]
        assert letters_within(name, table.places) in ["".join(rows), *possible]


def test_box_of_an_item_holds_it_and_no_other(name: str) -> None:
    items = list(items_of(minutes_of(name).agenda))
    for item in items:
        within = letters_within(name, item.places).translate(ASCII_DIGITS)
        parts = [item.heading or "", item.text, *(one.text for one in item.resolutions)]
        assert all(squeeze(part) in within for part in parts)
        assert not any(squeeze(other.heading or "") in within for other in items if other.heading not in item.heading)


def test_box_of_the_meeting_holds_its_fields(name: str) -> None:
    meeting = minutes_of(name).meeting
    within = letters_within(name, meeting.places)
    for part in (meeting.title, meeting.number.raw, meeting.date.raw):
        assert squeeze(part) in within
    assert squeeze(meeting.venue) in within.translate(ASCII_DIGITS)


ASCII_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def items_of(items: tuple[AgendaItem, ...]) -> Iterator[AgendaItem]:
    for item in items:
        yield item
        yield from items_of(item.items)
