"""The schema that is kept in docs is the one the package prints, and says what the contract says."""

import json
from pathlib import Path

from minutes_extract.model.minutes import Minutes
from minutes_extract.schema import json_schema

KEPT = Path(__file__).parent.parent / "docs" / "minutes.schema.json"


def test_kept_schema_is_current() -> None:
    assert json_schema() == KEPT.read_text("utf-8"), "run: minutes-extract schema > docs/minutes.schema.json"


def test_every_key_is_always_there() -> None:
    schema = json.loads(json_schema())
    for record in [schema, *schema["$defs"].values()]:
        if record.get("type") == "object":
            optional = set(record["properties"]) - set(record.get("required", []))
            assert not optional, (record["title"], optional)


def test_keys_stand_in_the_order_of_the_contract() -> None:
    assert list(Minutes.model_fields) == [
        "schema_version",
        "source",
        "sections",
        "cover_letter",
        "meeting",
        "attendance",
        "agenda",
        "tables",
        "signatures",
        "findings",
    ]
