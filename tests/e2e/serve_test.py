"""`serve`: what is saved is built and served, open pages are told, what is wrong is shown, nobody else gets in, and it ends when it is told to."""
import atexit
import contextlib
import http.client
import json
import os
import pathlib
import queue
import re
import shutil
import signal
import socket
import subprocess
import threading
import time

from support import check, finish, program, root, run, scratch, tree

# Nothing here takes as long; what never comes fails.
patience = 60
# Ends are asked for within a second; a busy machine may be late, but nothing waits for a stream, a connection or a build to end by itself.
soon = 4


class Server:
    """A running `serve`, its lines as they come."""

    def __init__(self, *arguments, cwd=None, ready=True, command=()):
        self.lines, self.said = queue.Queue(), []
        self.process = subprocess.Popen([*command, program, "serve", *map(str, arguments), "--port", "0", "--lang", "en"], cwd=cwd,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        atexit.register(self.process.kill)
        threading.Thread(target=self.read, daemon=True).start()
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", self.wait_for("the site is at"))[1]) if ready else None

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def wait_for(self, words):
        """The next line with these words."""
        end = time.monotonic() + patience
        while True:
            try:
                line = self.lines.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                raise AssertionError(f"`{words}` was not said:\n{''.join(self.said)}")
            self.said.append(line)
            if words in line:
                return line

    def get(self, target, headers=None, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience)
        with contextlib.closing(connection):
            connection.request(method, target, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers

    def raw(self, request):
        """All that comes for bytes that no library would send."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=patience) as link:
            link.sendall(request)
            parts = []
            with contextlib.suppress(ConnectionResetError):
                while part := link.recv(65536):
                    parts.append(part)
            return b"".join(parts)

    def end(self, sign=signal.SIGTERM):
        """Seconds until it ended; it must end with 0."""
        began = time.monotonic()
        self.process.send_signal(sign)
        code = self.process.wait(timeout=patience)
        check(code == 0, f"{sign!r} ends with {code}, expected 0:\n{''.join(self.said)}")
        return time.monotonic() - began


class Events:
    """The stream of events of a page, one at a time."""

    def __init__(self, server):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=patience)
        self.connection.request("GET", "/.prongsai-live/events")
        self.answer = self.connection.getresponse()
        # Pages that stood before their site did: the name of it, and their paths.
        self.ahead = None
        check(self.answer.status == 200 and self.answer.headers["Content-Type"] == "text/event-stream", "the stream of events")

    def next(self):
        """The next event of a build that is over; what went ahead of it is kept."""
        while (event := self.next_of_any())[0] == "ahead":
            self.ahead = event[1].split(" ")
        return event

    def next_of_any(self):
        name = data = None
        while True:
            line = self.answer.readline()
            if not line:
                return None, None
            text = line.decode().rstrip("\n")
            if text.startswith("event: "):
                name = text[7:]
            elif text.startswith("data: "):
                data = text[6:]
            elif not text and name:
                return name, data

    def expect(self, wanted):
        name, data = self.next()
        check(name == wanted, f"the event `{wanted}` comes, not `{name}` with {data}")
        return data

    def close(self):
        self.connection.close()


def save_by_rename(path, text):
    """As most editors do."""
    fresh = path.with_name("." + path.name + ".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def saves(server, events, content, site):
    unit = content / "units/bang-rak/unit.yaml"
    first = unit.read_text(encoding="utf-8")
    page = "/units/bang-rak/"
    build = events.expect("build")
    before = server.get(page)[1].decode()
    check(f'<head><script src="/.prongsai-live/live.js" data-build="{build}" data-file="units/bang-rak/index.html"></script>' in before, "a page has the script, with the name of its build")
    on_disk = (site / "units/bang-rak/index.html").read_text(encoding="utf-8")
    check("prongsai-live" not in on_disk, "no file of the site has the script")
    check(before.replace(f'<script src="/.prongsai-live/live.js" data-build="{build}" data-file="units/bang-rak/index.html"></script>', "") == on_disk, "else the page is as on the disk")

    renamed = first.replace("บาง", "บ้าง")
    assert renamed != first
    unit.write_text(renamed, encoding="utf-8")
    newer = events.expect("reload")
    check(newer != build, "another build has another name")
    check("บ้าง" in server.get(page)[1].decode(), "what was saved is served")
    server.wait_for("changed: ")
    check("content/units/bang-rak/unit.yaml" in server.said[-1], f"what changed is said: {server.said[-1]}")
    check(re.search(r"built again in \d+\.\d{3} s: \d+ files written", server.wait_for("built again")), "how long it took is said")

    save_by_rename(unit, renamed + "nonsense: <b>[</b>\n")
    problems = json.loads(events.expect("problems"))
    item = problems["items"][0]
    lines = renamed.count("\n") + 1
    check(item["severity"] == "error" and item["place"].startswith(f"{content}/units/bang-rak/unit.yaml:{lines}:"), f"what is wrong, and where: {problems}")
    check(item["message"] and item["code"] and problems["title"], f"in words: {problems}")
    check("บ้าง" in server.get(page)[1].decode(), "the site stays as it was")
    server.wait_for("the site was not written")
    late = Events(server)
    late.expect("build")
    late.expect("problems")
    late.close()
    save_by_rename(unit, renamed)
    events.expect("mended")

    (content / "units/bang-rak/2564/practices").mkdir(exist_ok=True)
    practice = sorted((content / "units/bang-rak/2564/practices").glob("*.md"))[0]
    text = practice.read_text(encoding="utf-8")
    more = practice.with_name("one-more.md")
    more.write_text(text, encoding="utf-8")
    events.expect("reload")
    # Never the whole site: the folder of the writer's own copies comes and goes while a build ends.
    address = next("/" + str(path.parent.relative_to(site)) + "/" for path in (site / "units").rglob("one-more/index.html"))
    check(server.get(address)[0] == 200, "a new write-up has a page")
    more.unlink()
    events.expect("reload")
    status, body, _ = server.get(address)
    check(status == 404 and b"live.js" in body, "a page that is gone is not found, and that page is told of changes too")

    aside = content.parent / "another-office"
    shutil.copytree(content / "units/bang-rak", aside)
    (aside / "unit.yaml").write_text(first, encoding="utf-8")
    shutil.move(aside, content / "units/new-office")
    name, data = events.next()
    check(name in ("reload", "problems"), f"a folder that is moved in is seen: {name} {data}")
    shutil.move(content / "units/new-office", aside)
    events.expect("reload" if name == "reload" else "mended")
    fresh = content / "units/fresh"
    fresh.mkdir()
    (fresh / "unit.yaml").write_text("nonsense: [\n", encoding="utf-8")
    events.expect("problems")
    shutil.rmtree(fresh)
    # Folder and file may have been seen one after the other.
    while (name := events.next()[0]) != "mended":
        check(name == "problems", f"a folder that is made and removed again is followed: {name}")
    unit.write_text(first, encoding="utf-8")
    events.expect("reload")


def saved_until_ahead(server, events, path, texts):
    """Saves until an event went ahead of the build's, whose name it gives. A busy machine may tell of both at once, in which case the second is enough for a page."""
    for text in texts:
        events.ahead = None
        save_by_rename(path, text)
        build = events.expect("reload")
        server.wait_for(f"{path}\n")
        server.wait_for("built again")
        if events.ahead:
            return build
    raise AssertionError(f"no page of {path} goes ahead")


def saved_first(server, events, content, site):
    """The pages of what was saved stand before the rest of the site, and are not loaded again where the rest does not change them."""
    practice = sorted((content / "units/bang-rak/2564/practices").glob("*.md"))[0]
    text = practice.read_text(encoding="utf-8")
    file = f"units/bang-rak/2564/practices/{practice.stem}/index.html"
    build = saved_until_ahead(server, events, practice, [text + f"\nครั้งที่ {number}\n" for number in range(9)])
    check(events.ahead == [build, file, "en/" + file], f"both pages of the write-up go ahead, under the name of the site that follows: {events.ahead} {build}")
    page = server.get("/" + file.removesuffix("index.html"))[1].decode()
    check(f'data-build="{build}" data-file="{file}"' in page and "ครั้งที่" in page, "they have its name")
    clean = site.with_name("clean-beside")
    run("build", content, "-o", clean, "--no-cache")
    check(tree(clean) == tree(site), "and the site is the one that a clean build makes")
    shutil.rmtree(clean)

    # A page that shows more than its file: the packs, which are made later.
    claims = content / "units/bang-rak/2564/assessment/small.yaml"
    first = claims.read_text(encoding="utf-8")
    build = saved_until_ahead(server, events, claims, [first.replace("date: 2564-08-01", f"date: 2564-08-{day:02}", 1) for day in range(2, 9)])
    check(events.ahead[1:] == ["units/bang-rak/2564/index.html", "en/units/bang-rak/2564/index.html"], f"the year's pages go ahead: {events.ahead}")
    check(events.ahead[0] != build, "and change once more, with their packs")

    events.ahead = None
    portal = content / "portal.yaml"
    save_by_rename(portal, portal.read_text(encoding="utf-8") + "# more\n")
    server.wait_for(f"{portal}\n")
    server.wait_for("built again")
    check(events.ahead is None, "no page is made from portal.yaml")
    for path, before in ((claims, first), (practice, text)):
        save_by_rename(path, before)
        events.expect("reload")
        server.wait_for(f"{path}\n")
        server.wait_for("built again")


def folders_that_go(server, events, content, site):
    aside = content.with_name("moved")
    content.rename(aside)
    problems = json.loads(events.expect("problems"))
    check("No such file" in problems["note"], f"without content there is a problem, and no crash: {problems}")
    check(server.get("/")[0] == 200, "the site stays")
    server.wait_for(f"changed: {content}\n")
    aside.rename(content)
    events.expect("mended")
    # A page is told as soon as the site stands, the terminal once the build is over.
    server.wait_for(f"changed: {content}\n")
    server.wait_for("built again in")
    files = tree(site)
    shutil.rmtree(site)
    check(server.get("/")[0] == 404, "a site that is gone is not found")
    os.utime(content / "portal.yaml")
    events.expect("reload")
    server.wait_for(f"changed: {content}/portal.yaml\n")
    server.wait_for("built again in")
    check(tree(site) == files, "and is made again")


def hostile(server, site):
    secret = site.parent / "secret.txt"
    secret.write_text("do not tell", encoding="utf-8")
    (site / "link.txt").symlink_to(secret)
    own = b"Host: localhost\r\n"
    refused = [
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\n" + own + b"Host: evil.example\r\n\r\n", 421),
        (b"GET /.prongsai-live/events HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        (b"POST / HTTP/1.1\r\n" + own + b"Content-Length: 0\r\n\r\n", 405),
        (b"OPTIONS * HTTP/1.1\r\n" + own + b"\r\n", 405),
        (b"BREW / HTTP/1.1\r\n" + own + b"\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"GET /../secret.txt HTTP/1.1\r\n" + own + b"\r\n", 404),
        (b"GET /%2e%2e/secret.txt HTTP/1.1\r\n" + own + b"\r\n", 404),
        (b"GET /..%2fsecret.txt HTTP/1.1\r\n" + own + b"\r\n", 404),
        (b"GET /..\\secret.txt HTTP/1.1\r\n" + own + b"\r\n", 404),
        (b"GET /link.txt HTTP/1.1\r\n" + own + b"\r\n", 404),
        (b"GET /index.html%00.txt HTTP/1.1\r\n" + own + b"\r\n", 404),
        (b"GET //evil.example/ HTTP/1.1\r\n" + own + b"\r\n", 404),
        (b"GET http://evil.example/ HTTP/1.1\r\n" + own + b"\r\n", 404),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + own + b"\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + own + b"Range: bytes=zz\r\n\r\n", 416),
    ]
    hidden = [path.name for path in site.iterdir() if path.name.startswith(".")]
    check(hidden, "the writer's own list is a hidden name")
    refused += [(b"GET /" + name.encode() + b" HTTP/1.1\r\n" + own + b"\r\n", 404) for name in hidden]
    for request, status in refused:
        answer = server.raw(request)
        check(answer.startswith(b"HTTP/1.1 %d " % status), f"{request[:80]!r}: {answer[:120]!r}, expected {status}")
        check(b"do not tell" not in answer, f"{request[:80]!r} tells nothing")
    # What follows a refused request is never taken for one more.
    inner = b"GET /units/ HTTP/1.1\r\n" + own + b"\r\n"
    answer = server.raw(b"POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: %d\r\n\r\n" % len(inner) + inner)
    check(answer.count(b"HTTP/1.1 ") == 1, f"one answer for one connection: {answer[:200]!r}")
    (site / "link.txt").unlink()
    with socket.socket() as link:
        link.settimeout(patience)
        others = [address for address in subprocess.run(["hostname", "-I"], capture_output=True, text=True, check=False).stdout.split() if ":" not in address]
        if others:
            check(link.connect_ex((others[0], server.port)) != 0, "nobody reaches it from another machine")


def files(server, site):
    pack = next((site / "packs").glob("*.zip"))
    target = "/" + str(pack.relative_to(site))
    status, body, headers = server.get(target)
    check(status == 200 and body == pack.read_bytes() and headers["Content-Type"] == "application/zip", "a pack is served as it is")
    check(headers["Cache-Control"] == "no-store" and headers["X-Content-Type-Options"] == "nosniff" and headers["Content-Security-Policy"], "with the site's headers")
    for given, expected in (("bytes=3-9", body[3:10]), ("bytes=-4", body[-4:]), ("bytes=10-", body[10:]), ("bytes=0-1,4-5", body)):
        status, part, _ = server.get(target, {"Range": given})
        check(status == (200 if "," in given else 206) and part == expected, f"{given}: {status}, {len(part)} bytes")
    check(server.get(target, {"Range": f"bytes={len(body)}-"})[0] == 416, "a range that is not there")
    check(server.get(target, method="HEAD")[1] == b"" and server.get(target, method="HEAD")[2]["Content-Length"] == str(len(body)), "HEAD")
    for path, kind in (("/", "text/html; charset=utf-8"), ("/data/units.csv", "text/csv; charset=utf-8"), ("/.prongsai-live/live.js", "text/javascript; charset=utf-8"),
                       ("/.prongsai-live/live.css", "text/css; charset=utf-8"), ("/sitemap.xml", "application/xml; charset=utf-8")):
        status, body, headers = server.get(path, {"Accept-Encoding": "gzip, br"})
        check(status == (200 if status == 200 else 404) and (status != 200 or headers["Content-Type"] == kind), f"{path}: {status}, {headers['Content-Type']}")
        check(headers["Content-Encoding"] is None, f"{path} is not packed")
    status, body, _ = server.get("/units/bang-rak")
    check(status == 302, "a folder is led to")
    check(server.get("/en/none")[1] != server.get("/none")[1], "each language has its page for what is not found")


with scratch() as folder:
    content, site = folder / "content", folder / "site"
    shutil.copytree(root / "tests/sites/full/content", content)
    server = Server(content, "-o", site)
    events = Events(server)
    saves(server, events, content, site)
    saved_first(server, events, content, site)
    files(server, site)
    hostile(server, site)
    folders_that_go(server, events, content, site)
    run("build", content, "-o", folder / "clean", "--no-cache")
    check(tree(folder / "clean") == tree(site), "the site is as a clean build makes it")
    # With a stream open, and one that says nothing.
    silent = socket.create_connection(("127.0.0.1", server.port), timeout=patience)
    check(server.end() < soon, "it ends within a second")
    check(events.next() == (None, None), "the stream ends")
    silent.close()

with scratch() as folder:
    # The first build fails: every address says so, until it is mended.
    content, site = folder / "content", folder / "site"
    shutil.copytree(root / "tests/sites/full/content", content)
    unit = content / "units/bang-rak/unit.yaml"
    good = unit.read_text(encoding="utf-8")
    unit.write_text("nonsense: [\n", encoding="utf-8")
    server = Server(content, "-o", site)
    for target in ("/", "/units/bang-rak/", "/none"):
        status, body, _ = server.get(target)
        check(status == 503 and b"live.js" in body, f"{target} says that there is no site")
    events = Events(server)
    events.expect("build")
    events.expect("problems")
    save_by_rename(unit, good)
    events.expect("reload")
    check(server.get("/units/bang-rak/")[0] == 200, "once it is mended there is a site")
    # In the middle of a build.
    unit.write_text(good.replace("บาง", "บ้าง"), encoding="utf-8")
    server.wait_for("changed: ")
    check(server.end(signal.SIGINT) < soon, "it ends during a build too")
    run("build", content, "-o", site)
    run("build", content, "-o", folder / "clean", "--no-cache")
    check(tree(folder / "clean") == tree(site), "the next build puts everything right")

    server = Server(content, "-o", site)
    taken = subprocess.run([program, "serve", content, "-o", folder / "other", "--port", str(server.port), "--lang", "en"], capture_output=True, text=True, timeout=patience, check=False)
    check(taken.returncode == 3 and f"port {server.port} cannot be used" in taken.stderr and "--port" in taken.stderr, f"a port that is taken: {taken.stderr}")
    check(not (folder / "other").exists(), "and nothing is built")
    server.end()
    run("serve", folder / "none", "--port", "0", expect=3)
    run("serve", content, "--port", "65536", expect=2)
    foreign = folder / "foreign"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("mine", encoding="utf-8")
    run("serve", content, "-o", foreign, "--port", "0", expect=3)

    # Units set aside, templates of one's own, and files as they lie half written.
    shutil.copytree(root / "templates", folder / "templates")
    server = Server(str(content) + "/", "-o", folder / "third", "--templates", folder / "templates", "--quarantine")
    events = Events(server)
    events.expect("build")
    page = folder / "templates/pages/home.html"
    template = page.read_text(encoding="utf-8")
    page.write_text(template.replace("<h1", '<h1 id="mine"', 1), encoding="utf-8")
    events.expect("reload")
    check('<h1 id="mine"' in server.get("/")[1].decode(), "a template that was saved is used")
    page.write_text(template + "{{#never}}", encoding="utf-8")
    problems = json.loads(events.expect("problems"))
    check("home.html" in problems["note"], f"what is wrong with a template is told: {problems}")
    page.write_text(template, encoding="utf-8")
    check(sorted(events.next()[0] for _ in range(2)) == ["mended", "reload"], "and mended")
    good = unit.read_text(encoding="utf-8")
    for cut in (0, len(good) // 3, len(good) // 2, len(good) - 3):
        unit.write_bytes(good.encode()[:cut])
        server.wait_for(f"changed: {content}/units/bang-rak/unit.yaml")
        server.wait_for("built again in")
    late = Events(server)
    late.expect("build")
    check("complete" in json.loads(late.expect("problems"))["title"], "with units set aside there is a site, and it is said that it is not complete")
    check(server.get("/")[0] == 200, "which is served")
    server.end()

    # Few watches: the kernel counts them for each user namespace.
    limit = ["unshare", "-Ur", "sh", "-c", 'echo 2 >/proc/sys/user/max_inotify_watches && exec "$@"', "sh"]
    if subprocess.run([*limit, "true"], capture_output=True, check=False).returncode == 0:
        few = subprocess.run([*limit, program, "serve", content, "-o", site, "--port", "0", "--lang", "en"], capture_output=True, text=True, timeout=patience, check=False)
        check(few.returncode == 3 and "fs.inotify.max_user_watches" in few.stderr, f"no watches left: {few.returncode} {few.stderr}")

finish()
