"""The targets of the design, held against what was measured. Each says what is asked, what was found, and whether that is enough."""
import measuring

cold, warm = "prongsai build, nothing there", "prongsai build, nothing edited"


class Target:
    """`met` is None where nothing was measured, or where another program measures it."""

    def __init__(self, what, asked, found, met):
        self.what, self.asked, self.found, self.met = what, asked, found, met


def missing(what, asked, why="not measured"):
    return Target(what, asked, why, None)


def rows_ratio(state, of, against, key="wall"):
    """The ratio of one row to the sum of others, round by round; None where one of them is missing."""
    rows = (state or {}).get("rows", {})
    if not all(rows.get(name) for name in [of, *against]):
        return None
    sums = [{key: sum(run[key] for run in together)} for together in zip(*(rows[name] for name in against))]
    return measuring.ratio(rows[of], sums, key)


def at_most(what, limit, value, unit="", per=None):
    """A figure that may not be above a limit; `per` is how the limit is told."""
    asked = per or f"at most {limit:g}{unit}"
    return missing(what, asked) if value is None else Target(what, asked, f"{value:.3g}{unit}" if value < 100 else f"{value:,.0f}{unit}", value <= limit)


def memory(state, row):
    runs = (state or {}).get("rows", {}).get(row)
    return max(run["memory"] for run in runs) / 1e6 if runs else None


def growth(scale, kind, small, large):
    """How many times the time of a cold build grows from one size to another, by processor time."""
    found = {row["units"]: row for row in (scale or {}).get("sizes", []) if row["kind"] == kind and row["runs"].get("build, nothing there")}
    if small not in found or large not in found:
        return None
    return measuring.median(found[large]["runs"]["build, nothing there"], "cpu") / measuring.median(found[small]["runs"]["build, nothing there"], "cpu")


def pages_targets(pages):
    yield at_most("10,000 write-ups with everything, against Hugo (pages alone)", 0.2, rows_ratio(pages, cold, ["Hugo"]), " of its time", "at most 1/5 of its time")
    yield at_most("the same, against the floor (cmark-gfm and writing the same bytes)", 1.3, rows_ratio(pages, cold, ["floor: cmark-gfm, writing"]), " times")
    yield at_most("the same, against Hugo and Pagefind", 0.04, rows_ratio(pages, cold, ["Hugo", "Pagefind"]), " of their time", "at most 1/25 of their time")
    yield at_most("the same, peak memory", 200, memory(pages, cold), " MB")
    yield at_most("nothing edited, against `git status`", 1.5, rows_ratio(pages, warm, ["git status"]), " times")
    yield at_most("one write-up edited, against `git status`", 3, rows_ratio(pages, "prongsai build, one write-up edited", ["git status"]), " times")


def damage_targets(edits, kills):
    what, asked = "a build after edits equals a clean one", "0 differences in 1,000 sequences of edits"
    yield missing(what, asked, "`./dev edits` was not run") if not edits else Target(
        what, asked, f"{edits['differences']} in {edits['sequences']:,}", edits["differences"] == 0 and edits["sequences"] >= 1000)
    what, asked = "builds killed at any moment", "no damage in 200 kills"
    yield missing(what, asked, "`./dev kills` was not run") if not kills else Target(
        what, asked, f"{kills['problems']} problems in {kills['kills']:,} kills", kills["problems"] == 0 and kills["kills"] >= 200)


def nation_targets(nation):
    yield at_most("nation, processor time against yaml-cpp, cmark-gfm, SHA-256 and writing", 1.3,
                  rows_ratio(nation, cold, ["floor: yaml-cpp, cmark-gfm, SHA-256, writing"], "cpu"), " times")
    yield at_most("nation, peak memory", 700, memory(nation, cold), " MB")
    yield at_most("nation, one score edited, against `git status`", 3, rows_ratio(nation, "prongsai build, one score edited", ["git status"]), " times")


def packs_targets(packs):
    rows = {row["title"]: row for corpus in (packs or {}).get("corpora", [])[:1] for row in corpus["rows"]}
    for title, what in (("packing alone, one pack", "packing, against `sha256sum` over the same bytes"), ("prongsai verify", "`verify`, against `sha256sum` over the same bytes")):
        row = rows.get(title)
        asked = "at least 80 % of its speed, under 64 MB"
        if row is None:
            yield missing(what, asked)
        else:
            yield Target(what, asked, f"{100 * row['speed_ratio']:.0f} %, {row['memory'] / 1e6:.0f} MB", row["speed_ratio"] >= 0.8 and row["memory"] < 64e6)


def search_targets(search):
    ours, theirs = (search or {}).get("prongsai"), (search or {}).get("Pagefind")
    if not ours:
        yield missing("search, cold query", "at most 85 kB median, 180 kB 90th percentile")
        return
    sizes = ours["bytes"]
    yield Target("search, cold query", "at most 85 kB median, 180 kB 90th percentile", f"{sizes['median'] / 1000:.0f} kB, {sizes['p90'] / 1000:.0f} kB",
                 sizes["median"] <= 85_000 and sizes["p90"] <= 180_000)
    yield Target("search, recall", "at least 0.99", f"{ours['recall']:.4f}", ours["recall"] >= 0.99)
    worst = min(ours["noises"].items(), key=lambda one: one[1]["ten"])
    yield Target("search, right answer in the first ten under the worst typing noise", "at least 99 %", f"{100 * worst[1]['ten']:.1f} % ({worst[0]})", worst[1]["ten"] >= 0.99)
    if theirs:
        speed, share = theirs["build"]["cpu"] / ours["build"]["cpu"], ours["build"]["mb"] / theirs["build"]["mb"]
        yield Target("search index, against Pagefind's", "10 times as fast, in a tenth of its memory", f"{speed:.1f} times, {100 * share:.0f} % of its memory", speed >= 10 and share <= 0.1)


def serve_target(serve):
    """The corpus on which the peers were measured counts, or the largest that there is; all are told."""
    what, asked, most = "`serve`, from save to file", "at most 60 ms, 95th percentile", 0.060
    corpora = (serve or {}).get("corpora", {})
    if not corpora:
        return missing(what, asked)
    counts = "pages-10k" if "pages-10k" in corpora else max(corpora, key=lambda name: (corpora[name]["write_ups"], name))
    late = {name: found["rows"]["all"]["file p95"] for name, found in corpora.items()}
    told = ", ".join(f"{1000 * late[name]:,.0f} ms ({name})" for name in sorted(late, key=lambda name: name != counts))
    return Target(what, asked, told, late[counts] <= most)


def targets(results):
    """All of them; `results` holds the figures by the name of their file."""
    found = [*pages_targets(results.get("site-pages-10k"))]
    found.append(at_most("ten times the write-ups", 11, growth(results.get("scale"), "write-ups", 100, 1000), " times the time"))
    found += nation_targets(results.get("site-nation"))
    found.append(serve_target(results.get("serve")))
    found += damage_targets(results.get("edits"), results.get("kills"))
    faults, what, asked = results.get("faults"), "seeded faults, in one run", "at least 30 kinds, all found, 95 % on the very line"
    found.append(missing(what, asked) if not faults else Target(
        what, asked, f"{faults['found']} of {faults['seeded']}, {faults['on_line']} of {faults['with_line']} on the line",
        faults["seeded"] >= 30 and faults["found"] == faults["seeded"] and faults["on_line"] >= 0.95 * faults["with_line"]))
    found += packs_targets(results.get("packs"))
    weight = next((results[name]["weight"] for name in ("site-nation", "site-pages-10k", "site-small") if (results.get(name) or {}).get("weight")), None)
    what, asked = "start page and a unit's page, with all they load", "at most 60 kB each"
    found.append(missing(what, asked) if not weight else Target(what, asked, ", ".join(f"{size / 1000:.0f} kB" for size in weight.values()), all(size <= 60_000 for size in weight.values())))
    found += search_targets(results.get("search"))
    return found
