"""`cmake --install` puts the program, its manual page and its completion scripts in their places, and each is what its reader takes."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

cmake, build = sys.argv[1], sys.argv[2]
problems = []


def check(holds, what):
    if not holds:
        problems.append(what)
        print("FAILED:", what)


def run(*arguments, **options):
    return subprocess.run(arguments, capture_output=True, text=True, check=False, **options)


prefix = pathlib.Path(tempfile.mkdtemp(prefix="prongsai-install-"))
try:
    done = run(cmake, "--install", build, "--prefix", str(prefix))
    check(done.returncode == 0, done.stdout + done.stderr)
    program = prefix / "bin/prongsai"
    page = prefix / "share/man/man1/prongsai.1"
    scripts = {"bash": prefix / "share/bash-completion/completions/prongsai", "zsh": prefix / "share/zsh/site-functions/_prongsai",
               "fish": prefix / "share/fish/vendor_completions.d/prongsai.fish"}
    for file in (program, page, *scripts.values()):
        check(file.is_file() and file.stat().st_size > 1000, f"{file.relative_to(prefix)} is not installed")
    check(run(program, "--version").stdout.startswith("prongsai "), "the installed program does not run")

    # groff warns of every request and character that it does not know.
    done = run("groff", "-man", "-Tutf8", "-ww", "-z", str(page))
    check(done.returncode == 0 and done.stderr == "", f"groff: {done.stderr}")
    manual = run("groff", "-man", "-Tascii", "-P-cbou", str(page)).stdout
    for words in ("NAME", "prongsai check [paths...]", "--changed-since REV", "EXIT STATUS", "--format"):
        check(words in manual, f"the manual page lacks `{words}`")
    check(all(ord(c) < 128 for c in page.read_text(encoding="utf-8")), "the manual page holds characters that groff may drop")

    for shell, script in scripts.items():
        check(script.read_text(encoding="utf-8") == run(program, "completion", shell).stdout, f"{shell}: another script than the program prints")
        if shutil.which(shell):
            done = run(shell, "-n", str(script))
            check(done.returncode == 0, f"{shell}: {done.stderr}")
    # What bash offers, for lines that end where the cursor stands.
    for line, expected in ((["ch"], "check changes"), (["check", "--form"], "--format"), (["check", "--format", "g"], "github gitlab"), (["check", "--format", "=", "s"], "sarif"),
                           (["build", "--lang", "="], "en th"), (["explain", "E501"], "E501"), (["completion", ""], "bash zsh fish"), (["verify", "a"], ""), (["new", "wr"], "write-up"),
                           (["new", "write-up", "--kind", "l"], "lesson"), (["new", "write-up", "--dr"], "--dry-run"), (["explain", "new"], ""),
                           (["--v"], "--version")):
        done = run("bash", "-c", 'source "$0"; COMP_WORDS=(prongsai "$@"); COMP_CWORD=$#; _prongsai; echo "${COMPREPLY[*]}"', str(scripts["bash"]), *line, cwd=prefix,
                   env={"PATH": os.environ["PATH"]})
        check(done.stdout == expected + "\n" and done.stderr == "", f"bash, {line}: `{done.stdout}` {done.stderr}")
    (prefix / "content/units/lampang").mkdir(parents=True)
    done = run("bash", "-c", 'source "$0"; COMP_WORDS=(prongsai score la); COMP_CWORD=2; _prongsai; echo "${COMPREPLY[*]}"', str(scripts["bash"]), cwd=prefix)
    check(done.stdout == "lampang\n", f"bash, score: {done.stdout}{done.stderr}")
finally:
    shutil.rmtree(prefix)
print(f"{len(problems)} problems")
sys.exit(1 if problems else 0)
