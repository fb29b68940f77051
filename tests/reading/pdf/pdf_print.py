"""Prints lines of text as a PDF with a text layer: codes are Unicode, so that any damage of a text layer can be printed."""

from collections.abc import Sequence

import regex

MARKS = regex.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\uf700-\uf71a]")
LEFT, TOP, LEADING, SIZE = 85, 780, 22, 14
TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Identity def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
    b"endcmap CMapName currentdict /CMap defineresource pop end end"
)


def printed(lines: Sequence[str]) -> bytes:
    """One page, a line of text each, marks without width."""
    content = "\n".join(
        f"BT /F1 {SIZE} Tf {LEFT} {TOP - at * LEADING} Td <{line.encode('utf-16-be').hex()}> Tj ET"
        for at, line in enumerate(lines)
    )
    marks = sorted({ord(mark) for line in lines for mark in MARKS.findall(line)})
    widths = " ".join(f"{mark} [0]" for mark in marks)
    return _pdf(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
            _stream(content.encode("ascii")),
            b"<</Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H /DescendantFonts [6 0 R] "
            b"/ToUnicode 7 0 R>>",
            b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /CIDSystemInfo <</Registry (Adobe) "
            b"/Ordering (Identity) /Supplement 0>> /DW 480 /W ["
            + widths.encode("ascii")
            + b"] /FontDescriptor 8 0 R>>",
            _stream(TO_UNICODE),
            b"<</Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 900 /Descent -200 "
            b"/CapHeight 700 /ItalicAngle 0 /StemV 80>>",
        ]
    )


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>> stream\n%b\nendstream" % (len(content), content)


def _pdf(objects: Sequence[bytes]) -> bytes:
    body = b"%PDF-1.7\n"
    starts = []
    for number, one in enumerate(objects, start=1):
        starts.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count = len(objects) + 1
    trailer = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + trailer
