"""Glob patterns for --include and --exclude."""

from collections.abc import Callable, Sequence

import regex

# What each sign of a glob means; the rest stands for itself. The longest comes first.
GLOB_SIGNS = (
    ("**/", r"(?:[^/]+/)*"),
    ("**", r".*"),
    ("*", r"[^/]*"),
    ("?", r"[^/]"),
)


def matcher(globs: Sequence[str]) -> Callable[[str], bool]:
    """Tells whether one of the globs takes a path below the folder; letters match in either case.

    A glob without a slash is for the file's name (`*.pdf`), one with a slash for the whole path (`2566/**/*.pdf`).
    """
    patterns = [(_pattern(glob.removeprefix("./").rstrip("/")), "/" in glob.rstrip("/")) for glob in globs]

    def takes(path: str) -> bool:
        name = path.rpartition("/")[2]
        return any(pattern.fullmatch(path if whole else name) for pattern, whole in patterns)

    return takes


def _pattern(glob: str) -> regex.Pattern[str]:
    return regex.compile("".join(_translated(glob)), regex.I | regex.S)


def _translated(glob: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while at < len(glob):
        sign, meaning = next(
            (row for row in GLOB_SIGNS if glob.startswith(row[0], at)), (glob[at], regex.escape(glob[at]))
        )
        parts.append(meaning)
        at += len(sign)
    return parts
