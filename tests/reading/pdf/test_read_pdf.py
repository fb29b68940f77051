"""PDFs of two producers in three fonts against the text that went in: letters, blanks, cells, columns, boxes."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest
from tests import paths

from minutes_extract.model.line import BOLD_HEADING, Box, PageLine
from minutes_extract.model.page import Page
from minutes_extract.reading.pdf.read_pdf import read_pdf
from minutes_extract.reading.source import LoadedFile

FOLDER = paths.PDFS
PRINTS = sorted(path.name for path in FOLDER.glob("*_*.pdf") if not path.name.startswith("encrypted"))
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
MIN_BLANKS_RIGHT = 0.995


@cache
def pages_of(name: str) -> tuple[Page, ...]:
    return read_pdf(LoadedFile((FOLDER / name).read_bytes(), "a.pdf"))


def lines_of(name: str) -> list[PageLine]:
    return [line for page in pages_of(name) for line in page.lines]


def squeeze(text: str) -> str:
    return "".join(text.split())


def truth_rows(kind: str) -> list[list[str]]:
    return next(block["rows"] for block in TRUTH if block["kind"] == kind)


def without_repeated_heads(lines: Iterable[PageLine]) -> list[PageLine]:
    """A table's head stands once."""
    kept: list[PageLine] = []
    heads: set[tuple[int, str]] = set()
    for line in lines:
        if line.table is not None and squeeze(line.raw) == squeeze("".join(truth_rows("grid")[0])):
            if (line.table, line.raw) in heads:
                continue
            heads.add((line.table, line.raw))
        kept.append(line)
    return kept


@pytest.fixture(params=PRINTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_all_prints_are_there() -> None:
    assert Counter(name.split("_")[0] for name in PRINTS) == {"chromium": 3, "libreoffice": 3}


def test_every_letter_is_right_and_in_reading_order(name: str) -> None:
    expected = squeeze("".join(cell for block in TRUTH for row in block["rows"] for cell in row))
    assert squeeze("".join(line.raw for line in without_repeated_heads(lines_of(name)))) == expected


def test_cells_of_the_ruled_table_are_exact(name: str) -> None:
    rows = [line for line in without_repeated_heads(lines_of(name)) if line.table is not None]
    found = [[squeeze(cell.raw) for cell in row.cells] for row in rows]
    assert found == [[squeeze(cell) for cell in row] for row in truth_rows("grid")]


def test_a_table_over_pages_is_one_table(name: str) -> None:
    rows = [line for line in lines_of(name) if line.table is not None]
    assert len({line.page for line in rows}) > 1
    assert {line.table for line in rows} == {1}


def test_the_column_of_figures_sums_to_its_total(name: str) -> None:
    rows = [line for line in without_repeated_heads(lines_of(name)) if line.table is not None][1:]
    figures = [int(row.cells[2].raw.replace(",", "")) for row in rows]
    assert sum(figures[:-1]) == figures[-1]


def test_blanks_within_lines_are_right(name: str) -> None:
    """Between two letters of one printed line stands a blank where one was typed, and only there."""
    typed = "\n".join(cell for block in TRUTH if block["kind"] == "body" for row in block["rows"] for cell in row)
    blanks = {place for place, blank in blanks_of(typed) if blank}
    right = wrong = at = 0
    letters = squeeze(typed)
    for line in lines_of(name):
        if line.cells or line.heading or line.table is not None:
            continue
        place = letters.find(squeeze(line.raw), at)
        if place < 0:
            continue
        at = place + len(squeeze(line.raw))
        for offset, blank in blanks_of(line.raw):
            ok = blank == (place + offset in blanks)
            right, wrong = right + ok, wrong + (not ok)
    assert right > 1_000
    assert right / (right + wrong) >= MIN_BLANKS_RIGHT


def blanks_of(text: str) -> list[tuple[int, bool]]:
    """For each letter but the first of each line: how many letters stand before it, and whether a blank does."""
    places: list[tuple[int, bool]] = []
    count, blank, first = 0, False, True
    for letter in text:
        if letter.isspace():
            blank, first = True, first or letter == "\n"
            continue
        if not first:
            places.append((count, blank))
        count, blank, first = count + 1, False, False
    return places


def test_attendance_comes_in_columns_with_wrapped_cells_joined(name: str) -> None:
    found = {squeeze(line.raw): line for line in lines_of(name)}
    for row in truth_rows("list"):
        line = found[squeeze("".join(row))]
        assert len(line.cells) >= 2
        assert squeeze(line.cells[-1].raw) == squeeze(row[-1])


def test_signers_side_by_side_are_cells_of_one_line(name: str) -> None:
    found = [[cell.raw for cell in line.cells] for line in lines_of(name)[-2:]]
    assert found == truth_rows("signers")


def test_bold_lines_are_headings_and_body_is_not(name: str) -> None:
    bold = {squeeze(line.raw) for line in lines_of(name) if line.heading == BOLD_HEADING}
    assert bold == {squeeze(block["rows"][0][0]) for block in TRUTH if block["kind"] in ("title", "head")}


def test_paragraphs_start_blocks_and_their_lines_go_on(name: str) -> None:
    bodies = [squeeze(block["rows"][0][0]) for block in TRUTH if block["kind"] == "body"]
    for page in pages_of(name):
        for line in page.lines[1:]:
            text = squeeze(line.raw)
            if not line.cells and not line.heading and any(text in body for body in bodies):
                assert line.starts_block == any(body.startswith(text) for body in bodies), line.raw


def test_words_say_where_their_letters_stand(name: str) -> None:
    for line in lines_of(name):
        assert line.box is not None
        assert squeeze("".join(line.raw[word.start : word.end] for word in line.words)) == squeeze(line.raw)
        for word in line.words:
            assert inside(middle(word.box), line.box)


def test_the_words_in_a_lines_box_are_the_line(name: str) -> None:
    for page in pages_of(name):
        words = [(line, word) for line in page.lines for word in line.words]
        for line in page.lines:
            assert line.box is not None
            if line.table is None:  # a row's box is its ruling
                found = [owner.raw for owner, word in words if inside(middle(word.box), line.box)]
                assert set(found) == {line.raw}


def middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def inside(point: tuple[float, float], box: Box) -> bool:
    return box.x0 - 0.1 <= point[0] <= box.x1 + 0.1 and box.top - 0.1 <= point[1] <= box.bottom + 0.1


def test_lines_are_numbered_and_pages_measured(name: str) -> None:
    for number, page in enumerate(pages_of(name), 1):
        assert page.number == number
        assert [line.number for line in page.lines] == list(range(1, len(page.lines) + 1))
        assert {line.page for line in page.lines} == {number}
        assert page.text_from == "text_layer"
        assert page.health == 1.0
        assert (round(page.width or 0), round(page.height or 0)) == (595, 842)


def test_reading_twice_gives_the_same(name: str) -> None:
    assert read_pdf(LoadedFile((FOLDER / name).read_bytes(), "a.pdf")) == pages_of(name)
