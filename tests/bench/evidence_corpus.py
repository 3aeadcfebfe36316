"""Makes a content folder with much evidence under a framework of one criterion, the same bytes each time: files of given number and size."""
import pathlib
import random
import shutil
import sys

sys.path.append(str(pathlib.Path(__file__).parent / "corpus"))
from evidence_files import makers  # noqa: E402


def make(folder, units, files, size, seed=2564):
    """`files` files of about `size` bytes in each of `units` units; half PDF, the rest pictures, and tables where files are small. Returns the bytes of all evidence."""
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    source = random.Random(seed)
    (folder / "frameworks").mkdir(parents=True)
    (folder / "portal.yaml").write_text(
        "title: พอร์ทัลวัดความเร็ว\npublisher: หน่วยงานทดสอบ\nbase_url: https://bench.example\nlanguages: [th]\ncurrent_year: 2564\npublished: 2564-10-31\n"
        "licence: {name: สัญญาอนุญาตเปิด, url: https://bench.example/licence}\n", encoding="utf-8")
    (folder / "frameworks/one.yaml").write_text(
        "id: one\nkind: levels\nyears: [2564]\ntitle: เกณฑ์\nsources: {rules: {title: ระเบียบทดสอบ}}\nunit_kinds: [regional]\nevidence_kinds: {report: {title: รายงาน}}\ndimensions:\n  - id: d1\n    title: มิติหนึ่ง\n    points: 1\n"
        "    levels:\n      - {level: 1, points: 1, criteria: [{id: d1.1.reports, title: มีรายงาน, requires: [{evidence: {kinds: [report], min: 1}}]}]}\n",
        encoding="utf-8")
    endings = ["pdf", "jpg", "pdf", "png"] if size > 100_000 else ["pdf", "csv", "png", "jpg"]
    total = 0
    for unit in range(units):
        year = folder / f"units/unit-{unit + 1:03}/2564"
        (year / "evidence").mkdir(parents=True)
        (year / "assessment").mkdir()
        (year.parent / "unit.yaml").write_text(f"name: สำนักงานทดสอบ {unit + 1}\nkind: regional\n", encoding="utf-8")
        (year / "assessment/one.yaml").write_text("framework: one\nstage: self\nclaims: {d1: 1}\n", encoding="utf-8")
        with open(year / "evidence.yaml", "w", encoding="utf-8") as register:
            for number in range(files):
                ending = endings[number % len(endings)]
                data = makers[ending](source.randbytes(size * source.randrange(80, 121) // 100))
                name = f"รายงาน-{number + 1:05}.{ending}"
                (year / "evidence" / name).write_bytes(data)
                total += len(data)
                register.write(f"- {{id: r-{number + 1}, title: รายงาน {number + 1}, kind: report, file: evidence/{name}, supports: [d1.1.reports]}}\n")
    return total
