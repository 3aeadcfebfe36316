"""Runs `prongsai verify` over the BagIt conformance suite of the Library of Congress and prints a table in Markdown.

    conformance.py FOLDER PROGRAM [--commit HASH]

FOLDER is a checkout of github.com/LibraryOfCongress/bagit-conformance-suite with unchanged line ends (git config core.autocrlf false). It is only
read: the cases are copied. The two files that the suite's repository lost (a name that differs only by case, and one that its own .gitignore names)
are put back in the copies. Ends with 1 where a verdict is not the one that the suite expects.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

# Path of the lost file below the version's folder, and what the manifest of its bag says that it holds.
LOST = {
    "v0.97/warning/duplicate-file-with-different-case": ("data/HELLO.txt", b"hello\n"),
    "v0.97/warning/special-system-files": ("data/.DS_Store", b""),
}

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("program", type=pathlib.Path)
parser.add_argument("--commit", default="", help="commit of the suite, for the heading")
arguments = parser.parse_args()

cases = []
for version in sorted(arguments.folder.glob("v[0-9]*")):
    for category in ("valid", "warning", "invalid", "linux-only"):
        cases += [case for case in sorted((version / category).glob("*")) if case.is_dir()]
if not cases:
    sys.exit(f"no cases in {arguments.folder}")

rows = []
passed = 0
with tempfile.TemporaryDirectory() as scratch:
    for case in cases:
        name = case.relative_to(arguments.folder).as_posix()
        category = case.parent.name
        copy = pathlib.Path(scratch) / name
        shutil.copytree(case, copy, symlinks=True)
        if name in LOST:
            path, content = LOST[name]
            (copy / path).write_bytes(content)
        done = subprocess.run([arguments.program.resolve(), "verify", "--json", copy], stdout=subprocess.PIPE, check=False)
        report = json.loads(done.stdout)["packs"][0]
        errors = sorted({f["code"] for f in report["findings"] if f["severity"] == "error"})
        warnings = sorted({f["code"] for f in report["findings"] if f["severity"] == "warning"})
        expected = {"valid": "valid", "warning": "valid with a warning"}.get(category, "invalid")
        if done.returncode == 0:
            verdict = "valid with a warning" if warnings else "valid"
        else:
            verdict = "invalid" if done.returncode == 1 else f"exit {done.returncode}"
        # A valid bag may be warned of, too: the suite only asks that it passes.
        good = verdict == expected or (expected == "valid" and done.returncode == 0)
        passed += good
        rows.append((name, expected, verdict, ", ".join(errors), ", ".join(warnings), "yes" if good else "**no**"))

print("| case | expected | verdict | as expected | errors | warnings |")
print("|---|---|---|---|---|---|")
for name, expected, verdict, errors, warnings, good in rows:
    print(f"| {name} | {expected} | {verdict} | {good} | {errors} | {warnings} |")
print()
commit = f" (suite at commit {arguments.commit})" if arguments.commit else ""
print(f"{passed} of {len(rows)} cases as expected{commit}.")
sys.exit(0 if passed == len(rows) else 1)
