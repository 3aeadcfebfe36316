"""Golden sites: each folder here holds a tiny content/ and the whole expected site. Missing, different and orphaned files fail. `./dev golden` rewrites
them; read the difference before you commit it. Only what changes with every byte of a style sheet or pack is redacted: fingerprints of assets stand as
HASH, a pack is expected by its listing and SHA-256, a workbook by its listing, and the search index by the hash of what its files hold."""
import gzip
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

program = pathlib.Path(sys.argv[1]).resolve()
here = pathlib.Path(__file__).resolve().parent
updating = "PRONGSAI_UPDATE_GOLDEN" in os.environ and "CI" not in os.environ
problems = []


def without_hashes(data):
    return re.sub(rb"\.[0-9a-f]{8}\.(css|svg|png|ico|js|json)", rb".HASH.\1", data)


def without_books(described):
    """Sizes and hashes of workbooks, which are compressed, left out of what describes the files."""
    for one in described.get("resources", []):
        if one["path"].endswith(".xlsx"):
            one.update(bytes="SIZE", hash="HASH")
    for dataset in described.get("dcat:dataset", []):
        for one in dataset["dcat:distribution"]:
            if one["@id"].endswith(".xlsx"):
                one.update({"dcat:byteSize": "SIZE", "spdx:checksum": "HASH"})
    lists = [key for key in described if key in ("resources", "dcat:dataset")]
    lines = [one for key in lists for one in described.pop(key)]
    return ("\n".join(json.dumps(one, ensure_ascii=False) for one in [described, *lines]) + "\n").encode()


def readable(path):
    """The bytes of a built file in the form in which they are expected, or None for files that no golden holds."""
    if path.name.startswith(".prongsai") or "assets" in path.parts:
        return None
    if path.suffix == ".bin":
        # Compressed by whatever zlib there is: what is inside counts.
        inside = gzip.decompress(path.read_bytes())
        return f"{len(inside)} bytes, SHA-256 {hashlib.sha256(inside).hexdigest()}\n".encode()
    if path.name in ("datapackage.json", "catalog.jsonld"):
        return without_books(json.loads(path.read_bytes()))
    if "dictionary" in (path.stem, path.parent.name) and path.suffix != ".xlsx":
        # Long, and the same words in every site; tests/e2e/opendata_test.py holds it against the files.
        return f"SHA-256 {hashlib.sha256(without_hashes(path.read_bytes())).hexdigest()}\n".encode()
    if path.suffix in (".zip", ".xlsx"):
        with zipfile.ZipFile(path) as pack:
            return ("\n".join(f"{one.file_size:>7} {one.filename}" for one in pack.infolist()) + "\n").encode()
    return without_hashes(path.read_bytes())


names = sorted(p.name for p in here.iterdir() if (p / "content").is_dir())
for name in names:
    work = pathlib.Path(tempfile.mkdtemp(prefix="prongsai-golden-"))
    try:
        # A copy outside this repository: packs would name its commits.
        shutil.copytree(here / name / "content", work / "content")
        site = work / "site"
        done = subprocess.run([program, "build", "content", "-o", site, "--lang", "en"], cwd=work, capture_output=True, text=True, check=False)
        said = done.stdout.replace(str(site), "SITE")
        built = {"output.txt": said.encode()}
        for path in sorted(site.rglob("*")):
            if path.is_file() and (expected := readable(path)) is not None:
                if path.suffix == ".bin":
                    # One list for all files of the search index.
                    index = "site/search/data.txt"
                    built[index] = built.get(index, b"") + f"{path.relative_to(site / 'search/data')}: ".encode() + expected
                else:
                    built[f"site/{path.relative_to(site)}"] = expected
    finally:
        shutil.rmtree(work)
    folder = here / name / "expected"
    present = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()} if folder.is_dir() else {}
    if updating:
        shutil.rmtree(folder, ignore_errors=True)
        for path, data in built.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        print(f"{name}: {len(built)} files rewritten")
        continue
    for path in sorted(built.keys() | present.keys()):
        if path not in present:
            problems.append(f"{name}: {path} is built, but not expected")
        elif path not in built:
            problems.append(f"{name}: {path} is expected, but not built")
        elif built[path] != present[path]:
            problems.append(f"{name}: {path} differs")

for problem in problems:
    print(problem)
print(f"{len(problems)} problems in {len(names)} golden sites")
sys.exit(1 if problems or len(names) < 3 else 0)
