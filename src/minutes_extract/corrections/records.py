"""The records of a patch file: who put what right, when and why. Nothing is ever taken out of it, only withdrawn."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

PATCHES_VERSION: Literal["1"] = "1"


class _PatchRecord(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PatchOp(StrEnum):
    """replace a value · add an element before `path` · remove one · move one from `path` to `to`."""

    REPLACE = "replace"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"


class Stamp(_PatchRecord):
    """Who did something, and when (ISO 8601, UTC)."""

    who: str
    when: str


class Patch(_PatchRecord):
    """One correction. `path` and `to` are JSON Pointers (RFC 6901) into the document as it stood with all patches before it.

    `anchors` are what the list elements on the way said when the patch was made, one for each list step of `path`:
    after another extraction the element is found again by them, though its number in the list may have changed.
    For `add` the last one is the element before it, empty at the start of the list.
    """

    source_sha256: str
    change: int
    """Patches of one save share a number; they are withdrawn together."""
    op: PatchOp
    path: str
    anchors: tuple[str, ...]
    to: str | None
    to_anchors: tuple[str, ...]
    old: JsonValue
    new: JsonValue
    who: str
    when: str
    why: str
    withdrawn: Stamp | None
    repeats: str | None = None
    """Which change of which document this repeats (`ID/NUMBER`): those of one repetition can be withdrawn together."""


class Answer(_PatchRecord):
    """“This is right”: the finding is seen, and the reading stands as it is."""

    code: str
    path: str
    quote: str
    answer: Literal["right"]
    who: str
    when: str
    why: str


class Corrections(_PatchRecord):
    """A whole patch file. `revision` counts the saves, so that a second browser cannot overwrite the first."""

    patches_version: Literal["1"] = PATCHES_VERSION
    revision: int = 0
    patches: tuple[Patch, ...] = ()
    answers: tuple[Answer, ...] = ()
    checked: Stamp | None = None
    accepted: Stamp | None = None

    def standing(self) -> Iterator[Patch]:
        """The patches that were not withdrawn, in their order."""
        return (patch for patch in self.patches if patch.withdrawn is None)
