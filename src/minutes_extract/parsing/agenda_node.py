"""An agenda or item while the tree is built."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from minutes_extract.model.line import Line
from minutes_extract.model.minutes import AgendaItem, AgendaKind, ItemStatus, Mention, Resolution, Table
from minutes_extract.parsing.agenda_kinds import kind_of
from minutes_extract.parsing.mentions import find_mentions
from minutes_extract.parsing.numbering import Numbered, Style, read_number
from minutes_extract.parsing.paragraph import Paragraph, as_printed, places_of
from minutes_extract.parsing.resolutions import announces_list, decides, outcomes_of, unlabelled, votes_of
from minutes_extract.parsing.tables import build_table

# A heading is a title; an item that is one running paragraph has its first letters for a heading.
RUNNING_HEADING = 80
# No title is longer than this, and a shorter one with a finite verb in it is a sentence.
LONGEST_TITLE = 260
SHORTEST_SENTENCE = 110
SENTENCE = regex.compile(
    r"\s(?:ให้|ได้(?!รับ|แก่)|จะ|ขอ(?:ให้|ความ)|ซึ่ง|เนื่องจาก|โดย|จึง|มี(?!ส่วน)|เพื่อ)|ขอให้|ลงพื้นที่|ดังนี้|ตามหนังสือ|แจ้งว่า|รายงานว่า|กล่าวว่า|ที่ประชุม|ดำรงตำแหน่ง|แล้ว"
)
CAPTION = regex.compile(r"^ตาราง(?:ที่\s*\d|แสดง|สรุป)?")
LONGEST_CAPTION = 120


@dataclass(slots=True)
class Decision:
    """A labelled resolution while its lines are gathered."""

    texts: list[str]
    lines: list[Line]


@dataclass(slots=True)
class Node:
    """What stands under one number. `agenda_number` is the whole agenda's, None for items and the pre-agenda."""

    numbered: Numbered | None
    heading: str
    head: Paragraph
    is_root: bool
    said: list[Paragraph] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    table_lines: list[Line] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None
    status: ItemStatus | None = None
    others: list[Line] = field(default_factory=list)

    @classmethod
    def root(cls, numbered: Numbered | None, head: Paragraph, heading: str) -> "Node":
        """An agenda, or the matters before the agenda (`numbered` None)."""
        return cls(numbered, heading, head, True)

    @classmethod
    def item(cls, numbered: Numbered, head: Paragraph, heading: str) -> "Node":
        """An item."""
        return cls(numbered, heading, head, False)

    @property
    def agenda_number(self) -> int | None:
        """The number that absolute item numbers begin with."""
        return self.numbered.parts[0] if self.is_root and self.numbered else None

    @property
    def takes_bare_series(self) -> bool:
        """A bare series directly under the head is one of items; corrections to earlier minutes are none."""
        return self.kind is not AgendaKind.CONFIRMATION_OF_MINUTES

    @property
    def kind(self) -> AgendaKind | None:
        """What the agenda is for; None below the top."""
        if not self.is_root:
            return None
        return kind_of(self.heading) if self.numbered else AgendaKind.PRE_AGENDA

    # -- building -------------------------------------------------------------------------------------------------

    def add(self, child: "Node") -> None:
        """Put an item under this one."""
        child.parent = self
        self.children.append(child)

    def parent_for(self, numbered: Numbered, at: "Node | None") -> "Node":
        """Where an item of that number belongs, seen from this root, the innermost open item being `at`."""
        if numbered.style is Style.DOTTED and numbered.parts[0] == self.agenda_number:
            return self._absolute_parent(numbered.parts)
        group = self._group_of(at)
        if numbered.style is Style.DOTTED:
            return group.find_relative(numbered.parts[:-1]) or group
        return group

    def _absolute_parent(self, parts: tuple[int, ...]) -> "Node":
        node = self
        for length in range(2, len(parts)):
            below = [one for one in node.children if one.numbered and one.numbered.parts == parts[:length]]
            if not below:
                break
            node = below[-1]
        return node

    def _group_of(self, at: "Node | None") -> "Node":
        """The innermost item around `at` that carries the agenda's number; the root where none does."""
        node = at
        while node is not None and node is not self:
            if node.numbered and node.numbered.style is Style.DOTTED and node.numbered.parts[0] == self.agenda_number:
                return node
            node = node.parent
        return self

    def find_relative(self, parts: tuple[int, ...]) -> "Node | None":
        """The item below that is numbered `parts`, the last one printed."""
        for child in reversed(self.children):
            if child.numbered and child.numbered.parts == parts:
                return child
            found = child.find_relative(parts)
            if found:
                return found
        return None

    def resolve(self, paragraph: Paragraph, text: str) -> None:
        """A labelled resolution begins."""
        self.decisions.append(Decision([text] if text else [], list(paragraph.lines)))

    def resolve_further(self, paragraph: Paragraph) -> None:
        """The resolution goes on."""
        self.decisions[-1].texts.append(paragraph.text)
        self.decisions[-1].lines += paragraph.lines

    def tabulate(self, rows: Sequence[Line]) -> None:
        """A table stands here; the line above it that says ตาราง… is its caption."""
        caption = None
        if self.said and CAPTION.match(self.said[-1].text) and len(self.said[-1].text) <= LONGEST_CAPTION:
            caption = self.said.pop().text
        self.tables.append(build_table(rows, caption))
        self.table_lines += rows

    def say(self, paragraph: Paragraph) -> None:
        """Running text."""
        self.said.append(paragraph)

    def set_empty(self, paragraph: Paragraph | None = None) -> None:
        """The paper says that there is nothing."""
        self.others += paragraph.lines if paragraph else ()
        if not (self.said or self.decisions or self.tables or self.children):
            self.status = ItemStatus.EMPTY

    # -- going out ------------------------------------------------------------------------------------------------

    def build(self, above: tuple[str, ...]) -> AgendaItem:
        """The item as it goes out, its children with it."""
        number = self.numbered.number if self.numbered else None
        path = (*above, number) if number else above
        texts, resolutions = self._texts_and_resolutions()
        heading, texts = self._heading(texts, resolutions)
        return AgendaItem(
            number=number,
            label=self._label(),
            path=path,
            kind=self.kind,
            heading=heading,
            text="\n".join(text for text in texts if text),
            status=self.status or self._empty_where_nothing(texts, resolutions),
            items=tuple(child.build(path) for child in self.children),
            resolutions=tuple(resolutions),
            tables=tuple(self.tables),
            mentions=tuple(self._mentions()),
            places=places_of(list(self.own_lines())),
        )

    def path(self) -> tuple[str, ...]:
        """The numbers from the top down to this item."""
        above = self.parent.path() if self.parent else ()
        return (*above, self.numbered.number) if self.numbered else above

    def own_lines(self) -> Iterator[Line]:
        """The lines of the item itself, its children's left out."""
        yield from self.head.lines
        for paragraph in self.said:
            yield from paragraph.lines
        for decision in self.decisions:
            yield from decision.lines
        yield from self.table_lines
        yield from self.others

    def _label(self) -> str | None:
        return as_printed(self.numbered.label, self.head.raw) if self.numbered else None

    def _empty_where_nothing(self, texts: Sequence[str], resolutions: Sequence[Resolution]) -> ItemStatus | None:
        if self.is_root and not (texts or resolutions or self.tables or self.children):
            return ItemStatus.EMPTY
        return None

    def _heading(self, texts: list[str], resolutions: Sequence[Resolution]) -> tuple[str | None, list[str]]:
        """The heading; of an item that is one running paragraph its first letters, the whole being text."""
        if self.is_root or not self._is_running(texts, resolutions):
            return self.heading or None, texts
        whole = [] if any(r.text == self.heading for r in resolutions) else [self.heading]
        return self.heading[:RUNNING_HEADING], [*whole, *texts]

    def _is_running(self, texts: Sequence[str], resolutions: Sequence[Resolution]) -> bool:
        if any(r.text == self.heading for r in resolutions):
            return True
        if len(self.heading) > LONGEST_TITLE:
            return True
        return len(self.heading) > SHORTEST_SENTENCE and bool(SENTENCE.search(self.heading))

    def _texts_and_resolutions(self) -> tuple[list[str], list[Resolution]]:
        """What was said and what was decided; a sentence counts as a decision only where no label stands."""
        labelled = [
            _resolution(decision.texts, decision.lines, labelled=True)
            for decision in self.decisions
            if decision.texts or decision.lines
        ]
        if labelled:
            return [paragraph.text for paragraph in self.said], labelled
        return self._decided_in_text()

    def _decided_in_text(self) -> tuple[list[str], list[Resolution]]:
        """The sentences that record a decision, and the text without them."""
        head = [] if self.is_root else [Paragraph(self.head.lines, self.heading)]
        said = [*head, *self.said]
        plainly = any(decides(paragraph.text) for paragraph in said)
        texts: list[str] = []
        found: list[Resolution] = []
        at = 0
        while at < len(said):
            sentence = unlabelled(said[at].text) if decides(said[at].text) or not plainly else None
            if sentence is None:
                texts += [said[at].text] if said[at] not in head else []
                at += 1
                continue
            points = list(_points(said[at + 1 :])) if announces_list(sentence) else []
            lines = [line for paragraph in [said[at], *points] for line in paragraph.lines]
            found.append(_resolution([sentence, *(point.text for point in points)], lines, labelled=False))
            before = said[at].text[: said[at].text.find(sentence)].strip(" -–•")
            texts += [before] if before and said[at] not in head else []
            at += 1 + len(points)
        return texts, found

    def _mentions(self) -> Iterator[Mention]:
        if self.heading:
            yield from find_mentions(Paragraph(self.head.lines, self.heading))
        for paragraph in self.said:
            yield from find_mentions(paragraph)
        for decision in self.decisions:
            yield from find_mentions(Paragraph(tuple(decision.lines), "\n".join(decision.texts)))


def _points(following: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The points of a list that a sentence announces."""
    for paragraph in following:
        if not (paragraph.text.startswith(("-", "•")) or read_number(paragraph.text)):
            return
        yield paragraph


def _resolution(texts: Sequence[str], lines: Sequence[Line], *, labelled: bool) -> Resolution:
    text = "\n".join(texts)
    return Resolution(
        raw="\n".join(line.raw for line in lines),
        text=text,
        labelled=labelled,
        outcomes=outcomes_of(text),
        votes=votes_of(text),
        places=places_of(list(lines)),
    )
