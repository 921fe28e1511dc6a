"""What is in the archives that a program leaves."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO


def members(name: str, file: Path | BinaryIO) -> tuple[tuple[str, int], ...] | None:
    """Return the members of a zip archive, without folders, sorted; None for anything else.

    ``name`` is what the file is called.
    """
    if not name.lower().endswith(".zip"):
        return None
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.testzip() is not None:
                return None
            infos = archive.infolist()
    except (OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return None
    except (zipfile.BadZipFile, zlib.error):
        return None
    return tuple(sorted((info.filename, info.CRC) for info in infos if not info.is_dir()))
