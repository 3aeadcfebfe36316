"""`prongsai schema --cms`: the configuration of a web editor is YAML, uses widgets that the editors have, offers the framework's own ids, names only files
and folders that are there, and says nothing of where the repository is until somebody fills it in."""
import shutil

import yaml

from support import check, finish, root, run, scratch

WIDGETS = {"string", "text", "markdown", "number", "boolean", "select", "list", "object", "datetime", "file", "image", "relation", "hidden"}
content = root / "content"
framework = yaml.load((content / "frameworks/cdd-2564.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
checklists = [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for path in sorted(content.glob("frameworks/*.yaml"))]
checklists = [one for one in checklists if one["kind"] == "checklist" and "2564" in one["years"]]


def leaves(items):
    return [leaf for item in items for leaf in (leaves(item["items"]) if "items" in item else [item["id"]])]


items_of_year = {f"{one['id']}/{leaf}" for one in checklists for group in one["groups"] for leaf in leaves(group["items"])}
kinds_of_year = set(framework["evidence_kinds"]).union(*(one.get("evidence_kinds", {}) for one in checklists))


def walk(fields, where=""):
    """Every field with its path."""
    for one in fields:
        path = f"{where}/{one['name']}"
        yield path, one
        yield from walk(one.get("fields", []), path)


def ids(select):
    return [option["value"] for option in select["options"]]


def levels_of(dimension, kind):
    for variant in dimension.get("variants", []):
        if variant["for"] == kind:
            return variant["levels"]
    return dimension.get("levels", [])


def criteria(levels):
    return [criterion["id"] for level in levels for criterion in level["criteria"]]


def judge_form(config, base):
    """What holds of every configuration."""
    check("backend" not in config, "no backend before an operator chose one")
    check((base / config["media_folder"]).is_dir(), config["media_folder"])
    names = [one["name"] for one in config["collections"]]
    check(len(names) == len(set(names)), "names of collections are unique")
    for collection in config["collections"]:
        if "folder" in collection:
            check((base / collection["folder"]).parent.is_dir(), collection["folder"])
            check(collection["fields"][-1]["name"] == "body" and collection["fields"][-1]["widget"] == "markdown", collection["name"])
        for file in collection.get("files", []):
            check((base / file["file"]).is_file(), file["file"])
        for fields in [collection["fields"]] if "folder" in collection else [file["fields"] for file in collection["files"]]:
            for path, field in walk(fields):
                where = f"{collection['name']}{path}"
                check(field["widget"] in WIDGETS, f"{where}: {field['widget']}")
                check(field["label"], f"{where} has no label")
                check((field["widget"] == "select") == ("options" in field), f"{where}: options")
                check(field["widget"] != "select" or (ids(field) and len(set(ids(field))) == len(ids(field))), f"{where}: options are unique")
                check(field["widget"] != "object" or field.get("fields"), f"{where}: an object without fields")
                if "media_folder" in field:
                    check((base / field["media_folder"].lstrip("/")).is_dir(), f"{where}: {field['media_folder']}")


def judge_unit(config, unit, kind):
    """The options of one unit are those of the framework."""
    groups = {one["name"]: one for one in config["collections"]}
    files = {file["name"]: dict(walk(file["fields"])) for file in groups[unit]["files"]}
    check(ids(files["unit"]["/class/2564"]) == list(framework["classes"]), "classes")
    regions = [one["id"] for one in yaml.safe_load((content / "portal.yaml").read_text(encoding="utf-8"))["regions"]]
    check(ids(files["unit"]["/region"]) == regions, "regions")
    register = files["evidence-2564"]
    check(register["/entries"]["root"] is True, "the register is one list")
    # After those of the levels come those of the year's checklists.
    kinds = ids(register["/entries/kind"])
    check(kinds[: len(framework["evidence_kinds"])] == list(framework["evidence_kinds"]) and set(kinds) <= kinds_of_year, "evidence kinds")
    wanted = [one for dimension in framework["dimensions"] for one in criteria(levels_of(dimension, kind))]
    wanted += [one for ladder in framework["ladders"] for one in criteria(ladder["levels"])] + [framework["bonus"]["id"]]
    offered = ids(register["/entries/supports"])
    check(offered[: len(wanted)] == wanted, f"criteria of {unit}: {set(offered) ^ set(wanted)}")
    check(set(offered[len(wanted) :]) == items_of_year, f"items of checklists: {set(offered[len(wanted) :]) ^ items_of_year}")
    assessment = files["cdd-2564-2564"]
    for dimension in framework["dimensions"]:
        path = f"/claims/{dimension['id']}"
        number = assessment.get(path + "/level", assessment[path])
        check((number["min"], number["max"], number["value_type"]) == (0, len(levels_of(dimension, kind)), "int"), f"{unit}{path}: {number}")
    for name, fact in framework["facts"].items():
        check((f"/facts/{name}" in assessment) == (fact.get("from") != "staff_total"), f"fact {name}")
    for name, table in framework["tables"].items():
        for column, told in table["columns"].items():
            cell = assessment[f"/tables/{name}/{column}"]
            check(cell["required"] == (told.get("optional") != "true"), f"{name}.{column}")
            if told["type"] == "choice":
                check(ids(cell) == list(framework["choices"][told["choices"]]), f"{name}.{column}")
    write_ups = dict(walk(groups[f"{unit}-2564"]["fields"]))
    check(ids(write_ups["/dimensions"]) == [one["id"] for one in framework["dimensions"]], "dimensions")
    check(ids(write_ups["/areas"]) == list(framework["areas"]), "areas")
    check(ids(write_ups["/evidence"]) == [one["id"] for one in yaml.safe_load((content / f"units/{unit}/2564/evidence.yaml").read_text(encoding="utf-8"))], "evidence")


with scratch() as folder:
    (folder / "content").symlink_to(content)
    sveltia = run("schema", "--cms", "sveltia", cwd=folder)
    decap = run("schema", "--cms", "decap", "--jobs", "1", cwd=folder)
    check(run("schema", "content/", "--cms", "sveltia", "--jobs", "1", cwd=folder) == sveltia, "the same content gives the same bytes")
    check("# backend:\n#   name: github\n#   repo: OWNER/REPOSITORY" in sveltia and "sveltia-cms.js" in sveltia and "decap-cms.js" not in sveltia, "notes of Sveltia")
    check("decap-cms.js" in decap and "sveltia-cms.js" not in decap, "notes of Decap")
    config = yaml.safe_load(sveltia)
    judge_form(config, folder)
    judge_unit(config, "saraburi", "regional")
    judge_unit(config, "community-funds-bureau", "central")
    units = sorted(path.parent.name for path in content.glob("units/*/unit.yaml"))
    check([one["name"] for one in config["collections"] if "files" in one] == units, "every unit has its group")
    of_decap = yaml.safe_load(decap)
    judge_form(of_decap, folder)
    check(of_decap["locale"] == "th" and "locale" not in config, "Decap is told the language, Sveltia takes the browser's")
    check(not [file for one in of_decap["collections"] for file in one.get("files", []) if file["file"].endswith("evidence.yaml")], "Decap has no lists as files")

    # One unit alone, into a file that is replaced only where it is our own.
    said = run("schema", "--cms", "sveltia", "--unit", "saraburi", "-o", "admin/config.yml", cwd=folder)
    check(said == "admin/config.yml\n", said)
    one = yaml.safe_load((folder / "admin/config.yml").read_text(encoding="utf-8"))
    years = sorted(path.name for path in (content / "units/saraburi").iterdir() if path.name.isdigit())
    check([group["name"] for group in one["collections"]] == ["saraburi", *(f"saraburi-{year}" for year in years)], f"one unit alone, {years}")
    run("schema", "--cms", "decap", "--unit", "saraburi", "-o", "admin/config.yml", cwd=folder)
    (folder / "admin/config.yml").write_text("backend: {name: github}\n", encoding="utf-8")
    said = run("schema", "--cms", "sveltia", "-o", "admin/config.yml", "--lang", "en", cwd=folder, expect=2)
    check(said == "admin/config.yml was not made by prongsai schema and is not overwritten\n", said)
    check("did you mean `saraburi`" in run("schema", "--cms", "decap", "--unit", "sarabury", "--lang", "en", cwd=folder, expect=2), "a misspelt unit")
    run("schema", "--cms", "wordpress", cwd=folder, expect=2)

    # Checklists: each answer is offered as the file writes it.
    shutil.copytree(root / "tests/sites/checklists/content", folder / "lists")
    lists = yaml.safe_load(run("schema", "lists", "--cms", "sveltia", cwd=folder))
    judge_form(lists, folder)
    files = {file["file"]: dict(walk(file["fields"])) for one in lists["collections"] for file in one.get("files", [])}
    answers = files["lists/units/ban-mai/2566/assessment/open-shelves.yaml"]
    check(ids(answers["/answers/r2.1"]) == ["present", "absent", "not_applicable"], "present")
    check(ids(answers["/answers/r2.2.a/answer"]) == ["none", "board", "website", "absent", "not_applicable"], "choice, with a date beside it")
    check((answers["/answers/s2"]["min"], answers["/answers/s2"]["max"]) == (0, 30), "number, counted downwards")
    check(answers["/answers/s3"]["multiple"] is True and ids(answers["/answers/s3"]) == ["th", "en"], "several choices")
    kinds = ids(files["lists/units/ban-mai/2566/evidence.yaml"]["/entries/supports"])
    check("open-shelves/r2.2.b" in kinds and "open-shelves/r2" not in kinds, "items of checklists, but no headings")
finish()
