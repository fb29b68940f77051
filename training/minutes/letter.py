"""What stands around minutes in a file: a covering letter, annexes, the cover of a bound volume."""

from datetime import timedelta

from training.minutes.closing import Signer
from training.minutes.dates import PrintedDate, date_in_text
from training.minutes.document import Block, Piece, Role, Zone
from training.minutes.truth import Truth, plain
from training.minutes.wordings import letters
from training.minutes.writer import Writer

NAMED = ("คณะ", "สภา", "ทีม")
"""How bodies begin after which an office can be called."""
DAYS_LATER = (5, 25)


def write_letter(writer: Writer, number: str, held: PrintedDate) -> tuple[list[Piece], Truth]:
    """A letter that sends the minutes, and its truth."""
    meeting, scribe = writer.meeting, writer.scribe
    office = writer.say(letters.OFFICES, body=meeting.body if meeting.body.startswith(NAMED) else "")
    reference = scribe.digits(f"{scribe.choose(letters.CODES)}/{scribe.choose(('', 'ว '))}{scribe.between((12, 980))}")
    day = date_in_text(scribe, meeting.held + timedelta(scribe.between(DAYS_LATER))).removeprefix("วันที่ ")
    subject, body = writer.say(letters.SUBJECTS), _body(writer, office, number, held)
    salutation, enclosure = writer.say(letters.SALUTATIONS), writer.say(letters.ENCLOSURES)
    end, greeting = writer.scribe.row(letters.LETTER_ENDS).split("|")
    signer = Signer("other", "", meeting.secretary, office)
    lines = [
        *_head(writer, office, reference, day),
        f"เรื่อง {subject}",
        salutation,
        enclosure,
        body,
        end,
        greeting,
        f"({signer.person.name})",
        office,
    ]
    truth = {
        "reference_no": plain(reference),
        "subject": plain(subject),
        "to": plain(salutation.removeprefix("เรียน ")),
        "enclosures": [plain(enclosure)],
        "body": plain(f"{body} {end}"),
        "signatory": {"name": plain(signer.person.name), "position": plain(office)},
    }
    return [Block(line, Zone.LETTER, Role.LETTER) for line in lines], truth


def write_annex(writer: Writer) -> list[Piece]:
    """A heading and some lines behind the signers."""
    head = Block(writer.scribe.row(letters.ANNEXES), Zone.ANNEX, Role.OTHER, level=2)
    lines = [writer.say(letters.ANNEX_LINES) for _ in range(writer.scribe.between((2, 5)))]
    return [head, *(Block(line, Zone.ANNEX, Role.OTHER) for line in lines)]


def write_cover(writer: Writer) -> list[Piece]:
    """The first page of bound minutes."""
    lines = writer.say(letters.COVERS).split("|")
    return [Block(line, Zone.COVER, Role.OTHER, centred=True) for line in lines]


def _head(writer: Writer, office: str, reference: str, day: str) -> list[str]:
    """Of a letter to another office, or of a memorandum."""
    if writer.scribe.chance(0.5):
        return [f"ที่ {reference}\t{office}", day]
    return [*writer.say(letters.MEMO_HEADS, office=office).split("|"), f"ที่ {reference}\tวันที่ {day}"]


def _body(writer: Writer, office: str, number: str, held: PrintedDate) -> str:
    return writer.say(letters.BODIES, office=office, number=number, date=held.text)
