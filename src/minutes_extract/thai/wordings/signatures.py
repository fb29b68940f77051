"""The signers: where they sign, the labels under their names, and the words that say what they signed as."""

from minutes_extract.thai.wordings.wording import Begins, Opens, Wording

RECORDS = r"(?:จด|บันทึก|จัดทำ|สรุป|เรียบเรียง|ถอด(?:เทป|ความ))"
"""What the recorder of the minutes does."""
_CHECKS = r"ตรวจ(?:สอบ|ทาน|รับรอง|แก้)?"
_TYPES = r"(?:จัด)?พิมพ์"
_CERTIFIES = r"รับรอง"
_SIGNER = rf"ผู้(?:{RECORDS}|{_CHECKS}|{_TYPES}|{_CERTIFIES})"
_MINUTES = r"(?:รายงาน|บันทึก)?การประชุม"

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
    Wording(
        "officer_of_meeting",
        Opens.SIGNER,
        r"(?:ประธาน|เลขานุการ)(?:ใน)?(?:การ|ที่)ประชุม|เลขานุการ/ตรวจทาน",
        ("ประธานในที่ประชุม", "เลขานุการ / ตรวจทาน"),
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
    Wording("recorder", Opens.ROLE, rf"(?:ผู้)?{RECORDS}", ("ผู้จดรายงานการประชุม", "ถอดเทป"), begins=Begins.NEVER),
    Wording("reviewer", Opens.ROLE, rf"(?:ผู้|กรรมการ)?{_CHECKS}", ("ผู้ตรวจบันทึกการประชุม",), begins=Begins.NEVER),
    Wording("typist", Opens.ROLE, rf"(?:ผู้)?{_TYPES}", ("ผู้จัดพิมพ์",), begins=Begins.NEVER),
    Wording(
        "certifier",
        Opens.ROLE,
        rf"(?:ผู้)?{_CERTIFIES}|รับทราบรายงาน",
        ("ผู้รับรอง", "รับทราบรายงานการประชุม"),
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
