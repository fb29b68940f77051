"""Which texts a user may see, told from the sources: messages of errors, hints, findings, progress; help of commands.

A text with values in it counts as its template: "page {} has no size".
"""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import minutes_extract

SOURCES = Path(minutes_extract.__file__).parent
HOLE = "{}"
CALLED = re.compile(r"^(?:\w*Error|finding|echo|_echo|Remark|Doubt|Option|Argument|refused|said|_failed|__init__)$")
"""What is called with a text for users."""
NOT_SHOWN = frozenset(
    {"KeyError", "AssertionError", "TypeError", "AttributeError", "RuntimeError", "DatabaseError", "LookupError"}
)
"""Faults of the program; nobody is told in their words."""
ARGUMENTS = {
    "finding": (1,),
    "Option": (),
    "Argument": (),
    "refused": (1,),
    "said": (0,),
    "_failed": (1,),
    "Remark": (1,),
    "Doubt": (),
}
KEYWORDS = ("hint", "help", "message", "reason")


class ShownText(NamedTuple):
    """A template and where it stands."""

    text: str
    where: str


def shown_texts() -> list[ShownText]:
    """Every text that the sources hand to a user, by place."""
    return [text for file in sorted(SOURCES.rglob("*.py")) for text in _of_module(file)]


def _of_module(file: Path) -> Iterator[ShownText]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    place = str(file.relative_to(SOURCES))
    constants = {target.id: node.value for node in tree.body if isinstance(node, ast.Assign) for target in node.targets if isinstance(target, ast.Name)}  # fmt: skip
    for scope in ast.walk(tree):
        if isinstance(scope, ast.FunctionDef | ast.Module):
            names = constants | _assigned(scope)
            for node in _own_nodes(scope):
                if isinstance(node, ast.Call):
                    yield from (ShownText(text, f"{place}:{node.lineno}") for text in _of_call(node, names))
    if place.startswith("commands/") or place == "cli.py":
        yield from _docstrings(tree, place)


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function, without those of the functions in it."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef):
            waiting.extend(ast.iter_child_nodes(node))


def _assigned(scope: ast.AST) -> dict[str, ast.expr]:
    found: dict[str, ast.expr] = {}
    for node in _own_nodes(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            found[name] = ast.IfExp(ast.Constant(True), node.value, found[name]) if name in found else node.value
        elif (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Tuple)
            and isinstance(node.value, ast.Tuple)
        ):
            found |= {target.id: value for target, value in zip(node.targets[0].elts, node.value.elts, strict=False) if isinstance(target, ast.Name)}  # fmt: skip
    return found


def _of_call(node: ast.Call, names: dict[str, ast.expr]) -> Iterator[str]:
    name = (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )
    if not CALLED.match(name) or name in NOT_SHOWN:
        return
    shown = [node.args[at] for at in ARGUMENTS.get(name, (0, 1)) if at < len(node.args)]
    shown += [keyword.value for keyword in node.keywords if keyword.arg in KEYWORDS]
    for expression in shown:
        for text in _texts(expression, names, 0):
            if re.search(r"[A-Za-z]", text.replace(HOLE, "")):
                yield text


def _texts(node: ast.expr, names: dict[str, ast.expr], depth: int) -> list[str]:
    """The templates that an expression may become."""
    if depth > 6:
        return [HOLE]
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else [HOLE]
    if isinstance(node, ast.IfExp):
        return _texts(node.body, names, depth + 1) + _texts(node.orelse, names, depth + 1)
    if isinstance(node, ast.Name) and node.id in names:
        return _texts(names[node.id], names, depth + 1)
    if isinstance(node, ast.JoinedStr):
        parts = [
            _texts(part.value if isinstance(part, ast.FormattedValue) else part, names, depth + 1)
            for part in node.values
        ]
        return ["".join(chosen) for chosen in itertools.product(*parts)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [a + b for a, b in itertools.product(_texts(node.left, names, depth + 1), _texts(node.right, names, depth + 1))]  # fmt: skip
    return [HOLE]


def _docstrings(tree: ast.Module, place: str) -> Iterator[ShownText]:
    """Help of the commands: docstrings of functions that typer is given."""
    given = {node.args[0].id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Call) and node.args and isinstance(node.args[0], ast.Name)}  # fmt: skip
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and (node.name in given or node.name == "minutes_extract"):
            yield from (
                ShownText(part, f"{place}:{node.lineno}") for part in (ast.get_docstring(node) or "").split("\n\n")
            )
