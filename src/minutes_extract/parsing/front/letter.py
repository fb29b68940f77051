"""The covering letter that sends the minutes out (หนังสือภายนอก/ภายใน, ระเบียบงานสารบรรณ ข้อ ๑๑–๑๒)."""

import re
from collections.abc import Sequence

from minutes_extract.model.draft import LineTrace
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import CoverLetter, DateValue, LetterSignatory
from minutes_extract.model.places import places_of
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.front.title import date_value
from minutes_extract.parsing.text.paragraph import Paragraph, paragraphs
from minutes_extract.thai.blanks import join
from minutes_extract.thai.dates import first_date
from minutes_extract.thai.names import read_name
from minutes_extract.thai.wordings.find import opened_by
from minutes_extract.thai.wordings.wording import Opens

# นน ๐๐๑๙.๑/ว ๑๒๓, with the office or the date behind it on the same line
REFERENCE = re.compile(
    r"^(?P<number>[ก-ฮ]{0,5}[\s.]{0,2}[\d.]+(?:\s?\([ก-ฮ\d. ]{1,12}\))?(?:\s?/\s?(?:ว\.?\s?)?\d{1,6})?+)\s+(?P<rest>\S.*)$"
)
# The head of the form of a memo, which is no office.
MEMO = re.compile(r"^บันทึก\s?ข้อความ$")
LIST_NUMBER = re.compile(r"^\d{1,2}\s*[.)]\s*")
IN_BRACKETS = re.compile(r"^\(\s*(?P<name>[^()]{4,80}?)\s*\)$")
POSTAL_ADDRESS = re.compile(r"ถนน|หมู่ที่|ตำบล.*อำเภอ|\b\d{5}\b|โทร")
# A line that holds a date and nothing else that matters.
LONGEST_DATE_LINE = 45
BODY_OPENS = re.compile(r"^(?:ตามที่|ตาม|ด้วย|เนื่อง|ใน|จึง|ขอ|พร้อม|บัดนี้|สำนักงาน.*(?:ได้|ขอ)|[ก-๙]+ได้)")


def parse_letter(lines: Sequence[Line]) -> tuple[CoverLetter | None, tuple[LineTrace, ...]]:
    """The letter's fields; None where there are no lines."""
    if not lines:
        return None, ()
    reader = _LetterReader()
    taken: list[LineTrace] = []
    for paragraph in paragraphs(lines):
        rules = [reader.read(text, paragraph) for text in _pieces(paragraph)]
        taken += [LineTrace(line, Zone.LETTER, rules[0]) for line in paragraph.lines]
    return reader.letter(lines), tuple(taken)


def _pieces(paragraph: Paragraph) -> list[str]:
    """The columns of a line of the head (number⇥office), a label and its value in one; else the text."""
    pieces: list[str] = []
    for cell in paragraph.cells:
        field = opened_by(pieces[-1], Opens.LETTER_FIELD) if pieces else None
        if field and not field.rest:
            pieces[-1] = f"{pieces[-1]} {cell.text}"
        elif cell.text:
            pieces.append(cell.text)
    return pieces or [paragraph.text]


class _LetterReader:
    """Down the letter: head, to, body, regards, signatory."""

    def __init__(self) -> None:
        self.reference_no: str | None = None
        self.date: DateValue | None = None
        self.sender: str | None = None
        self.subject: str | None = None
        self.to: str | None = None
        self.enclosures: list[str] = []
        self.body: list[str] = []
        self.name: str | None = None
        self.position: str | None = None
        self.part = "head"

    def read(self, text: str, paragraph: Paragraph) -> str:
        field = opened_by(text, Opens.LETTER_FIELD)
        if field and field.name == "regards":
            self.part = "regards"
            return field.name
        if field and field.name != "sender" and self.part in {"head", "enclosures"}:
            self._labelled(field.name, field.rest, paragraph)
            return field.name
        return self._unlabelled(text, paragraph)

    def _labelled(self, mark: str, value: str, paragraph: Paragraph) -> None:
        self.part = "enclosures" if mark == "enclosures" else "head"
        if mark == "enclosures":
            self.enclosures.append(LIST_NUMBER.sub("", value))
        elif mark == "reference_no" and self.reference_no is None:
            found = REFERENCE.match(value)
            self.reference_no = found["number"].strip() if found else value
            if found:
                self._head(found["rest"], paragraph)
        elif mark == "subject" and self.subject is None:
            self.subject = value or None
        elif mark == "to" and self.to is None:
            self.to = value or None

    def _unlabelled(self, text: str, paragraph: Paragraph) -> str:
        if self.part == "body" and IN_BRACKETS.match(text) and read_name(text.strip("( )")):
            self.part = "regards"  # a memo has no words of regard
        if self.part == "regards":
            return self._signatory(text)
        if self.part == "enclosures" and not BODY_OPENS.match(text) and len(text) < 120:
            self._enclosure(text)
            return "enclosures"
        if self.part == "head" and self.to is None:
            return self._head(text, paragraph)
        self.part = "body"
        self.body.append(text)
        return "letter_body"

    def _enclosure(self, text: str) -> None:
        """A further enclosure where numbered, else the rest of the one above ("จำนวน ๑ ชุด")."""
        if LIST_NUMBER.match(text) or not self.enclosures:
            self.enclosures.append(LIST_NUMBER.sub("", text))
        else:
            self.enclosures[-1] = join(self.enclosures[-1], " " + text).replace("  ", " ")

    def _head(self, text: str, paragraph: Paragraph) -> str:
        found = first_date(text)
        if found and found.date and self.date is None and len(text) <= LONGEST_DATE_LINE:
            self.date = date_value(found, paragraph.raw)
            return "letter_date"
        field = opened_by(text, Opens.LETTER_FIELD)
        office = field.rest if field and field.name == "sender" else text
        if self.sender is None and not MEMO.match(text) and (office != text or not POSTAL_ADDRESS.search(text)):
            self.sender = office
        return "letter_sender"

    def _signatory(self, text: str) -> str:
        bracketed = IN_BRACKETS.match(text)
        read = read_name(bracketed["name"] if bracketed else text)
        if self.name is None and (read or bracketed):
            self.name = read.full if read else bracketed["name"] if bracketed else None
            return "letter_signatory"
        if self.name is not None and self.position is None:
            self.position = text
            return "letter_signatory"
        return "letter_foot"

    def letter(self, lines: Sequence[Line]) -> CoverLetter:
        signed = LetterSignatory(name=self.name, position=self.position) if self.name or self.position else None
        return CoverLetter(
            reference_no=self.reference_no,
            date=self.date,
            sender=self.sender,
            subject=self.subject,
            to=self.to,
            enclosures=tuple(self.enclosures),
            body="\n".join(self.body),
            signatory=signed,
            places=places_of(list(lines)),
        )
