"""Commands, exit codes, and what the site of content/ must hold."""
import csv
import html.parser
import io
import json
import pathlib
import re
import shutil
import subprocess

from support import check, finish, program, root, run, scratch

check("prongsai 0." in run("--version"), "--version")
check("build" in run("--help") and "verify" in run("--help"), "--help")
run(expect=2)
run("fly", expect=2)
run("check", "--jobs", "0", expect=2)
run("check", root / "no such folder", expect=3)
run("score", "lampang", "soon", expect=2, cwd=root)
check("did you mean `lampang`?" in run("score", "lampnag", "2564", "--lang", "en", expect=2, cwd=root), "a misspelt unit")
run("score", "nan", "2564", expect=2, cwd=root)

score = run("score", "lampang", "2564", "--lang", "en", cwd=root)
framework = (root / "content/frameworks/cdd-2564.yaml").read_text(encoding="utf-8")
regional = [c for c in re.findall(r"- id: (d[1-5]\.[1-5]\.[a-z-]+)", framework) if c not in ("d3.1.survey", "d3.2.analysis", "d3.3.used", "d3.4.two-projects", "d3.5.three-projects")]
for criterion in regional:
    check(criterion in score, f"score lampang 2564 does not explain {criterion}")
check("108" in score and "98" in score, "score lampang 2564 lacks its totals")


class Page(html.parser.HTMLParser):
    """Links, ids and tags of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.tags = [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.links += [given[a] for a in ("href", "src") if a in given]
        if "id" in given:
            check(given["id"] not in self.ids, f"the id {given['id']} twice")
            self.ids.add(given["id"])


with scratch() as folder:
    site = folder / "site"
    run("build", root / "content", "-o", site)
    pages = {p: Page(p.read_text(encoding="utf-8")) for p in sorted(site.rglob("*.html"))}
    for wanted in ("index.html", "en/index.html", "years/2564/index.html", "regions/region-15/index.html", "units/lampang/index.html",
                   "units/lampang/2564/index.html", "units/lampang/2564/evidence/index.html", "practices/index.html", "frameworks/cdd-2564/index.html",
                   "evidence/index.html", "downloads/index.html", "about/index.html", "404.html", "en/units/lampang/2564/index.html", "sitemap.xml",
                   "data/scores-2564.csv", "data/scores-2564.json"):
        check((site / wanted).is_file(), f"the site lacks {wanted}")
    for path, page in pages.items():
        where = path.relative_to(site)
        for tag, given in page.tags:
            # The pages that check packs, that search and that compare chosen units have the site's own script, and no other page has any.
            script = {"verify": "verify", "search": "search_page", "compare": "compare"}.get(where.parent.name, "none")
            own = tag == "script" and re.fullmatch(rf"(\.\./)+assets/{script}\.[0-9a-f]{{8}}\.js", given.get("src", ""))
            # A block of data is no script.
            own = own or (tag == "script" and given == {"type": "application/ld+json"})
            check(own or tag not in ("script", "iframe", "object", "embed", "base"), f"{where}: <{tag}>")
            check(not any(a.startswith("on") or a == "style" for a in given), f"{where}: an inline handler or style on <{tag}>")
        if where.name == "404.html":
            continue
        for link in page.links:
            if re.match(r"(https?|mailto|tel):", link):
                continue
            target, _, anchor = link.partition("#")
            target = target.partition("?")[0]
            file = (path.parent / target).resolve() if target else path
            file = file / "index.html" if file.is_dir() else file
            check(file.is_file(), f"{where}: the link {link} leads nowhere")
            if anchor and file in pages:
                check(anchor in pages[file].ids, f"{where}: the anchor {link} leads nowhere")

    # Every diagnostic has its place on the page that explains them.
    codes = {entry["code"] for entry in json.loads(run("explain", "--json"))}
    for path in ("diagnostics/index.html", "en/diagnostics/index.html"):
        explained = pages.get(site / path, Page(""))
        check(codes <= explained.ids, f"{path} lacks {sorted(codes - explained.ids)[:5]}")

    unit_page = (site / "units/lampang/2564/index.html").read_text(encoding="utf-8")
    for criterion in regional:
        check(criterion in unit_page, f"the unit page does not show {criterion}")
    notice = re.search(r"การสาธิต", (root / "content/portal.yaml").read_text(encoding="utf-8"))
    for path in pages:
        if "en" not in path.relative_to(site).parts and notice:
            check("สาธิต" in path.read_text(encoding="utf-8"), f"{path.relative_to(site)} lacks the portal's notice")

    rows = list(csv.DictReader(io.StringIO((site / "data/scores-2564.csv").read_bytes().decode("utf-8-sig"))))
    data = json.loads((site / "data/scores-2564.json").read_text(encoding="utf-8"))
    check(len(rows) == 5, f"scores-2564.csv has {len(rows)} rows")
    check(rows[0]["unit_id"] == "lampang" and rows[0]["total"] == "108" and rows[0]["rank"] == "1", f"first row: {rows[0]}")
    check(len(data["units"]) == 5, "scores-2564.json has other units")

    packs = sorted(site.glob("packs/*.zip"))
    kinds = [json.loads(p.with_suffix(".json").read_text(encoding="utf-8"))["kind"] for p in packs]
    check(kinds.count("dimension") == 31 and kinds.count("plan") == 1 and kinds.count("year_index") == 8, f"packs of the kinds {sorted(set(kinds))}")
    run("verify", *packs)
    for pack in packs:
        done = subprocess.run(["sha256sum", "-c", pack.name + ".sha256"], cwd=pack.parent, capture_output=True, text=True, check=False)
        check(done.returncode == 0, f"{pack.name}.sha256: {done.stdout}{done.stderr}")
    broken = folder / packs[0].name
    damaged = bytearray(packs[0].read_bytes())
    damaged[len(damaged) // 2] ^= 1
    broken.write_bytes(damaged)
    run("verify", broken, expect=1)
    report = json.loads(run("verify", "--json", packs[0]))
    check(report is not None, "verify --json")
    run("verify", folder / "none.zip", expect=3)

    templates = folder / "templates"
    shutil.copytree(root / "templates", templates)
    page = templates / "pages/home.html"
    page.write_text(page.read_text(encoding="utf-8") + "{{no_such_field}}", encoding="utf-8")
    said = run("build", root / "content", "-o", folder / "other", "--templates", templates, "--lang", "en", expect=1)
    check("pages/home.html" in said and "no_such_field" in said, f"a template with an unknown tag: {said}")

    foreign = folder / "foreign"
    foreign.mkdir()
    (foreign / "mine.txt").write_text("mine", encoding="utf-8")
    run("build", root / "content", "-o", foreign, expect=3)
    check([p.name for p in foreign.iterdir()] == ["mine.txt"], "a foreign folder was touched")

    leaks = [str(p.relative_to(site)) for p in site.rglob("*") if p.is_file() and str(root).encode() in p.read_bytes()]
    check(not leaks, f"a path of this machine is in {leaks[:3]}")
finish()
