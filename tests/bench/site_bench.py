"""`./dev bench site`: builds of a generated corpus, edits, checks and packs, beside other generators, plain tools and the floor program, in one run.

Every command runs once in each round, one after the other, so that a machine that grows slower does so for all. Each figure is kept as soon as it is there:
a run that was cut off goes on where it stopped, as long as program and corpus are the same. The figures go to build/bench/site-CORPUS.json.
"""
import argparse
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
import measuring  # noqa: E402
from corpus_names import presets, version_of  # noqa: E402

root = pathlib.Path(__file__).resolve().parents[2]
jobs = str(os.cpu_count())


class Row:
    """A command that is measured. `before` runs unmeasured; `keeps` says that the site is still that of the content afterwards."""

    def __init__(self, name, command, folder=None, before=None, environment=None, keeps=True, fine=(0,), output=None):
        self.name, self.command, self.folder, self.before, self.environment = name, command, folder, before, environment
        self.keeps, self.fine, self.output = keeps, fine, output


class Bench:
    def __init__(self, given):
        self.given = given
        self.program, self.floor = given.program.resolve(), given.floor.resolve()
        self.work = (given.work or root / "build/bench/site" / given.corpus).resolve()
        self.file = root / f"build/bench/site-{given.corpus}.json"
        self.content, self.site, self.templates = self.work / "content", self.work / "site", self.work / "templates"
        self.trash = self.work / "trash"
        self.build = [self.program, "build", self.content, "-o", self.site, "--templates", self.templates, "--lang", "en"]
        self.state = {}

    # What is there before anything is measured.

    def load(self):
        arguments = presets.get(self.given.corpus) or ["--units", self.given.corpus]
        makers = sorted((root / "tests/bench/corpus").glob("*.py")) + sorted((root / "tests/bench/peers").rglob("*.njk"))
        key = {"corpus": arguments, "maker": digest_of(makers), "program": digest_of([self.program]), "floor": digest_of([self.floor])}
        old = json.loads(self.file.read_text(encoding="utf-8")) if self.file.exists() else {}
        if old.get("key") == key and not self.given.fresh:
            self.state = old
            return
        if old:
            print("The program, the corpus or the floor has changed: the measurement begins anew.", file=sys.stderr)
        same_corpus = old.get("key", {}).get("corpus") == key["corpus"] and old.get("key", {}).get("maker") == key["maker"]
        self.state = {"corpus": self.given.corpus, "key": key, "machine": measuring.machine(), "version": version_of(self.program), "rows": {}, "pages": {}, "notes": {}}
        if not same_corpus:
            shutil.rmtree(self.work, ignore_errors=True)
        (self.work / "built").unlink(missing_ok=True)

    def save(self):
        self.file.parent.mkdir(parents=True, exist_ok=True)
        part = self.file.with_suffix(".part")
        part.write_text(json.dumps(self.state, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        part.replace(self.file)

    def prepare(self):
        self.work.mkdir(parents=True, exist_ok=True)
        if not (self.work / "corpus.made").exists():
            shutil.rmtree(self.content, ignore_errors=True)
            run([sys.executable, "-B", root / "tests/bench/corpus", *self.state["key"]["corpus"], "-o", self.content, "--peers", self.work / "peers"])
            with open(self.work / "bodies.md", "w", encoding="utf-8") as bodies:
                for page in sorted((self.work / "peers/content/units").rglob("work-*.md")):
                    bodies.write(page.read_text(encoding="utf-8").split("\n---\n", 1)[1])
            run(["git", "init", "-q", "."], self.content)
            run(["git", "add", "-A"], self.content)
            run(["git", "-c", "user.name=bench", "-c", "user.email=bench@bench.example", "commit", "-q", "-m", "corpus"], self.content)
            (self.work / "corpus.made").touch()
        # Those of an earlier version fit no other.
        shutil.rmtree(self.templates, ignore_errors=True)
        shutil.copytree(root / "templates", self.templates)
        self.settle()
        self.list_outputs()
        files = [path for path in self.content.rglob("*") if path.is_file() and ".git" not in path.parts]
        self.state["content"] = {"files": len(files), "bytes": sum(path.stat().st_size for path in files),
                                 "write_ups": sum(path.parent.name == "practices" for path in files), "evidence": sum(path.parent.name == "evidence" for path in files)}
        self.save()

    def settle(self):
        """Makes the site that of the content, where it is not known to be."""
        if not (self.work / "built").exists():
            figures, text = measuring.measure(self.build, self.work)
            self.note_pages("prongsai", text)
            (self.work / "built").touch()

    def rest(self):
        """The same, and everything that can be remembered is: files that were changed less than two seconds before a build are not."""
        self.settle()
        time.sleep(2.2)
        measuring.measure(self.build, self.work)

    def list_outputs(self):
        sizes = [(path.stat().st_size, path.relative_to(self.site).as_posix()) for path in sorted(self.site.rglob("*")) if path.is_file()]
        (self.work / "site.list").write_text("".join(f"{size} {path}\n" for size, path in sizes), encoding="utf-8")
        by_kind = {}
        for size, path in sizes:
            kind = "packs" if path.startswith("packs/") else "search" if path.startswith("search/") else "data" if path.startswith("data/") else "pages"
            by_kind[kind] = by_kind.get(kind, 0) + size
        self.state["site"] = {"files": len(sizes), "bytes": sum(size for size, _ in sizes), "by_kind": by_kind, "largest": [[path, size] for size, path in sorted(sizes)[-5:]]}
        self.state["weight"] = {page: weight_of(self.site, page) for page in ("index.html", self.unit_page())}

    def unit_page(self):
        return next(f"units/{folder.name}/index.html" for folder in sorted((self.content / "units").iterdir()))

    def note_pages(self, name, text):
        found = re.search(r"(\d+) pages", text)
        if found:
            self.state["pages"][name] = int(found[1])

    # Edits: each leaves the content right, and other than it was.

    def edited(self, path, pattern, replacement):
        (self.work / "built").unlink(missing_ok=True)
        text = path.read_text(encoding="utf-8")
        changed = re.sub(pattern, replacement, text, count=1, flags=re.M)
        if changed == text:
            sys.exit(f"{path}: nothing to edit")
        path.write_text(changed, encoding="utf-8", newline="\n")

    def middle(self, name):
        found = sorted(self.content.glob(name))
        return found[len(found) // 2]

    def edit_write_up(self):
        self.count += 1
        self.edited(self.middle("units/*/*/practices/work-01.md"), r"(\n## 2\. )", rf"\nปรับปรุงครั้งที่ {self.count}\n\1")

    def edit_score(self):
        # The committee's level of the last dimension goes down and up by turns.
        path = self.middle("units/*/*/assessment/transparency.yaml")
        claimed = int(re.search(r"^  d5: (\d)", path.read_text(encoding="utf-8"), re.M)[1])
        now = int(re.search(r"d5: (\d)\}", path.read_text(encoding="utf-8"))[1])
        self.edited(path, r"d5: \d\}", f"d5: {claimed if now != claimed else max(0, claimed - 1)}}}")

    def edit_template(self):
        self.count += 1
        self.edited(self.templates / "pages/practice.html", r"<h1[^>]*>", f'<h1 class="edit-{self.count}">')

    def edit_framework(self):
        self.count += 1
        self.edited(self.content / "frameworks/transparency.yaml", r"^(title: \{th: [^,]*?)( ฉบับที่ \d+)?, en", rf"\1 ฉบับที่ {self.count}, en")

    # What is measured.

    def fresh(self, folder):
        """Puts an earlier output aside, to be removed when the round is over: a file system that has just freed files is slow to make new ones."""
        def put_aside():
            if folder.exists():
                self.trash.mkdir(exist_ok=True)
                folder.rename(self.trash / f"{folder.name}-{len(list(self.trash.iterdir()))}")
                if shutil.disk_usage(self.work).free < 4 * self.state["site"]["bytes"]:
                    shutil.rmtree(self.trash)
        return put_aside

    def rows(self):
        out = self.work / "out"
        peers = root / "tests/bench/peers/node_modules"

        def floor(*parts):
            return [self.floor, self.content, self.work / "site.list", out / "floor", jobs, *parts]
        evidence = f"find {self.content}/units -path '*/evidence/*' -type f -print0"
        packs = f"find {self.site}/packs -name '*.zip' -print0"
        if not self.state["content"]["evidence"]:
            yield Row("floor: cmark-gfm, writing", floor("markdown", "write"), before=self.fresh(out / "floor"))
        yield Row("floor: yaml-cpp, cmark-gfm, SHA-256, writing", floor("yaml", "markdown", "hash", "write"), before=self.fresh(out / "floor"))
        yield Row("floor: yaml-cpp alone", floor("yaml"))
        yield Row("floor: cmark-gfm alone", floor("markdown"))
        yield Row("floor: writing over what is there", floor("write"))
        cache = self.work / ".prongsai-cache"
        yield Row("prongsai build, nothing there", self.build, before=lambda: (shutil.rmtree(cache, ignore_errors=True), self.fresh(self.site)()), keeps=False,
                  output="prongsai")
        yield Row("prongsai build, nothing remembered", [*self.build, "--no-cache"], before=self.settle)
        yield Row("prongsai build, nothing edited", self.build, before=self.rest)
        yield Row("prongsai build, one write-up edited", self.build, before=lambda: (self.rest(), self.edit_write_up()), keeps=False)
        if (self.content / "results").exists():
            yield Row("prongsai build, one score edited", self.build, before=lambda: (self.rest(), self.edit_score()), keeps=False)
        yield Row("prongsai build, one template edited", self.build, before=lambda: (self.rest(), self.edit_template()), keeps=False)
        yield Row("prongsai build, the framework edited", self.build, before=lambda: (self.rest(), self.edit_framework()), keeps=False)
        yield Row("prongsai check", [self.program, "check", self.content, "--lang", "en"])
        if any((self.site / "packs").glob("*.zip")):
            yield Row("prongsai pack", [self.program, "pack", "--content", self.content, "--site", self.site, "-o", out / "packs"], before=self.fresh(out / "packs"))
            yield Row("prongsai verify", f"{packs} | xargs -0 -n 400 {self.program} verify", before=self.settle)
            yield Row("sha256sum, packs", f"{packs} | xargs -0 sha256sum")
        if self.state["content"]["evidence"]:
            yield Row("sha256sum, evidence", f"{evidence} | xargs -0 sha256sum")
        yield Row("git status", ["git", "status", "--porcelain"], folder=self.content)
        yield Row("cmark-gfm", f"cmark-gfm -e table -e strikethrough -e tasklist {self.work}/bodies.md >/dev/null")
        yield Row("Hugo", ["hugo", "--quiet", "--noBuildLock", "-s", self.work / "peers", "-d", out / "hugo"], before=self.fresh(out / "hugo"), output="hugo")
        yield Row("Eleventy", ["node", "--max-old-space-size=12000", peers / "@11ty/eleventy/cmd.cjs", "--quiet"], folder=self.work / "peers",
                  before=self.fresh(out / "eleventy"), environment={"OUT": os.path.relpath(out / "eleventy", self.work / "peers")}, output="eleventy")
        yield Row("Pagefind", [peers / ".bin/pagefind", "--site", self.site, "--glob", "units/**/*.html", "--output-path", out / "pagefind"],
                  before=lambda: (self.settle(), self.fresh(out / "pagefind")()))

    def run(self):
        self.load()
        self.prepare()
        for number in range(self.given.rounds):
            self.count = number * 10 + len(self.state["rows"].get("prongsai build, one write-up edited", []))
            for row in self.rows():
                done = self.state["rows"].setdefault(row.name, [])
                if len(done) > number or not re.search(self.given.only, row.name) or (self.given.skip and re.search(self.given.skip, row.name)):
                    continue
                self.measure(row, done, number)
            shutil.rmtree(self.trash, ignore_errors=True)

    def measure(self, row, done, number):
        if row.before:
            row.before()
        if not row.keeps:
            (self.work / "built").unlink(missing_ok=True)
        (self.work / "out").mkdir(exist_ok=True)
        try:
            figures, text = measuring.measure(row.command, row.folder or self.work, row.environment, row.fine)
        except (measuring.CommandFailed, FileNotFoundError) as problem:
            self.state["notes"][row.name] = str(problem).splitlines()[0].replace(str(self.work), ".")[:200]
            print(f"  {row.name}: left out: {problem}", file=sys.stderr)
            self.save()
            return
        if not row.keeps:
            (self.work / "built").touch()
        if row.output == "prongsai":
            self.note_pages(row.output, text)
        elif row.output:
            self.state["pages"][row.output] = sum(1 for _ in (self.work / "out" / row.output).rglob("*.html"))
        self.state["notes"].pop(row.name, None)
        done.append(figures)
        self.save()
        print(f"round {number + 1}: {row.name}: {figures['wall']:.3f} s, {figures['cpu']:.3f} s processor, {figures['memory'] / 1e6:.0f} MB, others {figures['others']}", file=sys.stderr)


def digest_of(files):
    whole = hashlib.sha256()
    for path in files:
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def weight_of(site, page):
    """Bytes of a page with the stylesheets, scripts and pictures that it loads, as they lie on the disk."""
    text = (site / page).read_text(encoding="utf-8")
    linked = set(re.findall(r'<link rel="(?:icon|stylesheet)"[^>]*href="([^"]+)"|<(?:script|img)[^>]* src="([^"]+)"', text))
    files = {(site / page).parent / (one or other) for one, other in linked}
    return len(text.encode()) + sum(path.stat().st_size for path in {path.resolve() for path in files} if path.is_file())


def run(command, folder=None):
    done = subprocess.run([str(word) for word in command], cwd=folder, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}")


def main():
    parser = argparse.ArgumentParser(prog="./dev bench site", description=__doc__)
    add = parser.add_argument
    add("program", type=pathlib.Path, help=argparse.SUPPRESS)
    add("floor", type=pathlib.Path, help=argparse.SUPPRESS)
    add("--corpus", default="pages-10k", help="pages-10k, nation, small, or a number of units (pages-10k)")
    add("--rounds", type=int, default=5, help="how often everything is measured (5)")
    add("--only", default="", help="measure only rows whose name holds this pattern")
    add("--skip", default="", help="leave out rows whose name holds this pattern")
    add("--fresh", action="store_true", help="forget earlier figures")
    add("--work", type=pathlib.Path, help="where corpus and sites are made (build/bench/site/CORPUS)")
    given = parser.parse_args()
    if given.corpus not in presets and not given.corpus.isdigit():
        parser.error("no such corpus")
    Bench(given).run()


main()
