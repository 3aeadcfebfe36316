"""Judges every bag of this suite, as a folder and as a zip: verdict and faults as the case says, and the whole report as in expected/.

    bags_test.py PROGRAM

PRONGSAI_UPDATE_GOLDEN=1 rewrites expected/ (never in CI). A file there without its group of cases is an error.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import materialise

HERE = pathlib.Path(__file__).resolve().parent
updating = os.environ.get("PRONGSAI_UPDATE_GOLDEN") and not os.environ.get("CI")
program = pathlib.Path(sys.argv[1]).resolve()
problems = []


def verify(folder, paths):
    """The reports of all paths, by path, from one call."""
    done = subprocess.run([program, "verify", "--json", *paths], cwd=folder, stdout=subprocess.PIPE, timeout=600, check=False)
    if done.returncode != 1:
        problems.append(f"exit {done.returncode}, although there are invalid bags and none that cannot be read")
    return {report["pack"]: report for report in json.loads(done.stdout)["packs"]}


def judge(where, case, report):
    """Holds the report against what the case expects, which was written by hand."""
    verdict = {"valid_bag": "valid", "invalid": "invalid"}.get(report["verdict"], report["verdict"])
    if verdict != case["verdict"]:
        problems.append(f"{where}: {verdict}, expected {case['verdict']}")
    for severity in ("error", "warning"):
        found = {f["code"] for f in report["findings"] if f["severity"] == severity}
        expected = set(case[severity + "s"])
        # What a canonical zip cannot hold, a name or an empty folder, is said of the zip only.
        if severity == "warning" and report["form"] == "zip" and case.get("not_canonical"):
            expected.add("not_canonical")
        if found != expected:
            problems.append(f"{where}: {severity}s {sorted(found)}, expected {sorted(expected)}")


def lines(name, form, report):
    """The report as text; no path of the machine and no hash of a whole zip is in it."""
    facts = f"{report['verdict']}, BagIt {report['bagit_version'] or '-'}, {' '.join(report['algorithms']) or '-'}"
    yield f"== {name} ({form}): {facts}, {report['files']} files, payload {report['payload_bytes']}.{report['payload_files']}"
    for finding in report["findings"]:
        place = finding["path"] + ": " if finding["path"] else ""
        yield f"{finding['severity']} {finding['code']}: {place}{finding['message']['en']}"
        yield f"    {finding['message']['th']}"


with tempfile.TemporaryDirectory(prefix="prongsai-bags-") as scratch:
    scratch = pathlib.Path(scratch)
    materialise.write_all(scratch)
    groups = materialise.load()
    places = [f"{form}/{group}/{case['name']}{'.zip' if form == 'zip' else ''}" for group, cases in groups.items() for case in cases
              for form in case.get("forms", ["folder", "zip"])]
    reports = verify(scratch, places)
    if list(reports) != places:
        problems.append("the reports are not in the order of the input")
    texts = {}
    for group, cases in groups.items():
        if len({case["name"] for case in cases}) != len(cases):
            problems.append(f"{group}: a name twice")
        text = []
        for case in cases:
            per_form = {}
            for form in case.get("forms", ["folder", "zip"]):
                report = reports[f"{form}/{group}/{case['name']}{'.zip' if form == 'zip' else ''}"]
                judge(f"{group}/{case['name']} ({form})", case, report)
                per_form[form] = list(lines(case["name"], form, report))
            # A zip that says the same as the folder is named beside it.
            if len(per_form) == 2 and per_form["folder"][1:] == per_form["zip"][1:]:
                text += [per_form["folder"][0].replace("(folder)", "(folder, zip)"), *per_form["folder"][1:]]
            else:
                text += [line for form in per_form.values() for line in form]
        texts[group] = "\n".join(text) + "\n"

expected = HERE / "expected"
for group, text in texts.items():
    place = expected / f"{group}.txt"
    if updating:
        place.write_text(text, encoding="utf-8")
    elif not place.is_file() or place.read_text(encoding="utf-8") != text:
        problems.append(f"expected/{group}.txt is not what verify reports; PRONGSAI_UPDATE_GOLDEN=1 rewrites it")
for place in sorted(expected.iterdir()):
    if place.name not in {f"{group}.txt" for group in texts}:
        problems.append(f"expected/{place.name} belongs to no file in cases/")

for problem in problems:
    print(problem)
print(f"{len(problems)} problems in {sum(map(len, groups.values()))} cases, {len(places)} bags")
sys.exit(1 if problems else 0)
