"""What every measurement here shares: running a command and taking its figures, the machine, medians and ratios."""
import os
import pathlib
import platform
import re
import resource
import statistics
import subprocess
import tempfile
import threading
import time

ticks = os.sysconf("SC_CLK_TCK")


class CommandFailed(Exception):
    pass


def busy_seconds():
    """Processor seconds of the whole machine since it started, those of waiting left out."""
    numbers = [int(number) for number in pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return (sum(numbers) - numbers[3] - numbers[4]) / ticks


def descendants(root):
    """The process and all below it, read at this moment."""
    found, left = [], [root]
    while left:
        process = left.pop()
        found.append(process)
        try:
            for task in os.listdir(f"/proc/{process}/task"):
                left += [int(child) for child in pathlib.Path(f"/proc/{process}/task/{task}/children").read_text().split()]
        except OSError:
            pass
    return found


class TreeMemory(threading.Thread):
    """The most memory that a process and its descendants had together at any look, what they share counted once; at least the peak of the largest of them.
    (What wait4 tells of a short program is the memory of the Python that started it.)"""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.most, self.over = process, 0, threading.Event()

    def run(self):
        looks = 0
        # Closely at first, for programs that end at once.
        while not self.over.wait(0.05 if looks > 20 else 0.002):
            looks += 1
            total = 0
            for process in descendants(self.process):
                try:
                    if self.is_started(process):
                        peak = int(re.search(r"^VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{process}/status").read_text(), re.M)[1]) * 1024
                        total += int(re.search(r"^Pss:\s+(\d+)", pathlib.Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)[1]) * 1024
                        self.most = max(self.most, peak)
                except (OSError, TypeError):
                    pass
            self.most = max(self.most, total)

    def is_started(self, process):
        """Between fork and exec a child is still this Python."""
        return pathlib.Path(f"/proc/{process}/cmdline").read_bytes() != pathlib.Path("/proc/self/cmdline").read_bytes()


def measure(command, folder, environment=None, fine=(0,)):
    """Runs a list, or a line for bash, in a folder. Times are the operating system's account of the process and its children; `others` is how many
    processors the rest of the machine kept busy meanwhile."""
    os.sync()
    words = ["bash", "-c", command] if isinstance(command, str) else [str(word) for word in command]
    before = busy_seconds()
    load = os.getloadavg()[0]
    with tempfile.TemporaryFile() as printed:
        began = time.perf_counter()
        child = subprocess.Popen(words, cwd=folder, stdout=printed, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})})
        memory = TreeMemory(child.pid)
        memory.start()
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        memory.over.set()
        child.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        text = printed.read().decode(errors="replace")
    if child.returncode not in fine:
        raise CommandFailed(f"`{command if isinstance(command, str) else ' '.join(words)}` ended with {child.returncode}:\n{text[-2000:]}")
    cpu = used.ru_utime + used.ru_stime
    largest = used.ru_maxrss if used.ru_maxrss > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss else 0
    return {"wall": round(wall, 4), "cpu": round(cpu, 4), "memory": max(memory.most, largest * 1024), "load": round(load, 2),
            "others": round(max(0.0, busy_seconds() - before - cpu) / wall, 2)}, text


def machine():
    cpuinfo = pathlib.Path("/proc/cpuinfo").read_text()
    field = lambda key: next(iter(re.findall(rf"^{key}\s*: (.*)$", cpuinfo, re.M)), "unknown")  # noqa: E731
    memory = int(re.findall(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[0]) // 2**20
    return {"processors": os.cpu_count(), "processor": f"{field('vendor_id')} family {field('cpu family')}",
            "sha_instructions": "sha_ni" in cpuinfo, "memory_gib": memory, "kernel": platform.release().split("-")[0]}


def machine_line(about):
    sha = "with" if about["sha_instructions"] else "without"
    return f"{about['processors']} processors ({about['processor']}, {sha} SHA instructions), {about['memory_gib']} GiB of memory, Linux {about['kernel']}"


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def ratio(runs, against, key):
    """The median of the ratios within each round, so that a machine that grows slower does so for both; None where a round lacks one of them."""
    pairs = [(a[key], b[key]) for a, b in zip(runs, against) if b[key] > 0]
    return statistics.median(a / b for a, b in pairs) if pairs else None
