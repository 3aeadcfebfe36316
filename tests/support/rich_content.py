"""A small content folder in which everything occurs: offices with write-ups and evidence, several rubrics and years, a checklist, a plan, surveys, recorded publications, announced results, a crosswalk,
knowledge articles, a map, a theme, waivers, and offices of the measuring corpus whose write-ups link to each other. It builds without an error."""
import re
import shutil
import subprocess
import sys


def make(folder, root, units=3, seed=1):
    """Writes the content to `folder`, which must not exist; the same bytes each time."""
    sites = root / "tests/sites"
    corpus = folder.with_name(folder.name + ".corpus")
    command = [sys.executable, "-B", root / "tests/bench/corpus", "--units", str(units), "--seed", str(seed), "--evidence", "8", "--jobs", "1", "-o", corpus]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copytree(sites / "full/content", folder)

    def add(source, *parts):
        for part in parts:
            if (source / part).is_dir():
                shutil.copytree(source / part, folder / part, dirs_exist_ok=True)
            else:
                shutil.copy2(source / part, folder / part)

    # The rubric of the announced site is that of the full one and more.
    add(sites / "announced/content", "frameworks", "knowledge", "crosswalks", "results", "units/bang-khen", "units/bang-rak/2563")
    add(sites / "checklists/content", "frameworks", "units")
    add(sites / "plan/content", "frameworks", "units")
    add(sites / "themed/content", "theme")
    add(corpus, "frameworks", "units")
    shutil.copy2(corpus / "results/2569.yaml", folder / "results/2569.yaml")

    portal = (folder / "portal.yaml").read_text(encoding="utf-8")
    of_corpus = (corpus / "portal.yaml").read_text(encoding="utf-8")
    regions = [line for line in of_corpus.splitlines() if line.startswith("  - {id: region-")]
    portal = portal.replace("current_year: 2564", "current_year: 2569").replace("published: 2564-10-31", "published: 2569-10-31")
    portal = portal.replace("regions:\n", "regions:\n" + "\n".join(regions) + "\n")
    portal += """topics:
  rules: {th: ระเบียบ, en: Rules}
  unused: {th: ไม่ใช้, en: Unused}
look:
  short_name: {th: ใสสะอาด, en: Clean}
  logo: theme/logo.png
  icon: theme/logo.png
  colours:
    light: {brand: "#7a1f5c", link: "#7a1f5c"}
    dark: {brand: "#4a1038"}
"""
    (folder / "portal.yaml").write_text(portal, encoding="utf-8")
    # Two offices of one province, and a province of another office, as the map knows them.
    for unit, province in {"unit-001": '{code: "10", name: {th: กรุงเทพมหานคร, en: Bangkok}}', "unit-002": '{code: "52", name: {th: ลำปาง, en: Lampang}}'}.items():
        text = (folder / f"units/{unit}/unit.yaml").read_text(encoding="utf-8")
        (folder / f"units/{unit}/unit.yaml").write_text(re.sub(r"(?m)^province: .*$", f"province: {province}", text), encoding="utf-8")
    (folder / "units/bang-rak/waivers.yaml").write_text("""- code: W945
  file: 2564/surveys.yaml
  date: 2564-10-02
  until: 2570-09-30
  reason: {th: สำรวจเพื่อทดสอบ, en: A survey for testing}
  by: {th: ผู้ทดสอบ, en: Tester}
""", encoding="utf-8")
    shutil.rmtree(corpus)
    return folder
