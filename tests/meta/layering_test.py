"""Rooms include only lower rooms (generator/layers.txt), each library has one wrapper room, and nothing that depends on the machine is called."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
generator = root / "generator"
problems = []

allowed = {}
for line in (generator / "layers.txt").read_text(encoding="utf-8").splitlines():
    if line.strip() and not line.startswith("#"):
        room, _, rest = line.partition(":")
        for lower in rest.split():
            if lower not in allowed:
                problems.append(f"layers.txt: `{room}` names `{lower}`, which is not below it")
        allowed[room] = set(rest.split())

# A library's headers are seen in one room only.
wrappers = {
    "yaml-cpp/": {"load"},
    "cmark": {"markdown"},
    "zip.h": {"pack"},
    "unicode/": {"base"},
    "openssl/": {"base"},
    "zlib.h": {"base"},
    "libdeflate.h": {"base"},
    "ctemplate/": {"render"},
    "CLI/": {"app"},
    "git2": {"source"},
    "xlsxwriter": {"opendata"},
    "httplib": {"serve"},
    "nlohmann/": {"diagnostic", "author", "pack", "opendata", "render"},
}
# What would let the machine into the output, and what to use instead.
banned = {
    r"\bstd::chrono::system_clock\b": "no clock: dates come from the content",
    r"\btime\s*\(\s*(nullptr|NULL|0)": "no clock: dates come from the content",
    r"\brand\s*\(": "nothing random",
    r"\bstd::random_device\b": "nothing random",
    r"\bsetlocale\s*\(": "no locale",
    r"\bgetenv\s*\(": "no environment",
    r"\bstd::unordered_(map|set)\b": "ordered containers only, so that no order depends on a hash",
    r"\bstd::stod\b|\bstrtod\b|\batof\b": "no locale, no binary fractions: use Decimal",
    r"\b(recursive_)?directory_iterator\b": "directory order is not sorted: use FileReader",
}
only_in = {
    # Besides the one primitive: cmark-gfm's registry of extensions is one for the process, and a second hash of one stream runs beside the first. `serve`
    # answers while it builds, and no build sees its threads.
    r"\bstd::(mutex|atomic|thread|jthread)\b": {"base/parallel.hpp", "app/main.cpp", "markdown/tree.cpp", "base/hash_aside.hpp", "base/hash_aside.cpp",
                                                # A text that was put off is read by the thread that asks first.
                                                "source/source_map.hpp",
                                                # Texts are put aside by all threads that load.
                                                "source/text_store.hpp",
                                                "serve/live_events.hpp", "serve/http_server.cpp", "serve/stop_signal.hpp", "serve/stop_signal.cpp",
                                                "app/serve_session.hpp"},
    # What it measures is shown on the terminal, or limits a child.
    r"\bsteady_clock\b": {"app/progress.cpp", "app/progress.hpp", "markdown/pool.cpp", "markdown/child.cpp", "app/command_serve.cpp", "app/serve_session.cpp"},
}

for path in sorted(generator.rglob("*.[ch]pp")):
    relative = path.relative_to(generator)
    room = relative.parts[0]
    text = path.read_text(encoding="utf-8")
    if room not in allowed:
        problems.append(f"{relative}: the room `{room}` is not in layers.txt")
        continue
    for number, line in enumerate(text.splitlines(), 1):
        where = f"generator/{relative}:{number}"
        own = re.match(r'\s*#\s*include\s+"([^"/]+)/', line)
        if own and own[1] != room and own[1] not in allowed[room]:
            problems.append(f"{where}: `{room}` may not include `{own[1]}`")
        foreign = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
        if foreign:
            for prefix, rooms in wrappers.items():
                if foreign[1].startswith(prefix) and room not in rooms:
                    problems.append(f"{where}: <{foreign[1]}> belongs to {', '.join(sorted(rooms))} only")
        code = line.split("//")[0]
        for pattern, reason in banned.items():
            # The site folder is listed only to find what is left over in it.
            if re.search(pattern, code) and not (room == "output" and "directory" in pattern):
                problems.append(f"{where}: {reason}")
        for pattern, files in only_in.items():
            if re.search(pattern, code) and str(relative) not in files:
                problems.append(f"{where}: only {', '.join(sorted(files))} may use this: {code.strip()}")


for problem in problems:
    print(problem)
print(f"{len(problems)} problems in {len(allowed)} rooms")
sys.exit(1 if problems else 0)
