"""Several meetings in one file: a title block with a number or date of its own, below the end of the meeting above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutes_extract.model.line import Line
from minutes_extract.parsing.front.title import NUMBER
from minutes_extract.parsing.labeller.chain import label_lines, title_starts
from minutes_extract.parsing.signatures.parse_signatures import labels_signer
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.dates import first_date
from minutes_extract.thai.wordings.attendance_head import attendance_head
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.nearly import nearly_title
from minutes_extract.thai.wordings.wording import Opens

TITLE_BLOCK_REACH = 20
"""Lines of a title block, number and date among them."""
MOST_LINES_TO_LIST = 30
"""Lines from a title to its list of names or its opening; a cover page stands between them."""
MOST_LINES_ABOVE = 6
"""Lines of a page above its title, such as a page number or a stamp, that belong to the meeting below."""
LONGEST_BLOCK_LINE = 200
MOST_TITLE_LINES = 4
"""Lines of a title above its number."""


@dataclass(frozen=True, slots=True)
class _Title:
    """A title block that begins a meeting."""

    at: int
    number: str | None
    date: str | None

    def is_of(self, other: "_Title") -> bool:
        """Both are title blocks of one meeting, which pages print again."""
        if self.number and other.number:
            return self.number == other.number and (self.date == other.date or not (self.date and other.date))
        return self.date == other.date

    def is_later_than(self, other: "_Title") -> bool:
        """Another number and a later day: no page prints a title so; the minutes to be confirmed are of an earlier day."""
        if self.date is None or other.date is None or None in (self.number, other.number):
            return False
        return self.number != other.number and self.date > other.date


def split_meetings(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each meeting, in order and without loss; almost always one."""
    titles = sorted({at for at, line in enumerate(lines) if opened_by(line.text, Opens.TITLE)} | set(_misread(lines)))
    if _begins_untitled(lines, titles):
        titles = sorted({*titles, *_labelled_titles(lines)})
    if not titles or (len(titles) == 1 and titles[0] < MOST_LINES_TO_LIST):
        return [list(lines)]
    starts = [0, *(_first_line(lines, title.at) for title in _further(lines, titles)), len(lines)]
    return [list(lines[start:end]) for start, end in pairwise(starts)]


def _begins_untitled(lines: Sequence[Line], titles: Sequence[int]) -> bool:
    """Below the end of a meeting a body begins without a title above it that words open: its title was misread."""
    ended = False
    for at, line in enumerate(lines):
        if at in titles:
            ended = False
        elif ended and _begins_body(line):
            return True
        ended = ended or _has_ended([line])
    return False


def _labelled_titles(lines: Sequence[Line]) -> Iterator[int]:
    """The first lines of titles by their labels."""
    said = [at for at, line in enumerate(lines) if line.text]
    return (said[at] for at in title_starts(label_lines([lines[at].text for at in said])))


def _misread(lines: Sequence[Line]) -> Iterator[int]:
    """Titles whose words were misread: they stand at a number or a few lines above one."""
    for at, line in enumerate(lines):
        if "ครั้งที่" not in line.text or len(line.text) > LONGEST_BLOCK_LINE or not NUMBER.search(line.text):
            continue
        above = range(max(0, at - MOST_TITLE_LINES), at + 1)
        yield from (
            one for one in above if len(lines[one].text) <= LONGEST_BLOCK_LINE and nearly_title(lines[one].text)
        )


def _further(lines: Sequence[Line], titles: Sequence[int]) -> Iterator[_Title]:
    """The titles that begin a further meeting."""
    above: _Title | None = None
    for at in titles:
        title = _title(lines, at)
        if title is None:
            continue
        if above is None and not _holds_meeting(lines[:at]):
            above = title
        elif above is None or (not title.is_of(above) and _is_over(lines[above.at : at], title.is_later_than(above))):
            yield title
            above = title


def _title(lines: Sequence[Line], at: int) -> _Title | None:
    """The title block at a line: it has a number or date, and a list of names or an opening below."""
    block = _block(lines[at : at + TITLE_BLOCK_REACH])
    numbers = (squeeze(found["number"]) for line in block if (found := NUMBER.search(line.text)))
    dates = (day.date.isoformat() for line in block if (day := first_date(line.text)) and day.date)
    number, date = next(numbers, None), next(dates, None)
    begins = _leads_to_body(lines[at + 1 : at + MOST_LINES_TO_LIST])
    return _Title(at, number, date) if begins and (number or date) else None


def _leads_to_body(lines: Sequence[Line]) -> bool:
    """A list of names or an opening stands below, and no decision or end of a meeting before it: that would be another's."""
    for line in lines:
        if _begins_body(line):
            return True
        if _is_of_meeting_above(line):
            return False
    return False


def _is_of_meeting_above(line: Line) -> bool:
    return bool(opened_by(line.text, Opens.CLOSING, Opens.SIGNATURE, Opens.RESOLUTION)) or labels_signer(line.text)


def _block(lines: Sequence[Line]) -> list[Line]:
    ends = (at for at, line in enumerate(lines) if at and (_begins_body(line) or _ends_block(line, at)))
    body = next(ends, len(lines))
    return [line for line in lines[:body] if len(line.text) <= LONGEST_BLOCK_LINE]


def _ends_block(line: Line, at: int) -> bool:
    """The end of a meeting, its text, or the next title: no title block goes on there."""
    return (
        _is_of_meeting_above(line)
        or len(line.text) > LONGEST_BLOCK_LINE
        or (at > MOST_TITLE_LINES and opened_by(line.text, Opens.TITLE) is not None)
    )


def _begins_body(line: Line) -> bool:
    return attendance_head(line.text) is not None or opened_by(line.text, Opens.OPENING) is not None


def _has_ended(lines: Sequence[Line]) -> bool:
    """The meeting was closed, or somebody signed its minutes."""
    signs = (Opens.CLOSING, Opens.CLOSING_WORDS, Opens.SIGNATURE)
    return any(opened_by(line.text, *signs) or labels_signer(line.text) for line in lines)


def _is_over(lines: Sequence[Line], another_day: bool) -> bool:
    """The lines from one title to the next are those of a whole meeting."""
    return _has_ended(lines) or (another_day and any(map(_begins_body, lines)))


def _holds_meeting(lines: Sequence[Line]) -> bool:
    """A meeting whose title could not be read: names or an opening, and the end."""
    return len(lines) > MOST_LINES_TO_LIST and any(map(_begins_body, lines)) and _has_ended(lines)


def _first_line(lines: Sequence[Line], title: int) -> int:
    """The first line of the page where only a few stand above the title, else the title."""
    top = title
    while top and lines[title].page is not None and lines[top - 1].page == lines[title].page:
        top -= 1
    near = title - top <= MOST_LINES_ABOVE and not any(labels_signer(line.text) for line in lines[top:title])
    return top if near else title
