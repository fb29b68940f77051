"""When the meeting was opened and adjourned: the sentences เริ่มประชุม… and เลิกประชุม…, ปิดประชุม…"""

import re
from collections.abc import Sequence

from minutes_extract.model.line import Line
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.times import first_time

# Blanks may stand within the words: text layers put them there.
OPENED = re.compile(r"(?:เริ่ม|เปิด)\s?(?:การ)?\s?ประชุม")
ADJOURNED = re.compile(r"(?:เลิก|ปิด)\s?(?:การ)?\s?ประชุม")
# The time stands behind the words, in the same sentence or on the next printed line.
REACH = 120
# Openings and closings are a few lines; a zone that is longer holds something else as well.
MOST_LINES = 12


def opened_at(lines: Sequence[Line]) -> str | None:
    """The time behind the words of opening, HH:MM."""
    return _time_behind(lines, OPENED)


def adjourned_at(lines: Sequence[Line]) -> str | None:
    """The time behind the words of adjournment; another time may stand before them in the sentence."""
    return _time_behind(lines, ADJOURNED)


def _time_behind(lines: Sequence[Line], words: "re.Pattern[str]") -> str | None:
    text = "\n".join(line.text for line in lines[:MOST_LINES])
    for found in words.finditer(text):
        behind = text[found.start() : found.end() + REACH].replace("\n", " ")
        if clock := first_time(_with_hour(behind)):
            return clock.text
    spaced = (line.text for line in lines[:MOST_LINES] if words.search(squeeze(line.text)))
    return next((clock.text for text in spaced if (clock := first_time(_with_hour(text)))), None)


def _with_hour(text: str) -> str:
    """ "ปิดการประชุม: 15.10" and "เลิกประชุม ในเวลา 15.10" say เวลา by their form."""
    return re.sub(r"(ประชุม)\s*(?:[:：]|เมื่อ|ใน|ณ)?\s*(?=\d)", r"\1 เวลา ", text, count=1)
