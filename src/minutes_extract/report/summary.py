"""The summary as a page: how many of each result, and the documents that wait for somebody first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from minutes_extract.messages.say import thai_day
from minutes_extract.report.facts import DocumentFacts
from minutes_extract.report.links import link_to
from minutes_extract.report.texts import RESULT_WORDS, Result

MOST_SHOWN = 500
"""Documents of one result; all are in the register."""


@dataclass(frozen=True, slots=True)
class _ResultGroup:
    result: Result
    words: str
    count: int
    documents: Sequence[DocumentFacts]


def summary_page(documents: Sequence[DocumentFacts], folder: Path, is_complete: bool) -> bytes:
    """The HTML; nothing in it runs, and every name is escaped."""
    counts = Counter(one.result for one in documents)
    groups = [_group(result, documents, counts) for result in Result if counts[result]]
    repeats = [one for one in documents if one.same_bytes_as or one.same_meeting_as]
    return (
        _template()
        .render(
            groups=groups,
            total=len(documents),
            checked=sum(one.is_checked for one in documents),
            pages=sum(one.pages for one in documents),
            resolutions=sum(one.resolutions for one in documents),
            repeats=repeats[:MOST_SHOWN],
            repeat_count=len(repeats),
            is_complete=is_complete,
            most=MOST_SHOWN,
            link=lambda path: link_to(path, folder),
            day=thai_day,
        )
        .encode("utf-8", "replace")
    )


def _group(result: Result, documents: Sequence[DocumentFacts], counts: Counter[Result]) -> _ResultGroup:
    own = [one for one in documents if one.result is result][:MOST_SHOWN]
    return _ResultGroup(result, RESULT_WORDS[result], counts[result], own)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("minutes_extract.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("summary.html")
