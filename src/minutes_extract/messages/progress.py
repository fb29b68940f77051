"""What a command says while it works and when it is done."""

from minutes_extract.messages.template import Row

PROGRESS: tuple[Row, ...] = (
    Row("error", "ผิดพลาด"),
    Row("interrupted", "หยุดตามที่สั่ง สิ่งที่ทำแล้วยังอยู่"),
    Row("{done} done, {failed} failed", "เสร็จ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ"),
    Row("watching {folders}; Ctrl-C ends it", "กำลังเฝ้าดู {folders} กด Ctrl-C เพื่อหยุด"),
    Row("failed: {file}: {reason}", "อ่านไม่ได้: {file}: {reason}"),
    Row("… all {count} failed files are in {path}", "… แฟ้มที่อ่านไม่ได้ทั้ง {count} แฟ้มอยู่ใน {path}"),
    Row(
        "{done} done, {failed} of them failed, {unchanged} unchanged",
        "ทำ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ ไม่เปลี่ยนแปลง {unchanged} ฉบับ",
    ),
    Row(
        "{done} done, {failed} of them failed, {unchanged} unchanged; interrupted, the same command goes on where it stopped",
        "ทำ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ ไม่เปลี่ยนแปลง {unchanged} ฉบับ หยุดกลางคัน สั่งคำสั่งเดิมเพื่อทำต่อ",
    ),
    Row(
        "{done} done, {failed} of them failed, {unchanged} unchanged, {skipped} skipped",
        "ทำ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ ไม่เปลี่ยนแปลง {unchanged} ฉบับ ข้าม {skipped} ฉบับ",
    ),
    Row(
        "{done} done, {failed} of them failed, {unchanged} unchanged, {skipped} skipped; interrupted, the same command goes on where it stopped",
        "ทำ {done} ฉบับ ไม่สำเร็จ {failed} ฉบับ ไม่เปลี่ยนแปลง {unchanged} ฉบับ ข้าม {skipped} ฉบับ หยุดกลางคัน สั่งคำสั่งเดิมเพื่อทำต่อ",
    ),
    Row(
        "{added} added, {changed} changed, {unchanged} unchanged, {removed} removed, {failed} failed ({items} items indexed by {engine})",
        "เพิ่ม {added} เปลี่ยน {changed} คงเดิม {unchanged} นำออก {removed} ไม่สำเร็จ {failed} (ทำดรรชนี {items} เรื่องด้วย {engine})",
    ),
    Row("did you mean: {query}", "หมายถึง {query} หรือไม่"),
    Row("nothing found", "ไม่พบ"),
    Row("{count} documents", "{count} ฉบับ"),
    Row("{count} files", "{count} แฟ้ม"),
    Row("{count} documents, {files} files, {failed} failed", "{count} ฉบับ {files} แฟ้ม ไม่สำเร็จ {failed}"),
    Row("skipped: {file}: {reason}", "ข้าม: {file}: {reason}"),
    Row("error: {file}: {reason}", "ผิดพลาด: {file}: {reason}"),
    Row(
        "warning: {address} can be reached from other machines. Whoever has the link below can read and change everything;\n"
        "  nothing is encrypted on the way. Leave --host out to keep it on this machine.",
        "คำเตือน: เครื่องอื่นเข้าถึง {address} ได้ ใครมีลิงก์ข้างล่างจะอ่านและแก้ได้ทุกอย่าง\n"
        "  ข้อมูลระหว่างทางไม่ได้เข้ารหัส ไม่ต้องใส่ --host ถ้าใช้เฉพาะเครื่องนี้",
    ),
    Row("Review at (Ctrl+C ends it):", "เปิดหน้าตรวจทานที่ (กด Ctrl+C เพื่อจบ):"),
)
