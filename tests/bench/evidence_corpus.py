"""Makes a content folder with much evidence, the same bytes each time: valid PDF, JPEG, PNG and text files of given number and size."""
import pathlib
import random
import shutil
import struct
import zlib


def jpeg(noise):
    """A grey picture; what stands in its scan are bytes without a marker."""
    head = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffda0008010100003f00")
    return head + noise.replace(b"\xff", b"\xfe") + b"\xff\xd9"


def pdf(noise):
    """One page that shows one scanned picture, with a table of references."""
    picture = jpeg(noise)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>",
               b"<< /Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n"
               % len(picture) + picture + b"\nendstream",
               b"<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q  \n\nendstream"]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def png(noise):
    """One row of grey pixels for each 1,000 bytes, stored without compression."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = [b"\0" + noise[at:at + 1000].ljust(1000, b"\0") for at in range(0, len(noise), 1000)]
    head = struct.pack(">IIBBBBB", 1000, len(rows), 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(rows), 0)) + chunk(b"IEND", b"")


def text(noise):
    """Lines of Thai words that tell nothing of anybody."""
    words = ["รายงาน", "ผลการดำเนินงาน", "โครงการ", "คุณธรรม", "ชุมชน", "ไตรมาส", "ประชุม", "แผนงาน", "ติดตาม", "สรุป", "กิจกรรม", "ครัวเรือน", "สุจริต", "จิตสาธารณะ", "พอเพียง", "วินัย"]
    line, lines, size = [], [], 0
    for byte in noise:
        word = words[byte % 16]
        line.append(word)
        size += 3 * len(word) + 1
        if len(line) == 12:
            lines.append(" ".join(line))
            line = []
        if size >= len(noise):
            break
    return ("\n".join(lines) + "\n").encode()


def make(folder, units, files, size, seed=2564):
    """`files` files of about `size` bytes in each of `units` units; half PDF, the rest pictures, and texts where files are small. Returns the bytes of all evidence."""
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    source = random.Random(seed)
    (folder / "frameworks").mkdir(parents=True)
    (folder / "portal.yaml").write_text(
        "title: พอร์ทัลวัดความเร็ว\npublisher: หน่วยงานทดสอบ\nbase_url: https://bench.example\nlanguages: [th]\ncurrent_year: 2564\npublished: 2564-10-31\n"
        "licence: {name: สัญญาอนุญาตเปิด, url: https://bench.example/licence}\n", encoding="utf-8")
    (folder / "frameworks/one.yaml").write_text(
        "id: one\nkind: levels\nyears: [2564]\ntitle: เกณฑ์\nsources: {rules: {title: ระเบียบทดสอบ}}\nunit_kinds: [regional]\nevidence_kinds: {report: {title: รายงาน}}\ndimensions:\n  - id: d1\n    title: มิติหนึ่ง\n    points: 1\n"
        "    levels:\n      - {level: 1, points: 1, criteria: [{id: d1.1.reports, title: มีรายงาน, requires: [{evidence: {kinds: [report], min: 1}}]}]}\n",
        encoding="utf-8")
    kinds = [(pdf, "pdf"), (jpeg, "jpg"), (pdf, "pdf"), (png, "png")] if size > 100_000 else [(pdf, "pdf"), (text, "txt"), (png, "png"), (jpeg, "jpg")]
    total = 0
    for unit in range(units):
        year = folder / f"units/unit-{unit + 1:03}/2564"
        (year / "evidence").mkdir(parents=True)
        (year / "assessment").mkdir()
        (year.parent / "unit.yaml").write_text(f"name: สำนักงานทดสอบ {unit + 1}\nkind: regional\n", encoding="utf-8")
        (year / "assessment/one.yaml").write_text("framework: one\nstage: self\nclaims: {d1: 1}\n", encoding="utf-8")
        with open(year / "evidence.yaml", "w", encoding="utf-8") as register:
            for number in range(files):
                make_file, ending = kinds[number % len(kinds)]
                data = make_file(source.randbytes(size * source.randrange(80, 121) // 100))
                name = f"รายงาน-{number + 1:05}.{ending}"
                (year / "evidence" / name).write_bytes(data)
                total += len(data)
                register.write(f"- {{id: r-{number + 1}, title: รายงาน {number + 1}, kind: report, file: evidence/{name}, supports: [d1.1.reports]}}\n")
    return total
