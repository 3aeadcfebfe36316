"""How fast evidence is packed and verified, and in how much memory, against sha256sum and other archivers over the same bytes, in one run.

usage: packs.py PROGRAM PACK_STAGE_PROGRAM REPORT_FOLDER [ROUNDS]

Every command runs once in each round, so that a machine that grows slower or faster does so for all; ratios are taken within a round, and their median is
told. Times are those of the whole process by the operating system's own account; memory is what it and its children had together.
"""
import datetime
import json
import pathlib
import shutil
import statistics
import sys
import tempfile

sys.dont_write_bytecode = True
import evidence_corpus  # noqa: E402
import measuring  # noqa: E402

program, stage = (str(pathlib.Path(p).resolve()) for p in sys.argv[1:3])
reports = pathlib.Path(sys.argv[3])
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5

corpora = [("1 GB in 200 files", 1, 200, 5_000_000), ("200 MB in 20,000 files", 4, 5_000, 10_000)]


def measure(command, folder):
    """As everywhere; a program that prints figures of its own means those of its part that is measured."""
    figures, text = measuring.measure("exec " + command if "|" not in command and ";" not in command else command, folder)
    own = json.loads(text) if text.startswith("{") else {"wall": figures["wall"], "processor": figures["cpu"]}
    return {"wall": own["wall"], "processor": own["processor"], "memory": figures["memory"]}


def commands(work):
    """Name, what prepares it without being measured, the command, and the measure that it is held against."""
    evidence = "find content/units -path '*/evidence/*' -type f -print0 | xargs -0"
    rows = [
        ("sha256sum, evidence", None, f"{evidence} sha256sum", None),
        ("openssl dgst -sha256, evidence", None, f"{evidence} openssl dgst -sha256", "sha256sum, evidence"),
        ("prongsai check", None, f"{program} check content", "sha256sum, evidence"),
        ("prongsai build, nothing there", lambda: shutil.rmtree(work / "site", ignore_errors=True), f"{program} build content -o site", "sha256sum, evidence"),
        ("prongsai build, nothing changed", None, f"{program} build content -o site", "sha256sum, evidence"),
        ("packing alone, one pack", None, f"{stage} content/units bench.zip", "sha256sum, evidence"),
        ("zip -0", lambda: (work / "z.zip").unlink(missing_ok=True), "zip -0 -q -r z.zip content/units", "sha256sum, evidence"),
        ("bsdtar", None, "bsdtar --format zip --options zip:compression=store -cf b.zip content/units", "sha256sum, evidence"),
        ("7zz -mx0", lambda: (work / "s.zip").unlink(missing_ok=True), "7zz a -tzip -mx0 -bd s.zip content/units", "sha256sum, evidence"),
        ("sha256sum, packs", None, "sha256sum site/packs/*.zip", None),
        ("openssl dgst -sha256, packs", None, "openssl dgst -sha256 site/packs/*.zip", "sha256sum, packs"),
        ("prongsai verify", None, f"{program} verify site/packs/*.zip", "sha256sum, packs"),
        ("unzip -t", None, "for pack in site/packs/*.zip; do unzip -tqq $pack || exit; done", "sha256sum, packs"),
        ("7zz t", None, "for pack in site/packs/*.zip; do 7zz t -bd $pack || exit; done", "sha256sum, packs"),
    ]
    tools = {"zip": "zip", "bsdtar": "bsdtar", "7zz": "7zz", "unzip": "unzip", "openssl": "openssl"}
    return [row for row in rows if shutil.which(tools.get(row[0].split()[0], "sh"))]


def run_corpus(name, units, files, size):
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        work = pathlib.Path(folder)
        total = evidence_corpus.make(work / "content", units, files, size)
        print(f"{name}: {total:,} bytes of evidence", file=sys.stderr)
        measure("find content -type f -print0 | xargs -0 cat >/dev/null", work)
        found = {}
        for number in range(rounds):
            for title, prepare, command, _ in commands(work):
                if prepare:
                    prepare()
                found.setdefault(title, []).append(measure(command, work))
                print(f"  round {number + 1}: {title}: {found[title][-1]['wall']:.2f} s", file=sys.stderr)
            (work / "bench.zip").unlink(missing_ok=True)
        packs = sum(p.stat().st_size for p in (work / "site/packs").glob("*.zip"))
        return {"name": name, "evidence_bytes": total, "pack_bytes": packs,
                "rows": [row_of(title, against, packs if "packs" in title or against == "sha256sum, packs" else total, found)
                         for title, _, _, against in commands(work)]}


def row_of(title, against, size, found):
    runs = found[title]
    row = {"title": title, "bytes": size, "wall": [r["wall"] for r in runs], "processor": [r["processor"] for r in runs],
           "memory": max(r["memory"] for r in runs)}
    if against:
        row["against"] = against
        row["speed_ratio"] = statistics.median(a["wall"] / b["wall"] for a, b in zip(found[against], runs))
    return row


def markdown(result):
    lines = [f"{measuring.machine_line(result['machine'])}; {result['rounds']} rounds, files in the page cache. Speed: median of the ratios within a round, by wall time; 1.00 is as fast as `sha256sum` over the "
             "same bytes, more is faster.", ""]
    for corpus in result["corpora"]:
        lines += [f"## {corpus['name']}", "", f"{corpus['evidence_bytes']:,} bytes of evidence, {corpus['pack_bytes']:,} bytes of packs.", "",
                  "| command | wall s: min | median | max | processor s | MB/s | speed | memory MB |", "|---|---:|---:|---:|---:|---:|---:|---:|"]
        for row in corpus["rows"]:
            wall = statistics.median(row["wall"])
            ratio = f"{row['speed_ratio']:.2f}" if "speed_ratio" in row else "1.00"
            lines.append(f"| {row['title']} | {min(row['wall']):.2f} | {wall:.2f} | {max(row['wall']):.2f} | {statistics.median(row['processor']):.2f} | "
                         f"{row['bytes'] / wall / 1e6:.0f} | {ratio} | {row['memory'] / 1e6:.0f} |")
        lines.append("")
    return "\n".join(lines)


result = {"date": datetime.date.today().isoformat(), "rounds": rounds, "machine": measuring.machine(), "corpora": [run_corpus(*corpus) for corpus in corpora]}
reports.mkdir(parents=True, exist_ok=True)
(reports / "packs.json").write_text(json.dumps(result, indent=1) + "\n")
(reports / "packs.md").write_text("# Packing and verifying, measured\n\n" + markdown(result))
print(markdown(result))
