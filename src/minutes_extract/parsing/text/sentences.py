"""Whether the words behind an item's number are its title, or the item is one running paragraph."""

import re

# An item that is one running paragraph has its first letters for a heading.
RUNNING_HEADING = 80
# No title is longer than this.
LONGEST_TITLE = 260
# A shorter one with text of its own below is a title whatever its words are.
SHORTEST_SENTENCE = 110
# Words of a finite verb: what has one is a sentence.
FINITE_VERB = re.compile(
    r"""
    \s(?:ให้|ได้(?!รับ|แก่)|จะ|ขอ(?:ให้|ความ)|ซึ่ง|เนื่องจาก|โดย|จึง|มี(?!ส่วน)|เพื่อ)
    |ขอให้|ลงพื้นที่|ดังนี้|ตามหนังสือ|แจ้งว่า|รายงานว่า|กล่าวว่า|ที่ประชุม|ดำรงตำแหน่ง|แล้ว
    """,
    re.X,
)
# Where nothing stands below the number's line, these tell too.
SENTENCE_ALONE = re.compile(
    r"""
    ^[ก-๙]{2,40}ได้ (?!แก่) |ขอความร่วมมือ|ขอเชิญ|เสนอ(?:ให้|ว่า)|บรรจุเป็น|ต้อง(?:ไม่|มี|ได้)|แล้วเสร็จเมื่อ
    |ใน(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|วันที่)
    """,
    re.X,
)


def is_running(heading: str, has_text: bool) -> bool:
    """The item is one running paragraph; `has_text`: other paragraphs stand below."""
    if len(heading) > LONGEST_TITLE:
        return True
    if has_text:
        return len(heading) > SHORTEST_SENTENCE and bool(FINITE_VERB.search(heading))
    if len(heading) <= RUNNING_HEADING:
        return False
    if SENTENCE_ALONE.search(heading):
        return True
    return len(heading) > SHORTEST_SENTENCE and bool(FINITE_VERB.search(heading))
