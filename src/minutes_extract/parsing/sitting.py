"""When the meeting was opened and adjourned: the sentences เริ่มประชุม… and เลิกประชุม…, ปิดประชุม…"""

from collections.abc import Iterable

import regex

from minutes_extract.model.line import Line
from minutes_extract.parsing.paragraph import squeeze
from minutes_extract.thai.times import first_time

ADJOURNED = regex.compile(r"(?:เลิก|ปิด)(?:การ)?ประชุม")


def clock_of(lines: Iterable[Line]) -> str | None:
    """The first time of day in the lines, HH:MM."""
    return next((clock.text for line in lines if (clock := first_time(_with_hour(line.text)))), None)


def adjourned_at(lines: Iterable[Line]) -> str | None:
    """The time behind the words of adjournment; another time may stand before them in the sentence."""
    for line in lines:
        found = ADJOURNED.search(line.text)
        if found and (clock := first_time(_with_hour(line.text[found.start() :]))):
            return clock.text
    return clock_of(line for line in lines if ADJOURNED.search(squeeze(line.text)))


def _with_hour(text: str) -> str:
    """ "ปิดการประชุม: 15.10" says เวลา by its colon."""
    return regex.sub(r"(ประชุม)\s*[:：]?\s*(?=\d)", r"\1 เวลา ", text, count=1)
