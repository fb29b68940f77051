"""What an agenda is for, read from its heading; its number says nothing."""

import re
from collections.abc import Sequence

from minutes_extract.model.minutes import AgendaKind, ItemStatus, Outcome

# Order matters: "เรื่องที่ประธานแจ้งให้ทราบ" is the chair's before it is information, and
# "รับรองรายงานการประชุม" is confirmation before anything else it names.
KIND_PATTERNS: tuple[tuple[AgendaKind, re.Pattern[str]], ...] = (
    (AgendaKind.CONFIRMATION_OF_MINUTES, re.compile(r"รับรอง\s*(?:รายงาน|บันทึก|สรุป)|รับรองการประชุม")),
    (AgendaKind.MATTERS_ARISING, re.compile(r"สืบเนื่อง|เรื่องค้าง|ค้างพิจารณา|ติดตาม(?:ผล|งาน|มติ)")),
    (AgendaKind.OTHER_BUSINESS, re.compile(r"อื่น\s*ๆ|(?:เรื่อง|วาระ)อื่น")),
    (AgendaKind.CHAIR_ANNOUNCEMENTS, re.compile(r"ประธาน[ก-๙()\s]{0,40}?(?:แจ้ง|กล่าว)|แจ้ง[ก-๙]{0,10}โดยประธาน")),
    (AgendaKind.FOR_CONSIDERATION, re.compile(r"พิจารณา|เพื่ออนุมัติ|เพื่อเห็นชอบ|ญัตติ|เสนอใหม่")),
    (AgendaKind.FOR_INFORMATION, re.compile(r"ทราบ|แจ้ง")),
)

# - ย้ายไปวาระที่ ๕.๒ · ถอนวาระ · เลื่อนไปพิจารณาในการประชุมครั้งต่อไป
STATUSES: tuple[tuple[ItemStatus, re.Pattern[str]], ...] = (
    (ItemStatus.MOVED, re.compile(r"^[\s\-–(]*(?:ได้)?ย้ายไป(?:ที่|อยู่ใน|พิจารณาใน)?\s*(?:ระเบียบ)?\s*วาระ")),
    (ItemStatus.WITHDRAWN, re.compile(r"^[\s\-–(]*(?:(?:[ก-๙\s]{0,40}ขอ)?ถอน)(?:วาระ|เรื่อง|ญัตติ|ออกจาก)")),
    (
        ItemStatus.DEFERRED,
        re.compile(r"^[\s\-–(]*(?:(?:[ก-๙\s]{0,40}ขอ)?เลื่อน)(?:วาระ|เรื่อง|การพิจารณา|ไป|ออกไป)"),
    ),
)
# The same behind a heading: เรื่องอื่น ๆ (ไม่มี) · การซื้อรถ (ถอนวาระ) · ทำป้าย (ย้ายไปวาระที่ ๕.๒)
STATUSES_BEHIND: tuple[tuple[ItemStatus, re.Pattern[str]], ...] = (
    (
        ItemStatus.EMPTY,
        re.compile(r"\s*(?:\(\s*[-–]?\s*ไม่มี\s*[-–]?\s*\)|[-–—]\s*ไม่มี\s*[-–—]?|(?:^|(?<=\s))ไม่มี|^[-–—])\s*$"),
    ),
    (ItemStatus.MOVED, re.compile(r"\s*\(\s*(?:ขอ|ได้)?ย้ายไป[^()]{0,60}\)\s*$")),
    (ItemStatus.WITHDRAWN, re.compile(r"\s*\(\s*(?:ขอ)?ถอน(?:วาระ|เรื่อง|ญัตติ|ออกจาก)[^()]{0,40}\)\s*$")),
    (ItemStatus.DEFERRED, re.compile(r"\s*\(\s*(?:ขอ)?เลื่อน[^()]{0,60}\)\s*$")),
)
# A paragraph that says what became of an item is short; a longer one tells of something else.
LONGEST_STATUS = 90
# The status stands in the last letters of a heading.
STATUS_REACH = 80


def kind_of(heading: str | None) -> AgendaKind:
    """The kind that a heading names."""
    return next((kind for kind, pattern in KIND_PATTERNS if heading and pattern.search(heading)), AgendaKind.UNKNOWN)


def status_of(text: str) -> ItemStatus | None:
    """What a short paragraph says became of the item above it."""
    if len(text) > LONGEST_STATUS:
        return None
    return next((status for status, pattern in STATUSES if pattern.match(text)), None)


def status_decided(resolutions: Sequence[tuple[str, Sequence[Outcome]]]) -> ItemStatus | None:
    """What became of an item whose resolutions do nothing but put it off: "มีมติให้เลื่อนไปพิจารณาในการประชุมครั้งที่ ๔"."""
    if not resolutions or any(tuple(outcomes) != (Outcome.DEFERRED,) for _, outcomes in resolutions):
        return None
    text = resolutions[-1][0]
    return ItemStatus.WITHDRAWN if "ถอน" in text else ItemStatus.DEFERRED if "เลื่อน" in text else None


def split_status(heading: str) -> tuple[str, ItemStatus | None]:
    """A heading without what it says behind of the item, and that status."""
    start = max(0, len(heading) - STATUS_REACH)
    for status, pattern in STATUSES_BEHIND:
        if found := pattern.search(heading, pos=start):
            return heading[: found.start()].strip(), status
    return heading, None
