"""docs/diagnostics.md lists every diagnostic of the catalogue, made from the program itself and from the cases here. `./dev golden` rewrites it; a stale
table fails."""
import json
import os
import pathlib
import re
import subprocess
import sys

program = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path(sys.argv[2]).resolve()
document = root / "docs/diagnostics.md"
updating = "PRONGSAI_UPDATE_GOLDEN" in os.environ and "CI" not in os.environ

done = subprocess.run([program, "explain", "--json"], capture_output=True, text=True, check=True)
entries = json.loads(done.stdout)

cases = {}
for path in sorted((root / "tests/diagnostics/cases").glob("*.case")):
    said = path.read_text(encoding="utf-8").partition("=== en\n")[2]
    for code in sorted(set(re.findall(r"^\S.*?: (?:error|warning) ([EW]\d{3}): ", said, re.M))):
        cases.setdefault(code, []).append(path.name)


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def source(entry):
    if entry["source"] is None:
        return ""
    title, address, place = entry["source"]["document"]["en"], entry["source"]["address"], entry["source"]["place"]
    shown = f"[{title}]({address.removeprefix('docs/')})" if address else title
    # Places hold `<unit>`, which is no HTML.
    return shown + (f", {place.replace('<', '&lt;')}" if place else "")


def case_links(code):
    # The cases that are named after the code come first; a mistake may show in others besides.
    names = sorted(cases.get(code, []), key=lambda name: (not name.startswith(code + "-"), name))
    links = [f"[{name.removesuffix('.case')}](../tests/diagnostics/cases/{name})" for name in names[:3]]
    return ", ".join(links) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


lines = ["# Diagnostics", "",
         f"The {len(entries)} diagnostics of `prongsai check`: E is an error, W a warning. `prongsai explain CODE` tells more, in Thai and English. This page is made by",
         "`./dev golden` from `generator/diagnostic/` and the cases in `tests/diagnostics/`; change those.", ""]
subject = None
for entry in entries:
    if entry["subject"] != subject:
        subject = entry["subject"]
        lines += ["" if lines[-1] else None, f"## {entry['subject_title']['en']}", "", "| code | severity | means | cases | the rule comes from |", "|---|---|---|---|---|"]
    lines.append(f"| {entry['code']} | {entry['severity']} | {cell(entry['message']['en'])} | {case_links(entry['code'])} | {cell(source(entry))} |")
text = "\n".join(line for line in lines if line is not None) + "\n"

if updating:
    document.write_text(text, encoding="utf-8")
    print(f"docs/diagnostics.md: {len(entries)} diagnostics")
    sys.exit(0)
found = document.read_text(encoding="utf-8") if document.is_file() else ""
if found != text:
    old, new = found.splitlines(), text.splitlines()
    first = next((number for number, (a, b) in enumerate(zip(old + [""], new + [""]), 1) if a != b), min(len(old), len(new)) + 1)
    print(f"docs/diagnostics.md:{first} is stale; ./dev golden rewrites it")
    print("1 problem")
    sys.exit(1)
print("0 problems")
