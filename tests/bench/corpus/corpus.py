"""The corpus as a whole: its measures, the files that all offices share, and how it is written."""
import collections
import multiprocessing
import os
import pathlib
import re

import rubric
from unit import Unit

root = pathlib.Path(__file__).resolve().parents[3]
last_year = 2569
Province = collections.namedtuple("Province", "code thai english region")


def read_provinces():
    """Code, names and region of every province, from this repository's own portal and map."""
    regions = re.findall(r"^  - id: (region-\d+)\n    title: (.*)\n    provinces: \{th: (.*?), en: ", (root / "content/portal.yaml").read_text(encoding="utf-8"), re.M)
    home = {province: region for region, _, provinces in regions for province in provinces.split()}
    listed = re.findall(r'^  - \{code: "(\d\d)", name: \{th: (.*?), en: (.*?)\}', (root / "content/map.yaml").read_text(encoding="utf-8"), re.M)
    return [(region, title) for region, title, _ in regions], [Province(code, thai, english, home[thai]) for code, thai, english in listed if thai in home]


class Corpus:
    """`units` offices with everything in each of `years` years. Whatever is made depends on these measures alone."""

    def __init__(self, units, years=1, seed=1, write_ups=3, evidence=12, evidence_bytes=2000, languages=("th",), assessed=True, programmes=True):
        self.units, self.seed, self.write_ups, self.evidence, self.evidence_bytes = units, seed, write_ups, evidence, evidence_bytes
        self.years = list(range(last_year - years + 1, last_year + 1))
        self.languages, self.assessed = languages, assessed and evidence > 0
        self.programmes = programmes and self.assessed
        self.regions, self.provinces = read_provinces()
        self.digits = max(3, len(str(units)))

    def unit_id(self, number):
        return f"unit-{number + 1:0{self.digits}}"

    def unit(self, number):
        return Unit(self, number)

    def portal(self):
        out = ["title: {th: พอร์ทัลสำหรับวัดความเร็ว, en: Portal for measuring speed}", "publisher: {th: หน่วยงานทดสอบ, en: Testing office}", "base_url: https://bench.example",
               f"languages: [{', '.join(self.languages)}]", f"current_year: {last_year}", f"published: {last_year}-10-31",
               "licence: {name: {th: สัญญาอนุญาตเปิด, en: Open licence}, url: https://bench.example/licence}", "regions:"]
        return "\n".join(out + [f"  - {{id: {region}, title: {title}}}" for region, title in self.regions] + [""])

    def results(self, year):
        """The best general office of each region, and of those without a region."""
        best = {}
        for number in range(self.units):
            unit = self.unit(number)
            if unit.class_of(year) == "general":
                group = f"region: {unit.province.region}" if unit.province else f"kind: {unit.kind}"
                total = rubric.points(unit.levels(year))
                if group not in best or total > best[group][0]:
                    best[group] = (total, unit.id)
        out = ["framework: transparency", f"announced: {year}-09-30", "honours:",
               "  - {id: outstanding, title: {th: หน่วยงานดีเด่น, en: Outstanding office}, group: region, for_class: general, best: true}", "awards:"]
        return "\n".join(out + [f"  - {{honour: outstanding, {group}, unit: {unit}}}" for group, (_, unit) in sorted(best.items())] + [""])

    def shared_files(self):
        yield "portal.yaml", self.portal().encode()
        yield "map.yaml", (root / "content/map.yaml").read_bytes()
        yield "frameworks/transparency.yaml", rubric.write(self.years).encode()
        yield "pages/about.md", "---\ntitle: {th: เกี่ยวกับ, en: About}\nsummary: {th: เนื้อหานี้แต่งขึ้นเพื่อวัดความเร็ว, en: Made up to measure speed}\norder: 1\n---\nเนื้อหาทั้งหมดแต่งขึ้น\n".encode()
        if self.assessed:
            for year in self.years:
                yield f"results/{year}.yaml", self.results(year).encode()


class Writer:
    """Writes files, making each folder once."""

    def __init__(self, folder):
        self.folder, self.made = str(folder), set()

    def write(self, path, data):
        path = f"{self.folder}/{path}"
        parent = path[:path.rindex("/")]
        if parent not in self.made:
            os.makedirs(parent, exist_ok=True)
            self.made.add(parent)
        with open(path, "wb", buffering=0) as out:
            out.write(data)
        return len(data)

    def forget(self):
        self.made.clear()


def write_units(corpus, folder, peers, first, last):
    """Writes a run of offices; returns how many files and bytes."""
    writer = Writer(folder)
    files = size = 0
    for number in range(first, last):
        unit = corpus.unit(number)
        for path, data in unit.files():
            size += writer.write(path, data)
            files += 1
        if peers:
            peers.write_unit(corpus, unit)
        writer.forget()
    return files, size


def write(corpus, folder, peers=None, jobs=None):
    """Writes the corpus into an empty folder; memory does not grow with the number of offices."""
    writer = Writer(folder)
    files = size = 0
    for path, data in corpus.shared_files():
        size += writer.write(path, data)
        files += 1
    if peers:
        peers.write_shared(corpus)
    step = max(1, min(100, corpus.units // 8))
    runs = [(corpus, folder, peers, first, min(first + step, corpus.units)) for first in range(0, corpus.units, step)]
    jobs = jobs or os.cpu_count()
    if jobs == 1 or len(runs) == 1:
        done = [write_units(*run) for run in runs]
    else:
        with multiprocessing.Pool(jobs) as pool:
            done = pool.starmap(write_units, runs, chunksize=1)
    return files + sum(one for one, _ in done), size + sum(one for _, one in done)
