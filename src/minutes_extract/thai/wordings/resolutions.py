"""The labels of resolutions of this meeting."""

from minutes_extract.thai.wordings.wording import Begins, Opens, Wording

# What follows the label of a resolution that another meeting or body made, and so of none of this meeting.
_NOT_ELSEWHERE = r"(?!ครั้ง(?:ที่|ก่อน|ผ่านมา)|ข้อ\d|ดังกล่าว|ที่ผ่านมา|เดิม|เมื่อ|ใน(?:คราว|การประชุม|ครั้ง)|คณะรัฐมนตรี|ก่อนหน้า)"
_DECIDED = (
    r"(?:ที่ประชุม|รับทราบ|ทราบ$|รับรอง|รับหลักการ|เห็น(?:ชอบ|ควร|ด้วย|สมควร)|อนุมัติ|อนุญาต|ไม่(?:อนุมัติ|อนุญาต|เห็น|รับ|ให้|ขัดข้อง)|มอบ|เป็นเอกฉันท์"
    r"|มีมติ|ให้|รับเป็น|ตกลง|แต่งตั้ง|เลือก|เลื่อน|ยืนยัน|ยกเลิก|ยกคำขอ|ถอน|ชะลอ)"
)

# What follows the name of the body that met, where the label is its own: มติที่ประชุมคณะกรรมการ เห็นชอบ
# (คณะกรรมการพิจารณาผลประโยชน์ is the name of another)
_CONSIDERS = r"พิจารณา(?=แล้ว|และ|เรื่อง|เห็น|รับ|อนุมัติ|มี|ให้|\s|$)"
_OWN = rf"(?:ฯ|ได้มี|มี|มติ|(?:ได้)?{_CONSIDERS}|เห็น|รับ|อนุมัติ|ไม่|จึง|มอบ|ร่วมกัน|ขอ|ให้)"

RESOLUTION_WORDINGS = (
    # มติที่ประชุมคณะกรรมการสรรหาได้กลั่นกรองแล้ว: the sentence goes on close to the name, and tells what that body did
    Wording(
        "resolution_of_other_body",
        Opens.OTHER_RESOLUTION,
        r"มติ\s?(?:ของ\s?)?(?:ที่\s?ประชุม\s?)?คณะ(?:กรรมการ|กรรมาธิการ|อนุกรรมการ|ทำงาน|ผู้บริหาร)"
        rf"(?!\s?{_OWN})[ก-๙]{{2,60}}?(?:ได้|ซึ่ง|เมื่อ|ครั้งที่|ที่(?:ได้|ให้|เห็น)|ตามที่|(?<!ผู้)เสนอ)",
        ("มติที่ประชุมคณะกรรมการสรรหาได้กลั่นกรองแล้ว", "มติคณะกรรมการบริหารซึ่งเห็นควรให้ปรับปรุง"),
        longest=None,
        begins=Begins.NEVER,
        as_printed=True,
    ),
    # A column of labels: มติ<tab>ที่ประชุมมีมติ…
    Wording(
        "resolution_apart",
        Opens.RESOLUTION,
        r"(?:(?:ข้อ)?สรุป)?มติ(?=\sที่ประชุม(?:ได้|มี|ลง|พิจารณา|เห็น|รับ|อนุมัติ|มอบ|ไม่))",
        ("มติ ที่ประชุมมีมติเห็นชอบ", "สรุปมติ ที่ประชุมลงมติอนุมัติ"),
        longest=None,
        as_printed=True,
    ),
    Wording(
        "resolution_of_meeting",
        Opens.RESOLUTION,
        rf"(?:(?:ข้อ)?สรุป)?มติ(?:ของ)?ที่?ประชุม{_NOT_ELSEWHERE}",
        ("มติที่ประชุม รับทราบ", "มติที่ประชุม: เห็นชอบ", "สรุปมติที่ประชุม เห็นชอบ"),
        longest=None,
    ),
    # not มติคณะรัฐมนตรีเมื่อวันที่…
    Wording(
        "resolution_of_body",
        Opens.RESOLUTION,
        rf"มติ\s?(?:ของ\s?)?คณะ(?:กรรมการ|กรรมาธิการ|อนุกรรมการ|ทำงาน)[ก-๙]{{0,40}}(?=\s?[:：]|\s{_DECIDED})",
        ("มติคณะกรรมการ เห็นชอบ",),
        longest=None,
        begins=Begins.PARTED,
        as_printed=True,
    ),
    # สรุป: เห็นชอบ · ข้อสรุป: … · ผลการพิจารณา: อนุมัติ
    Wording(
        "resolution_summed_up",
        Opens.RESOLUTION,
        rf"(?:สรุป(?:ผล)?|ผลการ(?:พิจารณา|ประชุม))(?=[:：]{_DECIDED})|ข้อสรุป(?:ของที่ประชุม)?(?=[:：])",
        ("สรุป: เห็นชอบตามที่เสนอ", "ผลการพิจารณา: อนุมัติ", "ข้อสรุป: ให้ทุกฝ่ายส่งแผน"),
        longest=None,
        begins=Begins.PARTED,
    ),
    Wording(
        "resolution_alone",
        Opens.RESOLUTION,
        rf"มติ(?=[:：]|$|{_DECIDED})(?!ที่ประชุม)",
        ("มติ: รับทราบ", "มติ เห็นชอบตามที่เสนอ"),
        longest=None,
        begins=Begins.PARTED,
    ),
)
