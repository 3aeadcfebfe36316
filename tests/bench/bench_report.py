"""`./dev bench report`: puts the figures of build/bench/ together: docs/bench.md with the targets, docs/images/bench.svg, and a line in docs/bench-history.jsonl.

usage: bench_report.py FIGURES DOCUMENTS
"""
import datetime
import json
import pathlib
import sys

sys.dont_write_bytecode = True
import measuring  # noqa: E402
from bench_chart import chart  # noqa: E402
from bench_targets import cold, rows_ratio, targets, warm  # noqa: E402

names = ["site-pages-10k", "site-nation", "site-small", "serve", "scale", "packs", "search", "faults", "edits", "kills"]
titles = {"site-pages-10k": "10,000 write-ups (pages-10k)", "site-nation": "A nation: 8,323 offices", "site-small": "90 offices"}

intro = """# Speed, measured

`./dev bench` measures on generated content (`./dev corpus`, always the same bytes) and holds prongsai against other generators, plain tools and a floor program in the same run, on the same
machine. Read the ratios: seconds are those of one machine on one day. This page is written by `./dev bench report` from the figures of the last runs; nothing in it is written by hand.

| command | measures |
|---|---|
| `./dev bench site [--corpus pages-10k\\|nation\\|small\\|N] [--rounds N]` | a cold build, builds after nothing, one write-up, one score, one template and the framework was edited, `check`, `pack`, `verify`; Hugo, Eleventy, Pagefind, `git status`, `sha256sum`, `cmark-gfm`, the floor |
| `./dev bench serve [--corpus NAME\\|FOLDER] [--saves N]` | `serve`: from the save of a write-up or a score to its page on the disk, and to the open page |
| `./dev bench scale [SIZES]` | how time and memory grow with the number of offices |
| `./dev bench faults` | how many of 40 kinds of seeded faults one run of `check` finds, and on which line |
| `./dev edits`, `./dev kills` | builds after random edits, held against clean ones to the byte; builds killed at random moments |
| `./dev bench packs`, `./dev bench search` | packing and verifying ([bench-packs.md](bench-packs.md)), the search ([bench-search.md](bench-search.md)) |
| `./dev bench all` | all of these and this page, some hours; what was cut off goes on where it stopped |

Where a target is missed, [profile.md](profile.md) tells where the time goes.

Every row runs once in each round, one after the other; a ratio is the median of the ratios within the rounds. Time is that of the process with its children; memory is what they had together.
*Others* is how many processors the rest of the machine kept busy meanwhile: where it is not near 0, wall times are worth little, and processor times somewhat more. An output is never removed just before
it is made again, since some file systems are then slow. The floor program (`tests/bench/floor.cpp`) reads the same YAML as events with yaml-cpp, renders the same Markdown with cmark-gfm, hashes the same evidence and writes files of
the same sizes, on all processors, and does nothing else. Hugo and Eleventy get the same Markdown with flat front matter and a layout of about the same size; they make no packs, no open data, no search and check nothing.
"""


def number(value, digits=2):
    return f"{value:,.0f}" if value >= 1000 else f"{value:.{digits}f}"


def verdict(met):
    return {True: "met", False: "**not met**", None: "–"}[met]


def targets_section(results):
    lines = ["## Targets", "", "| what | asked | found | |", "|---|---|---|---|"]
    found = targets(results)
    lines += [f"| {one.what} | {one.asked} | {one.found} | {verdict(one.met)} |" for one in found]
    met, judged = sum(one.met is True for one in found), sum(one.met is not None for one in found)
    return lines + ["", f"{met} of {judged} that were measured are met."]


def pages_of(state, name):
    by = {"prongsai build": "prongsai", "Hugo": "hugo", "Eleventy": "eleventy"}
    return next((state["pages"].get(key) for start, key in by.items() if name.startswith(start)), None)


def busy(state):
    """How many processors others kept busy, in the median of all runs."""
    runs = [run for runs in state["rows"].values() for run in runs]
    return measuring.median(runs, "others") if runs else 0.0


def site_section(name, state):
    content, site = state["content"], state["site"]
    rounds = max((len(runs) for runs in state["rows"].values()), default=0)
    kinds = ", ".join(f"{size / 1e6:,.0f} MB {kind}" for kind, size in sorted(site["by_kind"].items()))
    lines = [f"## {titles.get(name, name)}", "", f"{content['write_ups']:,} write-ups, {content['evidence']:,} evidence files, {content['files']:,} files with {content['bytes'] / 1e6:,.0f} MB. "
             f"The site: {state['pages'].get('prongsai', 0):,} pages, {site['files']:,} files ({kinds}). Version {state['version']}, {rounds} rounds, {measuring.machine_line(state['machine'])}.", "",
             "| | wall s: min | median | max | processor s | memory MB | pages/s | others |", "|---|---:|---:|---:|---:|---:|---:|---:|"]
    for row, runs in state["rows"].items():
        if runs:
            walls = [run["wall"] for run in runs]
            wall, pages = measuring.median(runs, "wall"), pages_of(state, row)
            lines.append(f"| {row} | {number(min(walls), 3)} | {number(wall, 3)} | {number(max(walls), 3)} | {number(measuring.median(runs, 'cpu'), 3)} | "
                         f"{max(run['memory'] for run in runs) / 1e6:.0f} | {number(pages / wall, 0) if pages else ''} | {measuring.median(runs, 'others'):.2f} |")
    if busy(state) > 0.2:
        lines += ["", f"**The rest of the machine kept {busy(state):.1f} processors busy: these wall times say nothing, and ratios of processor times little more than which is larger.**"]
    lines += ["", "| ratio | wall | processor |", "|---|---:|---:|"]
    for of, against in ((cold, ["Hugo"]), (cold, ["Eleventy"]), (cold, ["Hugo", "Pagefind"]), (cold, ["floor: cmark-gfm, writing"]), (cold, ["floor: yaml-cpp, cmark-gfm, SHA-256, writing"]),
                        ("prongsai check", ["floor: yaml-cpp alone", "floor: cmark-gfm alone"]), (warm, ["git status"]), ("prongsai build, one write-up edited", ["git status"]),
                        ("prongsai build, one score edited", ["git status"]), ("prongsai build, one template edited", [cold]), ("prongsai build, the framework edited", [cold]),
                        ("prongsai verify", ["sha256sum, packs"])):
        wall, cpu = rows_ratio(state, of, against), rows_ratio(state, of, against, "cpu")
        if wall is not None:
            lines.append(f"| {of} : {' + '.join(against)} | {number(wall)} | {number(cpu) if cpu is not None else '–'} |")
    lines += ["", "The largest files of the site: " + ", ".join(f"`{path}` {size / 1e6:.1f} MB" for path, size in reversed(site["largest"])) + "."]
    return lines + [f"\nLeft out: {row}: {note}" for row, note in state.get("notes", {}).items()] + [""]


def scale_section(scale):
    lines = ["## How cost grows", ""]
    if not scale or not scale["sizes"]:
        return lines + ["Not measured.", ""]
    lines += ["Offices with everything (one year, 3 write-ups, 12 evidence entries each) and offices with ten write-ups and nothing else. Processor time and memory per office, page and write-up should stay flat.", "",
              "| | offices | pages | `check` s | processor ms per office | memory MB | build s | processor s | ms per page | memory MB | kB per office |", "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for row in scale["sizes"]:
        check, build = row["runs"].get("check"), row["runs"].get("build, nothing there")
        line = f"| {row['kind']} | {row['units']:,} | {row.get('pages', 0):,} | "
        line += f"{number(measuring.median(check, 'wall'))} | {number(1000 * measuring.median(check, 'cpu') / row['units'])} | {measuring.median(check, 'memory') / 1e6:.0f} | " if check else "| | | "
        if build and row.get("pages"):
            line += (f"{number(measuring.median(build, 'wall'))} | {number(measuring.median(build, 'cpu'))} | {number(1000 * measuring.median(build, 'cpu') / row['pages'])} | "
                     f"{measuring.median(build, 'memory') / 1e6:.0f} | {measuring.median(build, 'memory') / 1000 / row['units']:.0f} |")
        else:
            line += f"{row.get('left_out', '')} | | | | |"
        lines.append(line)
    return lines + ["", "![Time per page and memory per office by the number of offices, and the time of a cold build beside other programs](images/bench.svg)", ""]


def serve_section(serve):
    lines = ["## `serve`, from save to file", ""]
    if not serve:
        return lines + ["Not measured.", ""]
    lines += ["Milliseconds from the moment a file is closed to the moment its page on the disk is another one, to the moment an open page is told to load itself again, and to the moment "
              "the whole site is as the content says. The page of what was saved comes first (ADR 29). The wait of 8 ms for further changes is part of them.", "",
              "| corpus | saved | saves | to the file: median | 95th percentile | slowest | to the open page: median | 95th percentile | to the whole site: median | 95th percentile | processor s a save | memory MB | others |",
              "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for name, found in serve["corpora"].items():
        for kind, row in found["rows"].items():
            times = [row[key] for key in ("file p50", "file p95", "slowest", "event p50", "event p95", "site p50", "site p95")]
            lines.append(f"| {name}, {found['write_ups']:,} write-ups | {kind} | {row['saves']} | {' | '.join(number(1000 * time, 0) for time in times)} | "
                         f"{found['processor per save']:.3f} | {found['memory'] / 1e6:.0f} | {found['others']:.2f} |")
    return lines + ["", f"Version {', '.join(sorted({found['version'] for found in serve['corpora'].values()}))}, {measuring.machine_line(serve['machine'])}.", ""]


def faults_section(faults):
    lines = ["## Seeded faults", ""]
    if not faults:
        return lines + ["Not measured.", ""]
    lines += [f"{faults['found']} of {faults['seeded']} kinds are found in one run, {faults['on_line']} of {faults['with_line']} on the very line; {faults['further']} further messages tell of the same mistakes."]
    bad = [row for row in faults["faults"] if not row["found"] or row["line"] and not row["on_line"] or row["further"]]
    if bad:
        lines += ["", "| fault | written | found | on the line | further messages |", "|---|---|---|---|---:|"]
        lines += [f"| {row['code']} in {row['file'].split('/', 2)[-1]} | `{row['is'].replace('|', '&#124;')}` | {'yes' if row['found'] else '**no**'} | "
                  f"{'yes' if row['on_line'] else '–' if not row['line'] else '**no**'} | {row['further']} |" for row in bad]
    return lines + [""]


def history_line(results):
    """What is kept of a run for ever: version, machine and ratios."""
    line = {"date": datetime.date.today().isoformat()}
    for name in ("site-pages-10k", "site-nation"):
        state = results.get(name)
        if state:
            line.setdefault("version", state["version"])
            line.setdefault("machine", measuring.machine_line(state["machine"]))
            ratios = {"cold:floor": rows_ratio(state, cold, ["floor: yaml-cpp, cmark-gfm, SHA-256, writing"], "cpu"), "cold:Hugo": rows_ratio(state, cold, ["Hugo"]),
                      "cold:Hugo+Pagefind": rows_ratio(state, cold, ["Hugo", "Pagefind"]), "warm:git status": rows_ratio(state, warm, ["git status"])}
            line[name.removeprefix("site-")] = {key: round(value, 3) for key, value in ratios.items() if value is not None}
            if state["rows"].get(cold):
                line[name.removeprefix("site-")]["others"] = round(busy(state), 2)
                line[name.removeprefix("site-")]["cold processor s"] = round(measuring.median(state["rows"][cold], "cpu"), 2)
                line[name.removeprefix("site-")]["cold memory MB"] = round(max(run["memory"] for run in state["rows"][cold]) / 1e6)
    return line


def keep_history(file, line):
    """One line a version and day: a report that is written again replaces its own."""
    old = [json.loads(text) for text in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []
    if "version" in line:
        old = [one for one in old if (one.get("date"), one.get("version"), one.get("machine")) != (line["date"], line["version"], line["machine"])] + [line]
        file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in old), encoding="utf-8")
    return old


def history_section(history):
    if not history:
        return ["## History", "", "Nothing yet: the two large corpora are kept.", ""]
    lines = ["## History", "", "Cold builds of each version that was measured (all in `bench-history.jsonl`). Ratios to the floor are of processor time, to Hugo of wall time.", "",
             "| date | version | corpus | : floor | : Hugo | : Hugo + Pagefind | processor s | memory MB | others |", "|---|---|---|---:|---:|---:|---:|---:|---:|"]
    for one in history[-12:]:
        for corpus in ("pages-10k", "nation"):
            if one.get(corpus):
                told = one[corpus]
                lines.append(f"| {one['date']} | {one['version']} | {corpus} | " + " | ".join(str(told.get(key, "")) for key in ("cold:floor", "cold:Hugo", "cold:Hugo+Pagefind", "cold processor s", "cold memory MB", "others")) + " |")
    return lines + [""]


def main(figures, documents):
    results = {name: json.loads((figures / f"{name}.json").read_text(encoding="utf-8")) for name in names if (figures / f"{name}.json").exists()}
    lines = [intro] + targets_section(results) + [""]
    for name in titles:
        if name in results:
            lines += site_section(name, results[name])
    history = keep_history(documents / "bench-history.jsonl", history_line(results))
    lines += serve_section(results.get("serve")) + scale_section(results.get("scale")) + faults_section(results.get("faults")) + history_section(history)
    (documents / "images").mkdir(parents=True, exist_ok=True)
    (documents / "images/bench.svg").write_text(chart(results), encoding="utf-8")
    (documents / "bench.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
