"""What the end-to-end tests share: running the program, hashing trees, reporting."""
import contextlib
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

program = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path(sys.argv[2]).resolve()
problems = []


def check(holds, what):
    """Notes a failed expectation; all are printed at the end."""
    if not holds:
        problems.append(what)
        print("FAILED:", what)


def run(*arguments, cwd=None, environment=None, expect=0):
    """Runs the program and checks its exit code. Returns what it printed."""
    env = dict(os.environ, **(environment or {}))
    done = subprocess.run([program, *map(str, arguments)], cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False)
    check(done.returncode == expect, f"{' '.join(map(str, arguments))}: exit {done.returncode}, expected {expect}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def tree(folder):
    """Every file below a folder with the SHA-256 of its bytes."""
    folder = pathlib.Path(folder)
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


@contextlib.contextmanager
def scratch():
    """A folder that goes away."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="prongsai-e2e-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def finish():
    print(f"{len(problems)} problems")
    sys.exit(1 if problems else 0)
