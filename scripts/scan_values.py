"""The values that the product gives of a paper: which are as printed, and which a finding names."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from scan_measures import NumberCell, Truth, letters_of, number_cells, pages_of, stands_in, tables_of

COMPARED = ("date", "quantity", "money", "percent", "document")
"""Kinds of mentions that hold a number which the paper states."""
UNVERIFIED = "ocr.unverified_number"


class Value(NamedTuple):
    """A number of the minutes: whether it is as printed, and whether a finding names it."""

    kind: str
    right: bool
    unverified: bool
    named: bool
    """By a finding of any kind."""


def values_of(pdf: Path, paper: Truth) -> Iterator[Value]:
    """The values that the product gives of a paper. A number cell that is lost is wrong."""
    from minutes_extract.model.options import Ocr, Options
    from minutes_extract.pipeline import extract

    minutes = extract(pdf, Options(ocr=Ocr.ALWAYS)).model_dump(mode="json")
    findings = [(finding["code"], finding["path"]) for finding in minutes["findings"]]

    def value(kind: str, right: bool, path: str) -> Value:
        codes = {code for code, at in findings if path and (at == path or at.startswith(f"{path}/"))}
        return Value(kind, right, UNVERIFIED in codes, bool(codes))

    tables = [(path, table) for path, table in walk(minutes, "") if "columns" in table and "totals" in table]
    yield from (value("cell", cell.right, path) for cell, path in cells_in(tables, paper))
    texts = ["".join(letters_of(piece) for line in page["lines"] for piece in line) for page in pages_of(paper)]  # type: ignore[attr-defined]
    for path, record in walk(minutes, ""):
        if record.get("kind") in COMPARED and "unit" in record:
            yield value(record["kind"], on_page(record["raw"], record["places"], texts), path)
    meeting = minutes["meeting"]
    for key, kind in (("date", "date"), ("number", "number")):
        if meeting[key]:
            yield value(kind, on_page(meeting[key]["raw"], meeting["places"], texts), f"/meeting/{key}")
    stated = [to_int(one["text"]) for one in paper["values"] if one["kind"] == "count"]  # type: ignore[attr-defined]
    groups = minutes["attendance"]
    for at, (group, count) in enumerate(zip(groups, stated, strict=False)):
        if group["stated_count"] is not None:
            yield value("count", group["stated_count"] == count, f"/attendance/{at}/stated_count")


def walk(value: object, path: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Every object in JSON with its pointer."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from walk(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from walk(inner, f"{path}/{at}")


def cells_in(tables: Sequence[tuple[str, Mapping[str, object]]], paper: Truth) -> Iterator[tuple[NumberCell, str]]:
    """The number cells of a paper, each with the pointer of where the minutes have it; empty if they have not."""
    rows = [[[cell["raw"] for cell in row] for row in table["rows"]] for _, table in tables]  # type: ignore[attr-defined]
    for page in pages_of(paper):
        for truth in tables_of(page):
            for cell in number_cells(truth, rows):
                where = cell.place
                yield cell, f"{tables[where[0]][0]}/rows/{where[1]}/{where[2]}" if where else ""


def on_page(raw: str, places: Sequence[Mapping[str, object]], texts: Sequence[str]) -> bool:
    """Whether a value is printed on one of its pages, or runs over from one to the next."""
    numbers = sorted({int(str(place["page"])) for place in places if place["page"]})
    return stands_in(raw, "".join(texts[number - 1] for number in numbers if number <= len(texts)))


def to_int(text: str) -> int:
    """A count in either script."""
    return int(text.replace(",", ""))
