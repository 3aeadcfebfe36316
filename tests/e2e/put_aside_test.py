"""Texts that wait on the disk while a site is built (docs/adr/0026): the same site and the same messages where the disk takes them, where it takes a part of them, and where it takes none; no file is left; a limit of the size
of files that the site itself breaks is told as what it is."""
import os
import re
import resource
import shutil
import subprocess

from support import check, finish, program, root, scratch, tree


def build(content, site, most=None, temporary=None, expect=0):
    """Builds without remembering anything; no file may grow beyond `most` bytes."""
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))) if most else None
    env = dict(os.environ, **({"TMPDIR": str(temporary)} if temporary else {}))
    done = subprocess.run([program, "build", content, "-o", site, "--no-cache", "--lang", "en"], env=env, preexec_fn=limit, capture_output=True, text=True, timeout=300, check=False)
    check(done.returncode == expect, f"limit {most}: exit {done.returncode}, expected {expect}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def write_up(number):
    """A long one, with a place that is warned of in its last line."""
    lines = "\n\n".join(f"งานที่ {number}.{line} จัดเวทีประชาคมแล้วประกาศผลให้ทุกคนตรวจสอบได้" for line in range(1, 780))
    return f"---\nkind: lesson\ntitle: บทเรียน {number}\nsummary: สรุป\ndimensions: []\nstatus: done\n---\n## ความเป็นมา\n\n{lines}\n\n## ขั้นตอน\n\nประชุม\n\n## ปัจจัยความสำเร็จ\n\nทุกคนร่วมมือ\n\n## บทเรียน\n\nเริ่มให้เร็วขึ้น\n\nวันที่ ...... เดือน ......\n"


with scratch() as folder:
    content = folder / "content"
    shutil.copytree(root / "tests/sites/full/content", content)
    shutil.rmtree(content / "publications")
    practices = content / "units/bang-rak/2564/practices"
    for number in range(60):
        (practices / f"long-{number:02}.md").write_text(write_up(number), encoding="utf-8")
    texts = sum(path.stat().st_size for path in practices.glob("*.md"))

    sites = folder / "sites"
    sites.mkdir()
    said = build(content, sites / "whole")
    check(sorted(os.listdir(sites)) == ["whole"], f"something is left beside the site: {os.listdir(sites)}")
    whole = tree(sites / "whole")
    largest = max(path.stat().st_size for path in (sites / "whole").rglob("*") if path.is_file())
    # A text, its HTML and its plain text wait.
    check(largest < 2.5 * texts, f"the content is too small for this test: {largest} {texts}")
    for number in range(60):
        check(f"long-{number:02}.md:" in said and "วันที่ ......" in said, f"no excerpt of long-{number:02}.md")

    def same(kind, **how):
        site = sites / kind
        words = build(content, site, **how)
        check(words.replace(f"/{kind}:", "/whole:") == said, f"{kind}: other messages")
        check(tree(site) == whole, f"{kind}: another site")
        shutil.rmtree(site)

    # A part of the texts fits.
    same("part", most=largest + 1)
    same("elsewhere", temporary=folder / "none")
    # Over a site that is there, in whose folder the texts then wait.
    check(build(content, sites / "whole").count("0 files written") == 1, "a second build wrote something")
    check(tree(sites / "whole") == whole, "the site's folder holds something else")

    words = build(content, sites / "broken", most=2000, expect=3)
    check(re.search("File too large", words) is not None, words)
finish()
