"""`prongsai verify`: many inputs in one call, exit codes, profiles, sets, the JSON report against its schema, zips of other programs, bounded memory."""
import json
import os
import shutil
import subprocess
import sys
import zipfile

from support import check, finish, program, root, run, scratch

try:
    import jsonschema
except ImportError:
    # The system's Python has Debian's packages; the one on the path may be another.
    system = "/usr/bin/python3"
    if os.path.realpath(sys.executable) != os.path.realpath(system) and subprocess.run([system, "-c", "import jsonschema"], check=False).returncode == 0:
        os.execv(system, [system, "-B", *sys.argv])
    sys.exit("python3-jsonschema is missing: ./dev test installs it")

sys.path.insert(0, str(root / "tests/bags"))
import materialise

schema = json.loads((root / "docs/verify-report.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
judge = jsonschema.Draft7Validator(schema)


def report(*arguments, expect=0):
    text = run("verify", "--json", *arguments, expect=expect)
    found = json.loads(text)
    for problem in judge.iter_errors(found):
        check(False, f"the report breaks its schema at {list(problem.path)}: {problem.message}")
    return found


def codes(found):
    return [f["code"] for f in found["findings"]]


def bag(folder, **case):
    materialise.Bag(case).write_folder(folder)
    return folder


with scratch() as folder:
    run("build", root / "tests/sites/minimal/content", "-o", folder / "site")
    pack = sorted((folder / "site/packs").glob("*.zip"))[0]
    good = bag(folder / "good")
    bad = bag(folder / "bad", afterwards={"data/a.txt": "changed\n"})
    found = report(pack, good, expect=0)
    check([p["verdict"] for p in found["packs"]] == ["verified_pack", "valid_bag"], "verdicts of a pack and a bag")
    found = report(bad, folder / "none", good, pack, "--jobs", "3", expect=3)
    check([p["verdict"] for p in found["packs"]] == ["invalid", "unreadable", "valid_bag", "verified_pack"], "verdicts in the order of the input")
    check(found["summary"] == {"inputs": 4, "verified_pack": 1, "valid_bag": 1, "invalid": 1, "unreadable": 1}, "the summary")
    check(found == report(bad, folder / "none", good, pack, "--jobs", "1", expect=3), "the number of threads changes the report")
    report(bad, good, expect=1)
    text = run("verify", good, bad, "--lang", "en", expect=1, cwd=folder)
    check(text.endswith("2 inputs: valid bags 1, invalid 1\n"), f"the last line: {text}")
    check("file_hash: data/a.txt: the bytes do not match the checksum in manifest-sha256.txt" in text, "the finding")
    check("รวม 2 รายการ: ถุงข้อมูลถูกต้อง 1, ไม่ผ่าน 1\n" in run("verify", good, bad, expect=1, cwd=folder), "the last line in Thai")

    # A pack of ours that another program packed again, renamed, or unpacked.
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder / "unpacked")
        inner = folder / "unpacked" / pack.stem
        with zipfile.ZipFile(folder / pack.name, "w", zipfile.ZIP_DEFLATED) as again:
            for name in archive.namelist():
                again.writestr(name, archive.read(name))
    found = report(folder / pack.name, expect=1)["packs"][0]
    check(len(codes(found)) == 1 and codes(found)[0].startswith("zip_"), f"a pack that was packed again: {codes(found)}")
    shutil.copy(pack, folder / "renamed.zip")
    check(codes(report(folder / "renamed.zip", expect=1)["packs"][0]) == ["top_folder_name"], "a renamed pack")
    check(codes(report(inner)["packs"][0]) == ["pack_unpacked"], "an unpacked pack")

    # Zips of Python and, where they are there, of Info-ZIP and 7-Zip.
    shutil.make_archive(folder / "good-python", "zip", folder, "good")
    makers = {"good-python.zip": None, "good-zip.zip": ["zip", "-qr", "good-zip.zip", "good"], "good-7z.zip": ["7zz", "a", "-bso0", "good-7z.zip", "good"]}
    for name, command in makers.items():
        if command and shutil.which(command[0]):
            subprocess.run(command, cwd=folder, check=True)
        if (folder / name).exists():
            found = report(folder / name)["packs"][0]
            check(found["verdict"] == "valid_bag" and codes(found) == ["not_canonical"], f"{name}: {found['verdict']} {codes(found)}")

    # Profiles.
    profile = {"BagIt-Profile-Info": {"Source-Organization": "o", "External-Description": "d", "Version": "1", "BagIt-Profile-Identifier": "https://example.org/p.json"},
               "Accept-BagIt-Version": ["1.0"], "Manifests-Required": ["sha512"], "Bag-Info": {"Source-Organization": {"required": True}}}
    (folder / "p.json").write_text(json.dumps(profile), encoding="utf-8")
    named = bag(folder / "named", files={"bag-info.txt": "Payload-Oxum: ${oxum}\nBagIt-Profile-Identifier: https://example.org/p.json\n"})
    check(codes(report(named)["packs"][0]) == ["profile_not_checked"], "a profile that was not given")
    check(codes(report(named, "--profile", folder / "p.json", expect=1)["packs"][0]) == ["profile_info_missing", "profile_file_required"], "a profile")
    (folder / "q.json").write_text("[]", encoding="utf-8")
    check("q.json: no BagIt Profile: not a JSON object" in run("verify", named, "--profile", folder / "q.json", "--lang", "en", expect=2), "no profile")
    run("verify", named, "--profile", folder / "none.json", expect=3)

    # A set of bags.
    parts = [bag(folder / f"part{n}", files={"bag-info.txt": f"Payload-Oxum: ${{oxum}}\nBag-Group-Identifier: set\nBag-Count: {n} of 3\n"}) for n in (1, 2, 3)]
    found = report(*parts)
    check(found["sets"] == [{"identifier": "set", "ok": True, "parts": [str(p) for p in parts], "findings": []}], f"a whole set: {found['sets']}")
    check(codes(report(*parts[:2], expect=1)["sets"][0]) == ["bag_set_missing"], "a part is missing")
    check(codes(report(parts[0])["packs"][0]) == ["bag_set_part_alone"], "a part alone")

    # A file of 250 MB in a folder, and the same in a zip: the process never holds it.
    large = folder / "large" / "data" / "a.txt"
    bag(folder / "large", files={"bag-info.txt": None, "manifest-md5.txt": "00000000000000000000000000000000  data/a.txt\n"}, manifests=[])
    block = os.urandom(1 << 20)
    with large.open("wb") as out:
        for _ in range(250):
            out.write(block)
    with zipfile.ZipFile(folder / "large.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted((folder / "large").rglob("*")):
            archive.write(path, path.relative_to(folder))
    for name in ("large", "large.zip"):
        with (folder / "report.json").open("wb") as out:
            process = subprocess.Popen([program, "verify", "--json", "--jobs", "1", folder / name], stdout=out)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        check(process.returncode == 1, f"{name}: exit {process.returncode}")
        # Kilobytes on Linux.
        check(usage.ru_maxrss < 150_000, f"{name}: {usage.ru_maxrss} kB of memory")
        check("file_hash" in codes(json.loads((folder / "report.json").read_text(encoding="utf-8"))["packs"][0]), f"{name}: the wrong checksum")
finish()
