"""Sites as readers see them: every file with its bytes, every folder, and how two of them differ."""
import hashlib
import os


def entries(folder):
    """Everything below a folder, by path, as os.DirEntry; no link is followed."""
    found, waiting = {}, [str(folder)]
    start = len(str(folder)) + 1
    while waiting:
        with os.scandir(waiting.pop()) as listing:
            for entry in listing:
                found[entry.path[start:]] = entry
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
    return found


def digest(data):
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digests(folder):
    """Files with permissions and a hash of their bytes, folders with permissions."""
    tree = {}
    for path, entry in entries(folder).items():
        status = entry.stat(follow_symlinks=False)
        if entry.is_dir(follow_symlinks=False):
            tree[path] = f"folder {status.st_mode & 0o777:o}"
        elif entry.is_symlink():
            tree[path] = f"link to {os.readlink(entry.path)}"
        else:
            with open(entry.path, "rb") as file:
                tree[path] = f"{status.st_mode & 0o777:o} {digest(file.read())}"
    return tree


def marks(folder):
    """What tells, without reading, whether a file was written since. What a killed run left aside does not count."""
    found = {path: entry.stat(follow_symlinks=False) for path, entry in entries(folder).items() if not path.startswith(".prongsai-staging")}
    return {path: (status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode) for path, status in found.items()}


def differences(one, other):
    """A line for each path that the two trees do not have alike."""
    return [f"{path}: {one.get(path, 'not there')} | {other.get(path, 'not there')}" for path in sorted({*one, *other}) if one.get(path) != other.get(path)]
