"""The same correction in other documents: where else the wrong words stand, and what they would become."""

import difflib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import regex
from pydantic import JsonValue

from minutes_extract.archive.files import path_below
from minutes_extract.corrections import Corrections, Patch, PatchOp, patch_file_of, read_corrections, write_corrections
from minutes_extract.corrections.pointer import steps_of
from minutes_extract.errors import MinutesError
from minutes_extract.model.sections import SECTIONS
from minutes_extract.review.changes import UNTOUCHED, FieldChange
from minutes_extract.review.document import Reviewed
from minutes_extract.review.edited import Signed
from minutes_extract.review.saving import save_changes, withdrawn
from minutes_extract.review.workspace import Workspace
from minutes_extract.thai.alphabet import THAI_LETTER

# Fields of free text; days, numbers and choices are right or wrong for one document only.
TEXT_FIELDS = frozenset(
    {"name", "position", "role", "acting_for", "reason", "unit", "heading", "label", "text", "caption", "columns"}
    | {"title", "body", "venue", "sender", "subject", "to", "enclosures"}
)
SHORTEST_WRONG = 4
"""Letters of wrong words below which they stand in too many right ones."""
LONGEST_WRONG = 120
"""Letters; more is a passage that no other document has."""
CONTEXT_LETTERS = 30
LONG_RUN = 30
"""Letters of a run without blanks of which only the part around the change is looked for."""
RUN_MARGIN = 6
"""Letters of such a run that are kept on either side of the change."""
MOST_DOCUMENTS = 20_000
"""Documents looked into for one correction; each is read as bytes, and only where the words stand as a document."""
MOST_HITS = 500
# words and the blanks between them
WORD_OR_BLANKS = regex.compile(r"\S+|\s+")
SIGNER_ROLE = regex.compile(r"^/signatures/\d+/role$")
NEXT_LETTER = regex.compile(rf"[{THAI_LETTER}\p{{L}}\p{{M}}]")


class Replacement(NamedTuple):
    """Wrong words and the right ones."""

    wrong: str
    right: str


class WrongField(NamedTuple):
    """A field of another document in which wrong words stand, with the first of them in its context.

    `sure`: the words stand for themselves everywhere in the field; else they may be the beginning of others.
    """

    path: str
    before: str
    after: str
    value: str
    replaced: str
    wrong: str
    right: str
    sure: bool


@dataclass(frozen=True, slots=True)
class FoundElsewhere:
    """What was found: documents with their hits, how many documents were changed alike before, and were not looked into."""

    documents: tuple[tuple[str, Reviewed, tuple[WrongField, ...]], ...]
    repeated: int
    not_looked_at: int


def replacements_of(document: Reviewed, change: int) -> list[Replacement]:
    """The wrong and right words of a change; none where it is one that no other document can need."""
    patches = [patch for patch in document.corrections.standing() if patch.change == change]
    found = [pair for patch in patches if _is_text(patch) for pair in _pairs(str(patch.old), str(patch.new))]
    return list(dict.fromkeys(pair for pair in found if SHORTEST_WRONG <= len(pair.wrong) <= LONGEST_WRONG))


def mark_of(identifier: str, change: int) -> str:
    """What a repeated correction is marked with: the document and the change it repeats."""
    return f"{identifier}/{change}"


def look_elsewhere(workspace: Workspace, identifier: str, document: Reviewed, change: int) -> FoundElsewhere:
    """Other documents in which the words that a change put right stand wrong."""
    pairs = replacements_of(document, change)
    mark = mark_of(identifier, change)
    others = [(other, name) for other, name in workspace.index.documents() if other != identifier]
    found: list[tuple[str, Reviewed, tuple[WrongField, ...]]] = []
    repeated, left = 0, MOST_HITS
    for other, name in others[:MOST_DOCUMENTS]:
        repeated += _holds_mark(workspace, name, mark)
        if not pairs or left <= 0 or not _may_hold(workspace, name, pairs):
            continue
        opened = _opened(workspace, name)
        hits = tuple(hits_in(opened, pairs))[:left] if opened else ()
        if opened and hits:
            found.append((other, opened, hits))
            left -= len(hits)
    return FoundElsewhere(tuple(found), repeated, max(len(others) - MOST_DOCUMENTS, 0))


def hits_in(document: Reviewed, pairs: Iterable[Replacement]) -> Iterator[WrongField]:
    """The fields of a document that hold wrong words."""
    kept = list(pairs)
    for section in SECTIONS:
        for path, value in _texts(document.corrected[section], f"/{section}"):
            if hit := _hit(path, value, kept):
                yield hit


def repeat(
    workspace: Workspace, mark: str, pairs: list[Replacement], wanted: list[tuple[str, str]], signed: Signed
) -> int:
    """Make the correction in the fields asked for, by document and path; returns how many documents were changed.

    A document that is gone, or that somebody saves at the same time, is passed over.
    """
    fields: dict[str, set[str]] = {}
    for identifier, path in wanted:
        fields.setdefault(identifier, set()).add(path)
    return sum(
        _repeat_in(workspace, identifier, paths, pairs, replace(signed, repeats=mark))
        for identifier, paths in fields.items()
    )


def take_back(workspace: Workspace, mark: str, signed: Signed) -> int:
    """Withdraw a repeated correction in all documents; returns in how many."""
    return sum(
        _take_back_in(workspace, name, mark, signed)
        for _, name in list(workspace.index.documents())
        if _holds_mark(workspace, name, mark)
    )


def _repeat_in(
    workspace: Workspace, identifier: str, paths: set[str], pairs: list[Replacement], signed: Signed
) -> bool:
    name = workspace.index.name_of(identifier)
    document = _opened(workspace, name) if name else None
    if name is None or document is None:
        return False
    hits = [hit for hit in hits_in(document, pairs) if hit.path in paths]
    try:
        save_changes(document, [FieldChange(op="set", path=hit.path, value=hit.replaced) for hit in hits], signed)
    except MinutesError:
        return False
    workspace.index.renew(name)
    return bool(hits)


def _take_back_in(workspace: Workspace, name: str, mark: str, signed: Signed) -> bool:
    path = path_below(workspace.settings.folder, name)
    try:
        write_corrections(path, withdrawn(read_corrections(path), signed, lambda patch: patch.repeats == mark))
    except MinutesError:
        return False
    workspace.index.renew(name)
    return True


def _is_text(patch: Patch) -> bool:
    field = next((step for step in reversed(steps_of(patch.path)) if not step.isdigit()), "")
    is_replaced = patch.op is PatchOp.REPLACE and isinstance(patch.old, str) and isinstance(patch.new, str)
    return is_replaced and field in TEXT_FIELDS and not SIGNER_ROLE.match(patch.path) and patch.repeats is None


def _pairs(old: str, new: str) -> Iterator[Replacement]:
    """A short value as a whole; of a long one the words that were changed."""
    if "\n" not in old and len(old) <= LONGEST_WRONG // 2:
        yield Replacement(old.strip(), new.strip())
        return
    left, right = WORD_OR_BLANKS.findall(old), WORD_OR_BLANKS.findall(new)
    for op, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        wrong, better = "".join(left[a:b]), "".join(right[c:d])
        if op == "replace" and "\n" not in wrong:
            yield _around_change(wrong, better)


def _around_change(wrong: str, right: str) -> Replacement:
    """Of long runs, as Thai has them, the change and a few letters around it."""
    if len(wrong) <= LONG_RUN:
        return Replacement(wrong, right)
    start = next(
        (at for at, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right))
    )
    shorter = min(len(wrong), len(right)) - start
    end = next((at for at in range(shorter) if wrong[-1 - at] != right[-1 - at]), shorter)
    first, behind = max(start - RUN_MARGIN, 0), max(end - RUN_MARGIN, 0)
    return Replacement(wrong[first : len(wrong) - behind], right[first : len(right) - behind])


def _texts(value: JsonValue, path: str) -> Iterator[tuple[str, str]]:
    """Every text of a section that may be put right, by pointer."""
    if isinstance(value, list):
        for at, one in enumerate(value):
            yield from _texts(one, f"{path}/{at}")
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in UNTOUCHED:
                yield from _texts(one, f"{path}/{key}")
    elif isinstance(value, str) and not SIGNER_ROLE.match(path):
        field = next(step for step in reversed(steps_of(path)) if not step.isdigit())
        if field in TEXT_FIELDS:
            yield path, value


def _hit(path: str, value: str, pairs: list[Replacement]) -> WrongField | None:
    """The first wrong words of a text, and the text with all of them put right."""
    first: tuple[int, Replacement] | None = None
    replaced, sure = value, True
    for pair in pairs:
        places = _places(replaced, pair)
        if not places:
            continue
        first = first or (places[0], pair)
        sure = sure and all(_stands_alone(replaced, at, pair.wrong) for at in places)
        for at in reversed(places):
            replaced = replaced[:at] + pair.right + replaced[at + len(pair.wrong) :]
    if first is None:
        return None
    at, pair = first
    before, after = value[max(at - CONTEXT_LETTERS, 0) : at], value[at + len(pair.wrong) :][:CONTEXT_LETTERS]
    return WrongField(path, before, after, value, replaced, pair.wrong, pair.right, sure)


def _places(text: str, pair: Replacement) -> list[int]:
    """Where the wrong words stand, but for places that have the right ones already."""
    within = pair.right.find(pair.wrong)
    found, at = [], text.find(pair.wrong)
    while at >= 0:
        if within < 0 or text[max(at - within, 0) :][: len(pair.right)] != pair.right:
            found.append(at)
        at = text.find(pair.wrong, at + len(pair.wrong))
    return found


def _stands_alone(text: str, at: int, words: str) -> bool:
    """No letter follows: นายดี ใจงาม is not the beginning of นายดี ใจงามยิ่ง."""
    end = at + len(words)
    return end >= len(text) or not NEXT_LETTER.match(text[end])


def _may_hold(workspace: Workspace, name: str, pairs: Iterable[Replacement]) -> bool:
    """Whether the words stand in the file or its corrections at all: told by bytes, a hundred times faster than opening it."""
    held = _bytes_of(workspace, name, corrections=False) + _bytes_of(workspace, name, corrections=True)
    return any(json.dumps(pair.wrong, ensure_ascii=False)[1:-1].encode() in held for pair in pairs)


def _holds_mark(workspace: Workspace, name: str, mark: str) -> bool:
    if json.dumps(mark).encode() not in _bytes_of(workspace, name, corrections=True):
        return False
    try:
        kept: Corrections = read_corrections(path_below(workspace.settings.folder, name))
    except MinutesError:
        return False
    return any(patch.repeats == mark for patch in kept.standing())


def _bytes_of(workspace: Workspace, name: str, *, corrections: bool) -> bytes:
    path = path_below(workspace.settings.folder, name)
    try:
        return (patch_file_of(path) if corrections else path).read_bytes()
    except OSError:
        return b""


def _opened(workspace: Workspace, name: str) -> Reviewed | None:
    try:
        return workspace.open(name)
    except MinutesError:
        return None
