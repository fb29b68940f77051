"""The table FIELDS: every question that is scored, one row each, in the order of the report.

A name with a dot belongs to a family ("header.date" to "header"); a family is summed in the report.
"""

from collections.abc import Callable
from dataclasses import dataclass

from minutes_extract.evaluation.cells import judge_cells, judge_numbers, judge_totals
from minutes_extract.evaluation.elements import (
    AGENDA_ELEMENTS,
    BALLOT_ELEMENTS,
    ENCLOSURE_ELEMENTS,
    FINDING_ELEMENTS,
    GROUP_ELEMENTS,
    ITEM_ELEMENTS,
    MENTION_ELEMENTS,
    MOTION_ELEMENTS,
    PERSON_ELEMENTS,
    RESOLUTION_ELEMENTS,
    SIGNATURE_ELEMENTS,
    SITTING_ELEMENTS,
    SPEECH_ELEMENTS,
    TASK_ELEMENTS,
    Collection,
    Element,
    list_of,
    record_of,
    text_of,
)
from minutes_extract.evaluation.judgement import Closeness, Judgement, Verdict, judge, verdict_on
from minutes_extract.evaluation.letters import SOFT, overlap, sameness, similarity
from minutes_extract.evaluation.match import PAIR_FLOOR, Match, match
from minutes_extract.model.minutes import JsonRecord
from minutes_extract.model.sections import SECTIONS


@dataclass(frozen=True)
class ScoredField:
    """A named question: what it makes of a found and a golden document."""

    name: str
    judge: Callable[[JsonRecord, JsonRecord], list[Judgement]]

    @property
    def family(self) -> str:
        return self.name.partition(".")[0]


def value(name: str, path: str, closeness: Closeness = sameness) -> ScoredField:
    """One value at a dotted path. Not asked where golden lacks a key of the path; a null on the way is a null."""
    keys = path.split(".")
    about = path.removesuffix(".iso").removesuffix(".text")

    def judged(found: JsonRecord, golden: JsonRecord) -> list[Judgement]:
        if not _reaches(golden, keys):
            return []
        return judge(about, _at(found, keys), _at(golden, keys), closeness)

    return ScoredField(name, judged)


def listed(name: str, collection: Collection, closeness: Closeness = similarity) -> ScoredField:
    """The elements of a list: each found element belongs to at most one golden element."""

    def judged(found: JsonRecord, golden: JsonRecord) -> list[Judgement]:
        left, right = _both(collection, found, golden)
        matches = _matches(left, right, closeness)
        return (
            [Judgement(name, left[m.found].label, right[m.golden].label, verdict_on(m.closeness)) for m in matches]
            + [
                Judgement(name, None, element.label, Verdict.LOST)
                for element in _without(right, [m.golden for m in matches])
            ]
            + [
                Judgement(name, element.label, None, Verdict.EXTRA)
                for element in _without(left, [m.found for m in matches])
            ]
        )

    return ScoredField(name, judged)


def beside(name: str, collection: Collection, read: "ElementValue", closeness: Closeness = sameness) -> ScoredField:
    """A value of each element of a list: right only where the element itself was found (softly) and the value fits."""

    def judged(found: JsonRecord, golden: JsonRecord) -> list[Judgement]:
        left, right = _both(collection, found, golden)
        if right and not any(read.asked(element) for element in right):
            return []
        judgements: list[Judgement] = []
        for one, other in _side_by_side(left, right):
            if other is None or read.asked(other):
                values = [read.value(element) if element else None for element in (one, other)]
                judgements += judge(f"{name} of {_label(other or one)}", values[0], values[1], closeness)
        return judgements

    return ScoredField(name, judged)


@dataclass(frozen=True)
class ElementValue:
    """How a value is read from an element. Golden asks where it has one of the keys, and always where none are named."""

    value: Callable[[Element], str]
    keys: tuple[str, ...] = ()
    within: str = ""
    """The record of the element that has the keys; empty for the element itself."""

    def asked(self, element: Element) -> bool:
        if self.within and element.record.get(self.within, {}) is None:
            return True  # golden says that there is no such record
        record = record_of(element.record.get(self.within)) if self.within else element.record
        return not self.keys or any(key in record for key in self.keys)


def _key(key: str) -> ElementValue:
    return ElementValue(lambda element: text_of(element.record.get(key)), (key,))


def _office(element: Element) -> str:
    """Office and role in one, for print does not always tell them apart; whom one acts for, if the office is silent."""
    position, role, acting_for = (text_of(element.record.get(key)) for key in ("position", "role", "acting_for"))
    return f"{position} {role} {acting_for if 'แทน' not in position else ''}".strip()


def _outcomes(element: Element) -> str:
    return "+".join(sorted(text_of(outcome) for outcome in list_of(element.record.get("outcomes"))))


def _votes(element: Element) -> str:
    votes = record_of(element.record.get("votes"))
    counted = [f"{key} {text_of(votes.get(key))}" for key in ("yes", "no", "abstain") if text_of(votes.get(key))]
    return ", ".join(counted + ["unanimous"] * (votes.get("unanimous") is True))


def _votes_present(element: Element) -> str:
    return text_of(record_of(element.record.get("votes")).get("present"))


def _vote_unit(element: Element) -> str:
    return text_of(record_of(element.record.get("votes")).get("unit"))


def _proposer(element: Element) -> str:
    return text_of(record_of(element.record.get("proposer")).get("raw"))


def _due(element: Element) -> str:
    due = record_of(element.record.get("due"))
    return text_of(due.get("iso")) or text_of(due.get("raw"))


def _pointer(key: str) -> ElementValue:
    return ElementValue(lambda element: text_of(record_of(element.record.get(key)).get("person")), (key,))


def _labelled(element: Element) -> str:
    return "labelled" if element.record.get("labelled") is True else "unlabelled"


def _under(element: Element) -> str:
    return element.under or "an item without number"


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
    listed("header.sittings", SITTING_ELEMENTS, sameness),
    value("header.members", "meeting.quorum.members"),
    value("header.members_present", "meeting.quorum.present"),
    value("letter.reference_no", "cover_letter.reference_no"),
    value("letter.date", "cover_letter.date.iso"),
    value("letter.weekday", "cover_letter.date.weekday"),
    value("letter.sender", "cover_letter.sender", similarity),
    value("letter.subject", "cover_letter.subject", similarity),
    value("letter.to", "cover_letter.to", similarity),
    value("letter.body", "cover_letter.body", similarity),
    value("letter.signatory", "cover_letter.signatory.name", similarity),
    value("letter.office", "cover_letter.signatory.position", similarity),
    listed("letter.enclosures", ENCLOSURE_ELEMENTS),
    listed("groups", GROUP_ELEMENTS),
    beside("stated count", GROUP_ELEMENTS, _key("stated_count")),
    listed("people", PERSON_ELEMENTS),
    beside("person status", PERSON_ELEMENTS, _key("status")),
    beside("person number", PERSON_ELEMENTS, _key("number")),
    beside("person office", PERSON_ELEMENTS, ElementValue(_office, ("position", "role")), similarity),
    beside("acting for", PERSON_ELEMENTS, _key("acting_for"), similarity),
    beside("absence reason", PERSON_ELEMENTS, _key("reason"), similarity),
    beside("person unit", PERSON_ELEMENTS, _key("unit"), similarity),
    listed("agenda", AGENDA_ELEMENTS),
    beside("agenda kind", AGENDA_ELEMENTS, _key("kind")),
    beside("agenda status", AGENDA_ELEMENTS, _key("status")),
    beside("agenda text", AGENDA_ELEMENTS, _key("text"), similarity),
    listed("items", ITEM_ELEMENTS),
    beside("item status", ITEM_ELEMENTS, _key("status")),
    beside("item text", ITEM_ELEMENTS, _key("text"), similarity),
    listed("resolutions", RESOLUTION_ELEMENTS),
    beside("resolution at item", RESOLUTION_ELEMENTS, ElementValue(_under)),
    beside("resolution text", RESOLUTION_ELEMENTS, _key("text"), similarity),
    beside("resolution label", RESOLUTION_ELEMENTS, ElementValue(_labelled, ("labelled",))),
    beside("resolution outcome", RESOLUTION_ELEMENTS, ElementValue(_outcomes, ("outcomes",)), overlap),
    beside("votes", RESOLUTION_ELEMENTS, ElementValue(_votes, ("votes",))),
    beside("votes present", RESOLUTION_ELEMENTS, ElementValue(_votes_present, ("present",), "votes")),
    beside("vote unit", RESOLUTION_ELEMENTS, ElementValue(_vote_unit, ("unit",), "votes")),
    listed("ballots", BALLOT_ELEMENTS),
    beside("ballot votes", BALLOT_ELEMENTS, _key("votes")),
    listed("speeches", SPEECH_ELEMENTS),
    beside("speaker on the list", SPEECH_ELEMENTS, _pointer("speaker")),
    listed("motions", MOTION_ELEMENTS),
    beside("motion kind", MOTION_ELEMENTS, _key("kind")),
    beside("motion reading", MOTION_ELEMENTS, _key("reading")),
    beside("proposer", MOTION_ELEMENTS, ElementValue(_proposer, ("proposer",)), similarity),
    listed("tasks", TASK_ELEMENTS),
    beside("task due", TASK_ELEMENTS, ElementValue(_due, ("due",))),
    listed("mentions", MENTION_ELEMENTS),
    ScoredField("table cells", judge_cells),
    ScoredField("number cells", judge_numbers),
    ScoredField("totals", judge_totals),
    listed("signatures", SIGNATURE_ELEMENTS),
    beside("signature office", SIGNATURE_ELEMENTS, _key("position"), similarity),
    *(value(f"sections.{name}", f"sections.{name}") for name in SECTIONS),
    listed("findings", FINDING_ELEMENTS, sameness),
)


def _label(element: Element | None) -> str:
    return element.label if element else ""


def _both(collection: Collection, found: JsonRecord, golden: JsonRecord) -> tuple[list[Element], list[Element]]:
    if not collection.asked(golden):
        return [], []
    return collection.elements(found), collection.elements(golden)


def _matches(left: list[Element], right: list[Element], closeness: Closeness) -> list[Match]:
    """Things that are the same or nearly so; codes must be the same."""
    floor = 1.0 if closeness is sameness else PAIR_FLOOR
    return match([element.key for element in left], [element.key for element in right], floor)


def _without(elements: list[Element], taken: list[int]) -> list[Element]:
    gone = set(taken)
    return [element for position, element in enumerate(elements) if position not in gone]


def _side_by_side(left: list[Element], right: list[Element]) -> list[tuple[Element | None, Element | None]]:
    """Golden elements with the found element that is theirs, then the found elements that belong to none."""
    pairs = {m.golden: m.found for m in _matches(left, right, similarity) if m.closeness >= SOFT}
    beside_golden: list[tuple[Element | None, Element | None]] = [
        (left[pairs[where]] if where in pairs else None, element) for where, element in enumerate(right)
    ]
    return beside_golden + [(element, None) for element in _without(left, list(pairs.values()))]


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
