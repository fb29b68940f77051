"""What findings say: their names by code, and the templates of their messages."""

from collections.abc import Mapping

from minutes_extract.messages.template import Message

# code: (Thai, English)
CODE_NAMES: Mapping[str, tuple[str, str]] = {
    "attendance.count": ("จำนวนคนไม่ตรงกับที่ระบุ", "Stated and found numbers of people differ"),
    "attendance.numbering": ("เลขลำดับรายชื่อข้ามหรือซ้ำ", "The list of names skips or repeats a number"),
    "attendance.name": ("ชื่อหรือนามสกุลขาด", "A name is incomplete"),
    "meeting.weekday": ("วันไม่ตรงกับวันที่", "Weekday and date disagree"),
    "meeting.missing": ("หัวรายงานขาดข้อมูล", "The title block lacks something"),
    "meeting.disagrees": ("หนังสือนำส่งไม่ตรงกับรายงาน", "Letter and minutes disagree"),
    "agenda.numbering": ("เลขวาระข้ามหรือซ้ำ", "Agenda numbers skip or repeat"),
    "agenda.order": ("วาระไม่เรียงลำดับ", "Items out of order"),
    "agenda.no_resolution": ("เรื่องเพื่อพิจารณาไม่มีมติ", "No resolution on a matter for consideration"),
    "document.not_minutes": ("ไม่ใช่รายงานการประชุม", "No minutes"),
    "document.several_meetings": ("แฟ้มนี้มีรายงานการประชุมหลายครั้ง", "Several meetings in the file"),
    "structure.inferred": ("ไม่พบหัวเรื่องที่รู้จัก อ่านจากเนื้อความ", "Told by evidence, not by a heading"),
    "structure.doubtful": ("ขอบเขตไม่แน่นอน", "A doubtful boundary"),
    "table.total": ("ผลรวมไม่ตรง", "A total is not the sum"),
    "table.total_unchecked": ("ผลรวมที่ตรวจไม่ได้", "A total that could not be checked"),
    "number.form": ("ตัวเลขที่รูปแบบไม่แน่นอน", "A number in a doubtful form"),
    "date.form": ("วันที่ที่เป็นไปไม่ได้หรือมีหลายวัน", "An impossible day, or several days"),
    "table.shape": ("จำนวนช่องในแถวไม่เท่ากัน", "A row of another length"),
    "table.numbering": ("เลขลำดับแถวข้ามหรือซ้ำ", "Row numbers skip or repeat"),
    "enclosure.numbering": ("เลขเอกสารแนบข้ามหรือซ้ำ", "Enclosures skip or repeat a number"),
    "amount.words": ("ตัวเลขไม่ตรงกับตัวอักษร", "Figure and words disagree"),
    "signatures.name": ("ชื่อผู้ลงนามสะกดต่างจากรายชื่อ", "A signer is spelt otherwise in the list"),
    "text.foreign_script": ("มีอักษรต่างภาษา", "Letters of another script"),
    "text.unlikely_word": ("คำที่น่าสงสัย", "An unlikely word"),
    "text.layer": ("ข้อความในแฟ้มชำรุด", "The text layer is broken"),
    "votes.sum": ("คะแนนเสียงรวมไม่เท่ากับผู้มาประชุม", "Votes do not add up to those present"),
    "votes.names": ("จำนวนผู้ลงคะแนนไม่ตรงกับรายชื่อ", "Counted and named voters differ"),
    "votes.majority": ("คะแนนเสียงไม่ถึงเกณฑ์ที่ต้องได้", "The majority that is needed is not reached"),
    "person.unlisted": ("ผู้เสนอหรือผู้รับรองไม่อยู่ในรายชื่อ", "Somebody who moves or seconds is on no list"),
    "source.struck_text": ("มีข้อความที่ขีดฆ่า", "Text that is struck through"),
    "source.hidden_text": ("มีข้อความที่ซ่อนอยู่", "Hidden text"),
    "source.set_aside": ("มีข้อความนอกเนื้อหา (ลายน้ำ ตราประทับ ขอบกระดาษ)", "Text beside the minutes was set aside"),
    "page.layout": ("หน้ากระดาษถูกหมุนหรือแบ่งก่อนอ่าน", "The page was turned or cut"),
    "source.repeated_text": ("ข้อความซ้ำวน", "Lines repeated over and over"),
    "source.not_read": ("มีส่วนของไฟล์ที่ไม่ได้อ่าน", "A part of the file was not read"),
    "internal.error": ("โปรแกรมขัดข้องในบางส่วน", "The program failed at a part"),
    "content.unparsed": ("บรรทัดที่ไม่เข้าช่องใด", "Lines that no rule took"),
    "page.unread_ink": ("มีหมึกคล้ายตัวพิมพ์ที่ไม่ได้อ่าน", "Ink like print that was not read"),
    "ocr.low_confidence": ("คำที่อ่านจากภาพได้ไม่แน่ใจ", "Read with low confidence"),
    "ocr.hard_to_read": ("ภาพหน้าอ่านได้ไม่ชัด", "A page that is hard to read"),
    "ocr.unverified_number": ("ตัวเลขจากภาพที่ยืนยันไม่ได้", "A number from a scan that nothing confirms"),
    "review.patch_conflict": ("การแก้ไขเดิมขัดกับผลอ่านใหม่", "A correction no longer fits"),
}

FINDINGS: tuple[Message, ...] = (
    # agenda
    Message("Number {number} is repeated.", "เลข {number} ซ้ำ"),
    Message("Number {number} follows {above}.", "เลข {number} อยู่ต่อจาก {above}"),
    Message("{label} is for consideration and has no resolution.", "{label} เป็นเรื่องเพื่อพิจารณา แต่ไม่พบมติ"),
    Message("The item is for consideration and has no resolution.", "เรื่องนี้เป็นเรื่องเพื่อพิจารณา แต่ไม่พบมติ"),
    Message("Enclosure {number} is named for two items.", "เอกสารแนบ {number} ถูกอ้างถึงในสองเรื่อง"),
    Message("Enclosure {number} is named nowhere.", "ไม่พบที่อ้างถึงเอกสารแนบ {number}"),
    Message(
        "Items stand out of numeric order: pages may have been swapped. They are given in numeric order here.",
        "วาระไม่เรียงตามเลข อาจสลับหน้ากัน ที่นี่จัดเรียงตามเลขให้แล้ว",
    ),
    # attendance
    Message("{term_list}: {stated} are stated, {found} were found.", "{term_list}: ระบุไว้ {stated} คน แต่พบ {found} คน"),
    Message("{term_list}: number {number} follows {above}.", "{term_list}: ลำดับที่ {number} อยู่ต่อจาก {above}"),
    Message("{name} has no {term} name.", "{name} ไม่มี{term}"),
    Message("A person has no {term} name.", "บุคคลหนึ่งไม่มี{term}"),
    Message(
        "{name} here is {other} in the list of names.",
        "{name} ที่นี่ ตรงกับ {other} ในรายชื่อผู้มาประชุม แต่สะกดต่างกัน",
    ),
    # internal.error
    Message(
        "The {term_kind} {step} of the {term_section} failed ({error}): {term_lost}; the rest stands.",
        "โปรแกรมขัดข้องที่ {term_section} ({term_kind} {step}: {error}) ส่วนอื่นยังใช้ได้: {term_lost}",
    ),
    Message(
        "The {term_kind} {step} of the document failed ({error}): {term_lost}; the rest stands.",
        "โปรแกรมขัดข้องขณะอ่านเอกสาร ({term_kind} {step}: {error}) ส่วนอื่นยังใช้ได้: {term_lost}",
    ),
    # pages
    Message("Page {page} cannot be fully trusted: {term}.", "หน้า {page} เชื่อถือได้ไม่เต็มที่: {term}"),
    Message("The text cannot be fully trusted: {term}.", "ข้อความเชื่อถือได้ไม่เต็มที่: {term}"),
    Message(
        "Page {page} was hard to read from its picture, {percent} sure on average: look at all of it.",
        "ภาพหน้า {page} อ่านยาก มั่นใจเฉลี่ย {percent} โปรดตรวจทั้งหน้า",
    ),
    Message(
        "The text was hard to read from its picture, {percent} sure on average: look at all of it.",
        "ภาพอ่านยาก มั่นใจเฉลี่ย {percent} โปรดตรวจทั้งหมด",
    ),
    # meeting
    Message(
        "These are not the minutes of a meeting that was held. Letters read: {letters}, from {term_from}.",
        "เอกสารนี้ไม่ใช่รายงานการประชุมที่จัดแล้ว อ่านได้ {letters} ตัวอักษร จาก{term_from}",
    ),
    Message(
        "These are not the minutes of a meeting that was held. Letters read: {letters}, from {term_from}. Not read: {term_unread}.",
        "เอกสารนี้ไม่ใช่รายงานการประชุมที่จัดแล้ว อ่านได้ {letters} ตัวอักษร จาก{term_from} ส่วนที่ไม่ได้อ่าน: {term_unread}",
    ),
    Message("page {page}", "หน้า {page}"),
    Message(
        "The file holds the minutes of {count} meetings; this is number {index}.",
        "แฟ้มนี้มีรายงานการประชุม {count} ครั้ง ฉบับนี้คือครั้งที่ {index} ในแฟ้ม",
    ),
    Message("No {term} was found in the title block.", "ไม่พบ{term}ในหัวรายงาน"),
    Message(
        "{date} was a {term_computed}, but the paper says {term_stated}.",
        "{date} ตรงกับวัน{term_computed} แต่ในเอกสารเขียนว่าวัน{term_stated}",
    ),
    Message(
        "The covering letter says {letter}, the title block {title}.",
        "หนังสือนำส่งเขียนว่า {letter} แต่หัวรายงานเขียนว่า {title}",
    ),
    # structure
    Message(
        "No known heading stands over this list of names: that it is one, and who is on it, is told by its people.",
        "ไม่พบหัวข้อที่รู้จักเหนือรายชื่อนี้ โปรแกรมรู้ว่าเป็นรายชื่อจากชื่อคนในนั้น โปรดตรวจ",
    ),
    Message(
        "The word before this agenda's number is none that is known: that it begins here is told by the numbers.",
        "คำหน้าเลขวาระนี้ไม่ใช่คำที่รู้จัก โปรแกรมรู้ว่าวาระเริ่มตรงนี้จากลำดับเลข โปรดตรวจ",
    ),
    Message(
        "Nothing on the paper says whether these people were members, guests or absent.",
        "ไม่มีข้อความบอกว่าคนเหล่านี้เป็นผู้มาประชุม ผู้เข้าร่วม หรือผู้ไม่มาประชุม",
    ),
    Message(
        "Another meeting may begin here: a title with a number of its own stands above a list of names.",
        "อาจเริ่มการประชุมอีกครั้งตรงนี้ มีชื่อรายงานที่มีเลขครั้งของตนเองอยู่เหนือรายชื่อ",
    ),
    Message(
        "The title does not begin as minutes do; it is told by the number or date below it.",
        "ชื่อเรื่องไม่ขึ้นต้นอย่างรายงานการประชุมทั่วไป โปรแกรมรู้จากครั้งที่หรือวันที่ที่อยู่ข้างล่าง โปรดตรวจ",
    ),
    Message("{printed} is read as {word}.", "“{printed}” อ่านเป็น “{word}”"),
    # tables
    Message(
        "The total of {column} is stated as {stated}; the rows add up to {computed}.",
        "ผลรวมของ {column} ระบุไว้ {stated} แต่บวกได้ {computed}",
    ),
    Message(
        "The total of column {index} is stated as {stated}; the rows add up to {computed}.",
        "ผลรวมของคอลัมน์ที่ {index} ระบุไว้ {stated} แต่บวกได้ {computed}",
    ),
    Message(
        "A row has {cells} cells where the table has {columns} columns.", "แถวหนึ่งมี {cells} ช่อง แต่ตารางมี {columns} คอลัมน์"
    ),
    Message("Row number {number} follows {above}.", "เลขแถว {number} อยู่ต่อจาก {above}"),
    Message("{figure} is not {words}.", "{figure} ไม่ตรงกับ {words}"),
    # words
    Message("{word} has letters of another script: {letters}.", "“{word}” มีอักษรต่างภาษา: {letters}"),
    Message("{count} lines of the {term} fit no rule.", "มี {count} บรรทัดใน{term}ที่ไม่เข้าช่องใด"),
    Message("{count} line of the {term} fit no rule.", "มี {count} บรรทัดใน{term}ที่ไม่เข้าช่องใด"),
    Message("{word} is unlikely; perhaps {suggestions}.", "“{word}” น่าจะผิด อาจเป็น {suggestions}"),
    # scans
    Message(
        "{count} {term} are doubtful: compare them with the paper.", "มี {count} {term}ที่อ่านได้ไม่แน่ใจ โปรดเทียบกับต้นฉบับ"
    ),
    Message("numbers of the column {term}", "ตัวเลขในคอลัมน์ {term} "),
    Message("readings of this page", "แห่งในหน้านี้"),
    Message(
        "The {term} {raw} was read from a picture, {percent} sure, and {term_why}: compare its digits with the paper.",
        "{term} {raw} อ่านจากภาพ มั่นใจ {percent} และ{term_why} โปรดเทียบตัวเลขกับต้นฉบับ",
    ),
    Message(
        "{text} ({term}) was read from a picture, {percent} sure of its least sure letter: compare it with the paper.",
        "“{text}” ({term}) อ่านจากภาพ ตัวที่ไม่แน่ใจที่สุดมั่นใจ {percent} โปรดเทียบกับต้นฉบับ",
    ),
    # votes
    Message("{name} is on no list.", "ไม่พบ {name} ในรายชื่อ"),
    Message("{counted} votes are counted, {present} are present.", "นับคะแนนได้ {counted} เสียง แต่มีผู้มาประชุม {present}"),
    Message("{stated} voters are counted, {found} are named.", "ระบุผู้ลงคะแนน {stated} คน แต่มีรายชื่อ {found} คน"),
    Message("{yes} of {of} is less than what is needed: {asked}.", "{yes} จาก {of} ไม่ถึงเกณฑ์ที่ต้องได้: {asked}"),
    Message(
        "{raw} is printed in a form that says no certain number: compare it with the paper.",
        "“{raw}” มีรูปแบบที่ไม่แน่ว่าเป็นตัวเลขใด โปรดเทียบกับต้นฉบับ",
    ),
    Message(
        "The total of {column} could not be checked: a cell of its column is no number.",
        "ตรวจผลรวมของ {column} ไม่ได้ เพราะมีช่องที่ไม่ใช่ตัวเลข",
    ),
    Message("{raw} is no day of the calendar.", "“{raw}” ไม่มีในปฏิทิน"),
    Message("{raw} says several days; the first is kept.", "“{raw}” มีหลายวัน เก็บวันแรกไว้"),
    # what was set aside
    Message("Page {page} {term} ({times} times).", "หน้า {page} {term} ({times} แห่ง)"),
    Message("Page {page} {term}.", "หน้า {page} {term}"),
    Message("The file {term} ({times} times).", "แฟ้ม{term} ({times} แห่ง)"),
    Message("The file {term}.", "แฟ้ม{term}"),
    Message(
        "The file holds a document that is not the minutes of a meeting that was held.",
        "ในแฟ้มมีเอกสารอื่นที่ไม่ใช่รายงานการประชุมที่จัดแล้ว",
    ),
    Message("has text that is struck through; it is no part of the minutes", "มีข้อความที่ขีดฆ่า ไม่นับเป็นส่วนของรายงาน"),
    Message(
        "holds text that the paper does not show; it is no part of the minutes",
        "มีข้อความที่กระดาษไม่แสดง ไม่นับเป็นส่วนของรายงาน",
    ),
    Message(
        "repeats the same lines over and over, as a model that loops; they are kept once",
        "มีบรรทัดซ้ำวนไปมา เก็บไว้เพียงครั้งเดียว",
    ),
    Message("has text beyond its edges; it is no part of the minutes", "มีข้อความนอกขอบกระดาษ ไม่นับเป็นส่วนของรายงาน"),
    Message("has a watermark across its text", "มีลายน้ำทับข้อความ"),
    Message("has text that runs up or down its margin", "มีข้อความแนวตั้งที่ขอบกระดาษ"),
    Message("has numbers of lines in its margin", "มีเลขบรรทัดที่ขอบกระดาษ"),
    Message("has a stamp", "มีตราประทับ"),
    Message("has a remark that somebody put beside the text", "มีข้อคิดเห็นที่ผู้อื่นเขียนกำกับไว้"),
    Message("has a running head or foot that was set aside", "มีหัวกระดาษหรือท้ายกระดาษที่แยกไว้"),
    Message("lies on its side or head; it was turned", "วางตะแคงหรือกลับหัว หมุนแล้วจึงอ่าน"),
    Message("holds two pages side by side; the left one is read first", "มีสองหน้าในแผ่นเดียว อ่านหน้าซ้ายก่อน"),
    Message("holds two columns of prose; the left one is read first", "พิมพ์สองคอลัมน์ อ่านคอลัมน์ซ้ายก่อน"),
    Message("has a picture in which no print was read", "มีภาพที่ไม่พบตัวพิมพ์"),
    Message("has a picture that breaks off", "มีภาพที่ขาดหายไปบางส่วน"),
    Message("has a picture that cannot be read", "มีภาพที่อ่านไม่ได้"),
    Message("has a text layer that says otherwise than its picture, which is read", "มีชั้นข้อความที่ไม่ตรงกับภาพ จึงอ่านจากภาพ"),
    Message("has a text layer that lost letters; its picture is read", "มีชั้นข้อความที่ตัวอักษรหาย จึงอ่านจากภาพ"),
    Message("has a text layer that its picture could not confirm", "มีชั้นข้อความที่ภาพยืนยันไม่ได้"),
    Message("has a file attached that was not read", "มีแฟ้มแนบที่ไม่ได้อ่าน"),
    Message("is a portfolio of files, of which only the cover was read", "เป็นแฟ้มรวมเอกสาร อ่านเฉพาะหน้าปก"),
    Message("is an XFA form, whose fields were not read", "เป็นแบบฟอร์ม XFA ที่ไม่ได้อ่านช่องข้อมูล"),
    Message("holds a part in another format that was not read", "มีส่วนที่เป็นรูปแบบอื่นซึ่งไม่ได้อ่าน"),
    Message("breaks off: the rest cannot be read", "ขาดหายไป ส่วนที่เหลืออ่านไม่ได้"),
    Message("has an annotation that cannot be read", "มีคำอธิบายประกอบที่อ่านไม่ได้"),
    Message("has more annotations than are read", "มีคำอธิบายประกอบมากเกินกว่าที่อ่าน"),
    # review
    Message("A correction by {who} could not be applied: {reason}.", "การแก้ไขของ {who} ใช้กับผลอ่านใหม่ไม่ได้: {reason}"),
)
