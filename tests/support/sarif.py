"""What SARIF 2.1.0 (OASIS) asks of the parts that prongsai writes, and what code hosts ask besides. Not the whole schema."""
import re

LEVELS = {"none", "note", "warning", "error"}


def message_problems(where, message):
    if not isinstance(message, dict) or not isinstance(message.get("text"), str) or not message["text"]:
        return [f"{where}: no text"]
    return []


def location_problems(where, physical, bases):
    problems = []
    artifact = physical.get("artifactLocation", {})
    uri = artifact.get("uri", "")
    if not re.fullmatch(r"(file:///)?(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri):
        problems.append(f"{where}: `{uri}` is no relative reference")
    if "uriBaseId" in artifact and artifact["uriBaseId"] not in bases:
        problems.append(f"{where}: unknown base {artifact['uriBaseId']}")
    region = physical.get("region", {})
    numbers = [region.get(key) for key in ("startLine", "startColumn", "endLine", "endColumn")]
    if not all(isinstance(number, int) and number >= 1 for number in numbers):
        problems.append(f"{where}: region {region}")
    elif (numbers[2], numbers[3]) < (numbers[0], numbers[1]):
        problems.append(f"{where}: the region ends before it begins")
    return problems


def rule_problems(where, rules, codes):
    problems = [f"{where}: {given} instead of {code}" for given, code in zip([rule.get("id") for rule in rules], codes) if given != code]
    if len(rules) != len(codes):
        problems.append(f"{where}: {len(rules)} rules, {len(codes)} codes")
    for rule in rules:
        for key in ("shortDescription", "fullDescription", "help"):
            problems += message_problems(f"{where}: {rule.get('id')} {key}", rule.get(key))
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", rule.get("name", "")):
            problems.append(f"{where}: name {rule.get('name')}")
    return problems


def sarif_problems(log, codes):
    """Every problem of a log. `codes`: the catalogue's, in order."""
    problems = []
    if log.get("version") != "2.1.0" or "sarif-2.1.0" not in log.get("$schema", ""):
        problems.append("version or $schema")
    for run in log.get("runs", [None]):
        driver = run["tool"]["driver"]
        if driver.get("name") != "prongsai" or not re.fullmatch(r"\d+\.\d+\.\d+", driver.get("semanticVersion", "")):
            problems.append("driver")
        if run.get("columnKind") not in ("utf16CodeUnits", "unicodeCodePoints"):
            problems.append("columnKind")
        rules = driver["rules"]
        problems += rule_problems("rules", rules, codes)
        for rule in rules:
            if rule["defaultConfiguration"]["level"] != ("error" if rule["id"][0] == "E" else "warning"):
                problems.append(f"{rule['id']}: default level")
        for translation in run.get("translations", []):
            problems += rule_problems(f"translation {translation.get('language')}", translation["rules"], codes)
            if translation.get("language") == driver.get("language") or translation.get("contents") != ["localizedData"]:
                problems.append("translation")
        bases = run.get("originalUriBaseIds", {})
        for number, result in enumerate(run["results"]):
            where = f"result {number}"
            if rules[result["ruleIndex"]]["id"] != result["ruleId"] or result["level"] not in LEVELS:
                problems.append(f"{where}: {result['ruleId']} {result['ruleIndex']} {result['level']}")
            problems += message_problems(where, result.get("message"))
            if len(result.get("locations", [])) != 1:
                problems.append(f"{where}: locations")
            for place in result.get("locations", []) + result.get("relatedLocations", []):
                problems += location_problems(where, place["physicalLocation"], bases)
            ids = [place["id"] for place in result.get("relatedLocations", [])]
            if len(ids) != len(set(ids)):
                problems.append(f"{where}: related ids {ids}")
            if not all(re.fullmatch(r"[0-9a-f]{64}", print_) for print_ in result["partialFingerprints"].values()):
                problems.append(f"{where}: fingerprints")
    return problems
