"""Packs of every kind: which the site has and lists, the command that writes them for either audience, parts, indexes held against what lies beside
them, folders that are refused, and that nothing public tells of evidence that is not public."""
import csv
import io
import json
import os
import shutil
import zipfile

from support import check, finish, root, run, scratch, tree

# Each would tell what is withheld: title, kind, number, name of the file, note, bytes.
SECRETS = ["planted-title", "planted title", "planted-kind", "planted-number", "planted-name", "planted-note", "planted-bytes"]
ENTRIES = """
- id: quiet-{visibility}
  title: {{th: planted-title, en: planted title}}
  kind: planted-kind
  document: {{number: planted-number, date: 2564-01-15}}
  note: planted-note
  file: evidence/planted-name-{visibility}.txt
  supports: [d1.1.order]
  visibility: {visibility}
  reason: มีข้อมูลส่วนบุคคล
"""


def everything(folder):
    """Every byte of a folder, and every name in it; packs are stored, not compressed, so that their files can be read in place."""
    return b"\n".join(str(p.relative_to(folder)).encode() + b"\n" + p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())


def names(folder):
    return {p.name.removesuffix(".zip") for p in folder.glob("*.zip")}


with scratch() as folder:
    content, site, out = folder / "content", folder / "site", folder / "packs"
    shutil.copytree(root / "tests/sites/full/content", content)
    year = content / "units/bang-rak/2564"
    framework = content / "frameworks/small.yaml"
    text = framework.read_text(encoding="utf-8")
    check("\nevidence_kinds:\n" in text, "the framework has no list of kinds to add one to")
    framework.write_text(text.replace("\nevidence_kinds:\n", "\nevidence_kinds:\n  planted-kind: {title: ประเภทลับ}\n"), encoding="utf-8")
    with open(year / "evidence.yaml", "a", encoding="utf-8") as register:
        for visibility in ("auditor", "withheld"):
            register.write(ENTRIES.format(visibility=visibility))
            (year / f"evidence/planted-name-{visibility}.txt").write_text(f"planted-bytes {visibility}\n", encoding="utf-8")

    # The site.
    run("build", content, "-o", site)
    on_site = names(site / "packs")
    check({"bang-rak_2564_small", "bang-rak_2564_small_d1", "bureau_2564_small", "2564_index"} <= on_site, f"the site's packs are {sorted(on_site)}")
    check(not any("auditor" in name for name in on_site), "an auditor's pack in the site")
    public = everything(site)
    for secret in SECRETS:
        # The framework itself names its kinds.
        allowed = secret == "planted-kind"
        found = public.count(secret.encode())
        if allowed:
            places = [str(p.relative_to(site)) for p in sorted(site.rglob("*")) if p.is_file() and secret.encode() in p.read_bytes()]
            wrong = [p for p in places if "evidence" in p or p.startswith(("units/", "data/", "en/units/"))]
            check(not wrong, f"{secret} is in {wrong}")
        else:
            check(found == 0, f"{secret} is {found} times in the site")
    check(b"quiet-withheld" in public, "an entry that is not public is not listed by its id")
    run("verify", *sorted((site / "packs").glob("*.zip")))
    listed = {row["name"].removesuffix(".zip"): row for row in csv.DictReader(io.StringIO((site / "data/packs.csv").read_text(encoding="utf-8-sig")))}
    check(set(listed) == on_site, "data/packs.csv lists other packs than the site has")
    data = json.loads((site / "data/packs.json").read_text(encoding="utf-8"))["packs"]
    check([p["name"] for p in data] == [name + ".zip" for name in listed], "data/packs.json and data/packs.csv differ")
    for name, row in listed.items():
        beside = json.loads((site / f"packs/{name}.json").read_text(encoding="utf-8"))
        check(all(str(beside[key]) == row[key] for key in ("size", "sha256", "bag_root", "kind")), f"{name}: its listing differs from {name}.json")
    page = (site / "units/bang-rak/2564/index.html").read_text(encoding="utf-8")
    check(page.index("bang-rak_2564_small.zip") < page.index("bang-rak_2564_small_d1.zip"), "the whole pack does not come first")
    check("2564_index.zip" in (site / "years/2564/index.html").read_text(encoding="utf-8"), "the year's page has no index")
    downloads = (site / "downloads/index.html").read_text(encoding="utf-8")
    check(all(f"{name}.zip" in downloads for name in on_site), "the downloads page lacks a pack")

    # The index, beside its packs and elsewhere.
    index = site / "packs/2564_index.zip"
    said = run("verify", index, "--lang", "en")
    count = len(on_site) - sum("index" in name for name in on_site)
    check(f"an index of {count} packs, of which {count} were found" in said, f"verify of the index says: {said}")
    alone = folder / "alone"
    alone.mkdir()
    shutil.copy(index, alone)
    check("note index_alone" in run("verify", alone / index.name, "--lang", "en"), "an index without its packs")
    check(f"{count} were found" in run("verify", alone / index.name, "--packs", site / "packs", "--lang", "en"), "--packs")
    shutil.copy(site / "packs/bureau_2564_small.zip", alone / "bang-rak_2564_small.zip")
    check("index_pack_differs" in run("verify", alone / index.name, "--lang", "en", expect=1), "a pack that is not the one listed")

    # The command: the same bytes as the site for the public, and more for auditors, outside.
    run("pack", "--content", content, "-o", out, "--site", site)
    check(names(out) == on_site, f"the command writes {sorted(names(out) ^ on_site)} otherwise than the site")
    different = [p.name for p in out.iterdir() if p.read_bytes() != (site / "packs" / p.name).read_bytes()]
    check(not different, f"the command's {different[:3]} differ from the site's")
    secret = folder / "for auditors"
    run("pack", "--content", content, "-o", secret, "--site", site, "--audience", "auditor", "--jobs", "3")
    check(names(secret) == {name + "_auditor" for name in on_site}, "the auditor's packs are not those of the public, for auditors")
    run("verify", *sorted(secret.glob("*.zip")))
    seen = everything(secret)
    check(b"planted-bytes auditor" in seen, "the auditor's packs lack the auditor's evidence")
    check(b"planted-bytes withheld" not in seen and b"planted-name-withheld" not in seen, "the auditor's packs hold withheld evidence")
    again = folder / "again"
    run("pack", "--content", content, "-o", again, "--site", site, "--audience", "auditor", "--jobs", "1")
    check(tree(again) == tree(secret), "packs depend on the number of threads")
    run("pack", "--content", content, "-o", again, "--site", site, "--audience", "auditor")
    check(tree(again) == tree(secret), "packs differ when written again")

    # One unit, one year; parts.
    one = folder / "one"
    run("pack", "bureau", "2564", "--content", content, "-o", one, "--site", site)
    check(names(one) == {name for name in on_site if name.startswith("bureau_")}, f"of one unit: {sorted(names(one))}")
    parts = folder / "parts"
    run("pack", "bang-rak", "2564", "--content", content, "-o", parts, "--site", site, "--split", "1")
    whole = sorted(name for name in names(parts) if name.startswith("bang-rak_2564_small_") and "_d" not in name)
    check(len(whole) > 1 and whole[0].endswith(f"_1-of-{len(whole)}"), f"parts: {whole}")
    run("verify", *sorted(parts.glob("*.zip")))
    for name in whole:
        with zipfile.ZipFile(parts / f"{name}.zip") as pack:
            info = pack.read(f"{name}/bag-info.txt").decode()
            number = name.rpartition("_")[2].partition("-")[0]
            check(f"\nBag-Count: {number} of {len(whole)}\n" in info and "\nBag-Group-Identifier: urn:uuid:" in info, f"{name}: {info}")

    # Folders that are published or read.
    run("pack", "--content", content, "-o", site / "packs", "--site", site, expect=2)
    run("pack", "--content", content, "-o", site / "a/b", expect=2)
    run("pack", "--content", content, "-o", content / "packs", expect=2)
    run("pack", "--content", content, "-o", out / ".." / "site", "--site", site, expect=2)
    os.symlink(site, folder / "link")
    run("pack", "--content", content, "-o", folder / "link" / "x", expect=2)
    run("pack", "--content", content, expect=2)
    run("pack", "nowhere", "--content", content, "-o", one, expect=2)
    run("pack", "bureau", "soon", "--content", content, "-o", one, expect=2)
    run("pack", "bureau", "2563", "--content", content, "-o", one, expect=2)
    run("pack", "--audience", "everybody", "--content", content, "-o", one, expect=2)
    run("pack", "--split", "0", "--content", content, "-o", one, expect=2)
    (one / "bureau_2564_small.json").write_text("somebody's own\n", encoding="utf-8")
    run("pack", "bureau", "--content", content, "-o", one, "--site", site, expect=2)
    check((one / "bureau_2564_small.json").read_text(encoding="utf-8") == "somebody's own\n", "a foreign file was overwritten")
    check(not (site / "a").exists() and not (content / "packs").exists(), "a refused folder was made")
    (year / "evidence.yaml").write_text("- id: [\n", encoding="utf-8")
    run("pack", "--content", content, "-o", folder / "never", expect=1)
    check(not (folder / "never").exists(), "packs of content with errors")
finish()
