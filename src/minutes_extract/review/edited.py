"""A document on its way through the changes of one save: every change is applied and kept as a patch."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import JsonValue

from minutes_extract.corrections import Patch, PatchOp, apply_to
from minutes_extract.corrections.anchors import anchors_of
from minutes_extract.corrections.pointer import value_at
from minutes_extract.model.minutes import JsonRecord
from minutes_extract.review.derive import derived, totals_after
from minutes_extract.review.typed import WrongChangeError

POINTER_FIELDS = frozenset({"person", "table"})
"""Fields that lead to a person of the attendance lists or to a table of the same document."""
POINTED_LISTS = frozenset({"people", "tables"})


@dataclass(frozen=True, slots=True)
class Signed:
    """Who changes what, when and why; `repeats` says of which other change this is a repetition."""

    who: str
    when: str
    why: str
    repeats: str | None = None


@dataclass(slots=True)
class EditedDocument:
    """A document on its way through the changes of one save."""

    document: JsonRecord
    sha256: str
    number: int
    signed: Signed
    patches: list[Patch] = field(default_factory=list)
    uncounted: dict[str, None] = field(default_factory=dict)
    """Changed cells whose tables' totals are to be counted again: once a save, not once a cell."""
    leads: dict[str, JsonValue] = field(default_factory=dict)
    """Where each pointer led before people and tables changed places."""

    def put(self, path: str, new: JsonValue) -> None:
        """Replace a value, unless it stands there already."""
        old = value_at(self.document, path)
        if old != new or type(old) is not type(new):
            self._apply(PatchOp.REPLACE, path, old, new)

    def derive(self, path: str, except_for: frozenset[str] | set[str] = frozenset()) -> None:
        """Change what follows from the value at `path`."""
        for where, value in list(derived(self.document, path)):
            if where not in except_for:
                self.put(where, value)
        self.uncounted[path] = None

    def add(self, path: str, new: JsonValue) -> None:
        """Add before `path`."""
        self._apply(PatchOp.ADD, path, None, new)

    def remove(self, path: str) -> None:
        """Take out of its list."""
        self._apply(PatchOp.REMOVE, path, value_at(self.document, path), None)

    def move(self, path: str, to: str) -> None:
        """Take out of one list and put into another."""
        self._apply(PatchOp.MOVE, path, value_at(self.document, path), None, to)

    def _apply(self, op: PatchOp, path: str, old: JsonValue, new: JsonValue, to: str | None = None) -> None:
        patch = Patch(
            source_sha256=self.sha256,
            change=self.number,
            op=op,
            path=path,
            anchors=anchors_of(self.document, path, adding=op is PatchOp.ADD),
            to=to,
            to_anchors=anchors_of(self.document, to, adding=True) if to else (),
            old=copy.deepcopy(old),
            new=copy.deepcopy(new),
            who=self.signed.who,
            when=self.signed.when,
            why=self.signed.why,
            withdrawn=None,
            repeats=self.signed.repeats,
        )
        if reason := apply_to(self.document, patch):
            raise WrongChangeError(f"{path}: {reason}.")
        self.patches.append(patch)

    def count(self) -> None:
        """The totals of tables that were changed."""
        uncounted, self.uncounted = self.uncounted, {}
        for where, value in {
            where: value for path in uncounted for where, value in totals_after(self.document, path)
        }.items():
            self.put(where, value)

    def keep_pointers(self) -> None:
        """Remember what pointers lead to, before elements change places."""
        if not self.leads:
            self.leads = dict(_pointed(self.document))

    def join_pointers(self, gone: JsonValue, kept: JsonValue) -> None:
        """What led to one element leads to another from now on."""
        self.leads = {pointer: kept if element is gone else element for pointer, element in self.leads.items()}

    def renew_pointers(self) -> None:
        """Pointers lead to the same people and tables as before; to nobody where they are gone."""
        if not self.leads:
            return
        now = {id(element): pointer for pointer, element in _pointed(self.document)}
        for path, pointer in list(_pointers(self.document)):
            if pointer in self.leads:
                self.put(path, now.get(id(self.leads[pointer])))


def _pointed(value: JsonValue, at: str = "", key: str = "") -> Iterator[tuple[str, JsonValue]]:
    """Every person and table of a document, with its pointer."""
    if isinstance(value, list):
        for number, element in enumerate(value):
            if key in POINTED_LISTS:
                yield f"{at}/{number}", element
            yield from _pointed(element, f"{at}/{number}")
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from _pointed(below, f"{at}/{name}", name)


def _pointers(value: JsonValue, at: str = "") -> Iterator[tuple[str, str]]:
    """Every field that holds a pointer: its own path, and where it leads."""
    if isinstance(value, list):
        for number, element in enumerate(value):
            yield from _pointers(element, f"{at}/{number}")
    elif isinstance(value, dict):
        for name, below in value.items():
            if name in POINTER_FIELDS and isinstance(below, str):
                yield f"{at}/{name}", below
            else:
                yield from _pointers(below, f"{at}/{name}")
