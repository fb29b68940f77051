"""What a command says while it works and when it is done."""

from minutes_extract.messages.template import Message

PROGRESS_TEXTS: tuple[Message, ...] = (
    Message("error", "ผิดพลาด"),
    Message("interrupted", "หยุดตามที่สั่ง สิ่งที่ทำแล้วยังอยู่"),
    Message("{done} done, {failed} failed", "เสร็จ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ"),
    Message("watching {folders}; Ctrl-C ends it", "กำลังเฝ้าดู {folders} กด Ctrl-C เพื่อหยุด"),
    Message("failed: {file}: {reason}", "อ่านไม่ได้: {file}: {reason}"),
    Message("… all {count} failed files are in {path}", "… แฟ้มที่อ่านไม่ได้ทั้ง {count} แฟ้มอยู่ใน {path}"),
    Message(
        "{done} done, {failed} of them failed, {unchanged} unchanged",
        "ทำ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ ไม่เปลี่ยนแปลง {unchanged} ฉบับ",
    ),
    Message(
        "{done} done, {failed} of them failed, {unchanged} unchanged; interrupted, the same command goes on where it stopped",
        "ทำ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ ไม่เปลี่ยนแปลง {unchanged} ฉบับ หยุดกลางคัน สั่งคำสั่งเดิมเพื่อทำต่อ",
    ),
    Message(
        "{done} done, {failed} of them failed, {unchanged} unchanged, {skipped} skipped",
        "ทำ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ ไม่เปลี่ยนแปลง {unchanged} ฉบับ ข้าม {skipped} ฉบับ",
    ),
    Message(
        "{done} done, {failed} of them failed, {unchanged} unchanged, {skipped} skipped; interrupted, the same command goes on where it stopped",
        "ทำ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ ไม่เปลี่ยนแปลง {unchanged} ฉบับ ข้าม {skipped} ฉบับ หยุดกลางคัน สั่งคำสั่งเดิมเพื่อทำต่อ",
    ),
    Message(
        "{added} added, {changed} changed, {unchanged} unchanged, {removed} removed, {failed} failed ({items} items indexed by {engine})",
        "เพิ่ม {added} เปลี่ยน {changed} คงเดิม {unchanged} นำออก {removed} ไม่สำเร็จ {failed} (ทำดรรชนี {items} เรื่องด้วย {engine})",
    ),
    Message("{count} documents in {summary} and {register}", "{count} ฉบับ อยู่ใน {summary} และ {register}"),
    Message(
        "{done} of {total} done, {failed} failed, {to_check} to check",
        "{done}/{total} ฉบับ เสีย {failed} ควรดู {to_check}",
    ),
    Message("starting", "กำลังเริ่ม"),
    Message("{documents} documents/s, {pages} pages/s", "{documents} ฉบับ/วินาที {pages} หน้า/วินาที"),
    Message("{time} left", "เหลือ {time}"),
    Message("without findings", "ฉบับไม่มีข้อสังเกต"),
    Message("to look at", "ฉบับควรดู"),
    Message("read in part", "ฉบับอ่านได้บางหน้า"),
    Message("no minutes", "ฉบับไม่ใช่รายงานการประชุม"),
    Message("skipped", "ฉบับข้ามไว้"),
    Message("still to be read", "ฉบับยังไม่ได้อ่าน"),
    Message("not read", "ฉบับอ่านไม่ได้"),
    Message("summary: {path}", "สรุป: {path}"),
    Message("register: {path}", "ทะเบียน: {path}"),
    Message("next: {command}", "ขั้นต่อไป: {command}"),
    Message("did you mean: {query}", "หมายถึง {query} หรือไม่"),
    Message("nothing found", "ไม่พบ"),
    Message(
        "{count} papers are no minutes: their words are not searched",
        "{count} ฉบับไม่ใช่รายงานการประชุม ค้นคำในฉบับเหล่านั้นไม่ได้",
    ),
    Message("{count} documents", "{count} ฉบับ"),
    Message("{count} files", "{count} แฟ้ม"),
    Message("{count} documents, {files} files, {failed} failed", "{count} ฉบับ {files} แฟ้ม ไม่สำเร็จ {failed}"),
    Message("skipped: {file}: {reason}", "ข้าม: {file}: {reason}"),
    Message("error: {file}: {reason}", "ผิดพลาด: {file}: {reason}"),
    Message(
        "warning: {address} can be reached from other machines. Whoever has the link below can read and change everything;\n"
        "  nothing is encrypted on the way. Leave --host out to keep it on this machine.",
        "คำเตือน: เครื่องอื่นเข้าถึง {address} ได้ ใครมีลิงก์ข้างล่างจะอ่านและแก้ได้ทุกอย่าง\n"
        "  ข้อมูลระหว่างทางไม่ได้เข้ารหัส ไม่ต้องใส่ --host ถ้าใช้เฉพาะเครื่องนี้",
    ),
    Message("Review at (Ctrl+C ends it):", "เปิดหน้าตรวจทานที่ (กด Ctrl+C เพื่อจบ):"),
)
