"""The portal's look, the folder theme/, the pattern library, files for web servers, the feedback link: as an operator uses them."""
import html.parser
import pathlib
import re
import shutil
import urllib.parse

from support import check, finish, root, run, scratch, tree

themed = root / "tests/sites/themed/content"


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.text, self.anchors = [], [], {}
        self.open_link = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "a":
            self.open_link = dict(attrs).get("href")

    def handle_data(self, data):
        self.text.append(data)
        if self.open_link is not None:
            self.anchors[data.strip()] = self.open_link

    def handle_endtag(self, tag):
        if tag == "a":
            self.open_link = None

    def all(self, tag, **wanted):
        return [given for name, given in self.tags if name == tag and all(given.get(k.rstrip("_")) == v for k, v in wanted.items())]


def page_of(path):
    return Page(path.read_text(encoding="utf-8"))


with scratch() as folder:
    site = folder / "site"
    run("build", themed, "-o", site)
    home = page_of(site / "index.html")
    check("ใสสะอาด" in "".join(home.text), "the short name is not in the head of the page")
    check([i["height"] for i in home.all("img")][:1] == ["24"], f"the logo: {home.all('img')}")
    icon = home.all("link", rel="icon")[0]
    check(icon["type"] == "image/png" and (site / icon["href"]).is_file(), f"the icon: {icon}")
    css = next(site.glob("assets/style.*.css")).read_text(encoding="utf-8")
    check("@media screen and (prefers-color-scheme:light){:root{--link:#7a1f5c;--brand:#7a1f5c;}}" in css, "the light colours")
    check("@media screen and (prefers-color-scheme:dark){:root{--brand:#4a1038;}}" in css, "the dark colours")
    check(css.endswith("border-radius: 0;\n}\n"), "the theme's style sheet does not come last")
    check("สำนักงานทุกแห่ง" in (site / "units/index.html").read_text(encoding="utf-8"), "the theme's words")
    check("พบที่ผิดในหน้านี้" in "".join(home.text), "a theme's Thai words")
    check("Report a mistake on this page" in (site / "en/index.html").read_text(encoding="utf-8"), "the built-in English beside a theme's Thai words")
    check(" · " in "".join(page_of(site / "404.html").text), "the theme's template")

    # Every page: one h1, the skip link first, the place it leads to, the other language, a report with the page's own address.
    for path in sorted(site.rglob("*.html")):
        where = path.relative_to(site)
        page = page_of(path)
        links = page.all("a")
        check(len(page.all("h1")) == 1, f"{where}: headings of the first level")
        check(links[0].get("class") == "skip" and links[0]["href"] == "#page.main" and page.all("main", id="page.main"), f"{where}: the skip link")
        english = where.parts[0] == "en"
        check(page.all("html", lang="en" if english else "th") != [], f"{where}: the language")
        twin = page.all("a", class_="twin")
        check(len(twin) == 1 and twin[0]["hreflang"] == ("th" if english else "en"), f"{where}: the switch of language")
        if path.name == "404.html":
            check(page.all("meta", name="robots", content="noindex"), f"{where}: noindex")
            continue
        check(not page.all("meta", name="robots"), f"{where}: noindex")
        own = "https://test.example/sub/" + str(where.parent).replace(".", "", 1 if str(where.parent) == "." else 0)
        own = own if own.endswith("/") else own + "/"
        alternates = {given["hreflang"]: given["href"] for given in page.all("link", rel="alternate") if "hreflang" in given}
        thai = own.replace("/sub/en/", "/sub/")
        check(alternates == {"th": thai, "en": thai.replace("/sub/", "/sub/en/")}, f"{where}: hreflang {alternates}")
        there = (path.parent / twin[0]["href"] / "index.html").resolve()
        check(there.is_file(), f"{where}: the other language leads to {twin[0]['href']}")
        report = next((href for words, href in page.anchors.items() if words in ("พบที่ผิดในหน้านี้", "Report a mistake on this page")), "")
        address = urllib.parse.urlsplit(report)
        fields = urllib.parse.parse_qs(address.query)
        check(address.scheme == "mailto" and address.path == "office@test.example" and fields.get("body", [""])[0].strip() == own and fields.get("subject"),
              f"{where}: the report of a mistake is {report}")
        check(re.fullmatch(r"[\x21-\x7e]+", report), f"{where}: the report's address is not encoded")
    first = tree(site)
    run("build", themed, "-o", site, "--jobs", "3")
    check(tree(site) == first, "a second build of a theme has other bytes")

    # A place of the operator's own for reports.
    content = folder / "content"
    shutil.copytree(themed, content)
    portal = content / "portal.yaml"
    text = portal.read_text(encoding="utf-8")
    portal.write_text(text + "feedback_url: https://forms.example.go.th/new?from={url}&kind=web\n", encoding="utf-8")
    run("build", content, "-o", folder / "own")
    reports = [href for href in page_of(folder / "own/units/index.html").anchors.values() if href and href.startswith("https://forms")]
    check(reports == ["https://forms.example.go.th/new?from=https%3A%2F%2Ftest.example%2Fsub%2Funits%2F&kind=web"], f"feedback_url: {reports}")
    portal.write_text(text, encoding="utf-8")

    # A template that loses a place of the content is found before anything is written, and `check` says the same.
    (content / "theme/pages/not_found.html").write_text('<h1>x</h1>\n<p><a href="#nowhere">x</a></p>\n', encoding="utf-8")
    for command in (["build", content, "-o", folder / "broken"], ["check", content]):
        said = run(*command, "--lang", "en", expect=1)
        check("theme/pages/not_found.html:2:" in said and "error E711" in said, f"{command[0]}: {said}")
    check(not (folder / "broken/index.html").exists(), "a site with a broken link was written")

    # A theme reaches nothing outside of itself.
    (content / "theme/pages/not_found.html").write_text("<h1>x</h1>\n{{>../portal.yaml}}\n{{>/etc/hostname}}\n", encoding="utf-8")
    said = run("check", content, "--lang", "en", expect=1)
    check(said.count("there is no partial") == 2, f"files outside of the theme: {said}")
    (content / "theme/pages/not_found.html").unlink()
    (content / "theme/pages/not_found.html").symlink_to("/etc/hostname")
    check("E114" in run("check", content, "--lang", "en", expect=1), "a link out of the theme")
    (content / "theme/pages/not_found.html").unlink()
    # Partials that put one another in a hundred times each: bounded.
    for name, other in ("ab", "bc", "cd", "de", "ef"):
        (content / f"theme/partials/{name}.html").write_text(f"<b>x</b>{{{{>partials/{other}.html}}}}" * 100, encoding="utf-8")
    (content / "theme/partials/f.html").write_text("x", encoding="utf-8")
    (content / "theme/pages/not_found.html").write_text("<h1>x</h1>\n{{>partials/a.html}}\n", encoding="utf-8")
    check("too many pieces" in run("check", content, "--lang", "en", expect=1), "a page of endless partials")

    # The pattern library.
    library = folder / "patterns"
    said = run("patterns", themed, "-o", library, "--lang", "en")
    check("pattern library" in said, said)
    partials = {str(p.relative_to(root / "templates")) for p in (root / "templates/partials").glob("*.html")}
    for where in ("index.html", "en/index.html"):
        shown = (library / where).read_text(encoding="utf-8")
        missing = {name for name in partials if f"<h3>{name}</h3>" not in shown}
        check(not missing, f"{where} lacks {sorted(missing)}")
    for path in library.rglob("*.html"):
        check('<meta name="robots" content="noindex">' in path.read_text(encoding="utf-8"), f"{path.name}: noindex")
    check("สำนักงานพัฒนาชุมชนจังหวัดพระนครศรีอยุธยา" in (library / "unit.long.html").read_text(encoding="utf-8"), "long names")
    run("patterns", themed, expect=2)

    # Files for web servers.
    headers = (site / "_headers").read_text(encoding="utf-8")
    check(run("deploy-config", "headers", "--content", themed) == headers, "deploy-config headers is not the site's _headers")
    policy = re.search(r"Content-Security-Policy: (.*)", headers).group(1)
    check(page_of(site / "search/index.html").all("meta", content=policy) != [], "the header's policy is not the one of pages with scripts")
    check("/sub/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers, "how long assets are kept")
    for server in ("nginx", "apache"):
        text = run("deploy-config", server, "--content", themed)
        expected = root / f"docs/deploy/{server}.conf"
        own = run("deploy-config", server, "--content", root / "content")
        check(expected.read_text(encoding="utf-8") == own, f"docs/deploy/{server}.conf is not what `prongsai deploy-config {server}` prints for content/")
        check(policy in text and "/sub/assets/" in text, f"{server}: {text}")
    run("deploy-config", "iis", expect=2)
    # Everything that pages load is named by its bytes.
    for path in sorted(site.rglob("*.html")):
        for tag, given in page_of(path).tags:
            for name in ("src", "data-engine", "data-inflate"):
                if name in given and not given[name].startswith("#"):
                    check(re.search(r"assets/[a-z_]+\.[0-9a-f]{8}\.[a-z]+$", given[name]), f"{path.relative_to(site)}: {given[name]} has no fingerprint")
finish()
