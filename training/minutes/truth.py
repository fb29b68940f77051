"""What a paper says, as plain dicts of the contract (1.1), and the flat form that scores are counted on."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import regex

from training.minutes.dates import Clock, PrintedDate
from training.minutes.people import Person
from training.minutes.scribe import TO_ASCII

Truth = dict[str, Any]
LONGEST_TEXT, LONGEST_HEADING = 400, 80
"""Letters that are kept of a resolution, and of an item that is one running paragraph."""


def plain(text: str) -> str:
    """As the contract writes texts: NFC, blanks folded, ASCII digits."""
    return regex.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().translate(TO_ASCII)


def maybe(text: str) -> str | None:
    """The plain text, or null where there is none."""
    return plain(text) or None


def number_of(printed: str) -> Truth:
    """The number of a meeting; its year is null where none is printed. A year said apart (ประจำปี พ.ศ. ๒๕๖๖) is none of the text."""
    text, *_ = plain(printed).replace(" ", "").split("ประจำปี")
    sequence = regex.search(r"\d+(?!\d*\))", text.split("/")[0].rpartition("-")[2])
    year = regex.search(r"25\d\d$", plain(printed))
    return {
        "raw": printed,
        "text": text,
        "sequence": int(sequence[0]) if sequence else None,
        "year_be": int(year[0]) if year else None,
    }


def date_of(printed: PrintedDate) -> Truth:
    """The date, with the weekday where it is printed."""
    return {"raw": printed.text, "iso": printed.day.isoformat(), "weekday": printed.weekday}


def meeting_of(
    title: str,
    body: str,
    number: Truth | None,
    printed: PrintedDate | None,
    venue: str,
    times: tuple[Clock | None, Clock | None],
) -> Truth:
    """The title block."""
    return {
        "title": plain(title),
        "body": plain(body),
        "number": number,
        "date": date_of(printed) if printed else None,
        "time_start": times[0].iso if times[0] else None,
        "time_end": times[1].iso if times[1] else None,
        "opened": None,
        "adjourned": None,
        "venue": maybe(venue),
        "sittings": [],
        "quorum": None,
    }


def person_of(person: Person, number: int | None, unit: str | None = None) -> Truth:
    """One person of a list. Where nothing but แทน stands before the office, the person's own is not printed."""
    only_stands_in = person.position in (f"แทน{person.acting_for}", f"(แทน{person.acting_for})")
    return {
        "number": number,
        "name": plain(person.name),
        "honorific_prefix": maybe(person.title),
        "given_name": maybe(person.given),
        "family_name": maybe(person.family),
        "position": None if only_stands_in else maybe(person.position),
        "role": maybe(person.role),
        "acting_for": maybe(person.acting_for),
        "reason": maybe(person.reason),
        "unit": unit,
    }


def group_of(status: str, heading: str | None, count: int | None, people: list[Truth]) -> Truth:
    """One headed list."""
    return {"status": status, "heading": heading and plain(heading), "stated_count": count, "people": people}


def node_of(number: str | None, heading: str, kind: str | None = None, label: str | None = None) -> Truth:
    """An agenda (with a kind) or an item (without), to be filled."""
    return {
        "number": number and plain(number),
        "label": label and plain(label),
        "kind": kind,
        "heading": plain(heading),
        "text": "",
        "status": None,
        "items": [],
        "resolutions": [],
        "speeches": [],
        "tasks": [],
        "tables": [],
    }


def resolution_of(text: str, labelled: bool, outcomes: Iterable[str], votes: Truth | None = None) -> Truth:
    """One decision, its label left out."""
    return {"text": plain(text), "labelled": labelled, "outcomes": list(outcomes), "votes": votes, "ballots": []}


def votes_of(yes: int, no: int, abstain: int, unit: str) -> Truth:
    """A count of votes; they are unanimous only where the paper says so."""
    return {
        "yes": yes,
        "no": no,
        "abstain": abstain,
        "invalid": None,
        "unanimous": False,
        "unit": unit,
    }


def unanimous_votes() -> Truth:
    """All for it, not counted."""
    return {"yes": None, "no": None, "abstain": None, "invalid": None, "unanimous": True, "unit": None}


def speech_of(speaker: str, text: str) -> Truth:
    """Who said what."""
    return {"speaker": {"raw": plain(speaker)}, "text": plain(text)}


def task_of(who: str, text: str) -> Truth:
    """Who is to do what."""
    return {"to": {"raw": plain(who)}, "text": plain(text), "due": None}


def table_of(rows: Sequence[Sequence[str]], totals: Iterable[Truth] = ()) -> Truth:
    """A table: its columns and the texts of its cells."""
    header, *others = ([plain(cell) for cell in row] for row in rows)
    return {"columns": header, "rows": others, "totals": list(totals)}


def signature_of(role: str, label: str, name: str | None, position: str | None) -> Truth:
    """One signer."""
    return {"role": role, "label": plain(label), "name": name and plain(name), "position": position and plain(position)}


def scored(truth: Truth, name: str) -> Truth:
    """The flat form in which truth is kept beside papers: resolutions at the agenda with the number of their item."""
    meeting = truth["meeting"]
    return {
        "doc": name,
        "meeting": {
            "title": meeting["title"],
            "number": meeting["number"] and meeting["number"]["text"],
            "date": meeting["date"] and meeting["date"]["iso"],
            "weekday": meeting["date"] and meeting["date"]["weekday"],
            **{key: meeting[key] for key in ("time_start", "time_end", "opened", "adjourned", "venue")},
        },
        "attendance": [_scored_group(group) for group in truth["attendance"]],
        "agenda": [_scored_agenda(agenda) for agenda in truth["agenda"]],
        "tables": [
            {"item": item, "header": table["columns"], "rows": table["rows"]}
            for agenda in truth["agenda"]
            for item, node in walk(agenda)
            for table in node["tables"]
        ],
        "signatures": truth["signatures"],
        "notes": [],
    }


def walk(agenda: Truth) -> Iterable[tuple[str | None, Truth]]:
    """The agenda with null, then each of its items with its number, in the order of the paper."""
    yield None, agenda
    stack = list(reversed(agenda["items"]))
    while stack:
        node = stack.pop()
        yield node["number"], node
        stack.extend(reversed(node["items"]))


def _scored_group(group: Truth) -> Truth:
    keys = "number", "name", "position", "role", "acting_for", "reason", "unit"
    return group | {"people": [{key: person[key] for key in keys} for person in group["people"]]}


def _scored_agenda(agenda: Truth) -> Truth:
    return {
        "number": agenda["number"],
        "heading": agenda["heading"],
        "empty": agenda["status"] == "empty",
        "items": [_scored_item(item) for item in agenda["items"]],
        "resolutions": _scored_resolutions(agenda),
    }


def _scored_item(item: Truth) -> Truth:
    return {
        "number": item["number"],
        "heading": item["heading"],
        "items": [_scored_item(one) for one in item["items"]],
    }


def _scored_resolutions(agenda: Truth) -> list[Truth]:
    """In the order of the paper: those of the whole agenda come after its items'."""
    of_items = [(item, one) for item, node in walk(agenda) if item for one in node["resolutions"]]
    found = [*of_items, *((None, one) for one in agenda["resolutions"])]
    return [{"item": item} | {key: one[key] for key in ("text", "labelled", "outcomes")} for item, one in found]
