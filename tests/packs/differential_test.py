"""Two judges of the same changed packs: `prongsai verify`, and bag_judge.py, which is written from RFC 8493. Ours may be stricter, never laxer.

usage: differential_test.py PRONGSAI SOURCE_DIR
"""
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import bag_judge
from crafted_zip import files_of, zip_of
from resealed import Pack, manifest, sha256

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
COUNT = 600


def any_file(pack, dice, prefix=""):
    return dice.choice(sorted(path for path in pack.files if path.startswith(prefix)))


def changed_byte(pack, dice, path=None):
    path = path or any_file(pack, dice)
    data = bytearray(pack.files[path])
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    pack.files[path] = bytes(data)


def inserted_byte(pack, dice):
    path = any_file(pack, dice)
    data = pack.files[path]
    place = dice.randrange(len(data) + 1)
    pack.files[path] = data[:place] + bytes([dice.randrange(256)]) + data[place:]


def dropped_byte(pack, dice):
    path = any_file(pack, dice)
    place = dice.randrange(len(pack.files[path]))
    pack.files[path] = pack.files[path][:place] + pack.files[path][place + 1:]


def removed_file(pack, dice):
    pack.files.pop(any_file(pack, dice))


def added_file(pack, dice):
    folder = dice.choice(["", "data/", "data/other/", "metadata/"])
    pack.files[f"{folder}{dice.choice(['evil.txt', 'หลักฐาน.pdf', 'manifest-sha512.txt', 'fetch.txt', 'tagmanifest-md5.txt'])}"] = dice.choice([b"", b"x\n", b"data/x  y\n"])


def renamed_file(pack, dice):
    path = any_file(pack, dice)
    pack.files[path + dice.choice(["x", ".bak", "ๆ"])] = pack.files.pop(path)


def swapped_files(pack, dice):
    a, b = (any_file(pack, dice) for _ in range(2))
    pack.swap(a, b)


def edited_manifest(pack, dice):
    name = dice.choice(["manifest-sha256.txt", "tagmanifest-sha256.txt"])
    rows = pack.files[name].decode().splitlines()
    at = dice.randrange(len(rows))
    checksum, path = rows[at].split("  ", 1)
    rows[at] = dice.choice([
        f"{checksum.upper()}  {path}", f"{checksum} {path}", f"{checksum}\t{path}", f"{checksum} *{path}", f"{checksum}  ./{path}", f"{checksum}  {path} ",
        f"{checksum[:-1]}  {path}", f"{checksum}  {path}\n{checksum}  {path}", f"{checksum}  {path}\r", f"{checksum}  /{path}", f"{checksum}  ../{path}",
        f"{checksum}  {path}\n\n", f"{sha256(b'x')}  {path}", "", f"  {checksum}  {path}", f"{checksum}  {path.replace('t', '%74')}", f"# {checksum}  {path}"])
    if dice.random() < 0.2:
        dice.shuffle(rows)
    end = dice.choice(["\n", "\n", "\r\n", ""])
    pack.files[name] = ("\n".join(rows) + end).encode()


def edited_info(pack, dice):
    rows = pack.files["bag-info.txt"].decode().splitlines()
    rows.insert(dice.randrange(len(rows) + 1), dice.choice(["Payload-Oxum: 1.1", "payload-oxum: 1.1", "Contact-Name: x", "  folded", "no label", ": x", "A :b", "Label:value", ""]))
    pack.files["bag-info.txt"] = ("\n".join(rows) + "\n").encode()


def edited_declaration(pack, dice):
    pack.files["bagit.txt"] = dice.choice([
        b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8", b"BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n",
        b"Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n", b"\xef\xbb\xbfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        b"BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n", b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
        b"BagIt-Version: 1.0\nTag-File-Character-Encoding: TIS-620\n", b"", b"BagIt-Version: 1.0\n"])


CHANGES = [changed_byte, inserted_byte, dropped_byte, removed_file, added_file, renamed_file, swapped_files, edited_manifest, edited_info, edited_declaration]


def nothing(_pack):
    pass


def payload_manifest(pack):
    pack.files["manifest-sha256.txt"] = manifest(pack.payload())


def tag_manifest(pack):
    pack.reseal_tag_manifest()


def both_manifests(pack):
    payload_manifest(pack)
    tag_manifest(pack)


def everything(pack):
    try:
        pack.reseal()
    except Exception:  # pylint: disable=broad-except
        # The change broke what the sums are computed from.
        both_manifests(pack)


SEALS = [nothing, payload_manifest, tag_manifest, both_manifests, everything]


def main():
    dice = random.Random(2564)
    tally = collections.Counter()
    problems = []
    with tempfile.TemporaryDirectory(prefix="prongsai-differential-") as scratch:
        folder = pathlib.Path(scratch)
        subprocess.run([program, "build", root / "tests/sites/full/content", "-o", folder / "site"], check=True, capture_output=True, timeout=300)
        original = folder / "site/packs/bang-rak_2564_small.zip"
        files = files_of(original)
        cases = []
        for number in range(COUNT):
            pack = Pack(files)
            change, seal = CHANGES[number % len(CHANGES)], SEALS[number // len(CHANGES) % len(SEALS)]
            change(pack, dice)
            seal(pack)
            place = folder / str(number)
            place.mkdir()
            path = place / original.name
            path.write_bytes(zip_of(pack.listed()).bytes())
            cases.append((change.__name__, seal.__name__, path))
        done = subprocess.run([program, "verify", "--json", original, *(path for _, _, path in cases)], capture_output=True, text=True, timeout=600, check=False)
        reports = json.loads(done.stdout)["packs"]
        assert reports[0]["ok"] and bag_judge.why_invalid(original.read_bytes(), original.stem) is None
        for (change, seal, path), report in zip(cases, reports[1:]):
            reason = bag_judge.why_invalid(path.read_bytes(), original.stem)
            tally["both refuse" if reason and not report["ok"] else "ours alone refuses" if reason is None and not report["ok"]
                  else "both accept" if reason is None else "RFC 8493 alone refuses"] += 1
            if reason and report["ok"]:
                problems.append(f"{change}, {seal}: verify accepts what RFC 8493 refuses: {reason}")
    print(*problems, sep="\n")
    print(f"{COUNT} changed packs: " + ", ".join(f"{name} {count}" for name, count in sorted(tally.items())))
    # Without packs that only one of them refuses the test would compare nothing.
    return 1 if problems or not tally["both refuse"] or not tally["ours alone refuses"] else 0


sys.exit(main())
