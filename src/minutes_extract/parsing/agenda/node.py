"""An agenda or item while the tree is built."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutes_extract.model.line import Line
from minutes_extract.model.minutes import AgendaItem, AgendaKind, ItemStatus, Mention, Motion, Resolution, Table, Task
from minutes_extract.model.places import places_of
from minutes_extract.parsing.agenda.kinds import kind_of, status_decided
from minutes_extract.parsing.agenda.mentions import find_mentions
from minutes_extract.parsing.agenda.proceedings.assembly import Assembly
from minutes_extract.parsing.agenda.proceedings.ballots import with_ballots
from minutes_extract.parsing.agenda.proceedings.motions import motion_of
from minutes_extract.parsing.agenda.proceedings.speeches import speeches_in
from minutes_extract.parsing.agenda.proceedings.tasks import (
    tasks_decided,
    tasks_in_fields,
    tasks_in_tables,
    tasks_of_row,
    tasks_said,
    without_repeats,
)
from minutes_extract.parsing.agenda.proceedings.vote_tables import with_tabled_votes
from minutes_extract.parsing.tables.matter_tables import Matter
from minutes_extract.parsing.tables.tables import build_table, is_caption
from minutes_extract.parsing.text.as_printed import as_printed
from minutes_extract.parsing.text.numbering import Numbered, Style, read_number
from minutes_extract.parsing.text.paragraph import Paragraph
from minutes_extract.parsing.text.resolutions import announces_list, decides, outcomes_of, unlabelled
from minutes_extract.parsing.text.sentences import RUNNING_HEADING, is_running
from minutes_extract.parsing.text.votes import votes_of
from minutes_extract.thai.blanks import join
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# No paragraph ends with these: the line below goes on with it.
DANGLING = re.compile(r"(?:ภายใน|เมื่อ|และ|หรือ|ระหว่าง|ตั้งแต่|จนถึง)$")


@dataclass(slots=True)
class Decision:
    """A labelled resolution while its lines are gathered."""

    texts: list[str]
    lines: list[Line]


@dataclass(slots=True, eq=False)
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
    row: Matter | None = None
    """The row of a table of matters that the item is."""
    has_matters: bool = False
    """The rows of its table are items, and their tasks."""
    just_said: bool = False
    """A paragraph stands directly above what comes next."""
    below: dict[tuple[int, ...], "Node"] = field(default_factory=dict)
    """The item last printed under each number, of those that count from this root or group."""

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
        before = self.numbered is None and opened_by(self.heading, Opens.PRE_AGENDA) is not None
        return AgendaKind.PRE_AGENDA if before else kind_of(self.heading)

    # -- building -------------------------------------------------------------------------------------------------

    def place(self, item: "Node", at: "Node | None") -> None:
        """Put an item of this root's agenda where its number says, the innermost open item being `at`."""
        numbered = item.numbered
        assert numbered is not None
        is_absolute = numbered.style is Style.DOTTED and numbered.parts[0] == self.agenda_number
        counts_from = self if is_absolute else self._group_of(at)
        parents = (numbered.parts[:length] for length in range(len(numbered.parts) - 1, 0, -1))
        parent = next((found for parts in parents if (found := counts_from.below.get(parts))), counts_from)
        item.parent = parent
        parent.children.append(item)
        if numbered.style is not Style.LETTER:
            counts_from.below[numbered.parts] = item

    def _group_of(self, at: "Node | None") -> "Node":
        """The innermost item around `at` that carries the agenda's number; the root where none does."""
        node = at
        while node is not None and node is not self:
            if node.numbered and node.numbered.style is Style.DOTTED and node.numbered.parts[0] == self.agenda_number:
                return node
            node = node.parent
        return self

    def resolve(self, paragraph: Paragraph, text: str) -> None:
        """A labelled resolution begins."""
        self.decisions.append(Decision([text] if text else [], list(paragraph.lines)))
        self.just_said = False

    def resolve_further(self, paragraph: Paragraph) -> None:
        """The resolution goes on."""
        texts = self.decisions[-1].texts
        if texts and DANGLING.search(texts[-1]):
            texts[-1] = join(texts[-1], paragraph.text)
        else:
            texts.append(paragraph.text)
        self.decisions[-1].lines += paragraph.lines

    def tabulate(self, rows: Sequence[Line]) -> None:
        """A table stands here; the line above it that says ตาราง… is its caption."""
        caption = None
        if self.just_said and is_caption(self.said[-1], rows[0].table is not None):
            caption = self.said.pop().text.rstrip(" :：")
        self.just_said = False
        self.tables.append(build_table(rows, caption))
        self.table_lines += rows

    def say(self, paragraph: Paragraph) -> None:
        """Running text."""
        self.said.append(paragraph)
        self.just_said = True

    def set_empty(self) -> None:
        """The paper says that there is nothing."""
        if not (self.said or self.decisions or self.tables or self.children):
            self.status = ItemStatus.EMPTY

    # -- going out ------------------------------------------------------------------------------------------------

    def build(self, above: tuple[str, ...], pointer: str, assembly: Assembly) -> AgendaItem:
        """The item as it goes out, its children with it; `pointer` leads to it."""
        number = self.numbered.number if self.numbered else None
        path = (*above, number) if number else above
        texts, resolutions = self._texts_and_resolutions()
        resolutions = with_tabled_votes(resolutions, self.tables, pointer)
        resolutions = with_ballots(assembly.weighed(resolutions), texts, self.tables, assembly)
        heading, texts = self._heading(texts, resolutions)
        return AgendaItem(
            number=number,
            label=self._label(),
            path=path,
            kind=self.kind,
            heading=heading,
            text="\n".join(text for text in texts if text),
            status=self.status or self._status_where_silent(texts, resolutions),
            items=tuple(child.build(path, f"{pointer}/items/{at}", assembly) for at, child in enumerate(self.children)),
            resolutions=tuple(resolutions),
            speeches=speeches_in(self.said, assembly),
            motion=self._motion(texts, resolutions, assembly),
            tasks=self._tasks(resolutions, assembly),
            confidence=None,
            tables=tuple(self.tables),
            mentions=tuple(self._mentions()),
            places=places_of(list(self.own_lines())),
        )

    def _motion(self, texts: Sequence[str], resolutions: Sequence[Resolution], assembly: Assembly) -> Motion | None:
        """An agenda that has items is none itself: they are."""
        if self.children or self.status is ItemStatus.EMPTY or not (texts or resolutions or self.parent):
            return None
        above = self.parent.heading if self.parent else ""
        return motion_of(self.heading, above, texts, resolutions, assembly)

    def _tasks(self, resolutions: Sequence[Resolution], assembly: Assembly) -> tuple[Task, ...]:
        """What the text says of matters arising was told at another meeting."""
        found = [] if self.row is None else list(tasks_of_row(self.row, assembly))
        if self._root().kind not in {AgendaKind.MATTERS_ARISING, AgendaKind.CONFIRMATION_OF_MINUTES}:
            found += tasks_said(self.said, assembly)
            found += tasks_in_tables([] if self.has_matters else self.tables, assembly)
        found += tasks_in_fields(self.said, resolutions, self.heading, assembly)
        found += tasks_decided(resolutions, self.heading, assembly)
        return without_repeats(iter(found))

    def _root(self) -> "Node":
        return self.parent._root() if self.parent else self

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
        """As printed in digits, repaired in all else."""
        if not self.numbered:
            return None
        printed = iter(re.findall(r"\d", as_printed(self.numbered.label, self.head.raw)))
        return re.sub(r"\d", lambda digit: next(printed, digit[0]), self.numbered.label)

    def _status_where_silent(self, texts: Sequence[str], resolutions: Sequence[Resolution]) -> ItemStatus | None:
        """Of an agenda under which nothing stands, and of an item that its resolution puts off."""
        if not (texts or resolutions or self.tables or self.children):
            return ItemStatus.EMPTY if self.is_root else None
        return None if self.is_root else status_decided([(one.text, one.outcomes) for one in resolutions])

    def _heading(self, texts: list[str], resolutions: Sequence[Resolution]) -> tuple[str | None, list[str]]:
        """The heading; of an item that is one running paragraph its first letters, the whole being text."""
        if self.is_root or not self._is_running(texts, resolutions):
            return self.heading or None, texts
        whole = [] if any(r.text == self.heading for r in resolutions) else [self.heading]
        return self.heading[:RUNNING_HEADING], [*whole, *texts]

    def _is_running(self, texts: Sequence[str], resolutions: Sequence[Resolution]) -> bool:
        return any(r.text == self.heading for r in resolutions) or is_running(self.heading, any(texts))

    def _texts_and_resolutions(self) -> tuple[list[str], list[Resolution]]:
        """What was said and what was decided; a sentence counts as a decision only where no label stands."""
        labelled = [
            _resolution(decision.texts, decision.lines, labelled=True)
            for decision in self.decisions
            if any(decision.texts)
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
        ballots=(),
        confidence=None,
        places=places_of(list(lines)),
    )
