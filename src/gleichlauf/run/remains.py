"""What an example leaves in its folder: files, and archives that are in order or not."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from gleichlauf.run.run import Archive, Damage


def remaining_files(folder: Path) -> list[str]:
    """Return the paths of all files below ``folder``, with ``/``; an empty folder ends in one."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_dir():
            found.append(name)
        elif _is_empty(path):
            found.append(f"{name}/")
    return found


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:  # It may not be looked into.
        return True


def opened_archives(folder: Path, files: tuple[str, ...]) -> Iterator[Archive | Damage]:
    """Open every archive and test every member, as a reader would who unpacks it."""
    for name in files:
        if not name.lower().endswith(".zip"):
            continue
        if not (folder / name).is_file():
            yield Damage(name, "it is no file")  # To open a pipe might take for ever.
            continue
        try:
            with zipfile.ZipFile(folder / name) as archive:
                bad = archive.testzip()
                members = tuple(archive.namelist())
        except Exception as error:
            yield Damage(name, str(error) or type(error).__name__)
        else:
            if bad is not None:
                yield Damage(name, f"the member {bad} does not match its checksum")
            else:
                yield Archive(name, members)
