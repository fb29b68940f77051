"""A lone general resolution below the last of several matters settles them all: it belongs to what stands above them."""

import re

from minutes_extract.model.minutes import ItemStatus
from minutes_extract.parsing.agenda.node import Node
from minutes_extract.parsing.text.resolutions import decides

# รับทราบผลการปฏิบัติงานของทุกคน · รับทราบทั้งสี่ร้าน · เห็นชอบตามที่เสนอทุกเรื่อง
OF_ALL = re.compile(
    r"ทุก(?:คน|เรื่อง|ข้อ|ฝ่าย|งาน|กลุ่ม|หน่วย|รายการ|ประเด็น|วาระ|ด้าน|โครงการ|ราย|ท่าน|แห่ง)"
    r"|ทั้ง(?:หมด|สิ้น|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|\s?\d{1,2}\s?[ก-๙])|ตาม(?:วาระ|ลำดับ)|ดังกล่าวข้างต้น"
)
# Words that name no matter: who took note, that it is to be done, as reported.
NO_MATTER = re.compile(
    r"ที่ประชุม(?:ได้)?|(?:ได้|จึง|มี|ลง)มติ|ได้|มีมติ|(?:รับ)?ทราบ(?:และ)?|ถือ(?:เป็นแนว)?(?:ทาง)?ปฏิบัติ|และ|ให้|ตามที่(?:เสนอ|รายงาน|แจ้ง|ประธาน|ฝ่าย[ก-๙]+)?"
    r"|รายงาน|เสนอ|แจ้ง|นำไป|ดำเนินการ|ต่อไป|เรื่องที่|ข้อมูล|ร่วมกัน|โดยไม่มีข้อ[ก-๙]{2,10}|ไม่มีข้อ[ก-๙]{2,10}|ประธาน|[\s.,:ฯ\-–]"
)
ACKNOWLEDGES = re.compile(r"ทราบ")
FEWEST_MATTERS = 2


def lift_general_resolutions(node: Node) -> None:
    """From the innermost groups outwards: give each lone general resolution to what all the matters stand under."""
    for child in node.children:
        lift_general_resolutions(child)
    matters = [child for child in node.children if child.status is not ItemStatus.EMPTY]
    if len(matters) < FEWEST_MATTERS or _is_settled(node) or any(_holds_decision(one) for one in matters[:-1]):
        return
    last = matters[-1]
    if last is node.children[-1] and not any(_holds_decision(child) for child in last.children):
        _lift(last, node)


def _lift(last: Node, above: Node) -> None:
    sentences = [at for at, paragraph in enumerate(last.said) if decides(paragraph.text)]
    if len(last.decisions) == 1 and is_general("\n".join(last.decisions[0].texts)):
        above.decisions.append(last.decisions.pop())
    elif not last.decisions and sentences == [len(last.said) - 1] and is_general(last.said[-1].text):
        above.say(last.said.pop())


def is_general(text: str) -> bool:
    """It is about all matters by its words, or takes note and names none."""
    if OF_ALL.search(text):
        return True
    return ACKNOWLEDGES.search(text) is not None and not NO_MATTER.sub("", text)


def _is_settled(node: Node) -> bool:
    return bool(node.decisions) or any(decides(paragraph.text) for paragraph in node.said)


def _holds_decision(node: Node) -> bool:
    return _is_settled(node) or decides(node.heading) or any(map(_holds_decision, node.children))
