"""The files in a run's working directory: which there are, and making it empty again.

With `os` rather than `pathlib`: this is done once for every schedule.
"""

from __future__ import annotations

import os


def file_names(directory: str, below: str = "") -> tuple[str, ...]:
    """Return the paths of all files below a directory, sorted, as seen from there.

    None are left where the directory itself has been removed.
    """
    found: list[str] = []
    try:
        entries = list(os.scandir(os.path.join(directory, below)))  # noqa: PTH118 - see above
    except FileNotFoundError:
        return ()
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.is_dir(follow_symlinks=False):
            found += file_names(directory, path)
        else:
            found.append(path)
    return tuple(sorted(found))


def make_empty(directory: str) -> None:
    """Make a directory empty, or anew where a run has removed it, and go there."""
    os.makedirs(directory, exist_ok=True)  # noqa: PTH103 - see above
    os.chmod(directory, 0o700)  # noqa: PTH101 - see above
    os.chdir(directory)
    with os.scandir(directory) as entries:
        for entry in entries:
            _remove(entry)


def _remove(entry: os.DirEntry[str]) -> None:
    if not entry.is_dir(follow_symlinks=False):
        os.unlink(entry.path)  # noqa: PTH108 - see above
        return
    os.chmod(entry.path, 0o700)  # noqa: PTH101 - see above
    with os.scandir(entry.path) as entries:
        for inner in entries:
            _remove(inner)
    os.rmdir(entry.path)  # noqa: PTH106 - see above
