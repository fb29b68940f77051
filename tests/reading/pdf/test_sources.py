"""The fast page source against the reference: the same glyphs in the same boxes, the same rulings."""

from pathlib import Path

import pytest
from tests import paths

from minutes_extract.model.options import Options
from minutes_extract.reading.pdf.glyph import Glyph, PageSource, RawPage
from minutes_extract.reading.pdf.lay_page import lay_page
from minutes_extract.reading.pdf.open_pdf import TwoSources, open_with_pdfminer, open_with_playa

FOLDER = paths.PDFS
REAL = paths.REAL / "pdfs"
CLOSE = 0.02
"""Points."""
# budget65_31: pdfminer does not add the letter spacing after the last glyph of a string, as the standard says.
KNOWN_TO_DIFFER = {"budget65_31.pdf"}
PRINTS = [
    *sorted(FOLDER.glob("*_*.pdf")),
    *(path for path in sorted(REAL.glob("*.pdf")) if path.name not in KNOWN_TO_DIFFER),
]
PRINTS = [path for path in PRINTS if path.name != "encrypted_secret.pdf"]
MOST_PAGES = 2

Pair = tuple[RawPage, RawPage]


@pytest.fixture(params=PRINTS, ids=lambda path: path.name, scope="module")
def pairs(request: pytest.FixtureRequest) -> list[Pair]:
    """The first pages by the fast source and by the reference."""
    data = request.param.read_bytes()
    fast, reference = open_with_playa(data, Options()), open_with_pdfminer(data, Options())
    assert fast.page_count == reference.page_count
    return [(fast.page(number), reference.page(number)) for number in pages(fast)]


def pages(source: PageSource) -> range:
    return range(1, min(source.page_count, MOST_PAGES) + 1)


def test_they_give_the_same_glyphs_in_the_same_boxes(pairs: list[Pair]) -> None:
    for ours, theirs in pairs:
        assert (ours.width, ours.height) == pytest.approx((theirs.width, theirs.height))
        assert [traits(glyph) for glyph in ours.glyphs] == [traits(glyph) for glyph in theirs.glyphs]
        assert all(distance(one, other) < CLOSE for one, other in zip(ours.glyphs, theirs.glyphs, strict=True))


def test_they_give_the_same_rulings(pairs: list[Pair]) -> None:
    for ours, theirs in pairs:
        assert len(ours.rulings) == len(theirs.rulings)
        for one, other in zip(ours.rulings, theirs.rulings, strict=True):
            assert one == pytest.approx(other, abs=CLOSE)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*_norasi.pdf")), ids=lambda path: path.name)
def test_pages_read_the_same_in_whatever_order(path: Path) -> None:
    """A source that keeps a page's fonts or state for the next page would tell."""
    source = open_with_playa(path.read_bytes(), Options())
    forward = [lay_page(source.page(number)) for number in pages(source)]
    backward = [lay_page(source.page(number)) for number in reversed(pages(source))]
    assert forward == backward[::-1]


def test_pages_the_first_source_cannot_read_come_from_the_second() -> None:
    data = (FOLDER / "libreoffice_norasi.pdf").read_bytes()
    fast = open_with_playa(data, Options())
    source = TwoSources(Stumbling(fast, 2), lambda: open_with_pdfminer(data, Options()))
    for number in pages(source):
        assert raws(source.page(number)) == raws(fast.page(number))


def raws(page: RawPage) -> list[str]:
    return [line.raw for line in lay_page(page).lines]


def traits(glyph: Glyph) -> tuple[str, bool, bool, str | None]:
    return glyph.text, glyph.bold, glyph.upright, glyph.span.text if glyph.span else None


def distance(one: Glyph, other: Glyph) -> float:
    return max(abs(a - b) for a, b in zip(one[1:7], other[1:7], strict=True))


class Stumbling:
    """A source that fails at one page."""

    def __init__(self, source: PageSource, page: int) -> None:
        self._source, self._page = source, page
        self.page_count = source.page_count

    def page(self, number: int) -> RawPage:
        if number == self._page:
            raise RecursionError
        return self._source.page(number)
