"""After an edit only what the edit changes is made again, and everything is as a build without a cache makes it."""
import os
import shutil
import subprocess

from support import check, finish, root, run, scratch, tree


def build(*more):
    return run("build", content, "-o", site, "--lang", "en", *more)


def looks(folder):
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


with scratch() as folder:
    content, site = folder / "content", folder / "site"
    shutil.copytree(root / "tests/sites/full/content", content)
    git = ["git", "-C", content, "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "init", "-q", content], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "first"], check=True)
    build()
    packs = site / "packs"
    zips = {path.name for path in packs.glob("*.zip")}
    unit = content / "units/bang-rak"

    def changed_by(change):
        """Names of packs whose files were written anew."""
        before = looks(packs)
        change()
        build()
        run("build", content, "-o", folder / "clean", "--lang", "en", "--no-cache")
        check(tree(site) == tree(folder / "clean"), "the site is as a clean build makes it")
        shutil.rmtree(folder / "clean")
        after = looks(packs)
        return {name for name in after if name.endswith(".zip") and before.get(name) != after[name]}

    own = {name for name in zips if name.startswith("bang-rak_")}
    indexes = {name for name in zips if "_index" in name or "_region-" in name}
    check(own and zips - own - indexes, f"packs of this unit and of others: {zips}")
    check(changed_by(lambda: edit(unit / "unit.yaml", "บาง", "บ้า")) == own | indexes, "an edit of one unit makes its packs and the indexes")
    check(changed_by(lambda: None) == set(), "nothing edited: no pack is made")
    check(changed_by(lambda: os.utime(content / "portal.yaml")) == set(), "a file touched: no pack is made")
    register = next((unit / "2564/assessment").iterdir())
    check(changed_by(lambda: register.write_text("# a remark\n" + register.read_text(encoding="utf-8"), encoding="utf-8")) == own | indexes, "a remark in a file that packs hold")
    check(changed_by(lambda: subprocess.run([*git, "commit", "-qam", "second"], check=True)) == own | indexes, "a commit of the unit's file stands in its packs")
    check(changed_by(lambda: edit(content / "portal.yaml", "https://", "http://")) == zips, "another address of the site: all packs")
    damaged = sorted(packs.glob("bang-rak_*.zip"))[0]
    check(changed_by(lambda: damaged.write_bytes(b"damaged")) == {damaged.name}, "a damaged pack is made again")
    neighbour = damaged.with_name(damaged.name + ".sha256")
    check(changed_by(lambda: neighbour.unlink()) == set() and neighbour.exists(), "a neighbour that is gone comes back, and its pack stays")
    results = folder / ".prongsai-cache/results"

    def damage_results():
        for path in results.rglob("*"):
            if path.is_file():
                path.write_bytes(path.read_bytes()[:-1])

    check(changed_by(damage_results) == set(), "damaged results are made again, and give the same packs")
    check(changed_by(lambda: (shutil.rmtree(results), edit(unit / "unit.yaml", "บ้า", "บาง"))) == own | indexes, "without the results the same is made")
    check(changed_by(lambda: edit(unit / "unit.yaml", "บาง", "บ้า")) == own | indexes, "and so with them")

finish()
