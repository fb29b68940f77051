"""What a document holds that can be told apart and counted: people, items, resolutions, tables …

Works on plain JSON, so that a golden file may leave out what it does not ask: a key that is not there is not scored,
`null` and `[]` say that the paper has none. Nothing here raises on a value of another shape; it reads as none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pydantic import JsonValue

from minutes_extract.evaluation.letters import letters
from minutes_extract.model.minutes import JsonRecord

# Letters of a running text that tell it from its neighbours; golden files may cut long ones.
HEADING_START = 40
TEXT_START = 160
SPEECH_START = 60
LABEL_LENGTH = 100


@dataclass(frozen=True)
class Element:
    """One element: its JSON, the letters it is matched by, words to show, and the number of the item it stands under."""

    record: JsonRecord
    key: str
    label: str
    under: str | None = None


@dataclass(frozen=True)
class Collection:
    """All elements of one sort in a document; `asked` says whether a golden document speaks of them at all."""

    elements: Callable[[JsonRecord], list[Element]]
    asked: Callable[[JsonRecord], bool]


def text_of(value: JsonValue | None) -> str:
    """A scalar as text; "" for null, false shapes and lists."""
    if isinstance(value, bool | list | dict) or value is None:
        return ""
    return str(value)


def record_of(value: JsonValue | None) -> JsonRecord:
    """A JSON object, or an empty one."""
    return value if isinstance(value, dict) else {}


def list_of(value: JsonValue | None) -> list[JsonValue]:
    """A JSON list, or an empty one."""
    return value if isinstance(value, list) else []


def records(record: JsonRecord, key: str) -> list[JsonRecord]:
    """The JSON objects listed under a key."""
    return [entry for entry in list_of(record.get(key)) if isinstance(entry, dict)]


@dataclass(frozen=True)
class _ItemNode:
    """An agenda or an item, with the number of the agenda above it (its own for an agenda)."""

    record: JsonRecord
    agenda: str
    top: bool


def _nodes(document: JsonRecord) -> Iterator[_ItemNode]:
    for agenda in records(document, "agenda"):
        number = text_of(agenda.get("number"))
        yield _ItemNode(agenda, number, top=True)
        yield from _below(agenda, number)


def _below(parent: JsonRecord, agenda: str) -> Iterator[_ItemNode]:
    for item in records(parent, "items"):
        yield _ItemNode(item, agenda, top=False)
        yield from _below(item, agenda)


def _groups(document: JsonRecord) -> list[Element]:
    return [_named(group, text_of(group.get("heading"))) for group in records(document, "attendance")]


def _people(document: JsonRecord) -> list[Element]:
    """Every person; the status of the group is put beside the name, for it is a fact about the person."""
    return [
        _named({key: group[key] for key in ("status",) if key in group} | person, text_of(person.get("name")))
        for group in records(document, "attendance")
        for person in records(group, "people")
    ]


def _agenda(document: JsonRecord) -> list[Element]:
    return [_numbered(node) for node in _nodes(document) if node.top]


def _items(document: JsonRecord) -> list[Element]:
    return [_numbered(node) for node in _nodes(document) if not node.top]


def _numbered(node: _ItemNode) -> Element:
    number, heading = text_of(node.record.get("number")), _heading(node.record)
    label = _shown(f"{number or '–'} {heading}")
    if node.top:
        return Element(node.record, f"{letters(number)}#{letters(heading)}", label)
    key = "#".join((letters(node.agenda), letters(number), letters(heading)[:HEADING_START]))
    return Element(node.record, key, label, under=node.agenda)


def _heading(node: JsonRecord) -> str:
    """An item that is one running paragraph has no heading: its beginning stands for it."""
    return text_of(node.get("heading")) or text_of(node.get("text"))[: 2 * HEADING_START]


def _resolutions(document: JsonRecord) -> list[Element]:
    return [_resolution(node, entry) for node in _nodes(document) for entry in records(node.record, "resolutions")]


def _resolution(node: _ItemNode, resolution: JsonRecord) -> Element:
    text = text_of(resolution.get("text"))
    under = "the whole agenda" if node.top else text_of(node.record.get("number"))
    key = f"{letters(node.agenda)}#{letters(text)[:TEXT_START]}"
    return Element(resolution, key, _shown(f"{node.agenda or '–'} › {text}"), under)


def _ballots(document: JsonRecord) -> list[Element]:
    return [
        _spoken(node, ballot, record_of(ballot.get("for")), "")
        for node in _nodes(document)
        for resolution in records(node.record, "resolutions")
        for ballot in records(resolution, "ballots")
    ]


def _speeches(document: JsonRecord) -> list[Element]:
    return [
        _spoken(node, speech, record_of(speech.get("speaker")), text_of(speech.get("text")))
        for node in _nodes(document)
        for speech in records(node.record, "speeches")
    ]


def _tasks(document: JsonRecord) -> list[Element]:
    return [
        _spoken(node, task, record_of(task.get("to")), text_of(task.get("text")))
        for node in _nodes(document)
        for task in records(node.record, "tasks")
    ]


def _motions(document: JsonRecord) -> list[Element]:
    """The motion of each item that has one, known by the item."""
    return [
        replace(_numbered(node), record=motion)
        for node in _nodes(document)
        if (motion := record_of(node.record.get("motion")))
    ]


def _spoken(node: _ItemNode, record: JsonRecord, who: JsonRecord, text: str) -> Element:
    """What somebody says or must do: known by the agenda, the person or office, and the first words."""
    name = text_of(who.get("raw"))
    key = "#".join((letters(node.agenda), letters(name), letters(text)[:SPEECH_START]))
    return Element(record, key, _shown(f"{node.agenda or '–'} › {name}: {text}"), text_of(node.record.get("number")))


def _sittings(document: JsonRecord) -> list[Element]:
    sittings = records(record_of(document.get("meeting")), "sittings")
    return [_named(one, text_of(record_of(one.get("date")).get("iso"))) for one in sittings]


def _mentions(document: JsonRecord) -> list[Element]:
    return [
        _named(mention, f"{text_of(mention.get('kind'))} {text_of(mention.get('text'))}")
        for node in _nodes(document)
        for mention in records(node.record, "mentions")
    ]


def _signatures(document: JsonRecord) -> list[Element]:
    return [
        _named(entry, f"{text_of(entry.get('role'))} {text_of(entry.get('name'))}")
        for entry in records(document, "signatures")
    ]


def _findings(document: JsonRecord) -> list[Element]:
    return [_named(finding, text_of(finding.get("code"))) for finding in records(document, "findings")]


def _enclosures(document: JsonRecord) -> list[Element]:
    letter = record_of(document.get("cover_letter"))
    return [_named({}, text_of(entry)) for entry in list_of(letter.get("enclosures"))]


def tables_of(document: JsonRecord) -> list[JsonRecord]:
    """All tables, those outside the agenda first."""
    return records(document, "tables") + [
        table for node in _nodes(document) for table in records(node.record, "tables")
    ]


def _named(record: JsonRecord, name: str) -> Element:
    return Element(record, letters(name), _shown(name))


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LABEL_LENGTH else words[: LABEL_LENGTH - 1] + "…"


def _asks(key: str) -> Callable[[JsonRecord], bool]:
    return lambda document: key in document


def _asks_each(lists: str, key: str) -> Callable[[JsonRecord], bool]:
    """Whether any record of the list has the key; an empty list asks for nothing to be there."""

    def asked(document: JsonRecord) -> bool:
        within = records(document, lists)
        return lists in document and (not within or any(key in entry for entry in within))

    return asked


def _asks_node(key: str) -> Callable[[JsonRecord], bool]:
    """Whether any agenda or item has the key; an empty agenda asks for nothing to be there."""

    def asked(document: JsonRecord) -> bool:
        nodes = [node.record for node in _nodes(document)]
        return "agenda" in document and (not nodes or any(key in node for node in nodes))

    return asked


def _asks_ballots(document: JsonRecord) -> bool:
    within = [one for node in _nodes(document) for one in records(node.record, "resolutions")]
    return RESOLUTION_ELEMENTS.asked(document) and (not within or any("ballots" in one for one in within))


def _asks_sittings(document: JsonRecord) -> bool:
    return "sittings" in record_of(document.get("meeting"))


def asks_tables(document: JsonRecord) -> bool:
    """Whether a golden document speaks of tables."""
    return "tables" in document or _asks_node("tables")(document)


def _asks_enclosures(document: JsonRecord) -> bool:
    letter = document.get("cover_letter")
    return "cover_letter" in document and (letter is None or "enclosures" in record_of(letter))


GROUP_ELEMENTS = Collection(_groups, _asks("attendance"))
PERSON_ELEMENTS = Collection(_people, _asks_each("attendance", "people"))
AGENDA_ELEMENTS = Collection(_agenda, _asks("agenda"))
ITEM_ELEMENTS = Collection(_items, _asks_node("items"))
RESOLUTION_ELEMENTS = Collection(_resolutions, _asks_node("resolutions"))
BALLOT_ELEMENTS = Collection(_ballots, _asks_ballots)
SPEECH_ELEMENTS = Collection(_speeches, _asks_node("speeches"))
MOTION_ELEMENTS = Collection(_motions, _asks_node("motion"))
TASK_ELEMENTS = Collection(_tasks, _asks_node("tasks"))
SITTING_ELEMENTS = Collection(_sittings, _asks_sittings)
MENTION_ELEMENTS = Collection(_mentions, _asks_node("mentions"))
SIGNATURE_ELEMENTS = Collection(_signatures, _asks("signatures"))
FINDING_ELEMENTS = Collection(_findings, _asks("findings"))
ENCLOSURE_ELEMENTS = Collection(_enclosures, _asks_enclosures)
