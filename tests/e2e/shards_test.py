"""Shares of a build, in any order and number, with one missing or stale, are merged to the very site that an unsharded build makes."""
import re
import shutil

from support import check, finish, root, run, scratch, tree


def results(cache):
    return sum(1 for path in (cache / "results").rglob("*") if path.is_file())


with scratch() as folder:
    content = folder / "content"
    shutil.copytree(root / "tests/sites/full/content", content)
    run("build", content, "-o", folder / "whole", "--no-cache")
    whole = tree(folder / "whole")

    for name, shares in {"one": ["1/1"], "three": ["1/3", "2/3", "3/3"], "backwards": ["2/2", "1/2"], "one missing": ["1/3", "3/3"], "twice": ["1/2", "1/2", "2/2"]}.items():
        cache = folder / f"cache {name}"
        for share in shares:
            made = run("build", content, "-o", folder / f"site {name}", "--shard", share, "--cache", cache, "--lang", "en")
            number, of = share.split("/")
            check(re.search(rf"^share {number} of {of} is made: \d+ units, \d+ evidence packs, \d+ pages, kept in ", made, re.M), f"{name}: what a share says: {made}")
            check(not (folder / f"site {name}").exists(), f"{name}: a share makes no site")
        before = results(cache)
        said = run("merge", content, "-o", folder / f"site {name}", "--cache", cache, "--lang", "en")
        taken = int(re.search(r"^(\d+) files were taken from shares$", said, re.M)[1])
        zips = sum(1 for path in whole if path.startswith("packs/") and path.endswith(".zip") and "index" not in path)
        pages = sum(1 for path in whole if re.match(r"(en/)?units/[^/]+/.*\.html$", path))
        check(name == "one missing" or taken == zips + pages, f"{name}: every pack and page of a unit is taken, {zips} and {pages}: {said}")
        check(taken > 0, f"{name}: something is taken: {said}")
        check(tree(folder / f"site {name}") == whole, f"{name}: the merged site is the whole one")
        check(name == "one missing" or results(cache) > before, f"{name}: the rest was made by the merge")

    # A share made from other content is of no use, and of no harm.
    cache = folder / "cache stale"
    run("build", content, "-o", folder / "stale", "--shard", "1/2", "--cache", cache)
    unit = content / "units/bang-rak/unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("บางรัก", "บางรักษ์"), encoding="utf-8")
    run("build", content, "-o", folder / "whole now", "--no-cache")
    run("build", content, "-o", folder / "stale", "--shard", "2/2", "--cache", cache)
    run("merge", content, "-o", folder / "stale", "--cache", cache)
    check(tree(folder / "stale") == tree(folder / "whole now"), "a stale share: the merged site is the whole one")
    check(tree(folder / "whole now") != whole, "the edit shows")

    for wrong in ("0/2", "3/2", "x", "1/", "/2", "1/2/3", "-1/2"):
        answer = run("build", content, "-o", folder / "no", "--shard", wrong, "--cache", cache, expect=2)
        check("2/4" in answer, f"--shard {wrong}: {answer}")
    run("build", content, "-o", folder / "no", "--shard", "1/2", expect=2)
    run("merge", content, "-o", folder / "no", expect=2)

    # Errors are told by every share, and nothing is kept of pages.
    (content / "units/bang-rak/unit.yaml").write_text("nonsense: [\n", encoding="utf-8")
    run("build", content, "-o", folder / "no", "--shard", "1/2", "--cache", cache, expect=1)
    check(not (folder / "no").exists(), "a share of wrong content makes no site")

finish()
