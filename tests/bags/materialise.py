"""Writes the bags of this suite, each as a folder and as a zip, for this program's tests and for those of any other.

    materialise.py OUTPUT [--group GROUP]

OUTPUT must not exist. It will hold OUTPUT/folder/<group>/<case>/ and OUTPUT/zip/<group>/<case>.zip, and expected.json: for each case its verdict and,
in this program's words, its errors and warnings. README.md describes the files in cases/. Only Python's standard library is needed.
"""
import argparse
import hashlib
import json
import os
import pathlib
import re
import struct
import sys
import zlib

HERE = pathlib.Path(__file__).resolve().parent
DEFAULTS = {
    "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "bag-info.txt": "Bagging-Date: 2021-01-15\nPayload-Oxum: ${oxum}\n",
    "data/a.txt": "evidence\n",
}
# Fixed, as canonical packs have it: 1 January 1980, a plain file of mode 0644, made by Unix in version 6.3.
DOS_TIME, DOS_DATE, MODE, MADE_BY = 0, 0x0021, 0o100644, 3 << 8 | 63


def load(group=None):
    """The cases by group, in the order of the files' names."""
    groups = {}
    for path in sorted((HERE / "cases").glob("*.json")):
        if group in (None, path.stem):
            groups[path.stem] = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return groups


def digest(algorithm, data):
    """Hex digest under the name that a manifest's file name has."""
    return hashlib.new({"sha3256": "sha3_256", "blake2b512": "blake2b"}.get(algorithm, algorithm), data).hexdigest()


def escaped(path):
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


class Bag:
    """The files of one case by path: bytes, or a description of what is no plain file."""

    def __init__(self, case):
        given = case.get("files", {})
        wanted = {**{p: c for p, c in DEFAULTS.items() if p not in given}, **{p: c for p, c in given.items() if c is not None}}
        self.files, self.others = {}, {}
        later = {}
        for path, content in wanted.items():
            if isinstance(content, dict) and ("link" in content or "pipe" in content or "folder" in content):
                self.others[path] = content
            elif path.startswith("data/"):
                self.files[path] = self.bytes_of(content)
            else:
                later[path] = content
        manifests = [f"manifest-{a}.txt" for a in case.get("manifests", ["sha256"])]
        tag_manifests = [f"tagmanifest-{a}.txt" for a in case.get("tag_manifests", ["sha256"])]
        # Tag files may name digests of the payload, payload manifests those of tag files never, tag manifests everything.
        for path in sorted(later, key=lambda p: (p.startswith("tagmanifest-"), p.startswith("manifest-"), p)):
            if not path.startswith("tagmanifest-"):
                self.files[path] = self.bytes_of(later[path])
        for path in manifests:
            if path not in given:
                self.files[path] = self.manifest(path, lambda p: p.startswith("data/"))
        for path in sorted(later):
            if path.startswith("tagmanifest-"):
                self.files[path] = self.bytes_of(later[path])
        listed = {p: c for p, c in self.files.items() if not p.startswith(("data/", "tagmanifest-"))}
        for path in tag_manifests:
            if path not in given:
                self.files[path] = self.manifest(path, listed.__contains__)
        for path, content in case.get("afterwards", {}).items():
            if content is None:
                del self.files[path]
            else:
                self.files[path] = self.bytes_of(content)

    def manifest(self, name, belongs):
        algorithm = name.partition("-")[2].removesuffix(".txt")
        return "".join(f"{digest(algorithm, c)}  {escaped(p)}\n" for p, c in sorted(self.files.items()) if belongs(p)).encode()

    def bytes_of(self, content):
        if isinstance(content, dict) and "hex" in content:
            return bytes.fromhex(content["hex"])
        if isinstance(content, dict) and "repeat" in content:
            return (content["repeat"] * content["times"]).encode()
        text, encoding = (content["text"], content["encoding"]) if isinstance(content, dict) else (content, "utf-8")
        payload = [c for p, c in self.files.items() if p.startswith("data/")]
        text = text.replace("${oxum}", f"{sum(map(len, payload))}.{len(payload)}")
        text = re.sub(r"\$\{(\w+) ([^}]+)\}", lambda m: digest(m[1], self.files[m[2]]), text)
        return text.encode(encoding)

    def write_folder(self, folder):
        folder.mkdir(parents=True)
        for path, content in self.files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        for path, content in self.others.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if "link" in content:
                place.symlink_to(content["link"])
            elif "pipe" in content:
                os.mkfifo(place)
            else:
                place.mkdir(exist_ok=True)

    def write_zip(self, place, knobs):
        """Canonical, unless the knobs say otherwise."""
        place.parent.mkdir(parents=True, exist_ok=True)
        top = knobs.get("top", place.stem)
        prefix = top + "/" if top else ""
        entries = [{"name": prefix + p + "/", "data": b"", "mode": 0o040755} for p, c in self.others.items() if "folder" in c]
        entries += [{"name": prefix + p, "data": c} for p, c in self.files.items()]
        entries.sort(key=lambda e: (e["name"] != prefix + "bagit.txt", e["name"].encode()))
        if knobs.get("folders"):
            above = sorted({prefix} | {e["name"][: i + 1] for e in entries for i, c in enumerate(e["name"]) if c == "/"})
            entries = [{"name": f, "data": b"", "mode": 0o040755} for f in above if f] + entries
        if knobs.get("reverse"):
            entries.reverse()
        for extra in knobs.get("entries", []):
            entries.append({**extra, "name": extra["name"].replace("TOP/", prefix), "data": bytes.fromhex(extra.get("hex", ""))})
            if "inside" in extra:
                # The whole record becomes the data of another entry; the directory names both.
                holder = next(e for e in entries if e["name"] == prefix + extra["inside"])
                name, data = entries[-1]["name"].encode(), entries[-1]["data"]
                numbers = (10, 0, 0, DOS_TIME, DOS_DATE, zlib.crc32(data), len(data), len(data), len(name), 0)
                holder["data"] = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", *numbers) + name + data
        place.write_bytes(zip_bytes(entries, knobs, prefix))


def zip_bytes(entries, knobs, prefix):
    """An archive with every record under the control of `knobs` (for all entries) and `change` (for one, by its name below the top folder)."""
    out, directory = bytearray(bytes.fromhex(knobs.get("before", ""))), bytearray()
    places = {}
    start = 0 if knobs.get("offsets_ignore_before") else len(out)
    shift = len(out) - start
    for entry in entries:
        entry = {**knobs.get("all", {}), **entry, **knobs.get("change", {}).get(entry["name"].removeprefix(prefix), {})}
        name = entry["name"].replace("TOP/", prefix).encode()
        data = entry["data"]
        packed = data
        method = entry.get("method", 0)
        if method == 8 and data is not None:
            squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = squeeze.compress(data) + squeeze.flush()
        packed += bytes.fromhex(entry.get("after_data", ""))
        flags = entry.get("flags", 0 if name.isascii() else 0x0800)
        crc, size = entry.get("crc", zlib.crc32(data)), entry.get("size", len(data))
        descriptor = b""
        if flags & 8:
            descriptor = struct.pack("<4sIII", b"PK\x07\x08", entry.get("descriptor_crc", crc), len(packed), size)
        local_name = entry.get("local_name", entry["name"]).replace("TOP/", prefix).encode()
        local_extra = bytes.fromhex(entry.get("local_extra", entry.get("extra", "")))
        extra = bytes.fromhex(entry.get("extra", ""))
        time, date = entry.get("time", DOS_TIME), entry.get("date", DOS_DATE)
        offset = entry.get("offset", len(out) - shift)
        places[entry["name"]] = offset + 30 + len(name)
        known = (0, 0, 0) if flags & 8 else (entry.get("local_crc", crc), len(packed), size)
        if "inside" in entry:
            offset = places[prefix + entry["inside"]]
        else:
            out += struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 10, flags, method, time, date, *known, len(local_name), len(local_extra))
            out += local_name + local_extra + packed + descriptor + bytes.fromhex(entry.get("gap", ""))
        comment = entry.get("comment", "").encode()
        attributes = entry.get("attributes", entry.get("mode", MODE) << 16)
        directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", entry.get("made_by", MADE_BY), 10, flags, method, time, date, crc, len(packed), size,
                                 len(name), len(extra), len(comment), 0, 0, attributes, offset)
        directory += name + extra + comment
    comment = bytes.fromhex(knobs.get("comment", ""))
    count = knobs.get("count", len(entries))
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", knobs.get("disk", 0), 0, count, count, len(directory), len(out) - shift, len(comment))
    return bytes(out + directory + end + comment + bytes.fromhex(knobs.get("behind", "")))


def write_all(output, group=None):
    """Writes everything and returns what is expected, by `<group>/<case>`."""
    expected = {}
    for name, cases in load(group).items():
        for case in cases:
            bag = Bag(case)
            forms = case.get("forms", ["folder", "zip"])
            if "folder" in forms:
                bag.write_folder(output / "folder" / name / case["name"])
            if "zip" in forms:
                bag.write_zip(output / "zip" / name / (case["name"] + ".zip"), case.get("zip", {}))
            expected[f"{name}/{case['name']}"] = {key: case.get(key, []) for key in ("verdict", "errors", "warnings")} | {"forms": forms}
    return expected


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--group")
    arguments = parser.parse_args()
    if arguments.output.exists():
        sys.exit(f"{arguments.output} exists already")
    arguments.output.mkdir(parents=True)
    found = write_all(arguments.output, arguments.group)
    (arguments.output / "expected.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(found)} cases")
