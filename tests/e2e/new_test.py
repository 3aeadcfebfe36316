"""`prongsai new`: each skeleton is read without an error, says in comments what the framework asks, and never replaces a file."""
import shutil

from support import check, finish, root, run, scratch

with scratch() as folder:
    content = folder / "content"
    shutil.copytree(root / "content", content)

    said = run("new", "unit", "new-office", "--content", content)
    check(said == f"{content}/units/new-office/unit.yaml\n", said)
    unit = (content / "units/new-office/unit.yaml").read_text(encoding="utf-8")
    check("# region: region-01" in unit and "region-18" in unit and "model challenge general" in unit, unit)
    run("new", "assessment", "new-office", "2564", "--content", content)
    assessment = (content / "units/new-office/2564/assessment/cdd-2564.yaml").read_text(encoding="utf-8")
    for wanted in ("framework: cdd-2564\n", "  d1: 0\n", "  #   ระดับ 1: d1.1.policy  ", "  d5: 0\n", "# staff_declared: …", "#   - {project: …, budget: …", "d3.2.top"):
        check(wanted in assessment, f"{wanted}\n{assessment}")
    check("d3.1.survey" not in assessment, "the ladder of central units is not that of a regional office")
    for kind in ("plan", "result", "activity_report", "lesson"):
        run("new", "write-up", "new-office", "2564", kind.replace("_", "-"), "--kind", kind, "--content", content)
    said = run("check", content, "--lang", "en", expect=0)
    errors = [line for line in said.splitlines() if ": error " in line]
    check(not errors, "a skeleton has errors\n" + "\n".join(errors))

    # Evidence: a register is begun, and an entry for one that exists is shown, not written.
    said = run("new", "evidence", "new-office", "2564", "first-order", "--content", content)
    register = content / "units/new-office/2564/evidence.yaml"
    check(said == f"{content}/units/new-office/2564/evidence.yaml\n", said)
    text = register.read_text(encoding="utf-8")
    check(text.startswith("- id: first-order\n") and "supports: [d1.1.policy]" in text, text)
    said = run("check", content, "--lang", "en", expect=1)
    errors = [line for line in said.splitlines() if ": error " in line]
    check(len(errors) == 1 and "E405" in errors[0], "only the file itself is missing\n" + "\n".join(errors))
    said = run("new", "evidence", "new-office", "2564", "second-order", "--content", content, "--lang", "en")
    check("put this entry at its end" in said and "- id: second-order\n" in said, said)
    check(register.read_text(encoding="utf-8") == text, "an existing register is left alone")

    # Refusals.
    before = unit
    said = run("new", "unit", "new-office", "--content", content, "--lang", "en", expect=2)
    check(said == "units/new-office/unit.yaml is there already and is not overwritten\n", said)
    check((content / "units/new-office/unit.yaml").read_text(encoding="utf-8") == before, "never overwritten")
    check("is no id" in run("new", "unit", "../evil", "--content", content, "--lang", "en", expect=2), "an id that leaves the folder")
    check("did you mean `lampang`" in run("new", "assessment", "lampnag", "2564", "--content", content, "--lang", "en", expect=2), "a misspelt unit")
    check("there is no framework for 2599" in run("new", "assessment", "lampang", "2599", "--content", content, "--lang", "en", expect=2), "a year without a framework")
    target = folder / "outside.yaml"
    (content / "units/linked").mkdir()
    (content / "units/linked/unit.yaml").symlink_to(target)
    run("new", "unit", "linked", "--content", content, "--lang", "en", expect=2)
    check(not target.exists(), "a link is not followed")
    listed = run("new", "unit", "dry", "--content", content, "--dry-run")
    check("name: {th: " in listed and not (content / "units/dry").exists(), "a dry run writes nothing")
finish()
