"""prongsai redact on files that foreign libraries made, judged by foreign libraries; packed and hostile documents at the gate."""
import hashlib
import io
import os
import pathlib
import shutil
import struct
import zipfile
import zlib

from support import check, finish, run, scratch

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(chunks=b""):
    pixels = zlib.compress(bytes(10 * 31))
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0)) + chunks + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


def coded(data):
    """The coded data of a PNG: what must not change."""
    found, at = b"", 8
    while at < len(data):
        length = struct.unpack(">I", data[at:at + 4])[0]
        if data[at + 4:at + 8] == b"IDAT":
            found += data[at + 8:at + 8 + length]
        at += length + 12
    return found


def docx(more=(), body="<w:p><w:t>ข้อความ</w:t></w:p>", who="Some Body"):
    out = io.BytesIO()
    parts = [("[Content_Types].xml", f'<Types><Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>'), ("_rels/.rels", "<Relationships/>"),
             ("word/document.xml", f"<w:document>{body}</w:document>"), ("docProps/core.xml", f"<c><dc:creator>{who}</dc:creator><dc:title>T</dc:title></c>"), *more]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def pdf(stream, dictionary="/Type /ObjStm /N 1 /First 4"):
    packed = zlib.compress(stream)
    return b"%PDF-1.7\n1 0 obj\n<< " + dictionary.encode() + b" /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"


def packed_parts(data):
    """Each entry's packed bytes, read with Python's zipfile."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check(archive.testzip() is None, "Python finds the new document whole")
        found = {}
        for info in archive.infolist():
            name, extra = struct.unpack("<HH", data[info.header_offset + 26:info.header_offset + 30])
            begin = info.header_offset + 30 + name + extra
            found[info.filename] = data[begin:begin + info.compress_size]
        return found, {name: archive.read(name) for name in archive.namelist()}


with scratch() as folder:
    # A photo, into the register.
    evidence = folder / "evidence"
    evidence.mkdir()
    photo = evidence / "ภาพ.png"
    before = png(png_chunk(b"tEXt", b"Author\0Some Body") + png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"words")))
    photo.write_bytes(before)
    register = folder / "evidence.yaml"
    register.write_text("# ทะเบียน\n- id: a\n  file: evidence/ภาพ.png # ภาพถ่าย\n  title: ภาพ\n", encoding="utf-8")
    said = run("redact", photo, "--in-place", "--register", register, "--date", "2564-01-15", "--lang", "en")
    after = photo.read_bytes()
    original, fresh = hashlib.sha256(before).hexdigest(), hashlib.sha256(after).hexdigest()
    check(coded(before) == coded(after) and after == png(), "the picture's coded data stay, everything else goes")
    check(original in said and fresh in said, "both hashes are printed")
    line = f"  redaction: {{original_sha256: {original}, removed: [author, properties, comments], date: 2021-01-15}}\n"
    check(register.read_text(encoding="utf-8") == "# ทะเบียน\n- id: a\n  file: evidence/ภาพ.png # ภาพถ่าย\n" + line + "  title: ภาพ\n", "the register gets one line")
    check("nothing to remove" in run("redact", photo, "--in-place", "--lang", "en"), "a second run finds nothing")
    photo.write_bytes(before)
    kept = register.read_bytes()
    check("has a `redaction` already" in run("redact", photo, "--in-place", "--register", register, "--lang", "en", expect=1), "a second entry is refused")
    check(photo.read_bytes() == before and register.read_bytes() == kept, "a refusal changes nothing")

    # Where the result goes.
    run("redact", photo)
    beside = evidence / "ภาพ.redacted.png"
    check(beside.read_bytes() == png(), "without -o it stands beside the file")
    check("not overwritten" in run("redact", photo, "--lang", "en", expect=1), "nothing is overwritten")
    out = folder / "out"
    out.mkdir()
    run("redact", photo, beside, "-o", out)
    check(sorted(p.name for p in out.iterdir()) == ["ภาพ.png"], "a clean file is not copied")
    run("redact", photo, photo, "-o", folder / "x.png", expect=2)
    run("redact", photo, "--date", "yesterday", expect=2)
    run("redact", photo, "--in-place", "-o", out, expect=2)
    run("redact", folder / "missing.png", expect=3)
    check(not list(folder.rglob("*prongsai-new*")), "no half-written file stays")

    # A document: only the part that names somebody changes.
    document = folder / "a.docx"
    document.write_bytes(docx([("word/media/image1.bin", os.urandom(5000))]))
    run("redact", document, "-o", folder / "b.docx")
    old_packed, _ = packed_parts(document.read_bytes())
    new_packed, new = packed_parts((folder / "b.docx").read_bytes())
    check(new["docProps/core.xml"].decode() == "<c><dc:creator></dc:creator><dc:title>T</dc:title></c>", "the name is gone, the title stays")
    check({n for n in old_packed if old_packed[n] != new_packed[n]} == {"docProps/core.xml"}, "packed bytes of other parts are copied")

    # Packed PDF metadata cannot be changed in place.
    (folder / "a.pdf").write_bytes(pdf(b"5 0 << /Author (Some Body) >>"))
    check("printing it to a new PDF" in run("redact", folder / "a.pdf", "--lang", "en", expect=1), "a packed author is refused")
    check(not (folder / "a.redacted.pdf").exists(), "nothing is written")

# The gate, over a whole portal.
with scratch() as folder:
    content = folder / "content"
    base = pathlib.Path(__file__).parents[1] / "diagnostics" / "base"
    shutil.copytree(base, content)
    place = content / "units" / "bang-rak" / "2564"
    register = (place / "evidence.yaml").read_text(encoding="utf-8")
    tower = docx()
    for depth in range(5):
        tower = docx([(f"word/embeddings/{depth}.docx", tower)])
    bomb = b"%PDF-1.7\n" + b"".join(pdf(bytes(1 << 24), "/X 1")[9:] for _ in range(4)) + pdf(bytes(1 << 26))[9:]
    files = {
        "bomb.docx": (docx([("word/x.xml", "<a>" + "0" * (1 << 26) + "</a>")]), "E412"),
        "bomb.pdf": (bomb, "E412"),
        "tower.docx": (tower, "E412"),
        "deep.pdf": (pdf(b"5 0 " + b"<<" * 100000 + b"/JS (x)" + b">>" * 100000), "E428"),
        "deep.docx": (docx(body="<w:p>" * 200000, who=""), None),
        "loop.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer << /Prev 30 /XRefStm 30 >>\nstartxref\n30\n%%EOF\n", None),
        "names.docx": (docx(body="<w:p><w:t>โทร. 081-234-5678</w:t></w:p>"), "W431"),
        "author.pdf": (pdf(b"5 0 << /Author (Some Body) >>"), "W987"),
    }
    entries = ""
    for number, (name, (data, _)) in enumerate(files.items()):
        (place / "evidence" / name).write_bytes(data)
        entries += f"- {{id: x{number}, title: แฟ้ม, kind: report, file: evidence/{name}, supports: [d1.2.reports]}}\n"
    (place / "evidence.yaml").write_text(register.rstrip() + "\n" + entries, encoding="utf-8")
    said = run("check", content, "--lang", "en", expect=1)
    for name, (_, code) in files.items():
        lines = [line for line in said.splitlines() if f"`{name}`" in line]
        check(any(code in line for line in lines) if code else not lines, f"{name}: {code}: {lines}")

finish()
