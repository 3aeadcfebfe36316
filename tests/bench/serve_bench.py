"""`./dev bench serve`: how long an officer waits for a save: from the moment the file is closed to the moment its page on the disk has changed, to the
moment an open page is told to load itself again, and to the moment the whole site is as the content says.

`prongsai serve` runs on a copy of the corpus; write-ups and, where the corpus has them, scores are saved in turn, each of another office. The next save comes
when the last one is over. Figures go to build/bench/serve.json; those of other corpora stay there.
"""
import argparse
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
import measuring  # noqa: E402
from corpus_names import presets, version_of  # noqa: E402

root = pathlib.Path(__file__).resolve().parents[2]
file = root / "build/bench/serve.json"
# How often the page is looked at, in seconds: less than what is measured, and little work.
look = 0.0005
patience = 900


def percentile(values, percent):
    """The smallest that so many percent of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


class Served:
    """A running `serve`, with the moments at which it told open pages."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "serve", folder / "content", "-o", folder / "site", "--port", "0", "--lang", "en"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        self.said, self.address, self.told, self.news, self.built = [], threading.Event(), [], threading.Condition(), 0
        threading.Thread(target=self.listen, daemon=True).start()
        if not self.address.wait(patience) or self.port is None:
            sys.exit(f"serve does not start:\n{''.join(self.said)}")
        threading.Thread(target=self.hear, daemon=True).start()
        self.expect(0)

    def listen(self):
        self.port = None
        for line in self.process.stdout:
            self.said.append(line)
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found:
                self.port = int(found[1])
                self.address.set()
            if line.startswith("built again in"):
                with self.news:
                    self.built += 1
                    self.news.notify_all()
        self.address.set()

    def hear(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", "/.prongsai-live/events")
        answer = connection.getresponse()
        while line := answer.readline():
            if line.startswith(b"event: "):
                now = time.perf_counter()
                name = line.decode().strip().removeprefix("event: ")
                with self.news:
                    # Told before the rest of the site is made, or with it: the page is loaded again either way, and not twice.
                    ahead = bool(self.told) and self.told[-1][0] == "ahead"
                    if not (name == "reload" and ahead and self.told[-1][2] == self.built):
                        self.told.append((name, now, self.built))
                        self.news.notify_all()

    def expect(self, number):
        """The event of that number."""
        with self.news:
            if not self.news.wait_for(lambda: len(self.told) > number, patience):
                sys.exit(f"no event came:\n{''.join(self.said[-20:])}")
            return self.told[number]

    def rest(self, number):
        """Until so many builds are over: pages are told before what is kept for later builds is written."""
        with self.news:
            if not self.news.wait_for(lambda: self.built >= number, patience):
                sys.exit(f"a build does not end:\n{''.join(self.said[-20:])}")

    def processor(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return sum(int(fields[at]) for at in (11, 12, 13, 14)) / measuring.ticks

    def memory(self):
        return int(re.search(r"^VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text(), re.M)[1]) * 1024

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(patience)


def stamp(path):
    found = os.stat(path)
    return found.st_ino, found.st_mtime_ns


def edits(content, site):
    """For ever: what is saved, the text, and the page that shows it. Of every kind the offices in turn."""
    write_ups = sorted(content.glob("units/*/*/practices/*.md"))
    scores = [path for path in sorted(content.glob("units/*/*/assessment/*.yaml")) if re.search(r"d5: \d\}", path.read_text(encoding="utf-8"))]
    number = 0
    while True:
        path = write_ups[number * 37 % len(write_ups)]
        text = path.read_text(encoding="utf-8")
        yield "write-up", path, re.sub(r"(\n## 2\. )", rf"\nปรับปรุงครั้งที่ {number}\n\1", text, count=1), site / path.relative_to(content).with_suffix("") / "index.html"
        if scores:
            path = scores[number * 37 % len(scores)]
            text = path.read_text(encoding="utf-8")
            claimed, now = int(re.search(r"^  d5: (\d)", text, re.M)[1]), int(re.search(r"d5: (\d)\}", text)[1])
            changed = re.sub(r"d5: \d\}", f"d5: {claimed if now != claimed else max(0, claimed - 1)}}}", text, count=1)
            yield "score", path, changed, site / path.parents[1].relative_to(content) / "index.html"
        number += 1


def save(served, path, text, page):
    before, events, built = stamp(page), len(served.told), served.built
    bytes_ = text.encode()
    with open(path, "wb") as out:
        out.write(bytes_)
    closed = time.perf_counter()
    while stamp(page) == before:
        time.sleep(look)
        if time.perf_counter() - closed > patience or served.process.poll() is not None:
            sys.exit(f"{path}: {page} does not change:\n{''.join(served.said[-20:])}")
    on_disk = time.perf_counter()
    name, told, _ = served.expect(events)
    if name not in ("ahead", "reload"):
        sys.exit(f"{path}: `{name}` instead of `reload`:\n{''.join(served.said[-20:])}")
    served.rest(built + 1)
    return {"file": round(on_disk - closed, 5), "event": round(told - closed, 5), "site": round(time.perf_counter() - closed, 5)}


def measure(given, folder):
    served = Served(given.program, folder)
    rows, kept = {}, []
    try:
        turns = edits(folder / "content", folder / "site")
        began, processor, busy, own = time.perf_counter(), served.processor(), measuring.busy_seconds(), time.process_time()
        for _ in range(given.saves):
            kind, path, text, page = next(turns)
            if text == path.read_text(encoding="utf-8"):
                sys.exit(f"{path}: nothing to edit")
            rows.setdefault(kind, []).append(save(served, path, text, page))
            kept.append(rows[kind][-1])
        wall, used = time.perf_counter() - began, served.processor() - processor
        others = max(0.0, measuring.busy_seconds() - busy - used - (time.process_time() - own)) / wall
        memory = served.memory()
    finally:
        served.end()
    figures = {kind: {"saves": len(runs), **{f"{what} p{percent}": percentile([run[what] for run in runs], percent) for what in ("file", "event", "site") for percent in (50, 95)},
                      "slowest": max(run["file"] for run in runs)} for kind, runs in {**rows, "all": kept}.items()}
    return {"rows": figures, "processor per save": round(used / given.saves, 4), "memory": memory, "others": round(others, 2),
            "write_ups": sum(1 for _ in (folder / "content").glob("units/*/*/practices/*.md")), "version": version_of(given.program)}


def main():
    parser = argparse.ArgumentParser(prog="./dev bench serve", description=__doc__)
    add = parser.add_argument
    add("program", type=pathlib.Path, help=argparse.SUPPRESS)
    add("--corpus", default="pages-10k", help="pages-10k, nation, small, a number of units, or a folder of content, which is copied (pages-10k)")
    add("--saves", type=int, default=100, help="how many (100)")
    add("--work", type=pathlib.Path, help="where corpus and site are made (build/bench/serve)")
    given = parser.parse_args()
    given.program = given.program.resolve()
    source = pathlib.Path(given.corpus)
    name = source.name if source.is_dir() else given.corpus
    folder = (given.work or root / "build/bench/serve").resolve() / name
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "made").exists():
        shutil.rmtree(folder / "content", ignore_errors=True)
        if source.is_dir():
            shutil.copytree(source, folder / "content", symlinks=True)
        else:
            subprocess.run([sys.executable, "-B", root / "tests/bench/corpus", *(presets.get(name) or ["--units", name]), "-o", folder / "content"], check=True)
        (folder / "made").touch()
    found = measure(given, folder)
    state = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if state.get("machine") != measuring.machine():
        state = {"machine": measuring.machine(), "corpora": {}}
    state["corpora"][name] = found
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")
    for kind, row in found["rows"].items():
        print(f"{name}: {kind}: {row['saves']} saves, to the file p50 {1000 * row['file p50']:.0f} ms, p95 {1000 * row['file p95']:.0f} ms; to the open page p50 "
              f"{1000 * row['event p50']:.0f} ms, p95 {1000 * row['event p95']:.0f} ms; to the whole site p50 {1000 * row['site p50']:.0f} ms, "
              f"p95 {1000 * row['site p95']:.0f} ms; {found['processor per save']:.3f} s processor per save, {found['memory'] / 1e6:.0f} MB, "
              f"others {found['others']}")


main()
