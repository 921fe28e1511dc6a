"""A folder of generated files, brought up to date: each file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gleichlauf.whole_file import UNFINISHED, write_whole


@dataclass(frozen=True, slots=True)
class Report:
    """What happened: paths below the folder, and files that were in the way and left alone."""

    written: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    in_the_way: tuple[PurePosixPath, ...]


def update(
    folder: Path,
    files: Mapping[PurePosixPath, bytes],
    is_ours: Callable[[PurePosixPath, bytes], bool],
    keep: Callable[[PurePosixPath], bool],
) -> Report:
    """Make ``folder`` hold ``files``, and remove what is ours and no longer among them.

    ``is_ours`` tells by path and content whether a file was made here; any other is never
    touched, and reported where it is in the way. ``keep`` names files that are left as they
    are even so. First everything is written, then the old is removed; no file is written that
    has its content already.
    """
    written, in_the_way = [], []
    for name, content in files.items():
        path = folder / name
        try:
            old = path.read_bytes()
        except FileNotFoundError:
            old = None
        except (IsADirectoryError, NotADirectoryError):
            in_the_way.append(name)
            continue
        if old is not None and not is_ours(name, old):
            in_the_way.append(name)
        elif old != content:
            write_whole(path, content)
            written.append(name)
    removed = []
    for path in _files(folder):
        name = PurePosixPath(path.relative_to(folder).as_posix())
        if name.name.endswith(UNFINISHED):
            path.unlink()
        elif name not in files and not keep(name) and is_ours(name, path.read_bytes()):
            path.unlink()
            removed.append(name)
            _remove_empty(path.parent, folder)
    return Report(tuple(written), tuple(removed), tuple(in_the_way))


def _files(folder: Path) -> list[Path]:
    found = []
    for root, folders, names in os.walk(folder):
        # Caches of Python and of editors are none of ours, and may be large.
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        found += [Path(root, name) for name in sorted(names)]
    return found


def _remove_empty(path: Path, folder: Path) -> None:
    """Remove a folder below ``folder`` that holds nothing any more, and those around it."""
    while path != folder and not any(path.iterdir()):
        path.rmdir()
        path = path.parent
