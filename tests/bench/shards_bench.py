"""`./dev bench shards`: shares of a build and their merge, measured on one machine, and a large country on paper.

Measured: an unsharded build, each of four shares from an empty cache folder, one share where the units are known already, and the merge. On paper: 100,000 offices
over 20 years, from what was measured for one office and year, on machines like this one; content grows year by year, offices edit by day with a peak
before the deadline, readers ask for pages by Zipf's law through caches. Seeded. Figures go to build/bench/shards.json, the page to docs/beyond-one-machine.md.
"""
import argparse
import bisect
import itertools
import json
import pathlib
import random
import re
import shutil
import sys

sys.dont_write_bytecode = True
import measuring  # noqa: E402
from corpus_names import version_of  # noqa: E402

root = pathlib.Path(__file__).resolve().parents[2]
shares = 4
offices, years = 100_000, 20
# What the simulation assumes and nobody measured here: an evidence file of an office in kB (a scanned page or a photograph), how many a year, days on which an office edits, and readers.
evidence_kb, evidence_files, edit_days, deadline_days, views_a_day = 300, 12, 6, 20, 400_000
hours_fresh, edges = 1, 12


def measured(program, units, work):
    content, figures = work / "content", {}
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    measuring.measure([sys.executable, "-B", root / "tests/bench/corpus", "--units", str(units), "-o", content], work)

    def take(name, *words):
        figures[name], said = measuring.measure([program, words[0], content, *words[1:], "--lang", "en"], work)
        print(f"{name}: {figures[name]['wall']:.2f} s, {figures[name]['cpu']:.2f} s processor, {figures[name]['memory'] / 1e6:.0f} MB", file=sys.stderr)
        return said
    take("check", "check")
    take("whole", "build", "-o", work / "whole", "--no-cache")
    for number in range(1, shares + 1):
        take(f"share {number}", "build", "-o", work / "no", "--shard", f"{number}/{shares}", "--cache", work / f"cache-{number}")
        shutil.copytree(work / f"cache-{number}/results", work / "cache/results", dirs_exist_ok=True)
    take("share again, units known", "build", "-o", work / "no", "--shard", f"1/{shares}", "--cache", work / "cache")
    said = take("merge", "merge", "-o", work / "site", "--cache", work / "cache")
    same = all((work / "whole" / path.relative_to(work / "site")).read_bytes() == path.read_bytes() for path in (work / "site").rglob("*") if path.is_file())
    files = [path.stat().st_size for path in (work / "site").rglob("*") if path.is_file()]
    state = {"units": units, "runs": figures, "same_bytes": same, "taken": int(re.search(r"(\d+) files were taken", said)[1]), "files": len(files), "bytes": sum(files),
             "cache_bytes": sum(path.stat().st_size for path in (work / "cache/results").rglob("*") if path.is_file()), "machine": measuring.machine(), "version": version_of(program)}
    shutil.rmtree(work)
    return state


def schedule(costs, machines):
    """When the last of some jobs ends that go to whichever machine is free, the longest first."""
    ends = [0.0] * machines
    for cost in sorted(costs, reverse=True):
        ends[ends.index(min(ends))] += cost
    return max(ends)


def simulate(state, seed=1):
    dice = random.Random(seed)
    units, runs = state["units"], state["runs"]
    # Wall seconds on a machine like the one that measured; loading is what `check` does.
    load, whole, merge = (runs[name]["wall"] / units for name in ("check", "whole", "merge"))
    share = measuring_mean([runs[f"share {number}"]["wall"] for number in range(1, shares + 1)])
    made = max(0.0, share - runs["check"]["wall"]) * shares / units
    memory = runs["whole"]["memory"] / units
    one = {"load_ms": load * 1000, "made_ms": made * 1000, "merge_ms": merge * 1000, "whole_ms": whole * 1000, "memory_kb": memory / 1000,
           "site_files": state["files"] / units, "site_kb": state["bytes"] / units / 1000, "result_kb": state["cache_bytes"] / units / 1000}
    # A year of the whole country as one portal, in shares of unequal size: offices differ in what they write.
    weights = [dice.lognormvariate(0, 0.6) for _ in range(offices)]
    mean = sum(weights) / offices
    spread = {}
    for machines in (1, 4, 16, 64, 256):
        dealt = [sum(weights[number::machines]) / mean * made for number in range(machines)]
        spread[machines] = {"share_s": offices * load + max(dealt), "merge_s": offices * merge}
    # The country as one portal for each of its parts, the parts side by side.
    parts = {count: {"build_s": schedule([offices / count * whole * dice.lognormvariate(0, 0.25) for _ in range(count)], 64), "memory_mb": offices / count * memory / 1e6} for count in (1, 77, 1000)}
    # Days of a year on which offices edit: even, and most before the deadline.
    touched = [0] * 365
    for _ in range(offices):
        for day in {dice.randrange(365) if dice.random() < 0.5 else 364 - min(364, int(dice.expovariate(1 / deadline_days))) for _ in range(edit_days)}:
            touched[day] += 1
    touched.sort()
    # Readers: pages by rank; an edge asks the store again for a page that it has not had within the hour.
    ranks = list(itertools.accumulate(1 / rank ** 0.9 for rank in range(1, 1_000_001)))
    asked, fresh = 0, {}
    for number in range(views_a_day):
        hour = number * 24 // views_a_day
        page = (dice.randrange(edges), bisect.bisect(ranks, dice.random() * ranks[-1]))
        if fresh.get(page, -hours_fresh) + hours_fresh <= hour:
            fresh[page], asked = hour, asked + 1
    stored = [{"year": year, "files_m": year * offices * (one["site_files"] + evidence_files) / 1e6,
               "tb": year * offices * (one["site_kb"] + 2 * evidence_files * evidence_kb) * 1000 / 1e12} for year in (1, 5, 10, 20)]
    return {"one": one, "spread": spread, "parts": parts, "stored": stored, "touched": {"median": touched[182], "p90": touched[328], "most": touched[-1]},
            "puts_peak": touched[-1] * one["site_files"], "origin_share": asked / views_a_day}


def measuring_mean(values):
    return sum(values) / len(values)


def span(seconds):
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def page(state, paper):
    runs, one = state["runs"], paper["one"]
    rows = [f"| {name} | {figures['wall']:.1f} | {figures['cpu']:.1f} | {figures['memory'] / 1e6:.0f} |" for name, figures in runs.items()]
    lines = [f"""# Beyond one machine

Written by `./dev bench shards`: the first part was measured, the second is a simulation from those figures.

## Shares, measured

{state['units']} generated offices of one year; one machine, one run after the other (version {state["version"]}, {measuring.machine_line(state["machine"])}). The merged site has {'the same bytes as' if state['same_bytes'] else '**other bytes than**'} the
unsharded one; {state['taken']:,} of its {state['files']:,} files were taken from the shares. The shared folder holds {state['cache_bytes'] / 1e6:.0f} MB, the site {state['bytes'] / 1e6:.0f} MB.

| | wall s | processor s | memory MB |
|---|---:|---:|---:|""", *rows, f"""
Of one office and year: {one['load_ms']:.1f} ms to load and check, {one['made_ms']:.1f} ms for its packs and pages, {one['merge_ms']:.1f} ms in the merge, {one['whole_ms']:.1f} ms without shares; {one['memory_kb']:.0f} kB of memory;
{one['site_files']:.0f} files with {one['site_kb']:.0f} kB in the site.

## {offices:,} offices over {years} years, on paper

Assumed, not measured: {evidence_files} evidence files of {evidence_kb} kB for each office and year (kept once beside the page and once in a pack), {edit_days} days of editing a year for each office, half of them before the deadline; {views_a_day:,} views a day from
{edges} caches that ask again after {hours_fresh} h; offices that differ in size by a factor of two or so; machines like the one above.

One portal, one year, `build --shard` on so many machines and then `merge` on one:

| machines | each share | merge | together |
|---:|---:|---:|---:|""",
             *[f"| {machines} | {span(told['share_s'])} | {span(told['merge_s'])} | {span(told['share_s'] + told['merge_s'])} |" for machines, told in paper["spread"].items()], f"""
Every share loads all offices and the merge writes every file, so that machines beyond some number gain little: what does not spread is {span(offices * (one['load_ms'] + one['merge_ms']) / 1000)} of the whole. One portal of this size would also need
{offices * one['memory_kb'] / 1e6:.0f} GB of memory in each. Ranks and lists over so many offices are of no use to a reader either. So a country of this size is several portals:

| portals | all built by 64 machines | memory of the mean build |
|---:|---:|---:|""", *[f"| {count} | {span(told['build_s'])} | {told['memory_mb']:,.0f} MB |" for count, told in paper["parts"].items()], f"""
A portal for each of 77 provinces needs no shares at all. Years that are closed need not be built again: their sites stand as they are, beside the year that goes on.

What a store of objects holds:

| after years | files, million | TB |
|---:|---:|---:|""", *[f"| {told['year']} | {told['files_m']:,.0f} | {told['tb']:.1f} |" for told in paper["stored"]], f"""
On a day of the year {paper['touched']['median']:,} offices edit (median), {paper['touched']['p90']:,} on one day in ten, {paper['touched']['most']:,} on the day before the deadline; on that day about {paper['puts_peak'] / 1e6:.1f} million files change and are sent to the store,
{paper['puts_peak'] / 86400:.0f} a second. Everything but `search/`, lists and whole-portal data changes only with its own office, so that `aws s3 sync --size-only` must not be used: pages of the same size differ. Compare by hash, as rclone and rsync `--checksum` do.

Of the readers' views {paper['origin_share']:.0%} reach the store; the caches answer the rest. Names under `assets/` and `search/data/` follow from their content and may be kept for ever; pages for an hour. Publish files before the pages that name them, and remove old ones a day
later, so that a page in a cache finds what it links to.
"""]
    (root / "docs/beyond-one-machine.md").write_text("\n".join(lines), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(prog="./dev bench shards", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("--units", type=int, default=600, help="how many offices are built (600)")
    parser.add_argument("--paper", action="store_true", help="measure nothing, write the page from the last figures")
    given = parser.parse_args()
    file = root / "build/bench/shards.json"
    if not given.paper:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(measured(given.program.resolve(), given.units, root / "build/bench/shards"), indent=1) + "\n", encoding="utf-8")
    state = json.loads(file.read_text(encoding="utf-8"))
    page(state, simulate(state))


main()
