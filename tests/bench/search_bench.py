"""`./dev bench search`: the site's search against Pagefind on the same generated pages, in one run. Prints a table and writes it with every figure to
build/bench/search.json and build/bench/search.md. Figures of time are CPU seconds (user and system) and wall seconds of this machine at this moment:
read the ratios. Pagefind is given as a program: PAGEFIND=/path/to/pagefind; without it only our side is measured."""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

sys.dont_write_bytecode = True
import measuring  # noqa: E402

root = pathlib.Path(__file__).resolve().parents[2]
indexer, pages = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2])
folder = root / "build/bench/search"
pagefind = os.environ.get("PAGEFIND") and str(pathlib.Path(os.environ["PAGEFIND"]).resolve())


def run(command):
    """Seconds of wall and CPU time, and the memory in MB, of one command."""
    figures, _ = measuring.measure(command, folder)
    return {"wall": figures["wall"], "cpu": figures["cpu"], "mb": figures["memory"] / 2**20}


def size(path, leave_out=()):
    files = [one for one in path.rglob("*") if one.is_file() and one.name not in leave_out]
    return sum(one.stat().st_size for one in files), len(files)


def ask(engine, index):
    out = subprocess.run(["node", root / "tests/bench/search_queries.mjs", engine, folder, index], capture_output=True, text=True, check=False)
    if out.returncode != 0:
        sys.exit(out.stderr)
    return json.loads(out.stdout)


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def summary(build, total, rows):
    recalls = [row["recalled"] / row["truth"] for row in rows]
    noises = {}
    for row in rows:
        for name, (first, ten) in row["noises"].items():
            noises.setdefault(name, []).append((first, ten))
    return {
        "build": build, "index bytes": total[0], "index files": total[1], "queries": len(rows),
        "bytes": {"median": statistics.median(row["bytes"] for row in rows), "p90": percentile([row["bytes"] for row in rows], 0.9), "most": max(row["bytes"] for row in rows)},
        "requests": {"median": statistics.median(row["requests"] for row in rows), "p90": percentile([row["requests"] for row in rows], 0.9)},
        "recall": statistics.mean(recalls), "nothing found": sum(row["found"] == 0 for row in rows) / len(rows),
        "precision": statistics.mean(row["recalled"] / row["found"] if row["found"] else 1 for row in rows),
        "right in the first ten": statistics.mean(row["ten"] for row in rows), "right at the top": statistics.mean(row["first"] for row in rows),
        "by kind": {kind: {"queries": len(own), "recall": statistics.mean(row["recalled"] / row["truth"] for row in own), "ten": statistics.mean(row["ten"] for row in own),
                           "median bytes": statistics.median(row["bytes"] for row in own)} for kind in dict.fromkeys(row["kind"] for row in rows) for own in [[row for row in rows if row["kind"] == kind]]},
        "noises": {name: {"queries": len(own), "first": statistics.mean(one[0] for one in own), "ten": statistics.mean(one[1] for one in own)} for name, own in noises.items()},
    }


shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
print(subprocess.run(["node", root / "tests/bench/search_corpus.mjs", str(pages), folder], capture_output=True, text=True, check=True).stdout.strip(), flush=True)
jobs = str(os.cpu_count())
result = {"pages": pages, "prongsai": None, "Pagefind": None}
build = run([indexer, folder / "corpus.jsonl", folder / "own", jobs])
print("own index", build, flush=True)
result["prongsai"] = summary(build, size(folder / "own"), ask("own", folder / "own"))
if pagefind:
    build = run([pagefind, "--site", folder / "html", "--output-path", folder / "pf"])
    print("Pagefind", build, flush=True)
    # Its interfaces are no part of the index.
    extra = {one.name for one in (folder / "pf").iterdir() if one.is_file() and ("ui" in one.name or "highlight" in one.name)}
    result["Pagefind"] = summary(build, size(folder / "pf", extra), ask("pagefind", folder / "pf"))
(root / "build/bench/search.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

ours, theirs = result["prongsai"], result["Pagefind"]
both = [ours] + ([theirs] if theirs else [])


def row(title, pick):
    return f"| {title} | " + " | ".join(pick(one) for one in both) + " |"


def share(value):
    return f"{100 * value:.1f} %"


lines = [f"{pages} pages, {ours['queries']} queries" + (f" (of Pagefind every third: {theirs['queries']})" if theirs else "") + f", {jobs} processors.", "", "| | prongsai |" + (" Pagefind |" if theirs else ""), "|---|" + "---|" * len(both),
         row("build, CPU seconds", lambda one: f"{one['build']['cpu']:.1f}"), row("build, wall seconds", lambda one: f"{one['build']['wall']:.1f}"),
         row("build, peak memory", lambda one: f"{one['build']['mb']:.0f} MB"), row("index", lambda one: f"{one['index bytes'] / 1e6:.1f} MB in {one['index files']} files"),
         row("first query, bytes, median", lambda one: f"{one['bytes']['median'] / 1000:.0f} kB"), row("first query, bytes, 90th percentile", lambda one: f"{one['bytes']['p90'] / 1000:.0f} kB"),
         row("first query, requests, median", lambda one: f"{one['requests']['median']:.0f}"), row("recall", lambda one: f"{one['recall']:.4f}"), row("precision of all that is found", lambda one: f"{one['precision']:.3f}"),
         row("queries without a result", lambda one: share(one["nothing found"])), row("right answer in the first ten", lambda one: share(one["right in the first ten"])), row("right answer at the top", lambda one: share(one["right at the top"]))]
lines += [row(f"{name}: in the first ten / at the top", lambda one, name=name: f"{share(one['noises'][name]['ten'])} / {share(one['noises'][name]['first'])}") for name in ours["noises"]]
lines += ["", "| kind of query | queries | recall | right in the first ten | bytes, median |", "|---|---|---|---|---|"]
lines += [f"| {kind} | {one['queries']} | {one['recall']:.4f} | {share(one['ten'])} | {one['median bytes'] / 1000:.0f} kB |" for kind, one in ours["by kind"].items()]
(root / "build/bench/search.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
print("\n".join(lines))
