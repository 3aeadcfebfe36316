"""The same write-ups for other generators: one set of Markdown for Hugo and Eleventy, with layouts of about the size of prongsai's own."""
import pathlib
import shutil

import write_up
from corpus import Writer

templates = pathlib.Path(__file__).resolve().parents[1] / "peers"
works = {"result": "ผลการดำเนินงาน", "plan": "แผน", "lesson": "บทเรียน", "activity_report": "รายงานกิจกรรม"}


class Peers:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def write_shared(self, corpus):
        for name in ("layouts", "_includes"):
            shutil.copytree(templates / name, self.folder / name)
        for name in ("hugo.toml", "eleventy.config.mjs"):
            shutil.copyfile(templates / name, self.folder / name)
        shutil.copytree(templates / "lists", self.folder / "content")
        writer = Writer(self.folder / "content")
        writer.write("_index.md", "---\ntitle: แนวปฏิบัติที่ดี\n---\n".encode())
        writer.write("units/_index.md", "---\ntitle: หน่วยงาน\n---\n".encode())

    def write_unit(self, corpus, unit):
        writer = Writer(self.folder / "content/units")
        writer.write(f"{unit.id}/_index.md", f"---\ntitle: {unit.name[0]}\n---\n".encode())
        for year in corpus.years:
            for number in range(corpus.write_ups):
                text = write_up.WriteUp(corpus, unit, year, number, unit.entries(year)).for_peers(works)
                writer.write(f"{unit.id}/{year}/{write_up.name(number)}.md", text.encode())
