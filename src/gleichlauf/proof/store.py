"""A folder of results that can be made anew: whatever befalls it costs time, and nothing else.

Each entry bears a digest over its name and content, so that what was cut off, or has changed on the
disk, is not taken for a result. What is wrong with the folder is told once, since all will be slow;
nothing is raised for it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gleichlauf.regular_file import content
from gleichlauf.whole_file import write_whole

DAYS = 30
"""How long an entry is kept that nobody asks for."""

_DAY = 24 * 60 * 60
_ENDING = ".kept"
_SWEPT = "swept"
_OURS = (_ENDING, ".json", ".passed", ".gleichlauf-unfinished")
"""The ends of the names of what was ever written here, by this version and those before it."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of entries, made where it is missing; the name of an entry is a digest."""

    folder: Path

    def get(self, name: str) -> bytes | None:
        """Return what was kept under a name; None if there is nothing, or it is damaged."""
        path = self._path(name)
        try:
            digest, _, kept = content(path).partition(b"\n")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            logger.warning("%s is not read, and made anew: %s", path, error.strerror)
            return None
        if digest != _digest(name, kept):
            logger.warning("%s is damaged, and made anew", path)
            return None
        self._used(path)
        return kept

    def put(self, name: str, kept: bytes) -> None:
        """Keep something under a name, in the place of whatever is there."""
        path = self._path(name)
        try:
            self._make()
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            write_whole(path, _digest(name, kept) + b"\n" + kept)
            self._sweep()
        except OSError as error:
            _tell(self.folder, error.strerror or str(error))

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{_ENDING}"

    def _make(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
        ignored = self.folder / ".gitignore"
        if not ignored.exists():
            write_whole(ignored, b"*\n")

    def _used(self, path: Path) -> None:
        """Note that an entry is of use; once a day is enough."""
        with suppress(OSError):  # in a folder that is only read, nothing is swept either
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)

    def _sweep(self) -> None:
        """Remove what nobody has asked for in a long time; once a day is enough."""
        swept, now = self.folder / _SWEPT, time.time()
        if swept.exists() and now - swept.stat().st_mtime < _DAY:
            return
        write_whole(swept, b"")
        for path in self.folder.iterdir():
            with suppress(OSError):  # somebody else may sweep at the same time
                age = now - path.lstat().st_mtime
                if path.name.endswith(_OURS) and age > DAYS * _DAY:
                    path.unlink()


def _digest(name: str, kept: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + kept).hexdigest().encode()


@cache
def _tell(folder: Path, reason: str) -> None:
    """Say once in each process that a folder keeps nothing."""
    logger.warning(
        "%s cannot be written (%s): what it should keep is searched and run again each time",
        folder,
        reason,
    )
