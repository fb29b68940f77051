"""Items printed out of numeric order: bound pages that were swapped are read in the order of the numbers.

Where 3 stands before 1.3, the pages between were swapped. The tree is put in numeric order; and the resolution
printed directly before the jump (before 3) closes the matter that comes before it by number (2.3), where that one
has none of its own and the matters around have one each.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes_extract.model.draft import Remark
from minutes_extract.parsing.agenda.node import Node


def put_in_order(root: Node) -> list[Remark]:
    """Put the items below `root` in numeric order where they were printed out of it; returns a remark for each place."""
    below = [remark for child in root.children for remark in put_in_order(child)]
    if below or not _counts_up(root):
        return below
    printed = sorted(_below(root), key=_place)
    _sort(root)
    numeric = list(_below(root))
    return [] if printed == numeric else [_remark(root, printed, numeric, _move_resolution(printed, numeric))]


def _counts_up(root: Node) -> bool:
    """Each head's own items are one series without gap or repeat: only then is there an order to restore."""
    numbers = sorted(node.numbered.parts for node in root.children if node.numbered)
    if not numbers:
        return False
    consecutive = all(len(a) == len(b) and a[-1] + 1 == b[-1] for a, b in pairwise(numbers))
    return consecutive and all(_counts_up(child) for child in root.children if child.children)


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _below(child)


def _place(node: Node) -> tuple[int, int]:
    line = node.head.lines[0]
    return (line.page or 0, line.number)


def _sort(root: Node) -> None:
    root.children.sort(key=lambda node: node.numbered.parts if node.numbered else ())
    for child in root.children:
        _sort(child)


def _move_resolution(printed: Sequence[Node], numeric: Sequence[Node]) -> Node | None:
    """Give the resolution printed before the jump to the item before it by number; returns that item."""
    ranks = {id(node): rank for rank, node in enumerate(numeric)}
    for above, below in pairwise(printed):
        at = ranks[id(below)]
        rightful = numeric[at - 1] if at else above
        if rightful is above or _place(rightful) < _place(below):
            continue
        if above.decisions and not rightful.decisions:
            rightful.decisions.append(above.decisions.pop())
            return rightful
    return None


def _remark(root: Node, printed: Sequence[Node], numeric: Sequence[Node], moved: Node | None) -> Remark:
    """What the finding says: the printed order, and the first item that stands too early."""
    early = next(p for p, n in zip(printed, numeric, strict=True) if p is not n)
    evidence: list[tuple[str, int | str]] = [
        ("printed_order", " ".join(node.numbered.number for node in printed if node.numbered))
    ]
    if moved is not None and moved.numbered:
        evidence.append(("resolution_read_at", moved.numbered.number))
    return Remark(
        "agenda.order",
        "Items stand out of numeric order: pages may have been swapped. They are given in numeric order here.",
        tuple(early.head.lines),
        tuple(evidence),
        root.path(),
    )
