"""What changed since the last publication: record, edit, compare. The record of a state compared with the same state is always nothing, on every golden
site; each edit shows as itself and nothing else; a record is never overwritten; the site has the pages, the open data and the parts of other pages."""
import json
import re
import shutil
import subprocess

from support import check, finish, program, root, run, scratch, tree


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    check(old in text, f"{path.name}: `{old}` is not there")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def publish_on(content, day):
    path = content / "portal.yaml"
    path.write_text(re.sub(r"(?m)^published: .*$", f"published: {day}", path.read_text(encoding="utf-8")), encoding="utf-8")


def listed(content, *more):
    return [(one["unit_id"], one["year_be"], one["topic"], one["turn"], one["subject"])
            for one in json.loads(run("changes", content, "--format", "json", *more))["publications"][0]["changes"]]


def judge_same(folder):
    """Of every golden site without errors."""
    judged = 0
    for site in sorted((root / "tests/sites").glob("*/content")):
        content = folder / site.parent.name
        shutil.copytree(site, content)
        shutil.rmtree(content / "publications", ignore_errors=True)
        said = subprocess.run([program, "record", content, "--lang", "en"], capture_output=True, text=True, check=False)
        if said.returncode == 1:
            check(not (content / "publications").exists(), f"{site.parent.name}: nothing is recorded of wrong content")
            continue
        check(said.returncode == 0, f"{site.parent.name}: {said.stdout}{said.stderr}")
        before = run("check", site, "--format", "json")
        after = run("check", content, "--format", "json")
        check(len(json.loads(before)["diagnostics"]) == len(json.loads(after)["diagnostics"]), f"{site.parent.name}: a record brings no problem of its own\n{after}")
        check(listed(content) == [], f"{site.parent.name}: {listed(content)}")
        check("Nothing has changed since the publication of" in run("changes", content, "--lang", "en"), f"{site.parent.name}: the same in words")
        check("nothing would change for readers" in run("check", content, "--lang", "en"), f"{site.parent.name}: and in a check")
        check("is recorded already, just as the content is" in run("record", content, "--lang", "en"), f"{site.parent.name}: recorded again")
        judged += 1
    check(judged >= 4, f"only {judged} sites")


def judge_edits(folder):
    content = folder / "edits"
    shutil.copytree(root / "tests/sites/full/content", content)
    shutil.rmtree(content / "publications", ignore_errors=True)
    publish_on(content, "2021-10-31")
    site = folder / "plain"
    run("build", content, "-o", site)
    check(not (site / "changes").exists() and not (site / "data/changes.json").exists(), "without a record there is nothing to compare with")
    check("no publication is recorded yet" in run("changes", content, "--lang", "en"), "which the command says")

    printed = run("record", content, "--dry-run")
    check(not (content / "publications").exists(), "--dry-run writes nothing")
    said = run("record", content)
    check(said == f"{content}/publications/2021-10-31.yaml\n", said)
    record = content / "publications/2021-10-31.yaml"
    check(record.read_text(encoding="utf-8") == printed, "what is written is what was printed")
    # The site of the day that is recorded compares with nothing earlier; the next one does.
    publish_on(content, "2021-12-31")
    first = folder / "first"
    run("build", content, "-o", first)
    check("ไม่มีสิ่งใดเปลี่ยนตั้งแต่การเผยแพร่เมื่อ 31 ตุลาคม 2564" in (first / "changes/index.html").read_text(encoding="utf-8"), "nothing changed")

    write_up = sorted(content.glob("units/*/*/practices/*.md"))[0]
    unit, year, name = write_up.parts[-4], int(write_up.parts[-3]), write_up.stem
    sound = write_up.read_text(encoding="utf-8")
    write_up.write_text(sound.rstrip("\n") + "\n\n\n", encoding="utf-8")
    check(listed(content) == [], "blank lines at the end are no change")
    write_up.write_text(sound.rstrip("\n") + "\n\nเพิ่มเติมหนึ่งบรรทัด\n", encoding="utf-8")
    check(listed(content) == [(unit, year, "write_up", "changed", name)], f"one write-up changed: {listed(content)}")
    said = run("check", content, "--lang", "en")
    check("for readers, since the publication of 2021-10-31: 1 changes at 1 units, 0 of them removals" in said, said)

    # A file of the register is replaced, byte by byte.
    register = content / "units/bang-rak/2564/evidence.yaml"
    entry = next(line for line in register.read_text(encoding="utf-8").splitlines() if "id: report-2" in line)
    file = register.parent / "evidence/น้ำ.txt"
    file.write_bytes(file.read_bytes() + b"\n")
    of = (register.parts[-3], int(register.parts[-2]), "evidence", "changed", "report-2")
    check(of in listed(content), f"the file is another: {listed(content)}")
    only = [one for one in listed(content) if one[2] != "write_up"]
    check(only == [of], f"and nothing else: {only}")

    # What is no longer public is no longer published, and nothing of it but that is told.
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace(entry, entry.rstrip("}") + ", visibility: auditor, reason: มีข้อมูลของผู้ร่วมโครงการ}"), encoding="utf-8")
    gone = (*of[:3], "removed", "report-2")
    check(gone in listed(content), f"it is taken away: {listed(content)}")
    again = json.loads(run("changes", content, "--format", "json"))["publications"][0]["changes"]
    shown = next(one for one in again if one["topic"] == "evidence")
    check(shown["after"] is None and shown["taken_away"] is True and re.fullmatch("[0-9a-f]{64}", shown["before"]), f"with its old hash alone: {shown}")
    built = folder / "second"
    run("build", content, "-o", built)
    page = (built / "changes/index.html").read_text(encoding="utf-8")
    check("สิ่งที่ถูกนำออก" in page and "ในจำนวนนี้นำออก 1 รายการ" in page, "the page says what was removed, first")
    check(page.index("สิ่งที่ถูกนำออก") < page.index("แยกตามหน่วยงาน"), "before the rest")
    english = (built / "en/changes/index.html").read_text(encoding="utf-8")
    check("1 thing was removed." in english, "in English too")
    part = (built / f"units/{of[0]}/{of[1]}/index.html").read_text(encoding="utf-8")
    check("สิ่งที่เปลี่ยนตั้งแต่ครั้งก่อน" in part and "นำออก" in part, "and so does the page of the year")
    rows = (built / "data/changes.csv").read_text(encoding="utf-8-sig").splitlines()
    check(len(rows) == 1 + len(again), f"the data have as many rows: {len(rows)}")
    check(json.loads((built / "data/changes.json").read_text(encoding="utf-8"))["publications"][0]["changes"] == again, "and the same ones as the command")
    check({"data/changes.csv", "data/changes.json"} <= {one["path"] for one in json.loads((built / "data/dictionary.json").read_text(encoding="utf-8"))["files"]}, "in the dictionary")

    # The next record holds the difference alone; the page of the first pair stays when a third publication comes.
    before = listed(content)
    run("record", content)
    second = (content / "publications/2021-12-31.yaml").read_text(encoding="utf-8")
    check(re.findall(r"(?m)^  ([a-z0-9-]+):$", second.split("\nunits:\n")[1]) == sorted({one[0] for one in before}), "units that changed, whole")
    check(listed(content) == [], "nothing changed since that")
    check(listed(content, "--since", "2564-10-31") == before, "since the first one as before")
    check("no publication of 2021-01-01 is recorded, only: 2021-10-31, 2021-12-31" in run("changes", content, "--since", "2021-01-01", "--lang", "en", expect=2), "an unknown day")
    same = folder / "third"
    run("build", content, "-o", same)
    mine, theirs = tree(same), tree(built)
    check({p for p in mine if mine[p] != theirs.get(p)} == set() and mine.keys() == theirs.keys(), "recording a publication changes no byte of its site")
    publish_on(content, "2022-03-31")
    run("build", content, "-o", same)
    check((same / "changes/2021-12-31/index.html").exists(), "the earlier pair has its page")
    old = (same / "changes/2021-12-31/index.html").read_text(encoding="utf-8")
    check("31 ตุลาคม 2564 กับ 31 ธันวาคม 2564" in old, "which says which days it is about")

    # A record is never overwritten, and says so when it was changed.
    publish_on(content, "2021-12-31")
    kept = tree(content / "publications")
    write_up.write_text(sound, encoding="utf-8")
    check("is recorded already and the content has changed since" in run("record", content, "--lang", "en", expect=1), "not overwritten")
    check(tree(content / "publications") == kept, "not a byte")
    edit(record, "total: ", "total: 1")
    check("error E265" in run("check", content, "--lang", "en", expect=1), "a changed record is found")
    run("record", content, expect=1)


def judge_removed_unit(folder):
    content = folder / "removed"
    shutil.copytree(root / "tests/sites/minimal/content", content)
    shutil.rmtree(content / "publications", ignore_errors=True)
    publish_on(content, "2021-10-31")
    first = sorted((content / "units").iterdir())[0]
    shutil.copytree(first, content / "units/second-office")
    run("record", content)
    shutil.rmtree(content / "units/second-office")
    publish_on(content, "2021-12-31")
    check("warning W260" in run("check", content, "--lang", "en"), "a lost unit is warned of")
    check(listed(content) == [("second-office", None, "unit", "removed", None)], f"{listed(content)}")
    run("build", content, "-o", folder / "gone")
    page = (folder / "gone/changes/index.html").read_text(encoding="utf-8")
    check("สิ่งที่ถูกนำออก" in page and "ในจำนวนนี้นำออก 1 รายการ" in page, "and readers are told")
    run("record", content)
    check("W260" not in run("check", content, "--lang", "en"), "once it is published it is history")
    check("  second-office: gone\n" in (content / "publications/2021-12-31.yaml").read_text(encoding="utf-8"), "which the record holds")


def judge_quarantine(folder):
    """A unit that is set aside is not told of as removed."""
    content = folder / "aside"
    shutil.copytree(root / "tests/sites/full/content", content)
    shutil.rmtree(content / "publications", ignore_errors=True)
    publish_on(content, "2021-10-31")
    run("record", content)
    publish_on(content, "2021-12-31")
    unit = sorted((content / "units").iterdir())[0] / "unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8") + "staff_total: {2564: x}\n", encoding="utf-8")
    said = run("build", content, "-o", folder / "aside-site", "--quarantine", "--lang", "en", expect=1)
    check("nothing would change for readers" in said, said)
    run("record", content, expect=1)
    run("record", content, "--quarantine")


with scratch() as folder:
    judge_same(folder)
    judge_edits(folder)
    judge_removed_unit(folder)
    judge_quarantine(folder)
finish()
