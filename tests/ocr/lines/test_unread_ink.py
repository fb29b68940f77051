"""The account of ink: what was left out of lines is told with its place, what is read or no print is not."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from minutes_extract.ocr.lines.find_lines import SegmentedPage, find_lines
from minutes_extract.ocr.lines.segments import LineSegment
from minutes_extract.ocr.lines.unread_ink import UnreadInk, find_unread
from minutes_extract.ocr.lines.weak_ink import whiten_weak
from minutes_extract.ocr.page.components import find_components

Grey = NDArray[np.uint8]

DPI = 200.0
MM = DPI / 25.4
ROWS = range(200, 700, 60)


def page_of_print() -> Grey:
    page = np.full((1000, 1300), 255, np.uint8)
    for row in ROWS:
        cv2.putText(page, "on a line of letters", (200, row), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2, cv2.LINE_AA)
    return page


def accounted(page: Grey, *left_out: int) -> tuple[SegmentedPage, UnreadInk]:
    """The account of a page on which all lines but those numbered were read."""
    text = find_lines(page, [], DPI)
    read: list[LineSegment] = []
    others: list[LineSegment] = []
    for number, line in enumerate(text.lines):
        (others if number in left_out else read).extend(line.segments)
    return text, find_unread(text, read, others)


def test_a_page_that_is_read_has_none() -> None:
    assert accounted(page_of_print())[1] == UnreadInk((), 0.0)


def test_a_line_that_is_not_legible_is_told_with_its_place() -> None:
    text, found = accounted(page_of_print(), 3)
    (box,) = found.boxes
    boxes = [segment.box for segment in text.lines[3].segments]
    assert (box.x0, box.x1) == (min(one.x0 for one in boxes), max(one.x1 for one in boxes))
    assert box.top <= ROWS[3] - 10
    assert box.bottom >= ROWS[3]
    assert found.share == pytest.approx(1 / len(ROWS), abs=0.03)


def test_letters_that_a_stamp_has_swallowed_are_told() -> None:
    page = page_of_print()
    cv2.circle(page, (480, 420), 110, 0, 4)
    cv2.circle(page, (480, 420), 80, 0, 4)
    for column in range(400, 570, 30):  # strokes through the letters: all is one piece
        cv2.line(page, (column, 340), (column + 20, 500), 0, 3)
    found = accounted(page)[1]
    assert found.boxes
    assert all(box.x0 > 360 and box.x1 < 600 for box in found.boxes)
    assert all(box.top > 300 and box.bottom < 540 for box in found.boxes)


@pytest.mark.parametrize(
    "draw",
    [
        lambda page: cv2.circle(page, (600, 850), 90, 0, 4),  # a seal below the text
        lambda page: cv2.rectangle(page, (300, 760), (700, 960), 0, -1),  # a picture
        lambda page: cv2.line(page, (200, 800), (900, 800), 0, 3),  # a rule
        lambda page: cv2.rectangle(page, (0, 0), (12, 999), 0, -1),  # the shadow of the paper's edge
        lambda page: cv2.circle(page, (700, 800), 9, 0, -1),  # a blot
    ],
)
def test_other_ink_is_not_told(draw) -> None:  # type: ignore[no-untyped-def]
    page = page_of_print()
    draw(page)
    assert accounted(page)[1].boxes == ()


def test_a_page_without_ink() -> None:
    assert accounted(np.full((600, 600), 255, np.uint8))[1] == UnreadInk((), 0.0)


def test_weak_components_are_whitened_and_print_stays() -> None:
    page = page_of_print()
    print_on_it = page.copy()
    page[695:725, 500:530] = 172  # seen through from the other side
    page[180:200, 510:540] = 175
    components = find_components((page < 185).astype(np.uint8))
    strong = whiten_weak(page, components, MM)
    assert strong is not None
    assert np.array_equal(strong < 128, print_on_it < 128)
    assert (strong[690:730, 495:535] == 255).all()
    assert whiten_weak(print_on_it, find_components((print_on_it < 185).astype(np.uint8)), MM) is None
