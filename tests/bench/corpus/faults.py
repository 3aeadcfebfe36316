"""Faults that people make, one in each of as many offices, and where a check should point at them."""
import json
import pathlib

# The code, the file below the office (of its last year), the words that stand there, and what is written in their place. The line to point at is that of
# the change, or of the words at the end; None where what is wrong is that something stands nowhere.
table = [
    ("E201", "unit.yaml", "short_name:", "shortname:"),
    ("E209", "unit.yaml", "kind: local", "kind: locl"),
    ("E214", "unit.yaml", "url: https://", "url: htps://"),
    ("E303", "unit.yaml", "region: region-", "region: region-9"),
    ("E102", "unit.yaml", "staff_total: {", "kind: local\nstaff_total: {"),
    ("E206", "unit.yaml", "class: {2569:", "class: {25669:"),
    ("E211", "unit.yaml", "en: The office's website", "en: \"\""),
    ("E213", "evidence.yaml", "id: order-02", "id: announcement-01"),
    ("E405", "evidence.yaml", "คู่มือ-08.pdf", "คู่มือ-88.pdf"),
    ("E305", "evidence.yaml", "supports: [", "supports: [d1.1.polcy, "),
    ("E205", "evidence.yaml", "date: 2569-0", "date: 2569-13-0"),
    ("E209", "evidence.yaml", "kind: plan", "kind: plam"),
    ("E209", "evidence.yaml", "visibility: auditor", "visibility: auditors"),
    ("E209", "evidence.yaml", "period: [Q1, Q2,", "period: [Q1, Q7,"),
    ("E212", "assessment/transparency.yaml", "  d1: ", "  d1: 4"),
    ("E501", "assessment/transparency.yaml", "founded_cases: 0", "founded_cases: 3", "  d1: "),
    ("E204", "assessment/transparency.yaml", "staff_declared: ", "staff_declared: about "),
    ("E207", "assessment/transparency.yaml", "public_representative: true", "public_representative: yes"),
    ("E301", "assessment/transparency.yaml", "  d5: ", "  d6: "),
    ("E219", "assessment/transparency.yaml", "framework: transparency", "framework: transparancy"),
    ("E209", "assessment/transparency.yaml", "stage: reviewed", "stage: reviewd"),
    ("E101", "assessment/transparency.yaml", "remarks: {d1:", "remarks: {d1: [}"),
    ("E941", "surveys.yaml", "{5: ", "{5: 9"),
    ("E212", "surveys.yaml", "scale: 5", "scale: 55"),
    ("E946", "progress.yaml", "actual: 75", "actual: 40"),
    ("E890", "progress.yaml", "actual: 100", "actual: 90", "status: done"),
    ("E896", "progress.yaml", "about: work-02", "about: work-72"),
    ("E205", "progress.yaml", "date: 2569-03-31", "date: 2569-04-31"),
    ("E801", "practices/work-01.md", "(work-02.md)", "(work-92.md)"),
    ("E802", "practices/work-01.md", "(work-02.md)", "(work-02.md#nothing)"),
    ("E610", "practices/work-01.md", "### 3.1 เตรียมการ", "<div>เตรียมการ</div>"),
    ("W622", "practices/work-01.md", "### 3.1 เตรียมการ", "#### 3.1 เตรียมการ"),
    ("W966", "practices/work-01.md", "\n4. ", "\n6. "),
    ("W976", "practices/work-01.md", "| รวม | ", "| รวม | 9"),
    ("E310", "practices/work-02.md", "dimensions: [d", "dimensions: [d9"),
    ("E209", "practices/work-02.md", "op: \">=\"", "op: \"~\""),
    ("W960", "practices/work-02.md", "## 7. ปัจจัยความสำเร็จ", "## 7. ปัจจัยความสำเร็จ ระบุชื่อ..... ของผู้รับผิดชอบ"),
    ("E705", "practices/work-03.md", "## 7. ปัจจัยความสำเร็จ", "## 7. เรื่องอื่น", None),
    ("E307", "practices/work-03.md", "evidence: [", "evidence: [no-such, "),
    ("E980", "practices/work-03.md", "\n> ", "\n> เลขประจำตัวประชาชน 1-1017-00230-70-8 "),
]


def seed(corpus, folder, count):
    """Writes the faults and the list of them, beside the corpus. An office that lacks the words is passed over."""
    folder = pathlib.Path(folder)
    seeded, number = [], 0
    for code, name, old, new, *at_words in table[:count]:
        while number < corpus.units:
            unit = corpus.unit(number)
            number += 1
            below = "" if name == "unit.yaml" else f"{corpus.years[-1]}/"
            path = folder / "units" / unit.id / (below + name)
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            if old in text:
                at = text.index(old)
                changed = text[:at] + new + text[at + len(old):]
                first = next(place for place in range(len(changed)) if text[place:place + 1] != changed[place])
                if at_words:
                    first = changed.index(at_words[0]) if at_words[0] else None
                path.write_text(changed, encoding="utf-8", newline="\n")
                seeded.append({"code": code, "file": str(path.relative_to(folder)), "line": None if first is None else changed.count("\n", 0, first) + 1, "was": old.strip(), "is": new.strip()})
                break
    pathlib.Path(f"{folder}.faults.json").write_text(json.dumps(seeded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return seeded
