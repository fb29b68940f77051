"""Empty records: derived from the models, so that a new field is in them without being written twice."""

import inspect

import pytest

from minutes_extract.model import minutes as records
from minutes_extract.model.draft import Draft
from minutes_extract.model.minutes import AgendaItem, AgendaKind, Meeting, Record, Resolution, TableCell
from minutes_extract.review.blanks import BLANK_CELL, ELEMENTS, OPTIONAL

NEED = {"TableCell", "AttendanceGroup", "Mention", "Signature", "Place", "Health", "SourcePage", "Sections"}
NEED |= {"Total", "Finding", "Minutes", "SourcePart", "Ballot", "Speech", "Motion"}


def test_an_empty_record_says_nothing() -> None:
    assert set(Meeting.empty().model_dump().values()) == {None, ()}
    assert (AgendaItem.empty().text, AgendaItem.empty().kind, AgendaItem.empty().items) == ("", None, ())
    assert not Resolution.empty().labelled


def test_what_is_known_is_kept() -> None:
    assert AgendaItem.empty(kind=AgendaKind.UNKNOWN, number="4").number == "4"
    assert TableCell.empty(row_span=1, column_span=1).value is None


@pytest.mark.parametrize(
    "model", [found for _, found in inspect.getmembers(records, inspect.isclass) if issubclass(found, Record)]
)
def test_records_are_empty_or_say_what_they_need(model: type[Record]) -> None:
    if model.__name__ in NEED:
        with pytest.raises(TypeError, match="has no empty value"):
            model.empty()
    else:
        assert model.model_validate(model.empty().model_dump()) == model.empty()


def test_blanks_of_the_review_are_whole_records() -> None:
    for record in (BLANK_CELL, *ELEMENTS.values(), *OPTIONAL.values()):
        assert record.model_dump(by_alias=False).keys() == type(record).model_fields.keys()


def test_an_empty_draft_is_no_minutes() -> None:
    draft = Draft.empty(())
    assert (draft.meeting, draft.agenda, draft.is_minutes) == (Meeting.empty(), (), False)
