"""A site of many offices: no page grows with their number, and everything is still linked from a list."""
import re
from html.parser import HTMLParser

from support import check, finish, run, scratch

# The pages of a list weigh less than this in HTML, packed about a tenth of it. Of the others, the data dictionary grows with the kinds of data only.
MOST_BYTES = 150_000
OFFICES = 305
WITH_WRITE_UPS = 130
WITH_RESULTS = 110

PORTAL = """title: {th: พอร์ทัลทดสอบ, en: Test portal}
publisher: {th: หน่วยงานทดสอบ, en: Test office}
base_url: https://test.example
languages: [th, en]
current_year: 2569
published: 2569-10-31
licence: {name: {th: สัญญาอนุญาตเปิด, en: Open licence}, url: https://test.example/licence}
regions:
  - {id: region-1, title: {th: เขต 1, en: Region 1}}
  - {id: region-2, title: {th: เขต 2, en: Region 2}}
"""
FRAMEWORK = """id: small
kind: levels
years: [2569]
title: {th: เกณฑ์ย่อ, en: Small rubric}
unit_kinds: [regional, central, local]
sources: {rules: {title: {th: ระเบียบทดสอบ, en: Test rules}}}
evidence_kinds: {order: {title: {th: คำสั่ง, en: Order}}}
areas: {personnel: {th: บุคคล, en: Personnel}}
dimensions:
  - id: d1
    title: {th: มิติหนึ่ง, en: Dimension one}
    points: 6
    levels:
      - level: 1
        points: 6
        criteria: [{id: d1.1.order, area: personnel, title: {th: มีคำสั่ง, en: An order exists}, requires: [{evidence: {kinds: [order], min: 1}}]}]
classes: {general: {title: {th: ทั่วไป, en: General}}}
grades: [{grade: A, from: 5}]
"""
WRITE_UP = """---
kind: result
title: {{th: งานที่ {number}, en: Work {number}}}
summary: {{th: สรุปงานที่ {number}, en: Summary of work {number}}}
dimensions: [d1]
areas: [personnel]
status: done
success_factors: [schedule]
evidence: [order]
---

## วัตถุประสงค์

ทำงานโปร่งใส

## ขั้นตอนการดำเนินงาน

ประชุมและทำงาน

## ผลการดำเนินงาน

สำเร็จ

## ปัญหาและอุปสรรค

ไม่มี เพราะเตรียมการล่วงหน้า
"""


def place_of(number):
    """Most offices are in one province; a few name only a region, or neither."""
    if number < 5:
        return "region: region-1\n"
    if number < 10:
        return ""
    if number < 20:
        return 'region: region-1\nprovince: {code: "52", name: {th: ลำปาง, en: Lampang}}\n'
    return 'region: region-2\nprovince: {code: "95", name: {th: ยะลา, en: Yala}}\n'


def write_content(content):
    (content / "frameworks").mkdir(parents=True)
    (content / "portal.yaml").write_text(PORTAL, encoding="utf-8")
    (content / "frameworks/small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    for number in range(OFFICES):
        year = content / f"units/office-{number:03}/2569"
        (year / "evidence").mkdir(parents=True)
        (year.parent / "unit.yaml").write_text(f"name: {{th: สำนักงาน {number}, en: Office {number}}}\nkind: regional\nclass: {{2569: general}}\n{place_of(number)}", encoding="utf-8")
        (year / "evidence.yaml").write_text("- {id: order, title: {th: คำสั่ง, en: Order}, kind: order, file: evidence/order.txt, supports: [d1.1.order]}\n", encoding="utf-8")
        (year / "evidence/order.txt").write_text(f"คำสั่งของสำนักงาน {number}\n", encoding="utf-8")
        if number < WITH_WRITE_UPS:
            (year / "practices").mkdir()
            (year / "practices/work.md").write_text(WRITE_UP.format(number=number), encoding="utf-8")
        if number < WITH_RESULTS:
            (year / "assessment").mkdir()
            (year / "assessment/small.yaml").write_text("framework: small\nstage: self\nclaims: {d1: {met: [d1.1.order]}}\n", encoding="utf-8")


class Links(HTMLParser):
    """The addresses that a page leads to, as files of the site."""

    def __init__(self, site, page):
        super().__init__()
        self.site, self.folder, self.found = site, page.parent, set()
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        href = dict(attributes).get("href")
        if tag == "a" and href and not re.match(r"[a-z]+:|#", href):
            target = (self.folder / href.split("#")[0].split("?")[0]).resolve()
            self.found.add(target / "index.html" if target.is_dir() else target)


def reached(site, first):
    """Everything that the parts of a list lead to, from its first page on and without any other page between."""
    begin = site / first
    waiting, seen, found = [begin / "index.html"], set(), set()
    while waiting:
        page = waiting.pop()
        seen.add(page)
        found |= (links := Links(site, page).found)
        waiting += [link for link in links if link.name == "index.html" and begin in link.parents and link not in seen and link not in waiting]
    return found, seen


def hold(start, first, wanted, number):
    """All things of a kind are linked from the pages of the list, of which there are several."""
    found, pages = reached(start, first)
    wanted = set(wanted)
    check(len(wanted) == number, f"{first}: {len(wanted)} things, not {number}")
    check(wanted <= found, f"{first}: {len(wanted - found)} of {number} are linked from no page, such as {sorted(wanted - found)[:1]}")
    check(len(pages) > 1, f"{first} is not divided")
    return pages


def offices(start, first):
    """Where a list of results leads for each office: to its year where it has a result, otherwise to the office."""
    return {start / f"units/office-{number:03}" / ("2569/index.html" if number < WITH_RESULTS else "index.html") for number in range(first, OFFICES)}


def hold_language(site, start, sitemap):
    pages = hold(start, "practices", start.glob("units/*/2569/practices/*/index.html"), WITH_WRITE_UPS)
    pages |= hold(start, "evidence", start.glob("units/*/2569/evidence/index.html"), OFFICES)
    pages |= hold(start, "years/2569", offices(start, 0), OFFICES)
    pages |= hold(start, "downloads", site.glob("packs/*_small.zip"), WITH_RESULTS)
    pages |= hold(start, "regions/region-2", offices(start, 20), OFFICES - 20)
    pages |= hold(start, "provinces/95", offices(start, 20), OFFICES - 20)
    for page in pages:
        address = "https://test.example/" + page.parent.relative_to(site).as_posix() + "/"
        check(f"<loc>{address}</loc>" in sitemap, f"{address} is not in the site map")
    second = (start / "practices/provinces/95/2/index.html").read_text("utf-8")
    check('rel="prev" href="../"' in second and 'rel="next"' not in second, "the last page of a part has no way back, or leads on")


with scratch() as work:
    site = work.resolve() / "site"
    write_content(work / "content")
    run("build", work / "content", "-o", site, "--jobs", 2)
    for start in (site, site / "en"):
        hold_language(site, start, (site / "sitemap.xml").read_text("utf-8"))
    second = (site / "practices/provinces/95/2/index.html").read_text("utf-8")
    check("<title>แนวปฏิบัติที่ดี ยะลา รายการที่ 101–110 จาก 110" in second, "the title does not tell the range")
    for page in site.rglob("*.html"):
        size = page.stat().st_size
        check(size < MOST_BYTES or page.parent.name == "dictionary", f"{page.relative_to(site)} has {size} bytes")
finish()
