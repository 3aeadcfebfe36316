"""Each file of evidence is read once in a build, unchanged packs stay untouched, and a build that fails leaves nothing behind."""
import collections
import ctypes
import os
import pathlib
import shutil
import struct

from support import check, finish, root, run, scratch, tree

libc = ctypes.CDLL(None, use_errno=True)
IN_ACCESS, IN_OPEN, IN_CLOSE_NOWRITE, IN_Q_OVERFLOW, IN_NONBLOCK = 0x1, 0x20, 0x10, 0x4000, 0o4000


class Watch:
    """Counts, as the kernel tells, how often each file of some folders is opened and read while it is watched."""

    def __init__(self, *folders):
        self.descriptor = libc.inotify_init1(IN_NONBLOCK)
        self.names = {}
        for folder in folders:
            number = libc.inotify_add_watch(self.descriptor, os.fsencode(folder), IN_ACCESS | IN_OPEN | IN_CLOSE_NOWRITE)
            assert number >= 0, folder
            self.names[number] = pathlib.Path(folder)

    def __enter__(self):
        self.opened = collections.Counter()
        self.read = collections.Counter()
        return self

    def __exit__(self, *_):
        while True:
            try:
                events = os.read(self.descriptor, 1 << 20)
            except BlockingIOError:
                break
            at = 0
            while at < len(events):
                number, mask, _cookie, length = struct.unpack_from("iIII", events, at)
                name = os.fsdecode(events[at + 16:at + 16 + length].rstrip(b"\0"))
                at += 16 + length
                assert not mask & IN_Q_OVERFLOW
                if name:
                    self.opened[name] += bool(mask & IN_OPEN)
                    self.read[name] += bool(mask & IN_ACCESS)
        os.close(self.descriptor)


def marks(folder):
    """What tells whether a file was touched: its place on the disk and its time."""
    return {str(p.relative_to(folder)): (p.stat().st_ino, p.stat().st_mtime_ns) for p in sorted(folder.rglob("*")) if p.is_file()}


def jpeg(size):
    head = bytes.fromhex("ffd8ffe000046162ffc0000b080001000101011100ffda0008010100003f00")
    return head + bytes(i % 251 for i in range(size)) + b"\xff\xd9"


def changed(before, after):
    return sorted(name for name in after if before.get(name) != after[name] and name.endswith(".zip"))


with scratch() as folder:
    content, site = folder / "content", folder / "site"
    shutil.copytree(root / "tests/sites/full/content", content)
    year = content / "units/bang-rak/2564"
    (year / "evidence/photo.jpg").write_bytes(jpeg(3_000_000))
    with open(year / "evidence.yaml", "a", encoding="utf-8") as register:
        register.write("- {id: photo-1, title: ภาพ, kind: report, file: evidence/photo.jpg, period: Q1, supports: [d1.2.reports]}\n")
    files = sorted(p.name for p in (year / "evidence").iterdir())
    expected = {name: 1 for name in files}

    with Watch(year / "evidence") as watch:
        run("check", content, cwd=folder)
    check({n: watch.opened[n] for n in files} == expected, f"check opens each file of evidence once: {dict(watch.opened)}")
    check(sorted(p.name for p in folder.iterdir()) == ["content"], "check makes no folder")

    with Watch(year / "evidence") as watch:
        run("build", content, "-o", site, "--jobs", 2)
    check({n: watch.opened[n] for n in files} == expected, f"a first build opens each file of evidence once: {dict(watch.opened)}")
    check((site / "units/bang-rak/2564/evidence/files/photo-1.jpg").read_bytes() == jpeg(3_000_000), "the copy has the file's bytes")
    check(not (site / "units/bang-rak/2564/evidence/files/statement-1.txt").exists(), "evidence for auditors is not copied")
    run("verify", *sorted((site / "packs").glob("*.zip")))
    packs = sorted(p.name for p in (site / "packs").glob("*.zip"))
    first, first_marks = tree(site), marks(site)

    with Watch(year / "evidence", site / "packs") as watch:
        run("build", content, "-o", site, "--jobs", 2, "--no-cache")
    check({n: watch.opened[n] for n in files} == expected, f"the same build again, with nothing remembered, opens each file of evidence once: {dict(watch.opened)}")
    check(marks(site) == first_marks, "nothing is touched where nothing changed")
    # Another time of a file that every page shows is no change, but one that must be looked into.
    os.utime(content / "portal.yaml")
    with Watch(year / "evidence", site / "packs") as watch:
        run("build", content, "-o", site, "--jobs", 2)
    check(all(watch.opened[n] <= 1 for n in files), f"a build that remembers opens no file of evidence twice: {dict(watch.opened)}")
    check(all(watch.read[n] == 0 for n in packs), f"an unchanged pack is not read: {dict(watch.read)}")
    check(marks(site) == first_marks, "nothing is touched where nothing changed, whatever was remembered")

    # What is beside a pack, or the pack itself, was damaged: written again, and nothing else.
    pack = site / "packs/bang-rak_2564_small.zip"
    check(pack.name in packs, f"the pack is there: {packs}")
    for what, harm in {
            "a neighbour with another hash": lambda: (site / "packs/bang-rak_2564_small.zip.sha256").write_text("0" * 64 + "  bang-rak_2564_small.zip\n"),
            "a neighbour that is gone": lambda: (site / "packs/bang-rak_2564_small.json").unlink(),
            "a neighbour that is no JSON": lambda: (site / "packs/bang-rak_2564_small.json").write_text("{"),
            "a neighbour of another pack": lambda: shutil.copy(site / "packs/bureau_2564_small.json", site / "packs/bang-rak_2564_small.json"),
            "a pack with another byte": lambda: pack.write_bytes(pack.read_bytes()[:-30] + b"?" + pack.read_bytes()[-29:]),
            "a pack that is cut off": lambda: os.truncate(pack, pack.stat().st_size - 1),
            "a pack that is gone": pack.unlink}.items():
        harm()
        run("build", content, "-o", site)
        check(tree(site) == first, f"{what}: the site is as it was")
        others = {n: m for n, m in marks(site).items() if "bang-rak_2564_small" not in n}
        check(others == {n: m for n, m in first_marks.items() if "bang-rak_2564_small" not in n}, f"{what}: nothing else is touched")

    # One byte of one file.
    before = marks(site)
    photo = bytearray(jpeg(3_000_000))
    photo[2_000_000] ^= 1
    (year / "evidence/photo.jpg").write_bytes(photo)
    with Watch(year / "evidence") as watch:
        run("build", content, "-o", site)
    check(watch.opened["photo.jpg"] == 1 and all(watch.opened[n] <= 1 for n in files), f"a build after a change opens the changed file once: {dict(watch.opened)}")
    check(changed(before, marks(site)) == [f"packs/{name}.zip" for name in ("2564_index", "2564_region-1_index", "bang-rak_2564_small", "bang-rak_2564_small_d1")],
          f"one file changed: its packs and their indexes are written: {changed(before, marks(site))}")
    check((site / "units/bang-rak/2564/evidence/files/photo-1.jpg").read_bytes() == photo, "the copy has the changed byte")
    run("verify", *sorted((site / "packs").glob("*.zip")))

    # A mistake elsewhere: what was copied on the way is dropped.
    before, old = marks(site), tree(site)
    (year / "evidence/photo.jpg").write_bytes(jpeg(2_000_000))
    (content / "units/bureau/unit.yaml").write_text("nonsense: [\n", encoding="utf-8")
    run("build", content, "-o", site, expect=1)
    check(tree(site) == old and marks(site) == before, "a build with errors leaves the site as it was")
    check(not (site / ".prongsai-staging").exists(), "and no copies")
    run("build", content, "-o", folder / "new/site", expect=1)
    check(not (folder / "new/site").exists(), "a build with errors makes no site")

    # The unit with the evidence is set aside: its copies are not published.
    shutil.copy(root / "tests/sites/full/content/units/bureau/unit.yaml", content / "units/bureau/unit.yaml")
    with open(year.parent / "unit.yaml", "a", encoding="utf-8") as unit:
        unit.write("unknown-key: 1\n")
    run("build", content, "-o", folder / "aside", "--quarantine", expect=1)
    check((folder / "aside/index.html").exists(), "the others are published")
    check(not list((folder / "aside").rglob("photo-1.jpg")), "evidence of a unit set aside is not published")

finish()
