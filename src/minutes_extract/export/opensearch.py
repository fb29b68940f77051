"""OpenSearch (and Elasticsearch): bulk files of the records, and index templates with Thai analyzers."""

import json
from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from minutes_extract.archive.documents import ReportUnusable, StoredDocument
from minutes_extract.export.chunk import Chunk
from minutes_extract.export.each import chunks_of_each
from minutes_extract.export.records import records_of

INDEX = "minutes"
MAX_BULK_BYTES = 32 * 1024 * 1024
"""Of one bulk file: engines refuse requests over 100 MiB, and advise 5 to 50."""


_KEYWORD_MAPPING: JsonValue = {"type": "keyword"}
_DAY_MAPPING: JsonValue = {"type": "date", "format": "yyyy-MM-dd"}
# 2567-02-29 is no date of the Gregorian calendar: the Buddhist side is for people and for grouping.
_DATE_MAPPING: JsonValue = {"properties": {"iso": _DAY_MAPPING, "buddhist": _KEYWORD_MAPPING}}
_TEXT_MAPPING: JsonValue = {"type": "text", "analyzer": "minutes_thai"}
_NAME_MAPPING: JsonValue = {
    "type": "text",
    "analyzer": "minutes_thai",
    "fields": {"raw": {"type": "keyword", "ignore_above": 256}},
}
_NUMBER_MAPPING: JsonValue = {"type": "double"}
_FIELDS: dict[str, JsonValue] = {
    "id": _KEYWORD_MAPPING,
    "meeting": {
        "properties": {
            "id": _KEYWORD_MAPPING,
            "title": _TEXT_MAPPING,
            "body": _NAME_MAPPING,
            "number": _KEYWORD_MAPPING,
            "year_be": {"type": "integer"},
            "date": _DATE_MAPPING,
            "venue": _TEXT_MAPPING,
            "file": _KEYWORD_MAPPING,
            "source_file": _KEYWORD_MAPPING,
        }
    },
    "path": _KEYWORD_MAPPING,
    "path_text": _KEYWORD_MAPPING,
    "kind": _KEYWORD_MAPPING,
    "title": _TEXT_MAPPING,
    "context": _TEXT_MAPPING,
    "body": _TEXT_MAPPING,
    "resolution": _TEXT_MAPPING,
    "outcomes": _KEYWORD_MAPPING,
    "status": _KEYWORD_MAPPING,
    "dates": _DATE_MAPPING,
    # Nested, so that a name and a status of the same person can be asked for together.
    "people": {
        "type": "nested",
        "properties": {
            "name": _NAME_MAPPING,
            "status": _KEYWORD_MAPPING,
            "position": _TEXT_MAPPING,
            "role": _KEYWORD_MAPPING,
        },
    },
    "amounts": {
        "type": "nested",
        "properties": {"text": _KEYWORD_MAPPING, "value": _NUMBER_MAPPING, "unit": _KEYWORD_MAPPING},
    },
    # Nested, so that a speaker and the words, an office and a day can be asked for together.
    "speeches": {
        "type": "nested",
        "properties": {"speaker": _NAME_MAPPING, "name": _NAME_MAPPING, "text": _TEXT_MAPPING},
    },
    "motion": {
        "properties": {
            "kind": _KEYWORD_MAPPING,
            "reading": {"type": "integer"},
            "proposer": _NAME_MAPPING,
            "seconders": _NAME_MAPPING,
        }
    },
    "tasks": {
        "type": "nested",
        "properties": {"to": _NAME_MAPPING, "text": _TEXT_MAPPING, "due": _KEYWORD_MAPPING, "due_date": _DATE_MAPPING},
    },
    "votes": {
        "type": "nested",
        "properties": {
            **dict.fromkeys(("yes", "no", "abstain", "present"), _NUMBER_MAPPING),
            "unanimous": {"type": "boolean"},
            "unit": _KEYWORD_MAPPING,
        },
    },
    "tables": _TEXT_MAPPING,
    "page": {"type": "integer"},
    "first_line": {"type": "integer"},
    "box": {"type": "float", "index": False},
    "text_tokens": {"type": "text", "analyzer": "minutes_words"},
}
"""A mapping per field of ItemRecord; `dynamic: strict` makes a field without one an error, not a guess."""
# What the engine cuts itself, and beside it what was cut here.
ANALYZERS: dict[str, JsonValue] = {
    "template.json": {
        "minutes_thai": {"type": "custom", "tokenizer": "thai", "filter": ["lowercase", "decimal_digit"]},
    },
    # Needs the plugin analysis-icu.
    "template-icu.json": {
        "minutes_thai": {"type": "custom", "tokenizer": "icu_tokenizer", "filter": ["icu_folding", "decimal_digit"]},
    },
}


def export(documents: Iterable[StoredDocument], report: ReportUnusable) -> Iterator[Chunk]:
    """Both templates, then bulk-0001.ndjson, bulk-0002.ndjson …"""
    for name, analyzer in ANALYZERS.items():
        yield Chunk(name, (json.dumps(_template(analyzer), ensure_ascii=False, indent=2) + "\n").encode())
    number, size = 1, 0
    for chunk in chunks_of_each(documents, report, _chunks):
        if size and size + len(chunk.content) > MAX_BULK_BYTES:
            number, size = number + 1, 0
        size += len(chunk.content)
        yield Chunk(f"bulk-{number:04}.ndjson", chunk.content, more=True)


def _chunks(document: StoredDocument) -> Iterator[Chunk]:
    """A record with its action; which bulk file it goes to is not known here."""
    for record in records_of([document]):
        action = json.dumps({"index": {"_index": INDEX, "_id": record.id}}, ensure_ascii=False)
        yield Chunk("", f"{action}\n{record.model_dump_json()}\n".encode(), more=True)


def _template(analyzer: JsonValue) -> JsonValue:
    whole_words: JsonValue = {"type": "custom", "tokenizer": "whitespace", "filter": ["lowercase"]}
    analysis: JsonValue = {"analyzer": {**_object(analyzer), "minutes_words": whole_words}}
    return {
        "index_patterns": [f"{INDEX}*"],
        "template": {
            "settings": {"analysis": analysis},
            "mappings": {"dynamic": "strict", "properties": _FIELDS},
        },
    }


def _object(value: JsonValue) -> dict[str, JsonValue]:
    return value if isinstance(value, dict) else {}
