"""JSON of an earlier contract → today's: keys that are new are added, null or empty, as nothing was read for them."""

from collections.abc import Mapping

from pydantic import JsonValue

from minutes_extract.model.minutes import SCHEMA_VERSION, JsonRecord

EARLIER = ("1.0",)
"""The contracts whose documents are brought up to today's."""

# What was added since the first of them, by the key under which a record stands, alone or in a list.
ADDED: Mapping[str, tuple[str, ...]] = {
    "source": ("part",),
    "meeting": ("sittings", "quorum"),
    "attendance": ("confidence",),
    "agenda": ("speeches", "motion", "tasks", "confidence"),
    "items": ("speeches", "motion", "tasks", "confidence"),
    "resolutions": ("ballots", "confidence"),
    "votes": ("invalid", "present", "unit", "method", "table"),
}
LISTS = frozenset({"sittings", "speeches", "tasks", "ballots"})
"""Of these keys, those that hold a list."""


def upgraded(document: JsonValue) -> JsonValue:
    """A document of an EARLIER contract as today's has it; any other as it is. The document itself is not changed."""
    if not isinstance(document, dict) or document.get("schema_version") not in EARLIER:
        return document
    return {name: completed(value, name) for name, value in document.items()} | {"schema_version": SCHEMA_VERSION}


def completed(value: JsonValue, key: str) -> JsonValue:
    """A value that stands under a key, with the added keys in it and below; what is there already stays as it is."""
    if isinstance(value, list):
        return [completed(one, key) for one in value]
    if not isinstance(value, dict):
        return value
    added: JsonRecord = {name: [] if name in LISTS else None for name in ADDED.get(key, ())}
    return added | {name: completed(below, name) for name, below in value.items()}
