"""Edits of a content folder as people, editors, git and accidents make them. Each takes a source of chance and what there is, and says what it did, or None where there was nothing to do: the same chance over
the same files does the same."""
import os
import pathlib
import re
import shutil
import subprocess

words = ("ปรับปรุง", "เปิดเผย", "ตรวจสอบ", "รายงาน", "ประชาชน", "open", "audit", "review", "village", "quarter")
who = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_NAME": "Tester", "GIT_AUTHOR_EMAIL": "test@example.org", "GIT_COMMITTER_NAME": "Tester",
       "GIT_COMMITTER_EMAIL": "test@example.org"}


class Place:
    """A folder with `content`, a standing `site` and its cache; `good` is the content that was last built without an error."""

    def __init__(self, folder, program, in_git):
        self.folder, self.program, self.in_git = pathlib.Path(folder), program, in_git
        self.content, self.site, self.cache, self.good = (self.folder / name for name in ("content", "site", ".prongsai-cache", "good"))
        self.commits = 0
        self.planted = set()
        if in_git:
            (self.folder / ".gitignore").write_text("site\ngood\nclean\nkept*\nolder\n", encoding="utf-8")
            self.git("init", "-q", "-b", "main")
            self.commit()

    def git(self, *arguments):
        day = f"2026-01-{1 + self.commits % 28:02} 08:00:00 +0700"
        environment = dict(os.environ, **who, GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)
        done = subprocess.run(["git", "-C", self.folder, *arguments], env=environment, capture_output=True, text=True, check=False)
        return done.returncode == 0

    def commit(self):
        self.commits += 1
        self.git("add", "-A", "content")
        return self.git("commit", "-q", "--allow-empty", "-m", f"state {self.commits}")

    def files(self, pattern="**/*"):
        return sorted(p for p in self.content.glob(pattern) if p.is_file() and not p.is_symlink())

    def folders(self, pattern):
        return sorted(p for p in self.content.glob(pattern) if p.is_dir())

    def name(self, path):
        return str(path.relative_to(self.folder))


def pick(rng, things):
    return rng.choice(things) if things else None


# ---- How bytes come to lie in a file.

def write(rng, path, data):
    """In one of the ways in which editors, copies and restores write; says which."""
    data = data.encode(errors="surrogateescape") if isinstance(data, str) else data
    before = os.stat(path) if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    way = rng.choice(("in place", "in place", "renamed over", "made again"))
    if way == "in place":
        with open(path, "r+b" if before else "wb") as file:
            file.write(data)
            file.truncate()
    elif way == "renamed over":
        aside = path.with_name(".aside")
        aside.write_bytes(data)
        os.replace(aside, path)
    else:
        path.unlink(missing_ok=True)
        path.write_bytes(data)
    times = rng.choice(("", "", "", "kept", "kept", "kept", "past", "future"))
    if times == "kept" and before:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif times in ("past", "future"):
        now = os.stat(path).st_mtime_ns
        move = 10**9 * rng.choice((1, 3, 3600, 10**8)) * (1 if times == "future" else -1)
        os.utime(path, ns=(now + move, now + move))
    return f" ({way}{', its time ' + times if times else ''})"


def change(rng, place, path, old, new, count=1):
    """Replaces text by text, where it stands; `old` may be a pattern."""
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    found = list(re.finditer(old, text))
    if not found:
        return None
    one = rng.choice(found)
    to = new(one) if callable(new) else new
    if to == one[0]:
        return None
    text = text[:one.start()] + to + text[one.end():]
    return f"{place.name(path)}: `{one[0][:40]}` is `{to[:40]}`" + write(rng, path, text)


def other_digit(rng):
    """For one digit of a number, so that the size stays."""
    return lambda found: found[0][:-1] + rng.choice([d for d in "0123456789" if d != found[0][-1]])


# ---- Write-ups.

def write_ups(place):
    return place.files("units/*/*/practices/*.md") + place.files("knowledge/*.md") + place.files("pages/*.md")


def sentence(rng):
    return " ".join(rng.choices(words, k=rng.randint(3, 8)))


def body(rng, place):
    path = pick(rng, write_ups(place))
    return path and change(rng, place, path, r"(?m)^(?![#\-|>{\[a-z ]).{8,}$", lambda found: rng.choice((found[0] + " " + sentence(rng), sentence(rng))))


def body_same_size(rng, place):
    path = pick(rng, write_ups(place))
    return path and change(rng, place, path, r"(?<=[ |])\d+(?= )", other_digit(rng))


def title(rng, place):
    path = pick(rng, write_ups(place) + place.files("units/*/unit.yaml") + place.files("frameworks/*.yaml") + place.files("units/*/*/*.yaml"))
    return path and change(rng, place, path, r"(?<=th: )[\u0e00-\u0e7f]{3,}", lambda found: found[0] + rng.choice(words))


def title_same_size(rng, place):
    path = pick(rng, write_ups(place) + place.files("units/*/unit.yaml"))
    # Two Thai letters change places.
    return path and change(rng, place, path, r"(?<=th: )[ก-ฮ]{2,}", lambda found: found[0][1] + found[0][0] + found[0][2:])


def heading(rng, place):
    path = pick(rng, write_ups(place))
    return path and change(rng, place, path, r"(?m)^(##+ .*)$", lambda found: found[0] + " " + rng.choice(words) if rng.random() < 0.7 else "#" + found[0])


def slug(text):
    return re.sub(r"[^\w\u0e00-\u0e7f-]", "", text.strip().lower().replace(" ", "-"))


def link(rng, place):
    """A link to another page, often of another office, often to a heading there."""
    ups = write_ups(place)
    if len(ups) < 2:
        return None
    path, to = rng.sample(ups, 2)
    anchor = ""
    headings = re.findall(r"(?m)^##+ (.*)$", to.read_text(encoding="utf-8", errors="surrogateescape"))
    if headings and rng.random() < 0.6:
        anchor = "#" + slug(rng.choice(headings))
    target = os.path.relpath(to, path.parent) + anchor
    return change(rng, place, path, r"(?m)^(?![#\-|>{\[a-z ]).{8,}$", lambda found: f"{found[0]} [{rng.choice(words)}]({target})")


def unlink(rng, place):
    path = pick(rng, [p for p in write_ups(place) if "](" in p.read_text(encoding="utf-8", errors="surrogateescape")])
    return path and change(rng, place, path, r"\[([^\]\n]*)\]\([^)\n]*\)", lambda found: found[1])


def front_matter(rng, place):
    """What lists pages elsewhere: dimensions, areas, tags, related write-ups, status, evidence."""
    path = pick(rng, place.files("units/*/*/practices/*.md"))
    if not path:
        return None
    rows = {
        r"(?m)^status: .*$": lambda found: "status: " + rng.choice(("done", "in_progress")),
        r"(?m)^dimensions: .*$": lambda found: rng.choice(("dimensions: [d1]", "dimensions: [d2]", "dimensions: [d1, d2]")),
        r"(?m)^tags: .*$": lambda found: rng.choice(("tags: [e-service]", "tags: [one-stop]", "tags: []")),
        r"(?m)^related: .*$": lambda found: "related: [" + "/".join(rng.choice([p.relative_to(place.content / "units").with_suffix("").parts for p in place.files("units/*/*/practices/*.md")])).replace("/practices", "") + "]",
        r"(?m)^evidence: .*$": lambda found: re.sub(r"\[[^,\]]*,? ?", "[", found[0], count=1),
        r"(?m)^kind: .*$": lambda found: rng.choice(("kind: plan", "kind: result")),
    }
    old = rng.choice(list(rows))
    return change(rng, place, path, old, rows[old])


# ---- Assessments, registers, offices, rubrics.

def claim(rng, place):
    path = pick(rng, place.files("units/*/*/assessment/*.yaml"))
    return path and change(rng, place, path, r"(?<=[dn]\d: )\d|(?<=[a-z]: )\d+|present|absent|true|false", lambda found: {"present": "absent", "absent": "present", "true": "false", "false": "true"}.get(found[0]) or other_digit(rng)(found))


def numbers(rng, place):
    path = pick(rng, place.files("units/*/*/*.yaml") + place.files("units/*/plans/*.yaml"))
    return path and change(rng, place, path, r"(?<=: )\d+(?=[,}\n])", other_digit(rng))


def register(rng, place):
    path = pick(rng, place.files("units/*/*/evidence.yaml"))
    if not path:
        return None
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    entries = re.split(r"(?m)^(?=- )", text)
    what = rng.choice(("less", "order", "hidden", "shown", "supports"))
    if what == "less" and len(entries) > 1:
        gone = rng.randrange(1, len(entries))
        return f"{place.name(path)}: an entry less" + write(rng, path, "".join(entries[:gone] + entries[gone + 1:]) or "[]\n")
    if what == "order" and len(entries) > 2:
        return f"{place.name(path)}: entries in another order" + write(rng, path, "".join([entries[0], *sorted(entries[1:], key=lambda one: rng.random())]))
    if what == "hidden":
        return change(rng, place, path, r"(?m)^  file: .*$", lambda found: found[0] + "\n  visibility: auditor\n  reason: มีลายมือชื่อ")
    if what == "shown":
        return change(rng, place, path, r", visibility: (auditor|withheld), reason: [^,}]*|(?m:\n  visibility: auditor\n  reason: .*$)", "")
    return change(rng, place, path, r"supports: \[[^\]]*\]", lambda found: re.sub(r"\[[^,\]]*(, )?", "[", found[0], count=1))


def evidence_files(place):
    return place.files("units/*/*/evidence/**/*") + place.files("theme/*.png")


def evidence_bytes(rng, place):
    texts = [p for p in evidence_files(place) if p.suffix in (".txt", ".csv")]
    path = pick(rng, texts if rng.random() < 0.85 else evidence_files(place))
    if not path:
        return None
    what = rng.choice(("same size", "same size", "same size", "longer", "shorter", "empty"))
    if path in texts and what == "same size":
        # Two letters of a size change places.
        return change(rng, place, path, r"[ก-ฮ]{2}|[a-z0-9]{2}", lambda found: found[0][::-1])
    data = path.read_bytes()
    if what == "same size":
        at = rng.randrange(len(data)) if data else 0
        data = data[:at] + bytes([data[at] ^ 1]) + data[at + 1:] if data else data
    elif what == "longer":
        data += b"\nmore\n"
    elif what == "shorter":
        # By whole letters.
        data = data.decode(errors="surrogateescape")[:-1].encode(errors="surrogateescape")
    else:
        data = b""
    return f"{place.name(path)}: {what}" + write(rng, path, data)


def unit(rng, place):
    path = pick(rng, place.files("units/*/unit.yaml"))
    if not path:
        return None
    rows = {
        r"(?m)^province: .*$": lambda found: rng.choice(('province: {code: "10", name: {th: กรุงเทพมหานคร, en: Bangkok}}', 'province: {code: "52", name: {th: ลำปาง, en: Lampang}}', "")),
        r"(?m)^region: .*$": lambda found: f"region: {rng.choice(('region-1', 'region-2', 'region-07'))}",
        r"(?m)^kind: .*$": lambda found: f"kind: {rng.choice(('regional', 'central', 'local'))}",
        r"(?m)^class: .*$": lambda found: found[0].replace("model", "@").replace("general", "model").replace("@", "general"),
        r"(?m)^name: .*$": lambda found: f"name: {{th: สำนักงาน{rng.choice(words[:5])}, en: Office of {rng.choice(words[5:])}}}",
        r"(?m)^staff_total: .*$": lambda found: re.sub(r"\d+\}", f"{rng.randint(1, 60)}}}", found[0]),
        r"(?m)^channels: .*$": lambda found: rng.choice(("channels: [{kind: phone, title: {th: โทรศัพท์, en: Telephone}, value: 02 111 2222}]", "")),
    }
    old = rng.choice(list(rows))
    return change(rng, place, path, old, rows[old])


def portal(rng, place):
    path = place.content / "portal.yaml"
    if not path.is_file():
        return None
    rows = {
        r"(?m)^notice: .*$": lambda found: f"notice: {{th: {sentence(rng)}, en: {sentence(rng)}}}",
        r"(?m)^languages: .*$": lambda found: "languages: [th]" if "en" in found[0] else "languages: [th, en]",
        r"(?m)^published: .*$": lambda found: f"published: {rng.choice(('2569-10-31', '2569-11-30', '2569-12-31'))}",
        r"(?m)^current_year: .*$": lambda found: f"current_year: {rng.choice((2566, 2569))}",
        r"(?m)^base_url: .*$": lambda found: f"base_url: https://{rng.choice(('test', 'other'))}.example{rng.choice(('', '/sub'))}",
        r"(?m)^title: .*$": lambda found: f"title: {{th: พอร์ทัล{rng.choice(words[:5])}, en: Portal {rng.choice(words[5:])}}}",
        r"0 2000 0000|0 2000 0001": lambda found: rng.choice(("0 2000 0000", "0 2000 0001")),
        r"Open licence|Free licence": lambda found: rng.choice(("Open licence", "Free licence")),
        r"(?<=id: region-1, title: \{th: )[^,]*": lambda found: f"เขต {rng.randint(1, 9)}",
        r"(?m)^  unused: .*\n": lambda found: "",
        r'(?<=brand: ")#[0-9a-f]{6}': lambda found: rng.choice(("#7a1f5c", "#4a1038", "#1f3c7a", "#ffffff")),
    }
    old = rng.choice(list(rows))
    return change(rng, place, path, old, rows[old])


def rubric(rng, place):
    path = pick(rng, place.files("frameworks/*.yaml") + place.files("crosswalks/*.yaml") + place.files("results/*.yaml"))
    if not path:
        return None
    rows = {
        r"(?<=en: )[A-Z][a-z ]{3,}": lambda found: found[0] + " " + rng.choice(words[5:]),
        r"(?<=points: )\d+": other_digit(rng),
        r"(?<=threshold: )\d+": other_digit(rng),
        r"(?<=from: )\d+": other_digit(rng),
        r"(?<=min: )\d": other_digit(rng),
        r"region: region-\d+": lambda found: rng.choice(("region: region-1", "region: region-07")),
        r"(?m)^announced: .*$": lambda found: rng.choice(("announced: 2569-09-30", "announced: 2569-10-01")),
    }
    old = rng.choice(list(rows))
    return change(rng, place, path, old, rows[old])


def map_of_provinces(rng, place):
    path = place.content / "map.yaml"
    return change(rng, place, path, r"(?<=name: \{th: )[^,}]*|(?<=code: \")\d\d", lambda found: found[0] + rng.choice(words[:5]) if not found[0].isdigit() else rng.choice(("10", "52", "96"))) if path.is_file() else None


def theme(rng, place):
    what = rng.randrange(5)
    if what == 0:
        path = place.content / "theme/style.css"
        return f"{place.name(path)}: another radius" + write(rng, path, f"/* Corners. */\n.notice {{\n  border-radius: {rng.randrange(9)}px;\n}}\n")
    if what == 1:
        path = place.content / "theme/strings.yaml"
        return f"{place.name(path)}: another title" + write(rng, path, f"title.units: {{th: สำนักงาน{rng.choice(words[:5])}, en: All {rng.choice(words[5:])}}}\n")
    if what == 2:
        path = place.content / "theme/pages/not_found.html"
        return f"{place.name(path)}: another page" + write(rng, path, f"<h1>[[title.not_found]]</h1>\n<p class=\"lead\">[[not_found.answer]] {sentence(rng)}</p>\n{{{{>partials/ways.html}}}}\n")
    if what == 3:
        path = place.content / "theme/partials/ways.html"
        return f"{place.name(path)}: another part" + write(rng, path, f"<p>{{{{#home}}}}<a href=\"{{{{url}}}}\">{{{{title:none}}}}</a>{{{{/home}}}} {rng.choice(words)}</p>\n")
    path = place.content / "theme/pages/not_found.html"
    return f"{place.name(path)}: a tag that there is not" + write(rng, path, "<h1>[[title.not_found]]</h1>{{nonsense}}\n")


def waivers(rng, place):
    folder = rng.choice([place.content, *place.folders("units/*")])
    path = folder / "waivers.yaml"
    if path.exists() and rng.random() < 0.5:
        path.unlink()
        return f"{place.name(path)}: gone"
    file = "unit.yaml" if folder != place.content else rng.choice(("results/2564.yaml", "portal.yaml", "units/unit-003/unit.yaml"))
    code = rng.choice(("W315", "W956", "W958", "W955", "W981"))
    text = f"- code: {code}\n  file: {file}\n  date: 2564-10-02\n  until: 2570-09-30\n  reason: {{th: เพื่อทดสอบ, en: For a test}}\n  by: {{th: ผู้ทดสอบ, en: Tester}}\n"
    return f"{place.name(path)}: waives {code} of {file}" + write(rng, path, text)


def contact_in_text(rng, place):
    """Telephone numbers that are personal data unless an office, which may be another one, publishes them as its own."""
    path = pick(rng, write_ups(place))
    number = rng.choice(("0 2000 0000", "0 2000 0001", "02 111 2222", "contact@test.example", "someone@else.example"))
    return path and change(rng, place, path, r"(?m)^(?![#\-|>{\[a-z ]).{8,}$", lambda found: f"{found[0]} โทร {number}")


# ---- Files and folders.

def any_file(rng, place):
    return pick(rng, place.files())


def create(rng, place):
    what = rng.choice(("write-up", "write-up", "evidence", "article", "page", "unit", "year", "unknown", "hidden", "folder"))
    if what == "write-up":
        source = pick(rng, place.files("units/*/*/practices/*.md"))
        path = source and source.with_name(rng.choice(("another.md", "work-04.md", "zz.md")))
    elif what == "evidence":
        source = pick(rng, place.files("units/*/*/evidence/*"))
        path = source and source.with_name(f"extra{rng.randrange(3)}{source.suffix}")
    elif what == "article":
        source = pick(rng, place.files("knowledge/*.md"))
        path = source and source.with_name(rng.choice(("how.md", "how.en.md", "why.en.md")))
    elif what == "page":
        source = pick(rng, place.files("pages/*.md"))
        path = source and source.with_name("more.md")
    elif what in ("unit", "year"):
        source = pick(rng, place.folders("units/*") if what == "unit" else place.folders("units/*/25??"))
        path = source and source.with_name(f"copy-{rng.randrange(3)}" if what == "unit" else rng.choice(("2563", "2564", "2566", "2569")))
        if not source or path.exists():
            return None
        shutil.copytree(source, path, copy_function=shutil.copy2 if rng.random() < 0.5 else shutil.copy)
        return f"{place.name(path)}: a copy of {source.name}"
    elif what == "unknown":
        path = rng.choice([place.content, *place.folders("units/*")]) / "notes.txt"
        return f"{place.name(path)}: unknown" + write(rng, path, "notes\n")
    elif what == "hidden":
        path = rng.choice([place.content, *place.folders("units/*")]) / ".hidden"
        return f"{place.name(path)}: hidden" + write(rng, path, sentence(rng))
    else:
        path = rng.choice([place.content, *place.folders("units/*/*")]) / "empty-folder"
        path.mkdir(exist_ok=True)
        return f"{place.name(path)}: an empty folder"
    if not source or path.exists():
        return None
    return f"{place.name(path)}: a copy of {source.name}" + write(rng, path, source.read_bytes())


def texts_of(place, below=None):
    """Files that may name others; not the records of publications, whose digests would no longer be theirs."""
    return [p for p in (below or place.content).rglob("*") if p.suffix in (".md", ".yaml") and p.is_file() and not p.is_symlink() and p.parent.name != "publications"]


def replace_in(paths, old, new):
    for path in sorted(paths):
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
        changed = re.sub(old, new, text)
        if changed != text:
            path.write_text(changed, encoding="utf-8", errors="surrogateescape")


def follow(place, path, new):
    """Whoever renames a file mends what names it."""
    parts = path.relative_to(place.content).parts
    boundary = r"(?<![\w-]){}(?![\w-])".format
    if parts[0] != "units":
        replace_in(texts_of(place), boundary(re.escape(path.name)), new.name)
    elif len(parts) == 2:
        replace_in(texts_of(place), boundary(re.escape(parts[1])), new.name)
    elif "practices" in parts:
        replace_in(texts_of(place, place.content / "units" / parts[1]), r"(?<!practices/)" + boundary(re.escape(path.stem)), new.stem)
        replace_in(texts_of(place), rf"({re.escape(parts[1])}/{parts[2]}/(?:practices/)?){re.escape(path.stem)}(?![\w-])", rf"\g<1>{new.stem}")
    else:
        replace_in(texts_of(place, place.content / "units" / parts[1]), boundary(re.escape(path.name)), new.name)
    return ", and what names it follows"


def rename(rng, place):
    what = rng.choice(("file", "write-up", "write-up", "write-up", "evidence", "evidence", "unit", "unit", "year", "case"))
    if what == "unit":
        path = pick(rng, place.folders("units/*"))
    elif what == "year":
        path = pick(rng, place.folders("units/*/25??"))
    else:
        path = pick(rng, {"file": place.files(), "case": place.files("units/*/*/evidence/*"), "write-up": write_ups(place), "evidence": place.files("units/*/*/evidence/*")}[what])
    if not path:
        return None
    if what == "year":
        new = path.with_name(rng.choice(("2563", "2564", "2566", "2569")))
    elif what == "case":
        new = path.with_name(path.stem.swapcase() + path.suffix)
    else:
        new = path.with_name(f"{path.stem.partition('.')[0]}-{rng.randrange(9)}{''.join(path.suffixes)}")
    if new.exists() or new == path:
        return None
    path.rename(new)
    return f"{place.name(path)}: renamed to {new.name}" + (follow(place, path, new) if rng.random() < 0.85 and what != "year" else "")


def delete(rng, place):
    what = rng.choice(("file", "write-up", "write-up", "write-up", "unit", "year", "folder"))
    if what in ("file", "write-up"):
        path = pick(rng, place.files() if what == "file" else write_ups(place))
        if not path or path.name == "portal.yaml":
            return None
        path.unlink()
        if what == "write-up" and rng.random() < 0.85:
            replace_in(texts_of(place), rf"\[([^\]\n]*)\]\([^)\n]*{re.escape(path.name)}[^)\n]*\)", r"\1")
            replace_in(texts_of(place), rf"(?m)^related: \[[\w/-]*{re.escape(path.stem)}(?![\w-]).*$", "")
            about = path.parent.parent / "progress.yaml"
            if about.is_file() and f"about: {path.stem}" in about.read_text(encoding="utf-8", errors="surrogateescape"):
                about.unlink()
            return f"{place.name(path)}: gone, and what names it"
    else:
        path = pick(rng, place.folders({"unit": "units/*", "year": "units/*/25??", "folder": "*"}[what]))
        if not path or path.name in ("units", "frameworks", "theme"):
            return None
        shutil.rmtree(path)
    return f"{place.name(path)}: gone"


def alike(rng, place):
    """Two files, or folders, of which each could stand in the other's place."""
    texts = [p for p in place.files("units/*/*/evidence/*") if p.suffix == ".txt"]
    pdfs = [p for p in place.files("units/*/*/evidence/*") if p.suffix == ".pdf"]
    year = pick(rng, place.folders("units/unit-*/2569/practices")) or place.content
    kinds = [texts, pdfs, pdfs, sorted(year.glob("*.md")), sorted(year.glob("*.md")), place.files("units/*/*/practices/*.md"), place.folders("units/*"), place.files("units/unit-*/unit.yaml"),
             place.files("units/*/2569/assessment/*.yaml"), place.files("units/*/2569/surveys.yaml"), place.folders("units/*/2569/practices"), place.files("knowledge/*.md")]
    kind = rng.choice([k for k in kinds if len(k) > 1] or [[]])
    return rng.sample(kind, 2) if kind else (None, None)


def swap(rng, place):
    """Each keeps its times, size and inode."""
    one, other = alike(rng, place)
    if not one:
        return None
    aside = one.with_name(".swap")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    return f"{place.name(one)} and {place.name(other)}: in each other's place"


def same_bytes_elsewhere(rng, place):
    """The bytes of one file in another of its kind, with its time."""
    one, other = alike(rng, place)
    if not one or one.is_dir():
        return None
    shutil.copy2(one, other)
    return f"{place.name(other)}: the bytes and the time of {place.name(one)}"


def touch(rng, place):
    path = any_file(rng, place)
    if not path:
        return None
    what = rng.choice(("now", "past", "future", "mode", "folder", "everything"))
    now = os.stat(path).st_mtime_ns
    if what == "mode":
        path.chmod(rng.choice((0o600, 0o644, 0o755)))
    elif what == "everything":
        for one in place.files():
            os.utime(one, ns=(now, now))
    else:
        path = path.parent if what == "folder" else path
        then = {"past": now - 10**15, "future": now + 10**15}.get(what)
        os.utime(path, **({"ns": (then, then)} if then else {}))
    return f"{place.name(path)}: touched, {what}"


def hard_link(rng, place):
    """Changes a file by another name that it has elsewhere."""
    path = pick(rng, write_ups(place))
    if not path:
        return None
    other = place.folder / "kept-link"
    other.unlink(missing_ok=True)
    os.link(path, other)
    before = os.stat(path)
    with open(other, "ab") as file:
        file.write(f"\n{sentence(rng)}\n".encode())
    if rng.random() < 0.5:
        os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.unlink()
    return f"{place.name(path)}: changed by another name"


def symbolic_link(rng, place):
    path = pick(rng, write_ups(place) + place.files("units/*/*/evidence/*"))
    if not path:
        return None
    other = place.folder / f"kept-{rng.randrange(3)}"
    path.replace(other)
    path.symlink_to(other)
    return f"{place.name(path)}: is a symbolic link now"


def file_and_folder(rng, place):
    path = pick(rng, place.files("units/*/*/evidence/*") + place.files("units/*/*/*.yaml"))
    if not path:
        return None
    data = path.read_bytes()
    path.unlink()
    path.mkdir()
    (path / "inner.txt").write_bytes(data)
    return f"{place.name(path)}: is a folder now"


# ---- The whole content.

def restore(rng, place, source):
    """Makes the content what it was: by writing back what differs, or by putting a copy in its place."""
    if rng.random() < 0.5:
        shutil.rmtree(place.content)
        shutil.copytree(source, place.content, symlinks=True, copy_function=shutil.copy2 if rng.random() < 0.5 else shutil.copy)
        return "a copy in its place"
    wanted = {p.relative_to(source): p for p in sorted(source.rglob("*"))}
    for path in sorted(place.content.rglob("*"), reverse=True):
        name = path.relative_to(place.content)
        same_kind = name in wanted and wanted[name].is_dir() == path.is_dir() and not path.is_symlink()
        if not same_kind:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for name, path in wanted.items():
        there = place.content / name
        if path.is_dir():
            there.mkdir(exist_ok=True)
        elif not there.exists() or there.read_bytes() != path.read_bytes():
            shutil.copy2(path, there)
    return "what differed was written back, with its times"


def revert(rng, place):
    return f"the content as it last was right: {restore(rng, place, place.good)}" if place.good.exists() else None


def keep_older(rng, place):
    older = place.folder / "older"
    if older.exists() and rng.random() < 0.6:
        return f"the content of some time ago: {restore(rng, place, older)}"
    shutil.rmtree(older, ignore_errors=True)
    shutil.copytree(place.content, older, symlinks=True)
    return "(this content is kept for later)"


def move_content(rng, place):
    aside = place.folder / "kept-content"
    place.content.rename(aside)
    if rng.random() < 0.5:
        aside.rename(place.content)
        return "the content moved away and back"
    shutil.copytree(aside, place.content, symlinks=True)
    shutil.rmtree(aside)
    return "a copy of the content in its place"


def git(rng, place):
    if not place.in_git:
        return None
    what = rng.choice(("commit", "commit", "branch", "checkout", "checkout", "amend"))
    if what == "commit":
        place.commit()
    elif what == "branch":
        place.git("checkout", "-q", "-b", f"branch-{rng.randrange(4)}")
        place.commit()
    elif what == "amend":
        place.commits += 1
        place.git("commit", "-q", "--amend", "--allow-empty", "-a", "-m", f"state {place.commits}")
    else:
        place.git("checkout", "-q", "-f", rng.choice(("main", "branch-0", "branch-1", "HEAD~1")))
    return f"git {what}"


def broken(rng, place):
    path = pick(rng, place.files("**/*.yaml") + write_ups(place))
    if not path:
        return None
    text = path.read_bytes()
    return f"{place.name(path)}: broken" + write(rng, path, rng.choice((b"nonsense: [\n", text[: len(text) // 2], b"", b"\xff\xfe" + text, text + b"\nknid: x\n")))


# ---- The cache and the site.

def cache_files(place):
    return sorted(p for p in place.cache.rglob("*") if p.is_file()) if place.cache.is_dir() else []


def cache(rng, place):
    what = rng.choice(("gone", "a file gone", "cut", "flipped", "flipped", "half", "empty", "zeros", "older", "swapped", "file"))
    if what == "gone":
        shutil.rmtree(place.cache, ignore_errors=True)
        return "the cache: gone"
    kept = place.folder / "kept-cache"
    if what == "older" and place.cache.is_dir():
        if kept.is_dir() and rng.random() < 0.7:
            shutil.rmtree(place.cache)
            shutil.copytree(kept, place.cache)
            return "the cache: as it was some time ago"
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(place.cache, kept)
        return "(this cache is kept for later)"
    files = cache_files(place)
    if not files:
        return None
    path = rng.choice(files)
    data = bytearray(path.read_bytes())
    if what == "a file gone":
        path.unlink()
    elif what == "swapped" and len(files) > 1:
        # Each in the next one's place.
        for one, theirs in zip(files, [other.read_bytes() for other in files[1:] + files[:1]]):
            one.write_bytes(theirs)
    elif what == "file":
        path.unlink()
        path.mkdir()
    elif what in ("cut", "half"):
        path.write_bytes(data[: rng.randrange(len(data) + 1) if what == "cut" else len(data) // 2])
    elif what == "empty":
        path.write_bytes(b"")
    elif what == "zeros":
        at = rng.randrange(len(data) + 1)
        path.write_bytes(data[:at] + bytes(len(data) - at))
    elif data:
        before = os.stat(path)
        for _ in range(rng.randint(1, 3)):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        with open(path, "r+b") as file:
            file.write(data)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return f"{place.name(path)}: {what}"


def site(rng, place):
    """Files of the site that somebody changes or takes away, and files that are not ours."""
    pages = sorted(p for p in place.site.rglob("*") if p.is_file() and not p.name.startswith(".prongsai-")) if place.site.is_dir() else []
    pages = [p for p in pages if str(p.relative_to(place.site)) not in place.planted]
    if not pages:
        return None
    path = rng.choice(pages)
    what = rng.choice(("gone", "changed", "changed", "mode", "empty", "folder gone", "planted", "site gone", "swapped"))
    before = os.stat(path)
    if what == "gone":
        path.unlink()
    elif what == "changed":
        path.write_bytes(path.read_bytes().swapcase() + b" ")
        if rng.random() < 0.5:
            path.write_bytes(path.read_bytes()[:-1])
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif what == "mode":
        path.chmod(0o600)
    elif what == "empty":
        path.write_bytes(b"")
    elif what == "swapped":
        other = rng.choice(pages)
        ours = path.read_bytes()
        path.write_bytes(other.read_bytes())
        other.write_bytes(ours)
    elif what == "folder gone" and path.parent != place.site:
        gone = str(path.parent.relative_to(place.site)) + "/"
        shutil.rmtree(path.parent)
        place.planted = {p for p in place.planted if not p.startswith(gone)}
    elif what == "planted":
        path = path.parent / f"not-ours-{rng.randrange(3)}.txt"
        path.write_text("somebody's own\n", encoding="utf-8")
        place.planted.add(str(path.relative_to(place.site)))
    elif what == "site gone":
        # In one step, also from under a build that goes on writing: half a site without its list would be somebody else's files.
        gone = place.folder / "site-gone"
        place.site.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)
        place.planted = set()
        path = place.site
    return f"{place.name(path)}: {what}"


content_edits = {
    body: 8, body_same_size: 5, title: 5, title_same_size: 3, heading: 5, link: 8, unlink: 3, front_matter: 6, claim: 7, numbers: 4, register: 6, evidence_bytes: 7, unit: 7, portal: 5, rubric: 5,
    map_of_provinces: 2, theme: 4, waivers: 4, contact_in_text: 4, create: 8, rename: 8, delete: 4, swap: 5, same_bytes_elsewhere: 2, touch: 5, hard_link: 2, symbolic_link: 1, file_and_folder: 1,
    revert: 4, keep_older: 3, move_content: 2, git: 5, broken: 1,
}
other_edits = {cache: 3, site: 3}
edits = {edit.__name__: edit for edit in (*content_edits, *other_edits)}


def choose(rng):
    """The name of an edit."""
    table = {**content_edits, **other_edits}
    return rng.choices([edit.__name__ for edit in table], list(table.values()))[0]
