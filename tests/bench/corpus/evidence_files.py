"""Valid files of a given size around bytes that nobody has packed."""
import struct
import zlib


def jpg(noise):
    """A grey picture; what stands in its scan are bytes without a marker."""
    head = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffda0008010100003f00")
    return head + noise.replace(b"\xff", b"\xfe") + b"\xff\xd9"


def pdf(noise):
    """One page that shows one scanned picture, with a table of references."""
    picture = jpg(noise)
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
    """One row of grey pixels for each 100 bytes, stored without compression."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    wide = 100 if len(noise) < 100_000 else 1000
    rows = [b"\0" + noise[at:at + wide].ljust(wide, b"\0") for at in range(0, len(noise), wide)]
    head = struct.pack(">IIBBBBB", wide, len(rows), 8, 0, 0, 0, 0)
    data = b"".join(rows)
    # Stored blocks by hand: versions of zlib cut them differently.
    blocks = [data[at:at + 65535] for at in range(0, len(data), 65535)] or [b""]
    stored = b"".join(struct.pack("<BHH", block is blocks[-1], len(block), len(block) ^ 0xFFFF) + block for block in blocks)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"\x78\x01" + stored + struct.pack(">I", zlib.adler32(data))) + chunk(b"IEND", b"")


lines = ["รายงาน", "ผลการดำเนินงาน", "โครงการ", "คุณธรรม", "ชุมชน", "ไตรมาส", "ประชุม", "แผนงาน", "ติดตาม", "สรุป", "กิจกรรม", "ครัวเรือน", "สุจริต", "จิตสาธารณะ", "พอเพียง", "วินัย"]
lines = [line.encode() for line in lines]


def csv(noise):
    """A table of Thai words and small numbers."""
    out, size = ["รายการ,จำนวน,ร้อยละ".encode()], 0
    for at in range(0, len(noise) - 2, 3):
        line = b"%s%s,%d,%d" % (lines[noise[at] % 16], lines[noise[at] >> 4], noise[at + 1], noise[at + 2] % 101)
        out.append(line)
        size += len(line) + 1
        if size >= len(noise):
            break
    return b"\n".join(out) + b"\n"


makers = {"pdf": pdf, "jpg": jpg, "png": png, "csv": csv}
