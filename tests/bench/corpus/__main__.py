"""Makes a content folder of any size, the same bytes each time and everywhere."""
import argparse
import pathlib
import shutil
import sys
import time

import corpus as the_corpus
import faults
import peers

presets = {
    # Write-ups and their lists alone, one language, as a generator of pages sees them.
    "pages_10k": {"units": 1000, "write_ups": 10, "evidence": 0},
    # Every agency that Thailand assesses in a year.
    "nation": {"units": 8323, "write_ups": 3, "evidence": 12},
}


def arguments():
    parser = argparse.ArgumentParser(prog="./dev corpus", description=__doc__)
    add = parser.add_argument
    add("-o", "--output", type=pathlib.Path, required=True, help="a folder that is not there, or an earlier corpus, which is replaced")
    preset = parser.add_mutually_exclusive_group()
    preset.add_argument("--pages-10k", dest="preset", action="store_const", const="pages_10k", help="10,000 write-ups of 1,000 units")
    preset.add_argument("--nation", dest="preset", action="store_const", const="nation", help="8,323 units, one year, 3 write-ups and 12 evidence entries each")
    add("--units", type=int, help="how many offices (90)")
    add("--years", type=int, default=1, help="how many years, the last is 2569 (1)")
    add("--seed", type=int, default=1, help="another number makes other content (1)")
    add("--write-ups", type=int, help="of each unit and year (3)")
    add("--evidence", type=int, help="entries of each unit and year (12); the level that is claimed follows")
    add("--evidence-bytes", type=int, default=2000, help="average size of an evidence file (2000)")
    add("--languages", default="th", help="th, or th,en (th)")
    add("--peers", type=pathlib.Path, help="also write the same write-ups for Hugo and Eleventy, into this folder")
    add("--faults", type=int, default=0, help="seed so many faults, and list them in faults.json beside the corpus")
    add("--jobs", type=int, help="processes; the result is the same for any number")
    given = parser.parse_args()
    measures = {"units": 90, "write_ups": 3, "evidence": 12, **presets.get(given.preset, {})}
    for key in measures:
        if getattr(given, key) is not None:
            measures[key] = getattr(given, key)
    if given.years not in range(1, 31) or measures["units"] < 1 or measures["write_ups"] not in range(100) or measures["evidence"] not in range(10_000):
        parser.error("one of the numbers is out of range")
    return given, measures


def clear(folder, mark):
    """Removes an earlier corpus, and nothing else."""
    if folder.exists():
        if any(folder.iterdir()) and not (folder / mark).exists():
            sys.exit(f"{folder} is there and is no corpus")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def main():
    given, measures = arguments()
    began = time.monotonic()
    corpus = the_corpus.Corpus(years=given.years, seed=given.seed, evidence_bytes=given.evidence_bytes, languages=tuple(given.languages.split(",")), **measures)
    clear(given.output, "portal.yaml")
    other = None
    if given.peers:
        clear(given.peers, "hugo.toml")
        other = peers.Peers(given.peers)
    files, size = the_corpus.write(corpus, given.output, other, given.jobs)
    if given.faults:
        seeded = faults.seed(corpus, given.output, given.faults)
        print(f"{len(seeded)} faults: {given.output}.faults.json")
    seconds = time.monotonic() - began
    print(f"{corpus.units} units, {files} files, {size / 1e6:.1f} MB, {corpus.units / seconds:.0f} units per second")


main()
