"""File names are bytes, and not always text: how they are kept in the ledger, and how they are shown.

Inside, a path is a `str` as Python gives it: bytes that are no UTF-8 stand in it as lone surrogates.
"""

import os

OLD_THAI = "cp874"
"""Archives unpacked from old Thai Windows machines carry names in this encoding."""


def stored(path: str) -> str | bytes:
    """The path for SQLite: text where it is text, else its bytes."""
    return path if _is_text(path) else os.fsencode(path)


def restored(value: str | bytes) -> str:
    """The path that `stored` put away."""
    return value if isinstance(value, str) else os.fsdecode(value)


def shown(path: str) -> str:
    r"""The path as a person reads it: a name in the old Thai encoding in Thai, other stray bytes as \xNN."""
    return path if _is_text(path) else "/".join(_shown_name(name) for name in path.split("/"))


def _shown_name(name: str) -> str:
    if _is_text(name):
        return name
    raw = os.fsencode(name)
    try:
        return raw.decode(OLD_THAI)
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
