"""The table of formats: what `export --to` knows."""

from typing import NamedTuple

from minutes_extract.errors import UsageError
from minutes_extract.export import akn, alto, csv, jsonld, ndjson, opensearch, xlsx
from minutes_extract.export.chunk import Export


class Format(NamedTuple):
    """One row of FORMATS; `folder` where it is several files, which go into a folder."""

    name: str
    export: Export
    folder: bool
    what: str


FORMATS = (
    Format("ndjson", ndjson.export, False, "one self-contained record per agenda item and line"),
    Format("opensearch", opensearch.export, True, "bulk files of the same records, and index templates"),
    Format("csv", csv.export, True, "attendance.csv, resolutions.csv, and each table as a file"),
    Format("xlsx", xlsx.export, True, "one workbook per meeting: a sheet per table, numbers as numbers"),
    Format("alto", alto.export, True, "ALTO XML 4, one file per page; only of documents with boxes"),
    Format("akn", akn.export, True, "Akoma Ntoso 3 debateReport, one file per meeting"),
    Format("jsonld", jsonld.export, True, "schema.org Event, one file per meeting"),
)


def format_named(name: str) -> Format:
    """The row of a format. Raises UsageError if there is none."""
    found = next((row for row in FORMATS if row.name == name), None)
    if found is None:
        raise UsageError(f"There is no format {name!r}.", f"Choose one of {', '.join(row.name for row in FORMATS)}.")
    return found
