"""Who signed the minutes: recorder, reviewer, typist, chair; one below the other or side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutes_extract.model.draft import LineTrace
from minutes_extract.model.line import Line
from minutes_extract.model.minutes import Signature, SignatureRole
from minutes_extract.model.places import places_of
from minutes_extract.model.zone import Zone
from minutes_extract.parsing.signatures.columns import (
    ANY_LETTER,
    BRACKETED,
    HALF_BRACKETED,
    Piece,
    signer_columns,
)
from minutes_extract.thai.blanks import squeeze
from minutes_extract.thai.names import find_names, read_bare_name, read_name
from minutes_extract.thai.offices import is_role, starts_office
from minutes_extract.thai.wordings.find import opened_by, start_within, words_within
from minutes_extract.thai.wordings.wording import Opens

# The chair who takes note of the minutes signs as the chair.
NOTED = re.compile(r"^รับทราบ")
# An unfilled form: dots where names and dates would stand.
FORM = re.compile(r"(?:\.{6,}|…{3,}|_{6,})")
RUN_OF_DOTS = re.compile(r"[.…_]{3,}")
# Nothing but a date, as signers write below their names; a telephone number.
DATE_LINE = re.compile(r"^[\s(]*(?:วันที่|เมื่อวันที่)?\s*(?:\d{1,2}|[.…_]+)\s*(?:/|[ก-๙.]{3,12})|^โทร")
# What follows the signers is no part of the minutes.
ANNEX = re.compile(
    r"^(?:เอกสาร(?:แนบ|ประกอบ)|ภาคผนวก|ภาพ(?:ถ่าย|กิจกรรม|ประกอบ|การประชุม)|สิ่งที่(?:แนบ|ส่ง)|หมายเหตุ|ใบลงชื่อ|รายชื่อผู้|ตาราง)"
)
# หลักฐานประกอบ: แฟ้ม ตล-3 · เกณฑ์ประเมิน: … below the signers; ตำแหน่ง: … is a signer's
NOTE = re.compile(
    r"^(?!ตำแหน่ง|วันที่|ลงชื่อ|ลงนาม|โทร|ชื่อ|ผู้|เลขา|ประธาน|กรรมการ|นาย|นาง)[ก-๙A-Za-z][ก-๙A-Za-z\s]{2,40}\s?[:：]\s?\S"
)
LONGEST_POSITION = 140
# (ประธานสภาวิชาการ) · (กรรมการประจำคณะ (ผู้แทนคณาจารย์)): an office in the place of the name
OFFICE_IN_BRACKETS = re.compile(r"^[\s.…_]*\(\s*(?P<office>[^()\d]{4,80}?\s?(?:\([^()\d]{2,40}\))?)\s*\)[\s.…_]*$")
# สภาได้รับรองรายงานการประชุมนี้ ในการประชุมครั้งที่ …: a sentence between the signers
BETWEEN_SIGNERS = re.compile(r"เมื่อวันที่|ได้(?:มีการ)?(?:ตรวจ|รับรอง|พิจารณา)|ในการประชุม|ครั้งที่|ขอรับรอง|ถูกต้อง")
# ผู้จดรายงานการประชุม ลงชื่อ ………: the place to sign behind the label
SIGNS_BEHIND = re.compile(r"\s*\(?\s*ลง(?:ชื่อ|นาม)\s*\)?[\s.…_]*$")
# The chair's own words above the name: ข้าพเจ้าขอรับรองความถูกต้องของบันทึกการประชุมครั้งนี้
CERTIFIES = re.compile(r"^(?:[ก-๙\s]{0,60}?\s?)?(?:ขอ)?รับรอง(?:ความถูกต้อง|ว่า[ก-๙\s]{0,40}ถูกต้อง)")
# ประธานกรรมการ, กรรมการ: what members of the committee that checked the minutes sign as
PANELLIST = re.compile(r"(?:ประธาน|รองประธาน)?(?:คณะ)?กรรมการ(?:และเลขานุการ)?|ประธาน|เลขานุการ")
# (แป้ง): below the label of a signer
NICKNAME_IN_BRACKETS = re.compile(r"\(\s*(?P<name>[ก-๙]{2,8})\s*\)")
# ผู้บันทึกการประชุม : แป้ง
NICKNAME_BEHIND_LABEL = re.compile(r"(?P<label>[^:：]{4,50}?)\s*[:：]\s*(?P<name>[ก-๙]{2,8})")
# A label stands alone on its line; the zone may hold sentences that begin with the same words.
LONGEST_SIGNER_LABEL = 60


@dataclass(slots=True)
class _Signer:
    """A signer while the lines are read. `typed` is a name set in the place of the signature."""

    name: str | None = None
    label: str | None = None
    position: str = ""
    typed: str | None = None
    panel: str = ""
    """The words over signers who signed together: คณะกรรมการตรวจรายงานการประชุม. They say what those did who sign by their part."""
    pieces: list[Piece] = field(default_factory=list)


def opens_signatures(text: str) -> bool:
    """The line begins a block of signers: ลงชื่อ, a name in parentheses, or a label."""
    if opened_by(text, Opens.SIGNATURE):
        return True
    bracketed = BRACKETED.match(text)
    if bracketed and read_name(bracketed["name"]):
        return True
    return _half_bracketed(text) is not None or labels_signer(text)


def labels_signer(text: str) -> bool:
    """The line is a label such as ผู้จดรายงานการประชุม."""
    return len(text) < LONGEST_SIGNER_LABEL and opened_by(text, Opens.SIGNER) is not None


def names_only(text: str) -> bool:
    """The line is the name of a person and nothing else."""
    read = read_name(text)
    return read is not None and read.family is not None and not text[read.end :].strip()


def _half_bracketed(text: str) -> str | None:
    """The name in a line that is nothing but a name and one of its brackets."""
    half = HALF_BRACKETED.match(text)
    return half["name"] if half and names_only(half["name"]) else None


def parse_signatures(lines: Sequence[Line]) -> tuple[tuple[Signature, ...], tuple[LineTrace, ...]]:
    """The signers in order, and which rule took each line."""
    rules = list(_outside(lines))
    within = [line for line, rule in zip(lines, rules, strict=True) if not rule]
    signers = [signer for column in signer_columns(within) for signer in _read_column(column)]
    signers = [_settled(signer) for signer in signers]
    _give_panels(signers)
    named = [signer for signer in signers if signer.name and (signer.label or signer.position)]
    used = {id(piece.line) for signer in named for piece in signer.pieces}
    rules = _with_signers(rules, [id(line) in used for line in lines])
    taken = tuple(LineTrace(line, Zone.SIGNATURES, rule) for line, rule in zip(lines, rules, strict=True))
    return tuple(_signature(signer) for signer in named), taken


def _with_signers(rules: Sequence[str], used: Sequence[bool]) -> list[str]:
    """The rules of all lines; boxes such as ความคิดเห็น may stand between the closing and the first signer."""
    first = used.index(True) if True in used else 0
    return [
        rule or ("signer" if is_used else "closing_note" if at < first else "")
        for at, (rule, is_used) in enumerate(zip(rules, used, strict=True))
    ]


def _outside(lines: Sequence[Line]) -> Iterator[str]:
    """For each line what makes it none of the signers': the foot of the page, an unfilled form, an annex."""
    rule = ""
    for line in lines:
        if rule not in {"unfilled_form", "annex"}:
            rule = _rule_outside(line, rule)
        yield rule


def _rule_outside(line: Line, above: str) -> str:
    if _is_form(line):
        return "unfilled_form"
    if ANNEX.match(line.text):
        return "annex"
    if opened_by(line.text, Opens.TITLE) and not labels_signer(line.text):
        return "running_foot"
    if opens_signatures(line.text) or names_only(line.text):
        return ""
    return "note" if NOTE.match(line.text) else above


def _is_form(line: Line) -> bool:
    """An unfilled form text: runs of dots in a sentence, no name."""
    if not FORM.search(line.text) or not ANY_LETTER.search(line.text) or opened_by(line.text, Opens.SIGNATURE):
        return False  # dots alone, side by side, are where the signers below sign
    return len(RUN_OF_DOTS.findall(line.text)) > 1


def _read_column(column: Sequence[Piece]) -> list[_Signer]:
    """The signers of one column: each begins at ลงชื่อ, at a name, or at a label where labels stand above the names."""
    signers: list[_Signer] = []
    panel = ""
    for at, piece in enumerate(column):
        signed = opened_by(piece.text, Opens.SIGNATURE)
        if signed:
            signers.append(_signed(signed.rest.strip(" .…_*"), piece))
            signers[-1].panel = panel
        elif _says_checked(piece.text):
            panel = piece.text
        elif office := _office_that_signs(signers, column[at : at + 3]):
            _take_office(signers, office, piece)
        elif _heads_signer(signers, column[at : at + 2]):
            signers.append(_Signer(label=piece.text.strip(), pieces=[piece]))
        elif _is_bare_name(signers, column[at : at + 2]):
            signers.append(_Signer(name=piece.text.strip(), pieces=[piece]))
        else:
            _read_words(signers, piece.text.strip(" .…_*"), piece)
    return signers


def _heads_signer(signers: Sequence[_Signer], pieces: Sequence[Piece]) -> bool:
    """ประธาน ⏎ (นาย…): the part of the signer stands above the name, where labels stand above names or none came before."""
    if signers and not (signers[-1].name and signers[-1].label and labels_signer(signers[-1].pieces[0].text)):
        return False
    is_part = is_role(pieces[0].text.strip()) and len(pieces) > 1
    return is_part and BRACKETED.match(pieces[1].text) is not None and _name_in(pieces[1].text)[0] is not None


def _is_bare_name(signers: Sequence[_Signer], pieces: Sequence[Piece]) -> bool:
    """A name without title or brackets right above the label, where no signer awaits one: สมชาย ใจดี ⏎ ผู้บันทึก."""
    words = pieces[0].text.strip()
    read = read_bare_name(words)
    if read is None or read.end < len(words) or len(pieces) < 2 or not labels_signer(pieces[1].text.strip()):
        return False
    return not signers or signers[-1].name is not None


def _says_checked(text: str) -> bool:
    """คณะกรรมการตรวจรายงานการประชุมได้ตรวจแล้ว เห็นว่าถูกต้อง: a sentence over the members who checked."""
    opening = opened_by(text, Opens.SIGNER)
    return opening is not None and opening.name == "checking_committee" and bool(BETWEEN_SIGNERS.search(opening.rest))


def _office_that_signs(signers: Sequence[_Signer], pieces: Sequence[Piece]) -> str | None:
    """(ประธานสภาวิชาการ) above a label: signed by office alone. Below a name it is that signer's position."""
    bracketed = OFFICE_IN_BRACKETS.match(pieces[0].text)
    if bracketed is None or read_name(bracketed["office"]) or read_bare_name(bracketed["office"]):
        return None
    if NICKNAME_IN_BRACKETS.fullmatch(pieces[0].text.strip()) and not starts_office(bracketed["office"]):
        return None
    above = signers[-1] if signers else None
    is_position = above is not None and above.name is not None and above.label is None
    below = [piece.text.strip(" .…_*") for piece in pieces[1:]]
    is_labelled = any(labels_signer(text) for text in below[:1]) or (
        len(below) > 1 and is_role(below[0]) and labels_signer(below[1])
    )
    return bracketed["office"] if is_labelled and not is_position else None


def _take_office(signers: list[_Signer], office: str, piece: Piece) -> None:
    """The office stands for the name, under ลงชื่อ or as a signer of its own."""
    if not signers or signers[-1].name or signers[-1].label:
        signers.append(_Signer())
    signers[-1].name = office
    signers[-1].pieces.append(piece)


def _signed(text: str, piece: Piece) -> _Signer:
    """ลงชื่อ, perhaps with the typed name of the signer, perhaps with the label."""
    signer = _Signer(pieces=[piece])
    label = start_within(text, Opens.SIGNER)
    before = text[:label].strip(" .…_") if label >= 0 else text
    if label >= 0:
        signer.label = text[label:].strip("() ")
    elif is_role(before):
        signer.label, before = before, ""
    before = before.strip("() ")
    read = read_name(before) or read_bare_name(before)
    signer.typed = read.full if read else None
    if read and signer.label is None and is_role(role := before[read.end :].strip("() ")):
        signer.label = role  # ลงชื่อ สมชาย ใจดี ประธาน
    return signer


def _read_words(signers: list[_Signer], text: str, piece: Piece) -> None:
    if not text or DATE_LINE.match(text):
        return
    name, rest = _name_in(text)
    if name is None:
        name, rest = _nickname_in(signers, text) or (name, rest)
    certifies = name is None and CERTIFIES.match(text)
    label = rest if rest and (certifies or labels_signer(rest)) else ""
    if _begins_signer(signers, name, label):
        signers.append(_Signer())
    if not signers:
        return  # words between the closing and the first signer
    signer = signers[-1]
    signer.pieces.append(piece)
    signer.name = signer.name or name
    if label and signer.label is None:
        signer.label = SIGNS_BEHIND.sub("", label.strip("() :："))
    elif rest and len(rest) <= LONGEST_POSITION and _may_be_office(signer, rest):
        signer.position = f"{signer.position} {rest}".strip()


def _begins_signer(signers: Sequence[_Signer], name: str | None, label: str) -> bool:
    """A name begins a signer where none is awaited; a label where the one above has name and label."""
    if not signers:
        return bool(name or label)
    above = signers[-1]
    if name and above.name and above.label is None and squeeze(above.name).endswith(squeeze(name)):
        return False  # พ.ท.วีระ กล้าหาญ ⏎ (วีระ กล้าหาญ)
    return above.name is not None if name else bool(label and above.label and above.name)


def _may_be_office(signer: _Signer, text: str) -> bool:
    """Behind name and label only an office that is not told yet; before the label any words."""
    if BETWEEN_SIGNERS.search(text):
        return False
    return not (signer.name and signer.label and signer.position) or starts_office(text)


def _name_in(text: str) -> tuple[str | None, str]:
    """A name in parentheses, alone, or beside a label; and what stands beside it."""
    bracketed = BRACKETED.match(text)
    if bracketed:
        words = bracketed["name"]
        read = read_name(words) or read_bare_name(words)
        whole = read is not None and read.given and not words[read.end :].strip()
        return (read.full, bracketed["rest"].strip()) if read and whole else (None, text)
    text = _half_bracketed(text) or text
    read = read_name(text)
    if read and read.given:
        rest = text[read.end :].strip()
        return (read.full, rest) if not rest or labels_signer(rest) else (None, text)
    if not opened_by(text, Opens.SIGNER):
        return None, text
    named = next(iter(find_names(text)), None)
    if named is None or text[named.end :].strip(" )"):
        return None, text
    return named.full, text[: named.start].strip(" (:：")


def _nickname_in(signers: Sequence[_Signer], text: str) -> tuple[str, str] | None:
    """(แป้ง) below a label, or ผู้บันทึกการประชุม : แป้ง; and the label."""
    behind = NICKNAME_BEHIND_LABEL.fullmatch(text)
    if behind and labels_signer(behind["label"]):
        return behind["name"], behind["label"]
    bracketed = NICKNAME_IN_BRACKETS.fullmatch(text)
    awaited = bool(signers) and signers[-1].label is not None and signers[-1].name is None
    return (bracketed["name"], "") if bracketed and awaited and not starts_office(bracketed["name"]) else None


def _settled(signer: _Signer) -> _Signer:
    """Without a label the part played in the body is the label; without a name in brackets the typed one is the name."""
    if signer.label is None and is_role(signer.position):
        signer.label, signer.position = signer.position, ""
    elif signer.label is None and signer.pieces:
        _take_last_as_label(signer)
    signer.name = signer.name or signer.typed
    return signer


def _take_last_as_label(signer: _Signer) -> None:
    """ประธานสภา ⏎ ประธานผู้ดำเนินการประชุม below the name: office, and below it what the signer is in the meeting."""
    last = signer.pieces[-1].text.strip(" .…_*")
    before = signer.position.removesuffix(last).strip()
    if before and before != signer.position and role_of(last) is SignatureRole.CHAIR:
        signer.label, signer.position = last, before


def _give_panels(signers: Sequence[_Signer]) -> None:
    """A label without a signer heads those below it."""
    panel = ""
    for signer in signers:
        panel = signer.label if signer.label and not signer.name else panel
        signer.panel = signer.panel or panel


def _signature(signer: _Signer) -> Signature:
    label = signer.label or ""
    chairs = NOTED.match(label) and role_of(signer.position) is SignatureRole.CHAIR
    told = signer.panel if signer.panel and PANELLIST.fullmatch(label) else label
    return Signature(
        role=SignatureRole.CHAIR if chairs else role_of(told),
        label=label,
        name=signer.name,
        position=signer.position or None,
        places=places_of([piece.placed for piece in signer.pieces]),
    )


def role_of(label: str) -> SignatureRole:
    """What the label makes its signer: the role whose word stands first in it."""
    found = [(words.start, row.name) for row, words in words_within(label, Opens.ROLE)]
    return SignatureRole(min(found, key=lambda one: one[0])[1]) if found else SignatureRole.OTHER
