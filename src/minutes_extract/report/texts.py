"""What the summary and the register say, in Thai: one row a text."""

from collections.abc import Mapping
from enum import StrEnum


class Result(StrEnum):
    """What became of a document, for its reader; in the order of the summary."""

    FAILED = "failed"
    PARTIAL = "partial"
    TO_CHECK = "to_check"
    NOT_MINUTES = "not_minutes"
    SKIPPED = "skipped"
    WAITING = "waiting"
    CLEAN = "clean"


RESULT_WORDS: Mapping[Result, str] = {
    Result.FAILED: "อ่านไม่ได้",
    Result.PARTIAL: "อ่านได้บางหน้า",
    Result.TO_CHECK: "อ่านแล้ว มีข้อควรดู",
    Result.NOT_MINUTES: "ไม่ใช่รายงานการประชุม",
    Result.SKIPPED: "ข้ามไว้",
    Result.WAITING: "ยังไม่ได้อ่าน",
    Result.CLEAN: "อ่านแล้ว ไม่มีข้อสังเกต",
}
WHAT_TO_DO: Mapping[Result, str] = {
    Result.FAILED: "แก้ตามเหตุผล แล้วสั่งคำสั่งเดิมอีกครั้ง",
    Result.PARTIAL: "ดูหน้าที่อ่านไม่ได้ แล้วพิมพ์หรือสแกนใหม่",
    Result.TO_CHECK: "เปิดหน้าตรวจทาน แล้วดูข้อสังเกต {count} ข้อ",
    Result.NOT_MINUTES: "ไม่ต้องทำอะไร ถ้าที่จริงเป็นรายงานการประชุม ให้เปิดดูต้นฉบับ",
    Result.SKIPPED: "ดูเหตุผล",
    Result.WAITING: "สั่งคำสั่งเดิมเพื่อทำต่อ",
    Result.CLEAN: "",
}
ALREADY_CHECKED = "ตรวจแล้ว"
SAME_BYTES = "แฟ้มซ้ำกับ {name}"
SAME_MEETING = "การประชุมครั้งเดียวกับ {name}"

MEETINGS_SHEET, RESOLUTIONS_SHEET, PEOPLE_SHEET, FINDINGS_SHEET = "การประชุม", "มติ", "ผู้มาประชุม", "ข้อสังเกต"

# Head of a column and its width in letters.
REGISTER_COLUMNS: Mapping[str, tuple[tuple[str, int], ...]] = {
    MEETINGS_SHEET: (
        ("ผล", 22),
        ("สิ่งที่ต้องทำ", 42),
        ("คณะ/หน่วยงาน", 44),
        ("ครั้งที่", 10),
        ("วันที่", 14),
        ("เรียงตามวันที่", 14),
        ("ชื่อรายงาน", 54),
        ("วาระ", 7),
        ("มติ", 7),
        ("มาประชุม", 10),
        ("ไม่มา", 8),
        ("เข้าร่วม", 9),
        ("ข้อสังเกต", 10),
        ("หน้า", 7),
        ("แฟ้มซ้ำกับ", 30),
        ("ประชุมเดียวกับ", 30),
        ("ต้นฉบับ", 44),
        ("JSON", 44),
    ),
    RESOLUTIONS_SHEET: (
        ("คณะ/หน่วยงาน", 36),
        ("ครั้งที่", 10),
        ("วันที่", 14),
        ("วาระที่", 10),
        ("เรื่อง", 60),
        ("มติ", 70),
        ("ผลของมติ", 22),
        ("หน้า", 7),
        ("ต้นฉบับ", 40),
    ),
    PEOPLE_SHEET: (
        ("คณะ/หน่วยงาน", 36),
        ("ครั้งที่", 10),
        ("วันที่", 14),
        ("สถานะ", 18),
        ("ลำดับ", 7),
        ("ชื่อ", 32),
        ("ตำแหน่ง", 48),
        ("หน้าที่", 20),
        ("แทน", 28),
        ("สาเหตุ", 20),
        ("ต้นฉบับ", 40),
    ),
    FINDINGS_SHEET: (
        ("ต้นฉบับ", 40),
        ("เรื่อง", 34),
        ("ข้อสังเกต", 80),
        ("ข้อความในเอกสาร", 50),
        ("หน้า", 7),
        ("รหัส", 24),
    ),
}
STATUS_WORDS: Mapping[str, str] = {"present": "มาประชุม", "absent": "ไม่มาประชุม", "in_attendance": "เข้าร่วมประชุม"}
