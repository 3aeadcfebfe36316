"""The search index of the site of content/ and of hostile content: every file's invariants, recall, typing noises and order by the page's own engine under
node; nothing of evidence that is not public; the same bytes on any number of threads; what the pages offer without JavaScript."""
import gzip
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

from support import check, finish, program, root

node = shutil.which("node")
work = pathlib.Path(tempfile.mkdtemp(prefix="prongsai-search-"))


def build(content, name, jobs):
    site = work / name
    done = subprocess.run([program, "build", content, "-o", site, "--lang", "en", "--jobs", str(jobs)], capture_output=True, text=True, check=False)
    check(done.returncode == 0, f"{content}: {done.stdout[-300:]}{done.stderr[-300:]}")
    return site


def index_of(site):
    folder = site / "search/data"
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.bin"))}


def documents_of(index):
    return [one for path, data in index.items() if path.startswith("f/") for one in json.loads(gzip.decompress(data))]


try:
    site = build(root / "content", "site", 4)
    index = index_of(site)
    check(index == index_of(build(root / "content", "again", 1)), "the index differs with the number of threads")

    # Every document leads to a page, and to a place in it.
    documents = documents_of(index)
    pages = {}
    for path, *_ in documents:
        address, _, anchor = path.partition("#")
        for folder in ("", "en/"):
            page = site / folder / address / "index.html"
            if page not in pages:
                pages[page] = page.read_text(encoding="utf-8") if page.is_file() else ""
            check(pages[page] != "", f"{folder}{address} is found, but is no page")
            check(not anchor or f'id="{anchor}"' in pages[page], f"{folder}{path} leads to no place of its page")

    # Without JavaScript the page has the lists; the form of the header is on every page but this one.
    search = (site / "search/index.html").read_text(encoding="utf-8")
    check("<noscript>" in search and 'href="../units/lampang/"' in search and search.count('role="search"') == 1, "the search page lacks its lists")
    home = (site / "index.html").read_text(encoding="utf-8")
    check(re.search(r'<form[^>]*role="search"[^>]*action="search/"', home) is not None, "the start page has no search form")
    check(re.search(r"<script[^>]*src", home) is None, "only the search page has scripts")

    # Evidence for auditors only, or withheld, is not there by any of its words.
    for name in ("full", "hostile"):
        folder = root / "tests/sites" / name / "content"
        small = build(folder, name, 2)
        text = json.dumps(documents_of(index_of(small)), ensure_ascii=False)
        for register in folder.rglob("evidence.yaml"):
            for entry in re.split(r"(?m)^- ", register.read_text(encoding="utf-8"))[1:]:
                if re.search(r"visibility: *(auditor|withheld)", entry):
                    identifier = re.search(r"id: *(\S+)", entry)[1]
                    check(f"#{identifier}\"" not in text, f"{name}: {identifier} is not public and in the index")
        if node:
            done = subprocess.run([node, root / "tests/search/index_test.mjs", small / "search/data"], capture_output=True, text=True, check=False)
            check(done.returncode == 0, f"{name}: {done.stdout}{done.stderr}")
    if node:
        done = subprocess.run([node, root / "tests/search/index_test.mjs", site / "search/data"], capture_output=True, text=True, check=False)
        check(done.returncode == 0, f"content: {done.stdout}{done.stderr}")
        served = next((site / "assets").glob("inflate.*.js"))
        script = work / "inflate.mjs"
        shutil.copyfile(served, script)
        (work / "try.mjs").write_text(f"""
import {{ gunzip }} from '{script}';
import {{ gunzipSync }} from 'node:zlib';
import {{ readFileSync }} from 'node:fs';
for (const path of process.argv.slice(2)) {{
  const bytes = readFileSync(path);
  if (Buffer.compare(Buffer.from(gunzip(new Uint8Array(bytes))), gunzipSync(bytes))) {{ console.log(path); process.exit(1); }}
}}
""", encoding="utf-8")
        files = [str(path) for path in sorted((site / "search/data").rglob("*.bin"))]
        done = subprocess.run([node, work / "try.mjs", *files], capture_output=True, text=True, check=False)
        check(done.returncode == 0, f"the fallback unzips another text than zlib: {done.stdout}{done.stderr}")
    # The scripts of a reader, as they are served.
    sizes = {name: len(gzip.compress(next((site / "assets").glob(f"{name}.*.js")).read_bytes(), 9)) for name in ("search", "search_page", "inflate")}
    check(all(size <= 4096 for size in sizes.values()), f"a script is larger than 4 kB gzipped: {sizes}")
    synonyms = (root / "templates/synonyms.json").stat().st_size
    check(synonyms < 2048, f"synonyms.json has {synonyms} bytes")
finally:
    shutil.rmtree(work)
finish()
