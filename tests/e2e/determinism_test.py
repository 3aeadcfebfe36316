"""The same content gives the same bytes of site and packs: one and eight threads, two folders, two time zones, two locales, two umasks; a second build
into the same folder writes nothing."""
import os
import shutil

from support import check, finish, root, run, scratch, tree

with scratch() as folder:
    elsewhere = folder / "another place" / "เนื้อหา"
    shutil.copytree(root / "content", elsewhere)
    # Copies, since packs name the commits of a repository's files: the same content in another repository is another pack.
    here = folder / "content"
    shutil.copytree(root / "content", here)
    variants = {
        "one thread": (here, ["--jobs", "1"], {"TZ": "UTC", "LC_ALL": "C"}, 0o022),
        "eight threads": (here, ["--jobs", "8"], {"TZ": "Asia/Bangkok", "LC_ALL": "C.UTF-8"}, 0o022),
        "another folder": (elsewhere, ["--jobs", "3"], {"TZ": "America/New_York", "LANG": "th_TH.UTF-8", "LC_ALL": ""}, 0o077),
    }
    trees = {}
    for name, (content, arguments, environment, umask) in variants.items():
        before = os.umask(umask)
        site = folder / name
        run("build", content, "-o", site, *arguments, environment=environment)
        os.umask(before)
        trees[name] = tree(site)
        check(any(path.endswith(".zip") for path in trees[name]), f"{name}: no pack was written")
        check(all(p.stat().st_mode & 0o777 == 0o644 for p in site.rglob("*.html")), f"{name}: a page is not readable by all")
    reference = trees["one thread"]
    for name, other in trees.items():
        different = sorted(path for path in reference.keys() | other.keys() if reference.get(path) != other.get(path))
        check(not different, f"{name} differs from one thread in {different[:5]} ({len(different)} files)")

    site = folder / "one thread"
    times = {p: p.stat().st_mtime_ns for p in site.rglob("*") if p.is_file() and not p.name.startswith(".")}
    said = run("build", here, "-o", site, "--lang", "en")
    touched = [p for p, time in times.items() if p.stat().st_mtime_ns != time]
    check(not touched, f"a second build rewrote {touched[:5]}")
    check("(0 files written" in said, f"a second build says: {said}")
finish()
