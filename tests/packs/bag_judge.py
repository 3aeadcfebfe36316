"""A second judge of zipped bags, written from RFC 8493 alone: it knows nothing of the program's own rules, and shares no code with it.

A bag is valid when it is complete and every checksum holds (RFC 8493, section 3). The zip is read with Python's zipfile; the archive must hold one
folder, named like the file (the serialization rules of the BagIt drafts).

usage: bag_judge.py PACK.zip…     exit 0 where all are valid; says why each other is not
"""
import hashlib
import io
import pathlib
import re
import sys
import unicodedata
import zipfile

ALGORITHMS = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}


class Invalid(Exception):
    pass


def decode(data, what):
    """Tag files are text in UTF-8, which must not begin with a byte order mark (2.1.1, 2.2)."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise Invalid(f"{what} begins with a byte order mark")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid(f"{what} is not UTF-8") from error


def lines(text):
    """LF, CR or CRLF end a line; the last may lack one."""
    found = re.split(r"\r\n|\r|\n", text)
    return found[:-1] if found[-1] == "" else found


def unpack(data, stem):
    """The files below the one top folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            files = {}
            for info in infos:
                if info.is_dir():
                    continue
                if info.filename in files:
                    raise Invalid(f"{info.filename} stands twice in the archive")
                files[info.filename] = archive.read(info)
    except Invalid:
        raise
    except Exception as error:  # pylint: disable=broad-except
        raise Invalid(f"zipfile: {error}") from error
    bag = {}
    for name, content in files.items():
        top, slash, path = name.partition("/")
        if not slash or top != stem:
            raise Invalid(f"{name} is not in the folder {stem}")
        bag[path] = content
    return bag


def check_declaration(bag):
    """2.1.1: exactly two lines, in this order."""
    if "bagit.txt" not in bag:
        raise Invalid("bagit.txt is missing")
    found = lines(decode(bag["bagit.txt"], "bagit.txt"))
    if len(found) != 2 or not re.fullmatch(r"BagIt-Version: \d+\.\d+", found[0]) or found[1] != "Tag-File-Character-Encoding: UTF-8":
        raise Invalid("bagit.txt is not the two lines of the declaration")


def path_of(raw, manifest):
    """2.1.3: CR, LF and % are percent-encoded, nothing else; 5.3: a path must not lead out of the bag."""
    path = re.sub(r"%(0[dD]|0[aA]|25)", lambda match: chr(int(match.group(1), 16)), raw)
    parts = path.split("/")
    if path.startswith(("/", "~", "\\\\")) or ".." in parts or re.match(r"[A-Za-z]:", path):
        raise Invalid(f"{manifest} names {raw}, which is not in the bag")
    return path


def read_manifest(data, manifest, algorithm):
    digits = hashlib.new(algorithm).digest_size * 2
    listed = {}
    for number, line in enumerate(lines(decode(data, manifest)), 1):
        match = re.fullmatch(r"([0-9A-Fa-f]+)[ \t]+(.+)", line)
        if not match or len(match.group(1)) != digits:
            raise Invalid(f"{manifest}, line {number}: no checksum and path")
        path = path_of(match.group(2), manifest)
        if path in listed:
            raise Invalid(f"{manifest} lists {path} twice")
        listed[path] = match.group(1).lower()
    return listed


def check_manifests(bag, kind):
    """Every manifest of a kind with its listing (2.1.3, 2.2.1)."""
    found = {}
    for name, data in bag.items():
        match = re.fullmatch(kind + r"-([a-z0-9]+)\.txt", name)
        if match:
            if match.group(1) not in ALGORITHMS:
                raise Invalid(f"{name}: an algorithm that is not known")
            found[name] = (match.group(1), read_manifest(data, name, match.group(1)))
    for name, (algorithm, listed) in found.items():
        for path, checksum in listed.items():
            if path not in bag:
                raise Invalid(f"{name} lists {path}, which is missing")
            if hashlib.new(algorithm, bag[path]).hexdigest() != checksum:
                raise Invalid(f"{path} does not match {name}")
    return {name: listed for name, (_, listed) in found.items()}


def check_payload(bag, manifests):
    """2.1.3: every payload manifest lists every payload file, and nothing else."""
    if not manifests:
        raise Invalid("there is no payload manifest")
    payload = {path for path in bag if path.startswith("data/")}
    if not payload:
        raise Invalid("there is no payload")
    for name, listed in manifests.items():
        for path in sorted(payload ^ set(listed)):
            raise Invalid(f"{path} is {'not listed in' if path in payload else 'listed in, and no payload of,'} {name}")
    normal = {}
    for path in payload:
        if normal.setdefault(unicodedata.normalize("NFC", path), path) != path:
            raise Invalid(f"{path} differs from another name by normalization alone")


def check_tags(bag, tag_manifests, manifests):
    """2.2.1: a tag manifest lists every payload manifest and no tag manifest, and no payload."""
    for name, listed in tag_manifests.items():
        for path in manifests:
            if path not in listed:
                raise Invalid(f"{name} does not list {path}")
        for path in listed:
            if path.startswith(("data/", "tagmanifest-")):
                raise Invalid(f"{name} lists {path}")


def check_info(bag):
    """2.2.2: `Label: value`, a continuation is indented; Payload-Oxum is right and stands once."""
    if "bag-info.txt" not in bag:
        return
    values = []
    for number, line in enumerate(lines(decode(bag["bag-info.txt"], "bag-info.txt")), 1):
        if line[:1] in (" ", "\t") and values:
            continue
        label, colon, value = line.partition(":")
        if not colon or not label or label != label.strip() or (value and value[0] not in " \t"):
            raise Invalid(f"bag-info.txt, line {number}: no label and value")
        values.append((label.lower(), value.strip()))
    oxums = [value for label, value in values if label == "payload-oxum"]
    if len(oxums) > 1:
        raise Invalid("Payload-Oxum stands more than once")
    payload = [data for path, data in bag.items() if path.startswith("data/")]
    if oxums and oxums[0] != f"{sum(map(len, payload))}.{len(payload)}":
        raise Invalid("Payload-Oxum is not that of the payload")


def check_fetch(bag, manifests):
    """2.2.3: what is still to be fetched makes a bag incomplete."""
    for line in lines(decode(bag.get("fetch.txt", b""), "fetch.txt")):
        parts = line.split(None, 2)
        if len(parts) != 3 or any(parts[2] not in listed for listed in manifests.values()):
            raise Invalid("fetch.txt lists what no manifest does")


def why_invalid(data, stem):
    """Why a zipped bag is not valid, or None."""
    try:
        bag = unpack(data, stem)
        check_declaration(bag)
        manifests = check_manifests(bag, "manifest")
        check_payload(bag, manifests)
        check_tags(bag, check_manifests(bag, "tagmanifest"), manifests)
        check_info(bag)
        check_fetch(bag, manifests)
    except Invalid as reason:
        return str(reason)
    return None


def main():
    bad = 0
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        reason = why_invalid(path.read_bytes(), path.stem)
        if reason:
            bad += 1
            print(f"{path.name}: {reason}", file=sys.stderr)
    if not bad:
        print(f"judges: RFC 8493 accepts {len(sys.argv) - 1} packs")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
