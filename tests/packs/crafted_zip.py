"""A zip file in which every field can lie. Standard library only."""
import dataclasses
import struct
import zipfile
import zlib

UTF8 = 0x0800


@dataclasses.dataclass
class Header:
    """The fields that a local header and a directory entry share."""
    signature: int
    name: bytes
    version: int = 10
    flags: int = 0
    method: int = 0
    time: int = 0
    date: int = 0x21
    crc: int = 0
    stored: int = 0
    size: int = 0
    extra: bytes = b""

    def fields(self):
        return struct.pack("<HHHHHIIIHH", self.version, self.flags, self.method, self.time, self.date, self.crc, self.stored, self.size,
                           len(self.name), len(self.extra))


class Entry:
    """One file; `local` and `central` are its two headers."""

    def __init__(self, name, data):
        name = name.encode() if isinstance(name, str) else name
        shared = {"name": name, "crc": zlib.crc32(data), "stored": len(data), "size": len(data), "flags": 0 if name.isascii() else UTF8}
        self.local = Header(0x04034B50, **shared)
        self.central = Header(0x02014B50, **shared)
        self.data = data
        # Follows the data; the directory does not name it.
        self.hidden = b""
        self.made_by = 0x033F
        self.comment = b""
        self.disk = 0
        self.internal = 0
        self.external = 0o100644 << 16
        self.offset_shift = 0
        # Where the directory says the entry is, whatever is true; none of its bytes are written then.
        self.offset = None

    def both(self, **fields):
        for header in (self.local, self.central):
            for key, value in fields.items():
                setattr(header, key, value)


@dataclasses.dataclass
class Zip:
    """An archive; without a lie it is the canonical form of packs."""
    entries: list
    before: bytes = b""
    # Between directory and end record.
    gap: bytes = b""
    comment: bytes = b""
    after: bytes = b""
    count: int = None
    count_here: int = None
    directory_size: int = None
    directory_shift: int = 0
    disk: int = 0
    directory_disk: int = 0
    comment_size: int = None
    # Bytes that stand where zip64 end record and locator would.
    zip64: bytes = b""

    def bytes(self):
        out, directory = b"", b""
        for entry in self.entries:
            offset = len(out) + entry.offset_shift if entry.offset is None else entry.offset
            directory += struct.pack("<IH", entry.central.signature, entry.made_by) + entry.central.fields()
            directory += struct.pack("<HHHII", len(entry.comment), entry.disk, entry.internal, entry.external, offset)
            directory += entry.central.name + entry.central.extra + entry.comment
            if entry.offset is None:
                out += struct.pack("<I", entry.local.signature) + entry.local.fields() + entry.local.name + entry.local.extra
                out += entry.data + entry.hidden
        count = len(self.entries) if self.count is None else self.count
        place = len(out) + self.directory_shift
        size = len(directory) if self.directory_size is None else self.directory_size
        out += directory + self.gap + self.zip64
        out += struct.pack("<IHHHHIIH", 0x06054B50, self.disk, self.directory_disk, count if self.count_here is None else self.count_here, count,
                           size, place, len(self.comment) if self.comment_size is None else self.comment_size)
        return self.before + out + self.comment + self.after


def zip64_end(count, size, place, record_at, locator=None):
    """A zip64 end record and its locator."""
    record = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, place)
    return record + struct.pack("<IIQI", 0x07064B50, 0, record_at if locator is None else locator, 1)


def files_of(path):
    """The files of a good archive in order: name, bytes."""
    with zipfile.ZipFile(path) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def zip_of(files):
    return Zip([Entry(name, data) for name, data in files])
