"""Test pages for the scan reader: made the same twice, their truth is what is printed, and the scores count what they say."""

import sys

import numpy as np
import pytest
from tests import paths

pytest.importorskip("weasyprint")
pytest.importorskip("pythainlp")

from training.page_texts import Grid, People, Text, invent
from training.pages import TYPEFACES, PrintedPage, typeset
from training.scanner import SCANNERS, scan

sys.path.insert(0, str(paths.ROOT / "scripts"))

from scan_measures import letters_of, number_cells, score_page, stands_in

ROWS = 5, 6
THAI_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def amount(cell: str) -> int:
    """The value of a cell of whole numbers or hundredths."""
    return int(cell.translate(THAI_TO_ARABIC).replace(",", "").replace(".", "").replace("-", "") or 0)


@pytest.fixture(scope="module")
def printed() -> list[PrintedPage]:
    """The pages of a paper."""
    face = next((face for face in TYPEFACES if face.regular.exists() and face.bold.exists()), None)
    if face is None:
        pytest.skip("the fonts are not installed")
    return typeset(invent(1, True, ROWS), face, True)[1]


def test_a_seed_gives_one_paper() -> None:
    assert invent(7, True, ROWS) == invent(7, True, ROWS)
    assert invent(7, True, ROWS) != invent(8, True, ROWS)


def test_digits_are_of_the_script_asked_for() -> None:
    for thai in (True, False):
        text = repr(invent(3, thai, ROWS).blocks)
        cells = [
            cell
            for block in invent(3, thai, ROWS).blocks
            if isinstance(block, Grid)
            for row in block.rows
            for cell in row
        ]
        assert any("๐" <= letter <= "๙" for letter in text) == thai
        assert any(cell.isascii() and cell[:1].isdigit() for cell in cells) != thai


@pytest.mark.parametrize("seed", range(6))
def test_totals_are_sums(seed: int) -> None:
    for grid in (block for block in invent(seed, seed % 2 == 0, ROWS).blocks if isinstance(block, Grid)):
        columns = list(zip(*(row[grid.texts :] for row in grid.rows), strict=True))
        assert [amount(total) for total in grid.total[1:]] == [sum(map(amount, column)) for column in columns]
        assert all(sum(map(amount, row[grid.texts : -1])) == amount(row[-1]) for row in grid.rows)
        assert sum(head.columns for head in grid.heads[0]) == len(grid.rows[0])


def test_all_that_is_set_is_in_the_truth(printed: list[PrintedPage]) -> None:
    paper = invent(1, True, ROWS)
    truth = sorted("".join(letters_of(piece) for page in printed for line in page.lines for piece in line))
    numbers = sorted(letters_of("".join(f"- {'๑๒๓๔๕๖๗๘๙'[at]} -" for at in range(1, len(printed)))))
    texts: list[str] = []
    for block in paper.blocks:
        match block:
            case Text():
                texts.append(block.text)
            case People():
                texts += [cell for row in block.rows for cell in row]
            case Grid():
                texts += [cell for row in (*block.rows, block.total) for cell in row] + [
                    head.text for row in block.heads for head in row
                ]
    assert truth == sorted([*letters_of("".join(texts)), *numbers])


def test_tables_are_rectangles_with_their_merged_cells_empty(printed: list[PrintedPage]) -> None:
    grids = [block for block in invent(1, True, ROWS).blocks if isinstance(block, Grid)]
    tables = [table for page in printed for table in page.tables]
    assert [len(table.rows) for table in tables] == [len(grid.rows) + 3 for grid in grids]
    for table, grid in zip(tables, grids, strict=True):
        assert {len(row) for row in table.rows} == {len(grid.rows[0])}
        assert (table.heads, table.texts) == (2, grid.texts)
        assert table.rows[1][:2] == ["", ""]
        assert table.rows[-1][:2] == [grid.total[0], ""]
        assert [tuple(row[2:]) for row in table.rows[2:-1]] == [row[2:] for row in grid.rows]


@pytest.mark.parametrize("level", SCANNERS)
def test_scans_are_the_same_twice_and_worn(level: str) -> None:
    page = np.full((120, 90), 255, np.uint8)
    page[40:60, 20:70] = 0
    scans = [scan(page, SCANNERS[level], 200, np.random.default_rng(5)) for _ in range(2)]
    assert scans[0] == scans[1]
    assert scans[0].startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    ("truth", "read", "errors", "digits_right"),
    [
        ([["มติที่ประชุม", "รับทราบ ๑๒"]], ["มติที่ประชุม รับทราบ ๑๒"], 0, 2),
        ([["มติที่ประชุม"], ["รับทราบ ๑๒"]], ["รับทราบ ๑๒", "มติที่ประชุม"], 0, 2),
        ([["มติที่ประชุม"], ["รับทราบ ๑๒"]], ["มติที่ประชุม", "รับทราบ ๑๓"], 1, 1),
        ([["มติที่ประชุม"], ["รับทราบ ๑๒"]], ["มติที่ประชุม"], 9, 0),
        ([["มติที่ประชุม"], ["รับทราบ ๑๒"]], ["รับทราบ ๑๒", "มติที่ประชุม", "xyz"], 3, 2),
        ([["น้ำ"]], ["น\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER MAI THO}า"], 0, 0),
        ([["น้ำ"]], ["น\N{THAI CHARACTER MAI THO}\N{THAI CHARACTER NIKHAHIT}า"], 0, 0),
        ([["ชื่อ ........ ๕"]], ["ชื่อ ..... ๕"], 0, 1),
        ([["สมาชิกตำบล"], ["สมาชิก"], ["ตำบลน่าน"]], ["สมาชิก", "ตำบลน่าน", "สมาชิกตำบล"], 0, 0),
        ([["๑๔"], ["๒๑"], ["๔๒"]], ["๒๑ ๔๒", "๑๔"], 0, 6),
        ([], ["ก"], 1, 0),
        ([["ก"]], [], 1, 0),
    ],
)
def test_letters_are_counted(truth: list[list[str]], read: list[str], errors: int, digits_right: int) -> None:
    score = score_page(truth, read)
    assert (score.errors, score.digits_right) == (errors, digits_right)


def test_number_cells_are_looked_up_where_they_stand() -> None:
    truth = {"heads": 1, "texts": 1, "rows": [["ที่", "จำนวน", "รวม"], ["ก", "๑,๒๐๐", "-"], ["ข", "๓", "๔"]]}
    read = [["ที่", "จำนวน", "รวม"], ["ก", "๑ ,๒๐๐", ""], ["จ", "๓", "๕"]]
    cells = number_cells(truth, [[["อื่น"]], read])
    assert [(cell.text, cell.found, cell.right) for cell in cells] == [
        ("๑,๒๐๐", "๑,๒๐๐", True),
        ("๓", "๓", True),
        ("๔", "๕", False),
    ]
    assert [cell.place for cell in cells] == [(1, 1, 1), (1, 2, 1), (1, 2, 2)]
    assert not any(cell.right for cell in number_cells(truth, []))


def test_a_part_of_a_longer_number_is_another_number() -> None:
    assert stands_in("๑๒ คน", "จำนวน๑๒คน")
    assert not stands_in("๒ คน", "จำนวน๑๒คน")
    assert not stands_in("คน ๑", "คน๑๒")
