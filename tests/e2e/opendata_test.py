"""Open data, judged by readers that this project did not write: csv, json, zipfile, ElementTree, jsonschema. Every file is what the dictionary, the
catalogues and the other formats say of it."""
import csv
import datetime
import hashlib
import html
import io
import json
import pathlib
import re
import xml.etree.ElementTree as ET
import zipfile

import jsonschema
import yaml

from support import check, finish, root, run, scratch

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FORMULA = "=+-@\t\r"


def table(path):
    """The rows of a CSV file, with what guards a cell against being a formula taken away, as the dictionary tells readers to."""
    data = path.read_bytes()
    check(data.startswith(b"\xef\xbb\xbf"), f"{path.name}: no byte order mark")
    text = data[3:].decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    quoted = False
    for at, character in enumerate(text):
        quoted ^= character == '"'
        check(character != "\n" or quoted or text[at - 1] == "\r", f"{path.name}: a line does not end with CRLF")
    def plain(cell):
        rest = cell.lstrip("'")
        numeric = re.fullmatch(r"-\d+(\.\d+)?", cell)
        check(not cell or cell[0] not in FORMULA or numeric, f"{path.name}: {cell!r} may be taken for a formula")
        return cell[1:] if rest and cell[0] == "'" and rest[0] in FORMULA else cell
    rows = [[plain(cell) for cell in row] for row in rows]
    check(all(len(row) == len(rows[0]) for row in rows), f"{path.name}: rows of different lengths")
    return rows


def column_number(reference):
    number = 0
    for letter in re.match(r"[A-Z]+", reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def unescaped(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def workbook(path):
    """Sheets by name: rows of (type, text)."""
    with zipfile.ZipFile(path) as book:
        check(book.testzip() is None, f"{path.name}: damaged")
        check(not any("vba" in name.lower() or "external" in name.lower() for name in book.namelist()), f"{path.name}: holds more than sheets")
        targets = {one.get("Id"): one.get("Target") for one in ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        sheets = {}
        for sheet in ET.fromstring(book.read("xl/workbook.xml")).iter(SHEET + "sheet"):
            content = ET.fromstring(book.read("xl/" + targets[sheet.get(RELATION + "id")]))
            check(not list(content.iter(SHEET + "f")), f"{path.name}: has a formula")
            check(not list(content.iter(SHEET + "hyperlink")), f"{path.name}: has a link")
            pane = next(content.iter(SHEET + "pane"), None)
            check(pane is not None and pane.get("state") == "frozen" and pane.get("ySplit") == "1", f"{path.name}: the head of {sheet.get('name')} scrolls away")
            rows = []
            for row in content.iter(SHEET + "row"):
                cells = {}
                for cell in row:
                    kind = cell.get("t", "n")
                    check(kind in ("n", "b", "inlineStr"), f"{path.name}: a cell of type {kind}")
                    value = "".join(part.text or "" for part in cell.iter(SHEET + ("t" if kind == "inlineStr" else "v")))
                    cells[column_number(cell.get("r"))] = (kind, unescaped(value) if kind == "inlineStr" else value)
                rows.append(cells)
            filtered = next(content.iter(SHEET + "autoFilter"), None)
            sheets[sheet.get("name")] = (rows, filtered is not None and filtered.get("ref"))
        created = ET.fromstring(book.read("docProps/core.xml")).find("{http://purl.org/dc/terms/}created").text
    return sheets, created


def as_cell(text):
    """Line ends in a sheet are one character; other control characters are none."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def check_workbook(site, path, fields, published):
    name = path.name
    sheets, created = workbook(path)
    check(list(sheets) == ["ข้อมูล data", "คำอธิบาย explanation", "แหล่งที่มา source"], f"{name}: sheets {list(sheets)}")
    check(created == published + "T00:00:00Z", f"{name}: created {created}")
    rows, filtered = sheets["ข้อมูล data"]
    expected = table(path.with_suffix(".csv"))
    check(len(rows) == len(expected), f"{name}: {len(rows)} rows, the CSV has {len(expected)}")
    check(bool(filtered) and filtered.endswith(str(len(expected))), f"{name}: the filter covers {filtered}")
    types = [field["type"] for field in fields]
    for row, cells in zip(expected, rows):
        for at, text in enumerate(row):
            kind, found = cells.get(at, ("n", ""))
            where = f"{name}: {expected[0][at]} {text!r}"
            if row is expected[0] or not text:
                check(found == text, f"{where} is {found!r}")
            elif types[at] == "number":
                check(kind == "n" and float(found) == float(text), f"{where} is {kind} {found!r}")
            elif types[at] == "boolean":
                check(kind == "b" and {"1": "true", "0": "false"}[found] == text, f"{where} is {kind} {found!r}")
            else:
                check(kind == "inlineStr" and found == as_cell(text), f"{where} is {kind} {found!r}")
    explained = [cells[0][1] for cells in sheets["คำอธิบาย explanation"][0][1:]]
    check(explained == expected[0], f"{name}: the explanation is of other columns")


def keys_of(value, name=""):
    """Every key below a value, as the dictionary names it."""
    if isinstance(value, dict):
        for key, member in value.items():
            path = f"{name}.{key}" if name else key
            yield path
            yield from keys_of(member, path)
    elif isinstance(value, list):
        for member in value:
            yield from keys_of(member, name + "[]")


def check_dictionary(site, published):
    dictionary = json.loads((site / "data/dictionary.json").read_text("utf-8"))
    rows = table(site / "data/dictionary.csv")
    check({(row[0], row[rows[0].index("name")]) for row in rows[1:]} == {(one["path"], field["name"]) for one in dictionary["files"] for field in one["fields"]},
          "dictionary.csv and dictionary.json describe different columns")
    files = {path: one["fields"] for one in dictionary["files"] for path in (one["path"], *one["also"])}
    pages = [html.unescape((site / place / "downloads/dictionary/index.html").read_text("utf-8")) for place in ("", "en") if (site / place / "downloads").is_dir()]
    for path in sorted((site / "data").rglob("*")):
        if not path.is_file():
            continue
        place = str(path.relative_to(site))
        described = re.sub(r"^data/units/[^./]+\.", "data/units/{unit_id}.", place)
        check(described in files, f"{place} is not in the dictionary")
        fields = files.get(described, [])
        names = [field["name"] for field in fields]
        for page in pages:
            check(f"<code>{described}</code>" in page, f"{described} is not on the page of the dictionary")
            for name in names:
                check(f"<code>{name}</code>" in page, f"{described}: {name} is not on the page of the dictionary")
        check(all(field["meaning_th"] and field["meaning_en"] for field in fields), f"{place}: a column without a meaning")
        if path.suffix == ".csv":
            found = table(path)
            check(found[0] == names, f"{place}: the dictionary tells of other columns")
            for at, field in enumerate(fields):
                allowed = set(field["values"])
                values = {row[at] for row in found[1:]} - {""}
                check(not allowed or values <= allowed, f"{place}: {field['name']} has {values - allowed}")
        elif path.suffix == ".json":
            missing = set(keys_of(json.loads(path.read_text("utf-8")))) - set(names)
            check(not missing, f"{place}: keys that the dictionary lacks: {sorted(missing)[:5]}")
        elif path.suffix == ".xlsx":
            check_workbook(site, path, fields, published)
    for path in files:
        check("{unit_id}" in path or (site / path).is_file(), f"{path} is in the dictionary and not on the site")


PACKAGE = {
    "type": "object",
    "required": ["$schema", "name", "title", "licenses", "contributors", "resources", "created", "version"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
        "licenses": {"type": "array", "minItems": 1, "items": {"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["path"]}]}},
        "contributors": {"type": "array", "items": {"type": "object", "required": ["title"]}},
        "sources": {"type": "array", "items": {"type": "object", "required": ["title"]}},
        "resources": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["name", "path", "bytes", "hash", "mediatype"],
            "properties": {
                "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
                "path": {"type": "string", "pattern": "^data/[^.]"},
                "bytes": {"type": "integer"},
                "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                "schema": {"type": "object", "required": ["fields"], "properties": {"fields": {"type": "array", "items": {
                    "type": "object", "required": ["name", "type", "description"],
                    "properties": {"type": {"enum": ["string", "number", "boolean", "date"]}}}}}}}}},
    },
}


def check_package(site):
    package = json.loads((site / "datapackage.json").read_text("utf-8"))
    for error in jsonschema.Draft202012Validator(PACKAGE).iter_errors(package):
        check(False, f"datapackage.json: {error.json_path}: {error.message}")
    names = [resource["name"] for resource in package["resources"]]
    check(len(set(names)) == len(names), "datapackage.json: a name is given twice")
    reads = {"number": float, "boolean": {"true": True, "false": False}.__getitem__, "date": datetime.date.fromisoformat, "string": str}
    for resource in package["resources"]:
        data = (site / resource["path"]).read_bytes()
        check(len(data) == resource["bytes"] and "sha256:" + hashlib.sha256(data).hexdigest() == resource["hash"], f"{resource['path']}: not what datapackage.json says")
        if "schema" not in resource:
            continue
        rows = table(site / resource["path"])
        fields = resource["schema"]["fields"]
        check([field["name"] for field in fields] == rows[0], f"{resource['path']}: datapackage.json tells of other columns")
        for row in rows[1:]:
            for field, cell in zip(fields, row):
                try:
                    if cell:
                        reads[field["type"]](cell)
                        check(cell in field.get("constraints", {}).get("enum", [cell]), f"{resource['path']}: {field['name']} is {cell!r}")
                except (ValueError, KeyError):
                    check(False, f"{resource['path']}: {field['name']} is {cell!r}, not a {field['type']}")
    listed = {resource["path"] for resource in package["resources"]}
    present = {str(p.relative_to(site)) for p in (site / "data").rglob("*") if p.is_file() and not str(p.relative_to(site)).startswith("data/units/")}
    check(listed == present, f"datapackage.json and data/ differ: {sorted(listed ^ present)[:5]}")


def check_catalogue(site, base, published):
    catalogue = json.loads((site / "catalog.jsonld").read_text("utf-8"))
    check(catalogue["@type"] == "dcat:Catalog" and catalogue["dcat:dataset"], "catalog.jsonld is no catalogue")
    for term in (key for key in catalogue if ":" in key):
        check(term.split(":")[0] in catalogue["@context"], f"catalog.jsonld: {term} is not in the context")
    # What DCAT-AP asks of every catalogue and data set, and recommends of every distribution.
    for wanted in ("dct:title", "dct:description", "dct:publisher", "dcat:dataset"):
        check(wanted in catalogue, f"catalog.jsonld: no {wanted}")
    ids, paths = [], set()
    for dataset in catalogue["dcat:dataset"]:
        ids.append(dataset["@id"])
        for wanted in ("dct:title", "dct:description", "dct:publisher", "dcat:distribution", "dct:identifier", "dcat:theme", "dct:spatial"):
            check(wanted in dataset, f"{dataset['@id']}: no {wanted}")
        check(dataset["dct:modified"] == {"@type": "xsd:date", "@value": published}, f"{dataset['@id']}: modified {dataset['dct:modified']}")
        for one in dataset["dcat:distribution"]:
            ids.append(one["@id"])
            check("dcat:accessURL" in one and one["dcat:mediaType"]["@id"].startswith("https://www.iana.org/assignments/media-types/"), f"{one['@id']}: no address or type")
            if "dcat:downloadURL" not in one:
                continue
            address = one["dcat:downloadURL"]["@id"]
            check(address.startswith(base + "/"), f"{address} is not on this site")
            path = address[len(base) + 1:]
            paths.add(path)
            data = (site / path).read_bytes()
            check(one["dcat:byteSize"]["@value"] == str(len(data)), f"{path}: size")
            check(one["spdx:checksum"]["spdx:checksumValue"]["@value"] == hashlib.sha256(data).hexdigest(), f"{path}: checksum")
    check(len(set(ids)) == len(ids), "catalog.jsonld: an id is given twice")
    listed = {resource["path"] for resource in json.loads((site / "datapackage.json").read_text("utf-8"))["resources"]}
    check(paths == listed, "catalog.jsonld and datapackage.json list different files")


def check_feed(site, base, path, language):
    """The rules of RFC 4287 that a feed of this shape can break."""
    feed = ET.fromstring((site / path).read_bytes())
    what = str(path)
    check(feed.tag == ATOM + "feed" and feed.get(LANG) == language, f"{what}: no feed in {language}")
    def one(parent, name):
        found = parent.findall(ATOM + name)
        check(len(found) == 1, f"{what}: {len(found)} elements `{name}`")
        return found[0]
    instant = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+07:00")
    one(feed, "title")
    check(one(feed, "author").find(ATOM + "name").text, f"{what}: nobody wrote it")
    check(one(feed, "id").text == f"{base}/{path}", f"{what}: id {one(feed, 'id').text}")
    selves = [link for link in feed.findall(ATOM + "link") if link.get("rel") == "self"]
    check([link.get("href") for link in selves] == [f"{base}/{path}"], f"{what}: it does not name itself")
    updated = one(feed, "updated").text
    check(bool(instant.fullmatch(updated)), f"{what}: updated {updated}")
    ids, days = [], []
    for entry in feed.findall(ATOM + "entry"):
        ids.append(one(entry, "id").text)
        days.append(one(entry, "updated").text)
        check(bool(re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}:/[\x21-\x7e]*", ids[-1])), f"{what}: id {ids[-1]}")
        check(bool(instant.fullmatch(days[-1])) and days[-1] <= updated, f"{what}: updated {days[-1]}")
        check(bool(one(entry, "title").text), f"{what}: an entry without a title")
        for link in entry.findall(ATOM + "link"):
            target = link.get("href")
            check(target.startswith(base + "/"), f"{what}: {target} is elsewhere")
            file = site / target[len(base) + 1:]
            check((file / "index.html").is_file() if target.endswith("/") else file.is_file(), f"{what}: {target} is not there")
            if link.get("rel") == "enclosure":
                check(link.get("length") == str(file.stat().st_size), f"{what}: length of {target}")
        check([link.get("rel") for link in entry.findall(ATOM + "link")].count("alternate") == 1, f"{what}: an entry needs one page")
    check(len(set(ids)) == len(ids), f"{what}: an id is given twice")
    check(days == sorted(days, reverse=True) and len(ids) <= 100, f"{what}: not the newest first, or too many")
    return ids


def check_pages(site, base):
    """JSON-LD of every page, and the feeds that its head names."""
    kinds = set()
    for path in sorted(site.rglob("*.html")):
        if "files" in path.parts:
            continue
        text = path.read_text("utf-8")
        where = str(path.relative_to(site))
        head = text.split("</head>")[0]
        blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
        for block in blocks:
            check(not set("<>&") & set(block), f"{where}: a block of data with markup in it")
            thing = json.loads(block)
            kinds.add(thing["@type"])
            check(thing["@context"] == "https://schema.org", f"{where}: {thing['@context']}")
            if thing["@type"] == "BreadcrumbList":
                items = thing["itemListElement"]
                check([item["position"] for item in items] == list(range(1, len(items) + 1)) and len(items) > 1, f"{where}: places of crumbs")
                for item in items:
                    check((site / item["item"][len(base) + 1:] / "index.html").is_file(), f"{where}: {item['item']} is not there")
            for data in thing.get("dataset", []):
                for one in data["distribution"]:
                    check((site / one["contentUrl"][len(base) + 1:]).is_file(), f"{where}: {one['contentUrl']} is not there")
        feeds = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]*)"', head)
        check(bool(feeds), f"{where}: no feed")
        for feed in feeds:
            if not feed.startswith("/"):
                check((path.parent / feed).resolve().is_file(), f"{where}: {feed} is not there")
    return kinds


def check_units(site, base):
    rows = table(site / "data/units.csv")
    scores = {}
    for path in sorted((site / "data").glob("scores-*.json")):
        for unit in json.loads(path.read_text("utf-8"))["units"]:
            scores.setdefault(unit["unit_id"], []).append(unit)
    for row in rows[1:]:
        unit = dict(zip(rows[0], row))
        data = json.loads((site / unit["data_url"][len(base) + 1:]).read_text("utf-8"))
        check(data["unit_id"] == unit["unit_id"] and data["page_url"] == unit["page_url"], f"{unit['unit_id']}: the file of another unit")
        check(data["scores"] == scores.get(unit["unit_id"], []), f"{unit['unit_id']}: other scores than in the files of the years")
        check(bool(data["scores"]) == (site / f"data/units/{unit['unit_id']}.csv").is_file(), f"{unit['unit_id']}: its CSV")
        check_feed(site, base, pathlib.PurePosixPath(unit["feed_url"][len(base) + 1:]), "th")


def check_sitemap(site, base):
    """Every page once, and every page names its twin as the twin names it."""
    versions = {}
    for url in ET.fromstring((site / "sitemap.xml").read_bytes()).iter(SITEMAP + "url"):
        versions[url.find(SITEMAP + "loc").text] = {link.get("hreflang"): link.get("href") for link in url.findall(XHTML + "link")}
    for address, others in versions.items():
        check((site / address[len(base) + 1:] / "index.html").is_file(), f"sitemap: {address} is not there")
        for other in others.values():
            check(versions.get(other) == others, f"sitemap: {address} and {other} do not agree")
    pages = {str(p.parent.relative_to(site)) for p in site.rglob("index.html")}
    listed = {address[len(base) + 1:].rstrip("/") or "." for address in versions}
    check(listed == pages, f"sitemap: {sorted(listed ^ pages)[:5]}")
    check(f"Sitemap: {base}/sitemap.xml" in (site / "robots.txt").read_text("utf-8"), "robots.txt does not name the site map")


def published_day(portal):
    year, rest = str(portal["published"]).split("-", 1)
    return f"{int(year) - 543 if int(year) >= 2400 else year}-{rest}"


seen = set()
with scratch() as work:
    contents = {"content": root / "content", **{name: root / "tests/sites" / name / "content" for name in ("full", "plan", "checklists", "announced", "hostile", "minimal")}}
    for name, content in contents.items():
        site = work / name
        run("build", content, "-o", site, "--lang", "en")
        portal = yaml.safe_load((content / "portal.yaml").read_text("utf-8"))
        base = portal["base_url"]
        published = published_day(portal)
        check_dictionary(site, published)
        check_package(site)
        check_catalogue(site, base, published)
        entries = check_feed(site, base, pathlib.PurePosixPath("feed.xml"), "th")
        if "en" in portal.get("languages", []):
            english = check_feed(site, base, pathlib.PurePosixPath("en/feed.xml"), "en")
            check(len(english) == len(entries) and not set(english) & set(entries), f"{name}: the feeds of the two languages")
        seen |= check_pages(site, base)
        check_units(site, base)
        check_sitemap(site, base)
    check({"WebSite", "GovernmentOrganization", "BreadcrumbList", "DataCatalog", "Article"} <= seen, f"kinds of JSON-LD: {sorted(seen)}")
finish()
