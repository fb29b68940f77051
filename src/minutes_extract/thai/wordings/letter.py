"""The covering letter (หนังสือภายนอก/ภายใน, ระเบียบงานสารบรรณ ข้อ ๑๑–๑๒): its fields, and the lines that close it."""

from minutes_extract.thai.wordings.wording import Begins, Opens, Wording

LETTER_WORDINGS = (
    Wording(
        "reference_no",
        Opens.LETTER_FIELD,
        r"ที่(?=[ก-ฮ]{1,4}[\d.]|[ก-ฮ]{1,3}\.?\d|\d{3,5}\.?\d*/)",
        ("ที่ กข ๐๐๑๙.๑/ว ๑๒๓", "ที่ ๐๐๑๙/๔๕"),
        begins=Begins.NEVER,
    ),
    Wording(
        "subject", Opens.LETTER_FIELD, r"เรื่อง", ("เรื่อง ขอส่งรายงานการประชุม", "เรื่อง : ขอเชิญประชุม"), begins=Begins.PARTED
    ),
    Wording(
        "to",
        Opens.LETTER_FIELD,
        r"(?:กราบ)?เรียน|นมัสการ",
        ("เรียน ผู้ว่าราชการจังหวัด", "กราบเรียน ประธานสภา", "นมัสการ เจ้าอาวาสวัดป่า"),
        begins=Begins.PARTED,
    ),
    Wording(
        "enclosures", Opens.LETTER_FIELD, r"สิ่งที่ส่งมาด้วย", ("สิ่งที่ส่งมาด้วย รายงานการประชุม จำนวน ๑ ชุด",), begins=Begins.PARTED
    ),
    Wording("reference", Opens.LETTER_FIELD, r"อ้างถึง", ("อ้างถึง หนังสือจังหวัด ที่ กข ๐๐๑๙/๑",), begins=Begins.PARTED),
    Wording("sender", Opens.LETTER_FIELD, r"ส่วนราชการ", ("ส่วนราชการ กองช่าง โทร. ๑๒๓",), begins=Begins.NEVER),
    Wording(
        "regards",
        Opens.LETTER_FIELD,
        r"ขอแสดงความนับถือ|ด้วยความเคารพ|ขอแสดงความเคารพ",
        ("ขอแสดงความนับถือ", "ด้วยความเคารพ", "ขอแสดงความเคารพ"),
        begins=Begins.PARTED,
    ),
    Wording("letter_end", Opens.PARAGRAPH, r"จึงเรียนมา", ("จึงเรียนมาเพื่อโปรดทราบ",), longest=None),
    Wording(
        "telephone",
        Opens.PARAGRAPH,
        r"โทร(?:ศัพท์|สาร)?",
        ("โทร. ๐ ๑๒๓๔", "โทรสาร ๐ ๑๒๓๔"),
        longest=None,
        begins=Begins.PARTED,
    ),
)
