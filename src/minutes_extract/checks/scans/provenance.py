"""From the places of a value back to the words of a picture that it was read from."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from minutes_extract.model.draft import Draft
from minutes_extract.model.line import Box, Line
from minutes_extract.model.minutes import Place
from minutes_extract.model.places import around, place_on_page
from minutes_extract.parsing.text.confidence import ReadWord, read_words


class ScanLines:
    """The lines of a draft that were read from pictures; false where there are none."""

    def __init__(self, draft: Draft) -> None:
        self._at: dict[tuple[int | None, int], list[Line]] = {}
        for one in draft.taken:
            if any(word.confidence is not None for word in one.line.words):
                self._at.setdefault((one.line.page, one.line.number), []).append(one.line)

    def __bool__(self) -> bool:
        return bool(self._at)

    def lines(self, places: Iterable[Place]) -> Iterator[Line]:
        """The lines that stand there, in order."""
        for place in places:
            for number in range(place.first_line, place.last_line + 1):
                yield from self._at.get((place.page, number), ())

    def words(self, places: Sequence[Place]) -> list[ReadWord]:
        """The words that stand there, those within the boxes of the places where boxes are known."""
        return [word for place in places for word in _within(read_words(self.lines([place])), place.box)]

    def first_line(self, places: Sequence[Place]) -> list[ReadWord]:
        """The words of the first line that stands there."""
        first = [place.model_copy(update={"last_line": place.first_line}) for place in places[:1]]
        return self.words(first)


def _within(words: list[ReadWord], box: tuple[float, float, float, float] | None) -> list[ReadWord]:
    """The words whose middle lies in the box; all where none does."""
    if box is None:
        return words
    x0, top, x1, bottom = box
    return [word for word in words if _holds(Box(x0, top, x1, bottom), word.word.box)] or words


def _holds(outer: Box, inner: Box) -> bool:
    across, down = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= across <= outer.x1 and outer.top <= down <= outer.bottom


def places_of_words(words: Iterable[ReadWord]) -> tuple[Place, ...]:
    """A place for each line, with the box around its words."""
    found: list[Place] = []
    for _, group in groupby(words, key=lambda word: id(word.line)):
        held = list(group)
        box = around(word.word.box for word in held)
        found.append(place_on_page([held[0].line]).model_copy(update={"box": box}))
    return tuple(found)
