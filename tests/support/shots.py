"""Pictures of built pages in headless Chromium, at 360 and 1280 px: python3 shots.py SITE OUT [PATH…]"""
import functools
import http.server
import pathlib
import subprocess
import sys
import tempfile
import threading

site, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
paths = sys.argv[3:] or ["", "years/2564/", "regions/region-15/", "units/", "units/lampang/", "units/lampang/2564/", "units/lampang/2564/evidence/",
                         "practices/", "units/saraburi/2564/practices/seven-partners/", "frameworks/cdd-2564/", "evidence/", "downloads/", "about/",
                         "404.html", "en/units/lampang/2564/"]
out.mkdir(parents=True, exist_ok=True)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
threading.Thread(target=server.serve_forever, daemon=True).start()
failed = 0
with tempfile.TemporaryDirectory() as profile:
    for path in paths:
        for width, height in ((360, 3000), (1280, 2000)):
            picture = out / f"{(path.strip('/').replace('/', '-') or 'home')}-{width}.png"
            done = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}",
                                   f"--window-size={width},{height}", f"--screenshot={picture}", f"http://127.0.0.1:{server.server_port}/{path}"],
                                  capture_output=True, check=False, timeout=120)
            failed += done.returncode != 0 or not picture.is_file()
            print(picture)
server.shutdown()
sys.exit(1 if failed else 0)
