"""The corpus for measuring: the same bytes each time, nothing wrong in it, and its seeded faults found where they are."""
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

program, root = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
maker = root / "tests/bench/corpus"
problems = []
# Of all files with their paths, but for the map. It changes with the corpus and with the provinces of content/, and with nothing else: not with Python, machine or time.
expected = "30a4b43ed892ba8f816bf9f236ba3d79c225d94ea7d2162c4edde020bf4e5bd8"


def check(holds, what):
    if not holds:
        problems.append(what)
        print("FAILED:", what)


def make(folder, *arguments):
    done = subprocess.run([sys.executable, "-B", maker, "-o", folder, *map(str, arguments)], capture_output=True, text=True, check=False)
    check(done.returncode == 0, f"corpus {arguments}: {done.stderr}")


def digest(folder):
    whole = hashlib.sha256()
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name not in ("map.yaml",))
    for path in files:
        whole.update(path.encode() + b"\0" + hashlib.sha256((folder / path).read_bytes()).digest())
    return whole.hexdigest()


def checked(folder):
    done = subprocess.run([program, "check", folder, "--format", "json"], capture_output=True, text=True, check=False)
    check(done.returncode in (0, 1), f"check {folder}: {done.stderr}")
    return json.loads(done.stdout)["diagnostics"]


def clean_and_same(work):
    measures = ["--units", 12, "--years", 2, "--seed", 7, "--languages", "th,en"]
    make(work / "one", *measures, "--jobs", 1, "--peers", work / "peers")
    make(work / "two", *measures, "--jobs", 3, "--peers", work / "peers-two")
    check(digest(work / "one") == digest(work / "two"), "two corpora of the same numbers differ")
    check(digest(work / "peers") == digest(work / "peers-two"), "two exports for peers differ")
    check(digest(work / "one") == expected, f"the corpus has changed; if that was meant, note its new hash: {digest(work / 'one')}")
    found = checked(work / "one")
    check(not found, f"the corpus has problems: {found[:3]}")
    make(work / "other", *measures[:-3], 8, "--languages", "th,en")
    check(digest(work / "one") != digest(work / "other"), "another seed makes the same corpus")
    # Without evidence there is nothing to assess; a single entry bears little.
    for number, few in enumerate((["--evidence", 0, "--write-ups", 5], ["--evidence", 1, "--write-ups", 1], ["--evidence", 30, "--write-ups", 0])):
        make(work / f"few-{number}", "--units", 5, *few)
        found = checked(work / f"few-{number}")
        check(not found, f"the corpus {few} has problems: {found[:3]}")
    evidence = [path.read_bytes() for path in (work / "one").glob("units/*/*/evidence/*")]
    check(len(set(evidence)) == len(evidence) == 12 * 2 * 12, "files of evidence are alike")
    check(len({len(one) for one in evidence}) > 20, "files of evidence have few sizes")


def fault_is_found(fault, found):
    return any(one["code"] == fault["code"] and one["path"].endswith(fault["file"]) and fault["line"] in (None, one.get("line")) for one in found)


def faults(work):
    make(work / "faults", "--units", 60, "--faults", 99)
    seeded = json.loads((work / "faults.faults.json").read_text(encoding="utf-8"))
    check(len(seeded) >= 40, f"only {len(seeded)} faults were seeded")
    found = checked(work / "faults")
    for fault in seeded:
        # Dead links are looked for where nothing else is wrong.
        if fault["code"] not in ("E801", "E802"):
            check(fault_is_found(fault, found), f"not found: {fault}")


with tempfile.TemporaryDirectory(prefix="prongsai-corpus-") as scratch:
    clean_and_same(pathlib.Path(scratch))
    faults(pathlib.Path(scratch))
print(f"{len(problems)} problems")
sys.exit(1 if problems else 0)
