"""The bytes of a file that somebody else may have put there: a regular one, and not too large."""

from __future__ import annotations

import os
import stat
from errno import EFBIG, EINVAL
from functools import cache
from pathlib import Path

LARGEST = 16 * 1024 * 1024
"""Files of more bytes are not read; the largest of the Python documentation has 1.5 million."""


def content(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file; raise `OSError` with a reason for people if it is not read.

    Only regular files are: what waits for somebody to write into it (a FIFO), or has no end (a
    device), is left alone, and so is what the system makes up about its processes.
    """
    # O_NONBLOCK lets a FIFO be opened, and looked at, though nobody writes into it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(EINVAL, "it is no regular file, but a folder, a FIFO or a device")
        if found.st_dev in _made_up():
            raise OSError(EINVAL, "it leads to what the system tells about itself, such as /proc")
        data = file.read(largest + 1)
    if len(data) > largest:
        raise OSError(EFBIG, f"it has more than {largest} bytes")
    return data


@cache
def _made_up() -> frozenset[int]:
    """Return the devices of the file systems whose files are no files."""
    found = set()
    for folder in ("/proc", "/sys"):
        if os.path.ismount(folder):
            found.add(Path(folder).stat().st_dev)
    return frozenset(found)
