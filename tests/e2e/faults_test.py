"""A wrong score, a missing evidence file, an unknown key, a broken date and a write-up without a required section, each in another file: one run names
all five at the right line and column, exits with 1, and no site is written or changed."""
import shutil

from support import check, finish, root, run, scratch, tree


def replace(path, old, new):
    """Changes the first place where `old` stands; returns the line and column (from 1, in characters) of the change."""
    text = path.read_text(encoding="utf-8")
    at = text.index(old)
    path.write_text(text[:at] + new + text[at + len(old):], encoding="utf-8")
    same = next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), 0)
    before = text[:at] + old[:same]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


with scratch() as folder:
    content = folder / "content"
    site = folder / "site"
    shutil.copytree(root / "content", content)
    run("build", content, "-o", site)
    before = tree(site)
    units = content / "units"

    expected = []
    line, column = replace(units / "yala/2564/assessment/cdd-2564.yaml", "d1: 4", "d1: 5")
    expected.append(("units/yala/2564/assessment/cdd-2564.yaml", line, column, "E501"))
    register = units / "saraburi/2564/evidence.yaml"
    name = next(text for text in register.read_text(encoding="utf-8").splitlines() if "file: evidence/" in text).split("file: ")[1].strip().strip('"}')
    line, _ = replace(register, name, "evidence/ไม่มีไฟล์นี้.pdf")
    column = register.read_text(encoding="utf-8").splitlines()[line - 1].index("evidence/ไม่มี") + 1
    expected.append(("units/saraburi/2564/evidence.yaml", line, column, "E405"))
    line, _ = replace(units / "nan/unit.yaml", "kind: ", "knid: ")
    expected.append(("units/nan/unit.yaml", line, 1, "E201"))
    line, column = replace(content / "portal.yaml", "published: 2564-10-31", "published: 2564-10-32")
    expected.append(("portal.yaml", line, len("published: ") + 1, "E205"))
    plan = units / "trang/2564/practices"
    plan = next(plan.glob("*.md"))
    text = plan.read_text(encoding="utf-8")
    heading = next(line for line in text.splitlines() if line.startswith("## วัตถุประสงค์"))
    replace(plan, heading, "## เรื่องอื่น")
    headings = [i for i, line in enumerate(plan.read_text(encoding="utf-8").splitlines(), 1) if line.startswith("## ")]
    expected.append((str(plan.relative_to(content)), headings[-1], None, "E705"))

    for command in (["check", content], ["build", content, "-o", site]):
        said = run(*command, "--lang", "en", expect=1)
        for path, line, column, code in expected:
            place = f"{content}/{path}:{line}:" + (f"{column}: " if column else "")
            found = [text for text in said.splitlines() if text.startswith(place) and f"error {code}" in text]
            check(len(found) == 1, f"{command[0]} does not name {code} at {place}\n{said}")
        check(sum(": error E" in text for text in said.splitlines()) >= 5, said)
    check(tree(site) == before, "a failed build changed the site")
    fresh = folder / "fresh"
    run("build", content, "-o", fresh, expect=1)
    check(not fresh.exists(), "a failed build made a site folder")
finish()
