"""Papers that are no minutes stay none: not one field is invented."""

from random import Random

import pytest
from tests.parsing.other_papers import KINDS

from minutes_extract.pipeline import extract_bytes

PAPERS = [pytest.param(kind(Random(seed)), id=f"{kind.__name__} {seed}") for kind in KINDS for seed in range(6)]


@pytest.mark.parametrize("text", PAPERS)
def test_no_field_is_invented(text: str) -> None:
    minutes = extract_bytes(text.encode(), "paper.txt")
    said = {key: value for key, value in minutes.meeting.model_dump().items() if value not in (None, [], ())}
    parts = (minutes.attendance, minutes.agenda, minutes.signatures, minutes.tables)
    assert said == {}
    assert not any(parts)
    assert [one.code for one in minutes.findings if one.code == "document.not_minutes"]


@pytest.mark.parametrize("first", KINDS)
@pytest.mark.parametrize("second", KINDS)
def test_two_papers_in_one_file_are_none_either(first: object, second: object) -> None:
    text = "".join(kind(Random(9)) for kind in (first, second) if callable(kind))
    minutes = extract_bytes(text.encode(), "paper.txt")
    assert not any((minutes.meeting.title, minutes.attendance, minutes.agenda, minutes.signatures))
