"""The table FIELDS: every question that is scored, one row each, in the order of the report.

A name with a dot belongs to a family ("header.date" to "header"); a family is summed in the report.
"""

from collections.abc import Callable
from dataclasses import dataclass

from minutes_extract.evaluation.cells import judge_cells, judge_numbers, judge_totals
from minutes_extract.evaluation.judgement import Closeness, Judgement, Verdict, judge, verdict_on
from minutes_extract.evaluation.letters import SOFT, overlap, sameness, similarity
from minutes_extract.evaluation.match import PAIR_FLOOR, Match, match
from minutes_extract.evaluation.things import (
    AGENDA,
    ENCLOSURES,
    FINDINGS,
    GROUPS,
    ITEMS,
    MENTIONS,
    PEOPLE,
    RESOLUTIONS,
    SIGNATURES,
    Collection,
    Thing,
    list_of,
    record_of,
    text_of,
)
from minutes_extract.model.minutes import JsonRecord


@dataclass(frozen=True)
class Field:
    """A named question: what it makes of a found and a golden document."""

    name: str
    judge: Callable[[JsonRecord, JsonRecord], list[Judgement]]

    @property
    def family(self) -> str:
        return self.name.partition(".")[0]


def value(name: str, path: str, closeness: Closeness = sameness) -> Field:
    """One value at a dotted path. Not asked where golden lacks a key of the path; a null on the way is a null."""
    keys = path.split(".")
    about = path.removesuffix(".iso").removesuffix(".text")

    def judged(found: JsonRecord, golden: JsonRecord) -> list[Judgement]:
        if not _reaches(golden, keys):
            return []
        return judge(about, _at(found, keys), _at(golden, keys), closeness)

    return Field(name, judged)


def listed(name: str, collection: Collection, closeness: Closeness = similarity) -> Field:
    """The things of a list: each found thing belongs to at most one golden thing."""

    def judged(found: JsonRecord, golden: JsonRecord) -> list[Judgement]:
        left, right = _both(collection, found, golden)
        matches = _matches(left, right, closeness)
        return (
            [Judgement(name, left[m.found].label, right[m.golden].label, verdict_on(m.closeness)) for m in matches]
            + [
                Judgement(name, None, thing.label, Verdict.LOST)
                for thing in _without(right, [m.golden for m in matches])
            ]
            + [
                Judgement(name, thing.label, None, Verdict.EXTRA)
                for thing in _without(left, [m.found for m in matches])
            ]
        )

    return Field(name, judged)


def beside(name: str, collection: Collection, read: "Reading", closeness: Closeness = sameness) -> Field:
    """A value of each thing of a list: right only where the thing itself was found (softly) and the value fits."""

    def judged(found: JsonRecord, golden: JsonRecord) -> list[Judgement]:
        left, right = _both(collection, found, golden)
        if right and not any(read.asked(thing) for thing in right):
            return []
        judgements: list[Judgement] = []
        for one, other in _side_by_side(left, right):
            if other is None or read.asked(other):
                values = [read.value(thing) if thing else None for thing in (one, other)]
                judgements += judge(f"{name} of {_label(other or one)}", values[0], values[1], closeness)
        return judgements

    return Field(name, judged)


@dataclass(frozen=True)
class Reading:
    """How a value is read from a thing. Golden asks where it has one of the keys, and always where none are named."""

    value: Callable[[Thing], str]
    keys: tuple[str, ...] = ()

    def asked(self, thing: Thing) -> bool:
        return not self.keys or any(key in thing.record for key in self.keys)


def _key(key: str) -> Reading:
    return Reading(lambda thing: text_of(thing.record.get(key)), (key,))


def _office(thing: Thing) -> str:
    """Office and role in one, for print does not always tell them apart; whom one acts for, if the office is silent."""
    position, role, acting_for = (text_of(thing.record.get(key)) for key in ("position", "role", "acting_for"))
    return f"{position} {role} {acting_for if 'แทน' not in position else ''}".strip()


def _outcomes(thing: Thing) -> str:
    return "+".join(sorted(text_of(outcome) for outcome in list_of(thing.record.get("outcomes"))))


def _votes(thing: Thing) -> str:
    votes = record_of(thing.record.get("votes"))
    counted = [f"{key} {text_of(votes.get(key))}" for key in ("yes", "no", "abstain") if text_of(votes.get(key))]
    return ", ".join(counted + ["unanimous"] * (votes.get("unanimous") is True))


def _labelled(thing: Thing) -> str:
    return "labelled" if thing.record.get("labelled") is True else "unlabelled"


def _under(thing: Thing) -> str:
    return thing.under or "an item without number"


FIELDS = (
    value("header.title", "meeting.title", similarity),
    value("header.body", "meeting.body", similarity),
    value("header.number", "meeting.number.text"),
    value("header.year", "meeting.number.year_be"),
    value("header.date", "meeting.date.iso"),
    value("header.weekday", "meeting.date.weekday"),
    value("header.time_start", "meeting.time_start"),
    value("header.time_end", "meeting.time_end"),
    value("header.opened", "meeting.opened"),
    value("header.adjourned", "meeting.adjourned"),
    value("header.venue", "meeting.venue", similarity),
    value("letter.reference_no", "cover_letter.reference_no"),
    value("letter.date", "cover_letter.date.iso"),
    value("letter.weekday", "cover_letter.date.weekday"),
    value("letter.sender", "cover_letter.sender", similarity),
    value("letter.subject", "cover_letter.subject", similarity),
    value("letter.to", "cover_letter.to", similarity),
    value("letter.body", "cover_letter.body", similarity),
    value("letter.signatory", "cover_letter.signatory.name", similarity),
    value("letter.office", "cover_letter.signatory.position", similarity),
    listed("letter.enclosures", ENCLOSURES),
    listed("groups", GROUPS),
    beside("stated count", GROUPS, _key("stated_count")),
    listed("people", PEOPLE),
    beside("person status", PEOPLE, _key("status")),
    beside("person number", PEOPLE, _key("number")),
    beside("person office", PEOPLE, Reading(_office, ("position", "role")), similarity),
    beside("acting for", PEOPLE, _key("acting_for"), similarity),
    beside("absence reason", PEOPLE, _key("reason"), similarity),
    beside("person unit", PEOPLE, _key("unit"), similarity),
    listed("agenda", AGENDA),
    beside("agenda kind", AGENDA, _key("kind")),
    beside("agenda status", AGENDA, _key("status")),
    beside("agenda text", AGENDA, _key("text"), similarity),
    listed("items", ITEMS),
    beside("item status", ITEMS, _key("status")),
    beside("item text", ITEMS, _key("text"), similarity),
    listed("resolutions", RESOLUTIONS),
    beside("resolution at item", RESOLUTIONS, Reading(_under)),
    beside("resolution text", RESOLUTIONS, _key("text"), similarity),
    beside("resolution label", RESOLUTIONS, Reading(_labelled, ("labelled",))),
    beside("resolution outcome", RESOLUTIONS, Reading(_outcomes, ("outcomes",)), overlap),
    beside("votes", RESOLUTIONS, Reading(_votes, ("votes",))),
    listed("mentions", MENTIONS),
    Field("table cells", judge_cells),
    Field("number cells", judge_numbers),
    Field("totals", judge_totals),
    listed("signatures", SIGNATURES),
    beside("signature office", SIGNATURES, _key("position"), similarity),
    value("sections.cover_letter", "sections.cover_letter"),
    value("sections.meeting", "sections.meeting"),
    value("sections.attendance", "sections.attendance"),
    value("sections.agenda", "sections.agenda"),
    value("sections.tables", "sections.tables"),
    value("sections.signatures", "sections.signatures"),
    listed("findings", FINDINGS, sameness),
)


def _label(thing: Thing | None) -> str:
    return thing.label if thing else ""


def _both(collection: Collection, found: JsonRecord, golden: JsonRecord) -> tuple[list[Thing], list[Thing]]:
    if not collection.asked(golden):
        return [], []
    return collection.things(found), collection.things(golden)


def _matches(left: list[Thing], right: list[Thing], closeness: Closeness) -> list[Match]:
    """Things that are the same or nearly so; codes must be the same."""
    floor = 1.0 if closeness is sameness else PAIR_FLOOR
    return match([thing.key for thing in left], [thing.key for thing in right], floor)


def _without(things: list[Thing], taken: list[int]) -> list[Thing]:
    gone = set(taken)
    return [thing for position, thing in enumerate(things) if position not in gone]


def _side_by_side(left: list[Thing], right: list[Thing]) -> list[tuple[Thing | None, Thing | None]]:
    """Golden things with the found thing that is theirs, then the found things that belong to none."""
    pairs = {m.golden: m.found for m in _matches(left, right, similarity) if m.closeness >= SOFT}
    beside_golden: list[tuple[Thing | None, Thing | None]] = [
        (left[pairs[where]] if where in pairs else None, thing) for where, thing in enumerate(right)
    ]
    return beside_golden + [(thing, None) for thing in _without(left, list(pairs.values()))]


def _reaches(golden: JsonRecord, keys: list[str]) -> bool:
    current = golden
    for key in keys:
        if key not in current:
            return False
        below = current[key]
        if not isinstance(below, dict):
            return True
        current = below
    return True


def _at(document: JsonRecord, keys: list[str]) -> str:
    current = document
    for key in keys[:-1]:
        current = record_of(current.get(key))
    return text_of(current.get(keys[-1]))
