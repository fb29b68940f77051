"""The schema that is kept in docs is the one the package prints, and says what the contract says."""

import json

import pytest
from tests import paths

from minutes_extract.model.minutes import (
    AgendaItem,
    AttendanceGroup,
    Ballot,
    Meeting,
    Minutes,
    Motion,
    NamedPerson,
    Person,
    Quorum,
    Record,
    Resolution,
    Sitting,
    Source,
    Speaker,
    Speech,
    Task,
    Votes,
)
from minutes_extract.schema import json_schema

KEPT = paths.DOCS / "minutes.schema.json"
ORDER: dict[type[Record], str] = {
    Minutes: "schema_version source sections cover_letter meeting attendance agenda tables signatures findings",
    Source: "file_name sha256 media_type pages part",
    Meeting: "title body number date time_start time_end opened adjourned venue sittings quorum places",
    Sitting: "date opened adjourned venue places",
    Quorum: "members present unit",
    AttendanceGroup: "status heading stated_count confidence people places",
    Person: "number raw name honorific_prefix given_name family_name position role acting_for reason unit confidence places",
    AgendaItem: "number label path kind heading text status items resolutions speeches motion tasks confidence tables"
    " mentions places",
    Resolution: "raw text labelled outcomes votes ballots confidence places",
    Votes: "yes no abstain invalid present unanimous unit method table",
    Ballot: "for votes elected",
    Speech: "speaker text places",
    Speaker: "raw name role person",
    Motion: "kind reading proposer seconders",
    Task: "to text due places",
}


def test_kept_schema_is_current() -> None:
    assert json_schema() == KEPT.read_text("utf-8"), "run: minutes-extract schema > docs/minutes.schema.json"


def test_every_key_is_always_there() -> None:
    schema = json.loads(json_schema())
    for record in [schema, *schema["$defs"].values()]:
        if record.get("type") == "object":
            optional = set(record["properties"]) - set(record.get("required", []))
            assert not optional, (record["title"], optional)


@pytest.mark.parametrize(("record", "keys"), ORDER.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_keys_stand_in_the_order_of_the_contract(record: type[Record], keys: str) -> None:
    names = [field.alias or name for name, field in record.model_fields.items()]
    assert names == keys.split()


def test_the_candidate_of_a_ballot_stands_under_for() -> None:
    ballot = Ballot(candidate=NamedPerson.empty(raw="นายก้อง ทุ่งดี"), votes=7, elected=True)
    printed = ballot.model_dump(mode="json")
    assert list(printed) == ["for", "votes", "elected"]
    assert Ballot.model_validate(printed) == Ballot.model_validate_json(ballot.model_dump_json()) == ballot
    assert list(json.loads(json_schema())["$defs"]["Ballot"]["properties"]) == ["for", "votes", "elected"]
