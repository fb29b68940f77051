"""A message (EML) or a saved web page (MHT) → its text and the files attached."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message

from minutes_extract.reading.containers.member import Member
from minutes_extract.reading.source import LoadedFile

HEAD_BYTES = 65_536
# Subject: รายงานการประชุม
MESSAGE_FIELD = re.compile(rb"(?P<name>[A-Za-z][A-Za-z-]{1,40}):[ \t\r\n]")
FOLDED = re.compile(rb"\r?\n[ \t]+")
MESSAGE_FIELDS = frozenset({b"from", b"to", b"subject", b"date", b"received", b"message-id", b"return-path"})
FEWEST_FIELDS = 3
"""Of a message that does not say its MIME version."""
LEAST_PICTURE = 30_000
"""Bytes of a picture that may hold print; logos and signatures have less."""
MOST_PARTS = 1_000


def is_message(source: LoadedFile) -> bool:
    """The file begins with the fields of a message, and nothing else stands above the blank line."""
    head = source.data[:HEAD_BYTES].lstrip(b"\xef\xbb\xbf\r\n")
    lines = FOLDED.sub(b" ", re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]).splitlines()
    fields = [MESSAGE_FIELD.match(line + b"\n") for line in lines if not line.startswith(b"From ")]
    if not fields or not all(fields):
        return False
    names = {field["name"].lower() for field in fields if field}
    return b"mime-version" in names or len(names & MESSAGE_FIELDS) >= FEWEST_FIELDS


def members_of_message(source: LoadedFile) -> Iterator[Member]:
    """The text (HTML where there is both), then the files attached, then large pictures, which hold print now and then."""
    message = email.message_from_bytes(source.data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    body = _body(message)
    if body is not None:
        yield _member(body, "text.html" if body.get_content_subtype() == "html" else "text.txt")
    for count, part in enumerate(_leaves(message)):
        if count > MOST_PARTS:
            return
        member = _member(part, f"part {count + 1}") if part is not body else None
        if member and (_is_attached(part) or (member.data and len(member.data) >= LEAST_PICTURE)):
            yield member


def _body(message: EmailMessage) -> Message | None:
    try:
        return message.get_body(("html", "plain"))
    except (AttributeError, KeyError, ValueError, LookupError):
        return None


def _leaves(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or (
        part.get_filename() is not None and part.get_content_maintype() != "image"
    )


def _member(part: Message, name: str) -> Member:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError):
        data = None
    text = part.get_content_maintype() == "text"
    return Member(
        part.get_filename() or name,
        data if isinstance(data, bytes) else b"",
        part.get_content_charset() if text else None,
    )
