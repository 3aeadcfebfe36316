"""`check` in every format, restricted to paths and to what changed in git; `explain`."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

from support import check, finish, program, root, run, scratch

sys.path.insert(0, str(root / "tests/support"))
from sarif import sarif_problems  # noqa: E402

codes = [entry["code"] for entry in json.loads(run("explain", "--json"))]


def git(folder, *arguments):
    """git without the settings of this machine."""
    done = subprocess.run(["git", "-c", "user.name=Office", "-c", "user.email=office@example.go.th", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null",
                           "-c", "init.defaultBranch=main", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    check(done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr}")
    return done.stdout.strip()


def report(*arguments, cwd, expect=0):
    """`check --format json`, read."""
    done = subprocess.run([program, "check", *map(str, arguments), "--format", "json"], cwd=cwd, capture_output=True, text=True, timeout=300, check=False)
    check(done.returncode == expect, f"check {arguments}: exit {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


def where(found):
    return sorted({(one["code"], one["path"]) for one in found["diagnostics"]})


def replace(file, old, new):
    text = file.read_text(encoding="utf-8")
    check(old in text, f"{file} lacks {old}")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def formats(content, expected_prefix, cwd):
    """All formats tell of the same problems."""
    data = json.loads(run("check", content, "--format", "json", cwd=cwd, expect=1))
    problems = data["diagnostics"]
    check(data["errors"] + data["warnings"] == len(problems) and data["errors"] > 2, f"the counts of JSON: {data['errors']}, {data['warnings']}, {len(problems)}")
    check(all(one["path"].startswith(expected_prefix) for one in problems), f"paths begin with {expected_prefix}: {problems[0]['path']}")
    check(len({one["fingerprint"] for one in problems}) == len(problems), "fingerprints repeat")
    check(all(one["message"]["th"] and one["message"]["en"] for one in problems), "words in both languages")
    for language in ("th", "en"):
        log = json.loads(run("check", content, "--format", "sarif", "--lang", language, cwd=cwd, expect=1))
        for problem in sarif_problems(log, codes):
            check(False, f"SARIF: {problem}")
        results = log["runs"][0]["results"]
        check([r["ruleId"] for r in results] == [one["code"] for one in problems], "SARIF has other results")
        check(any("relatedLocations" in r for r in results), "no result of SARIF has a second place")
        check(results[0]["message"]["text"].split("\n")[0] == problems[0]["message"][language], "SARIF is in the other language")
    gitlab = json.loads(run("check", content, "--format", "gitlab", cwd=cwd, expect=1))
    check([one["fingerprint"] for one in gitlab] == [one["fingerprint"] for one in problems], "GitLab has other fingerprints")
    for one in gitlab:
        check({"description", "check_name", "fingerprint", "severity", "location"} == set(one) and one["severity"] in ("info", "minor", "major", "critical", "blocker"),
              f"GitLab: {one}")
        check(one["location"]["path"].startswith(expected_prefix) and one["location"]["lines"]["begin"] >= 1, f"GitLab: {one['location']}")
    lines = run("check", content, "--format", "github", cwd=cwd, expect=1).splitlines()
    check(len(lines) == len(problems) + 1, f"GitHub: {len(lines)} lines for {len(problems)} problems")
    for line in lines[:-1]:
        check(re.fullmatch(r"::(error|warning) file=[^,:]+(,line=\d+,endLine=\d+)?(,col=\d+,endColumn=\d+)?,title=[EW]\d{3}::.+", line), f"GitHub: {line}")


run("check", "--format", "xml", expect=2)
with scratch() as folder:
    content = folder / "repository" / "portal files"
    shutil.copytree(root / "tests/sites/full/content", content)
    plain = content / "units/bang-rak/unit.yaml"
    good = plain.read_text(encoding="utf-8")
    clean = report(content, cwd=folder)
    check(clean["errors"] == 0, f"the golden content has errors: {where(clean)}")

    # Outside git, paths are the user's own.
    replace(content / "units/bang-rak/2564/evidence.yaml", "- id:", "- {id: twice, title: ก, kind: photo, supports: []}\n- {id: twice, titel: ข, kind: photo}\n- id:")
    (content / "units/empty/unit.yaml").write_text("name: ก\nkind: regonal\n", encoding="utf-8")
    (content / "units/bang-rak/2564/evidence/ไม่มีใครใช้.txt").write_text("ก", encoding="utf-8")
    formats("portal files", "portal files/", content.parent)
    whole = report("portal files", cwd=content.parent, expect=1)
    by_file = where(whole)

    # Restricted to paths, named from here or from the content folder; problems elsewhere are counted.
    for paths, expected in (
        (["portal files", "units/empty"], "units/empty/"),
        (["portal files", "portal files/units/empty/unit.yaml"], "units/empty/unit.yaml"),
        (["portal files/units/empty"], "units/empty/"),
        (["portal files/units/bang-rak/2564/", "portal files/units/bang-rak/unit.yaml"], "units/bang-rak/2564/"),
    ):
        some = report(*paths, cwd=content.parent, expect=1)
        check(where(some) == [(code, path) for code, path in by_file if path.startswith("portal files/" + expected)], f"{paths}: {where(some)}")
        check(some["left_out"]["errors"] == whole["errors"] - some["errors"] > 0, f"{paths}: left out {some['left_out']}")
        check(some["left_out"]["warnings"] == whole["warnings"] - some["warnings"], f"{paths}: left out {some['left_out']}")
    calm = run("check", "portal files", "units/bureau", "--lang", "en", cwd=content.parent)
    check(calm == f"no problems in the chosen files\nnot shown: errors: {whole['errors']}, warnings: {whole['warnings']}, in other files\n", calm)
    check(where(report("units/empty", cwd=content, expect=1)) == where(report(".", "units/empty", cwd=content, expect=1)), "in the content folder")
    said = run("check", "portal files", "units/nowhere", "--lang", "en", cwd=content.parent, expect=2)
    check(said == "there is no `units/nowhere` in the content folder `portal files`\n", said)
    run("check", "portal files", "..", cwd=content.parent, expect=2)
    said = run("check", "portal files", "--changed-since", "HEAD", "--lang", "th", cwd=content.parent, expect=2)
    check("ไม่อยู่ในคลังไฟล์ git" in said, said)

    # In git, paths are those of the repository, wherever the program runs.
    repository = content.parent
    git(repository, "init", "-q")
    before_first = report("portal files", "--changed-since", "HEAD", cwd=repository, expect=1)
    check(where(before_first) == by_file, "before the first commit, everything is new")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "first")
    formats(".", "portal files/", content)
    same = report(content, "--changed-since", "HEAD", cwd=folder)
    check(same["diagnostics"] == [] and same["left_out"]["errors"] == whole["errors"], "nothing changed")
    said = run("check", "portal files", "--changed-since", "v99", "--lang", "en", cwd=repository, expect=2)
    check("no revision `v99`" in said, said)
    run("check", "portal files", "--changed-since", "", cwd=repository, expect=1)

    first = git(repository, "rev-parse", "HEAD")
    # A change of one file of a unit shows all of that unit, and nothing of another.
    plain.write_text(good + "\n# a note\n", encoding="utf-8")
    changed = report("portal files", "--changed-since", "HEAD", cwd=repository, expect=1)
    check(where(changed) == [(code, path) for code, path in by_file if "/bang-rak/" in path], f"one unit: {where(changed)}")
    git(repository, "commit", "-q", "-a", "-m", "second")
    check(report("portal files", "--changed-since", "HEAD", cwd=repository)["diagnostics"] == [], "committed")
    check(where(report("portal files", "--changed-since", first, cwd=repository, expect=1)) == where(changed), "since the first commit")
    check(where(report("portal files", "--changed-since", first[:8], cwd=repository, expect=1)) == where(changed), "a short name")
    # A new file that git does not know, ignored or not.
    (repository / ".gitignore").write_text("*.txt\n", encoding="utf-8")
    (content / "units/bureau/note.txt").write_text("ก", encoding="utf-8")
    changed = report("portal files", "--changed-since", "HEAD", cwd=repository)
    check(where(changed) == [("W117", "portal files/units/bureau/note.txt")], f"an untracked file: {where(changed)}")
    (content / "units/bureau/note.txt").unlink()
    # A file that is gone.
    (content / "units/empty/unit.yaml").unlink()
    changed = report("portal files", "--changed-since", "HEAD", cwd=repository)
    check(changed["diagnostics"] == [], f"a unit that is gone: {where(changed)}")
    git(repository, "checkout", "-q", "--", ".")
    # What all units share concerns all.
    replace(content / "portal.yaml", "title:", "title :")
    changed = report("portal files", "--changed-since", "HEAD", cwd=repository, expect=1)
    check({path for _, path in where(changed)} >= {path for _, path in by_file}, f"portal.yaml: {where(changed)}")
    git(repository, "checkout", "-q", "--", ".")
    # Both restrictions hold together.
    plain.write_text(good + "\n# another note\n", encoding="utf-8")
    changed = report("portal files", "units/empty", "--changed-since", "HEAD", cwd=repository)
    check(changed["diagnostics"] == [], f"paths and changes: {where(changed)}")

# Every code is explained in both languages; a wrong one is not.
for code in codes:
    for language in ("th", "en"):
        said = run("explain", code, "--lang", language)
        check(said.startswith(code + ": ") and said.count("\n\n") >= 4, f"explain {code} {language}: {said}")
check(run("explain", "e501") == run("explain", "E501"), "explain e501")
check(json.loads(run("explain", "E501", "--json"))["code"] == "E501", "explain E501 --json")
said = run("explain", "E5O1", "--lang", "en", expect=2)
check(said == "there is no code `E5O1`: did you mean `E501`?\n", said)
listed = run("explain", "--lang", "en")
check(sorted(re.findall(r"^  ([EW]\d{3})  \S", listed, re.M)) == sorted(codes), "explain lists other codes")
finish()
