"""Checklists at the command line: `score` explains every item, `status` names what is open, `--quarantine` leaves out an over-claim, and answers stand
in the open data."""
import csv
import io
import json
import shutil

from support import check, finish, root, run, scratch

content = root / "tests/sites/checklists/content"
said = run("score", "ban-mai", "2566", "--lang", "en", "--content", content)
check("\nIn place: 8 of 8 items (not applicable: 1), 82.8 %; grade AA\n" in said, said)
check("  [x] r2.2.b  Number of meetings: in place (1 meetings), 0.33 of 1 points\n" in said, said)
check("    The office answers: 10 days\n    The committee's reason: Counted from the log\n" in said, said)
check("  [?] quiet  เขตเงียบ: not answered\n" in said, said)
check("\nมีข้อมูลครบ 8 จาก 8 รายการ (ไม่เกี่ยวข้องอีก 1 รายการ) คิดเป็นร้อยละ 82.8 ระดับผล AA\n" in run("score", "ban-mai", "2566", "--content", content), "Thai")

status = run("status", "ban-mai", "--lang", "en", "--content", content)
check("\nOpen shelves checklist: 8 of 8 items in place\n! to be checked again: r1, r2.2.a\n" in status, status)
check(": 1 of 2 items in place\n  not answered: quiet\n" in status, status)
check("no assessment for this year" not in status, status)
earlier = run("status", "ban-mai", "--today", "2566-04-01", "--lang", "en", "--content", content)
check("to be checked again" not in earlier, earlier)
data = json.loads(run("status", "ban-mai", "--json", "--content", content))
check(data["units"][0]["checklists"][0] == {"framework": "open-shelves", "unanswered": [], "unproved": [], "old": ["r1", "r2.2.a"]}, data)

with scratch() as folder:
    copy = folder / "content"
    shutil.copytree(content, copy)
    answers = copy / "units/nong-bua/2566/assessment/open-shelves.yaml"
    answers.write_text(answers.read_text(encoding="utf-8").replace("r1: absent", "r1: present"), encoding="utf-8")
    refused = run("build", copy, "-o", folder / "site", "--lang", "en", expect=1)
    check("error E903: the item `r1` is answered as present, but its evidence is not complete: 0 of 1 entries of evidence of kind `page`" in refused, refused)
    check(not (folder / "site").exists(), "an over-claim was published")
    run("build", copy, "-o", folder / "site", "--quarantine", "--lang", "en", expect=1)
    rows = list(csv.DictReader(io.StringIO((folder / "site/data/checklists-2566.csv").read_text(encoding="utf-8-sig"))))
    check({row["unit_id"] for row in rows} == {"ban-mai"}, "the quarantined unit's answers")
    check(len(rows) == 11 and rows[0]["state"] == "present" and rows[0]["freshness"] == "stale", rows[:1])
    nested = json.loads((folder / "site/data/checklists-2566.json").read_text(encoding="utf-8"))
    first = nested["checklists"][0]
    check(first["percent"] == 82.8 and first["grade"] == "AA" and [group["present"] for group in first["groups"]] == [4, 3, 1], first)

with scratch() as folder:
    # A skeleton is read without an error, as it is and once every line is answered as it proposes.
    copy = folder / "content"
    shutil.copytree(content, copy)
    run("new", "assessment", "nong-bua", "2565", "open-shelves", "--content", copy)
    skeleton = copy / "units/nong-bua/2565/assessment/open-shelves.yaml"
    text = skeleton.read_text(encoding="utf-8")
    check("  # s2: 0    # เวลารอหนังสือ (30 ถึง 0 วัน)\n" in text and "  # r2.2.a: website    # รายงานการประชุม (none = ไม่เผยแพร่, " in text, text)
    said = run("check", copy, "--lang", "en")
    check("9 of 9 items have no answer yet" in said, said)
    answered = []
    for line in text.replace("answers: {}", "answers:").splitlines():
        answered.append(line.replace("# ", "", 1) if line.startswith("  # ") and ": " in line.split("#")[1] else line)
    skeleton.write_text("\n".join(answered) + "\n", encoding="utf-8")
    said = run("check", copy, "--lang", "en", expect=1)
    errors = [line for line in said.splitlines() if ": error " in line]
    check(len(errors) == 2 and all("E903" in line for line in errors), "only the evidence is missing\n" + said)
    check("did you mean `open-shelves`" in run("new", "assessment", "nong-bua", "2565", "open-shelfs", "--content", copy, "--lang", "en", expect=2), "a misspelt checklist")
finish()
