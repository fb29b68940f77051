"""Ruled lines: found as lines that close grids, told from letters and leaders, taken out without hurting letters."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from minutes_extract.ocr.rulings.erase import erase
from minutes_extract.ocr.rulings.rulings import RuledLine, find_rulings
from minutes_extract.reading.page.grids import Grid, find_grids
from minutes_extract.reading.page.sheet import PageRuling

Grey = NDArray[np.uint8]

HEIGHT, WIDTH = 1200, 1000
DPI = 200.0
ROWS, COLUMNS = (200, 260, 330, 390, 520), (100, 180, 500, 700, 900)


def _paper() -> Grey:
    return np.full((HEIGHT, WIDTH), 255, np.uint8)


def _table(thickness: int = 2, ink: int = 40) -> Grey:
    page = _paper()
    for y in ROWS:
        cv2.line(page, (COLUMNS[0], y), (COLUMNS[-1], y), ink, thickness)
    for x in COLUMNS:
        cv2.line(page, (x, ROWS[0]), (x, ROWS[-1]), ink, thickness)
    return page


def _letters(page: Grey, x: int, y: int, text: str = "HELLO WORLD 123") -> None:
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 0, 2, cv2.LINE_AA)


def _tilted(page: Grey, degrees: float) -> Grey:
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(page, turn, (WIDTH, HEIGHT), borderValue=255), np.uint8)


def _scanned(page: Grey, blur: float, noise: float) -> Grey:
    soft = cv2.GaussianBlur(page, (0, 0), blur).astype(np.float32)
    soft += np.random.default_rng(1).normal(0, noise, page.shape)
    return np.clip(soft, 0, 255).astype(np.uint8)


def _grids(rulings: list[RuledLine]) -> list[Grid]:
    points = 72 / DPI
    scaled = [PageRuling(*(side * points for side in one)) for one in rulings]
    return find_grids(scaled, WIDTH * points, HEIGHT * points)


@pytest.mark.parametrize("thickness", [1, 2, 5])
@pytest.mark.parametrize("degrees", [0.0, 0.1, -0.3])
def test_a_table_closes(thickness: int, degrees: float) -> None:
    (grid,) = _grids(find_rulings(_tilted(_table(thickness), degrees), DPI))
    assert (grid.rows, grid.columns, len(grid.cells)) == (4, 4, 16)


@pytest.mark.parametrize(("blur", "noise"), [(0.6, 7.0), (1.0, 22.0)])
def test_a_table_closes_on_a_poor_scan(blur: float, noise: float) -> None:
    (grid,) = _grids(find_rulings(_scanned(_table(), blur, noise), DPI))
    assert (grid.rows, grid.columns, len(grid.cells)) == (4, 4, 16)


def test_edges_are_where_they_were_drawn() -> None:
    rulings = find_rulings(_table(), DPI)
    flat = sorted(one.top for one in rulings if one.is_horizontal)
    steep = sorted(one.x0 for one in rulings if not one.is_horizontal)
    np.testing.assert_allclose(flat, ROWS, atol=1.5)
    np.testing.assert_allclose(steep, COLUMNS, atol=1.5)


def test_an_underline_that_stems_stand_on() -> None:
    page = _paper()
    cv2.putText(page, "pqHpqLHpqHLpqH", (100, 400), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3, cv2.LINE_AA)
    cv2.line(page, (100, 405), (420, 405), 0, 2)
    (underline,) = [one for one in find_rulings(page, DPI) if one.is_horizontal]
    assert underline.x0 == pytest.approx(100, abs=6)
    assert underline.x1 == pytest.approx(420, abs=6)


def test_short_strokes_in_a_row_with_gaps_are_no_ruling() -> None:
    page = _paper()
    for x in range(300, 480, 60):  # the arcs of digits side by side
        for start in range(x, x + 48, 16):
            page[400:403, start : start + 15] = 60
    assert find_rulings(page, DPI) == []


def test_broken_strokes_are_whole() -> None:
    page = _table()
    for x in range(140, 900, 90):
        page[:, x : x + 4] = 255
    for y in range(215, 520, 70):
        page[y : y + 4] = 255
    (grid,) = _grids(find_rulings(page, DPI))
    assert (grid.rows, grid.columns) == (4, 4)


def test_merged_cells() -> None:
    page = _table()
    page[ROWS[0] + 4 : ROWS[1] - 4, COLUMNS[1] - 4 : COLUMNS[1] + 5] = 255
    (grid,) = _grids(find_rulings(page, DPI))
    assert (grid.rows, grid.columns, len(grid.cells)) == (4, 4, 15)


def test_letters_are_no_rulings() -> None:
    page = _paper()
    for row in range(20):
        _letters(page, 60, 100 + row * 50, "LEFT III TTT EEE lll 1111 HHH ---")
    assert find_rulings(page, DPI) == []


def test_a_leader_is_no_ruling() -> None:
    page = _paper()
    for x in range(100, 900, 7):
        page[300:303, x : x + 3] = 0
    assert find_rulings(page, DPI) == []
    assert find_rulings(_scanned(page, 0.9, 10), DPI) == []


def test_bars_and_pictures_are_no_rulings() -> None:
    page = _paper()
    page[200:240, 100:900] = 0
    page[400:700, 300:700] = 60
    assert find_rulings(page, DPI) == []


def test_the_edge_of_the_paper_is_no_ruling() -> None:
    page = _paper()
    page[:, :6] = 0
    page[-8:] = 0
    assert find_rulings(page, DPI) == []


def test_an_underline_is_a_ruling_and_no_grid() -> None:
    page = _paper()
    _letters(page, 100, 300)
    page[308:310, 100:300] = 0
    (line,) = find_rulings(page, DPI)
    assert line.is_horizontal
    assert abs(line.top - 309) <= 1
    assert _grids([line]) == []


def test_a_shaded_head_keeps_its_rulings() -> None:
    page = _table()
    page[ROWS[0] : ROWS[1]] = np.minimum(page[ROWS[0] : ROWS[1]], 190)
    page[:, : COLUMNS[0] - 1] = 255
    page[:, COLUMNS[-1] + 2 :] = 255
    (grid,) = _grids(find_rulings(page, DPI))
    assert (grid.rows, grid.columns) == (4, 4)


def test_a_hatched_page_comes_to_an_end() -> None:
    page = _paper()
    page[::6] = 0
    page[:, ::9] = 0
    find_rulings(page, DPI)


@pytest.mark.parametrize("shape", [(1, 1), (5, 2000), (3000, 20), (100, 100)])
@pytest.mark.parametrize("grey", [0, 255])
def test_odd_pages(shape: tuple[int, int], grey: int) -> None:
    page = np.full(shape, grey, np.uint8)
    assert erase(page, find_rulings(page, DPI), DPI).shape == shape


def test_erased_strokes_leave_letters() -> None:
    letters = _paper()
    for y in ROWS[:-1]:
        _letters(letters, 200, y + 42)
    page = np.minimum(letters, _table())
    clean = erase(page, find_rulings(page, DPI), DPI)
    assert int((clean < 200).sum()) == pytest.approx(int((letters < 200).sum()), rel=0.01)
    assert np.array_equal(clean < 128, letters < 128)


def test_a_letter_that_stands_on_a_stroke_stays() -> None:
    page = _paper()
    _letters(page, 200, 300, "HH")
    letter = int((page < 128).sum())
    page[299:302, 100:600] = 0
    clean = erase(page, find_rulings(page, DPI), DPI)
    assert letter * 0.93 <= int((clean < 128).sum()) <= letter * 1.15
    assert (clean[305:] == 255).all()
