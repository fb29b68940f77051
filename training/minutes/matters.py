"""What stands under an agenda or an item: reports, discussion, speeches, points, tables."""

from training.minutes.document import Block, Piece, Role, Zone
from training.minutes.tables import write_numbers
from training.minutes.truth import Truth, plain, speech_of
from training.minutes.wordings import agenda, decisions, prose
from training.minutes.wordings.table import Wordings
from training.minutes.writer import Writer, letter

OF_OTHERS, WITH_POINTS, WITH_TABLE, WITH_SPEECH = 0.15, 0.22, 0.12, 0.5
"""How often a matter quotes another decision, lists points, has a table, and people speak where the paper records it."""


def write_matter(writer: Writer, node: Truth, matter: str, topic: str, depth: int = 1) -> list[Piece]:
    """The text of one matter; it is noted in the node's truth."""
    pieces = [*_paragraphs(writer, node, matter, topic, depth), *_points(writer, node, depth)]
    pieces += _speeches(writer, node)
    pieces += _table(writer, node)
    if matter == "consideration" and writer.scribe.chance(0.7):
        pieces.append(note(node, paragraph(writer.say(prose.PROPOSALS), depth)))
    return pieces


def paragraph(text: str, depth: int = 1, role: Role = Role.PARAGRAPH) -> Block:
    """A paragraph of the agenda."""
    return Block(text, Zone.AGENDA, role, indent=depth)


def note(node: Truth, block: Block) -> Block:
    """The block, its text added to the truth of the node."""
    node["text"] = "\n".join(filter(None, (node["text"], plain(block.text))))
    return block


def running_text(writer: Writer, matter: str, topic: str) -> str:
    """One to three sentences about a topic."""
    first = prose.ANNOUNCEMENTS if matter == "chair" else writer.meeting.kind.reports
    sentences = [writer.say(first, topic=topic)]
    sentences += [writer.say(prose.DISCUSSIONS) for _ in range(writer.scribe.between((0, 2)))]
    joined = sentences[0]
    for sentence in sentences[1:]:
        joined += writer.scribe.row(prose.CONNECTORS) + sentence
    return joined


def _paragraphs(writer: Writer, node: Truth, matter: str, topic: str, depth: int) -> list[Piece]:
    texts = [running_text(writer, matter, topic) for _ in range(writer.scribe.between((1, 2)))]
    if writer.scribe.chance(OF_OTHERS):
        texts.append(writer.say(decisions.OTHER_BODIES, topic=topic))
    if matter == "information" and writer.scribe.chance(0.4):
        texts.append(writer.say(prose.FOR_INFORMATION))
    if writer.style.headings == "labelled":
        texts = [
            f"{writer.scribe.row(agenda.LABELLED_FIELDS)} : {text}" if at < 2 else text for at, text in enumerate(texts)
        ]
    return [note(node, paragraph(text, depth)) for text in texts]


def _points(writer: Writer, node: Truth, depth: int) -> list[Piece]:
    """An enumeration inside the text: its numbers are no items."""
    if not writer.scribe.chance(WITH_POINTS):
        return []
    lead = note(node, paragraph(writer.say(prose.POINT_LEADS), depth))
    texts = dict.fromkeys(writer.say(prose.POINTS) for _ in range(writer.scribe.between((2, 4))))
    return [lead, *(note(node, _point(writer, at, text, depth)) for at, text in enumerate(texts, 1))]


def _point(writer: Writer, at: int, text: str, depth: int) -> Block:
    mark = writer.fill(writer.style.point_mark, n=at, letter=letter(at))
    return paragraph(mark + text, depth + 1, Role.POINT)


def _speeches(writer: Writer, node: Truth) -> list[Piece]:
    """Who said what, in the paper's layout."""
    speakers = writer.meeting.kind.speakers
    if (writer.style.speech == "none" and not speakers) or not writer.scribe.chance(WITH_SPEECH):
        return []
    pieces: list[Piece] = []
    for _ in range(writer.scribe.between((1, 4))):
        speaker = writer.scribe.choose(speakers) if speakers and writer.scribe.chance(0.7) else writer.person()
        text = writer.say(prose.SPEECHES)
        node["speeches"].append(speech_of(speaker, text))
        pieces += [note(node, block) for block in _speech(writer.style.speech, speaker, text)]
    return pieces


def _speech(layout: str, speaker: str, text: str) -> list[Block]:
    if layout == "line":
        return [
            Block(speaker, Zone.AGENDA, Role.SPEECH),
            Block(text, Zone.AGENDA, Role.SPEECH, indent=2, continues=True),
        ]
    gap = {"column": "\t", "dash": " - "}.get(layout, " : ")
    return [Block(f"{speaker}{gap}{text}", Zone.AGENDA, Role.SPEECH)]


def _table(writer: Writer, node: Truth) -> list[Piece]:
    if not writer.scribe.chance(WITH_TABLE):
        return []
    lead = note(node, paragraph(writer.say(prose.TABLE_LEADS)))
    written = write_numbers(writer)
    node["tables"].append(written.truth)
    return [lead, written.grid]


def heading(writer: Writer, matter: str, topic: str) -> str:
    """The heading of an item."""
    tables: dict[str, Wordings] = {"information": agenda.INFORMATION_ITEMS, "consideration": agenda.CONSIDERATION_ITEMS}
    return writer.say(tables.get(matter, agenda.INFORMATION_ITEMS), topic=topic)
