"""Personal data stop a build until they are gone or waived; a waiver is public, counted, and no report shows what was found."""
import json
import re
import shutil

from support import check, finish, root, run, scratch

# An invented number, made here so that none stands in this file.
twelve = "110000000000"
digit = (11 - sum(int(c) * (13 - i) for i, c in enumerate(twelve)) % 11) % 10
number = f"{twelve}{digit}"

with scratch() as folder:
    content = folder / "content"
    shutil.copytree(root / "content", content)
    said = run("check", content, "--strict", "--lang", "en")
    own_waivers = re.match(r"no problems\n(\d+) waived\n", said)
    check(own_waivers, "the content's own waivers are counted\n" + said)
    before = int(own_waivers[1])
    check(before == len(json.loads(run("check", content, "--format", "json"))["waived"]), "the report has as many")

    practice = content / "units/surin/2564/practices/rest-body-and-mind.md"
    line = len(practice.read_text(encoding="utf-8").splitlines()) + 2
    practice.write_text(practice.read_text(encoding="utf-8") + f"\nผู้รับเงิน {number}\n", encoding="utf-8")
    said = run("build", content, "-o", folder / "site", "--lang", "en", expect=1)
    check(f"rest-body-and-mind.md:{line}:12: error E980" in said, "the number is found at its place\n" + said)
    check(number not in said, "the report does not show it\n" + said)
    check(not (folder / "site").exists(), "no site is written")
    said = run("build", content, "-o", folder / "site", "--quarantine", "--lang", "en", expect=1)
    check("1 units set aside because of errors: surin" in said and number not in said, "the unit is set aside\n" + said)
    pages = [p for p in (folder / "site").rglob("*") if p.is_file() and number.encode() in p.read_bytes()]
    check(not pages, f"the number is published: {pages}")

    # Every other message that quotes what is written hides it too.
    broken = content / "units/surin/unit.yaml"
    sound = broken.read_text(encoding="utf-8")
    broken.write_text(sound + f"staff_total: {{2564: x {number}}}\n{number}: 1\n", encoding="utf-8")
    for shape in ("text", "json", "sarif", "github", "gitlab"):
        said = run("check", content, "--format", shape, expect=1)
        check("E204" in said and number not in said, f"--format {shape} does not show it\n" + said)
    broken.write_text(sound, encoding="utf-8")

    waivers = content / "units/surin/waivers.yaml"
    waivers.write_text(waivers.read_text(encoding="utf-8") + f"""- code: E980
  file: 2564/practices/rest-body-and-mind.md
  line: {line}
  date: 2564-10-02
  until: 2565-09-30
  reason: {{th: เลขสมมติเพื่อทดสอบ, en: An invented number for a test}}
  by: {{th: ผู้ทดสอบ, en: Tester}}
""", encoding="utf-8")
    check(run("check", content, "--strict", "--lang", "en").startswith(f"no problems\n{before + 1} waived\n"), "a waived error no longer counts")
    listed = json.loads(run("check", content, "--format", "json"))["waived"]
    check(len(listed) == before + 1, f"the report lists what is waived: {listed}")
    own = [one for one in listed if one["code"] == "E980"]
    check(own and own[0]["line"] == line and own[0]["waiver"]["until"] == "2022-09-30" and own[0]["waiver"]["reason"]["en"] == "An invented number for a test", f"with its place and reason: {own}")
    run("build", content, "-o", folder / "site")
    page = (folder / "site/en/units/surin/index.html").read_text(encoding="utf-8")
    check("E980" in page and "An invented number for a test" in page and number not in page, "the unit's page shows the waiver")
    index = (folder / "site/en/waivers/index.html").read_text(encoding="utf-8")
    check(f"{before + 1} findings are waived." in index, "and the page of all counts it")

    # Mended: the waiver is for nothing now.
    practice.write_text(practice.read_text(encoding="utf-8").replace(number, "เงินสด"), encoding="utf-8")
    said = run("check", content, "--strict", "--lang", "en", expect=1)
    check("units/surin/waivers.yaml:8:9: warning W993" in said, "a waiver of nothing is told\n" + said)

finish()
