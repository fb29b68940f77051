"""What follows from a correction: the parts of a name, the number in a cell, whether totals hold, the path of an item.

Each is a patch of its own in the same change, so that it is seen in the history and taken back with it.
"""

from collections.abc import Callable, Iterator

import regex
from pydantic import JsonValue

from minutes_extract.corrections.pointer import value_at
from minutes_extract.model.minutes import AttendanceGroup, JsonRecord, Table
from minutes_extract.parsing.agenda.proceedings.assembly import Assembly
from minutes_extract.parsing.tables.tables import totals_of
from minutes_extract.thai.names import read_name
from minutes_extract.thai.numerals import parse_number

Derived = tuple[str, JsonValue]
"""A pointer and the value that belongs there now."""

# /attendance/0/people/3/name
PERSON_NAME = regex.compile(r"^(?P<person>/attendance/\d+/people/\d+)/name$")
# /agenda/3/items/2/tables/0/rows/3/4/text
CELL_TEXT = regex.compile(r"^(?P<cell>(?P<table>.*/tables/\d+)/rows/\d+/\d+)/text$")
IN_TABLE = regex.compile(r"^(?P<table>(?:/agenda/\d+(?:/items/\d+)*)?/tables/\d+)/(?:rows|columns)(?:/|$)")
ITEM_NUMBER_PATH = regex.compile(r"^(?P<item>/agenda/\d+(?:/items/\d+)*)/number$")
# /agenda/3/items/1/speeches/2/speaker/name
NAMED = regex.compile(
    r"""^(?P<named>/agenda/\d+(?:/items/\d+)*/(?:
        speeches/\d+/speaker | motion/proposer | motion/seconders/\d+ | tasks/\d+/to | resolutions/\d+/ballots/\d+/for
    ))/name$""",
    regex.X,
)
# 8/2566
MEETING_NUMBER = regex.compile(r"^(?P<sequence>\d{1,6})(?:\s*/\s*(?P<year>2[4-6]\d\d))?$")


def derived(document: JsonRecord, path: str) -> Iterator[Derived]:
    """What else changes when the value at `path` has been changed, given the document as it is then."""
    for pattern, rule in DERIVATIONS:
        found = pattern.match(path)
        if found:
            yield from rule(document, found)


def totals_after(document: JsonRecord, path: str) -> Iterator[Derived]:
    """The totals of the table that the value at `path` stands in; counted when all its cells have been changed."""
    if found := IN_TABLE.match(path):
        yield from _totals(document, found)


def _name_parts(document: JsonRecord, found: regex.Match[str]) -> Iterator[Derived]:
    person = found["person"]
    text = value_at(document, f"{person}/name")
    name = read_name(str(text))
    if name and name.full == text:
        yield f"{person}/honorific_prefix", name.prefix
        yield f"{person}/given_name", name.given
        yield f"{person}/family_name", name.family


def _cell_value(document: JsonRecord, found: regex.Match[str]) -> Iterator[Derived]:
    yield f"{found['cell']}/value", parse_number(str(value_at(document, f"{found['cell']}/text")))


def _totals(document: JsonRecord, found: regex.Match[str]) -> Iterator[Derived]:
    record = value_at(document, found["table"])
    table = Table.model_validate(record)
    yield f"{found['table']}/totals", [total.model_dump(mode="json") for total in totals_of(table.columns, table.rows)]


def _meeting_number(document: JsonRecord, _: regex.Match[str]) -> Iterator[Derived]:
    number = MEETING_NUMBER.match(str(value_at(document, "/meeting/number/text")))
    if number:
        yield "/meeting/number/sequence", int(number["sequence"])
        if number["year"]:
            yield "/meeting/number/year_be", int(number["year"])


def _listed_person(document: JsonRecord, found: regex.Match[str]) -> Iterator[Derived]:
    """Whom a name in the text means: the one person of the lists who is called so."""
    groups = [AttendanceGroup.model_validate(group) for group in _list_of(document.get("attendance"))]
    name = value_at(document, f"{found['named']}/name")
    yield f"{found['named']}/person", Assembly(groups).pointer_to(str(name)) if name else None


def _list_of(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []


def _item_paths(document: JsonRecord, found: regex.Match[str]) -> Iterator[Derived]:
    """Numbers from the top down to the item, for it and all below it."""
    steps = found["item"].split("/")
    above: list[JsonValue] = []
    for at in range(3, len(steps), 2):
        number = value_at(document, "/".join(steps[:at]) + "/number")
        above += [number] if number is not None else []
    item = value_at(document, found["item"])
    if isinstance(item, dict):
        yield from _paths(item, found["item"], above)


def _paths(item: JsonRecord, pointer: str, above: list[JsonValue]) -> Iterator[Derived]:
    path = [*above, item["number"]] if item.get("number") is not None else above
    yield f"{pointer}/path", path
    for at, child in enumerate(_list_of(item.get("items"))):
        if isinstance(child, dict):
            yield from _paths(child, f"{pointer}/items/{at}", path)


Rule = Callable[[JsonRecord, regex.Match[str]], Iterator[Derived]]
DERIVATIONS: tuple[tuple[regex.Pattern[str], Rule], ...] = (
    (PERSON_NAME, _name_parts),
    (CELL_TEXT, _cell_value),
    (regex.compile(r"^/meeting/number/text$"), _meeting_number),
    (ITEM_NUMBER_PATH, _item_paths),
    (NAMED, _listed_person),
)
