"""Corpora by name, and the name of what is measured."""
import pathlib
import subprocess

root = pathlib.Path(__file__).resolve().parents[2]
presets = {"pages-10k": ["--pages-10k"], "nation": ["--nation"], "small": ["--units", "90"]}


def version_of(program):
    about = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
    commit = subprocess.run(["git", "rev-parse", "--short=10", "HEAD"], cwd=root, capture_output=True, text=True, check=False).stdout.strip()
    return f"{about}-{commit}" if commit else about
