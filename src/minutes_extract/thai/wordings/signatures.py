"""The signers: where they sign, the labels under their names, and the words that say what they signed as."""

from minutes_extract.thai.wordings.wording import Begins, Opens, Wording

RECORDS = r"(?:จด|บันทึก|จัดทำ|เขียน|สรุป|เรียบเรียง|ถอด(?:เทป|ความ))"
"""What the recorder of the minutes does."""
_CHECKS = r"(?:ตรวจ(?:สอบ|ทาน|รับรอง|แก้)?|(?:สอบ)?ทาน)"
_TYPES = r"(?:จัด)?พิมพ์"
_CERTIFIES = r"รับรอง"
_SIGNER = rf"ผู้(?:{RECORDS}|{_CHECKS}|{_TYPES}|{_CERTIFIES})"
_MINUTES = r"(?:รายงาน|บันทึก)?การประชุม"
_WORK = rf"(?:{RECORDS}|{_CHECKS}|{_TYPES}|{_CERTIFIES})"
_RECORDED_BY = r"(?i:(?:recorded|prepared|written|(?:minutes)?taken)by|minutetaker)"
_CHECKED_BY = r"(?i:(?:checked|reviewed|verified)by)"
_TYPED_BY = r"(?i:typedby)"
_CERTIFIED_BY = r"(?i:(?:approved|certified|confirmed)by)"

SIGNATURE_WORDINGS = (
    # ลงชื่อ………… · (ลงชื่อ) · ลงนาม
    Wording(
        "signed",
        Opens.SIGNATURE,
        r"\(?ลง(?:ชื่อ|นาม)\)?[.…_:*]*",
        ("ลงชื่อ.................ผู้จดรายงานการประชุม", "(ลงชื่อ)", "ลงนาม"),
        longest=None,
    ),
    Wording(
        "signer_of_minutes",
        Opens.SIGNER,
        rf"{_SIGNER}(?:และ[ก-๙]{{1,20}}?)?{_MINUTES}",
        ("ผู้จดรายงานการประชุม", "ผู้ตรวจบันทึกการประชุม", "ผู้พิมพ์รายงานการประชุม"),
        longest=None,
    ),
    Wording("signer", Opens.SIGNER, _SIGNER, ("ผู้ตรวจทาน", "ผู้จัดพิมพ์"), longest=None, begins=Begins.NEVER),
    Wording(
        "signer_by_work",
        Opens.SIGNER,
        r"(?:จด|บันทึก|ตรวจ(?:ทาน)?|พิมพ์|รับทราบ|จัดทำ)[ก-๙/]{0,30}(?:รายงาน|บันทึก|การ)(?:การ)?ประชุม",
        ("บันทึกและพิมพ์รายงานการประชุม", "รับทราบรายงานการประชุม"),
        longest=None,
        begins=Begins.NEVER,
    ),
    # ตรวจ/ทาน, alone on its line
    Wording(
        "signer_by_works",
        Opens.SIGNER,
        rf"{_WORK}(?:(?:/|และ){_WORK}){{0,2}}[:：]?$",
        ("ตรวจ/ทาน", "จดและพิมพ์", "บันทึก"),
        begins=Begins.NEVER,
    ),
    Wording(
        "signed_by",
        Opens.SIGNER,
        rf"{_WORK}โดย|{_RECORDED_BY}|{_CHECKED_BY}|{_TYPED_BY}|{_CERTIFIED_BY}",
        ("บันทึกโดย นางสมศรี มีสุข", "Recorded by: Mr. John Smith", "Checked by", "Typed by", "Approved by"),
        longest=None,
        begins=Begins.NEVER,
    ),
    Wording(
        "officer_of_meeting",
        Opens.SIGNER,
        r"(?:ประธาน|เลขานุการ)(?:ใน|ผู้ดำเนิน|ผู้นำ)?(?:การ|ที่)?ประชุม|เลขานุการ/ตรวจทาน",
        ("ประธานในที่ประชุม", "ประธานผู้ดำเนินการประชุม", "เลขานุการ / ตรวจทาน"),
        longest=None,
        begins=Begins.NEVER,
    ),
    Wording(
        "checking_committee",
        Opens.SIGNER,
        r"(?:ประธาน)?(?:คณะ)?กรรมการ(?:ผู้)?ตรวจ(?:สอบ|ทาน)?(?:รายงาน|บันทึก)การประชุม",
        ("ประธานกรรมการตรวจรายงานการประชุม", "คณะกรรมการตรวจสอบรายงานการประชุม"),
        longest=None,
        begins=Begins.NEVER,
    ),
    # The word that stands first in a label counts: "บันทึกและพิมพ์รายงานการประชุม" is the recorder's,
    # "ผู้ตรวจบันทึกการประชุม" the reviewer's. The names are those of SignatureRole.
    Wording(
        "recorder",
        Opens.ROLE,
        rf"(?:ผู้)?{RECORDS}|{_RECORDED_BY}",
        ("ผู้จดรายงานการประชุม", "ถอดเทป", "Recorded by"),
        begins=Begins.NEVER,
    ),
    Wording(
        "reviewer",
        Opens.ROLE,
        rf"(?:ผู้|กรรมการ)?ตรวจ|(?:ผู้|^)(?:สอบ)?ทาน|{_CHECKED_BY}",
        ("ผู้ตรวจบันทึกการประชุม", "ผู้ทานรายงานการประชุม", "Checked by"),
        begins=Begins.NEVER,
    ),
    Wording(
        "typist",
        Opens.ROLE,
        rf"(?:ผู้)?{_TYPES}|{_TYPED_BY}",
        ("ผู้จัดพิมพ์", "Typed by"),
        begins=Begins.NEVER,
    ),
    Wording(
        "certifier",
        Opens.ROLE,
        rf"(?:ผู้)?{_CERTIFIES}|รับทราบรายงาน|{_CERTIFIED_BY}",
        ("ผู้รับรอง", "รับทราบรายงานการประชุม", "Approved by"),
        begins=Begins.NEVER,
    ),
    Wording(
        "chair",
        Opens.ROLE,
        r"ประธาน(?:ใน)?(?:การ|ที่)?ประชุม|ประธานคณะ|ประธานสภา|^ประธาน$|^ประธานกรรมการ(?!ตรวจ)|^ประธานผู้",
        ("ประธานผู้นำประชุม", "ประธานในที่ประชุม", "ประธานคณะกรรมการ", "ประธานสภาเทศบาล", "ประธาน", "ประธานกรรมการ"),
        begins=Begins.NEVER,
    ),
)
