"""Templates → HTML: everything is escaped, nothing is said but through the table of texts."""

import json
from collections.abc import Callable
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pydantic import JsonValue

from minutes_extract.archive.renderings import thai_date
from minutes_extract.corrections import Patch, PatchOp
from minutes_extract.corrections.pointer import PointerError, value_at
from minutes_extract.messages.say import THAI_CODE, evidence_in, in_language, thai_day
from minutes_extract.model.sections import SECTIONS
from minutes_extract.model.walk import ItemAt, items_of
from minutes_extract.review.document import DOUBTFUL_READING, Reviewed
from minutes_extract.review.elsewhere import FoundElsewhere
from minutes_extract.review.fields import FORM_FIELDS
from minutes_extract.review.texts import KEY_HELP, speaker
from minutes_extract.thai.dates import day_of


def page(template: str, language: str, **values: object) -> str:
    """The HTML of a page."""
    said = {
        "say": speaker(language),
        "message": partial(in_language, language=language),
        "evidence": partial(evidence_in, language=language),
        "day": thai_day if language == THAI_CODE else str,
        "long_day": _long_day if language == THAI_CODE else str,
        "language": language,
        "keys": KEY_HELP,
    }
    return _environment().get_template(template).render(**said, **values)


def _long_day(iso: str) -> str:
    """14 กุมภาพันธ์ 2568; what is no ISO date as it is."""
    day = day_of(iso)
    return thai_date(day) if day else iso


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("minutes_extract.review", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"FORM_FIELDS": FORM_FIELDS, "SECTIONS": SECTIONS, "DOUBTFUL_READING": DOUBTFUL_READING}
    environment.filters |= {"dig": dig, "places": places_attribute, "short": short}
    return environment


def dig(record: JsonValue, path: str) -> JsonValue:
    """A value some steps down; None where a record on the way is missing."""
    for step in path.split("/"):
        record = record.get(step) if isinstance(record, dict) else None
    return record


def places_attribute(places: JsonValue) -> str:
    """Places as an attribute's value: what the script needs and no more."""
    kept = [
        [place["page"] or 0, place["first_line"], place["last_line"], place["box"]]
        for place in places or []  # type: ignore[union-attr]
        if isinstance(place, dict)
    ]
    return json.dumps(kept, separators=(",", ":"))


def short(value: JsonValue) -> str:
    """A value of a patch in a few words."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("heading") or value.get("text") or value.get("raw") or value.get("iso")
    if isinstance(value, list):
        return " · ".join(short(one) for one in value)[:120]
    return "–" if value is None or value == "" else str(value)[:120]


def corrected_fields(document: Reviewed) -> dict[str, Patch]:
    """Which fields were corrected, by pointer, with the last patch that stands for each."""
    in_conflict = {id(conflict.patch) for conflict in document.conflicts}
    patches = document.corrections.standing()
    return {patch.path: patch for patch in patches if patch.op is PatchOp.REPLACE and id(patch) not in in_conflict}


def resolution_lists(document: Reviewed) -> list[tuple[str, str]]:
    """Every list of resolutions with the words for its item: where a resolution may be moved to."""
    return [(f"{found.pointer}/resolutions", _item_words(found)) for found in items_of(document.minutes)]


def answered(document: Reviewed, number: int, language: str) -> dict[str, object]:
    """What changes on the page when the finding with this number is answered."""
    say = speaker(language)
    finding = page("answered.html", language, judged=document.findings[number], at=number, editable=True)
    still_open = len(document.open_findings)
    return {
        "finding": finding.strip(),
        "heading": f"{say('findings')} ({still_open})",
        "open": still_open,
        "sections": {name: (state.value, say(f"part.{state.value}")) for name, state in document.sections.items()},
    }


def elsewhere_answer(found: FoundElsewhere, language: str) -> dict[str, object]:
    """What was found in other documents, as the page shows it before anything is changed."""
    day = thai_day if language == THAI_CODE else str
    return {
        "repeated": found.repeated,
        "not_looked_at": found.not_looked_at,
        "documents": [
            {
                "id": identifier,
                "title": _title(document),
                "day": day((document.minutes.meeting.date and document.minutes.meeting.date.iso) or ""),
                "hits": [hit._asdict() for hit in hits],
            }
            for identifier, document, hits in found.documents
        ],
    }


def _title(document: Reviewed) -> str:
    meeting = document.minutes.meeting
    number = f" {meeting.number.text}" if meeting.number else ""
    return f"{meeting.title or document.minutes.source.file_name}{number}"


def people_lists(document: Reviewed) -> list[tuple[str, str]]:
    """Every list of people with the heading of its group: where a person may be moved to."""
    groups = document.minutes.attendance
    return [(f"/attendance/{at}/people", group.heading or f"{at + 1}") for at, group in enumerate(groups)]


def listed_in(document: Reviewed) -> Callable[[str], str]:
    """The function that names whom a pointer leads to; nobody where it leads nowhere."""

    def name(pointer: str) -> str:
        try:
            return short(value_at(document.corrected, pointer))
        except PointerError:
            return "–"

    return name


def _item_words(found: ItemAt) -> str:
    """Number and heading of an item; its place among its neighbours where it has neither."""
    words = f"{found.item.number or ''} {found.item.heading or ''}".strip()
    return words[:60] or f"{found.positions[-1] + 1}"


def inlined(text: str) -> Markup:
    """A style sheet or script of our own, put into a page as it is."""
    return Markup(text)
