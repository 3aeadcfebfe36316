"""A build that is killed at any moment leaves every file whole, either the old or the new one, and touches no file that is not its own; the next build leaves what a clean one does and nothing else. Builds are
killed at a random time, and at a random call of the system that changes files (where strace is there). Readers that read all the while never see half a file, and never miss one that both sites have.

    --kills N   how many (as many as fit into 20 seconds)      --seed S   other moments (22)"""
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
import threading
import time

from support import check, finish, problems, program, root

sys.path.insert(0, str(root / "tests/support"))
import site_trees

parser = argparse.ArgumentParser(prog="./dev kills", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program", help=argparse.SUPPRESS)
parser.add_argument("root", help=argparse.SUPPRESS)
parser.add_argument("--kills", type=int)
parser.add_argument("--seed", type=int, default=22)
parser.add_argument("--json", type=pathlib.Path, help="write the figures to this file, for the report of ./dev bench")
given = parser.parse_args()
rng = random.Random(given.seed)
seconds = 20

# Calls that change files or what stands where. A call is not made when the program is killed at it.
calls = ("renameat", "renameat2", "rename", "unlink", "unlinkat", "mkdirat", "mkdir", "rmdir", "write", "openat2", "fchmod", "fsync", "syncfs", "linkat")


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def two_contents(folder):
    """A content and another that differs from it in every way: pages changed, come and gone, a file where a folder was and the other way round, a name that differs in case only."""
    contents = [folder / "one", folder / "other"]
    for content in contents:
        shutil.copytree(root / "tests/sites/full/content", content)
        year = content / "units/bang-rak/2564"
        (year / "evidence/large.csv").write_text("a,b\n" + "".join(f"{n},{n * n}\n" for n in range(20000)), encoding="utf-8")
        with open(year / "evidence.yaml", "a", encoding="utf-8") as register:
            register.write("- {id: large, title: ตารางใหญ่, kind: report, period: [Q1], file: evidence/large.csv}\n")
            register.write("- {id: place, title: ที่เดียวกัน, kind: report, period: [Q1], file: evidence/place.txt}\n")
        (year / "evidence/place.txt").write_text("ก\n", encoding="utf-8")
    other = contents[1]
    year = other / "units/bang-rak/2564"
    edit(other / "portal.yaml", "ตัวอย่างเพื่อการทดสอบ", "ตัวอย่างอื่น")
    edit(year / "evidence.yaml", "evidence/place.txt", "evidence/place.txt/Inner.txt")
    (year / "evidence/place.txt").unlink()
    (year / "evidence/place.txt").mkdir()
    (year / "evidence/place.txt/Inner.txt").write_text("ข\n", encoding="utf-8")
    edit(year / "evidence.yaml", "evidence/order.txt", "evidence/Order.txt")
    edit(year / "practices/plan.md", "../evidence/order.txt", "../evidence/Order.txt")
    (year / "evidence/order.txt").rename(year / "evidence/Order.txt")
    with open(year / "evidence/large.csv", "a", encoding="utf-8") as table:
        table.write("1,1\n")
    shutil.rmtree(other / "units/empty")
    shutil.copytree(other / "units/bureau", other / "units/annex")
    return contents


def bytes_of(tree):
    """Without permissions, which a killed run may not have come to, and without the writer's own names."""
    return {path: mark.partition(" ")[2] for path, mark in tree.items() if not path.startswith(".prongsai-") and not mark.startswith("folder")}


class Publication:
    """A way of publishing: what the command is, and what may be seen at any moment."""

    def __init__(self, name, work, contents):
        self.name, self.parent = name, work / name
        self.site = self.parent / "site"
        self.contents = contents
        self.packs, self.whole = name == "packs", name == "atomic"
        self.parent.mkdir()
        self.neighbours = {"readme.txt", ".site", "site.old"}
        for neighbour in self.neighbours:
            (self.parent / neighbour).write_text(f"{neighbour}: somebody's own\n", encoding="utf-8")
        self.clean = []
        for number, content in enumerate(contents):
            subprocess.run(self.command(content, work / f"{name}-clean-{number}"), check=True, capture_output=True)
            self.clean.append(site_trees.digests(work / f"{name}-clean-{number}"))
        self.old_and_new = [bytes_of(tree) for tree in self.clean]
        self.common = self.old_and_new[0].keys() & self.old_and_new[1].keys()
        # A folder that is taken as a whole may hold nothing else.
        self.planted = {} if self.whole else {"own.txt": "own", "units/own.txt": "own too", ".well-known/own": "hidden", "evidence/a/b/own.txt": "deep"}
        if self.packs:
            self.planted = {"own.txt": "own", "folder/own.zip": "own"}
        self.has_planted = False
        self.took = 0.5
        self.counts = {}

    def command(self, content, site, jobs=None, whole=True):
        jobs = ["--jobs", str(jobs or rng.choice((1, 2, 4)))]
        if self.packs:
            return [program, "pack", "--content", content, "-o", site, *jobs]
        return [program, "build", content, "-o", site, *jobs, *(["--no-cache"] if rng.random() < 0.3 else []), *(["--atomic"] if self.whole and whole else [])]

    def plant(self):
        for path, text in self.planted.items():
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).write_text(text, encoding="utf-8")

        self.has_planted = True

    def start_cold(self):
        self.has_planted = False
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.rmtree(self.parent / ".prongsai-cache", ignore_errors=True)

    def seen(self):
        """What readers find, and whether somebody else's files are as they were."""
        files = bytes_of(site_trees.digests(self.site)) if self.site.is_dir() else {}
        for path, text in self.planted.items() if self.has_planted else []:
            check(files.pop(path, None) is not None, f"{self.name}: {path}, which is not the program's, is gone")
            check((self.site / path).read_text(encoding="utf-8") == text, f"{self.name}: {path}, which is not the program's, was changed")
        for name in self.neighbours:
            check((self.parent / name).read_text(encoding="utf-8") == f"{name}: somebody's own\n", f"{self.name}: {name} beside the site was changed")
        # Half a pack waits under a hidden name.
        return {path: mark for path, mark in files.items() if not (self.packs and re.fullmatch(r"\..*\.part|.*\.prongsai-new", path))}

    def look_at_what_is_left(self, complete, how):
        """After a kill."""
        files = self.seen()
        if self.whole:
            check(files in (*self.old_and_new, {}) and (files or not complete), f"{how}: a tree that is neither the old nor the new one: {len(files)} files")
            return
        for path, mark in files.items():
            check(any(tree.get(path) == mark for tree in self.old_and_new), f"{how}: {path} is neither the old nor the new file")
        missing = sorted(self.common - files.keys()) if complete else []
        check(not missing, f"{how}: {len(missing)} files of both sites are missing, such as {missing[:3]}")

    def repair(self, number, how):
        """The next build."""
        began = time.monotonic()
        # Either way of publishing puts right what the other left.
        done = subprocess.run(self.command(self.contents[number], self.site, whole=rng.random() < 0.6), capture_output=True, text=True, timeout=300, check=False)
        self.took = (self.took + time.monotonic() - began) / 2
        check(done.returncode == 0, f"{how}: the next build: exit {done.returncode}\n{done.stdout[-500:]}{done.stderr}")
        tree, wanted = site_trees.digests(self.site), self.clean[number]
        if self.packs:
            # Packs that are not asked for any more are left alone.
            tree = {path: mark for path, mark in tree.items() if path in wanted or path not in {*self.clean[0], *self.clean[1]}}
        for path in self.planted if self.has_planted else []:
            check(tree.pop(path, None) is not None, f"{how}: {path}, which is not the program's, is gone")
            for folder in pathlib.Path(path).parents:
                if str(folder) not in wanted:
                    tree.pop(str(folder), None)
        found = site_trees.differences(tree, wanted)
        check(not found, f"{how}: the next build differs from a clean one:\n    " + "\n    ".join(found[:8]))
        names = {path.name for path in self.parent.iterdir()} - self.neighbours - {"site", ".prongsai-cache"}
        check(not names, f"{how}: left beside the site: {names}")


def build_and_kill(publication, content, cold):
    """Starts a build and kills it; says at which moment, or None where it ended before."""
    if strace and rng.random() < 0.6:
        counts = publication.counts.setdefault(cold, count_calls(publication, content, cold)) if cold not in publication.counts else publication.counts[cold]
        call = rng.choice([call for call in calls if counts.get(call)])
        jobs = rng.choice((1, 1, 2))
        # Each thread is counted on its own.
        number = rng.randint(1, -(-counts[call] // jobs))
        command = publication.command(content, publication.site, jobs)
        done = subprocess.run([strace, "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}", *command], capture_output=True,
                              start_new_session=True, check=False)
        return f"{call} {number} of {counts[call]}" if done.returncode in (-9, 137) else None
    after = rng.random() * publication.took * 1.05
    running = subprocess.Popen(publication.command(content, publication.site), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    return f"{after:.3f} s" if running.wait() == -9 else None


def count_calls(publication, content, cold):
    """How often a build in one thread makes each call. The site is then as if it had not been built."""
    aside = publication.parent.with_name("counting")
    if not cold:
        shutil.copytree(publication.site, aside / "site", symlinks=True)
    log = publication.parent.with_name("calls.log")
    done = subprocess.run([strace, "-f", "-qq", "-o", log, "-e", f"trace={','.join(calls)}", *publication.command(content, aside / "site", jobs=1)], capture_output=True, check=False)
    check(done.returncode == 0, f"a build under strace: exit {done.returncode}")
    main = log.read_text(encoding="utf-8", errors="replace").split(maxsplit=1)[0]
    counts = {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        found = re.match(rf"{main} +(\w+)\(", line)
        if found:
            counts[found[1]] = counts.get(found[1], 0) + 1
    shutil.rmtree(aside)
    return counts


def read_all_the_while(publication, until):
    """Builds one site over the other while threads read what both have; returns how often they read."""
    stop, reads = threading.Event(), [0, 0]
    paths = sorted(publication.common)

    def reader(own):
        while not stop.is_set():
            path = random.choice(paths)
            try:
                data = (publication.site / path).read_bytes()
            except OSError as failure:
                check(False, f"{publication.name}: a reader does not find {path}: {failure}")
                return
            mark = site_trees.digest(data)
            if all(tree[path] != mark for tree in publication.old_and_new):
                check(False, f"{publication.name}: a reader sees {len(data)} bytes of {path}, neither the old nor the new file")
                return
            reads[own] += 1

    threads = [threading.Thread(target=reader, args=(own,)) for own in range(2)]
    publication.repair(0, "before readers")
    for thread in threads:
        thread.start()
    builds = 0
    while builds < 2 or time.monotonic() < until:
        publication.repair(1 - builds % 2, "under readers")
        builds += 1
    stop.set()
    for thread in threads:
        thread.join()
    return f"{sum(reads)} reads during {builds} builds"


def run(work):
    contents = two_contents(work)
    has_atomic = "--atomic" in subprocess.run([program, "build", "--help"], capture_output=True, text=True, check=True).stdout
    publications = [Publication(name, work, contents) for name in ("in place", *(["atomic"] if has_atomic else []), "packs")]
    began = time.monotonic()
    kills, ended, by_call, number = 0, 0, 0, 0
    while kills < given.kills if given.kills else time.monotonic() < began + seconds or kills < 10:
        number += 1
        # Packs are the smallest part.
        publication = rng.choice([*publications[:-1] * 4, publications[-1]])
        cold = rng.random() < 0.3 or not publication.site.is_dir()
        if cold:
            publication.start_cold()
            if rng.random() < 0.3:
                publication.site.mkdir()
        complete = not cold
        # Sometimes the build that should repair is killed as well.
        for _ in range(rng.choice((1, 1, 2, 3))):
            moment = build_and_kill(publication, contents[rng.randrange(2)], cold)
            how = f"seed {given.seed}, {publication.name}, {'cold' if cold else 'incremental'}, killed at {moment}"
            if moment is None:
                ended, complete = ended + 1, True
            else:
                kills, by_call = kills + 1, by_call + (" of " in moment)
            publication.look_at_what_is_left(complete, how)
        publication.repair(rng.randrange(2), how)
        if cold:
            publication.plant()
    print(f"{kills} kills ({by_call} at a call of the system), {ended} builds that ended first, {time.monotonic() - began:.0f} s")
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps({"kills": kills, "at_a_call": by_call, "problems": len(problems)}) + "\n", encoding="utf-8")
    for publication in publications:
        print(f"{publication.name}: {read_all_the_while(publication, time.monotonic() + (20 if given.kills else 2))}")


work = pathlib.Path(tempfile.mkdtemp(prefix="prongsai-e2e-"))
strace = shutil.which("strace")
if strace and subprocess.run([strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=execve", "true"], capture_output=True, check=False).returncode != 0:
    strace = None
try:
    run(work)
finally:
    if problems:
        kept = tempfile.mkdtemp(prefix="prongsai-kills-")
        shutil.copytree(work, kept, symlinks=True, dirs_exist_ok=True)
        print(f"what was left is kept in {kept}")
    shutil.rmtree(work)
finish()
