"""Report class and constant names that two modules of the package define differently.

A name has one meaning in the package: a reader who knows it from one module must not be misled in another.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parent.parent / "src" / "minutes_extract"

ALLOWED: dict[str, str] = {}
"""Names that may have several definitions, each with the reason."""


class Definition(NamedTuple):
    """A class or constant at the top of a module: its name, where it stands, and its code without docstrings."""

    name: str
    module: Path
    line: int
    code: str


def main() -> int:
    """Print what is wrong, a line each; 1 where anything is."""
    wrong = complaints(PACKAGE, ALLOWED)
    for line in wrong:
        print(line, file=sys.stderr)
    return int(bool(wrong))


def complaints(package: Path, allowed: Mapping[str, str]) -> list[str]:
    """A line for each name with several meanings that is not allowed, and for each allowed one that has a single one."""
    found = ambiguous_names(package)
    lines = [
        f"{name} has several meanings: " + ", ".join(_place(definition, package) for definition in definitions)
        for name, definitions in found.items()
        if name not in allowed
    ]
    return lines + [f"{name} has one meaning: strike it from ALLOWED" for name in allowed if name not in found]


def _place(definition: Definition, package: Path) -> str:
    return f"{definition.module.relative_to(package)}:{definition.line}"


def ambiguous_names(package: Path) -> dict[str, list[Definition]]:
    """The names that several modules define differently, in alphabetical order, with all their definitions."""
    by_name: dict[str, list[Definition]] = {}
    for module in sorted(package.rglob("*.py")):
        for definition in definitions_of(module):
            by_name.setdefault(definition.name, []).append(definition)
    return {name: by_name[name] for name in sorted(by_name) if _differ(by_name[name])}


def definitions_of(module: Path) -> Iterator[Definition]:
    """The classes, constants and type aliases at the top of a module, in the order of the file."""
    for statement in _top_statements(ast.parse(module.read_text(encoding="utf-8")).body):
        for name, code in _defined(statement):
            yield Definition(name, module, statement.lineno, code)


def _differ(definitions: list[Definition]) -> bool:
    """Whether several modules define the name, and not all in the same way."""
    modules = {definition.module for definition in definitions}
    codes = {definition.code for definition in definitions}
    return len(modules) > 1 and len(codes) > 1


def _top_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements of a module, those under `if TYPE_CHECKING:` and `try:` too."""
    for statement in body:
        if isinstance(statement, ast.If | ast.Try):
            yield from _top_statements([*statement.body, *statement.orelse])
        else:
            yield statement


def _defined(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    """Each name that a statement defines, with its code."""
    if isinstance(statement, ast.ClassDef):
        yield statement.name, _class_code(statement)
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        yield from _assigned(statement.target, statement.value)
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            yield from _assigned(target, statement.value)


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, str]]:
    """`A, B = 1, 2` defines A as 1 and B as 2; `A, B = range(2)` defines each by its place in the range."""
    if isinstance(target, ast.Name) and _is_constant(target.id):
        yield target.id, ast.dump(value)
    if not isinstance(target, ast.Tuple):
        return
    if isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts):
        for part, part_value in zip(target.elts, value.elts, strict=True):
            yield from _assigned(part, part_value)
        return
    for place, part in enumerate(target.elts):
        if isinstance(part, ast.Name) and _is_constant(part.id):
            yield part.id, f"{place} of {ast.dump(value)}"


def _is_constant(name: str) -> bool:
    """`INK`, `_INK`, or the CamelCase name of a type; not `__all__`, not a variable."""
    return name.removeprefix("_")[:1].isupper()


def _class_code(statement: ast.ClassDef) -> str:
    """The class without its docstrings."""
    body = [part for part in statement.body if not _is_docstring(part)]
    return "\n".join(ast.dump(part) for part in [*statement.bases, *statement.keywords, *body])


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


if __name__ == "__main__":
    sys.exit(main())
