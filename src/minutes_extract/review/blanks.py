"""New records with nothing in them yet, and which list holds which."""

import copy
from collections.abc import Mapping

from pydantic import JsonValue

from minutes_extract.corrections.pointer import steps_of

Record = dict[str, JsonValue]

CELL: Record = {"raw": "", "text": "", "value": None, "row_span": 1, "column_span": 1, "confidence": None}
# By the key of the list a record stands in.
ELEMENTS: Mapping[str, Record] = {
    "attendance": {"status": "present", "heading": "", "stated_count": None, "people": [], "places": []},
    "people": {
        "number": None,
        "raw": "",
        "name": "",
        "honorific_prefix": None,
        "given_name": None,
        "family_name": None,
        "position": None,
        "role": None,
        "acting_for": None,
        "reason": None,
        "unit": None,
        "confidence": None,
        "places": [],
    },
    "agenda": {
        "number": None,
        "label": None,
        "path": [],
        "kind": "unknown",
        "heading": None,
        "text": "",
        "status": None,
        "items": [],
        "resolutions": [],
        "tables": [],
        "mentions": [],
        "places": [],
    },
    "items": {
        "number": None,
        "label": None,
        "path": [],
        "kind": None,
        "heading": None,
        "text": "",
        "status": None,
        "items": [],
        "resolutions": [],
        "tables": [],
        "mentions": [],
        "places": [],
    },
    "resolutions": {"raw": "", "text": "", "labelled": True, "outcomes": [], "votes": None, "places": []},
    "mentions": {"kind": "quantity", "raw": "", "text": "", "value": None, "unit": None, "places": []},
    "signatures": {"role": "other", "label": "", "name": None, "position": None, "places": []},
    "tables": {"caption": None, "columns": [""], "rows": [], "totals": [], "places": []},
}
# By the key under which a record may be missing.
OPTIONAL: Mapping[str, Record] = {
    "cover_letter": {
        "reference_no": None,
        "date": None,
        "sender": None,
        "subject": None,
        "to": None,
        "enclosures": [],
        "body": "",
        "signatory": None,
        "places": [],
    },
    "number": {"raw": "", "text": "", "sequence": None, "year_be": None},
    "date": {"raw": "", "iso": None, "weekday": None},
    "votes": {"yes": None, "no": None, "abstain": None, "unanimous": False},
    "signatory": {"name": None, "position": None},
}


def blank_element(list_path: str, table: JsonValue = None) -> JsonValue:
    """What is added to a list. Raises KeyError where nothing can be added.

    A new row has as many cells as the table has columns; `table` is the table it stands in.
    """
    key = steps_of(list_path)[-1] if list_path else ""
    if key == "rows" and isinstance(table, dict):
        columns, rows = table.get("columns"), table.get("rows")
        widest = max([len(row) for row in rows if isinstance(row, list)], default=0) if isinstance(rows, list) else 0
        return [copy.deepcopy(CELL) for _ in range(max(len(columns) if isinstance(columns, list) else 0, widest, 1))]
    return "" if key == "enclosures" else copy.deepcopy(ELEMENTS[key])
