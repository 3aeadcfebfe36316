"""Every pack of content/ before judges that this project did not write: zip readers, sha256sum, the lines of VERIFY.txt as printed (judges.sh), a bag
checker written from RFC 8493 alone, and from npm yauzl and ro-crate where the browser tests' packages are installed. `verify` finds each beside its
.sha256, and no two packs have one root."""
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import zipfile

from support import check, finish, root, run, scratch


def judge(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, check=False)
    return done.returncode, done.stdout + done.stderr


with scratch() as folder:
    site = folder / "site"
    run("build", root / "content", "-o", site)
    packs = sorted(site.rglob("*.zip"))
    check(len(packs) >= 5, f"{len(packs)} packs")

    reports = json.loads(run("verify", "--json", *packs))["packs"]
    check(all(report["neighbour"] == "agrees" for report in reports), "a pack does not agree with its .sha256")
    check(len({report["bag_root"] for report in reports}) == len(packs), "two packs have one root")
    for pack, report in zip(packs[:3], reports):
        run("verify", "--root", report["bag_root"], pack)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for pack, (code, said) in zip(packs, pool.map(lambda pack: judge("bash", root / "tests/packs/judges.sh", pack), packs)):
            check(code == 0, f"{pack.name}: {said}")
    code, said = judge(sys.executable, "-B", root / "tests/packs/bag_judge.py", *packs)
    check(code == 0 and f"accepts {len(packs)} packs" in said, said)

    if shutil.which("node") and (root / "tests/browser/node_modules/yauzl").is_dir():
        code, said = judge("node", root / "tests/packs/judges.mjs", "pack", *packs)
        check(code == 0 and f"accept {len(packs)} packs" in said, said)
    else:
        check("PRONGSAI_BROWSER_REQUIRED" not in os.environ, "the npm judges are not installed")

    # Thai names, as the crate gives them and as the zip holds them.
    thai = [name for pack in packs for name in zipfile.ZipFile(pack).namelist() if not name.isascii()]
    check(thai and all("\ufffd" not in name for name in thai), "a name lost its letters")

finish()
