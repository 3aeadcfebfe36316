"""`./dev bench scale`: how cost grows with the number of offices: making the corpus, `check`, a cold build and a build with nothing edited, per office and per page.

Sizes are taken one after the other and removed again. A size whose site would not fit on the disk is only checked. Each figure is kept as soon as it is there
(build/bench/scale.json), so that a run that was cut off goes on where it stopped.
"""
import argparse
import hashlib
import json
import pathlib
import re
import shutil
import sys
import time

sys.dont_write_bytecode = True
import measuring  # noqa: E402

root = pathlib.Path(__file__).resolve().parents[2]
file = root / "build/bench/scale.json"


def kinds_of(given):
    """The two rows of sizes: offices with everything, and write-ups alone."""
    return {"offices": ["--write-ups", str(given.write_ups), "--evidence", str(given.evidence)], "write-ups": ["--write-ups", "10", "--evidence", "0"]}


class Scale:
    def __init__(self, given):
        self.given, self.work = given, (given.work or root / "build/bench/scale").resolve()
        digest = hashlib.sha256(given.program.read_bytes()).hexdigest()[:16]
        key = {"program": digest, "measures": kinds_of(given)}
        old = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        self.state = old if old.get("key") == key and not given.fresh else {"key": key, "machine": measuring.machine(), "sizes": []}

    def save(self):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(self.state, indent=1) + "\n", encoding="utf-8")

    def row(self, kind, units):
        for row in self.state["sizes"]:
            if (row["kind"], row["units"]) == (kind, units):
                return row
        row = {"kind": kind, "units": units, "runs": {}}
        self.state["sizes"] = sorted(self.state["sizes"] + [row], key=lambda one: (one["kind"], one["units"]))
        return row

    def fits(self, row):
        """Whether the site has room, by the bytes per office of the next smaller one; a third of the disk stays free."""
        smaller = [one for one in self.state["sizes"] if one["kind"] == row["kind"] and one["units"] < row["units"] and "disk" in one]
        if not smaller:
            return True
        return smaller[-1]["disk"] / smaller[-1]["units"] * row["units"] < shutil.disk_usage(self.work).free * 2 / 3

    def take(self, row, name, command, folder):
        done = row["runs"].setdefault(name, [])
        figures, text = measuring.measure(command, folder)
        done.append(figures)
        found = re.search(r"(\d+) pages", text)
        if found:
            row["pages"] = int(found[1])
        self.save()
        print(f"{row['kind']} {row['units']}: {name}: {figures['wall']:.2f} s, {figures['cpu']:.2f} s processor, {figures['memory'] / 1e6:.0f} MB, others {figures['others']}", file=sys.stderr)

    def measure(self, kind, units):
        row = self.row(kind, units)
        wanted = ["check", "build, nothing there", "build, nothing edited"]
        if all(len(row["runs"].get(name, [])) >= self.given.rounds for name in wanted) or row.get("left_out") and len(row["runs"].get("check", [])) >= self.given.rounds:
            return
        folder = self.work / f"{kind}-{units}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        began = time.monotonic()
        self.take(row, "corpus", [sys.executable, "-B", root / "tests/bench/corpus", "--units", units, *kinds_of(self.given)[kind], "-o", folder / "content"], folder)
        build = [self.given.program, "build", folder / "content", "-o", folder / "site", "--lang", "en"]
        for number in range(self.given.rounds):
            if len(row["runs"].get("check", [])) <= number:
                self.take(row, "check", [self.given.program, "check", folder / "content", "--lang", "en"], folder)
            if not self.fits(row):
                row["left_out"] = "the site would not fit on the disk"
                continue
            if len(row["runs"].get("build, nothing there", [])) <= number:
                if (folder / "site").exists():
                    (folder / "site").rename(folder / f"old-{number}")
                self.take(row, "build, nothing there", build, folder)
                self.take(row, "build, nothing edited", build, folder)
        if (folder / "site").exists():
            row["disk"] = sum(path.stat().st_blocks * 512 for path in folder.joinpath("site").rglob("*"))
        shutil.rmtree(folder)
        self.save()
        print(f"{kind} {units}: {time.monotonic() - began:.0f} s in all", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(prog="./dev bench scale", description=__doc__)
    add = parser.add_argument
    add("program", type=pathlib.Path, help=argparse.SUPPRESS)
    add("sizes", type=int, nargs="*", help="numbers of offices (90 1000 8323 50000 with everything, 100 1000 with write-ups)")
    add("--kind", choices=["offices", "write-ups"], help="only offices with everything, or only write-ups, ten an office")
    add("--rounds", type=int, default=1)
    add("--write-ups", type=int, default=3)
    add("--evidence", type=int, default=12)
    add("--fresh", action="store_true", help="forget earlier figures")
    add("--work", type=pathlib.Path, help="where corpora and sites are made (build/bench/scale)")
    given = parser.parse_args()
    given.program = given.program.resolve()
    scale = Scale(given)
    scale.work.mkdir(parents=True, exist_ok=True)
    for kind, usual in (("write-ups", [100, 1000]), ("offices", [90, 1000, 8323, 50000])):
        for units in sorted(given.sizes or usual):
            if given.kind in (None, kind):
                scale.measure(kind, units)


main()
