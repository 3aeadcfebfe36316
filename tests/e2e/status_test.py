"""`prongsai status`: what is missing and overdue, for a unit in full and for all in a list; the day comes from the content or the command line, never
from a clock."""
import json
import shutil

from support import check, finish, root, run, scratch

content = root / "content"
said = run("status", "yala", "--lang", "en", "--content", content)
check(said.startswith("Yala Provincial Community Development Office, fiscal year 2564 (BE), on 2021-10-31\n"), said)
check("""
Dimension 3: public participation: level 3 claimed, level 3 supported
  level 4 d3.4.share: Public representatives sit on the procurement committees of at least 70 per cent of the remaining projects
      Projects of the yearly plan with procurement: the table proves 60 % (3/5), but at least 70 % is needed
""" in said, said)
check(said.splitlines()[-1].startswith("8 criteria open, "), said)
thai = run("status", "yala", "--today", "2564-04-30", "--content", content)
check(thai.startswith("สำนักงานพัฒนาชุมชนจังหวัดยะลา ปีงบประมาณ พ.ศ. 2564 ณ วันที่ 2564-04-30\n"), thai)
check("พิสูจน์ได้ 60 % (3/5) แต่ต้องไม่น้อยกว่า 70 %" in thai, thai)
check(run("status", "yala", "--today", "2021-04-30", "--content", content) == thai, "the same day in the other era")

due = run("status", "lampang", "--today", "2564-04-20", "--lang", "en", "--content", content)
check("  2021-04-30  Action plan and innovation project sent to the department (done)\n" in due, due)
check("  2021-09-30  Results announced and honours given (in 163 days)\n" in due, due)
late = run("status", "nan", "--today", "2564-10-10", "--lang", "en", "--content", content)
check("  2021-09-30  Results announced and honours given (10 days ago)\n" in late, late)

listed = run("status", "--lang", "en", "--content", content)
check("yala 2564: 8 criteria open" in listed, listed)
check("units have no assessment yet" in listed, listed)
data = json.loads(run("status", "--json", "--today", "2564-01-15", "--content", content))
check(data["today"] == "2021-01-15" and len(data["units"]) == len(list((content / "units").iterdir())), "JSON of all units")
none = run("status", "nan", "--lang", "en", "--content", content)
check("no assessment for this year yet; begin with prongsai new assessment" in none, none)

check("there is no unit `yalla`" in run("status", "yalla", "--lang", "en", "--content", content, expect=2), "a misspelt unit")
check("is no date" in run("status", "yala", "--today", "soon", "--lang", "en", "--content", content, expect=2), "a day that is none")
check("is no fiscal year" in run("status", "yala", "--year", "64", "--lang", "en", "--content", content, expect=2), "a year that is none")

with scratch() as folder:
    # A report of the second quarter goes: overdue once the quarter has ended, not before.
    copy = folder / "content"
    shutil.copytree(content, copy)
    register = copy / "units/lampang/2564/evidence.yaml"
    text = register.read_text(encoding="utf-8")
    at = text.index("period: Q2")
    register.write_text(text[:at] + "period: Q1" + text[at + len("period: Q2"):], encoding="utf-8")
    before = run("status", "lampang", "--today", "2564-03-31", "--lang", "en", "--content", copy)
    after = run("status", "lampang", "--today", "2564-04-01", "--lang", "en", "--content", copy)
    check("quarters that have ended without evidence" not in before, before)
    check("quarters that have ended without evidence: Q2" in after, after)
    run("status", "lampang", "--strict", "--content", copy, expect=1)
run("status", "nan", "--strict", "--content", content)
finish()
