"""`prongsai schema`, judged by another implementation of JSON Schema (python3-jsonschema): every file that is shipped and one sample of each type pass,
broken variants are refused at the place that is wrong, the schemas name the keys that the loaders read and no others, and files are written with care."""
import fnmatch
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

from support import check, finish, program, root, run, scratch, tree

try:
    import jsonschema
    import yaml
except ImportError:
    # The system's Python has Debian's packages; the one on the path may be another.
    system = "/usr/bin/python3"
    if os.path.realpath(sys.executable) != os.path.realpath(system) and subprocess.run([system, "-c", "import jsonschema, yaml"], check=False).returncode == 0:
        os.execv(system, [system, "-B", *sys.argv])
    sys.exit("python3-jsonschema or python3-yaml is missing: ./dev test installs both")


class Core(yaml.SafeLoader):
    """Scalars as YAML 1.2 reads them, which is what editors do: dates and `yes` stay text."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^-?(0|[1-9][0-9]*)$"), list("-0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?(0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(~|null|)$"), ["~", "n", ""])


def keys_as_text(node):
    if isinstance(node, dict):
        return {str(key): keys_as_text(value) for key, value in node.items()}
    return [keys_as_text(one) for one in node] if isinstance(node, list) else node


def readings(text):
    """A document as an editor reads it, and as the loader does: every scalar as the text that was written."""
    return [keys_as_text(yaml.load(text, Loader=Core)), keys_as_text(yaml.load(text, Loader=yaml.BaseLoader))]


def front_matter(text):
    return text.split("\n---", 1)[0].removeprefix("---\n")


class Schemas:
    """The schemas of one content folder, ready to judge."""

    def __init__(self, content):
        self.document = json.loads(run("schema", content))
        for name, schema in self.document.items():
            check('"enum": []' not in json.dumps(schema), f"{name}: a choice of nothing")
            jsonschema.Draft7Validator.check_schema(schema)
        self.judges = {name: jsonschema.Draft7Validator(schema) for name, schema in self.document.items()}

    def errors(self, name, text):
        """(path, message) of everything that is wrong in either reading, the parts of alternatives too."""
        found = []

        def add(error):
            found.append(("/".join(map(str, error.absolute_path)), error.message))
            for inner in error.context or []:
                add(inner)

        for document in readings(text):
            for error in self.judges[name].iter_errors(document):
                add(error)
        return found


def type_of(path, text, patterns):
    if path.parts[0] == "frameworks":
        return {"levels": "framework", "checklist": "checklist", "plan": "plan-frame"}[re.search(r"^kind: (\w+)", text, re.M)[1]]
    found = [name for glob, name in patterns.items() if fnmatch.fnmatch(str(path), glob) and glob.count("/") == str(path).count("/")]
    check(len(found) == 1, f"{path}: of the types {found}")
    return found[0] if found else None


def judge_content(content):
    """Every YAML file and front matter of a content folder passes. Returns how many."""
    schemas = Schemas(content)
    # A schema's description says which files it is for; the settings say the same of YAML files.
    patterns = {glob: name for name, schema in schemas.document.items() for glob in schema.get("description", "").split(", ") if glob}
    with scratch() as folder:
        run("schema", "content", "-o", "schemas", cwd=folder_with(folder, content))
        settings = json.loads((folder / "schemas/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    told = {glob: name for name, globs in settings.items() for glob in globs}
    expected = {f"content/{glob}": f"./schemas/{name}.schema.json" for glob, name in patterns.items() if not glob.endswith(".md")}
    check(told == expected, f"{content}: the settings say {told}, the schemas {expected}")
    judged = 0
    for path in sorted(content.rglob("*")):
        relative = path.relative_to(content)
        if path.suffix not in {".yaml", ".md"} or not path.is_file() or "evidence" in relative.parts:
            continue
        text = path.read_text(encoding="utf-8")
        name = type_of(relative, text, patterns)
        if name:
            wrong = schemas.errors(name, front_matter(text) if path.suffix == ".md" else text)
            check(not wrong, f"{content}: {relative} as {name}: {wrong[:3]}")
            judged += 1
    return judged


def folder_with(folder, content):
    (folder / "content").symlink_to(content)
    return folder


samples = yaml.safe_load((root / "tests/e2e/schema_samples.yaml").read_text(encoding="utf-8"))


def judge_samples():
    """The sample of each type passes; each variant, the sample with one text replaced, is refused at its place."""
    schemas = {"content": Schemas(root / "content"), "checklists": Schemas(root / "tests/sites/checklists/content")}
    count = 0
    for sample in samples:
        judge = schemas[sample.get("of", "content")]
        name = sample["type"]
        wrong = judge.errors(name, sample["text"])
        check(not wrong, f"the sample of {name}: {wrong[:3]}")
        for old, new, place in sample["broken"]:
            check(sample["text"].count(old) >= 1, f"{name}: `{old}` is not in the sample")
            places = {path for path, _ in judge.errors(name, sample["text"].replace(old, new, 1))}
            check(place in places, f"{name}: `{old}` as `{new}` is wrong at {sorted(places)}, not at `{place}`")
            count += 1
    check(count >= 20, f"only {count} variants")
    types = {name for name in schemas["content"].document if not name.startswith("assessment-") and not name.endswith("-other-years")}
    check(types <= {sample["type"] for sample in samples}, f"types without a sample: {types - {sample['type'] for sample in samples}}")
    return count


# Which files of generator/load read which type.
READ_BY = {
    "portal": {"load_unit.cpp", "load_look.cpp"},
    # Its keys are those of the site's words.
    "theme-words": set(),
    "map": {"load_map.cpp"},
    "unit": {"load_unit.cpp"},
    "page": {"load_unit.cpp"},
    "evidence": {"load_register.cpp", "load_unit.cpp"},
    "write-up": {"load_write_up.cpp", "load_unit.cpp"},
    "waivers": {"load_waivers.cpp"},
    "framework": {"load_framework.cpp", "framework_parts.cpp", "load_requirement.cpp", "load_framework_life.cpp", "load_calendar.cpp"},
    "checklist": {"load_checklist.cpp", "framework_parts.cpp", "load_calendar.cpp"},
    "plan-frame": {"load_plan_frame.cpp", "framework_parts.cpp"},
    "plan": {"load_plan.cpp", "load_plan_records.cpp", "framework_parts.cpp"},
    "surveys": {"load_survey.cpp", "load_unit.cpp"},
    "progress": {"load_progress.cpp"},
    "networks": {"load_programme.cpp"},
    "complaints": {"load_complaints.cpp"},
    "results": {"load_results.cpp"},
    "crosswalk": {"load_crosswalk.cpp"},
    "knowledge": {"load_announced.cpp"},
    "publication": {"load_publications.cpp"},
    "assessment-cdd-2564": {"load_assessment.cpp"},
    "assessment-open-shelves": {"load_answers.cpp"},
}
ASKED = re.compile(
    r'(?:find|need|of_answered)\("([a-z0-9_]+)"\)|of_type\("(\w+)"|load_step\([^"]*"(\w+)"\), "(\w+)"|\{"(\w+)", Limit::|(?<=kinds)\{("evidence", "fact"[^}]*)\}'
)
# Below these keys of an assessment stand ids of the framework, not words of the format.
OF_IDS = {"claims": 1, "facts": 1, "tables": 2, "awarded": 1, "remarks": 1, "not_met": 1, "answers": 1}


def keys_read(name):
    text = (root / "generator/load" / name).read_text(encoding="utf-8")
    return {key for groups in ASKED.findall(text) for group in groups for key in re.findall(r"\w+", group)}


def keys_known(node, of_ids, skip=0):
    """Every key that a schema names, but for those levels of `properties` that are ids."""
    if isinstance(node, list):
        return set().union(*(keys_known(one, of_ids, skip) for one in node))
    keys = set()
    for word, value in node.items() if isinstance(node, dict) else []:
        if word == "properties":
            keys |= set() if skip else set(value)
            for key, inner in value.items():
                keys |= keys_known(inner, of_ids, skip - 1 if skip else of_ids.get(key, 0))
        elif word in {"patternProperties", "definitions"}:
            for key, inner in value.items():
                keys |= keys_known(inner, of_ids, of_ids.get(key, 0))
        elif word in {"items", "anyOf", "allOf"}:
            keys |= keys_known(value, of_ids, skip)
    return keys


def judge_keys():
    """The schemas and the loaders name the same keys."""
    document = dict(Schemas(root / "content").document)
    document["assessment-open-shelves"] = Schemas(root / "tests/sites/checklists/content").document["assessment-open-shelves"]
    # Files that look into evidence search bytes, not keys.
    here = {path.name for path in (root / "generator/load").glob("*.cpp") if re.search("YamlNode|MappingReader", path.read_text(encoding="utf-8"))}
    readers = {name for name in here if name != "decode.cpp" and keys_read(name)}
    check(readers <= set().union(*READ_BY.values()), f"no type is said to be read by {readers - set().union(*READ_BY.values())}")
    everywhere = keys_read("decode.cpp")
    known = {name: keys_known(document[name], OF_IDS if name.startswith("assessment-") else {}) for name in READ_BY}
    for file in sorted(readers):
        of_types = set().union(*(known[name] for name, files in READ_BY.items() if file in files))
        check(keys_read(file) <= of_types, f"{file} reads keys that no schema has: {sorted(keys_read(file) - of_types)}")
    for name, files in READ_BY.items():
        check(files <= here, f"{name} is said to be read by {files - here}, which are not there")
        read = everywhere.union(*(keys_read(file) for file in files & here))
        check(known[name] <= read, f"the schema of {name} has keys that nothing reads: {sorted(known[name] - read)}")


# Numbers, dates and ids as people write them, right and wrong. Whatever the loader reads, an editor must not call wrong.
WHOLE = ["1", "1000", "1,000", "1,00", "1,0000", ",100", "-5", "0", "0.5", "1.0", "๑,๐๐๐", "๘๖", "1e3", "+1", "01", "1 000", "1000001", "สิบ", "true", "7.000000", "1.0000000"]
DATES = ["2564-01-15", "2021-01-15", "๒๕๖๔-๐๑-๑๕", "2564-1-15", "15/1/2564", "1799-12-31", "1800-01-01", "2400-01-01", "2399-12-31", "2943-12-31", "2564-00-10", "2564-12-32",
         "2564-13-01", "2564-01-15T00:00:00", "พรุ่งนี้"]
IDS = ["region-1", "1", "a--b", "-a", "a-", "A", "a.b", "a_b", "เขต", "x" * 64, "x" * 65]


def judge_scalars():
    """The loader and the schema agree on scalars; the schema may let more through, never less."""
    with scratch() as folder:
        shutil.copytree(root / "tests/sites/minimal/content", folder / "content")
        unit = next((folder / "content/units").glob("*/unit.yaml"))
        portal = folder / "content/portal.yaml"
        both = {unit: unit.read_text(encoding="utf-8"), portal: portal.read_text(encoding="utf-8")}
        judges = Schemas(folder / "content")
        agreed = 0
        for path, name, values, form in [(unit, "unit", WHOLE, "staff_total: {{2564: {}}}\n"), (unit, "unit", WHOLE, 'staff_total: {{2564: "{}"}}\n'),
                                         (portal, "portal", DATES, "published: {}\n"), (portal, "portal", IDS, "regions: [{{id: {}, title: เขต}}]\n")]:
            key = form.split(":")[0]
            for value in values:
                text = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", both[path], flags=re.M) + form.format(value)
                path.write_text(text, encoding="utf-8")
                said = subprocess.run([program, "check", folder / "content", "--format", "json"], capture_output=True, text=True, check=False).stdout
                refused = any(one["path"].endswith(path.name) and one["severity"] == "error" for one in json.loads(said)["diagnostics"])
                wrong = judges.errors(name, text)
                check(refused or not wrong, f"{form.format(value).strip()}: read by the loader, wrong for an editor: {wrong[:2]}")
                agreed += refused == bool(wrong)
                path.write_text(both[path], encoding="utf-8")
        return agreed


def judge_writing():
    with scratch() as folder:
        folder_with(folder, root / "content")
        said = run("schema", "-o", ".vscode", cwd=folder)
        first = tree(folder / ".vscode")
        check(said.splitlines() == [f".vscode/{name}" for name in sorted(first, key=lambda name: (name == "settings.json", name.removesuffix(".schema.json")))], said)
        run("schema", "content", "--output", ".vscode", "--jobs", "1", cwd=folder)
        check(tree(folder / ".vscode") == first, "the same content gives the same files")
        printed = json.loads(run("schema", cwd=folder))
        for name, schema in printed.items():
            check(json.loads((folder / f".vscode/{name}.schema.json").read_text(encoding="utf-8")) == schema, f"{name}: the file is what is printed")
        check(json.loads(run("schema", "--type", "evidence", cwd=folder)) == printed["evidence"], "one type alone")
        check("did you mean `evidence`" in run("schema", "--type", "evidense", "--lang", "en", cwd=folder, expect=2), "a misspelt type")

        # An older file of our own is replaced, anybody else's is not.
        ours = folder / ".vscode/unit.schema.json"
        ours.write_text(ours.read_text(encoding="utf-8").replace("ข้อมูลหน่วยงาน", "รุ่นก่อน"), encoding="utf-8")
        run("schema", "-o", ".vscode", cwd=folder)
        check(tree(folder / ".vscode") == first, "an older schema is replaced")
        settings = folder / ".vscode/settings.json"
        settings.write_text('{"editor.rulers": [120]}\n', encoding="utf-8")
        said = run("schema", "-o", ".vscode", "--lang", "en", cwd=folder)
        check("settings.json is there already and is not overwritten; add this to it" in said and '"./.vscode/unit.schema.json"' in said, said)
        check(settings.read_text(encoding="utf-8") == '{"editor.rulers": [120]}\n', "settings are left alone")
        ours.write_text("{}\n", encoding="utf-8")
        said = run("schema", "-o", ".vscode", "--lang", "en", cwd=folder, expect=2)
        check(".vscode/unit.schema.json was not made by prongsai schema and is not overwritten" in said, said)
        check(ours.read_text(encoding="utf-8") == "{}\n", "somebody's file is left alone")
        outside = folder / "outside.json"
        ours.unlink()
        ours.symlink_to(outside)
        run("schema", "-o", ".vscode", cwd=folder, expect=3)
        check(not outside.exists(), "a link is not followed")
        check(not list((folder / ".vscode").glob("*.prongsai-new")), "nothing is left behind")


files = sum(judge_content(content) for content in [root / "content", *sorted(root.glob("tests/sites/*/content"))])
variants = judge_samples()
judge_keys()
agreed = judge_scalars()
judge_writing()
print(f"{files} files judged, {variants} variants refused, {agreed} scalars judged alike")
finish()
