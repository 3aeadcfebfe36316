"""What becomes of a site folder when something is in the way: another run, a full disk, files that are not ours, links, mount points. The old site stays as it was and the reason is told, in Thai and English."""
import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys

from support import check, finish, program, root, run, scratch

sys.path.insert(0, str(root / "tests/support"))
import site_trees

small = root / "tests/sites/minimal/content"
both_ways = ([], ["--atomic"])


def words(*command, expect=3):
    """What is printed in Thai and in English."""
    return [run(*command, "--lang", language, expect=expect) for language in ("th", "en")]


def another_title(content):
    path = content / "portal.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "notice: {th: ประกาศ, en: A notice}\ntitle: ", 1), encoding="utf-8")


def whole(site, clean, what):
    found = site_trees.differences(site_trees.digests(site), site_trees.digests(clean))
    check(not found, f"{what}: {found[:5]}")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


with scratch() as folder:
    content, site, clean, new = folder / "content", folder / "out/site", folder / "clean", folder / "new"
    shutil.copytree(small, content)
    run("build", content, "-o", clean)
    shutil.copytree(content, folder / "content2")
    another_title(folder / "content2")
    run("build", folder / "content2", "-o", new)
    for way in both_ways:
        what = " ".join(way) or "in place"
        shutil.rmtree(folder / "out", ignore_errors=True)
        run("build", content, "-o", site, *way)
        whole(site, clean, f"{what}: a first site")
        check(set(names(folder / "out")) <= {".prongsai-cache", "site"}, f"{what}: beside it is {names(folder / 'out')}")

        # Another run holds the folder.
        held = os.open(site, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
        in_thai, in_english = words("build", folder / "content2", "-o", site, *way)
        check("โปรดรอให้เสร็จ" in in_thai and f"another run is writing the site `{site}`" in in_english, f"{what}: {in_thai}{in_english}")
        os.close(held)
        whole(site, clean, f"{what}: beside another run")

        # A disk on which no file may be longer than so many bytes.
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (3000, resource.RLIM_INFINITY))

        full = subprocess.run([program, "build", folder / "content2", "-o", site, "--lang", "en", *way], capture_output=True, text=True, preexec_fn=limit, restore_signals=False, check=False)
        check(full.returncode == 3 and "File too large" in full.stderr, f"{what}: a full disk: exit {full.returncode}, {full.stdout}{full.stderr}")
        whole(site, clean, f"{what}: after a full disk")
        check(set(names(folder / "out")) <= {".prongsai-cache", "site"}, f"{what}: after a full disk there is {names(folder / 'out')}")

        # Whoever copies sites by hard links keeps what they copied.
        shutil.copytree(site, folder / "out/copy", copy_function=os.link)
        run("build", folder / "content2", "-o", site, *way)
        whole(site, new, f"{what}: the new site")
        whole(folder / "out/copy", clean, f"{what}: a copy by hard links")
        shutil.rmtree(folder / "out/copy")

        # A strict mask of permissions.
        shutil.rmtree(site)
        subprocess.run([program, "build", content, "-o", site, *way], preexec_fn=lambda: os.umask(0o077), capture_output=True, check=True)
        whole(site, clean, f"{what}: under a strict umask")

        # What was remembered holds until something changes, and no longer.
        spared = run("build", content, "-o", site, "--lang", "en", *way)
        check("(0 files written," in spared, f"{what}: nothing changed: {spared}")
        (site / "index.html").write_text("damaged", encoding="utf-8")
        run("build", content, "-o", site, *way)
        whole(site, clean, f"{what}: a damaged page")

        # A manifest that was edited.
        (site / ".prongsai-manifest").write_text("b\na\n", encoding="utf-8")
        in_thai, in_english = words("build", content, "-o", site, *way)
        check("เสียหายหรือถูกแก้ไข" in in_thai and "is damaged or was edited" in in_english, f"{what}: {in_thai}{in_english}")

    # A site that is replaced as a whole, and then page by page again, and the other way round.
    shutil.rmtree(folder / "out")
    for step, way in enumerate(([], ["--atomic"], [], ["--atomic"])):
        run("build", content if step % 2 else folder / "content2", "-o", site, *way)
        whole(site, clean if step % 2 else new, f"step {step}")

    # Files that are not ours, in the site and beside it.
    (site / "own.txt").write_text("own", encoding="utf-8")
    in_thai, in_english = words("build", folder / "content2", "-o", site, "--atomic")
    check("โปรแกรมนี้ไม่ได้สร้าง" in in_thai and "own.txt`, and --atomic replaces the whole folder" in in_english, in_thai + in_english)
    check((site / "own.txt").read_text(encoding="utf-8") == "own", "a file that is not ours stays")
    (site / "own.txt").unlink()
    whole(site, clean, "after a file that is not ours")
    (site.parent / ".site.prongsai-next").mkdir()
    (site.parent / ".site.prongsai-next/own.txt").write_text("own", encoding="utf-8")
    in_thai, in_english = words("build", folder / "content2", "-o", site, "--atomic")
    check("ขวางอยู่" in in_thai and ".site.prongsai-next` is in the way" in in_english, in_thai + in_english)
    shutil.rmtree(site.parent / ".site.prongsai-next")

    # A link to the site's folder stays, and so does where it leads.
    (folder / "out/releases").mkdir()
    (folder / "out/current").symlink_to("releases/1")
    site.rename(folder / "out/releases/1")
    run("build", folder / "content2", "-o", folder / "out/current", "--atomic")
    check(os.readlink(folder / "out/current") == "releases/1" and names(folder / "out/releases") == ["1"], f"a link to the site: {names(folder / 'out/releases')}")
    whole(folder / "out/releases/1", new, "over a link")

    # From inside the site.
    done = subprocess.run([program, "build", content, "-o", ".", "--atomic", "--lang", "en"], cwd=folder / "out/releases/1", capture_output=True, text=True, check=False)
    check(done.returncode == 3 and "was started inside the site folder" in done.stderr, f"from inside: exit {done.returncode} {done.stderr}")

    # A mount point, and disks that are full. Only root may mount.
    disk = folder / "disk"
    disk.mkdir()

    def mount(options):
        return subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", disk], capture_output=True, check=False).returncode == 0

    if mount("size=16m"):
        try:
            in_thai, in_english = words("build", content, "-o", disk, "--atomic")
            check("จุดเมานต์" in in_thai and "is a mount point, which --atomic cannot replace" in in_english, in_thai + in_english)
            run("build", content, "-o", disk)
        finally:
            subprocess.run(["umount", disk], check=True)
        files = sum(1 for _ in clean.rglob("*"))
        # Full of bytes while pages are staged, and of names while the new folder is filled: each link takes one on this file system.
        for options, way in (("size=2300k", []), ("size=2300k", ["--atomic"]), (f"nr_inodes={files + 30}", []), (f"nr_inodes={files + 70}", ["--atomic"])):
            if not mount(options):
                continue
            try:
                inner = disk / "site"
                shutil.copytree(clean, inner)
                if options.startswith("size"):
                    free = os.statvfs(disk)
                    (disk / "filler").write_bytes(bytes(free.f_bavail * free.f_frsize - 40000))
                said = run("build", folder / "content2", "-o", inner, "--no-cache", "--lang", "en", *way, expect=3)
                check("No space left on device" in said, f"{options} {way}: {said}")
                whole(inner, clean, f"a full disk, {options} {way}")
                check(set(names(disk)) <= {"site", "filler"}, f"a full disk, {options} {way}: beside the site is {names(disk)}")
            finally:
                subprocess.run(["umount", disk], check=True)
    else:
        print("no disks could be mounted")
finish()
