"""`build --quarantine`: one office's mistakes do not stop the others. The broken unit keeps a page that says so, leaves the rankings by name, links to it
still lead somewhere, everything else is as in a clean build, and the exit code is still 1. Errors that concern everyone stop the build as ever."""
import os
import shutil
import subprocess

from support import check, finish, root, run, scratch, tree

with scratch() as folder:
    content = folder / "content"
    site = folder / "site"
    clean = folder / "clean"
    shutil.copytree(root / "content", content)
    run("build", content, "-o", clean)

    # Lampang's write-ups are linked from other offices' and from pages; its over-claim and its broken unit.yaml are two kinds of error.
    assessment = content / "units/lampang/2564/assessment/cdd-2564.yaml"
    text = assessment.read_text(encoding="utf-8")
    assessment.write_text(text.replace("claims:", "claimz:", 1), encoding="utf-8")
    said = run("build", content, "-o", site, "--lang", "en", expect=1)
    check(not site.exists(), "without --quarantine nothing is written")
    said = run("build", content, "-o", site, "--quarantine", "--lang", "en", expect=1)
    check("1 units set aside because of errors: lampang\n" in said, said)
    check("units/lampang/2564/assessment/cdd-2564.yaml" in said and "E201" in said, "the problem itself is reported\n" + said)

    page = (site / "units/lampang/index.html").read_text(encoding="utf-8")
    check("ข้อมูลของหน่วยงานนี้ยังไม่เผยแพร่ เพราะพบข้อผิดพลาด" in page, "the unit's page says why")
    english = (site / "en/units/lampang/index.html").read_text(encoding="utf-8")
    check("data is not published" in english, "and in English")
    check(not (site / "units/lampang/2564").exists(), "nothing else of the unit is published")
    check(not list((site / "packs").glob("*lampang-2564*")), "no pack of it")
    year = (site / "en/years/2564/index.html").read_text(encoding="utf-8")
    ranked, named = year.split("Offices not published because of errors in their files")
    check("units/lampang/" in named, "the year names it as set aside")
    check("units/lampang/" not in ranked.split("<main", 1)[1], "and does not rank it")
    data = (site / "data/scores.csv") if (site / "data/scores.csv").exists() else next((site / "data").glob("*scores*.csv"))
    check("lampang," not in data.read_text(encoding="utf-8-sig"), "open data has no score of it")

    before, after = tree(clean), tree(site)
    others = {path: value for path, value in before.items() if path.startswith("units/saraburi/") and path.endswith((".pdf", ".png", ".csv"))}
    check(others and all(after.get(path) == value for path, value in others.items()), "the files of other offices are as ever")
    run("build", content, "-o", folder / "again", "--quarantine", "--jobs", "1", expect=1)
    check(tree(folder / "again") == after, "the same bytes with one job")

    # In a repository the page says since which commit.
    def git(*words):
        return subprocess.run(["git", "-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.org", *words], check=True, capture_output=True, text=True,
                              env={**os.environ, "GIT_AUTHOR_DATE": "2021-05-04T23:30:00+07:00", "GIT_COMMITTER_DATE": "2021-05-04T23:30:00+07:00"}).stdout.strip()
    git("init", "-q")
    git("add", "content")
    git("commit", "-qm", "content")
    wrong = git("rev-parse", "HEAD")
    git("commit", "-q", "--allow-empty", "-m", "another matter")
    run("build", content, "-o", folder / "dated", "--quarantine", expect=1)
    english = (folder / "dated/en/units/lampang/index.html").read_text(encoding="utf-8")
    check(f"The files have been so since commit {wrong[:10]} of 4 May 2021." in english, "the commit and its day")

    # A unit whose unit.yaml cannot be read is named by its id; several units at once.
    (content / "units/yala/unit.yaml").write_text("name: [", encoding="utf-8")
    said = run("build", content, "-o", site, "--quarantine", "--lang", "en", expect=1)
    check("2 units set aside because of errors: lampang, yala\n" in said, said)
    check("<h1>yala</h1>" in (site / "units/yala/index.html").read_text(encoding="utf-8"), "named by its id")

    # A plan that a crosswalk maps: what the crosswalk says of its records is not wrong because they cannot be read.
    (content / "units/lampang-pao/plans/acp-2566-2570.yaml").write_text("[]\n", encoding="utf-8")
    said = run("build", content, "-o", site, "--quarantine", "--lang", "en", expect=1)
    check("3 units set aside because of errors: lampang, lampang-pao, yala\n" in said, said)
    check("crosswalks/" not in said, "nothing is held against the crosswalk\n" + said)

    # Links are told beside other errors, and set nobody aside before the others are: what they lead to may then be a page that says why.
    def append(path, words):
        path.write_text(path.read_text(encoding="utf-8") + "\n" + words + "\n", encoding="utf-8")

    def write_up(unit):
        return sorted((content / "units" / unit).glob("2564/practices/*.md"))[0]
    offices = [unit for unit in ("saraburi", "loei", "trat", "nan", "yasothon") if (content / "units" / unit / "2564/practices").exists()][:2]
    check(len(offices) == 2, "two offices with write-ups")
    innocent, guilty = offices
    append(write_up("lampang"), "[ดู](nothing-at-all.md)")
    append(write_up(innocent), "[ดู](../../../lampang/2564/practices/nothing-at-all.md)")
    append(write_up(guilty), "[ดู](nothing-at-all.md)")
    told = run("check", content, "--lang", "en", expect=1)
    check(told.count("error E801") == 3 and "error E201" in told, "check tells all of them in one run\n" + told)
    built = run("build", content, "-o", folder / "never", "--lang", "en", expect=1)
    check(all(line in built for line in told.splitlines() if "error E" in line), "and so does build\n" + built)
    said = run("build", content, "-o", site, "--quarantine", "--lang", "en", expect=1)
    check(f"4 units set aside because of errors: {', '.join(sorted(['lampang', 'lampang-pao', 'yala', guilty]))}\n" in said, said)
    check(said.count("error E801") == 2, "each once; the link into a folder that is set aside leads to that office's page\n" + said)
    check((site / "units" / innocent / "2564").exists(), "whose link leads there is published")

    # An error that concerns everyone.
    portal = content / "portal.yaml"
    portal.write_text(portal.read_text(encoding="utf-8").replace("published: 2564-10-31", "published: 2564-10-32"), encoding="utf-8")
    before = tree(site)
    said = run("build", content, "-o", site, "--quarantine", "--lang", "en", expect=1)
    check("the site was not written" in said and tree(site) == before, "an error outside the units stops the build")
finish()
