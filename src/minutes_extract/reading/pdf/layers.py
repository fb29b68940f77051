"""Optional content: which layers of a PDF are switched off."""

from collections.abc import Mapping, Sequence
from typing import cast

from playa import resolve
from playa.document import Document
from playa.pdftypes import PDFObject

MAX_GROUPS = 10_000


class Layers:
    """Asked of each marked section and form whether it is switched off."""

    def __init__(self, document: Document) -> None:
        self._off = _switched_off(document)

    def hide(self, content: object) -> bool:
        """The layer (or membership of layers) is switched off. Without any such layer the answer costs nothing."""
        if not self._off:
            return False
        found = _resolved(content)
        if not isinstance(found, Mapping):
            return False
        groups = _resolved(found.get("OCGs"))
        if groups is None:
            return found in self._off
        several = [_resolved(one) for one in groups] if isinstance(groups, list) else [groups]
        return _is_hidden([one in self._off for one in several], _name(found.get("P"), "AnyOn"))


def _is_hidden(off: Sequence[bool], rule: str) -> bool:
    """A membership of layers, by its rule: shown where any is on, unless it says otherwise."""
    match rule:
        case "AllOn":
            return any(off)
        case "AnyOff":
            return not any(off)
        case "AllOff":
            return not all(off)
        case _:
            return bool(off) and all(off)


def _switched_off(document: Document) -> list[object]:
    try:
        properties = _resolved(document.catalog.get("OCProperties"))
        default = _resolved(properties.get("D")) if isinstance(properties, Mapping) else None
        if not isinstance(properties, Mapping) or not isinstance(default, Mapping):
            return []
        off = _groups(default.get("OFF"))
        if _name(default.get("BaseState"), "ON") == "OFF":
            on = _groups(default.get("ON"))
            off += [one for one in _groups(properties.get("OCGs")) if one not in on]
    except Exception:  # a broken catalogue: all layers are shown
        return []
    return off


def _groups(value: object) -> list[object]:
    found = _resolved(value)
    return [_resolved(one) for one in found[:MAX_GROUPS]] if isinstance(found, list) else []


def _name(value: object, missing: str) -> str:
    return str(getattr(_resolved(value), "name", missing))


def _resolved(value: object) -> object:
    return resolve(cast("PDFObject", value))
