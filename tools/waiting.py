"""Let builds that share something wait for one another: ``python -m tools.waiting NAME COMMAND``.

The locks are the kernel's, on files in ``build/locks``: whoever holds one and ends, however it
ends, gives it back.
"""

from __future__ import annotations

import argparse
import fcntl
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCKS = Path("build/locks")


@contextmanager
def alone(name: str, *, among_others: bool = False) -> Iterator[None]:
    """Hold the lock of a name; with ``among_others`` together with all who want it so."""
    path = LOCKS / name
    for place in (path.parent, path):
        if place.is_symlink() or (place.exists() and place.is_file() != (place == path)):
            remove(place)  # what lies there instead of a lock would never be given back
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        kind = fcntl.LOCK_SH if among_others else fcntl.LOCK_EX
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"Another make is at work here ({name}): waiting for it ...", file=sys.stderr)
            fcntl.flock(file, kind)
        yield


def remove(path: Path) -> None:
    """Remove a folder, or what lies in its place."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def main() -> int:
    """Run a command while holding a lock, and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.waiting", description=main.__doc__)
    parser.add_argument("name", help="the lock: what the command must have for itself")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="the command and its arguments")
    arguments = parser.parse_args()
    with alone(arguments.name):
        return subprocess.run(arguments.command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
