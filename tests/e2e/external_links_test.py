"""`check --external-links`: links to other sites are opened on demand, politely, and only there. The other site is a server of this test; no other is asked."""
import collections
import http.server
import shutil
import threading

from support import check, finish, root, run, scratch

if shutil.which("curl", path="/usr/bin:/usr/local/bin") is None:
    print("curl is not installed; 0 problems")
    raise SystemExit(0)

asked = collections.Counter()
together = {"now": 0, "most": 0}
lock = threading.Lock()


class Site(http.server.BaseHTTPRequestHandler):
    def answer(self):
        with lock:
            asked[f"{self.command} {self.path}"] += 1
            together["now"] += 1
            together["most"] = max(together["most"], together["now"])
        status, location = {
            "/fine": (200, None),
            "/gone": (404, None),
            "/get-only": (405 if self.command == "HEAD" else 200, None),
            "/moved": (301, "/fine"),
            "/now": (302, "/fine"),
            "/inner": (302, "http://127.0.0.2:9/secret"),
            "/circle": (302, "/circle"),
            "/busy": (429, None),
        }.get(self.path, (500, None))
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()
        with lock:
            together["now"] -= 1

    do_HEAD = do_GET = answer

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"
paths = ["fine", "gone", "get-only", "moved", "now", "inner", "circle", "busy"]
with scratch() as folder:
    content = folder / "content"
    shutil.copytree(root / "tests/sites/minimal/content", content)
    portal = content / "portal.yaml"
    text = portal.read_text(encoding="utf-8").replace("https://test.example/licence", f"{base}/fine")
    portal.write_text(text + f"contact: {{url: \"{base}/gone#place\"}}\n", encoding="utf-8")
    (content / "pages").mkdir()
    links = "\n".join(f"- [{path}]({base}/{path})" for path in paths)
    (content / "pages/links.md").write_text(f"---\ntitle: ลิงก์\nsummary: ลิงก์ไปที่อื่น\norder: 1\n---\n\n{links}\n- [อีกครั้ง]({base}/fine)\n", encoding="utf-8")

    run("check", content)
    run("build", content, "-o", folder / "site")
    check(not asked, f"a check or build without the option asked {dict(asked)}")

    said = run("check", content, "--external-links", "--lang", "en")
    check(not asked, f"an inner host was asked: {dict(asked)}")
    check(said.count("W715") == len(paths) + 1 and "`127.0.0.1` is in an inner network" in said, f"inner hosts: {said}")

    said = run("check", content, "--external-links", "--private-host", "127.0.0.1", "--lang", "en")
    for where, what in [("pages/links.md:8:", f"W713: link `{base}/gone` cannot be opened: its server answers 404"),
                        ("pages/links.md:10:", f"W714: link `{base}/moved` has moved for good to `{base}/fine`"),
                        ("pages/links.md:12:", f"W715: link `{base}/inner` was not checked: `127.0.0.2` is in an inner network"),
                        ("pages/links.md:13:", f"W713: link `{base}/circle` cannot be opened: it redirects again and again"),
                        ("pages/links.md:14:", f"W715: link `{base}/busy` was not checked: its server asks to wait (429)"),
                        ("portal.yaml:8:", f"W713: link `{base}/gone#place` cannot be opened: its server answers 404")]:
        check(any(where in line and what in line for line in said.splitlines()), f"{where} {what}: {said}")
    check(said.count("warning W71") == 6, f"fine links were reported: {said}")
    check(together["most"] == 1, f"{together['most']} questions at a time to one host")
    check(asked["HEAD /fine"] == 3 and asked["GET /get-only"] == 1, f"what was asked: {dict(asked)}")
    run("check", content, "--external-links", "--private-host", "127.0.0.1", "--strict", expect=1)
    before = asked.total()
    run("check", content, content / "units", "--external-links", "--private-host", "127.0.0.1")
    check(asked.total() == before, "links of files that were not chosen were opened")
server.shutdown()
finish()
