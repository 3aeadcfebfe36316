"""A build of which nothing changed since the last one is not made again; any change at all, however well hidden, is seen."""
import os
import shutil
import subprocess
import time

from support import check, finish, root, run, scratch, tree


def state(site):
    """Moves whenever a writer opens the site: it makes its staging folder there."""
    return os.stat(site).st_ctime_ns


def build(*more, language="en"):
    """What a build printed, and whether it was spared."""
    before = state(site) if site.exists() else None
    said = run("build", content, "-o", site, "--lang", language, *more)
    return said, before == state(site)


def settle():
    """Builds until the last build is known: a file that was changed in the last two seconds is not trusted."""
    for _ in range(60):
        if list(cache.glob("*.build")) and build()[1]:
            return
        build()
        time.sleep(0.1)
    check(False, "a build is remembered in the end")


def keep_time(path, change):
    """Changes a file and sets its time of modification back."""
    before = os.stat(path)
    change(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def edit(old, new):
    def change(path):
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, (path, old)
        path.write_text(text.replace(old, new), encoding="utf-8")
    return change


def swap(one, other):
    aside = one.with_name("aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


with scratch() as folder:
    content, site, cache = folder / "content", folder / "site", folder / ".prongsai-cache"
    shutil.copytree(root / "tests/sites/full/content", content)
    subprocess.run(["git", "init", "-q", folder], check=True)
    settle()
    said, spared = build()
    check(spared, "nothing changed: the build is spared")
    check("(0 files written," in said and " 0 removed)" in said, f"and says the same as ever: {said}")
    full, spared = build("--no-cache")
    check(not spared and full == said, f"without the cache it says the same: {full}{said}")
    check((cache / ".gitignore").read_text() == "*\n", "git does not see the cache")
    out = subprocess.run(["git", "-C", folder, "status", "--short"], capture_output=True, text=True, check=True).stdout
    check(".prongsai-cache" not in out, f"git does not see the cache: {out}")

    unit = content / "units/bang-rak"
    year = unit / "2564"
    page = site / "units/bang-rak/2564/index.html"
    evidence = sorted(p for p in (year / "evidence").iterdir() if p.suffix == ".txt")

    def damage_cache():
        note = next(cache.glob("*.build"))
        text = bytearray(note.read_bytes())
        text[len(text) // 2] ^= 1
        note.write_bytes(text)

    changes = {
        "a title, as long as before, its time set back": lambda: keep_time(unit / "unit.yaml", edit("บาง", "บ้า")),
        "the same back again": lambda: keep_time(unit / "unit.yaml", edit("บ้า", "บาง")),
        "a file of evidence": lambda: keep_time(evidence[0], lambda p: p.write_bytes(p.read_bytes().swapcase())),
        "two files in each other's place": lambda: swap(evidence[0], evidence[1]),
        "a write-up more": lambda: shutil.copy(sorted((year / "practices").glob("*.md"))[0], year / "practices/another.md"),
        "a write-up less": lambda: (year / "practices/another.md").unlink(),
        "a file touched": lambda: os.utime(content / "portal.yaml"),
        "a copy of the content in its place": lambda: (content.rename(folder / "old"), shutil.copytree(folder / "old", content), shutil.rmtree(folder / "old")),
        "a page damaged, its time set back": lambda: keep_time(page, lambda p: p.write_bytes(p.read_bytes().swapcase())),
        "a page gone": page.unlink,
        "a page of other permissions": lambda: page.chmod(0o600),
        "the note damaged": damage_cache,
        "the note cut off": lambda: os.truncate(next(cache.glob("*.build")), 70),
        "the site moved away": lambda: shutil.rmtree(site),
        "a commit": lambda: subprocess.run(f"git -C {folder} add content && git -C {folder} -c user.name=t -c user.email=t@example.org commit -qm t", shell=True, check=True),
    }
    for what, change in changes.items():
        settle()
        change()
        _, spared = build()
        check(not spared, f"{what}: the build is made")
        run("build", content, "-o", folder / "clean", "--no-cache")
        check(tree(site) == tree(folder / "clean"), f"{what}: the site is as a new one")
        check(page.stat().st_mode & 0o777 == 0o644, f"{what}: its pages can be read")
        shutil.rmtree(folder / "clean")

    settle()
    check(not build(language="th")[1], "another language: the build is made")
    settle()
    shutil.copytree(root / "templates", folder / "templates")
    check(not build("--templates", folder / "templates")[1], "other templates: the build is made")
    (content / "units/bureau/unit.yaml").write_text("nonsense: [\n", encoding="utf-8")
    run("build", content, "-o", site, expect=1)
    shutil.copy(root / "tests/sites/full/content/units/bureau/unit.yaml", content / "units/bureau/unit.yaml")
    check(not build()[1], "after a build with errors, the build is made")
    run("build", content, "-o", site, "--cache", "/proc/none")
    check(tree(site), "a cache that cannot be written costs time only")

finish()
