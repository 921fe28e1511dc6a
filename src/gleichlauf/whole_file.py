"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".gleichlauf-unfinished"
"""The end of the name of a file that is being written; an interruption may leave one behind."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that, whenever this is interrupted, the old or the new one is there.

    Folders are made where they are missing; a file that is there keeps its permissions. Raises
    `OSError`, after which nothing of the new file is left, if it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # The process's own name: several may write the same file, and each must finish its own.
    unfinished = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        unfinished.write_bytes(content)
        if path.exists():
            unfinished.chmod(path.stat().st_mode)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise
