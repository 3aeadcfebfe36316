"""Documents say what is there: every room of layers.txt is described in ARCHITECTURE.md and the other way round; every path that a document names
exists; every diagnostic that a document shows is in the catalogue; no document names a machine path."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
problems = []

rooms = [line.partition(":")[0] for line in (root / "generator/layers.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
architecture = (root / "generator/ARCHITECTURE.md").read_text(encoding="utf-8")
described = re.findall(r"^\| `(\w+)/` \|", architecture, re.M)
if described != rooms:
    problems.append(f"ARCHITECTURE.md describes {described}, layers.txt has {rooms}")
on_disk = sorted(p.name for p in (root / "generator").iterdir() if p.is_dir())
if on_disk != sorted(rooms):
    problems.append(f"generator/ holds {on_disk}, layers.txt has {sorted(rooms)}")

identifiers = set()
for part in (root / "generator/diagnostic/catalogue").glob("*.def"):
    identifiers |= set(re.findall(r'"([EW]\d{3})"', part.read_text(encoding="utf-8")))

documents = sorted(p for p in root.rglob("*.md") if not any(part in {"build", "site", "node_modules", "content"} for part in p.relative_to(root).parts))
for document in documents:
    text = document.read_text(encoding="utf-8")
    name = document.relative_to(root)
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        fenced = fenced != line.startswith("```")
        if re.search(r"(?<![\w.])/(home|work|root|tmp)/\w", line):
            problems.append(f"{name}:{number}: a path of one machine: {line.strip()[:80]}")
        for code in re.findall(r"\b[EW]\d{3}\b", line):
            if code not in identifiers:
                problems.append(f"{name}:{number}: there is no diagnostic {code}")
        for target in re.findall(r"\]\(([^)#\s]+)", "" if fenced else re.sub(r"`[^`]*`", "", line)):
            if re.match(r"https?:|mailto:", target):
                continue
            if not (document.parent / target).exists():
                problems.append(f"{name}:{number}: the link {target} leads nowhere")
    for path in re.findall(r"`((?:generator|templates|tests|docs|content)/[\w./-]+)`", text):
        # The guides' own example is a unit that is not there.
        if "units/example/" not in path and not (root / path).exists():
            problems.append(f"{name}: `{path}` does not exist")

for problem in problems:
    print(problem)
print(f"{len(problems)} problems in {len(documents)} documents")
sys.exit(1 if problems else 0)
