"""Help of the commands and their options, and what the command line says of wrong ones."""

from minutes_extract.messages.template import Message

HELP: tuple[Message, ...] = (
    # ---- frame
    Message("Thai minutes of meetings (รายงานการประชุม) → checked JSON.", "รายงานการประชุมภาษาไทย → JSON ที่ตรวจแล้ว"),
    Message("Print the version and end.", "แสดงรุ่นของโปรแกรมแล้วจบ"),
    Message("Language of messages: th or en; default: the system's.", "ภาษาของข้อความ: th หรือ en ปกติใช้ภาษาของระบบ"),
    Message("Show this message and exit.", "แสดงวิธีใช้นี้แล้วจบ"),
    Message("Usage:", "วิธีใช้:"),
    Message("Options", "ตัวเลือก"),
    Message("Commands", "คำสั่ง"),
    Message("Arguments", "สิ่งที่ต้องระบุ"),
    Message(
        "Install completion for the current shell.",
        "ติดตั้งการเติมคำสั่งอัตโนมัติในเชลล์ที่ใช้อยู่",
    ),
    Message(
        "Show completion for the current shell, to copy it or customize the installation.",
        "แสดงสคริปต์เติมคำสั่งอัตโนมัติ เพื่อคัดลอกหรือปรับเอง",
    ),
    Message("Try '{command}' for help.", "ดูวิธีใช้ด้วย '{command}'"),
    Message("No such option {name}.", "ไม่มีตัวเลือก {name}"),
    Message("No such option: {name}", "ไม่มีตัวเลือก {name}"),
    Message("No such option: {name} Did you mean {other}?", "ไม่มีตัวเลือก {name} หมายถึง {other} หรือไม่"),
    Message("No such command {name}. Did you mean {other}?", "ไม่มีคำสั่ง {name} หมายถึง {other} หรือไม่"),
    Message("No such command {name}.", "ไม่มีคำสั่ง {name}"),
    Message("Missing argument {name}.", "ยังไม่ได้ระบุ {name}"),
    Message("Missing option {name}.", "ยังไม่ได้ระบุตัวเลือก {name}"),
    Message("Missing command.", "ยังไม่ได้ระบุคำสั่ง"),
    Message("Option {name} requires an argument.", "ตัวเลือก {name} ต้องมีค่า"),
    Message("Option {name} does not take a value.", "ตัวเลือก {name} ไม่ต้องมีค่า"),
    Message("Invalid value for {name}: {reason}", "ค่าของ {name} ไม่ถูกต้อง: {reason}"),
    Message("{value} is not one of {names}.", "{value} ไม่อยู่ใน {names}"),
    Message("Value error, {reason}", "{reason}"),
    Message("Input should be a valid integer, unable to parse string as an integer", "ต้องเป็นจำนวนเต็ม"),
    Message("Input should be a valid integer", "ต้องเป็นจำนวนเต็ม"),
    Message("Input should be a valid number, unable to parse string as a number", "ต้องเป็นตัวเลข"),
    Message("Input should be a valid string", "ต้องเป็นข้อความ"),
    Message("Input should be a valid boolean{more}", "ต้องเป็นใช่หรือไม่ใช่"),
    Message("Input should be a valid list", "ต้องเป็นรายการ"),
    Message("Input should be greater than or equal to {least}", "ต้องไม่น้อยกว่า {least}"),
    Message("Input should be less than or equal to {most}", "ต้องไม่มากกว่า {most}"),
    Message("Input should be greater than {least}", "ต้องมากกว่า {least}"),
    Message("Input should be less than {most}", "ต้องน้อยกว่า {most}"),
    Message("Input should be '{names}'", "ต้องเป็นอย่างหนึ่งใน '{names}'"),
    Message("Field required", "ต้องมีค่า"),
    Message("Extra inputs are not permitted", "ไม่มีช่องนี้"),
    Message("Got unexpected extra argument ({name})", "มีสิ่งที่ระบุเกินมา ({name})"),
    Message("Got unexpected extra arguments ({name})", "มีสิ่งที่ระบุเกินมา ({name})"),
    # ---- convert
    Message(
        "PDF, pictures, DOCX, DOC, ODT, RTF, text, Markdown, HTML, ZIP or EML; told by content, not by name.",
        "PDF, ภาพ, DOCX, DOC, ODT, RTF, ข้อความ, Markdown, HTML, ZIP หรือ EML ดูจากเนื้อแฟ้ม ไม่ใช่นามสกุล",
    ),
    Message("Where the JSON goes; - is standard output.", "ที่เก็บ JSON เครื่องหมาย - คือแสดงบนจอ"),
    Message(
        "Encoding of a text file, e.g. cp874; found out where it is not given.",
        "รหัสอักษรของแฟ้มข้อความ เช่น cp874 ถ้าไม่ระบุ โปรแกรมจะหาเอง",
    ),
    Message("Password of an encrypted PDF.", "รหัสผ่านของ PDF ที่เข้ารหัส"),
    Message(
        "Pages to read from their picture: auto, those without a sound text layer; always; never.",
        "หน้าที่อ่านจากภาพ: auto เฉพาะหน้าที่ไม่มีข้อความฝังที่ใช้ได้, always ทุกหน้า, never ไม่อ่าน",
    ),
    Message(
        "Who reads them; tesseract needs minutes-extract[tesseract] and its Thai data.",
        "ตัวอ่านภาพ ถ้าใช้ tesseract ต้องติดตั้ง minutes-extract[tesseract] และข้อมูลภาษาไทย",
    ),
    Message(
        "Show on standard error where the program failed at a part (finding internal.error).",
        "แสดงว่าโปรแกรมขัดข้องตรงใด (ข้อสังเกต internal.error)",
    ),
    Message(
        "Turn documents into JSON, one for each meeting: into a folder x.json, or x.1.json, x.2.json …; elsewhere one a line.",
        "แปลงเอกสารเป็น JSON หนึ่งแฟ้มต่อการประชุมหนึ่งครั้ง: ในโฟลเดอร์เป็น x.json หรือ x.1.json, x.2.json … ที่อื่นบรรทัดละครั้ง",
    ),
    Message(
        "Examples: minutes-extract convert minutes.pdf · minutes-extract convert a.docx scan.tiff -o out/",
        "ตัวอย่าง: minutes-extract convert รายงาน.pdf · minutes-extract convert a.docx scan.tiff -o ผลลัพธ์/",
    ),
    # ---- batch and watch
    Message("No progress and no summary; failed files are reported.", "ไม่แสดงความคืบหน้าและสรุป แสดงเฉพาะแฟ้มที่อ่านไม่ได้"),
    Message("Wait for another run in the same output folder.", "รอให้งานอื่นในโฟลเดอร์เดียวกันเสร็จก่อน"),
    Message("Largest file.", "ขนาดแฟ้มใหญ่สุด"),
    Message("Longest document, in pages.", "จำนวนหน้ามากสุดของเอกสาร"),
    Message("Most memory for one worker.", "หน่วยความจำมากสุดของตัวทำงานหนึ่งตัว"),
    Message(
        "Longest time for one document, or for 20 pages of a long one.",
        "เวลานานสุดของเอกสารหนึ่งฉบับ หรือ 20 หน้าของฉบับยาว",
    ),
    Message("Send files to the cluster, which cannot see their path.", "ส่งแฟ้มไปที่คลัสเตอร์ เมื่อคลัสเตอร์มองไม่เห็นโฟลเดอร์"),
    Message("Work on a Dask cluster that runs already.", "ทำบนคลัสเตอร์ Dask ที่เปิดอยู่แล้ว"),
    Message("Workers; default: the cores that may be used.", "จำนวนตัวทำงาน ปกติเท่าจำนวนแกนประมวลผล"),
    Message("The pictures of a folder are the pages of one paper.", "ภาพในโฟลเดอร์เป็นแต่ละหน้าของเอกสารเดียวกัน"),
    Message("Leave these out, e.g. 'drafts' or '2540/**'.", "เว้นแฟ้มเหล่านี้ เช่น 'drafts' หรือ '2540/**'"),
    Message("Of folders take only these, e.g. '*.pdf'.", "ในโฟลเดอร์เอาเฉพาะแฟ้มเหล่านี้ เช่น '*.pdf'"),
    Message(
        "A list of files, one a line or ended by NUL; - is standard input.",
        "รายชื่อแฟ้ม บรรทัดละชื่อหรือคั่นด้วย NUL เครื่องหมาย - คือรับเข้าทางมาตรฐาน",
    ),
    Message("Where JSON, ledger and summary go.", "ที่เก็บ JSON บัญชีงาน และสรุป"),
    Message("Folders to watch, with all below them.", "โฟลเดอร์ที่เฝ้าดู รวมโฟลเดอร์ย่อย"),
    Message("Folders and files.", "โฟลเดอร์และแฟ้ม"),
    Message("Only list what would be done, and why.", "แสดงเพียงว่าจะทำแฟ้มใด เพราะอะไร"),
    Message("Look for changes by content, not by size and time.", "ดูว่าแฟ้มเปลี่ยนจากเนื้อแฟ้ม ไม่ใช่จากขนาดและเวลา"),
    Message("Keep what this version or a later one made.", "ไม่ทำซ้ำสิ่งที่ทำด้วยรุ่นนี้หรือใหม่กว่า"),
    Message("What to do again although its file is the same.", "ให้ทำอะไรใหม่แม้แฟ้มไม่เปลี่ยน"),
    Message("Read the folders again and again, for network drives.", "อ่านโฟลเดอร์ซ้ำ ๆ สำหรับที่เก็บบนเครือข่าย"),
    Message("A file is whole when unchanged for so long.", "ถือว่าแฟ้มครบเมื่อไม่เปลี่ยนนานเท่านี้"),
    Message(
        "Convert a whole archive: parallel, resumable, one bad file never stops it.",
        "แปลงทั้งคลังเอกสาร: ทำพร้อมกันหลายแฟ้ม หยุดแล้วทำต่อได้ แฟ้มเสียไม่ทำให้หยุด",
    ),
    Message(
        "Examples: minutes-extract batch archive/ -o out/ · find . -name '*.pdf' -print0 | minutes-extract batch --from - -o out/",
        "ตัวอย่าง: minutes-extract batch กล่อง/ -o ผลลัพธ์/ · find . -name '*.pdf' -print0 | minutes-extract batch --from - -o ผลลัพธ์/",
    ),
    Message(
        "Convert files as scanners drop them into a folder, until Ctrl-C.",
        "แปลงแฟ้มที่เครื่องสแกนส่งเข้าโฟลเดอร์ จนกว่าจะกด Ctrl-C",
    ),
    Message(
        "Example: minutes-extract watch /srv/scans -o /srv/json --include '*.pdf'",
        "ตัวอย่าง: minutes-extract watch /srv/scans -o /srv/json --include '*.pdf'",
    ),
    # ---- report
    Message("Where the two files go; DIR if not given.", "ที่เก็บสองแฟ้ม ปกติคือ DIR"),
    Message(
        "Write สรุป.html and ทะเบียนการประชุม.xlsx: a row a document, with what to do, resolutions, people, findings.",
        "เขียน สรุป.html และ ทะเบียนการประชุม.xlsx: ฉบับละแถว พร้อมสิ่งที่ต้องทำ มติ ผู้มาประชุม และข้อสังเกต",
    ),
    Message("Example: minutes-extract report out/", "ตัวอย่าง: minutes-extract report ผลลัพธ์/"),
    # ---- evaluate
    Message("Print JSON instead of a table.", "แสดงเป็น JSON แทนตาราง"),
    Message("List every field that differs.", "แสดงทุกช่องที่ต่างกัน"),
    Message("End with 1 where something is worse than in the baseline.", "จบด้วยรหัส 1 ถ้ามีสิ่งใดแย่ลงกว่าผลวัดที่บันทึกไว้"),
    Message("End with 1 where the strict macro F1 is below this.", "จบด้วยรหัส 1 ถ้า F1 เฉลี่ยต่ำกว่านี้"),
    Message("Save this evaluation as a baseline.", "บันทึกผลวัดนี้ไว้เทียบครั้งต่อไป"),
    Message("Show gains and losses against this saved evaluation.", "แสดงส่วนที่ดีขึ้นและแย่ลงเทียบกับผลวัดที่บันทึกไว้"),
    Message(
        "Score found JSON against golden files, field by field. Ends with 1 where a golden file has no found one.",
        "วัดผลลัพธ์เทียบกับแฟ้มต้นแบบ ทีละช่อง จบด้วยรหัส 1 ถ้าแฟ้มต้นแบบใดไม่มีผลลัพธ์",
    ),
    Message(
        "Example: minutes-extract evaluate out/ golden/ --misses --baseline last.json",
        "ตัวอย่าง: minutes-extract evaluate ผลลัพธ์/ ต้นแบบ/ --misses --baseline ครั้งก่อน.json",
    ),
    # ---- explain and schema
    Message(
        "Draw each page of a PDF with the boxes of its values into DIR.", "วาดแต่ละหน้าของ PDF พร้อมกรอบของข้อมูลไว้ใน DIR"
    ),
    Message(
        "Show line by line which zone and rule took it, and what was repaired.",
        "แสดงทีละบรรทัดว่าอยู่ส่วนใด ใช้กฎใด และซ่อมอะไร",
    ),
    Message(
        "Examples: minutes-extract explain minutes.txt · minutes-extract explain minutes.pdf --draw pages/",
        "ตัวอย่าง: minutes-extract explain รายงาน.txt · minutes-extract explain รายงาน.pdf --draw หน้า/",
    ),
    Message("Print the JSON Schema of the output.", "แสดง JSON Schema ของผลลัพธ์"),
    Message(
        "Example: minutes-extract schema > minutes.schema.json",
        "ตัวอย่าง: minutes-extract schema > minutes.schema.json",
    ),
    # ---- export
    Message("A folder; for ndjson and pdf a file, or -.", "โฟลเดอร์ สำหรับ ndjson เป็นแฟ้มหรือ -"),
    Message(
        "A folder of JSON; for alto also a PDF or an image, for pdf only those.",
        "โฟลเดอร์ของ JSON สำหรับ alto เป็น PDF หรือภาพก็ได้ สำหรับ pdf ต้องเป็น PDF หรือภาพ",
    ),
    Message(
        "Write what other tools read: search engines, spreadsheets, archives.",
        "เขียนเป็นรูปแบบที่โปรแกรมอื่นอ่านได้: ระบบค้นหา ตารางทำการ คลังจดหมายเหตุ",
    ),
    Message(
        "Examples: minutes-extract export out/ --to ndjson -o minutes.ndjson · minutes-extract export out/ --to xlsx -o tables/",
        "ตัวอย่าง: minutes-extract export ผลลัพธ์/ --to ndjson -o รายงาน.ndjson · minutes-extract export ผลลัพธ์/ --to xlsx -o ตาราง/",
    ),
    # ---- review
    Message("Language of messages and of --static pages: th or en.", "ภาษาของข้อความและของหน้า --static: th หรือ en"),
    Message("Write one read-only HTML file per document instead.", "เขียนเป็นแฟ้ม HTML อ่านอย่างเดียว ฉบับละแฟ้ม แทน"),
    Message("Where page images and the list are kept.", "ที่เก็บภาพหน้าและรายการ"),
    Message("Only print the address.", "แสดงเพียงที่อยู่ ไม่เปิดเบราว์เซอร์"),
    Message("Port to listen on; 0 takes a free one.", "พอร์ต 0 คือให้โปรแกรมหาเอง"),
    Message("Address to listen on.", "ที่อยู่ของเครื่องที่เปิดให้เข้า"),
    Message("Who reviews; can be put in on the page.", "ชื่อผู้ตรวจ ใส่ในหน้าก็ได้"),
    Message(
        "Search database of DIR: the search box sees whole texts.", "ฐานข้อมูลค้นหาของ DIR ทำให้ช่องค้นหาเห็นเนื้อความทั้งหมด"
    ),
    Message("Where accepted documents go; DIR/golden if not given.", "ที่เก็บฉบับที่รับเป็นต้นแบบ ปกติ DIR/golden"),
    Message("Where the papers are, if not beside the JSON.", "ที่อยู่ของต้นฉบับ ถ้าไม่ได้อยู่ข้าง JSON"),
    Message("A folder of JSON, as convert or batch wrote it.", "โฟลเดอร์ผลลัพธ์ที่ convert หรือ batch เขียน"),
    Message("Look at what was read beside the paper, put it right, accept it.", "ดูสิ่งที่อ่านได้ข้างต้นฉบับ แก้ให้ถูก แล้วรับ"),
    Message(
        "Example: minutes-extract review out/ --sources scans/",
        "ตัวอย่าง: minutes-extract review ผลลัพธ์/ --sources กล่อง/",
    ),
    # ---- index and search
    Message("The search database, one SQLite file.", "ฐานข้อมูลค้นหา เป็นแฟ้ม SQLite แฟ้มเดียว"),
    Message("Print JSON.", "แสดงเป็น JSON"),
    Message("The most hits.", "จำนวนผลมากสุด"),
    Message("Only what stands in tables.", "เฉพาะที่อยู่ในตาราง"),
    Message("Who says the words: a name or an office.", "ผู้ที่กล่าวคำเหล่านั้น: ชื่อหรือตำแหน่ง"),
    Message("Who moves it: a name or an office.", "ผู้เสนอญัตติ: ชื่อหรือตำแหน่ง"),
    Message("Who is told to do something: a name or an office.", "ผู้ที่ได้รับมอบหมาย: ชื่อหรือตำแหน่ง"),
    Message("The last day by which a task is due.", "วันสุดท้ายที่งานต้องแล้วเสร็จ"),
    Message(
        "for_consideration, for_information, other_business …",
        "for_consideration (เพื่อพิจารณา), for_information (เพื่อทราบ) …",
    ),
    Message(
        "approved, acknowledged, rejected, deferred …", "approved (เห็นชอบ), acknowledged (รับทราบ), rejected, deferred …"
    ),
    Message("Someone on the attendance list or among the signatures.", "คนในรายชื่อผู้มาประชุมหรือผู้ลงนาม"),
    Message("Part of the name of who met.", "ส่วนหนึ่งของชื่อคณะหรือหน่วยงาน"),
    Message("The last month, year or day.", "ถึงเดือน ปี หรือวันใด"),
    Message("2566-10, 2566 or 2023-10-27.", "2566-10, 2566 หรือ 2023-10-27"),
    Message('Words and "phrases"; all are wanted.', 'คำและ "วลี" หาเรื่องที่มีครบทุกคำ'),
    Message(
        "Make or renew a search database: what changed is indexed again, what is gone is taken out.",
        "สร้างหรือปรับปรุงฐานข้อมูลค้นหา: ทำใหม่เฉพาะที่เปลี่ยน นำออกสิ่งที่ไม่มีแล้ว",
    ),
    Message(
        "Example: minutes-extract index out/ --db minutes.sqlite",
        "ตัวอย่าง: minutes-extract index ผลลัพธ์/ --db รายงาน.sqlite",
    ),
    Message(
        "Find agenda items, best first. An empty QUERY with filters lists what they let through, newest first.",
        "ค้นเรื่องในวาระ ตรงที่สุดก่อน ถ้าเว้น QUERY ว่างแล้วใช้ตัวกรอง จะแสดงเรื่องที่ผ่านตัวกรอง ใหม่สุดก่อน",
    ),
    Message(
        "Example: minutes-extract search 'งบ \"อัตราค่าบริการ\"' --db minutes.sqlite --from 2566-10 --outcome approved",
        "ตัวอย่าง: minutes-extract search 'งบ \"อัตราค่าบริการ\"' --db รายงาน.sqlite --from 2566-10 --outcome approved",
    ),
    Message(
        "Take what it needs. Else 120 s of processor time for a document, or for 20 pages of a long one, and 2,048 MiB.",
        "ใช้ได้ตามต้องการ มิฉะนั้นจำกัดเวลาประมวลผล 120 วินาทีต่อฉบับ หรือต่อ 20 หน้าของฉบับที่ยาว และหน่วยความจำ 2,048 MiB",
    ),
)
