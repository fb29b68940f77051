"""Who signed the minutes: recorder, reviewer, typist, chair; one below the other or side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from minutes_extract.model.draft import Taken
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Signature, SignatureRole
from minutes_extract.parsing.paragraph import join, places_of, squeeze
from minutes_extract.parsing.zone import SIGNATURES
from minutes_extract.thai.names import read_name
from minutes_extract.thai.offices import is_role

# The word that stands first in a label counts: "บันทึกและพิมพ์รายงานการประชุม" is the recorder's,
# "ผู้ตรวจบันทึกการประชุม" the reviewer's.
ROLES: tuple[tuple[SignatureRole, regex.Pattern[str]], ...] = (
    (
        SignatureRole.RECORDER,
        regex.compile(r"(?:ผู้)?(?:จด|บันทึก)(?:และ(?:จัด)?พิมพ์|/จัดพิมพ์)?(?:รายงาน|บันทึก)?(?:การ)?(?:ประชุม)?"),
    ),
    (SignatureRole.REVIEWER, regex.compile(r"(?:ผู้)?ตรวจ(?:สอบ|ทาน|รับรอง|แก้)?")),
    (SignatureRole.TYPIST, regex.compile(r"(?:ผู้)?(?:จัด)?พิมพ์")),
    (SignatureRole.CERTIFIER, regex.compile(r"(?:ผู้)?รับรอง|รับทราบรายงาน")),
    (SignatureRole.CHAIR, regex.compile(r"ประธาน(?:ใน)?(?:การ|ที่)?ประชุม|ประธานคณะ|ประธานสภา|^ประธาน$|^ประธานกรรมการ")),
)
# What makes a line a label: one of the roles with the word "ประชุม" or ผู้… before it.
LABEL = regex.compile(
    r"(?:ผู้\s*(?:จด|บันทึก|ตรวจ|พิมพ์|จัดพิมพ์|รับรอง|จัดทำ|สรุป)[ก-๙/\s]{0,40}"
    r"|(?:จด|บันทึก|ตรวจ(?:ทาน)?|พิมพ์|รับทราบ|จัดทำ)[ก-๙/\s]{0,30}(?:รายงาน|บันทึก|การ)\s*(?:การ)?\s*ประชุม"
    r"|(?:ประธาน|เลขานุการ)(?:ใน)?(?:การ|ที่)\s*ประชุม|เลขานุการ\s*/\s*ตรวจทาน|กรรมการตรวจรายงานการประชุม)"
)
SIGNED = regex.compile(r"^[\s*]*(?:\(?\s*)?ลง\s*(?:ชื่อ|นาม)\s*\)?[\s.…_:*]*(?P<rest>.*)$")
# (นาง… …) · "( นาย… )"
BRACKETED = regex.compile(r"^[\s.…_]*\(\s*(?P<name>[^()]{4,80}?)\s*\)[\s.…_]*(?P<rest>.*)$")
# An unfilled form: dots where names and dates would stand.
FORM = regex.compile(r"(?:\.{6,}|…{3,}|_{6,})")
DOTS = regex.compile(r"[.…_]{3,}")
# Nothing but a date, as signers write below their names.
DATED = regex.compile(r"^[\s(]*(?:วันที่|เมื่อวันที่)?\s*(?:\d{1,2}|[.…_]+)\s*(?:/|[ก-๙.]{3,12})")
LONGEST_POSITION = 140


@dataclass(slots=True)
class _Signer:
    """A signer while the lines are read."""

    name: str | None = None
    label: str | None = None
    position: str = ""
    lines: list[Line] = field(default_factory=list)


def opens_signatures(text: str) -> bool:
    """The line begins a block of signers: ลงชื่อ, a name in parentheses, or a label."""
    if SIGNED.match(text):
        return True
    bracketed = BRACKETED.match(text)
    if bracketed and read_name(bracketed["name"]):
        return True
    return len(text) < 60 and LABEL.match(text) is not None


def parse_signatures(lines: Sequence[Line]) -> tuple[tuple[Signature, ...], tuple[Taken, ...]]:
    """The signers in order, and which rule took each line."""
    signers: list[_Signer] = []
    taken: list[Taken] = []
    for group in _column_groups(lines):
        if _is_form(group[0]):
            taken += [Taken(line, SIGNATURES, "unfilled_form") for line in lines[lines.index(group[0]) :]]
            break
        for column in _columns(group):
            signers += _read_column(column)
        taken += [Taken(line, SIGNATURES, "") for line in group]
    named = [signer for signer in _carried(signers) if signer.name and (signer.label or signer.position)]
    used = {id(line) for signer in named for line in signer.lines}
    taken = [Taken(t.line, t.zone, "signer") if id(t.line) in used else t for t in taken]
    return tuple(_signature(signer) for signer in named), tuple(taken)


def _is_form(line: Line) -> bool:
    """An unfilled form text: runs of dots in a sentence, no name."""
    return bool(FORM.search(line.text)) and not SIGNED.match(line.text) and len(DOTS.findall(line.text)) > 1


def _column_groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines with the same number of columns side by side go together; a line without columns stands alone or in a run."""
    group: list[Line] = []
    for line in lines:
        if group and (_width(group[0]) != _width(line) or _is_form(line)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _width(line: Line) -> int:
    return max(1, sum(1 for cell in line.cells if cell.text))


def _columns(group: Sequence[Line]) -> list[list[tuple[str, Line]]]:
    """Each column from top to bottom."""
    width = _width(group[0])
    if width == 1:
        return [[(line.text, line) for line in group]]
    texts = [[cell.text for cell in line.cells if cell.text] for line in group]
    return [[(texts[row][column], line) for row, line in enumerate(group)] for column in range(width)]


def _read_column(column: Sequence[tuple[str, Line]]) -> list[_Signer]:
    """The signers of one column: each begins at ลงชื่อ, or at a name where none is being awaited."""
    signers: list[_Signer] = []
    for text, line in column:
        signed = SIGNED.match(text)
        if signed:
            signers.append(_Signer(lines=[line]))
            text = signed["rest"]
        _read_words(signers, text.strip(" .…_*"), line)
    return signers


def _read_words(signers: list[_Signer], text: str, line: Line) -> None:
    if not text or DATED.match(text):
        return
    name, rest = _name_in(text)
    if name:
        if not signers or signers[-1].name:
            signers.append(_Signer())
        signers[-1].name = name
        text = rest
    elif not signers:
        signers.append(_Signer())
    signer = signers[-1]
    signer.lines.append(line)
    if text and signer.label is None and _is_label(text):
        signer.label = text.strip("() ")
    elif text and len(text) <= LONGEST_POSITION:
        signer.position = join(signer.position, " " + text if signer.position else text)


def _name_in(text: str) -> tuple[str | None, str]:
    """A name in parentheses or at the start of the line, and what stands behind it."""
    bracketed = BRACKETED.match(text)
    words = bracketed["name"] if bracketed else text
    read = read_name(words)
    if read is None or read.given is None or bracketed is None and words[read.end :].strip():
        return (None, text)
    return read.full, bracketed["rest"].strip() if bracketed else ""


def _is_label(text: str) -> bool:
    return LABEL.match(text.lstrip("(* ")) is not None


def _carried(signers: Sequence[_Signer]) -> Iterator[_Signer]:
    """A label printed above the name ("ผู้จดรายงานการประชุม" ⏎ "(นาย…)") was read as a signer without a name."""
    for signer in signers:
        if signer.label is None and is_role(signer.position):
            signer.label, signer.position = signer.position, ""
        yield signer


def _signature(signer: _Signer) -> Signature:
    label = signer.label or ""
    return Signature(
        role=role_of(label),
        label=label,
        name=signer.name,
        position=signer.position or None,
        places=places_of(signer.lines),
    )


def role_of(label: str) -> SignatureRole:
    """What the label makes its signer: the role whose word stands first in it."""
    squeezed = squeeze(label)
    found = [(match.start(), role) for role, pattern in ROLES if (match := pattern.search(squeezed))]
    return min(found, key=lambda one: one[0])[1] if found else SignatureRole.OTHER
