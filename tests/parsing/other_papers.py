"""Papers that are no minutes, seeded: news, agenda papers, forms, letters, contracts, fiction, timetables, rosters."""

from collections.abc import Callable
from random import Random

NAMES = ("นายสมชาย ใจดี", "นางสมศรี มีสุข", "นายวิชัย ทองดี", "นางสาวมาลี งามตา", "ดร.ปรีชา เพชรรุ่ง", "นายก้องภพ ทุ่งกว้าง")
OFFICES = ("นายอำเภอดอนกลาง", "หัวหน้าสวนพฤกษศาสตร์", "ปลัดเทศบาล", "ผู้อำนวยการโรงเรียน", "ประธานชุมชน")
BODIES = ("คณะกรรมการสวนสาธารณะ", "สภาเทศบาลตำบลดอนกลาง", "คณะกรรมการสถานศึกษา", "สมาคมคนรักต้นไม้")
DAYS = ("๑ กุมภาพันธ์ ๒๕๖๖", "12 มีนาคม 2567", "๒๗ ธันวาคม ๒๕๖๕", "5 มกราคม 2568")
TOPICS = ("การขุดลอกคลอง", "งานวันต้นไม้", "การซื้อเรือนเพาะชำ", "การซ่อมหลังคาอาคารเรียน", "โครงการอาหารกลางวัน")
MONEY = ("๒๕,๐๐๐ บาท", "1,250,000 บาท", "๔๘๐ บาท")


def news(draw: Random) -> str:
    """A newspaper tells of a meeting."""
    name, body, topic = draw.choice(NAMES), draw.choice(BODIES), draw.choice(TOPICS)
    return (
        f"{topic}คืบหน้าแล้วครึ่งทาง\n"
        f"เมื่อวันที่ {draw.choice(DAYS)} ที่ห้องประชุมดอกแก้ว {name} {draw.choice(OFFICES)} เป็นประธานการประชุม{body} "
        f"ครั้งที่ {draw.randint(1, 12)}/2566 โดยมี{draw.choice(NAMES)} {draw.choice(NAMES)} และผู้แทนชุมชนเข้าร่วมกว่า ๔๐ คน\n"
        f"{name} กล่าวว่า ที่ประชุมเห็นชอบ{topic} วงเงิน {draw.choice(MONEY)} และจะเริ่มงานในเดือนหน้า\n"
        f"ด้านชาวบ้านบอกว่ารอ{topic}มานานแล้ว อยากให้เสร็จก่อนหน้าฝน\n"
    )


def agenda_paper(draw: Random) -> str:
    """What is sent round before a meeting, with the members' names."""
    body, word = draw.choice(BODIES), draw.choice(("ระเบียบวาระที่", "วาระที่"))
    topics = draw.sample(TOPICS, 2)
    members = "".join(f"{at}. {name}\t{draw.choice(OFFICES)}\n" for at, name in enumerate(draw.sample(NAMES, 3), 1))
    return (
        f"ระเบียบวาระการประชุม{body}\nครั้งที่ {draw.randint(1, 12)}/2567\nวันพุธที่ {draw.choice(DAYS)} เวลา ๐๙.๓๐ น.\nณ ห้องประชุมดอกแก้ว\n"
        f"{word} ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ\n{word} ๒ เรื่องรับรองรายงานการประชุม\n{word} ๓ เรื่องเสนอเพื่อพิจารณา\n"
        f"๓.๑ {topics[0]}\n๓.๒ {topics[1]} งบประมาณ {draw.choice(MONEY)}\n{word} ๔ เรื่องอื่น ๆ (ถ้ามี)\nรายนามคณะกรรมการ\n{members}"
    )


def form(draw: Random) -> str:
    """A form that nobody filled in."""
    dots = "." * draw.randint(12, 40)
    return (
        f"แบบรายงานผล{draw.choice(TOPICS)}\nชื่อ{dots}ตำแหน่ง{dots}\nวันที่{dots}เดือน{dots}พ.ศ.{dots}\n"
        f"๑. ผลการดำเนินงาน\n{dots}\n๒. ปัญหาและอุปสรรค\n{dots}\n๓. ข้อเสนอแนะ\n{dots}\nลงชื่อ{dots}ผู้รายงาน\n({dots})\n"
    )


def letter(draw: Random) -> str:
    """An invitation."""
    body = draw.choice(BODIES)
    return (
        f"ที่ นน ๐๐๐๙/ว {draw.randint(10, 900)}\n{draw.choice(DAYS)}\nเรื่อง ขอเชิญประชุม{body}\nเรียน {draw.choice(OFFICES)}\n"
        f"สิ่งที่ส่งมาด้วย ระเบียบวาระการประชุม จำนวน ๑ ชุด\n"
        f"ด้วย{body}กำหนดจัดประชุมครั้งที่ {draw.randint(1, 12)}/2567 ในวันที่ {draw.choice(DAYS)} เวลา ๑๓.๓๐ น. ณ ห้องประชุมดอกแก้ว "
        f"เพื่อพิจารณา{draw.choice(TOPICS)} จึงขอเชิญท่านเข้าร่วมประชุมตามวันและเวลาดังกล่าว\nขอแสดงความนับถือ\n({draw.choice(NAMES)})\n{draw.choice(OFFICES)}\n"
    )


def contract(draw: Random) -> str:
    """Numbered clauses, two signers and two witnesses."""
    one, two, three, four = draw.sample(NAMES, 4)
    return (
        f"สัญญาจ้าง{draw.choice(TOPICS)}\nสัญญาเลขที่ {draw.randint(1, 90)}/2566\nทำที่ สำนักงานเทศบาล วันที่ {draw.choice(DAYS)}\n"
        f"ระหว่าง {one} ผู้ว่าจ้าง ฝ่ายหนึ่ง กับ {two} ผู้รับจ้าง อีกฝ่ายหนึ่ง\n"
        f"ข้อ ๑ ผู้ว่าจ้างตกลงจ้างและผู้รับจ้างตกลงรับจ้าง เป็นเงิน {draw.choice(MONEY)}\nข้อ ๒ ผู้รับจ้างต้องเริ่มงานภายใน ๑๕ วัน\n"
        f"ข้อ ๓ หากผิดสัญญา ผู้ว่าจ้างมีสิทธิบอกเลิกสัญญา\n(ลงชื่อ)........................ผู้ว่าจ้าง\n({one})\n(ลงชื่อ)........................ผู้รับจ้าง\n({two})\n"
        f"(ลงชื่อ)........................พยาน\n({three})\n(ลงชื่อ)........................พยาน\n({four})\n"
    )


def fiction(draw: Random) -> str:
    """People talk, some of them about meetings."""
    who, other = draw.sample(NAMES, 2)
    return (
        f"บทที่ {draw.randint(1, 30)}\nเช้าวันนั้น{who}เดินเข้าห้องประชุมช้ากว่าทุกคน\n“เริ่มประชุมกันไปหรือยัง” เขาถามพลางวางกระเป๋า\n"
        f"{other}: ยังเลย ประธานยังไม่มา\n“ถ้าอย่างนั้นขอกาแฟก่อน” เขาว่า แล้วมองนาฬิกาที่บอกเวลา ๐๙.๓๐ น.\n"
        f"ไม่มีใครรับทราบว่าคืนนั้นเรือลำสุดท้ายออกจากท่าไปแล้ว เรื่อง{draw.choice(TOPICS)}ก็ไม่มีใครพูดถึงอีก\n"
    )


def timetable(draw: Random) -> str:
    """The programme of a day."""
    speakers = draw.sample(NAMES, 3)
    rows = "".join(
        f"{hour:02}.00 - {hour + 1:02}.00 น.\t{draw.choice(TOPICS)} โดย {name}\n"
        for hour, name in zip((9, 10, 13), speakers, strict=True)
    )
    return f"กำหนดการอบรม{draw.choice(TOPICS)}\nวันที่ {draw.choice(DAYS)}\nณ ห้องประชุมดอกแก้ว\n๐๘.๓๐ น. ลงทะเบียน\n{rows}๑๖.๐๐ น. ปิดการอบรม\n"


def roster(draw: Random) -> str:
    """An order that appoints a committee: names and parts, and nobody met."""
    members = "".join(
        f"{at}. {name}\t{draw.choice(OFFICES)}\t{'ประธานกรรมการ' if at == 1 else 'กรรมการ'}\n"
        for at, name in enumerate(draw.sample(NAMES, 5), 1)
    )
    return (
        f"คำสั่งเทศบาลตำบลดอนกลาง\nที่ {draw.randint(1, 400)}/2566\nเรื่อง แต่งตั้ง{draw.choice(BODIES)}\nเพื่อให้{draw.choice(TOPICS)}เป็นไปด้วยความเรียบร้อย จึงแต่งตั้งผู้มีรายนามดังต่อไปนี้\n"
        f"{members}ให้คณะกรรมการมีหน้าที่ควบคุมงานและรายงานผล\nสั่ง ณ วันที่ {draw.choice(DAYS)}\n({draw.choice(NAMES)})\n{draw.choice(OFFICES)}\n"
    )


KINDS: tuple[Callable[[Random], str], ...] = (news, agenda_paper, form, letter, contract, fiction, timetable, roster)
