"""When the meeting was opened and adjourned: the sentences เริ่มประชุม… and เลิกประชุม…, ปิดประชุม…"""

import re
from collections.abc import Sequence

from minutes_extract.model.line import Line
from minutes_extract.thai.times import first_time
from minutes_extract.thai.wordings.find import words_within
from minutes_extract.thai.wordings.wording import Opens

# The time stands behind the words, in the same sentence or on the next printed line.
REACH = 120
# "ปิดการประชุม: 15.10" and "เลิกประชุม ในเวลา 15.10" say เวลา by their form.
NO_HOUR = re.compile(r"^\s*(?:[:：]|เมื่อ|ใน|ณ)?\s*(?=\d)")
# Openings and closings are a few lines; a zone that is longer holds something else as well.
MOST_LINES = 12


def opened_at(lines: Sequence[Line]) -> str | None:
    """The time behind the words of opening, HH:MM."""
    return _time_behind(lines, Opens.OPENING)


def adjourned_at(lines: Sequence[Line]) -> str | None:
    """The time behind the words of adjournment; another time may stand before them in the sentence."""
    return _time_behind(lines, Opens.CLOSING)


def _time_behind(lines: Sequence[Line], kind: Opens) -> str | None:
    text = " ".join(line.text for line in lines[:MOST_LINES])
    for _, words in words_within(text, kind):
        behind = NO_HOUR.sub(" เวลา ", text[words.end : words.end + REACH])
        if clock := first_time(behind):
            return clock.text
    return None
