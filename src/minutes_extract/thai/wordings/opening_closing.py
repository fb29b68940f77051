"""When the meeting was opened and adjourned, and what the chair says then."""

from minutes_extract.thai.wordings.wording import Begins, Opens, Wording

_OPENED = r"(?:เริ่ม|เปิด)(?:การ)?ประชุม"
_ADJOURNED = r"(?:เลิก|ปิด)(?:การ)?ประชุม"

SESSION_WORDINGS = (
    Wording("opening", Opens.OPENING, _OPENED, ("เริ่มประชุมเวลา ๑๔.๑๕ นาฬิกา", "เปิดการประชุม เวลา ๙.๐๐ น."), longest=200),
    Wording("closing", Opens.CLOSING, _ADJOURNED, ("เลิกประชุมเวลา ๑๒.๐๐ น.", "ปิดการประชุม: 15.10 น."), longest=200),
    Wording(
        "closing_words",
        Opens.CLOSING_WORDS,
        rf".{{0,300}}?(?:กล่าว|จึง|ขอ|และ|ได้|สั่ง|ประธาน(?:ในที่ประชุม|ที่ประชุม|ฯ)?){_ADJOURNED}",
        ("ประธานกล่าวปิดการประชุม", "เมื่อไม่มีเรื่องใดอีกจึงเลิกประชุมเมื่อเวลา ๑๒.๐๐ น."),
        longest=500,
        begins=Begins.NEVER,
    ),
    Wording(
        "opening_words",
        Opens.OPENING_WORDS,
        r"เมื่อ.{0,60}?(?:ครบ|พร้อม|องค์ประชุม)|.{0,200}?(?:กล่าว|ขอ|ได้)เปิด(?:การ)?ประชุม|.{0,300}?ครบ(?:เป็น)?องค์ประชุม",
        ("เมื่อกรรมการมาพร้อมแล้ว", "ประธานกล่าวเปิดประชุม", "มีผู้เข้าประชุม ๑๒ คน ครบองค์ประชุม"),
        longest=700,
        begins=Begins.NEVER,
    ),
)
