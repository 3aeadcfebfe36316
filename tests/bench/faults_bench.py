"""`./dev bench faults`: one run of `check` over a corpus with a seeded fault of each kind: how many are found, and how many on the very line.

The figures go to build/bench/faults.json. A fault counts as found when its office has a problem of the right code.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
program = pathlib.Path(sys.argv[1]).resolve()


def judged(folder):
    seeded = json.loads(pathlib.Path(f"{folder}.faults.json").read_text(encoding="utf-8"))
    done = subprocess.run([program, "check", folder, "--format", "json"], capture_output=True, text=True, check=False)
    problems = json.loads(done.stdout)["diagnostics"]
    rows = []
    for fault in seeded:
        office = "/" + fault["file"].split("/")[1] + "/"
        own = [one for one in problems if office in one["path"]]
        right = [one for one in own if one["code"] == fault["code"]]
        on_line = any(one["path"].endswith(fault["file"]) and one.get("line") == fault["line"] for one in right)
        rows.append({**fault, "found": bool(right), "on_line": on_line, "further": len(own) - len(right[:1])})
    return rows


with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as scratch:
    folder = pathlib.Path(scratch) / "content"
    subprocess.run([sys.executable, "-B", root / "tests/bench/corpus", "--units", "120", "--faults", "99", "-o", folder], check=True)
    rows = judged(folder)
with_line = [row for row in rows if row["line"]]
result = {"faults": rows, "seeded": len(rows), "found": sum(row["found"] for row in rows), "with_line": len(with_line), "on_line": sum(row["on_line"] for row in with_line),
          "further": sum(row["further"] for row in rows)}
(root / "build/bench").mkdir(parents=True, exist_ok=True)
(root / "build/bench/faults.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
for row in rows:
    if not row["found"] or row["line"] and not row["on_line"] or row["further"]:
        print(f"{row['code']} {row['file']}:{row['line']} {'found' if row['found'] else 'NOT FOUND'}{'' if row['on_line'] or not row['line'] else ', not on the line'}"
              f"{', and ' + str(row['further']) + ' more for the same mistake' if row['further'] else ''}: {row['is']}")
print(f"{result['found']} of {result['seeded']} found in one run, {result['on_line']} of {result['with_line']} on the very line, {result['further']} further messages")
