"""The files in a run's working directory: which there are, and making it empty again.

With `os` rather than `pathlib`: this is done once for every schedule.
"""

from __future__ import annotations

import os

ROOM = 64 * 1024
"""With less than so many bytes left, a disk is full: a script may have been told so."""


def file_names(directory: str) -> tuple[str, ...]:
    """Return the paths of all files below a directory, sorted, as seen from there.

    None are left where the directory itself has been removed. Raises `OSError` for what cannot be
    looked into.
    """
    found: list[str] = []
    folders = [""]
    while folders:
        below = folders.pop()
        try:
            entries = os.scandir(os.path.join(directory, below))  # noqa: PTH118 - see above
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                path = f"{below}/{entry.name}" if below else entry.name
                (folders if entry.is_dir(follow_symlinks=False) else found).append(path)
    return tuple(sorted(found))


def is_full(directory: str) -> bool:
    """Tell whether nothing more can be written where a directory lies."""
    try:
        found = os.statvfs(directory)
    except OSError:
        return False
    no_names = found.f_files > 0 and found.f_favail == 0
    return no_names or found.f_bavail * found.f_frsize < ROOM


def make_empty(directory: str) -> None:
    """Make a directory empty, or anew where a run has removed it, and go there."""
    os.makedirs(directory, exist_ok=True)  # noqa: PTH103 - see above
    os.chmod(directory, 0o700)  # noqa: PTH101 - see above
    os.chdir(directory)
    _open_and_empty(directory)


def remove(directory: str) -> None:
    """Remove a directory with all that is in it; what cannot be removed is left."""
    try:
        os.chmod(directory, 0o700)  # noqa: PTH101 - see above
        _open_and_empty(directory)
        os.rmdir(directory)  # noqa: PTH106 - see above
    except OSError:
        return


def _open_and_empty(directory: str) -> None:
    top = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _empty(top)
    finally:
        os.close(top)


def _empty(top: int) -> None:
    """Remove all that is in an open directory, however deep it is.

    What lies in a directory of it is moved up before that is removed: neither a path nor a call
    ever becomes too long.
    """
    folders = _take_files(top)
    taken, number = set(folders), 0
    while folders:
        name = folders.pop()
        os.chmod(name, 0o700, dir_fd=top)
        inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
        try:
            for below in _take_files(inner):
                while (moved := f".{number}") in taken:
                    number += 1
                taken.add(moved)
                os.chmod(below, 0o700, dir_fd=inner)
                os.rename(below, moved, src_dir_fd=inner, dst_dir_fd=top)
                folders.append(moved)
        finally:
            os.close(inner)
        os.rmdir(name, dir_fd=top)


def _take_files(folder: int) -> list[str]:
    """Remove what is no directory from an open one, and return the names of the directories."""
    folders = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
            else:
                os.unlink(entry.name, dir_fd=folder)
    return folders
