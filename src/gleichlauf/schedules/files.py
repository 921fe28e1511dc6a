"""The files in the working directory: which there are, and making it again as it was.

With `os` rather than `pathlib`: this is done once for every schedule, and each module that the
worker imports makes each fork slower.
"""

from __future__ import annotations

import os


def file_names(directory: str = ".") -> list[str]:
    """Return the paths of all files below the working directory, sorted."""
    found: list[str] = []
    with os.scandir(directory) as entries:
        for entry in entries:
            path = os.path.normpath(entry.path)
            if entry.is_dir(follow_symlinks=False):
                found += file_names(path)
            else:
                found.append(path)
    return sorted(found)


class Directory:
    """What the working directory held, to be put back after each run."""

    def __init__(self) -> None:
        self.here = os.getcwd()  # noqa: PTH109 - see above
        self.folders = sorted(root for root, _, _ in os.walk(self.here) if root != self.here)
        self.contents: dict[str, bytes] = {}
        for name in file_names():
            with open(name, "rb") as file:  # noqa: PTH123 - see above
                self.contents[name] = file.read()

    def restore(self) -> None:
        """Return there, remove what a run made, and write again what was there before."""
        os.chdir(self.here)
        with os.scandir(self.here) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    remove(entry.path)
                else:
                    os.unlink(entry.path)  # noqa: PTH108 - see above
        for folder in self.folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - see above
        for name, data in self.contents.items():
            with open(os.path.join(self.here, name), "wb") as file:  # noqa: PTH118, PTH123
                file.write(data)


def remove(directory: str) -> None:
    """Remove a directory with all that is in it."""
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                remove(entry.path)
            else:
                os.unlink(entry.path)  # noqa: PTH108 - see above
    os.rmdir(directory)  # noqa: PTH106 - see above
