"""Agendas that a sentence or a correction names, and readings of a bill: no head stands there."""

import re

# Corrections of earlier minutes quote their agenda at the start of a line: "วาระที่ 4.3 มติที่ประชุม ข้อ 1 บรรทัดที่ 2 แก้ไขเป็น…"
CORRECTION = re.compile(r"บรรทัดที่|แก้ไข(?:จาก|เป็น|คำว่า|ข้อความ)|หน้า(?:ที่)?\s*\d|ข้อความเดิม|ให้ตัด|เปลี่ยนจาก|เพิ่มข้อความ")
# What follows the number of an agenda that a sentence names: "ระเบียบวาระที่ ๔ ของการประชุมครั้งก่อน…"
NAMED_IN_SENTENCE = re.compile(
    r"^(?:ของ(?:การ|ที่)?ประชุม|ในการประชุม|ในคราว|ครั้งที่ผ่านมา|เมื่อครั้ง|นั้น|ดังกล่าว|ซึ่ง|จึง|และ|หรือ|ตามที่|ได้)"
)
# Readings of a bill within an agenda of a council are called วาระ too: วาระที่ ๑ ขั้นรับหลักการ
READING = re.compile(
    r"^(?:(?:ใน)?ขั้น(?:ตอน|ที่)?|การ)?\s*(?:พิจารณา)?\s*(?:รับหลักการ|แปรญัตติ|ลงมติ|ตกลงให้(?:ตรา|ใช้)|ให้ความเห็นชอบ(?:ให้)?ตรา)"
)


def is_head(heading: str) -> bool:
    """What follows the number of an agenda is its heading: no quotation, and no reading of a bill."""
    return not (is_quoted(heading) or READING.match(heading))


def is_quoted(text: str) -> bool:
    """What follows a number says that a sentence or a correction names an agenda of another meeting."""
    return bool(NAMED_IN_SENTENCE.match(text) or CORRECTION.search(text))
