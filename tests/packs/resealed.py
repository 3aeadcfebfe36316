"""Makes the sums of a changed pack right again, as far as somebody who changes a pack may go. Standard library only."""
import hashlib
import json
import urllib.parse
import uuid


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def manifest(files):
    return "".join(f"{sha256(data)}  {path}\n" for path, data in sorted(files.items(), key=lambda item: item[0].encode())).encode()


def readable_size(size):
    if size < 1000:
        return f"{size} B"
    divisor, unit = 1000, 0
    while unit < 3 and size // divisor >= 1000:
        divisor, unit = divisor * 1000, unit + 1
    return f"{size // divisor}.{size % divisor // (divisor // 10)} {['kB', 'MB', 'GB', 'TB'][unit]}"


def as_json(value):
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


class Pack:
    """The files of a pack by their paths below the top folder."""

    def __init__(self, files):
        self.name = files[0][0].split("/")[0]
        self.files = {path[len(self.name) + 1:]: data for path, data in files}

    def listed(self):
        """Full names in the order of packs."""
        order = sorted(self.files, key=lambda path: (path != "bagit.txt", path.encode()))
        return [(f"{self.name}/{path}", self.files[path]) for path in order]

    def payload(self):
        return {path: data for path, data in self.files.items() if path.startswith("data/")}

    def tags(self):
        return {path: data for path, data in self.files.items() if not path.startswith("data/") and path != "tagmanifest-sha256.txt"}

    def replace(self, path, old, new):
        assert self.files[path].count(old) > 0, f"{path} has no {old}"
        self.files[path] = self.files[path].replace(old, new, 1)

    def swap(self, a, b):
        self.files[a], self.files[b] = self.files[b], self.files[a]

    def edit(self, path, change):
        value = json.loads(self.files[path])
        change(value)
        self.files[path] = as_json(value)

    def set_label(self, label, value):
        lines = self.files["bag-info.txt"].decode().splitlines()
        lines = [f"{label}: {value}" if line.startswith(label + ": ") else line for line in lines]
        self.files["bag-info.txt"] = ("\n".join(lines) + "\n").encode()

    def reseal_manifest(self):
        payload = self.payload()
        self.files["manifest-sha256.txt"] = manifest(payload)
        self.set_label("Payload-Oxum", f"{sum(map(len, payload.values()))}.{len(payload)}")

    def reseal_tag_manifest(self):
        self.files["tagmanifest-sha256.txt"] = manifest(self.tags())

    def reseal_crate(self):
        def change(crate):
            graph = crate["@graph"]
            entities = {entity["@id"]: entity for entity in graph}
            for path, data in self.payload().items():
                address = urllib.parse.quote(path[5:], safe="/~-._")
                if path == "data/ro-crate-metadata.json":
                    continue
                if address not in entities:
                    name = path.rsplit("/", 1)[1]
                    graph.append({"@id": address, "@type": "File", "name": name, "encodingFormat": "text/plain", "identifier": name.split("__")[0]})
                    entities[address] = graph[-1]
                    entities["./"]["hasPart"].append({"@id": address})
                entities[address].update(contentSize=str(len(data)), sha256=sha256(data))
        self.edit("data/ro-crate-metadata.json", change)

    def reseal_identifier(self):
        crate = json.loads(self.files["data/ro-crate-metadata.json"])
        base = next(entity for entity in crate["@graph"] if entity["@id"] == "./")["publisher"]["@id"]
        self.set_label("Bag-Size", readable_size(sum(map(len, self.payload().values()))))
        rest = {path: data for path, data in self.tags().items() if path != "bag-info.txt"}
        self.set_label("External-Identifier", "urn:uuid:" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"{base}/packs/{self.name}.zip#{sha256(manifest(rest))}")))

    def reseal(self, crate=True, identifier=True):
        """Everything that can be computed inside the pack; without `crate` its sizes and hashes stay those of before."""
        if crate:
            self.reseal_crate()
        self.reseal_manifest()
        if identifier:
            self.reseal_identifier()
        self.reseal_tag_manifest()
        return self
