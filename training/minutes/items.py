"""Items under an agenda: their numbers, depth and headings, and which decision settles which."""

from training.minutes.document import Block, Piece, Role, Zone
from training.minutes.matters import heading, note, running_text, write_matter
from training.minutes.resolutions import Decision, draw_decision, draw_general, tables_of, write_decision
from training.minutes.truth import LONGEST_HEADING, Truth, node_of, plain
from training.minutes.wordings import agenda
from training.minutes.writer import Writer, letter

WITHDRAWN, INSIDE, DEEP = 0.03, 0.5, 0.35


def write_items(writer: Writer, parent: Truth, number: int, matter: str) -> list[Piece]:
    """Some items, each with its decision, or one decision for all."""
    count = writer.scribe.between((1, 3))
    regime = _regime(writer, count)
    pieces: list[Piece] = []
    for at in range(1, count + 1):
        pieces += _write_item(writer, parent, (number, at), matter, _settled(writer, parent, regime, at, count))
    return pieces + (_settle_all(writer, parent) if regime == "agenda" else [])


def write_paragraphs(writer: Writer, agenda_node: Truth, matter: str) -> list[Piece]:
    """Matters without numbers: text of the agenda, with one decision at its end."""
    pieces: list[Piece] = []
    topic = writer.topic()
    for _ in range(writer.scribe.between((1, 2))):
        pieces += write_matter(writer, agenda_node, matter, topic)
    return pieces + settle(writer, agenda_node, matter, topic, writer.style.regime)


def settle(writer: Writer, node: Truth, matter: str, topic: str, regime: str) -> list[Piece]:
    """A decision at a node, labelled or not as the regime says."""
    labelled = regime not in ("unlabelled", "inside") and not (regime == "mixed" and writer.scribe.chance(0.5))
    return put(writer, node, draw_decision(writer, matter, topic, labelled))


def put(writer: Writer, node: Truth, decision: Decision) -> list[Piece]:
    """A decision on the paper and in the truth of a node."""
    node["resolutions"].append(decision.truth)
    node["tables"] += tables_of(decision)
    node["tasks"] += decision.tasks
    return write_decision(writer, decision)


def _regime(writer: Writer, count: int) -> str:
    """One decision for all wants several items."""
    return "each" if writer.style.regime == "agenda" and count < 2 else writer.style.regime


def _settled(writer: Writer, parent: Truth, regime: str, at: int, count: int) -> str:
    """The regime of one item; none where it is not settled. A lone decision must not stand after the last of several."""
    if regime == "agenda":
        return "none"
    if regime != "sparse":
        return regime
    if at == count > 1 and not any(item["resolutions"] for item in parent["items"]):
        return "none"
    return "each" if writer.scribe.chance(0.5) else "none"


def _settle_all(writer: Writer, parent: Truth) -> list[Piece]:
    return put(writer, parent, draw_general(writer))


def _write_item(writer: Writer, parent: Truth, path: tuple[int, ...], matter: str, regime: str) -> list[Piece]:
    topic = writer.topic()
    if _is_deep(writer, path):
        return _write_group(writer, parent, path, matter, regime)
    if _is_running(writer):
        return _write_running(writer, parent, path, matter, topic, regime)
    head, node = _headed(writer, parent, path, heading(writer, matter, topic))
    if writer.scribe.chance(WITHDRAWN):
        node["status"] = "withdrawn"
        return [head, note(node, Block(writer.say(agenda.MOVED), Zone.AGENDA, Role.PARAGRAPH, indent=1))]
    return [
        head,
        *write_matter(writer, node, matter, topic, len(path) - 1),
        *_decided(writer, node, matter, topic, regime),
    ]


def _decided(writer: Writer, node: Truth, matter: str, topic: str, regime: str) -> list[Piece]:
    return [] if regime == "none" else settle(writer, node, matter, topic, regime)


def _is_deep(writer: Writer, path: tuple[int, ...]) -> bool:
    """Items of items want numbers that tell them apart."""
    return (
        writer.style.matters == "deep" and len(path) == 2 and "{path}" in _mark(writer) and writer.scribe.chance(DEEP)
    )


def _is_running(writer: Writer) -> bool:
    """A bare number before running text would be an enumeration."""
    return writer.style.headings == "running" and "{path}" in _mark(writer)


def _write_group(writer: Writer, parent: Truth, path: tuple[int, ...], matter: str, regime: str) -> list[Piece]:
    """An item that only heads items of its own."""
    head, node = _headed(writer, parent, path, writer.say(agenda.GROUP_ITEMS))
    pieces: list[Piece] = [head]
    for at in range(1, writer.scribe.between((2, 3)) + 1):
        pieces += _write_item(writer, node, (*path, at), matter, "none" if regime == "none" else "each")
    return pieces


def _headed(writer: Writer, parent: Truth, path: tuple[int, ...], text: str) -> tuple[Block, Truth]:
    """The line of number and heading, and its node."""
    mark = _mark(writer)
    node = node_of(_number(writer, path), text)
    parent["items"].append(node)
    printed = writer.fill(mark, **_names(writer, path)) + text
    return Block(printed, Zone.AGENDA, Role.ITEM, indent=len(path) - 1, level=3), node


def _write_running(
    writer: Writer, parent: Truth, path: tuple[int, ...], matter: str, topic: str, regime: str
) -> list[Piece]:
    """Number and text in one paragraph, perhaps with the decision at its end."""
    text = running_text(writer, matter, topic)
    node = node_of(_number(writer, path), plain(text)[:LONGEST_HEADING])
    parent["items"].append(node)
    below: list[Piece] = []
    if regime == "inside":
        decision = draw_decision(writer, matter, topic, labelled=False)
        text = f"{text} {decision.text.removeprefix('- ')}"
        node["resolutions"].append(decision.truth)
        below = write_decision(writer, decision)[1:]
        node["tables"] += tables_of(decision)
        node["tasks"] += decision.tasks
    elif regime != "none":
        below = settle(writer, node, matter, topic, regime)
    printed = writer.fill(_mark(writer), **_names(writer, path)) + text
    return [Block(printed, Zone.AGENDA, Role.ITEM, indent=len(path) - 1), *below]


def _mark(writer: Writer) -> str:
    """The mark before items; a whole path where the agenda itself is marked by a bare number."""
    mark, style = writer.style.item_mark, writer.style
    if style.agenda_marks == "bare" and "{path}" not in mark:
        return "{path} "
    if "{word}" in mark and style.agenda_marks != "words":
        return "{path} "
    return mark


def _names(writer: Writer, path: tuple[int, ...]) -> dict[str, object]:
    word = writer.style.agenda_word.replace("{n}", "").strip()
    return {"path": ".".join(map(str, path)), "n": path[-1], "letter": letter(path[-1]), "word": word}


def _number(writer: Writer, path: tuple[int, ...]) -> str:
    """The number without words, brackets and points around it."""
    mark = _mark(writer)
    if "{path}" in mark:
        return ".".join(map(str, path))
    return letter(path[-1]) if "{letter}" in mark else str(path[-1])
