"""File names are bytes, and not always text: how a person reads them.

Inside, a path is a `str` as Python gives it: bytes that are no UTF-8 stand in it as lone surrogates, which no JSON holds.
"""

import os

OLD_THAI = "cp874"
"""Archives unpacked from old Thai Windows machines carry names in this encoding."""


def shown(path: str) -> str:
    r"""The path as a person reads it: a name in the old Thai encoding in Thai, other stray bytes as \xNN."""
    return path if is_text(path) else "/".join(_shown_name(name) for name in path.split("/"))


def is_text(name: str) -> bool:
    """The name can be written down as it is."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown_name(name: str) -> str:
    if is_text(name):
        return name
    try:
        raw = os.fsencode(name)
    except UnicodeEncodeError:  # surrogates that stand for no byte: a name that no file has
        return name.encode("utf-8", "backslashreplace").decode()
    try:
        return raw.decode(OLD_THAI)
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")
