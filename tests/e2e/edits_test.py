"""Whatever was done to the content, the cache and the site between two builds, the second leaves, prints and answers what a clean build does, to the byte.

Seeded: `--seed` and `--sequences` repeat a run. A sequence is one to six edits, or some rounds of them with builds, killed builds and builds under which the content is edited; then a build over the standing
site, and a clean one. Several content folders take turns, so that a file has rested for seconds when its folder's turn comes: remembered results are used then. Nothing waits to please the program."""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from support import program, root

sys.path.insert(0, str(root / "tests/support"))
import random_edits
import rich_content
import site_trees

parser = argparse.ArgumentParser(prog="./dev edits", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program", help=argparse.SUPPRESS)
parser.add_argument("root", help=argparse.SUPPRESS)
parser.add_argument("--sequences", type=int, help="how many (as many as fit into 20 seconds)")
parser.add_argument("--seed", type=int, default=20, help="another number makes other edits (20)")
parser.add_argument("--jobs", type=int, default=1, help="processes, each with a share of the sequences (1)")
parser.add_argument("--folders", type=int, default=5, help="content folders that take turns (5)")
parser.add_argument("--only", type=int, help="the steps of this one sequence are printed as they are made")
parser.add_argument("--no-shrink", action="store_true", help="a difference is not repeated with fewer edits")
parser.add_argument("--json", type=pathlib.Path, help="write the figures to this file, for the report of ./dev bench")
given = parser.parse_args()
# What a test of the whole takes at most, where no number is asked for.
seconds = 20

site_swaps = "--atomic" in subprocess.run([program, "build", "--help"], capture_output=True, text=True, check=True).stdout
counted = re.compile(r"\((?:(\d+) files written, (\d+) unchanged, \d+ removed|เขียน (\d+) ไฟล์ ไม่เปลี่ยน (\d+) ลบ \d+)\)")


def other_program(folder):
    """A program of another version: one text of its pages is another, and so is the linker's name for it. None where it cannot be made."""
    data = program.read_bytes()
    at = data.find(b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0")
    text = b'"en": "Evidence packs"'
    if at < 0 or text not in data:
        return None
    data = data[:at + 16] + bytes(byte ^ 0x55 for byte in data[at + 16:at + 36]) + data[at + 36:]
    path = folder / "prongsai-other"
    path.write_bytes(data.replace(text, b'"en": "Evidence boxes"'))
    path.chmod(0o755)
    return path


def said(text, site):
    """What was printed, without what differs by right: where the site is, and how much of it was there already."""
    return counted.sub(lambda found: f"({sum(int(n) for n in found.groups() if n)} files)", text.replace(f" {site}:", " site:").replace(f" {site} ", " site "))


def command(place, options, site="site"):
    which, *rest = options
    if place.planted or not site_swaps:
        # A site that is replaced as a whole may hold nothing of others.
        rest = [option for option in rest if option != "--atomic"]
    return [place.program if which == "this" else place.other, "build", "content", "-o", site, *rest]


def build(place, options, cwd=None, site="site"):
    done = subprocess.run(command(place, options, site), cwd=cwd or place.folder, capture_output=True, text=True, timeout=600, check=False)
    return done.returncode, said(done.stdout + done.stderr, site)


def start(place, options):
    return subprocess.Popen(command(place, options), cwd=place.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def edit(place, name, seed):
    done = random_edits.edits[name](random.Random(seed), place) if name != "fresh" else "the first content: " + random_edits.restore(random.Random(seed), place, place.base)
    return f"{name}: {done}" if done else None


def edit_meanwhile(place, name, seed):
    """While a build runs, which takes files of its own away."""
    try:
        return edit(place, name, seed)
    except OSError as gone:
        return f"{name}: {gone}"


def act(place, action):
    """Takes a step of a sequence; says what it was."""
    kind, *rest = action
    if kind == "edit":
        return edit(place, *rest)
    if kind == "build":
        done = f"build {rest[0]}: exit {build(place, rest[0])[0]}"
        place.remembered += any(place.cache.glob("*.build"))
        return done
    # A build that ends too soon, or one under which the content changes.
    options, after, under = rest
    running = start(place, options)
    time.sleep(after)
    if kind == "kill":
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return f"build {options}: killed after {after:.3f} s"
    edits = [edit_meanwhile(place, name, seed) for name, seed in under]
    running.wait()
    return f"build {options}: edited after {after:.3f} s: {edits}, exit {running.returncode}"


def options_of(rng, place):
    options = ["this" if rng.random() < 0.93 or place.other is None else "other"]
    for flag, share in (("--strict", 0.04), ("--quarantine", 0.4), ("--atomic", 0.15)):
        options += [flag] if rng.random() < share else []
    options += ["--lang", rng.choice(("th", "en"))] if rng.random() < 0.5 else []
    options += ["--jobs", str(rng.choice((1, 2, 3, 8)))] if rng.random() < 0.5 else []
    return options


def plan(rng, place, took):
    """The steps of a sequence, and the options of its last build."""
    options = options_of(rng, place)
    again = lambda: options if rng.random() < 0.8 else options_of(rng, place)
    some = lambda: [(random_edits.choose(rng), rng.random()) for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 5, 6)))]
    steps = []
    if place.turns % 12 == 11:
        steps.append(("edit", "fresh", rng.random()))
    elif place.wrong and rng.random() < 0.7:
        steps.append(("edit", "revert", rng.random()))
    # What has rested is built first, mostly: its results are trusted then, unless an edit above moved them.
    if rng.random() < 0.75:
        steps.append(("build", options))
    for last in [False] * rng.choice((0, 0, 0, 1, 1, 2)) + [True]:
        # Sometimes nothing is edited at all.
        steps += [("edit", *one) for one in some()] if rng.random() < 0.93 else []
        if not last:
            kind = rng.choice(("build", "build", "kill", "race"))
            steps.append((kind, again()) if kind == "build" else (kind, again(), rng.random() * took, [] if kind == "kill" else some()[:2]))
    return steps, options


def judge(place, options):
    """Builds over the standing site, and clean; says what differs. Also whether the content was right, and whether the build was spared."""
    before = site_trees.marks(place.site) if place.site.is_dir() else None
    opened = os.stat(place.site).st_ctime_ns if before is not None else None
    exit_code, output = build(place, options)
    spared = before is not None and place.site.is_dir() and os.stat(place.site).st_ctime_ns == opened
    after = site_trees.digests(place.site) if place.site.is_dir() else None
    clean = place.folder / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    # In git a copy of the content elsewhere would have no history.
    if place.in_git:
        clean_code, clean_output = build(place, [*options, "--no-cache"], site="clean/site")
    else:
        shutil.copytree(place.content, clean / "content", symlinks=True)
        clean_code, clean_output = build(place, [*options, "--no-cache"], cwd=clean)
    found = []
    if exit_code not in (0, 1):
        found.append(f"exit {exit_code}")
    if exit_code != clean_code:
        found.append(f"exit {exit_code}, the clean build {clean_code}")
    if output != clean_output:
        ours, theirs = output.splitlines(), clean_output.splitlines()
        found += [f"printed: {line}" for line in ours if line not in theirs] + [f"printed by the clean build: {line}" for line in theirs if line not in ours] or ["the same lines in another order"]
    if (clean / "site").is_dir():
        wanted = site_trees.digests(clean / "site")
        for path in sorted(place.planted):
            if after is None or after.pop(path, None) is None:
                found.append(f"{path}, which is not the program's, is gone")
            # Its folders stay with it.
            for folder in pathlib.PurePosixPath(path).parents:
                if after is not None and str(folder) not in wanted:
                    after.pop(str(folder), None)
        found += site_trees.differences(after or {}, wanted)
    elif (site_trees.marks(place.site) if place.site.is_dir() else None) != before:
        found.append("a build that failed changed the site")
    return found, clean_code == 0, spared


def new_place(folder, base, in_git, other):
    folder.mkdir(parents=True)
    shutil.copytree(base, folder / "content", symlinks=True)
    shutil.copytree(base, folder / "good", symlinks=True)
    place = random_edits.Place(folder, program, in_git)
    place.base, place.other, place.turns, place.wrong, place.remembered = base, other, 0, False, 0
    return place


def repeats(work, place, content, steps, options):
    """Whether these steps over this content lead to a difference again, when everything has rested."""
    folder = work / "again"
    shutil.rmtree(folder, ignore_errors=True)
    fresh = new_place(folder, content, place.in_git, place.other)
    fresh.base = place.base
    time.sleep(2.2)
    build(fresh, options)
    build(fresh, options)
    done = [act(fresh, step) for step in steps]
    return judge(fresh, options)[0], done


def shrink(work, place, content, steps, options):
    """The fewest steps that still lead to a difference."""
    found, done = repeats(work, place, content, steps, options)
    if not found:
        return "  it does not repeat from the content before this sequence alone"
    at = 0
    while at < len(steps):
        fewer = steps[:at] + steps[at + 1:]
        less, did = repeats(work, place, content, fewer, options)
        if less:
            steps, found, done = fewer, less, did
        else:
            at += 1
    return "  the fewest steps that repeat it:\n" + "".join(f"    {one}\n" for one in done if one) + "".join(f"    -> {line}\n" for line in found[:10])


def share(work, sequences, seed, until):
    """Runs sequences; returns how many, how many builds were spared, and how many differed."""
    base = rich_content.make(work / "base", root)
    other = other_program(work)
    places = [new_place(work / f"place-{number}", base, number % 3 == 2, other) for number in range(given.folders)]
    began = time.monotonic()
    for place in places:
        build(place, ["this"])
    took = (time.monotonic() - began) / len(places)
    ran = spared = right = differ = 0
    for number in range(sequences):
        if until and time.monotonic() > until and ran >= 2 * len(places):
            break
        rng = random.Random(f"{seed} {number}")
        place = places[number % len(places)]
        before = place.folder / "kept-before"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(place.content, before, symlinks=True)
        steps, options = plan(rng, place, took)
        done = []
        for step in steps:
            done.append(act(place, step))
            if given.only == number and done[-1]:
                print("   ", done[-1], flush=True)
        if not place.content.is_dir():
            place.content.mkdir()
        found, fine, was_spared = judge(place, options)
        place.turns += 1
        place.wrong = not fine
        ran, spared, right = ran + 1, spared + was_spared, right + fine
        if ran % 25 == 0:
            print(f"{ran} sequences, {differ} with a difference", flush=True)
        if fine:
            shutil.rmtree(place.good, ignore_errors=True)
            shutil.copytree(place.content, place.good, symlinks=True)
        if found:
            differ += 1
            kept = pathlib.Path(tempfile.mkdtemp(prefix=f"prongsai-edits-{seed}-{number}-"))
            shutil.copytree(place.folder, kept / "place", symlinks=True)
            print(f"FAILED: seed {seed}, sequence {number}, options {options}; both trees are kept in {kept}/place (site, clean/site)")
            print("".join(f"    {one}\n" for one in done if one) + "".join(f"    -> {line}\n" for line in found[:20]), end="", flush=True)
            if not given.no_shrink:
                print(shrink(work, place, before, steps, options), flush=True)
            # What follows starts afresh.
            shutil.rmtree(place.folder)
            places[number % len(places)] = new_place(place.folder, base, place.in_git, other)
    print(f"{ran} sequences, {right} of them over content without errors, {sum(place.remembered for place in places)} earlier builds remembered, {spared} last builds spared, {differ} with a difference", flush=True)
    note({"sequences": ran, "without_errors": right, "differences": differ})
    return differ


def note(figures):
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps(figures) + "\n", encoding="utf-8")


def main():
    if given.jobs > 1:
        each = -(-(given.sequences or 100) // given.jobs)
        rest = ["--folders", str(given.folders), *(["--no-shrink"] if given.no_shrink else [])]
        with tempfile.TemporaryDirectory(prefix="prongsai-edits-") as notes:
            found = [pathlib.Path(notes) / str(number) for number in range(given.jobs)]
            shares = [subprocess.Popen([sys.executable, "-B", __file__, program, root, "--sequences", str(each), "--seed", str(given.seed + number), "--json", found[number], *rest])
                      for number in range(given.jobs)]
            ended = max(one.wait() for one in shares)
            figures = [json.loads(one.read_text(encoding="utf-8")) for one in found]
            note({name: sum(one[name] for one in figures) for name in figures[0]})
        sys.exit(ended)
    work = pathlib.Path(tempfile.mkdtemp(prefix="prongsai-e2e-"))
    try:
        differ = share(work, given.sequences or 10**9, given.seed, None if given.sequences else time.monotonic() + seconds)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    sys.exit(1 if differ else 0)


main()
