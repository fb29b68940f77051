"""The licences of what is shipped, from the lock and what is installed: `make licences` writes docs/licences.md.

Ends with 1 where one is copyleft, or none is named.
"""

import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import regex
from scripts.lock import USER, locked_names

TARGET = Path(__file__).parent.parent / "docs" / "licences.md"
COPYLEFT = regex.compile(
    r"\b(?:A|L)?GPL|General Public License|Mozilla Public|\bMPL|\bEUPL|\bOSL\b|ShareAlike|CC[- ]BY[- ]SA", regex.I
)
BUILDS_ONLY = frozenset({"pathspec"})
"""hatchling needs it while the package is installed; nothing imports it."""
UNNAMED = "not named"
LONGEST_NAME = 60
OF_ANOTHER_SYSTEM = "not for this system"
HEAD = """# Licences of what is installed

Written by `make licences` from the lock for users (`requirements.txt`). What developers add is not shipped.
No package is copyleft but `pathspec` (MPL 2.0), which builds the package and is not imported. Wheels may carry libraries of their
own: that of `opencv-python-headless` has FFmpeg (LGPL 2.1, linked dynamically), which is not used.

| package | licence |
|---|---|
"""


def main() -> int:
    """Write the page; the number of packages that cannot be shipped."""
    rows = [(name, licence_of(name)) for name in sorted({*locked_names(USER)})]
    TARGET.write_text(HEAD + "".join(f"| {name} | {licence} |\n" for name, licence in rows), "utf-8")
    wrong = [f"{name}: {licence}" for name, licence in rows if name not in BUILDS_ONLY and not may_be_shipped(licence)]
    print(f"{len(rows)} packages, {len(wrong)} that cannot be shipped", *wrong, sep="\n")
    return int(bool(wrong))


def may_be_shipped(licence: str) -> bool:
    """It is named, and is not copyleft."""
    return licence != UNNAMED and COPYLEFT.search(licence) is None


def licence_of(name: str) -> str:
    """What the package says of its licence: the expression, else the classifiers, else the first line of its text."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return OF_ANOTHER_SYSTEM
    classifiers = [
        row.rpartition(" :: ")[2] for row in told.get_all("Classifier") or [] if row.startswith("License ::")
    ]
    text = (told.get("License") or "").strip().split("\n")[0]
    named = told.get("License-Expression") or ", ".join(one for one in classifiers if one != "OSI Approved") or text
    return named.replace("|", "/")[:LONGEST_NAME] or UNNAMED


if __name__ == "__main__":
    sys.exit(main())
