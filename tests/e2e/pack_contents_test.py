"""What packs say beside the evidence: the commits of their files, findings, tables, write-ups, the crate and the profile. Held against git, against the
specifications' required parts and against the files themselves; nothing tells of evidence that is withheld."""
import csv
import hashlib
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import urllib.parse
import zipfile

from support import check, finish, root, run, scratch, tree


class Pack:
    """The files of a pack by their path below the top folder."""

    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as zipped:
            self.files = {name.split("/", 1)[1]: zipped.read(name) for name in zipped.namelist()}

    def text(self, name):
        return self.files[name].decode("utf-8")

    def json(self, name):
        return json.loads(self.text(name))


def packs_of(site):
    return {path.stem: Pack(path) for path in sorted((site / "packs").glob("*.zip"))}


def without_hidden(pack, words, where):
    for name, data in pack.files.items():
        for word in words:
            check(word.encode() not in data and word not in name, f"{where}: {name} tells {word}")


class Links(html.parser.HTMLParser):
    """Targets, ids and tags of a page."""

    def __init__(self, text):
        super().__init__()
        self.targets, self.ids, self.tags, self.attributes = [], [], set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for key, value in attrs:
            self.attributes.add(key)
            if key in ("href", "src"):
                self.targets.append(value)
            if key == "id":
                self.ids.append(value)


def check_page(pack, name):
    """Script-free, nothing loaded from elsewhere, every link inside leads to a file of the pack or a place in the page."""
    links = Links(pack.text(name))
    check(not links.tags & {"script", "iframe", "object", "embed", "link", "form", "base"}, f"{pack.path.name}: {name} has {links.tags}")
    check(not any(key.startswith("on") or key == "style" for key in links.attributes), f"{pack.path.name}: {name} has attributes that act")
    check(len(links.ids) == len(set(links.ids)), f"{pack.path.name}: {name} has an id twice")
    for target in links.targets:
        if target.startswith(("https://", "http://", "mailto:", "tel:")):
            continue
        path, _, fragment = target.partition("#")
        place = os.path.normpath(os.path.join(os.path.dirname(name), urllib.parse.unquote(path))) if path else name
        later = {"data/ro-crate-metadata.json", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
        check(place in pack.files or place in later, f"{pack.path.name}: {name} links to {target}")
        if fragment and place == name:
            check(urllib.parse.unquote(fragment) in links.ids, f"{pack.path.name}: {name} has no place {target}")


def check_tables(pack):
    """The required parts of Data Package, Tabular Data Resource and Table Schema 1.0, and each cell against its column."""
    package = pack.json("data/datapackage.json")
    name = re.compile(r"^[-a-z0-9._/]+$")
    check(package["profile"] == "tabular-data-package" and name.match(package["name"]), f"{pack.path.name}: the data package's head")
    check(package["resources"], f"{pack.path.name}: a data package without resources")
    casts = {"integer": int, "number": float, "string": str, "boolean": {"true": True, "false": False}.__getitem__,
             "date": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text).group()}
    for resource in package["resources"]:
        check(resource["profile"] == "tabular-data-resource" and name.match(resource["name"]), f"{pack.path.name}: {resource['name']}")
        path = resource["path"]
        check(not path.startswith(("/", ".")) and ".." not in path, f"{pack.path.name}: {path}")
        data = pack.files["data/" + path]
        check(resource["bytes"] == len(data), f"{pack.path.name}: {path} has another size")
        check(resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest(), f"{pack.path.name}: {path} has another hash")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"))))
        fields = resource["schema"]["fields"]
        check(rows[0] == [field["name"] for field in fields], f"{pack.path.name}: {path} begins with {rows[0]}")
        for row in rows[1:]:
            for field, cell in zip(fields, row, strict=True):
                limits = field.get("constraints", {})
                check(cell or not limits.get("required"), f"{pack.path.name}: {path} lacks {field['name']}")
                if cell:
                    casts[field["type"]](cell)
                    check(cell in limits.get("enum", [cell]), f"{pack.path.name}: {path} has {cell}")


def check_crate(pack):
    """RO-Crate 1.2: what the specification says must and should be there, and each entity that is named is described."""
    crate = pack.json("data/ro-crate-metadata.json")
    check(crate["@context"] == "https://w3id.org/ro/crate/1.2/context" and set(crate) == {"@context", "@graph"}, f"{pack.path.name}: the crate's head")
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    check(len(entities) == len(crate["@graph"]), f"{pack.path.name}: an @id stands twice in the crate")
    descriptor, top = entities["ro-crate-metadata.json"], entities["./"]
    check(descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"} and descriptor["about"] == {"@id": "./"}, f"{pack.path.name}: descriptor")
    check(all(top.get(key) for key in ("name", "description", "datePublished", "license", "publisher", "author")), f"{pack.path.name}: root")

    def references(value):
        if isinstance(value, dict):
            if set(value) == {"@id"}:
                yield value["@id"]
            else:
                for key, inner in value.items():
                    if key != "@id":
                        yield from references(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from references(inner)

    reached = {"ro-crate-metadata.json"}
    queue = ["ro-crate-metadata.json"]
    while queue:
        for target in references(entities[queue.pop()]):
            known = target in entities or target.startswith("https://w3id.org/ro/crate/")
            check(known, f"{pack.path.name}: the crate names {target} and does not describe it")
            if target in entities and target not in reached:
                reached.add(target)
                queue.append(target)
    check(reached == set(entities), f"{pack.path.name}: nothing leads to {sorted(set(entities) - reached)[:3]}")
    parts = {part["@id"] for part in top["hasPart"]}
    for path, data in pack.files.items():
        if path.startswith("data/") and path != "data/ro-crate-metadata.json":
            entity = entities.get(urllib.parse.quote(path[5:], safe="/~"))
            check(entity is not None and entity["@id"] in parts, f"{pack.path.name}: {path} is not in the crate")
            check(entity["contentSize"] == str(len(data)) and entity["sha256"] == hashlib.sha256(data).hexdigest(), f"{pack.path.name}: {path} differs")
            check(all(entity.get(key) for key in ("name", "description", "encodingFormat", "license")), f"{pack.path.name}: {path} lacks a property")
    for entity in entities.values():
        if "Action" in str(entity["@type"]):
            check(all(entity.get(key) for key in ("name", "endTime", "agent", "object", "result")), f"{pack.path.name}: {entity['@id']}")
        check(entity.get("name") or entity["@id"] == "ro-crate-metadata.json", f"{pack.path.name}: {entity['@id']} has no name")
    return entities


def check_profile(pack, profile):
    """The pack's bag against the profile that its bag-info names."""
    info = dict(line.split(": ", 1) for line in pack.text("bag-info.txt").splitlines())
    check(info["BagIt-Profile-Identifier"] == profile["BagIt-Profile-Info"]["BagIt-Profile-Identifier"], f"{pack.path.name}: another profile")
    for label, rule in profile["Bag-Info"].items():
        check(label in info or not rule["required"], f"{pack.path.name}: bag-info lacks {label}")
    check(set(info) <= set(profile["Bag-Info"]), f"{pack.path.name}: bag-info has {set(info) - set(profile['Bag-Info'])}")
    tags = {path for path in pack.files if not path.startswith("data/")}
    bag = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
    patterns = [re.escape(one).replace(r"\*", ".*") for one in profile["Tag-Files-Allowed"]]
    for tag in tags - bag:
        check(any(re.fullmatch(pattern, tag) for pattern in patterns), f"{pack.path.name}: the profile does not allow {tag}")
    check(set(profile["Tag-Files-Required"]) <= tags, f"{pack.path.name}: a required tag file is missing")
    check(set(profile["Payload-Files-Required"]) <= set(pack.files), f"{pack.path.name}: a required payload file is missing")


def check_whole(site):
    profile = json.loads((site / "packs/profile-1.json").read_text(encoding="utf-8"))
    needed = {"Source-Organization", "External-Description", "Version", "BagIt-Profile-Identifier", "BagIt-Profile-Version"}
    check(needed <= set(profile["BagIt-Profile-Info"]), "the profile's own facts")
    packs = packs_of(site)
    for pack in packs.values():
        check_profile(pack, profile)
        check_crate(pack)
        if "data/datapackage.json" in pack.files:
            check_tables(pack)
        for name in pack.files:
            if name == "data/index.html" or (name.startswith("data/practices/") and name.endswith(".html")):
                check_page(pack, name)
    run("verify", *(pack.path for pack in packs.values()))
    return packs


with scratch() as folder:
    content = folder / "content"
    shutil.copytree(root / "tests/sites/full/content", content)
    unit = content / "units/bang-rak/2564"
    # A finding inside a hidden entry, and one that is waived.
    register = unit / "evidence.yaml"
    register.write_text(register.read_text(encoding="utf-8").replace("title: คำสั่งคณะจัดซื้อ", "title: คำสั่งลับคณะจัดซื้อ ...................."), encoding="utf-8")
    (content / "units/bang-rak/waivers.yaml").write_text(
        "- {code: W945, file: 2564/surveys.yaml, date: 2564-01-15, reason: {th: กลุ่มเล็กที่ยินยอมแล้ว, en: they agreed}, by: {th: หัวหน้ากลุ่มงาน, en: head of group}}\n",
        encoding="utf-8")
    site = folder / "site"
    said = run("build", content, "-o", site, "--lang", "en")
    check("shallow" not in said, said)
    packs = check_whole(site)
    check(packs, "no packs")
    main = packs["bang-rak_2564_small"]
    check("metadata/commits.json" not in main.files, "outside a repository no commit is named")

    findings = main.json("metadata/diagnostics.json")
    codes = [one["code"] for one in findings]
    check("W502" in codes and "W945" not in codes, f"open findings are {codes}")
    check(all(one["message"]["th"] and one["message"]["en"] and one["file"] for one in findings), "a finding without words or place")
    waived = main.json("metadata/waivers.json")
    check([one["code"] for one in waived] == ["W945"] and waived[0]["waiver"]["reason"]["th"] == "กลุ่มเล็กที่ยินยอมแล้ว", f"waived: {waived}")
    check("evidence.yaml:" in said and not any(one["file"].endswith("evidence.yaml") for one in findings), "a finding of a hidden entry is told")
    check("data/programme/surveys.yaml" not in main.files and "data/programme/progress.yaml" in main.files, "surveys with few answers stay out")
    without_hidden(main, ["คำสั่งลับ", "order2.txt", "2/2564", "statement.txt"], "public pack")

    score = main.text("metadata/score.txt")
    th = run("score", "bang-rak", "2564", "--content", content, "--lang", "th").split("\n\ncontent/")[0]
    check(score.startswith(th.split("\n\n")[0]) and "\n----\n\n" in score, "score.txt does not begin as `prongsai score` does")
    page = main.text("data/practices/good-deeds.html")
    check("<h2" in page and 'href="../index.html"' in page, "a write-up's page")
    source = (unit / "practices/good-deeds.md").read_bytes()
    check(main.files["data/practices/good-deeds.md"] == source, "a write-up is not as it was written")
    index = main.text("data/index.html")
    for words in ("แบบสรุปคะแนน", "แบบตรวจตามเกณฑ์", "ทะเบียนหลักฐาน", "W502", "กลุ่มเล็กที่ยินยอมแล้ว", "sha256sum --quiet -c manifest-sha256.txt"):
        check(words in index, f"index.html lacks {words}")

    # In a repository each file has the commit that git itself names.
    def git(*words, day="2021-05-04"):
        stamp = f"{day}T23:30:00+07:00"
        return subprocess.run(["git", "-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.org", *words], check=True, capture_output=True,
                              text=True, env={**os.environ, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}).stdout.strip()

    git("init", "-q", "-b", "main")
    (folder / ".gitignore").write_text("/site*\n/clone*\n/unpacked*\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "content")
    (unit / "evidence/order.txt").write_text("คำสั่งที่แก้แล้ว\n", encoding="utf-8")
    git("commit", "-qam", "order", day="2021-06-01")
    git("checkout", "-qb", "side")
    (unit / "practices/plan.md").write_bytes((unit / "practices/plan.md").read_bytes() + "\nเพิ่มเติม\n".encode())
    git("commit", "-qam", "plan", day="2021-06-02")
    git("checkout", "-q", "main")
    git("commit", "-q", "--allow-empty", "-m", "another matter", day="2021-06-03")
    git("merge", "-q", "--no-ff", "-m", "merged", "side", day="2021-06-04")
    with (unit / "assessment/small.yaml").open("a", encoding="utf-8") as file:
        file.write("# ยังไม่ได้บันทึก\n")
    run("build", content, "-o", site)
    packs = check_whole(site)
    main = packs["bang-rak_2564_small"]
    commits = main.json("metadata/commits.json")
    days = set()
    for one in commits:
        named = git("log", "-1", "--first-parent", "-m", "--format=%H %cs", "HEAD", "--", "content/" + one["content"]).split()
        expected = [None, None] if one["content"].endswith("assessment/small.yaml") else named
        check([one["commit"], one["date"]] == expected, f"{one} is {expected} in git")
        check(one["file"] in main.files, f"{one['file']} is not in the pack")
        if not one.get("abridged"):
            check(main.files[one["file"]] == (content / one["content"]).read_bytes(), f"{one['file']} is not {one['content']}")
        days.add(one["date"])
    check(days == {None, "2021-05-04", "2021-06-01", "2021-06-04"}, f"days: {days}")
    check([one["file"] for one in commits if one.get("abridged")] == ["metadata/evidence.yaml"], "which file is abridged")
    check("user.name" not in main.text("metadata/commits.json") and "example.org" not in main.text("metadata/commits.json"), "a name of a person")
    without_hidden(main, ["คำสั่งลับ", "order2.txt"], "pack with commits")
    actions = [one for one in main.json("data/ro-crate-metadata.json")["@graph"] if one["@id"].startswith("#commit-")]
    check({one["identifier"] for one in actions} == {one["commit"] for one in commits if one["commit"] and one["file"].startswith("data/")}, "commits in the crate")

    # A shallow clone does not know: it says so, and its packs are as they are outside a repository.
    git("checkout", "-q", "--", "content")
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{folder}", folder / "clone"], check=True, capture_output=True)
    said = run("build", folder / "clone/content", "-o", folder / "site-clone", "--lang", "en")
    check("git fetch --unshallow" in said, f"a shallow clone says: {said[-300:]}")
    shallow = packs_of(folder / "site-clone")["bang-rak_2564_small"]
    check("metadata/commits.json" not in shallow.files, "a shallow clone names commits")

    # The printed lines, in a folder whose name has Thai letters and blanks.
    place = folder / "unpacked ชุดหลักฐาน (1)"
    place.mkdir()
    shutil.copy(main.path, place)
    lines = [line[4:] for line in main.text("VERIFY.txt").splitlines() if line.startswith("    ")]
    check(len(lines) == 6, "VERIFY.txt prints six lines")
    done = subprocess.run(["sh", "-eu", "-c", "\n".join(lines)], cwd=place, capture_output=True, text=True, check=False)
    check(done.stdout == "OK\nOK\nOK\n" and done.stderr == "", f"the lines of VERIFY.txt say {done.stdout}{done.stderr}")
    in_page = re.search(r"<pre[^>]*><code>(.*?)</code></pre>", main.text("data/index.html"), re.S).group(1)
    check([line for line in in_page.replace("&amp;", "&").replace("&quot;", '"').replace("&#39;", "'").replace("&gt;", ">").splitlines()] == lines,
          "the page prints other lines than VERIFY.txt")

    # What is remembered of a commit is held against the files as they are now: one that differs again, one that the index was told to forget, one that is new.
    run("build", content, "-o", site)
    (unit / "evidence/order.txt").write_text("คำสั่งที่แก้อีกครั้ง\n", encoding="utf-8")
    git("rm", "-q", "--cached", "content/units/bang-rak/2564/practices/plan.md")
    (unit / "practices/more.md").write_bytes((unit / "practices/plan.md").read_bytes())
    run("build", content, "-o", site)
    run("build", content, "-o", folder / "site-clean", "--no-cache")
    check(tree(site) == tree(folder / "site-clean"), "what is remembered of a commit gives other packs")
    commits = packs_of(site)["bang-rak_2564_small"].json("metadata/commits.json")
    unknown = sorted(pathlib.PurePosixPath(one["content"]).name for one in commits if one["commit"] is None)
    check(unknown == ["more.md", "order.txt", "plan.md"], f"without a commit: {unknown}")
finish()
