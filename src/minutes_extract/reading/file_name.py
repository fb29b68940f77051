"""File names are bytes, and not always text, and may hold control characters: how a person reads them.

Inside, a path is a `str` as Python gives it: bytes that are no UTF-8 stand in it as lone surrogates, which no JSON holds.
"""

import os
import re

# What a terminal obeys and what turns a line around; a newline of a message is meant.
NOT_TO_OBEY = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
OLD_THAI = "cp874"
"""Archives unpacked from old Thai Windows machines carry names in this encoding."""


def shown(path: str) -> str:
    r"""The path as a person reads it: a name in the old Thai encoding in Thai, other stray bytes and control characters as \xNN."""
    text = path if is_text(path) else "/".join(_shown_name(name) for name in path.split("/"))
    return visible(text).replace("\n", r"\x0a")


def visible(text: str) -> str:
    r"""A text for a terminal, a title, a log: control characters other than newlines as \xNN."""
    return NOT_TO_OBEY.sub(lambda found: _escaped(found[0]), text)


def _escaped(letter: str) -> str:
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def is_plain(name: str) -> bool:
    """The name is shown as it is."""
    return is_text(name) and shown(name) == name


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
