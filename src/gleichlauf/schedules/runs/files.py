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
    """What is put back into a directory after each run; ``here`` is its absolute path.

    That is nothing at first: the directory was made for the runs.
    """

    def __init__(self, here: str) -> None:
        self.here = here
        self.folders: list[str] = []
        self.contents: dict[str, bytes] = {}

    def remember(self) -> None:
        """Take the working directory as it is now as the one in which each run begins."""
        self.here = os.getcwd()  # noqa: PTH109 - see above
        self.folders = sorted(root for root, _, _ in os.walk(self.here) if root != self.here)
        for name in file_names(self.here):
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
            with open(name, "wb") as file:  # noqa: PTH123 - see above
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
